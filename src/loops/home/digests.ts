import type { CardNode } from '../../chat/card.ts';
import type { Reply } from '../../chat/reply.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type OccurrenceKey, type UnitId } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { newestDigests } from '../../store/queries/home.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { digestCard } from '../digest/cards.ts';
import { readDigest } from '../digest/view.ts';
import type { HomeParts } from './home.ts';
import { type HomeReader, type Section, titled } from './section.ts';

/** Teams that are listed; the others have their channel. */
const MOST = 6;

/** For those who lead: the last digest of each of their teams, as it was posted in that team's channel. */
export const digestSection: Section = {
  name: 'digests',
  async nodes(tx, reader) {
    const { locale } = reader;
    const t = say(locale).home.digest;
    const led = teamsLed(reader);
    const shown = led.slice(0, MOST);
    const newest = await newestDigests(
      tx,
      shown.map(({ id }) => id),
    );
    const lines = shown.map(({ id, name }) => {
      const last = newest.get(id);
      return last ? t.last(name, shortDate(as(last.window), locale)) : t.none(name);
    });
    const buttons = shown
      .filter(({ id }) => newest.has(id))
      .map(
        ({ id, name }) =>
          ({ action: 'home.digest', value: id, label: t.show(name), opens: 'dialog' }) as const,
      );
    const nodes: CardNode[] = [{ kind: 'text', text: lines.join('\n') }];
    if (buttons.length > 0) nodes.push({ kind: 'buttons', buttons });
    if (led.length > MOST) nodes.push({ kind: 'note', text: t.more(led.length - MOST) });
    return shown.length === 0 ? [] : titled(t.title, nodes);
  },
};

/** The last digest of a team that the reader leads: the figures that its channel has, and no others. */
export async function digestReply(
  tx: Tx,
  parts: HomeParts,
  reader: HomeReader,
  teamId: string,
): Promise<Reply | undefined> {
  const team = teamsLed(reader).find(({ id }) => id === teamId);
  const last = team && (await newestDigests(tx, [team.id])).get(team.id);
  const digest = last && (await readDigest(tx, parts, as<OccurrenceKey>(last.id)));
  return digest && { type: 'whisper', card: digestCard({ ...digest.view, locale: reader.locale }) };
}

/** The teams with a channel that the reader leads or facilitates, themselves or as part of a school or district. */
function teamsLed({ district, memberships }: HomeReader): UnitRow[] {
  return [...district.units.values()].filter(
    (unit) =>
      unit.kind === 'team' &&
      unit.channelId !== null &&
      mayDecide(memberships, chainOf(district.units, as<UnitId>(unit.id))),
  );
}

import type { Card } from '../../chat/card.ts';
import type { Due, PressHandler, Release, Showing } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId, type TenantId } from '../../model/ids.ts';
import { leadsOf } from '../../store/queries/barrier.ts';
import { type PersonRow, personById, type UnitRow } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import { adminsOf } from '../../store/queries/reach.ts';
import { decideSharing, forgetShared, keepShared, sharingOf } from '../../store/queries/sharing.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory, District } from '../directory.ts';
import { readShare, type Share, shareKey } from './keys.ts';

/** Who is asked at once: more would wait for each other. */
const ASKED = 4;
/** How long the question waits for an hour of theirs: over the longest break. */
const KEEPS_MS = 21 * 86_400_000;

const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;
const CHOSEN = { type: 'drop', state: 'cancelled', reason: 'chosen' } as const;

/** Keeps whether a channel is shared with another organisation, and asks those who may decide what that means. */
export async function askAboutSharing(
  tx: Tx,
  district: District,
  unit: UnitRow,
  shared: boolean,
  now: Instant,
): Promise<void> {
  const { channelId } = unit;
  const tenantId = as<TenantId>(unit.tenantId);
  if (channelId === null) return;
  if (!shared) return forgetShared(tx, tenantId, channelId);
  await keepShared(tx, tenantId, channelId);
  if ((await sharingOf(tx, tenantId, channelId))?.decision) return;
  for (const personId of await deciders(tx, unit)) {
    const window = windowOf(localOf(now, as(district.units.get(unit.id)?.zone ?? unit.zone)).date);
    const key = shareKey(personId, channelId);
    const asked = { key, view: 'share', subject: personId, window, dueAt: now, expiresAt: now + KEEPS_MS };
    await schedule(tx, { tenantId, loop: 'members' }, asked, now);
  }
}

/** Those who lead or facilitate the unit; where nobody does, those who keep the bot running. */
async function deciders(tx: Tx, unit: UnitRow): Promise<PersonId[]> {
  const leads = await leadsOf(tx, as(unit.id), ASKED);
  const asked = leads.length > 0 ? leads : (await adminsOf(tx, as(unit.tenantId))).slice(0, ASKED);
  return asked.map(({ id }) => as<PersonId>(id));
}

export async function releaseShare(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const asked = await read(tx, directory, due.key);
  if (!asked) return LEFT;
  if (asked.decision !== null) return CHOSEN;
  return releaseTo(tx, asked.district, asked.person, due, { subject: due.key, lane: 'prompt' }, now);
}

export async function showShare(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const asked = await read(tx, directory, message.subject);
  if (!asked) return LEFT;
  if (asked.decision !== null && !message.sent) return CHOSEN;
  return showTo(tx, asked.district, asked.person, { card: await cardOf(tx, asked), sent: message.sent }, now);
}

/** Whoever leads the unit or keeps the bot running decides, for everybody; the last word stands, with their name. */
export function sharePresses(directory: Directory) {
  const decide =
    (decision: 'agreed' | 'refused'): PressHandler =>
    async (tx, event, { actor, now }) => {
      const t = say(actor.locale).members.share;
      const asked = await read(tx, directory, event.value);
      if (!asked) return { type: 'toast', text: t.gone };
      const mayDecide = [
        ...(await deciders(tx, asked.unit)),
        ...(await adminsOf(tx, actor.tenantId)).map(({ id }) => as<PersonId>(id)),
      ];
      if (!mayDecide.includes(actor.personId)) return { type: 'toast', text: t.notYours };
      const { tenantId, channelId } = asked;
      await decideSharing(tx, tenantId, channelId, { decision, personId: actor.personId, decidedAt: now });
      for (const personId of mayDecide) {
        const key = shareKey(personId, channelId);
        if (key !== event.value) await touch(tx, key, event.at, 0);
      }
      const [message] = await touch(tx, event.value, event.at);
      const after = await read(tx, directory, event.value);
      const receipt = message && { outboxId: message.id, revision: message.revision };
      return {
        type: 'replace',
        card: await cardOf(tx, after ?? asked, actor.locale),
        ...(receipt ? { receipt } : {}),
      };
    };
  return {
    'members.agree': decide('agreed'),
    'members.refuse': decide('refused'),
  } satisfies Record<string, PressHandler>;
}

interface Asked extends Share {
  readonly person: PersonRow;
  readonly district: District;
  readonly unit: UnitRow;
  readonly decision: 'agreed' | 'refused' | null;
  readonly decidedBy: string | null;
}

async function read(tx: Tx, directory: Directory, key: string): Promise<Asked | undefined> {
  const share = readShare(key);
  const person = share && (await personById(tx, share.personId));
  const row = share && (await sharingOf(tx, share.tenantId, share.channelId));
  if (!share || !person?.active || !row) return undefined;
  const district = await directory(tx, share.tenantId);
  const unit = [...district.units.values()].find(({ channelId }) => channelId === share.channelId);
  return unit && { ...share, person, district, unit, decision: row.decision, decidedBy: row.personId };
}

async function cardOf(
  tx: Tx,
  asked: Asked,
  locale: Locale = asked.district.localeOf(asked.person),
): Promise<Card> {
  const t = say(locale).members.share;
  const { unit, channelId, personId, decision, decidedBy } = asked;
  const key = shareKey(personId, channelId);
  const by = decidedBy === null ? undefined : await personById(tx, as(decidedBy));
  const text = decision === null ? t.ask(unit.name) : t[decision](unit.name, by?.name ?? '');
  return {
    summary: text,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [
          ...(decision === 'agreed'
            ? []
            : [{ action: 'members.agree', value: key, label: t.agree } as const]),
          ...(decision === 'refused'
            ? []
            : [{ action: 'members.refuse', value: key, label: t.refuse } as const]),
        ],
      },
      { kind: 'note', text: t.small },
    ],
  };
}

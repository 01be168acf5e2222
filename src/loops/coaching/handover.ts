import type { Card, CardNode } from '../../chat/card.ts';
import type { Due, PressHandler, Release, Showing } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { as, type Instant, type OccurrenceKey, type PersonId, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import { pairOf } from '../../store/queries/coaching.ts';
import {
  answerHandover,
  type HandoverRow,
  handoversOf,
  offerHandovers,
  openHandovers,
  partedFrom,
} from '../../store/queries/handover.ts';
import { personById } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { personal, readPersonal, releasePersonal, showPersonal } from '../personal.ts';
import { replacePressed } from '../replace.ts';
import type { Button } from './cards.ts';
import type { CoachingParts } from './entries.ts';
import { readTarget, target } from './keys.ts';
import { relationOf } from './wall.ts';

/** How long the question is worth asking; the pair's own card offers it at any time. */
const LASTS_MS = 28 * 86_400_000;

/** Offers a hand-over to everybody who has a new coach and shared something with a former one. Sealed until they agree. */
export async function planHandovers(
  tx: Tx,
  district: District,
  coachIds: readonly string[],
  window: Window,
): Promise<Planned[]> {
  const parted = await partedFrom(tx, coachIds);
  const tenantId = district.tenant.id;
  await offerHandovers(
    tx,
    parted.map((one) => ({ ...one, tenantId, state: 'offered', offeredOn: window })),
  );
  return (await openHandovers(tx, coachIds)).map((row) => {
    const dueAt = Date.parse(`${row.offeredOn}T00:00:00Z`);
    return {
      key: as<OccurrenceKey>(`handover:${row.coacheeId}:${row.formerId}:${row.coachId}`),
      ...{ view: 'handover', subject: subjectOf(row), dueAt, expiresAt: dueAt + LASTS_MS },
      window: as<Window>(row.offeredOn),
    };
  });
}

function subjectOf({ formerId, coachId, coacheeId }: HandoverRow): string {
  return personal(`${formerId}|${coachId}`, coacheeId);
}

/** The hand-over that a message or a button is about, where the two are a pair today. */
async function readHandover(
  tx: Tx,
  district: District,
  ids: string,
  coacheeId: PersonId,
): Promise<HandoverRow | undefined> {
  const [formerId = '', coachId = ''] = ids.split('|');
  if (!(await pairOf(tx, as(coachId), coacheeId))) return undefined;
  // To an evaluator nothing is handed over, whoever coached before.
  if ((await relationOf(tx, district, as(coachId), coacheeId)) !== 'coach') return undefined;
  return (await handoversOf(tx, coacheeId, as(coachId))).find((row) => row.formerId === formerId);
}

export async function releaseHandover(
  tx: Tx,
  directory: Directory,
  due: Due,
  now: Instant,
): Promise<Release> {
  const { id, personId } = readPersonal(due.subject);
  const row = await readHandover(tx, await directory(tx, due.tenantId), id, personId);
  if (row?.state !== 'offered') return { type: 'drop', state: 'cancelled', reason: 'answered' };
  return releasePersonal(tx, directory, due, now);
}

export function showHandover(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  return showPersonal(tx, directory, message, now, async (person, district, id) => {
    const row = await readHandover(tx, district, id, as<PersonId>(person.id));
    return row && handoverCard(tx, row, district.localeOf(person));
  });
}

async function handoverCard(tx: Tx, row: HandoverRow, locale: Locale): Promise<Card> {
  const nodes = await handoverNodes(tx, row, locale);
  const former = await nameOf(tx, row.formerId);
  const t = say(locale).coaching.handover;
  const title = t.title(former);
  return {
    summary: title,
    nodes: [{ kind: 'text', tone: 'strong', text: title }, ...nodes, { kind: 'note', text: t.private }],
  };
}

/** What was chosen and what else may be, or the question. */
export async function handoverNodes(tx: Tx, row: HandoverRow, locale: Locale): Promise<CardNode[]> {
  const t = say(locale).coaching.handover;
  const [former, coach] = [await nameOf(tx, row.formerId), await nameOf(tx, row.coachId)];
  const button = (word: 'agreed' | 'sealed', label: string): Button => ({
    ...{ action: 'coaching.handover', label, value: target(row.formerId, row.coachId, word) },
  });
  const text = { offered: t.text(former, coach), agreed: t.agreed(former, coach), sealed: t.kept(former) };
  const buttons = {
    offered: [button('agreed', t.agree(coach)), button('sealed', t.sealed)],
    agreed: [button('sealed', t.takeBack)],
    sealed: [button('agreed', t.agree(coach))],
  };
  return [
    { kind: 'text', text: text[row.state] },
    { kind: 'buttons', buttons: buttons[row.state] },
  ];
}

async function nameOf(tx: Tx, id: string): Promise<string> {
  return (await personById(tx, as<PersonId>(id)))?.name ?? '';
}

export function handoverPresses({ directory }: CoachingParts) {
  return {
    /** Only whoever wrote the entries decides: the actor is the coachee, whatever the button says. */
    'coaching.handover': async (tx, event, { actor }) => {
      const { id: formerId, window: coachId, word } = readTarget(event.value);
      const district = await directory(tx, actor.tenantId);
      const row = await readHandover(tx, district, `${formerId}|${coachId}`, actor.personId);
      const state = (['agreed', 'sealed'] as const).find((one) => one === word);
      if (!row || !state) return { type: 'toast', text: say(actor.locale).coaching.handover.notYours };
      await answerHandover(tx, row, state);
      const card = await handoverCard(tx, { ...row, state }, actor.locale);
      return replacePressed(tx, event, subjectOf(row), card);
    },
  } satisfies Record<string, PressHandler>;
}

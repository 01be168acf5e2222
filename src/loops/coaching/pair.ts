import type { Card, CardNode } from '../../chat/card.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays, localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type LocalDate, type PersonId } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import {
  askForContact,
  type ContactRow,
  coachesOf,
  contactById,
  contactsOfPair,
  pairOf,
  pairsOf,
} from '../../store/queries/coaching.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { type CheckRow, checksOf } from '../../store/queries/practice-checks.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { type Button, weekCard } from './cards.ts';
import { readTarget, target } from './keys.ts';
import { type CoachRelation, relationOf } from './wall.ts';
import { readWeek } from './week.ts';

/** How far back a pair's card looks for what the coach saw. */
const SEEN_DAYS = 42;

/** Where a pair is, for one of the two. */
export interface PairView {
  readonly locale: Locale;
  readonly side: 'coach' | 'coachee';
  readonly relation: CoachRelation;
  readonly other: PersonRow;
  /** The newest contact, whatever became of it; `undefined` before the first. */
  readonly contact: ContactRow | undefined;
  readonly lastHeld: LocalDate | undefined;
  /** What the coach saw lately; for the coachee only. */
  readonly seen: CheckRow | undefined;
}

export function pairPresses(directory: Directory) {
  return {
    'coaching.open': async (tx, event, context) => {
      const contact = await contactById(tx, readTarget(event.value).id);
      if (contact?.tenantId !== context.actor.tenantId) return refuse(context, 'gone');
      const view = await readPair(tx, directory, contact, context);
      return view ? { type: 'whisper', card: pairCard(view) } : refuse(context, 'notYours');
    },

    /** The coachee would like to talk: it stands in the coach's list until they have. */
    'coaching.ask': async (tx, event, context) => {
      const { actor, now } = context;
      const contact = await contactById(tx, readTarget(event.value).id);
      if (contact?.coacheeId !== actor.personId) return refuse(context, 'notYours');
      const t = say(actor.locale).coaching.pair;
      if (contact.state !== 'planned') return { type: 'toast', text: t.askNone };
      await askForContact(tx, contact.id, now);
      const coach = await personById(tx, as<PersonId>(contact.coachId));
      return { type: 'toast', text: t.asked(coach?.name ?? '') };
    },
  } satisfies Record<string, PressHandler>;
}

/** `/driveline coaching`: a coach's week as it stands now; for who is coached, where they are with their coach. */
export function coachingCommand(directory: Directory): CommandHandler {
  return async (tx, _event, _rest, context) => {
    const { actor, now } = context;
    const person = await personById(tx, actor.personId);
    if (!person) return refuse(context, 'nobody');
    const today = localOf(now, as(person.zone)).date;
    if ((await pairsOf(tx, [actor.personId])).length > 0) {
      const week = await readWeek(tx, directory, actor.personId, windowOf(today), now);
      if (week) return { type: 'whisper', card: weekCard(week.view) };
    }
    const [coach] = await coachesOf(tx, actor.personId);
    if (!coach) return refuse(context, 'nobody');
    const pair = { tenantId: actor.tenantId, coachId: coach.id, coacheeId: person.id };
    const view = await readPair(tx, directory, pair, context);
    return view ? { type: 'whisper', card: pairCard(view) } : refuse(context, 'nobody');
  };
}

/** `undefined` where the actor is neither of the two, or they are no pair today. */
export async function readPair(
  tx: Tx,
  directory: Directory,
  pair: { readonly tenantId: string; readonly coachId: string; readonly coacheeId: string },
  { actor, now }: HandlerContext,
): Promise<PairView | undefined> {
  const [coachId, coacheeId] = [as<PersonId>(pair.coachId), as<PersonId>(pair.coacheeId)];
  const side = actor.personId === coachId ? 'coach' : actor.personId === coacheeId ? 'coachee' : undefined;
  if (!side || pair.tenantId !== actor.tenantId) return undefined;
  const people = await pairOf(tx, coachId, coacheeId);
  const district = await directory(tx, actor.tenantId);
  const relation = await relationOf(tx, district, coachId, coacheeId);
  if (!people || !relation) return undefined;
  if (!may(actor.personId, 'contact', coacheeId, side === 'coach' ? relation : undefined)) return undefined;
  const today = localOf(now, as(people.coachee.zone)).date;
  const contacts = await contactsOfPair(tx, coachId, coacheeId, windowOf(today), 12);
  const held = contacts.find((contact) => contact.state === 'held');
  const seen =
    side === 'coachee' ? await checksOf(tx, coacheeId, 'observer', addDays(today, -SEEN_DAYS)) : [];
  return {
    ...{ locale: actor.locale, side, relation, contact: contacts[0] },
    other: side === 'coach' ? people.coachee : people.coach,
    lastHeld: held && as<LocalDate>(held.dueOn),
    seen: seen.find((check) => check.observerId === coachId),
  };
}

export function pairCard(view: PairView): Card {
  const t = say(view.locale).coaching;
  const { contact, other } = view;
  const lines = [
    contact?.state === 'planned'
      ? t.pair.next(shortDate(as<LocalDate>(contact.dueOn), view.locale))
      : t.pair.nextNone,
    ...(contact && contact.moves > 0 ? [t.pair.moved(contact.moves)] : []),
    ...(view.lastHeld ? [t.pair.lastHeld(shortDate(view.lastHeld, view.locale))] : []),
  ];
  const buttons = view.side === 'coach' ? coachButtons(view) : coacheeButtons(view);
  return {
    summary: t.pair.summary(other.name),
    nodes: [
      { kind: 'heading', text: t.pair.title(other.name) },
      ...confidence(view),
      { kind: 'text', text: lines.join(' ') },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
  };
}

function confidence(view: PairView): CardNode[] {
  if (view.relation === 'coach') return [];
  return [{ kind: 'note', text: say(view.locale).coaching.notConfidential }];
}

function coachButtons(view: PairView): Button[] {
  const t = say(view.locale).coaching.pair;
  if (!view.contact) return [];
  const value = target(view.contact.id);
  return [{ action: 'coaching.check', value, label: t.check, description: t.checkMeaning(view.other.name) }];
}

function coacheeButtons(view: PairView): Button[] {
  const t = say(view.locale).coaching.pair;
  const { contact, seen } = view;
  return [
    ...(seen
      ? [
          {
            action: 'coaching.show_seen' as const,
            value: target(seen.id),
            label: t.seen(shortDate(as<LocalDate>(seen.madeOn), view.locale)),
          },
        ]
      : []),
    { action: 'coaching.rate_self', value: target(''), label: t.selfCheck, description: t.selfCheckMeaning },
    ...(contact?.state === 'planned' && contact.askedAt === null
      ? [
          {
            action: 'coaching.ask' as const,
            value: target(contact.id),
            label: t.ask,
            description: t.askMeaning(view.other.name),
          },
        ]
      : []),
  ];
}

function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'notYours' | 'nobody',
): Extract<Reply, { type: 'toast' }> {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

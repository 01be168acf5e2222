import type { Card, CardNode } from '../../chat/card.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { addDays, localOf, windowOf } from '../../model/calendar/index.ts';
import { cycleOf } from '../../model/coaching/cycle.ts';
import { afterTalk } from '../../model/coaching/prompts.ts';
import { as, type LocalDate, type PersonId } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import {
  askForContact,
  coachesOf,
  contactById,
  contactsOfPair,
  pairsOf,
} from '../../store/queries/coaching.ts';
import { planOf, stepsOf } from '../../store/queries/coaching-plan.ts';
import { handoversOf } from '../../store/queries/handover.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { checksOf } from '../../store/queries/practice-checks.ts';
import { themeOf } from '../../store/queries/theme.ts';
import type { Tx } from '../../store/store.ts';
import { type Admitted, admit, type PairCycle, wordsAllowed } from './admit.ts';
import { anchorOf } from './calendar.ts';
import { type Button, ON_REQUEST, weekCard } from './cards.ts';
import { pairDoor } from './door.ts';
import type { CoachingParts } from './entries.ts';
import { handoverNodes } from './handover.ts';
import { readTarget, target } from './keys.ts';
import { type PairView, pairCard } from './pair-card.ts';
import { planWord } from './plans.ts';
import { openWords, stepPlace } from './steps.ts';
import { readWeek } from './week.ts';

/** How far back a pair's card looks for what the coach saw. */
const SEEN_DAYS = 42;

export function pairPresses(parts: CoachingParts) {
  return {
    'coaching.open': async (tx, event, context) => {
      const contact = await contactById(tx, readTarget(event.value).id);
      if (contact?.tenantId !== context.actor.tenantId) return refuse(context, 'gone');
      const view = await readPair(tx, parts, contact, context);
      return view ? { type: 'whisper', card: pairCard(view) } : refuse(context, 'notYours');
    },

    /** Where the actor is with one of those who coach them. */
    'coaching.with': async (tx, event, context) => {
      const person = await personById(tx, context.actor.personId);
      if (!person) return refuse(context, 'nobody');
      const today = localOf(context.now, as(person.zone)).date;
      const view = await readPair(tx, parts, pairNow(context, readTarget(event.value).id, today), context);
      if (!view) return refuse(context, 'notYours');
      return { type: 'whisper', card: pairCard(view), door: pairDoor(view.locale, [view.other]) };
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
export function coachingCommand(parts: CoachingParts): CommandHandler {
  return async (tx, _event, _rest, context) => {
    const { actor, now } = context;
    const person = await personById(tx, actor.personId);
    if (!person) return refuse(context, 'nobody');
    const today = localOf(now, as(person.zone)).date;
    if ((await pairsOf(tx, [actor.personId])).length > 0) {
      const week = await readWeek(tx, parts.directory, actor.personId, windowOf(today), now);
      const own = await coachesOf(tx, actor.personId);
      if (week)
        return {
          type: 'whisper',
          card: withOthers(weekCard(week.view, ON_REQUEST), actor.locale, own, true),
        };
    }
    const [coach, ...others] = await coachesOf(tx, actor.personId);
    if (!coach) return refuse(context, 'nobody');
    const view = await readPair(tx, parts, pairNow(context, coach.id, today), context);
    return view
      ? {
          ...{ type: 'whisper', card: withOthers(pairCard(view), actor.locale, others, false) },
          door: pairDoor(actor.locale, [coach, ...others]),
        }
      : refuse(context, 'nobody');
  };
}

function pairNow({ actor }: HandlerContext, coachId: string, today: LocalDate): PairCycle {
  return { tenantId: actor.tenantId, coachId, coacheeId: actor.personId, cycle: windowOf(today) };
}

/** Somebody may have more than one coach, or coach and be coached: each pair is one tap away. */
function withOthers(card: Card, locale: Locale, coaches: readonly PersonRow[], own: boolean): Card {
  if (coaches.length === 0) return card;
  const t = say(locale).coaching.second;
  const text = own ? t.own : t.text(coaches.map((coach) => coach.name).join(', '));
  const buttons = coaches.map(
    (coach): Button => ({
      ...{ action: 'coaching.with', value: target(coach.id), label: t.open(coach.name) },
      ...{ description: t.openMeaning(coach.name), opens: 'dialog' },
    }),
  );
  return { ...card, nodes: [...card.nodes, { kind: 'text', text }, { kind: 'buttons', buttons }] };
}

async function handoversShown(
  tx: Tx,
  { coach, coachee }: Pick<Admitted, 'coach' | 'coachee'>,
  { actor }: HandlerContext,
): Promise<CardNode[]> {
  const rows = await handoversOf(tx, as(coachee.id), as(coach.id));
  return (await Promise.all(rows.map((row) => handoverNodes(tx, row, actor.locale)))).flat();
}

/** `undefined` where the actor is neither of the two, or they are no pair today. */
export async function readPair(
  tx: Tx,
  { directory, seal }: CoachingParts,
  pair: PairCycle,
  context: HandlerContext,
): Promise<PairView | undefined> {
  const given = await admit(tx, directory, pair, context);
  if (!given) return undefined;
  const { side, relation, other, today, coach, coachee } = given;
  const coacheeId = as<PersonId>(coachee.id);
  const contacts = await contactsOfPair(tx, as(coach.id), coacheeId, windowOf(today), 12);
  const held = contacts.find((contact) => contact.state === 'held');
  const seen =
    side === 'coachee' ? await checksOf(tx, coacheeId, 'observer', addDays(today, -SEEN_DAYS)) : [];
  const plan = await planOf(tx, coach.id, coachee.id);
  const [row] = await stepsOf(tx, coach.id, coachee.id, 1);
  // The table of who may read says it once more: an evaluating coach reads no step.
  const words = may(context.actor.personId, 'next_step', coacheeId, side === 'coach' ? relation : undefined);
  const cycle = cycleOf(windowOf(today), anchorOf(given.district));
  return {
    ...{ locale: context.actor.locale, side, relation, other, plan, today, contact: contacts[0] },
    lastHeld: held && as<LocalDate>(held.dueOn),
    seen: seen.find((check) => check.observerId === coach.id),
    focus: words && wordsAllowed(given) ? planWord(seal, plan, 'focus') : undefined,
    moment: contacts[0]?.state === 'held' ? afterTalk(cycle) : 'before',
    theme: side === 'coach' && contacts[0] ? await themeOf(tx, contacts[0].id) : undefined,
    handovers: side === 'coachee' && relation === 'coach' ? await handoversShown(tx, given, context) : [],
    step:
      row && words && wordsAllowed(given)
        ? {
            row,
            text: openWords(seal, row),
            adaptation: row.adaptation
              ? seal.open(row.adaptation, stepPlace(row.contactId, 'adaptation'))
              : undefined,
          }
        : undefined,
  };
}

function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'notYours' | 'nobody',
): Extract<Reply, { type: 'toast' }> {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

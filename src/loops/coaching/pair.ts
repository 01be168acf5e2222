import type { Card, CardNode } from '../../chat/card.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays, localOf, windowOf } from '../../model/calendar/index.ts';
import { CADENCES, cycleOf } from '../../model/coaching/cycle.ts';
import { afterTalk, type Moment, type Side } from '../../model/coaching/prompts.ts';
import { as, type LocalDate, type PersonId } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import {
  askForContact,
  type ContactRow,
  coachesOf,
  contactById,
  contactsOfPair,
  pairsOf,
} from '../../store/queries/coaching.ts';
import { type PlanRow, planOf, type StepRow, stepsOf } from '../../store/queries/coaching-plan.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { type CheckRow, checksOf } from '../../store/queries/practice-checks.ts';
import type { Tx } from '../../store/store.ts';
import { admit, type PairCycle, wordsAllowed } from './admit.ts';
import { anchorOf } from './calendar.ts';
import { type Button, weekCard } from './cards.ts';
import type { CoachingParts } from './entries.ts';
import { readTarget, target } from './keys.ts';
import { planWord } from './plans.ts';
import { openWords, stepPlace } from './steps.ts';
import type { CoachRelation } from './wall.ts';
import { readWeek } from './week.ts';

/** How far back a pair's card looks for what the coach saw. */
const SEEN_DAYS = 42;

/** Where a pair is, for one of the two. */
export interface PairView {
  readonly locale: Locale;
  readonly side: Side;
  readonly relation: CoachRelation;
  readonly other: PersonRow;
  /** The newest contact, whatever became of it; `undefined` before the first. */
  readonly contact: ContactRow | undefined;
  readonly lastHeld: LocalDate | undefined;
  /** What the coach saw lately; for the coachee only. */
  readonly seen: CheckRow | undefined;
  readonly plan: PlanRow | undefined;
  /** In clear, where words may pass between the two. */
  readonly focus: string | undefined;
  readonly step:
    | { readonly row: StepRow; readonly text: string; readonly adaptation: string | undefined }
    | undefined;
  readonly moment: Moment;
  readonly today: LocalDate;
}

export function pairPresses(parts: CoachingParts) {
  return {
    'coaching.open': async (tx, event, context) => {
      const contact = await contactById(tx, readTarget(event.value).id);
      if (contact?.tenantId !== context.actor.tenantId) return refuse(context, 'gone');
      const view = await readPair(tx, parts, contact, context);
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
export function coachingCommand(parts: CoachingParts): CommandHandler {
  return async (tx, _event, _rest, context) => {
    const { actor, now } = context;
    const person = await personById(tx, actor.personId);
    if (!person) return refuse(context, 'nobody');
    const today = localOf(now, as(person.zone)).date;
    if ((await pairsOf(tx, [actor.personId])).length > 0) {
      const week = await readWeek(tx, parts.directory, actor.personId, windowOf(today), now);
      if (week) return { type: 'whisper', card: weekCard(week.view) };
    }
    const [coach] = await coachesOf(tx, actor.personId);
    if (!coach) return refuse(context, 'nobody');
    const cycle = windowOf(today);
    const pair = { tenantId: actor.tenantId, coachId: coach.id, coacheeId: person.id, cycle };
    const view = await readPair(tx, parts, pair, context);
    return view ? { type: 'whisper', card: pairCard(view) } : refuse(context, 'nobody');
  };
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
      ...planNodes(view),
      ...stepNodes(view),
      ...fadeNodes(view),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
  };
}

function confidence(view: PairView): CardNode[] {
  if (view.relation === 'coach') return [];
  return [{ kind: 'note', text: say(view.locale).coaching.notConfidential }];
}

function planNodes({ locale, plan, focus, today }: PairView): CardNode[] {
  const t = say(locale).coaching;
  if (!plan) return [];
  const weeks = CADENCES.find((one) => one === plan.everyWeeks) ?? CADENCES[0];
  const review = plan.reviewOn && as<LocalDate>(plan.reviewOn);
  const lines = [
    ...(focus ? [t.plan.focusIs(focus)] : []),
    t.plan.summary(t.plan.everyWeeks[weeks], t.plan.looked[plan.lookedAt]),
    ...(review ? [review <= today ? t.plan.reviewDue : t.plan.reviewOn(shortDate(review, locale))] : []),
  ];
  return [{ kind: 'text', text: lines.join(' ') }];
}

function stepNodes({ locale, step }: PairView): CardNode[] {
  if (!step) return [];
  const t = say(locale).coaching;
  const { row, text, adaptation } = step;
  const lines = [
    t.pair.lastStep(text, shortDate(as<LocalDate>(row.dueOn), locale)),
    t.pair.stepState[row.tried ?? 'open'],
    ...(row.stillRight === 'no' ? [t.pair.changeStep] : []),
    ...(adaptation ? [t.pair.adapted(adaptation, t.step.stillWorks[row.stillWorks ?? 'cant_tell'])] : []),
  ];
  return [{ kind: 'quote', text: lines.join(' ') }];
}

/** The proposal to space talks out: both read it, the coachee decides. */
function fadeNodes({ locale, plan, side, contact }: PairView): CardNode[] {
  const weeks = plan?.proposedWeeks;
  if (!weeks || !contact) return [];
  const t = say(locale).coaching.fade;
  const decide: Button[] = [
    { action: 'coaching.fade', value: target(contact.id, '', 'agree'), label: t.agree(weeks) },
    { action: 'coaching.fade', value: target(contact.id, '', 'no'), label: t.notYet },
  ];
  return [
    { kind: 'text', text: t.proposed(weeks) },
    ...(side === 'coachee' ? [{ kind: 'buttons', buttons: decide } as const] : []),
  ];
}

/** What both may do, where words may pass between them. */
function sharedButtons(view: PairView, contact: ContactRow): Button[] {
  const t = say(view.locale).coaching.pair;
  const value = target(contact.id);
  const plan: Button = {
    ...{ action: 'coaching.plan', value, label: t.plan, description: t.planMeaning(view.other.name) },
  };
  if (view.relation !== 'coach') return [plan];
  return [
    plan,
    {
      ...{ action: 'coaching.write', label: t.write, description: t.writeMeaning },
      value: target(contact.id, '', view.moment),
    },
    { action: 'coaching.step', value, label: t.step },
    ...(view.step
      ? [
          { action: 'coaching.tried', value, label: t.tried } as const,
          { action: 'coaching.adapt', value, label: t.adapt, description: t.adaptMeaning } as const,
        ]
      : []),
  ];
}

function coachButtons(view: PairView): Button[] {
  const t = say(view.locale).coaching.pair;
  if (!view.contact) return [];
  const value = target(view.contact.id);
  const { contact } = view;
  const held = { value: target(contact.id, windowOf(view.today)), label: t.heldEarly } as const;
  return [
    ...(contact.state === 'planned' ? [{ action: 'coaching.held', ...held } as const] : []),
    { action: 'coaching.check', value, label: t.check, description: t.checkMeaning(view.other.name) },
    ...(view.relation === 'coach' ? [{ action: 'coaching.read', value, label: t.read } as const] : []),
    ...sharedButtons(view, view.contact),
  ];
}

function coacheeButtons(view: PairView): Button[] {
  const t = say(view.locale).coaching.pair;
  const { contact, seen, other } = view;
  const own: Button = {
    action: 'coaching.rate_self',
    value: target(''),
    label: t.selfCheck,
    description: t.selfCheckMeaning,
  };
  const buttons: Button[] = contact ? [...sharedButtons(view, contact)] : [];
  if (seen) {
    const day = shortDate(as<LocalDate>(seen.madeOn), view.locale);
    buttons.push({ action: 'coaching.show_seen', value: target(seen.id), label: t.seen(day) });
  }
  buttons.push(own);
  if (contact?.state === 'planned' && contact.askedAt === null) {
    const value = target(contact.id);
    buttons.push({ action: 'coaching.ask', value, label: t.ask, description: t.askMeaning(other.name) });
  }
  return buttons;
}

function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'notYours' | 'nobody',
): Extract<Reply, { type: 'toast' }> {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

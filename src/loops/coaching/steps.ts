import type { Submitted } from '../../chat/event.ts';
import type { Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays } from '../../model/calendar/index.ts';
import type { Cadence } from '../../model/coaching/cycle.ts';
import { CADENCES } from '../../model/coaching/cycle.ts';
import { fadeTo } from '../../model/coaching/fade.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import {
  keepPlan,
  keepStep,
  type PlanRow,
  pastOf,
  planOf,
  stepsOf,
  updateStep,
} from '../../store/queries/coaching-plan.ts';
import type { Tx } from '../../store/store.ts';
import { type Admitted, admitTo, wordsAllowed } from './admit.ts';
import type { CoachingParts } from './entries.ts';
import { holdVersion } from './held.ts';
import { askedAgain, filled } from './hint.ts';
import { readTarget, target } from './keys.ts';

/** Characters of a step or an adaptation: one line. */
const LINE_LENGTH = 200;
/** A step that is further away than this is none. */
const FURTHEST_DAYS = 183;
/** When a step is expected to be tried, unless they say otherwise. */
const USUAL_DAYS = 7;

/** Steps of a pair among which the open one is looked for. */
export const STEPS_BACK = 3;

export function stepPlace(contactId: string, what: 'step' | 'adaptation'): string {
  return `${what}:${contactId}`;
}

export function stepPresses({ directory, seal }: CoachingParts) {
  return {
    /** The one next step of a contact: either of the two may write it, both read it. */
    'coaching.step': async (tx, event, context) => {
      const given = await admitTo(tx, directory, readTarget(event.value).id, context);
      if (!given) return refuse(context, 'notYours');
      const t = say(context.actor.locale).coaching;
      if (!wordsAllowed(given)) return { type: 'toast', text: t.entry.evaluating };
      const steps = await stepsOf(tx, given.coach.id, given.coachee.id, STEPS_BACK);
      const before = steps.find((step) => step.contactId === given.contact.id);
      const form = stepForm(given, context);
      return {
        type: 'openForm',
        form: before
          ? filled(form, { step: openWords(seal, before), day: before.dueOn })
          : filled(form, { day: addDays(given.today, USUAL_DAYS) }),
      };
    },

    /** Whether the step was tried, and what was adapted: one dialog, at most two questions each. */
    'coaching.tried': async (tx, event, context) => {
      const given = await openStep(tx, directory, event.value, context);
      if ('reply' in given) return given.reply;
      const t = say(context.actor.locale).coaching.step;
      const { step } = given;
      return {
        type: 'openForm',
        form: {
          ...{ title: t.triedTitle, action: 'coaching.tried', subject: target(step.contactId) },
          ...{ submitLabel: t.save, cancelLabel: t.cancel },
          intro: wordsAllowed(given) ? [seal.open(step.step, stepPlace(step.contactId, 'step'))] : [],
          fields: [
            {
              ...{ kind: 'choice', name: 'tried', label: t.triedLabel, optional: true },
              options: (['yes', 'partly', 'no'] as const).map((value) => ({ value, label: t.tried[value] })),
              ...(step.tried ? { initial: step.tried } : {}),
            },
            {
              ...{ kind: 'choice', name: 'still_right', label: t.stillRightLabel, optional: true },
              options: (['yes', 'no'] as const).map((value) => ({ value, label: t.stillRight[value] })),
              ...(step.stillRight ? { initial: step.stillRight } : {}),
            },
          ],
        },
      };
    },

    'coaching.adapt': async (tx, event, context) => {
      const given = await openStep(tx, directory, event.value, context);
      if ('reply' in given) return given.reply;
      const t = say(context.actor.locale).coaching;
      if (!wordsAllowed(given)) return { type: 'toast', text: t.entry.evaluating };
      const { step } = given;
      const place = stepPlace(step.contactId, 'adaptation');
      return {
        type: 'openForm',
        form: filled(adaptForm(given, context), {
          ...(step.adaptation ? { adaptation: seal.open(step.adaptation, place) } : {}),
          ...(step.stillWorks ? { still_works: step.stillWorks } : {}),
        }),
      };
    },

    /** The coachee agrees to space talks out, or does not. Nobody else's tap counts. */
    'coaching.fade': async (tx, event, context) => {
      const { id, word } = readTarget(event.value);
      const given = await admitTo(tx, directory, id, context);
      const plan = given && (await planOf(tx, given.coach.id, given.coachee.id));
      if (given?.side !== 'coachee' || !plan) return refuse(context, 'notYours');
      const t = say(context.actor.locale).coaching.fade;
      const weeks = CADENCES.find((one) => one === plan.proposedWeeks);
      const next = addDays(as(given.cycle.first), 14);
      const settled = { ...plan, proposedWeeks: null, onTrackSince: next, updatedAt: context.now };
      if (word !== 'agree' || weeks === undefined) {
        await keepPlan(tx, settled);
        return { type: 'toast', text: t.declined };
      }
      await keepPlan(tx, { ...settled, everyWeeks: weeks, since: next });
      return { type: 'toast', text: t.agreed(weeks) };
    },
  } satisfies Record<string, PressHandler>;
}

export function stepSubmissions({ directory, seal }: CoachingParts) {
  return {
    'coaching.step': async (tx, event, context) => {
      const given = await admitTo(tx, directory, readTarget(event.subject).id, context);
      const t = say(context.actor.locale).coaching;
      if (!given || !wordsAllowed(given)) return problem('step', t.entry.evaluating);
      const { step, day } = event.values;
      const text = lineIn(step);
      if (text === '') return problem('step', t.step.empty);
      const dueOn = dayIn(day, given.today);
      if (!dueOn) return problem('day', t.step.badDay);
      const again = askedAgain(stepForm(given, context), event, [text], given, context);
      if (again) return again;
      const { id: contactId, tenantId, coachId, coacheeId, cycle } = given.contact;
      const place = stepPlace(contactId, 'step');
      const sealed = seal.seal(text, place);
      const steps = await stepsOf(tx, coachId, coacheeId, STEPS_BACK);
      const before = steps.find((one) => one.contactId === contactId)?.step;
      const changing = { place, words: before, personId: context.actor.personId };
      await holdVersion(tx, given.district, changing, context.now);
      await keepStep(tx, {
        ...{ contactId, tenantId, coachId, coacheeId, cycle, dueOn, step: sealed, setAt: context.now },
      });
      return { type: 'closeForm' };
    },

    'coaching.tried': async (tx, event, context) => {
      const given = await openStep(tx, directory, event.subject, context);
      if ('reply' in given) return given.reply;
      const { values } = event;
      const tried = (['yes', 'partly', 'no'] as const).find((word) => word === values.tried);
      const stillRight = (['yes', 'no'] as const).find((word) => word === values.still_right);
      await updateStep(tx, given.step.contactId, {
        ...(tried ? { tried } : {}),
        ...(stillRight ? { stillRight } : {}),
      });
      await proposeFading(tx, given, context);
      return { type: 'closeForm' };
    },

    'coaching.adapt': async (tx, event, context) => {
      const given = await openStep(tx, directory, event.subject, context);
      if ('reply' in given) return given.reply;
      const t = say(context.actor.locale).coaching;
      const text = lineIn(event.values.adaptation);
      if (!wordsAllowed(given)) return problem('adaptation', t.entry.evaluating);
      if (text === '') return problem('adaptation', t.entry.empty);
      const again = askedAgain(adaptForm(given, context), event, [text], given, context);
      if (again) return again;
      const works = (['yes', 'partly', 'no', 'cant_tell'] as const).find(
        (word) => word === event.values.still_works,
      );
      const place = stepPlace(given.step.contactId, 'adaptation');
      const changing = { place, words: given.step.adaptation, personId: context.actor.personId };
      await holdVersion(tx, given.district, changing, context.now);
      await updateStep(tx, given.step.contactId, {
        adaptation: seal.seal(text, place),
        stillWorks: works ?? 'cant_tell',
      });
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

function stepForm(
  given: Admitted & { readonly contact: { readonly id: string } },
  { actor }: HandlerContext,
): Form {
  const t = say(actor.locale).coaching.step;
  return {
    ...{ title: t.title, action: 'coaching.step', subject: target(given.contact.id) },
    ...{ submitLabel: t.save, cancelLabel: t.cancel },
    intro: [t.intro(given.other.name)],
    fields: [
      { kind: 'text', name: 'step', label: t.label, hint: t.hint, maxLength: LINE_LENGTH },
      { kind: 'date', name: 'day', label: t.day },
    ],
  };
}

function adaptForm(
  given: Admitted & { readonly step: { readonly contactId: string } },
  { actor }: HandlerContext,
): Form {
  const t = say(actor.locale).coaching.step;
  return {
    ...{ title: t.adaptTitle, action: 'coaching.adapt', subject: target(given.step.contactId) },
    ...{ submitLabel: t.save, cancelLabel: t.cancel },
    intro: [t.adaptIntro(given.other.name)],
    fields: [
      { kind: 'text', name: 'adaptation', label: t.adaptLabel, maxLength: LINE_LENGTH },
      {
        ...{ kind: 'choice', name: 'still_works', label: t.stillWorksLabel },
        options: (['yes', 'partly', 'no', 'cant_tell'] as const).map((value) => ({
          value,
          label: t.stillWorks[value],
        })),
      },
    ],
  };
}

/** The pair's newest step, whichever contact the button stood on. */
async function openStep(
  tx: Tx,
  directory: CoachingParts['directory'],
  value: string,
  context: HandlerContext,
) {
  const given = await admitTo(tx, directory, readTarget(value).id, context);
  if (!given) return { reply: refuse(context, 'notYours') };
  const [step] = await stepsOf(tx, given.coach.id, given.coachee.id, 1);
  if (!step) {
    return { reply: { type: 'toast', text: say(context.actor.locale).coaching.step.none } satisfies Reply };
  }
  return { ...given, step };
}

/** Two contacts in a row on track: a longer cadence is proposed. Only the coachee makes it so. */
export async function proposeFading(
  tx: Tx,
  { coach, coachee, cycle, district }: Admitted,
  { now }: Pick<HandlerContext, 'now'>,
): Promise<void> {
  const plan = await planOf(tx, coach.id, coachee.id);
  if (plan && (plan.fadeRule === 'never' || plan.proposedWeeks !== null)) return;
  const weeks: Cadence = CADENCES.find((one) => one === plan?.everyWeeks) ?? CADENCES[0];
  const past = await pastOf(tx, coach.id, coachee.id, 2);
  const to = fadeTo(
    past.map((one) => ({ cycle: one.cycle, held: one.state === 'held', tried: one.tried })),
    weeks,
    plan?.onTrackSince ?? '',
  );
  if (to === undefined) return;
  const usual: PlanRow = {
    ...{ coachId: coach.id, coacheeId: coachee.id, tenantId: district.tenant.id, updatedAt: now },
    ...{ focus: null, coachCommits: null, coacheeCommits: null, lookedAt: 'visit', everyWeeks: weeks },
    ...{
      since: cycle.first,
      reviewOn: null,
      fadeRule: 'two_on_track',
      onTrackSince: cycle.first,
      proposedWeeks: null,
    },
  };
  await keepPlan(tx, { ...usual, ...plan, proposedWeeks: to });
}

export function openWords(seal: Seal, step: { contactId: string; step: Uint8Array }): string {
  return seal.open(step.step, stepPlace(step.contactId, 'step'));
}

function lineIn(value: Submitted['values'][string]): string {
  return typeof value === 'string' ? value.trim().slice(0, LINE_LENGTH) : '';
}

function dayIn(value: Submitted['values'][string], today: LocalDate): LocalDate | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const day = as<LocalDate>(value);
  return day >= today && day <= addDays(today, FURTHEST_DAYS) ? day : undefined;
}

function problem(field: string, sentence: string): Reply {
  return { type: 'formErrors', errors: { [field]: sentence } };
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | 'notYours'): Reply {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

import type { Submitted } from '../../chat/event.ts';
import type { Field, Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays } from '../../model/calendar/index.ts';
import { CADENCES } from '../../model/coaching/cycle.ts';

import type { Seal } from '../../privacy/seal.ts';
import { keepPlan, type PlanRow, planOf } from '../../store/queries/coaching-plan.ts';
import { type Admitted, admitTo, wordsAllowed } from './admit.ts';
import type { CoachingParts } from './entries.ts';
import { holdVersion } from './held.ts';
import { askedAgain, filled } from './hint.ts';
import { readTarget, target } from './keys.ts';

/** Characters of the focus and of a commitment. */
const LINE_LENGTH = 300;
/** When a plan is looked at again, unless they say otherwise: after three cycles. */
const REVIEW_DAYS = 42;

const LOOKED_AT = ['visit', 'video', 'work', 'talk'] as const;
const FADE_RULES = ['two_on_track', 'never'] as const;

export type PlanWord = 'focus' | 'coachCommits' | 'coacheeCommits';

/** A line of a pair's plan in clear; `undefined` where there is none. */
export function planWord(seal: Seal, plan: PlanRow | undefined, word: PlanWord): string | undefined {
  const sealed = plan?.[word];
  return sealed ? seal.open(sealed, placeOf(plan, word)) : undefined;
}

function placeOf(plan: Pick<PlanRow, 'coachId' | 'coacheeId'>, word: PlanWord): string {
  return `plan:${plan.coachId}:${plan.coacheeId}:${word}`;
}

export function planPresses({ directory, seal }: CoachingParts) {
  return {
    /** Both open the same plan; each writes their own commitment and reads the other's. */
    'coaching.plan': async (tx, event, context) => {
      const given = await admitTo(tx, directory, readTarget(event.value).id, context);
      if (!given) return refuse(context);
      const { coach, coachee, side } = given;
      const plan = await planOf(tx, coach.id, coachee.id);
      const theirs = planWord(seal, plan, side === 'coach' ? 'coacheeCommits' : 'coachCommits');
      const form = planForm(given, theirs, context);
      const focus = planWord(seal, plan, 'focus');
      const commits = planWord(seal, plan, side === 'coach' ? 'coachCommits' : 'coacheeCommits');
      return {
        type: 'openForm',
        form: filled(form, {
          ...(focus === undefined ? {} : { focus }),
          ...(commits === undefined ? {} : { commits }),
          looked_at: plan?.lookedAt ?? 'visit',
          every: String(plan?.everyWeeks ?? 2),
          fade: plan?.fadeRule ?? 'two_on_track',
          review: plan?.reviewOn ?? addDays(given.today, REVIEW_DAYS),
        }),
      };
    },
  } satisfies Record<string, PressHandler>;
}

function planForm(
  given: Admitted & { readonly contact: { readonly id: string } },
  theirs: string | undefined,
  { actor }: HandlerContext,
): Form {
  const t = say(actor.locale).coaching;
  const words = wordsAllowed(given);
  const text = (name: string, label: string): Field => ({
    ...{ kind: 'text', name, label, hint: t.plan.hint, optional: true, maxLength: LINE_LENGTH },
  });
  return {
    ...{ title: t.plan.title, action: 'coaching.plan', subject: target(given.contact.id) },
    ...{ submitLabel: t.plan.save, cancelLabel: t.plan.cancel },
    intro: words
      ? [t.plan.intro(given.other.name), ...(theirs ? [t.plan.theirs(given.other.name, theirs)] : [])]
      : [t.notConfidential],
    fields: [
      ...(words ? [text('focus', t.plan.focus), text('commits', t.plan.commits)] : []),
      {
        ...{ kind: 'choice', name: 'looked_at', label: t.plan.lookedAt },
        options: LOOKED_AT.map((value) => ({ value, label: t.plan.looked[value] })),
      },
      {
        ...{ kind: 'choice', name: 'every', label: t.plan.every },
        options: CADENCES.map((weeks) => ({ value: String(weeks), label: t.plan.everyWeeks[weeks] })),
      },
      {
        ...{ kind: 'choice', name: 'fade', label: t.plan.fade },
        options: FADE_RULES.map((value) => ({ value, label: t.plan.fades[value] })),
      },
      { kind: 'date', name: 'review', label: t.plan.review, optional: true },
    ],
  };
}

export function planSubmissions({ directory, seal }: CoachingParts) {
  return {
    'coaching.plan': async (tx, event, context) => {
      const given = await admitTo(tx, directory, readTarget(event.subject).id, context);
      if (!given) return refuse(context);
      const { coach, coachee, side, cycle, district } = given;
      const before = await planOf(tx, coach.id, coachee.id);
      const pair = { coachId: coach.id, coacheeId: coachee.id };
      const mine = side === 'coach' ? 'coachCommits' : 'coacheeCommits';
      const written: Partial<Record<PlanWord, Buffer | null>> = {};
      if (wordsAllowed(given)) {
        const texts = { focus: lineIn(event.values.focus), [mine]: lineIn(event.values.commits) };
        const form = planForm(given, undefined, context);
        const again = askedAgain(form, event, Object.values(texts), given, context);
        if (again) return again;
        for (const word of ['focus', mine] as const) {
          const text = texts[word];
          // The form sends both lines whenever one was changed.
          if (text === (planWord(seal, before, word) ?? '')) continue;
          const place = placeOf(pair, word);
          const changing = { place, words: before?.[word], personId: context.actor.personId };
          await holdVersion(tx, district, changing, context.now);
          written[word] = text ? seal.seal(text, place) : null;
        }
      }
      const everyWeeks =
        CADENCES.find((weeks) => String(weeks) === event.values.every) ?? before?.everyWeeks ?? 2;
      const review = event.values.review;
      await keepPlan(tx, {
        ...{ focus: null, coachCommits: null, coacheeCommits: null, proposedWeeks: null },
        ...{ onTrackSince: cycle.first, since: cycle.first },
        ...before,
        ...(before?.everyWeeks === everyWeeks ? {} : { since: cycle.first, proposedWeeks: null }),
        ...written,
        ...{ ...pair, tenantId: district.tenant.id, everyWeeks, updatedAt: context.now },
        lookedAt: LOOKED_AT.find((word) => word === event.values.looked_at) ?? before?.lookedAt ?? 'visit',
        fadeRule: FADE_RULES.find((word) => word === event.values.fade) ?? before?.fadeRule ?? 'two_on_track',
        reviewOn: typeof review === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(review) ? review : null,
      });
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

function lineIn(value: Submitted['values'][string]): string {
  return typeof value === 'string' ? value.trim().slice(0, LINE_LENGTH) : '';
}

function refuse({ actor }: HandlerContext): Reply {
  return { type: 'toast', text: say(actor.locale).coaching.notYours };
}

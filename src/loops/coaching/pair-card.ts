import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { windowOf } from '../../model/calendar/index.ts';
import { CADENCES } from '../../model/coaching/cycle.ts';
import type { Moment, Side } from '../../model/coaching/prompts.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import type { ContactRow } from '../../store/queries/coaching.ts';
import type { PlanRow, StepRow } from '../../store/queries/coaching-plan.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { CheckRow } from '../../store/queries/practice-checks.ts';
import type { Theme } from '../../store/queries/theme.ts';
import type { Button } from './cards.ts';
import { target } from './keys.ts';
import { themeNodes } from './themes.ts';
import type { CoachRelation } from './wall.ts';

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
  /** What the coach took for the gap behind the newest talk; for the coach only. */
  readonly theme: Theme | undefined;
  /** What a coachee said, or is asked, about entries shared with a former coach; drawn already. */
  readonly handovers: readonly CardNode[];
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
      ...(view.side === 'coach' && contact?.state === 'held'
        ? themeNodes(view.locale, contact.id, view.theme)
        : []),
      ...view.handovers,
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
    opens: 'dialog',
  };
  if (view.relation !== 'coach') return [plan];
  return [
    plan,
    {
      ...{ action: 'coaching.write', label: t.write, description: t.writeMeaning },
      value: target(contact.id, '', view.moment),
      opens: 'dialog',
    },
    { action: 'coaching.step', value, label: t.step, opens: 'dialog' },
    ...(view.step
      ? [
          { action: 'coaching.tried', value, label: t.tried, opens: 'dialog' } as const,
          {
            ...({ action: 'coaching.adapt', value, opens: 'dialog' } as const),
            ...{ label: t.adapt, description: t.adaptMeaning },
          },
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
    {
      ...{ action: 'coaching.check', value, opens: 'dialog' },
      ...{ label: t.check, description: t.checkMeaning(view.other.name) },
    } as const,
    ...(view.relation === 'coach'
      ? [{ action: 'coaching.read', value, label: t.read, opens: 'dialog' } as const]
      : []),
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
    opens: 'dialog',
  };
  const buttons: Button[] = contact ? [...sharedButtons(view, contact)] : [];
  if (seen) {
    const day = shortDate(as<LocalDate>(seen.madeOn), view.locale);
    buttons.push({
      ...{ action: 'coaching.show_seen', value: target(seen.id) },
      ...{ label: t.seen(day), opens: 'dialog' },
    });
  }
  buttons.push(own);
  if (contact?.state === 'planned' && contact.askedAt === null) {
    const value = target(contact.id);
    buttons.push({ action: 'coaching.ask', value, label: t.ask, description: t.askMeaning(other.name) });
  }
  return buttons;
}

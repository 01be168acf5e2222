import type { Field, Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import { type Locale, say } from '../../locales/index.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import type { LocalDate, OccurrenceKey, UnitId } from '../../model/ids.ts';
import {
  type Challenge,
  type Kind,
  kindsOf,
  OUTCOMES,
  TRIAGE_QUESTIONS,
} from '../../model/improvement/index.ts';
import { type PlanSubject, planSubject } from './subject.ts';
import { MOST } from './words.ts';

/** The date that a form proposes for each kind of action. */
export type UsualDue = (kind: Kind) => LocalDate;

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

/** The four questions, with whom and what it is about where that is still open. */
export function triageForm(locale: Locale, subject: PlanSubject, units: readonly NamedUnit[]): Form {
  const t = say(locale).improvement.form;
  const names = say(locale).drivers;
  const { driverId } = subject;
  const team = subject.unitId === undefined ? [unitField(t.team, units)] : [];
  const driver: Field[] =
    driverId === undefined
      ? [
          {
            kind: 'choice',
            name: 'driver',
            label: t.driver,
            options: DRIVER_IDS.map((id) => ({ value: id, label: names[id] })),
          },
        ]
      : [];
  return {
    ...dialog(locale, t.triageTitle, t.next),
    action: 'improvement.triage',
    subject: planSubject(subject),
    intro: [driverId === undefined ? t.triageIntro : t.triageIntroFor(names[driverId])],
    fields: [
      ...team,
      ...driver,
      ...TRIAGE_QUESTIONS.map(
        (question): Field => ({
          kind: 'choice',
          name: question,
          label: t.questions[question],
          options: [
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ],
        }),
      ),
    ],
  };
}

/** What follows a team's "Do it": the four questions about the driver that was decided on. */
export function planOfDecision(
  locale: Locale,
  unitId: UnitId,
  driverId: DriverId,
  digestId: OccurrenceKey,
): Extract<Reply, { type: 'openForm' }> {
  const subject = { unitId, driverId, source: 'decision' as const, digestId };
  const form = triageForm(locale, { ...subject, actionId: undefined, challenge: undefined }, []);
  return { type: 'openForm', form };
}

/** The fields of a kind of action have its name before them, so that a mixed challenge can ask for both. */
export function fieldOf(kind: Kind, what: 'title' | 'due'): string {
  return `${kind}_${what}`;
}

/** What is to be done, by whom and until when: other questions for a known fix than for a hard change. */
export function planForm(
  locale: Locale,
  subject: PlanSubject & { readonly challenge: Challenge },
  usualDue: UsualDue,
  ownerUserId: string,
): Form {
  const t = say(locale).improvement.form;
  const kinds = kindsOf(subject.challenge);
  const [first = 'technical'] = kinds;
  const asks = kinds.length > 1 ? 'adaptive' : first;
  return {
    ...dialog(locale, t.titles[subject.challenge], t.save),
    action: 'improvement.plan',
    subject: planSubject(subject),
    intro: [t.intros[subject.challenge]],
    fields: [
      ...kinds.flatMap((kind): Field[] => [
        { kind: 'text', name: fieldOf(kind, 'title'), ...t.what[kind], maxLength: MOST.title },
        { kind: 'date', name: fieldOf(kind, 'due'), label: t.due[kind], initial: usualDue(kind) },
      ]),
      { kind: 'person', name: 'owner', label: t.owner, hint: t.ownerHint, initial: ownerUserId },
      {
        kind: 'text',
        name: 'prediction',
        ...t.prediction[asks],
        multiline: true,
        optional: true,
        maxLength: MOST.prediction,
      },
      {
        kind: 'text',
        name: 'measure',
        label: t.measure,
        hint: t.measureHint,
        optional: true,
        maxLength: MOST.measure,
      },
    ],
  };
}

/** Which driver carries a weak one meanwhile, who looks after it, and when it is looked at again. */
export function coverForm(
  locale: Locale,
  about: {
    readonly units: readonly NamedUnit[];
    readonly driverId: DriverId;
    readonly by: readonly DriverId[];
  },
  usualDue: UsualDue,
  ownerUserId: string,
): Form {
  const t = say(locale).improvement.form;
  const names = say(locale).drivers;
  return {
    ...dialog(locale, t.coverTitle, t.save),
    action: 'improvement.cover',
    subject: `${about.units[0]?.id ?? ''}|${about.driverId}`,
    intro: [t.coverIntro(names[about.driverId])],
    fields: [
      {
        kind: 'choice',
        name: 'by',
        label: t.coverBy,
        options: about.by.map((id) => ({ value: id, label: names[id] })),
        ...(about.by.length === 1 && about.by[0] ? { initial: about.by[0] } : {}),
      },
      ...(about.units.length > 1 ? [unitField(t.team, about.units)] : []),
      { kind: 'person', name: 'owner', label: t.owner, hint: t.ownerHint, initial: ownerUserId },
      { kind: 'date', name: 'due', label: t.review, initial: usualDue('technical') },
    ],
  };
}

export function moveForm(locale: Locale, id: string, kind: Kind, due: string): Form {
  const t = say(locale).improvement.form;
  return {
    ...dialog(locale, t.moveTitle, t.save),
    action: 'improvement.move',
    subject: id,
    intro: [],
    fields: [{ kind: 'date', name: 'due', label: t.due[kind], initial: due }],
  };
}

/** To whom an action is handed. */
export function nameForm(locale: Locale, id: string, kind: Kind, usualDue: UsualDue): Form {
  const t = say(locale).improvement.form;
  return {
    ...dialog(locale, t.nameTitle, t.save),
    action: 'improvement.name',
    subject: id,
    intro: [t.nameIntro],
    fields: [
      { kind: 'person', name: 'owner', label: t.owner, hint: t.ownerHint },
      { kind: 'date', name: 'due', label: t.due[kind], initial: usualDue(kind) },
    ],
  };
}

/** What was seen, and what is decided: an action closes with both and with neither alone. */
export function studyForm(
  locale: Locale,
  about: {
    readonly id: string;
    readonly kind: Kind;
    readonly title: string;
    readonly seen: string | undefined;
  },
  usualDue: UsualDue,
): Form {
  const t = say(locale).improvement.form;
  const { id, kind, title, seen } = about;
  return {
    ...dialog(locale, t.studyTitle, t.save),
    action: 'improvement.study',
    subject: id,
    intro: [title, t.studyIntro[kind]],
    fields: [
      {
        kind: 'text',
        name: 'seen',
        label: t.seen[kind],
        hint: t.seenHint,
        multiline: true,
        maxLength: MOST.seen,
        ...(seen === undefined ? {} : { initial: seen }),
      },
      {
        kind: 'choice',
        name: 'outcome',
        label: t.outcome,
        optional: true,
        options: OUTCOMES.map((outcome) => ({ value: outcome, label: t.outcomes[outcome] })),
      },
      {
        kind: 'text',
        name: 'decided',
        label: t.decided,
        hint: t.decidedHint,
        optional: true,
        maxLength: MOST.decided,
      },
      {
        kind: 'date',
        name: 'due',
        label: t.next_due,
        optional: true,
        initial: usualDue(kind),
      },
    ],
  };
}

function unitField(label: string, units: readonly NamedUnit[]): Field {
  return {
    kind: 'choice',
    name: 'unit',
    label,
    options: units.map(({ id, name }) => ({ value: id, label: name })),
    ...(units[0] ? { initial: units[0].id } : {}),
  };
}

function dialog(locale: Locale, title: string, submitLabel: string) {
  return { title, submitLabel, cancelLabel: say(locale).improvement.form.cancel };
}

import type { Card } from '../../chat/card.ts';
import type { Drafted, Submitted } from '../../chat/event.ts';
import type { Form } from '../../chat/form.ts';
import type { DraftHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { type Availability, dateIn, localOf } from '../../model/calendar/index.ts';
import { ANSWER_LENGTH, PROMPTS } from '../../model/coaching/prompts.ts';
import { studentHint } from '../../model/coaching/student-hint.ts';
import { as, type OccurrenceKey, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { type EntryRow, entryById, keepEntry } from '../../store/queries/reflection.ts';
import type { Tx } from '../../store/store.ts';
import { personal } from '../personal.ts';
import type { Button } from './cards.ts';
import { type CoachingParts, entryId, expiryOf, readEntry } from './entries.ts';
import { holdVersion } from './held.ts';
import { filled } from './hint.ts';

/*
 * Coaching of coaches: once a month two questions about one's own coaching, unscored. An entry like any other, but
 * that both of the pair are the same person, so that there is nobody to share it with.
 */

const ASKED = PROMPTS.coach.monthly;

/** How long the prompt is worth sending. */
const LASTS_MS = 7 * 86_400_000;

export function isOwnHabit(entry: Pick<EntryRow, 'coachId' | 'coacheeId'>): boolean {
  return entry.coachId === entry.coacheeId;
}

/** The month's prompt: as the coach's second worked day begins, in the week of the month's first Monday. */
export function habitsOf(
  coach: PersonRow,
  availability: Availability | undefined,
  window: Window,
): Planned[] {
  if (!availability || Number(window.slice(8)) > 7) return [];
  const opens = [2, 3, 4, 5]
    .map((day) => availability.dayBounds(dateIn(window, day))?.opens)
    .find((at) => at !== undefined);
  if (opens === undefined) return [];
  return [
    {
      key: as<OccurrenceKey>(`habits:${coach.id}:${window.slice(0, 7)}`),
      ...{ view: 'habits', subject: personal(window, coach.id), window },
      ...{ dueAt: opens, expiresAt: opens + LASTS_MS },
    },
  ];
}

export function habitsCard(locale: Locale, window: string): Card {
  const t = say(locale).coaching.habits;
  const buttons: Button[] = [
    { action: 'coaching.habits', value: window, label: t.write, opens: 'dialog' },
    { action: 'coaching.leave', value: window, label: t.skip },
  ];
  return {
    summary: t.title,
    nodes: [
      { kind: 'text', tone: 'strong', text: t.title },
      { kind: 'text', text: t.text },
      { kind: 'buttons', buttons },
    ],
  };
}

function ownId(personId: string, window: string): string {
  const pair = { tenantId: '', coachId: personId, coacheeId: personId, cycle: window };
  return entryId(personId, pair, 'monthly');
}

export function habitsForm(locale: Locale, window: string, written: Readonly<Record<string, string>>): Form {
  const t = say(locale).coaching;
  return {
    ...{ title: t.habits.formTitle, action: 'coaching.habits', subject: window },
    keepsDraft: t.entry.draftKept,
    ...{ submitLabel: t.entry.save, cancelLabel: t.entry.cancel, intro: [t.habits.intro] },
    fields: ASKED.map((id) => ({
      ...{
        kind: 'text',
        name: id,
        label: t.prompts[id],
        hint: t.entry.hint,
        multiline: true,
        optional: true,
      },
      ...{ maxLength: ANSWER_LENGTH, ...(written[id] === undefined ? {} : { initial: written[id] }) },
    })),
  };
}

export function habitsPresses({ seal }: CoachingParts) {
  return {
    'coaching.habits': async (tx, event, { actor, now }) => {
      const before = await entryById(tx, ownId(actor.personId, event.value), todayAt(now));
      const written = before ? readEntry(seal, before) : {};
      return { type: 'openForm', form: habitsForm(actor.locale, windowIn(event.value), written) };
    },

    /** Left out: nobody is told. */
    'coaching.leave': async (_tx, _event, { actor }) => {
      const text = say(actor.locale).coaching.ask.skipped;
      return { type: 'replace', card: { summary: text, nodes: [{ kind: 'text', text }] } };
    },
  } satisfies Record<string, PressHandler>;
}

export function habitsSubmissions(parts: CoachingParts) {
  return {
    'coaching.habits': async (tx, event, context) => {
      const { actor } = context;
      const t = say(actor.locale).coaching.entry;
      const written = answersIn(event);
      const texts = Object.values(written);
      const [first] = ASKED;
      if (texts.length === 0) return { type: 'formErrors', errors: { [first]: t.empty } };
      if (texts.some((text) => text.length > ANSWER_LENGTH))
        return { type: 'formErrors', errors: { [first]: t.tooLong } };
      const hint = texts.map((text) => studentHint(text, [])).find((one) => one !== undefined);
      if (hint && event.values.sure !== true) {
        const form = filled(habitsForm(actor.locale, windowIn(event.subject), written), event.values);
        const sure = {
          kind: 'toggle',
          name: 'sure',
          label: t.sure,
          hint: t.sureHint,
          optional: true,
        } as const;
        const intro = [`${t.looksLike[hint]} ${t.studentHint}`];
        return { type: 'openForm', form: { ...form, intro, fields: [...form.fields, sure] } };
      }
      await keep(tx, parts, event, written, 'kept', context);
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

export function habitsDrafts(parts: CoachingParts) {
  return {
    'coaching.habits': async (tx, event, context) => {
      const written = answersIn(event);
      const id = ownId(context.actor.personId, windowIn(event.subject));
      const before = await entryById(tx, id, todayAt(context.now));
      // What was saved on purpose is not overwritten by what somebody did not save.
      if (before?.state === 'kept' || Object.keys(written).length === 0) return;
      await keep(tx, parts, event, written, 'draft', context);
    },
  } satisfies Record<string, DraftHandler>;
}

async function keep(
  tx: Tx,
  { directory, seal }: CoachingParts,
  event: Submitted | Drafted,
  written: Readonly<Record<string, string>>,
  state: EntryRow['state'],
  { actor, now }: HandlerContext,
): Promise<void> {
  const window = windowIn(event.subject);
  const id = ownId(actor.personId, window);
  const me = await personById(tx, actor.personId);
  const district = await directory(tx, actor.tenantId);
  const before = await entryById(tx, id, todayAt(now));
  if (before?.state === 'kept')
    await holdVersion(tx, district, { place: id, words: before.body, personId: actor.personId }, now);
  await keepEntry(tx, {
    ...{ id, tenantId: actor.tenantId, authorId: actor.personId, cycle: window, moment: 'monthly' },
    ...{ coachId: actor.personId, coacheeId: actor.personId, state, sharing: 'not' },
    ...{ keep: false, deleted: false },
    body: seal.seal(JSON.stringify(written), id),
    writtenAt: now,
    expiresOn: expiryOf(district, me?.calendarUnitId ?? null, todayAt(now)),
  });
}

function answersIn({ values }: Submitted | Drafted): Record<string, string> {
  return Object.fromEntries(
    ASKED.flatMap((id) => {
      const text = values[id];
      return typeof text === 'string' && text.trim() !== '' ? [[id, text.trim()]] : [];
    }),
  );
}

/** The Monday that a button or a dialog names; whatever else was sent, it is the actor's own entry. */
function windowIn(text: string): Window {
  return as<Window>(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '1970-01-05');
}

function todayAt(now: number) {
  return localOf(now, as('UTC')).date;
}

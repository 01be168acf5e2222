import { z } from 'zod';
import type { Drafted, Submitted } from '../../chat/event.ts';
import type { Field, Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import type { DraftHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import {
  ANSWER_LENGTH,
  MOMENTS,
  type Moment,
  type PromptId,
  promptsFor,
} from '../../model/coaching/prompts.ts';
import { as, type LocalDate, type UnitId } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import { type EntryRow, entryById, keepEntry, type Sharing } from '../../store/queries/reflection.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { type Admitted, admit, admitTo, type PairCycle, wordsAllowed } from './admit.ts';
import { habitsForm, isOwnHabit } from './habits.ts';
import { holdVersion } from './held.ts';
import { askedAgain } from './hint.ts';
import { holdWords } from './hold.ts';
import { readTarget, target } from './keys.ts';

export interface CoachingParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** Days after the end of the school year on which entries are deleted, unless their author keeps them. */
const AFTER_THE_YEAR = 30;
/** Where the district file gives no end of the year. */
const A_YEAR = 365;

const answers = z.record(z.string(), z.string());
export type Answers = z.infer<typeof answers>;

export function entryId(authorId: string, pair: PairCycle, moment: Moment): string {
  return ['entry', authorId, pair.coachId, pair.coacheeId, pair.cycle, moment].join(':');
}

/** What an entry says, by prompt. */
export function readEntry(seal: Seal, row: Pick<EntryRow, 'id' | 'body'>): Answers {
  return answers.parse(JSON.parse(seal.open(row.body, row.id)));
}

export function entryPresses({ directory, seal }: CoachingParts) {
  return {
    'coaching.write': async (tx, event, context) => {
      const { id, word } = readTarget(event.value);
      const moment = MOMENTS.find((one) => one === word);
      const admitted = await admitTo(tx, directory, id, context);
      if (!moment || !admitted) return refuse(context, 'notYours');
      return open(tx, seal, admitted, admitted.contact, moment, context);
    },

    /** Opens an entry again, by its own id: its author's alone. */
    'coaching.edit': async (tx, event, context) => {
      const entry = await entryById(tx, readTarget(event.value).id, utcDate(context));
      if (entry?.authorId !== context.actor.personId) return refuse(context, 'notYours');
      if (isOwnHabit(entry))
        return {
          type: 'openForm',
          form: habitsForm(context.actor.locale, entry.cycle, readEntry(seal, entry)),
        };
      const admitted = await admit(tx, directory, entry, context);
      return admitted ? open(tx, seal, admitted, entry, entry.moment, context) : refuse(context, 'notYours');
    },
  } satisfies Record<string, PressHandler>;
}

export function entrySubmissions(parts: CoachingParts) {
  return {
    'coaching.write': async (tx, event, context) => {
      const given = await readGiven(tx, parts, event, context);
      if (!given) return problem(event, say(context.actor.locale).coaching.notYours);
      const { admitted, pair, moment } = given;
      const t = say(context.actor.locale).coaching.entry;
      if (!wordsAllowed(admitted)) return problem(event, t.evaluating);
      const written = answersIn(event, moment, admitted);
      if (Object.keys(written).length === 0) return problem(event, t.empty);
      if (Object.values(written).some((text) => text.length > ANSWER_LENGTH))
        return problem(event, t.tooLong);
      const form = entryForm(admitted, pair, moment, written, sharingIn(event), context);
      const again = askedAgain(form, event, Object.values(written), admitted, context);
      if (again) return again;
      await keep(
        tx,
        parts.seal,
        admitted,
        pair,
        moment,
        { written, state: 'kept', sharing: sharingIn(event) },
        context,
      );
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

/** What stands in a dialog that is still open or was closed: kept as a draft, for the author alone. */
export function entryDrafts(parts: CoachingParts) {
  return {
    'coaching.write': async (tx, event, context) => {
      const given = await readGiven(tx, parts, event, context);
      if (!given || !wordsAllowed(given.admitted)) return;
      const { admitted, pair, moment } = given;
      const before = await entryById(tx, entryId(context.actor.personId, pair, moment), admitted.today);
      const written = answersIn(event, moment, admitted);
      // What was saved on purpose is not overwritten by what somebody did not save.
      if (before?.state === 'kept' || Object.keys(written).length === 0) return;
      const entry = { written, state: 'draft', sharing: 'not' } as const;
      await keep(tx, parts.seal, admitted, pair, moment, entry, context);
    },
  } satisfies Record<string, DraftHandler>;
}

async function open(
  tx: Tx,
  seal: Seal,
  admitted: Admitted,
  pair: PairCycle,
  moment: Moment,
  context: HandlerContext,
): Promise<Reply> {
  if (!wordsAllowed(admitted)) {
    return { type: 'toast', text: say(context.actor.locale).coaching.entry.evaluating };
  }
  const before = await entryById(tx, entryId(context.actor.personId, pair, moment), admitted.today);
  const written = before ? readEntry(seal, before) : {};
  return {
    type: 'openForm',
    form: entryForm(admitted, pair, moment, written, before?.sharing ?? 'not', context),
  };
}

/** The dialog of one moment: at most two questions, and for a coachee who may read this one entry. */
function entryForm(
  { side, cycle, district }: Admitted,
  pair: PairCycle,
  moment: Moment,
  written: Answers,
  sharing: Sharing,
  { actor }: HandlerContext,
): Form {
  const t = say(actor.locale).coaching;
  const ids: readonly string[] = promptsFor(side, moment, cycle);
  const shares: Field = {
    kind: 'choice',
    name: 'sharing',
    label: t.entry.sharing,
    initial: sharing,
    options: (['not', 'after_talk', 'now'] as const).map((value) => ({
      value,
      label: t.entry.sharings[value],
    })),
  };
  return {
    title: t.entry.title[moment],
    action: 'coaching.write',
    subject: target(JSON.stringify([pair.coachId, pair.coacheeId, pair.cycle]), '', moment),
    submitLabel: t.entry.save,
    cancelLabel: t.entry.cancel,
    intro: [side === 'coach' ? t.entry.introNote : t.entry.introOwn, ...holdWords(district, actor.locale)],
    keepsDraft: t.entry.draftKept,
    fields: [
      ...ids.map(
        (id): Field => ({
          kind: 'text',
          name: id,
          label: t.prompts[id as PromptId], // One of `promptsFor`.
          hint: t.entry.hint,
          multiline: true,
          optional: true,
          maxLength: ANSWER_LENGTH,
          ...(written[id] === undefined ? {} : { initial: written[id] }),
        }),
      ),
      ...(side === 'coachee' ? [shares] : []),
    ],
  };
}

const pairIds = z.tuple([z.string(), z.string(), z.string()]);

async function readGiven(tx: Tx, parts: CoachingParts, event: Submitted | Drafted, context: HandlerContext) {
  const { id, word } = readTarget(event.subject);
  const moment = MOMENTS.find((one) => one === word);
  const ids = pairIds.safeParse(parsed(id));
  if (!moment || !ids.success) return undefined;
  const [coachId, coacheeId, cycle] = ids.data;
  const pair: PairCycle = { tenantId: context.actor.tenantId, coachId, coacheeId, cycle };
  const admitted = await admit(tx, parts.directory, pair, context);
  return admitted && { admitted, pair, moment };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function answersIn({ values }: Submitted | Drafted, moment: Moment, { side, cycle }: Admitted): Answers {
  return Object.fromEntries(
    promptsFor(side, moment, cycle).flatMap((id) => {
      const text = values[id];
      return typeof text === 'string' && text.trim() !== '' ? [[id, text.trim()]] : [];
    }),
  );
}

function sharingIn({ values }: Submitted): Sharing {
  const said = values.sharing;
  return said === 'now' || said === 'after_talk' ? said : 'not';
}

async function keep(
  tx: Tx,
  seal: Seal,
  { side, me, district, today }: Admitted,
  pair: PairCycle,
  moment: Moment,
  entry: { readonly written: Answers; readonly state: EntryRow['state']; readonly sharing: Sharing },
  { actor, now }: HandlerContext,
): Promise<void> {
  const id = entryId(actor.personId, pair, moment);
  const { tenantId, coachId, coacheeId, cycle } = pair;
  const before = await entryById(tx, id, today);
  // A draft was never saved: there is no version of it.
  if (before?.state === 'kept')
    await holdVersion(tx, district, { place: id, words: before.body, personId: actor.personId }, now);
  await keepEntry(tx, {
    ...{ id, tenantId, coachId, coacheeId, cycle, moment, authorId: actor.personId },
    body: seal.seal(JSON.stringify(entry.written), id),
    state: entry.state,
    // A coach's note is theirs: there is nobody to share it with.
    sharing: side === 'coach' ? 'not' : entry.sharing,
    writtenAt: now,
    expiresOn: expiryOf(district, me.calendarUnitId, today),
    keep: false,
    deleted: false,
  });
}

/** The last day on which an entry is there: 30 days after the school year ends. */
export function expiryOf(district: District, unitId: string | null, today: LocalDate): LocalDate {
  const lastDay = unitId === null ? undefined : district.calendarOf(as<UnitId>(unitId)).lastDay;
  return lastDay !== undefined && lastDay >= today
    ? addDays(lastDay, AFTER_THE_YEAR)
    : addDays(today, A_YEAR);
}

/** The date at the prime meridian: good enough for what is deleted thirty days after a school year. */
export function utcDate({ now }: Pick<HandlerContext, 'now'>): LocalDate {
  return localOf(now, as('UTC')).date;
}

/** A sentence beside the dialog's first field; what was written stays there. */
function problem({ values }: Submitted, sentence: string): Reply {
  const field = Object.keys(values).find((name) => name !== 'sharing' && name !== 'sure') ?? 'sharing';
  return { type: 'formErrors', errors: { [field]: sentence } };
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | 'notYours'): Reply {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

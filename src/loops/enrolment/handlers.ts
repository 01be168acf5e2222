import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import { CHOSEN_RHYTHMS } from '../../model/rotation/index.ts';
import { may } from '../../privacy/access.ts';
import { personById } from '../../store/queries/people.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { chosen, chosenCard, frequencyForm } from './cards.ts';
import { askedBy, readValue } from './keys.ts';
import { choose, enrolled } from './standing.ts';

/** A pause is at most a year long: a longer one is one without an end. */
const LONGEST_DAYS = 366;

/*
 * Whatever a button or a form carries, the choice is always that of the person who made it: nobody can pause, or ask
 * to pause, anybody else.
 */

export const presses = {
  'enrolment.choose': async (tx, event, { actor, now }) => {
    const { key, mode } = readValue(event.value);
    const owner = askedBy(key);
    const t = say(actor.locale).asking;
    if (owner === undefined || mode === undefined) return { type: 'toast', text: t.gone };
    if (!may(actor.personId, 'participation', owner)) return { type: 'toast', text: t.notYours };
    await choose(tx, actor.personId, mode, null, now);
    const [message] = await touch(tx, key, event.at);
    const card = chosenCard(key, await enrolled(tx, actor.personId), actor.locale);
    const receipt = message && { outboxId: message.id, revision: message.revision };
    return { type: 'replace', card, ...(receipt ? { receipt } : {}) };
  },

  'enrolment.less': async (tx, event, { actor }) => {
    const { key, mode } = readValue(event.value);
    const now = await enrolled(tx, actor.personId);
    const shown = mode === undefined ? now : { ...now, mode };
    return { type: 'openForm', form: frequencyForm(shown, actor.locale, key) };
  },
} satisfies Record<string, PressHandler>;

export const submissions = {
  'enrolment.choose': async (tx, event, context) => {
    const { actor, now } = context;
    const t = say(actor.locale).asking;
    const mode = CHOSEN_RHYTHMS.find((word) => word === event.values.mode);
    if (!mode) return { type: 'formErrors', errors: { mode: t.modeMissing } };
    const typed = typeof event.values.until === 'string' ? event.values.until.trim() : '';
    const until = mode === 'paused' ? await readUntil(tx, typed, context) : null;
    if (until === 'wrong') return { type: 'formErrors', errors: { until: t.untilWrong } };
    await choose(tx, actor.personId, mode, until, now);
    if (askedBy(event.subject) === actor.personId) await touch(tx, event.subject, now, 0);
    return { type: 'closeForm' };
  },
} satisfies Record<string, SubmitHandler>;

const pause: CommandHandler = async (tx, _event, rest, context) => {
  const { actor, now } = context;
  const before = await enrolled(tx, actor.personId);
  if (rest === '') {
    return { type: 'openForm', form: frequencyForm({ ...before, mode: 'paused' }, actor.locale) };
  }
  const until = await readUntil(tx, rest, context);
  if (until === 'wrong') return { type: 'toast', text: say(actor.locale).asking.untilWrong };
  await choose(tx, actor.personId, 'paused', until, now);
  return { type: 'toast', text: chosen(await enrolled(tx, actor.personId), actor.locale) };
};

const resume: CommandHandler = async (tx, _event, _rest, { actor, now }) => {
  await choose(tx, actor.personId, 'each', null, now);
  return { type: 'toast', text: chosen(await enrolled(tx, actor.personId), actor.locale) };
};

export const commands: Readonly<Record<string, CommandHandler>> = {
  pause,
  pausa: pause,
  pausar: pause,
  resume,
  reanudar: resume,
  continuar: resume,
};

/** The day on which check-ins go on: after today, within a year. Nothing typed is a pause without an end. */
async function readUntil(
  tx: Tx,
  typed: string,
  { actor, now }: HandlerContext,
): Promise<LocalDate | null | 'wrong'> {
  if (typed === '') return null;
  const person = await personById(tx, actor.personId);
  if (!person || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return 'wrong';
  const date = as<LocalDate>(typed);
  const today = localOf(now, as(person.zone)).date;
  const real = new Date(`${typed}T12:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== typed) return 'wrong';
  return date > today && date <= addDays(today, LONGEST_DAYS) ? date : 'wrong';
}

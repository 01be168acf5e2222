import type { FormValues } from '../../chat/form.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { timeIn, zoneName } from '../../locales/when.ts';
import { addDays, isZone, minuteOf } from '../../model/calendar/index.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import {
  endOwnAbsences,
  keepOwnAbsence,
  keepOwnChoice,
  type OwnChoice,
  planAnew,
} from '../../store/queries/own-setting.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { personal } from '../personal.ts';
import { type HomeParts, homeNow, readerOf } from './home.ts';
import { LONGEST_DAYS } from './rest.ts';
import { DAYS, SHORTEST_MINUTES, spanOf, timesWith } from './settings.ts';
import { readPlace } from './wrapped.ts';

/*
 * What a person changes on Home is always their own: no button and no dialog says whose it is. What is planned moves
 * with it as it does after a change of the district file, by which nothing is asked twice.
 */

/** Changes that take one tap. */
export function changePresses(parts: HomeParts) {
  const home = (tx: Tx, context: HandlerContext) => homeNow(tx, parts, context);
  return {
    'home.here': async (tx, _event, context) => {
      const { personId, today } = await readerOf(tx, parts, context);
      if ((await endOwnAbsences(tx, personId, today)) > 0) await planAnew(tx, context.actor.tenantId);
      return home(tx, context);
    },
    'home.language': async (tx, event, context) => {
      const { person } = await readerOf(tx, parts, context);
      const locale = (['en', 'es'] as const).find((word) => word === event.value);
      if (locale) await keepOwnChoice(tx, person, { locale }, context.now);
      return home(tx, context);
    },
    'home.reset': async (tx, _event, context) => {
      const { person } = await readerOf(tx, parts, context);
      const asFile = { zone: null, workDays: null, workStart: null, workEnd: null };
      await choose(tx, person, asFile, context);
      return home(tx, context);
    },
  } satisfies Record<string, PressHandler>;
}

/** Changes that are made in a dialog. */
export function changeSubmissions(parts: HomeParts) {
  return {
    'home.away': async (tx, { values, subject }, context) => {
      const { locale, person, today } = await readerOf(tx, parts, context);
      const t = say(locale).home.rest;
      const latest = addDays(today, LONGEST_DAYS);
      const first = dateIn(values, 'first');
      if (!first || first < today || first > latest) return wrong('first', t.wrongFirst);
      const last = values.last === undefined ? first : dateIn(values, 'last');
      if (!last || last < first || last > latest) return wrong('last', t.wrongLast);
      await keepOwnAbsence(tx, { personId: person.id, firstDay: first, lastDay: last });
      await planAnew(tx, context.actor.tenantId);
      return homeNow(tx, parts, context, readPlace(subject));
    },

    'home.zone': async (tx, { values, subject }, context) => {
      const { locale, person } = await readerOf(tx, parts, context);
      const t = say(locale).home.settings;
      const other = typeof values.other === 'string' ? values.other.trim() : '';
      const zone = other === '' ? values.zone : other;
      if (typeof zone !== 'string') return wrong('other', t.zoneMissing);
      if (!isZone(zone)) return wrong('other', t.zoneWrong);
      await choose(tx, person, { zone }, context);
      // The question that the dialog was opened from, where it was opened from one.
      const question = subject.split(' ')[2];
      if (question) await touch(tx, personal(question, person.id), context.now, 0);
      const said = t.zoneSaved(zoneName(zone, locale), timeIn(context.now, zone, locale));
      return homeNow(tx, parts, context, { said, ...readPlace(subject) });
    },

    'home.hours': async (tx, { values, subject }, context) => {
      const { locale, person } = await readerOf(tx, parts, context);
      const t = say(locale).home.settings;
      const from = timesWith(person.workStart).find((time) => time === values.from);
      const to = timesWith(person.workEnd).find((time) => time === values.to);
      if (!from || !to || minuteOf(to) - minuteOf(from) < SHORTEST_MINUTES) return wrong('to', t.hoursWrong);
      const workDays = DAYS.filter((day) => values[`day${day}`] === true).join('');
      if (workDays === '') return wrong('day1', t.daysWrong);
      await choose(tx, person, { workDays, workStart: from, workEnd: to }, context);
      const said = t.hoursSaved(spanOf({ workDays, workStart: from, workEnd: to }, locale));
      return homeNow(tx, parts, context, { said, ...readPlace(subject) });
    },
  } satisfies Record<string, SubmitHandler>;
}

/** Keeps a choice of time, and moves what is planned. */
export async function choose(
  tx: Tx,
  person: PersonRow,
  choice: Partial<OwnChoice>,
  { actor, now }: HandlerContext,
): Promise<void> {
  await keepOwnChoice(tx, person, choice, now);
  await planAnew(tx, actor.tenantId);
}

function wrong(field: string, sentence: string) {
  return { type: 'formErrors', errors: { [field]: sentence } } as const;
}

/** A real date of a form; `undefined` where it is none. */
function dateIn(values: FormValues, field: string): LocalDate | undefined {
  const typed = values[field];
  if (typeof typed !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined;
  const at = new Date(`${typed}T12:00:00Z`);
  const real = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === typed;
  return real ? as<LocalDate>(typed) : undefined;
}

import { addDays } from '../../src/model/calendar/index.ts';
import { DRIVER_IDS, type DriverId, groupOf } from '../../src/model/drivers.ts';
import { as, type LocalDate } from '../../src/model/ids.ts';
import { CROSS_CUTTING, ITEMS, poolOf } from '../../src/model/items.ts';
import { REASONS } from '../../src/model/occurrence.ts';
import type { SchoolYear, Sent } from './school-year.ts';
import { people, type Townsperson, YEAR } from './town.ts';

/*
 * What a school year must keep, checked against the town's own calendar and the platform's clock by other means than
 * the bot's: Intl for local time, sets of dates for closed days. Each returns what is wrong, in words.
 */

const CATALOG = poolOf(ITEMS);
const PEOPLE = new Map(people().map((person) => [person.key, person]));
const BUDGET = { staff: 2, coach: 4, leadership: 4 } as const;

const CLOSED = new Set<string>([
  ...[...YEAR.breaks, ...YEAR.testing].flatMap(([from, to]) => days(from, to)),
  ...YEAR.holidays,
  YEAR.snowDay,
]);

function days(from: string, to: string): string[] {
  const all: string[] = [];
  for (let day = from; day <= to; day = addDays(as<LocalDate>(day), 1)) all.push(day);
  return all;
}

const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();
const monday = (day: string) => addDays(as<LocalDate>(day), -((weekday(day) + 6) % 7));
const schoolDays = days(YEAR.firstDay, YEAR.lastDay).filter(
  (day) => weekday(day) >= 1 && weekday(day) <= 5 && (!CLOSED.has(day) || isTesting(day)),
);
function isTesting(day: string): boolean {
  return YEAR.testing.some(([from, to]) => from <= day && day <= to);
}
const SETTLING = new Set([...schoolDays.slice(0, 5), ...schoolDays.slice(-5)]);

function localOf(at: number, zone: string): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = new Date(at).toLocaleString('sv-SE', { timeZone: zone }).split(' ');
  return { day, time };
}

const direct = (year: SchoolYear) =>
  year.sent.flatMap((sent) => {
    const person = sent.person === undefined ? undefined : PEOPLE.get(sent.person);
    return person ? [{ sent, person, ...localOf(sent.at, person.zone) }] : [];
  });

/** Nobody gets more of the bot's own messages in a week than their budget. */
export function overBudget(year: SchoolYear): string[] {
  const counts = new Map<string, { person: Townsperson; messages: number }>();
  for (const { sent, person, day } of direct(year)) {
    if (sent.key.startsWith('snooze:')) continue;
    const week = `${person.key} ${monday(day)}`;
    counts.set(week, { person, messages: (counts.get(week)?.messages ?? 0) + 1 });
  }
  return [...counts].flatMap(([week, { person, messages }]) =>
    messages > BUDGET[person.audience] ? [`${week}: ${messages} messages`] : [],
  );
}

/** Nobody is written to outside their hours, on a closed day, while away, before they came or after they left. */
export function atWrongTime(year: SchoolYear): string[] {
  return direct(year).flatMap(({ sent, person, day, time }) => {
    const wrong =
      weekday(day) === 0 ||
      weekday(day) === 6 ||
      time < '07:30:00' ||
      time >= '16:00:00' ||
      CLOSED.has(day) ||
      day < YEAR.firstDay ||
      day > YEAR.lastDay ||
      (person.away !== undefined && person.away[0] <= day && day <= person.away[1]) ||
      (person.joins !== undefined && day < person.joins) ||
      (person.leaves !== undefined && day >= person.leaves);
    return wrong ? [`${sent.key} at ${day} ${time}`] : [];
  });
}

/** Nobody is asked for the first time in the first and last five school days. */
export function whileSettling(year: SchoolYear): string[] {
  return direct(year).flatMap(({ sent, day }) =>
    sent.key.startsWith('checkin:') && SETTLING.has(day) ? [`${sent.key} on ${day}`] : [],
  );
}

/** Nothing is sent twice. */
export function twice(year: SchoolYear): string[] {
  const seen = new Set<string>();
  return year.sent.flatMap(({ key }: Sent) => {
    const again = seen.has(key);
    seen.add(key);
    return again ? [key] : [];
  });
}

/** No item comes back to a person within six weeks, an item on the focus within two. */
export function repeated(year: SchoolYear): string[] {
  const last = new Map<string, number>();
  return year.asked.flatMap(({ person, window, questions }) =>
    questions.flatMap(({ itemId, reason }) => {
      const week = Date.parse(window) / (7 * 86_400_000);
      const rested = week - (last.get(`${person} ${itemId}`) ?? Number.NEGATIVE_INFINITY);
      last.set(`${person} ${itemId}`, week);
      return rested < (reason === 'focus' ? 2 : 6)
        ? [`${person}: ${itemId} again after ${rested} weeks`]
        : [];
    }),
  );
}

const isDriver = (topic: string): topic is DriverId => DRIVER_IDS.some((driver) => driver === topic);
const isCross = (topic: string) => CROSS_CUTTING.some((cross) => cross === topic);

/** At most three questions, never two on one driver, one on leadership and one of effort at the most. */
export function illComposed(year: SchoolYear): string[] {
  return year.asked.flatMap(({ person, window, questions }) => {
    const topics = questions.map(({ topic }) => topic);
    const wrong =
      questions.length > 3 ||
      questions.length === 0 ||
      new Set(topics).size < topics.length ||
      topics.filter((topic) => isDriver(topic) && groupOf(topic) === 'leadership').length > 1 ||
      topics.filter(isCross).length > 1 ||
      questions.filter(({ itemId }) => CATALOG.find(itemId)?.facet === 'effort').length > 1;
    return wrong ? [`${person} ${window}: ${topics}`] : [];
  });
}

/** What is asked across all drivers comes to a person at most once in four weeks. */
export function crossTooOften(year: SchoolYear): string[] {
  const last = new Map<string, string>();
  return year.asked.flatMap(({ person, window, questions }) => {
    if (!questions.some(({ topic }) => isCross(topic))) return [];
    const before = last.get(person);
    last.set(person, window);
    return before !== undefined && addDays(as<LocalDate>(before), 28) > window ? [`${person} ${window}`] : [];
  });
}

/** Everything that was planned has ended, and what was not sent says why in a word that there is a sentence for. */
export function unexplained(year: SchoolYear): string[] {
  return year.occurrences.flatMap(({ key, state, reason }) => {
    if (state === 'sent' || state === 'answered') return [];
    const explained = state !== 'planned' && state !== 'released' && REASONS.some((word) => word === reason);
    return explained ? [] : [`${key}: ${state} ${reason}`];
  });
}

/** How often a team was asked about each driver. */
export function timesAsked(year: SchoolYear, team: string): Map<DriverId, number> {
  const counts = new Map<DriverId, number>(DRIVER_IDS.map((driver) => [driver, 0]));
  for (const { team: of, questions } of year.asked) {
    if (of !== team) continue;
    for (const { topic } of questions) if (isDriver(topic)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return counts;
}

/** Pearson's X² of counts against equal chances. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

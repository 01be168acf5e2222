import { HOURS } from '../../district/settle.ts';
import { addDays, planCheckIns, type SchoolCalendar, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type LocalTime, type Window, type Zone } from '../../model/ids.ts';
import type { Draft } from './draft.ts';

/** A school year, and a summer before it. */
const WEEKS_AHEAD = 60;

/**
 * The next sends that a team would get in a zone: when the first people are asked, in somebody's usual hours and on
 * school days. Made by what plans in earnest, so that a preview promises nothing else.
 */
export function nextSends(
  { day, time, everyWeeks }: Pick<Draft, 'day' | 'time' | 'everyWeeks'>,
  zone: Zone,
  calendar: SchoolCalendar,
  today: LocalDate,
  now: Instant,
  count: number,
): Instant[] {
  const cadence = {
    ...{ day, time: as<LocalTime>(time), everyWeeks, spreadMinutes: 0 },
    anchor: windowOf(calendar.firstDay ?? today),
  };
  const pattern = {
    ...{ zone, workDays: HOURS.days.join(''), workStart: as<LocalTime>(HOURS.from) },
    workEnd: as<LocalTime>(HOURS.to),
  };
  const sends: Instant[] = [];
  for (let week = 0; week < WEEKS_AHEAD && sends.length < count; week++) {
    const window = as<Window>(addDays(as<LocalDate>(windowOf(today)), 7 * week));
    const closesAt = Date.parse(`${window}T00:00:00Z`) + 7 * 86_400_000;
    const person = { personId: as<never>('preview'), pattern, calendar, absences: [], cadence, closesAt };
    const [slot] = planCheckIns([person], window);
    if (slot && 'dueAt' in slot && slot.dueAt > now) sends.push(slot.dueAt);
  }
  return sends;
}

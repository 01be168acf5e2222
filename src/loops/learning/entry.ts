import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { daysBetween } from '../../model/calendar/index.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { LearningRow } from '../../store/queries/learning.ts';
import type { Directory } from '../directory.ts';
import { driverOf } from '../improvement/view.ts';

export interface LearningParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** Within so many days somebody follows up (domain reference 6.7: two weeks). */
export const FOLLOW_UP_DAYS = 14;

/** Characters of a topic. */
export const TOPIC_LENGTH = 80;

export function topicPlace(id: string): string {
  return `learning:${id}:topic`;
}

/** What it is called: somebody's words, or what its driver says. */
export function titleOf(seal: Seal, row: LearningRow, locale: Locale): string {
  if (row.topic !== null) return seal.open(row.topic, topicPlace(row.id));
  return say(locale).learning.untitled(say(locale).drivers[driverOf(row)]);
}

/** How it stands, in words. */
export function stateOf(row: LearningRow, today: LocalDate, locale: Locale): string {
  const t = say(locale).learning.states;
  if (row.state === 'planned' && row.plannedOn !== null) {
    const day = shortDate(as(row.plannedOn), locale);
    return row.plannedOn < today ? t.late(day) : t.planned(day);
  }
  if (row.deliveredOn === null) return t.suggested;
  const since = daysBetween(as(row.deliveredOn), today);
  return since <= FOLLOW_UP_DAYS
    ? t.delivered(Math.max(0, since), FOLLOW_UP_DAYS)
    : t.overdue(shortDate(as(row.deliveredOn), locale));
}

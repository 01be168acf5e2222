import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { as, type OccurrenceKey, type UnitId } from '../../model/ids.ts';
import type { Challenge } from '../../model/improvement/index.ts';

/** What a planned action comes from: ids and words, never a right. */
export interface PlanSubject {
  readonly unitId: UnitId | undefined;
  readonly driverId: DriverId | undefined;
  readonly source: 'decision' | 'command' | 'suggestion';
  readonly digestId: OccurrenceKey | undefined;
  /** A proposal without an owner that is taken up. */
  readonly actionId: string | undefined;
  readonly challenge: Challenge | undefined;
}

const SOURCES = ['decision', 'command', 'suggestion'] as const;
const CHALLENGES: readonly Challenge[] = ['technical', 'adaptive', 'mixed'];

export function planSubject(subject: PlanSubject): string {
  const { unitId, driverId, source, digestId, actionId, challenge } = subject;
  return [unitId, driverId, source, digestId, actionId, challenge].map((one) => one ?? '').join('|');
}

export function readPlanSubject(text: string): PlanSubject {
  const [unit = '', driver = '', source = '', digest = '', action = '', challenge = ''] = text.split('|');
  return {
    unitId: unit === '' ? undefined : as(unit),
    driverId: DRIVER_IDS.find((id) => id === driver),
    source: SOURCES.find((one) => one === source) ?? 'command',
    digestId: digest === '' ? undefined : as(digest),
    actionId: action === '' ? undefined : action,
    challenge: CHALLENGES.find((one) => one === challenge),
  };
}

/** What an owner's message is about: the action, and who it was written to. */
export function messageSubject(actionId: string, personId: string): string {
  return `${actionId}|${personId}`;
}

export function readMessageSubject(subject: string): {
  readonly actionId: string;
  readonly personId: string;
} {
  const [actionId = '', personId = ''] = subject.split('|');
  return { actionId, personId };
}

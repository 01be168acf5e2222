import { CALENDAR_OPERATIONS } from './of-calendar.ts';
import { CATALOG_OPERATIONS } from './of-catalog.ts';
import { COACHING_OPERATIONS } from './of-coaching.ts';
import { DEFAULT_OPERATIONS } from './of-defaults.ts';
import { PEOPLE_OPERATIONS } from './of-people.ts';
import { UNIT_OPERATIONS } from './of-units.ts';
import type { Operation } from './operation.ts';

/** Everything of a district that an admin can change in chat: what each can say of a file, a test holds together. */
export const OPERATIONS: readonly Operation[] = [
  ...CALENDAR_OPERATIONS,
  ...UNIT_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...COACHING_OPERATIONS,
  ...CATALOG_OPERATIONS,
  ...DEFAULT_OPERATIONS,
];

export function operationBy(name: string): Operation | undefined {
  return OPERATIONS.find((one) => one.name === name);
}

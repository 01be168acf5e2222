import type { DriverGroup, DriverId } from '../model/drivers.ts';
import type { CrossCutting, Topic } from '../model/items.ts';

export type DriverNames = Readonly<Record<DriverId, string>>;

/** What the drivers and their groups are called in one vocabulary of one language. */
export interface Names {
  readonly drivers: DriverNames;
  /** Whatever a question can be about: a driver, or what is asked across all of them. */
  readonly topics: Readonly<Record<Topic, string>>;
  readonly groups: Readonly<Record<DriverGroup, string>>;
}

export function namesOf(
  drivers: DriverNames,
  crossCutting: Readonly<Record<CrossCutting, string>>,
  groups: Readonly<Record<DriverGroup, string>>,
): Names {
  return { drivers, topics: { ...drivers, ...crossCutting }, groups };
}

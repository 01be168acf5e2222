/** The nine implementation drivers, in the order they are always shown. Ids never change. */
export const DRIVER_IDS = [
  'selection',
  'training',
  'coaching',
  'fidelity',
  'external_systems',
  'internal_systems',
  'data_systems',
  'leadership_technical',
  'leadership_adaptive',
] as const;

export type DriverId = (typeof DRIVER_IDS)[number];

export type DriverGroup = 'competency' | 'organization' | 'leadership';

const GROUPS: Readonly<Record<DriverId, DriverGroup>> = {
  selection: 'competency',
  training: 'competency',
  coaching: 'competency',
  fidelity: 'competency',
  external_systems: 'organization',
  internal_systems: 'organization',
  data_systems: 'organization',
  leadership_technical: 'leadership',
  leadership_adaptive: 'leadership',
};

/** Which words a district reads for the drivers; the ids stay (domain reference 1.3). */
export const VOCABULARIES = ['plain', 'nirn'] as const;

export type Vocabulary = (typeof VOCABULARIES)[number];

/** The group a driver belongs to: competency, organization or leadership. */
export function groupOf(driver: DriverId): DriverGroup {
  return GROUPS[driver];
}

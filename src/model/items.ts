import { DRIVER_IDS, type DriverId } from './drivers.ts';

/** Whether an item asks that something was done, how well it was done, or whether the drivers pull together. */
export type Facet = 'effort' | 'fidelity' | 'alignment';

export type Audience = 'staff' | 'coach' | 'leadership';

/** How often an item may come back to one person: as the rotation allows, not within 4 weeks, not within 12. */
export type ItemCadence = 'normal' | 'monthly' | 'termly';

interface ItemShape {
  readonly id: string;
  readonly driver: DriverId;
  readonly facet: Facet;
  readonly audiences: readonly Audience[];
  readonly cadence: ItemCadence;
}

/**
 * Every question a check-in can ask. An id is for ever: answers hang on it, so a change of wording that changes the
 * question is a new id. The wording itself is in `locales/items.<language>.ts`.
 */
export const ITEMS = [
  { id: 'sel1', driver: 'selection', facet: 'effort', audiences: ['leadership'], cadence: 'termly' },
  { id: 'sel2', driver: 'selection', facet: 'fidelity', audiences: ['leadership'], cadence: 'termly' },
  { id: 'sel3', driver: 'selection', facet: 'fidelity', audiences: ['staff', 'coach'], cadence: 'termly' },
  {
    id: 'sel4',
    driver: 'selection',
    facet: 'alignment',
    audiences: ['coach', 'leadership'],
    cadence: 'monthly',
  },
  { id: 'sel5', driver: 'selection', facet: 'fidelity', audiences: ['staff'], cadence: 'monthly' },
  { id: 'trn1', driver: 'training', facet: 'effort', audiences: ['leadership'], cadence: 'monthly' },
  { id: 'trn2', driver: 'training', facet: 'fidelity', audiences: ['staff', 'coach'], cadence: 'normal' },
  { id: 'trn3', driver: 'training', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  { id: 'trn4', driver: 'training', facet: 'alignment', audiences: ['staff'], cadence: 'normal' },
  { id: 'trn5', driver: 'training', facet: 'fidelity', audiences: ['leadership'], cadence: 'termly' },
  { id: 'coa1', driver: 'coaching', facet: 'effort', audiences: ['staff'], cadence: 'normal' },
  { id: 'coa2', driver: 'coaching', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  { id: 'coa3', driver: 'coaching', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  { id: 'coa4', driver: 'coaching', facet: 'fidelity', audiences: ['staff'], cadence: 'monthly' },
  { id: 'coa5', driver: 'coaching', facet: 'alignment', audiences: ['staff', 'coach'], cadence: 'normal' },
  { id: 'coa6', driver: 'coaching', facet: 'effort', audiences: ['coach'], cadence: 'normal' },
  { id: 'fid1', driver: 'fidelity', facet: 'effort', audiences: ['coach', 'leadership'], cadence: 'monthly' },
  { id: 'fid2', driver: 'fidelity', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  { id: 'fid3', driver: 'fidelity', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  {
    id: 'fid4',
    driver: 'fidelity',
    facet: 'fidelity',
    audiences: ['coach', 'leadership'],
    cadence: 'monthly',
  },
  {
    id: 'fid5',
    driver: 'fidelity',
    facet: 'alignment',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'monthly',
  },
  { id: 'ext1', driver: 'external_systems', facet: 'effort', audiences: ['leadership'], cadence: 'monthly' },
  {
    id: 'ext2',
    driver: 'external_systems',
    facet: 'fidelity',
    audiences: ['coach', 'leadership'],
    cadence: 'monthly',
  },
  {
    id: 'ext3',
    driver: 'external_systems',
    facet: 'fidelity',
    audiences: ['leadership'],
    cadence: 'monthly',
  },
  {
    id: 'ext4',
    driver: 'external_systems',
    facet: 'fidelity',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
  },
  {
    id: 'ext5',
    driver: 'external_systems',
    facet: 'alignment',
    audiences: ['leadership'],
    cadence: 'termly',
  },
  {
    id: 'int1',
    driver: 'internal_systems',
    facet: 'effort',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
  },
  {
    id: 'int2',
    driver: 'internal_systems',
    facet: 'fidelity',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
  },
  {
    id: 'int3',
    driver: 'internal_systems',
    facet: 'fidelity',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
  },
  { id: 'int4', driver: 'internal_systems', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  {
    id: 'int5',
    driver: 'internal_systems',
    facet: 'alignment',
    audiences: ['staff', 'leadership'],
    cadence: 'monthly',
  },
  { id: 'dat1', driver: 'data_systems', facet: 'effort', audiences: ['leadership'], cadence: 'monthly' },
  {
    id: 'dat2',
    driver: 'data_systems',
    facet: 'fidelity',
    audiences: ['coach', 'leadership'],
    cadence: 'normal',
  },
  {
    id: 'dat3',
    driver: 'data_systems',
    facet: 'fidelity',
    audiences: ['coach', 'leadership'],
    cadence: 'monthly',
  },
  {
    id: 'dat4',
    driver: 'data_systems',
    facet: 'alignment',
    audiences: ['staff', 'leadership'],
    cadence: 'monthly',
  },
  { id: 'dat5', driver: 'data_systems', facet: 'fidelity', audiences: ['staff'], cadence: 'monthly' },
  {
    id: 'lte1',
    driver: 'leadership_technical',
    facet: 'effort',
    audiences: ['staff', 'leadership'],
    cadence: 'monthly',
  },
  {
    id: 'lte2',
    driver: 'leadership_technical',
    facet: 'fidelity',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
  },
  { id: 'lte3', driver: 'leadership_technical', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  {
    id: 'lte4',
    driver: 'leadership_technical',
    facet: 'alignment',
    audiences: ['staff', 'coach'],
    cadence: 'monthly',
  },
  {
    id: 'lad1',
    driver: 'leadership_adaptive',
    facet: 'effort',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
  },
  {
    id: 'lad2',
    driver: 'leadership_adaptive',
    facet: 'fidelity',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
  },
  {
    id: 'lad3',
    driver: 'leadership_adaptive',
    facet: 'fidelity',
    audiences: ['coach', 'leadership'],
    cadence: 'monthly',
  },
  { id: 'lad4', driver: 'leadership_adaptive', facet: 'fidelity', audiences: ['staff'], cadence: 'monthly' },
  {
    id: 'lad5',
    driver: 'leadership_adaptive',
    facet: 'alignment',
    audiences: ['staff', 'coach'],
    cadence: 'monthly',
  },
] as const satisfies readonly ItemShape[];

/** The ids of the catalog, so that a locale which lacks one, or has one too many, does not compile. */
export type CatalogItemId = (typeof ITEMS)[number]['id'];

export interface Item extends ItemShape {
  readonly id: CatalogItemId;
}

const BY_ID: ReadonlyMap<string, Item> = new Map(ITEMS.map((item) => [item.id, item]));

/** The item of an id; `undefined` for one that this version does not know. */
export function itemOf(id: string): Item | undefined {
  return BY_ID.get(id);
}

const BY_DRIVER: ReadonlyMap<DriverId, readonly Item[]> = new Map(
  DRIVER_IDS.map((driver) => [driver, ITEMS.filter((item) => item.driver === driver)]),
);

/** A driver's items, in the order of the catalog. */
export function itemsOf(driver: DriverId): readonly Item[] {
  return BY_DRIVER.get(driver) ?? [];
}

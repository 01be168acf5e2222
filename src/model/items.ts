import { DRIVER_IDS, type DriverId } from './drivers.ts';
import { STAGES, type Stage } from './stage.ts';

/**
 * Whether an item asks that something was done, how well it was done, whether the drivers pull together, or, before
 * anything is in use, what would be needed.
 */
export const FACETS = ['effort', 'fidelity', 'alignment', 'need'] as const;

export type Facet = (typeof FACETS)[number];

export const AUDIENCES = ['staff', 'coach', 'leadership'] as const;

export type Audience = (typeof AUDIENCES)[number];

/** How often an item may come back to one person: as the rotation allows, not within 4 weeks, not within 12. */
export const CADENCES = ['normal', 'monthly', 'termly'] as const;

export type ItemCadence = (typeof CADENCES)[number];

/**
 * What is asked across all drivers: whether people feel able, whether the work is worth its time, and whether it fits
 * into their week. Never part of a driver's score.
 */
export const CROSS_CUTTING = ['confidence', 'worth', 'fit'] as const;

export type CrossCutting = (typeof CROSS_CUTTING)[number];

/** What an answer counts for: it is stored and rolled up under this, in the columns called `driver_id`. */
export type Topic = DriverId | CrossCutting;

/** A question that a check-in can ask. */
export interface Item {
  /** An id of the catalog such as `coa1`, or of a district's own item such as `lakeside/visits`. Never reused. */
  readonly id: string;
  /** `null` for what is asked across all drivers. */
  readonly driver: DriverId | null;
  /** The driver, or what else its answers count for. */
  readonly topic: Topic;
  /** `null` for what is asked across all drivers. */
  readonly facet: Facet | null;
  readonly audiences: readonly Audience[];
  readonly cadence: ItemCadence;
  /** The stages of a team in which it is asked. */
  readonly stages: readonly Stage[];
}

/** How an item reads in one language. */
export interface ItemWording {
  readonly text: string;
  /** What counts as "In place" and as "Partly", shown behind "What counts?"; empty where nobody has said. */
  readonly counts: string;
}

/** In one language or both. Who reads the other one sees what there is. */
export interface OwnWording {
  readonly en?: ItemWording | undefined;
  readonly es?: ItemWording | undefined;
}

/** A question of a district's own. Its id and its wording belong together for ever, as those of the catalog do. */
export interface OwnItem extends Item {
  readonly driver: DriverId;
  readonly facet: Facet;
  readonly wording: OwnWording;
  /** No longer asked. It is kept, so that what was answered can be read. */
  readonly retired: boolean;
}

interface CatalogRow {
  readonly id: string;
  readonly driver: DriverId | null;
  readonly topic?: CrossCutting;
  readonly facet: Facet | null;
  readonly audiences: readonly Audience[];
  readonly cadence: ItemCadence;
  /** Where it is not those of its driver. */
  readonly stages?: readonly Stage[];
}

/**
 * Every question of ours that a check-in can ask. An id is for ever: answers hang on it, so a change of wording that
 * changes the question is a new id. The wording itself is in `locales/items.<language>.ts`.
 */
const CATALOG = [
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
  {
    id: 'sel6',
    driver: 'selection',
    facet: 'need',
    audiences: ['staff', 'leadership'],
    cadence: 'monthly',
    stages: ['exploration'],
  },
  {
    id: 'sel7',
    driver: 'selection',
    facet: 'fidelity',
    audiences: ['coach', 'leadership'],
    cadence: 'monthly',
    stages: ['full'],
  },
  { id: 'trn1', driver: 'training', facet: 'effort', audiences: ['leadership'], cadence: 'monthly' },
  { id: 'trn2', driver: 'training', facet: 'fidelity', audiences: ['staff', 'coach'], cadence: 'normal' },
  { id: 'trn3', driver: 'training', facet: 'fidelity', audiences: ['staff'], cadence: 'normal' },
  { id: 'trn4', driver: 'training', facet: 'alignment', audiences: ['staff'], cadence: 'normal' },
  { id: 'trn5', driver: 'training', facet: 'fidelity', audiences: ['leadership'], cadence: 'termly' },
  {
    id: 'trn6',
    driver: 'training',
    facet: 'need',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
    stages: ['exploration'],
  },
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
  {
    id: 'fid6',
    driver: 'fidelity',
    facet: 'fidelity',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
    stages: ['full'],
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
    id: 'ext6',
    driver: 'external_systems',
    facet: 'need',
    audiences: ['coach', 'leadership'],
    cadence: 'normal',
    stages: ['exploration'],
  },
  {
    id: 'ext7',
    driver: 'external_systems',
    facet: 'fidelity',
    audiences: ['leadership'],
    cadence: 'monthly',
    stages: ['full'],
  },
  {
    id: 'int1',
    driver: 'internal_systems',
    facet: 'effort',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
    stages: ['initial', 'full'],
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
  {
    id: 'int6',
    driver: 'internal_systems',
    facet: 'need',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
    stages: ['exploration'],
  },
  {
    id: 'dat1',
    driver: 'data_systems',
    facet: 'effort',
    audiences: ['leadership'],
    cadence: 'monthly',
    stages: ['initial', 'full'],
  },
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
    id: 'dat6',
    driver: 'data_systems',
    facet: 'need',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
    stages: ['exploration'],
  },
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
    id: 'lte5',
    driver: 'leadership_technical',
    facet: 'need',
    audiences: ['staff', 'coach'],
    cadence: 'normal',
    stages: ['exploration'],
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
  {
    id: 'lad6',
    driver: 'leadership_adaptive',
    facet: 'need',
    audiences: ['staff', 'coach', 'leadership'],
    cadence: 'normal',
    stages: ['exploration'],
  },
  { id: 'cnf1', driver: null, topic: 'confidence', facet: null, audiences: ['staff'], cadence: 'monthly' },
  { id: 'wth1', driver: null, topic: 'worth', facet: null, audiences: ['staff'], cadence: 'monthly' },
  { id: 'fit1', driver: null, topic: 'fit', facet: null, audiences: ['staff'], cadence: 'monthly' },
] as const satisfies readonly CatalogRow[];

/** The ids of the catalog, so that a locale which lacks one, or has one too many, does not compile. */
export type CatalogItemId = (typeof CATALOG)[number]['id'];

/** Before a practice is in use nobody can say how coaching, checks or outside demands work for it. */
const FROM_INITIAL: readonly (DriverId | null)[] = ['coaching', 'fidelity', 'external_systems'];

/** Where an item is asked that says nothing else. Exploration asks only what was written for it. */
export function stagesFor(driver: DriverId | null): readonly Stage[] {
  return STAGES.slice(STAGES.indexOf(FROM_INITIAL.includes(driver) ? 'initial' : 'installation'));
}

export const ITEMS: readonly Item[] = CATALOG.map((row: CatalogRow) => ({
  ...{ id: row.id, driver: row.driver, topic: topicOf(row), facet: row.facet },
  ...{ audiences: row.audiences, cadence: row.cadence, stages: row.stages ?? stagesFor(row.driver) },
}));

function topicOf({ id, driver, topic }: CatalogRow): Topic {
  const about = driver ?? topic;
  if (about === undefined) throw new Error(`${id} is about nothing`);
  return about;
}

const CATALOG_IDS: ReadonlySet<string> = new Set(ITEMS.map((item) => item.id));

/** Whether an id is one of ours: then its wording is in the locales. */
export function isCatalogItem(id: string): id is CatalogItemId {
  return CATALOG_IDS.has(id);
}

/** The items that there are to ask: the catalog's, and a district's own. */
export interface ItemPool {
  /** Those that may be asked, in a fixed order. */
  readonly items: readonly Item[];
  /** Those of a driver, or of what is asked across all drivers, that may be asked. */
  of(topic: Topic): readonly Item[];
  /** Any item by its id, also one that is retired or not asked in this stage. */
  find(id: string): Item | undefined;
}

/**
 * A pool of items. `retired` are no longer asked; they are found by their ids, since answers hang on them.
 *
 * @example
 * poolOf(ITEMS).of('coaching') // the catalog's six coaching items
 */
export function poolOf(items: readonly Item[], retired: readonly Item[] = []): ItemPool {
  const byId = new Map([...retired, ...items].map((item) => [item.id, item]));
  const byTopic = new Map<Topic, readonly Item[]>(
    [...DRIVER_IDS, ...CROSS_CUTTING].map((topic) => [topic, items.filter((item) => item.topic === topic)]),
  );
  return { items, of: (topic) => byTopic.get(topic) ?? [], find: (id) => byId.get(id) };
}

/** The part of a pool that is asked in a stage; the others are still found by their ids. */
export function inStage(pool: ItemPool, stage: Stage): ItemPool {
  const asked = pool.items.filter((item) => item.stages.includes(stage));
  return { ...poolOf(asked), find: (id) => pool.find(id) };
}

const OURS = poolOf(ITEMS);

/** The item of an id of the catalog; `undefined` for one that this version does not know. */
export function itemOf(id: string): Item | undefined {
  return OURS.find(id);
}

/** The catalog's items of a driver, in every stage, in the order of the catalog. */
export function itemsOf(topic: Topic): readonly Item[] {
  return OURS.of(topic);
}

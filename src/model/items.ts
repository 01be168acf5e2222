import { CATALOG, type CatalogRow } from './catalog.ts';
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

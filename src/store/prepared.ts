import { type Placeholder, sql } from 'drizzle-orm';
import type { Tx } from './store.ts';

/** A query of drizzle's that can be prepared; PostgreSQL's wants a name, SQLite's takes none. */
interface Preparable<Prepared> {
  prepare(name: string): Prepared;
}

/**
 * A query that is built and prepared once for each database, and then only filled in: drizzle builds a query anew in
 * 100 to 300 µs, which made 11 queries nine tenths of a tap's CPU time. For what runs with every tap; elsewhere a
 * query that reads top to bottom is worth more.
 *
 * Values go in by `sql.placeholder('name')` and are passed to `execute`. A placeholder inside an `sql` template
 * reaches the database as it is, without its column's mapping: give such a column its stored form.
 *
 * @param name unique in this process; what PostgreSQL calls the statement
 * @example
 * const unitNamed = prepared('unit_named', ({ db, t }) =>
 *   db.select().from(t.unit).where(eq(t.unit.name, sql.placeholder('name'))),
 * );
 * const rows = await unitNamed(tx).execute({ name: 'Grades 3-5' });
 */
export function prepared<Prepared>(
  name: string,
  build: (tx: Tx) => Preparable<Prepared>,
): (tx: Tx) => Prepared {
  const known = new WeakMap<Tx['db'], Prepared>();
  return (tx) => {
    let query = known.get(tx.db);
    if (query === undefined) {
      query = build(tx).prepare(name);
      known.set(tx.db, query);
    }
    return query;
  };
}

/** Lists up to this length have a query of their own that is kept; a longer one is built each time. */
const LONGEST_LIST = 32;

/**
 * {@link prepared} for a query over a list that is mostly of the same length, such as the loops that are here: built
 * once for each length.
 *
 * @example
 * const unitsOf = preparedForList('units_of', ({ db, t }, length) =>
 *   db.select().from(t.unit).where(inArray(t.unit.id, listed('id', length))),
 * );
 * const rows = await unitsOf(tx, ids.length).execute(filled('id', ids));
 */
export function preparedForList<Prepared>(
  name: string,
  build: (tx: Tx, length: number) => Preparable<Prepared>,
): (tx: Tx, length: number) => Prepared {
  const known = new Map<number, (tx: Tx) => Prepared>();
  return (tx, length) => {
    // PostgreSQL keeps no statement that has no name.
    if (length > LONGEST_LIST) return build(tx, length).prepare('');
    let query = known.get(length);
    if (!query) {
      query = prepared(`${name}_${length}`, (of) => build(of, length));
      known.set(length, query);
    }
    return query(tx);
  };
}

/** The places of a list's values in a query. */
export function listed(name: string, length: number): Placeholder[] {
  return Array.from({ length }, (_, i) => sql.placeholder(`${name}${i}`));
}

/** A list's values, under the names of their places. */
export function filled(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, i) => [`${name}${i}`, value]));
}

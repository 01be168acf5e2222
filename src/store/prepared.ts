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

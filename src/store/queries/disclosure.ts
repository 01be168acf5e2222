import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { Cell, RatingCounts } from '../../model/fidelity/index.ts';
import { as, type UnitId, type Window } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

type DisclosureRow = Tables['disclosure']['$inferSelect'];

/** What was published of one driver in one window, and about whose answers. */
interface Disclosure {
  readonly driverId: string;
  readonly window: Window;
  readonly people: ReadonlySet<string>;
  readonly cell: Cell;
  readonly counts: RatingCounts | null;
}

const ratersOf = prepared('raters_of', ({ db, t: { checkIn, question } }) =>
  db
    .select({ driverId: question.driverId, personId: checkIn.personId })
    .from(checkIn)
    .innerJoin(question, and(eq(question.checkInId, checkIn.id), isNotNull(question.rating)))
    .where(and(eq(checkIn.teamId, sql.placeholder('teamId')), eq(checkIn.window, sql.placeholder('window')))),
);

/** Who rated which driver in a team's window, "can't tell" included: who, and never what. */
export async function raters(
  tx: Tx,
  teamId: UnitId,
  window: Window,
): Promise<{ driverId: string; personId: string }[]> {
  return ratersOf(tx).execute({ teamId, window });
}

const disclosuresIn = prepared('disclosures_of', ({ db, t: { disclosure } }) =>
  db
    .select()
    .from(disclosure)
    .where(
      and(
        eq(disclosure.unitId, sql.placeholder('unitId')),
        gte(disclosure.window, sql.placeholder('since')),
        lt(disclosure.window, sql.placeholder('window')),
      ),
    ),
);

/** What was published of a unit from `since` up to and without `window`, and still stands. */
export async function disclosuresOf(
  tx: Tx,
  unitId: UnitId,
  since: Window,
  window: Window,
): Promise<Disclosure[]> {
  const rows = await disclosuresIn(tx).execute({ unitId, since, window });
  return rows.map(disclosed);
}

function disclosed({ driverId, window, people, cell, counts }: DisclosureRow): Disclosure {
  return {
    driverId,
    window: as<Window>(window),
    people: new Set(people as string[]), // Written by the functions below alone, as are cell and counts.
    cell: cell as Cell,
    counts: counts as RatingCounts | null,
  };
}

/** Keeps who stands behind what a unit's digest published, and forgets it of what no longer stands. */
export async function keepDisclosures(
  tx: Tx,
  unitId: UnitId,
  told: readonly Disclosure[],
  replaced: readonly Disclosure[],
): Promise<void> {
  const { disclosure } = tx.t;
  for (const { driverId, window } of replaced) {
    await tx.db
      .delete(disclosure)
      .where(
        and(eq(disclosure.unitId, unitId), eq(disclosure.driverId, driverId), eq(disclosure.window, window)),
      );
  }
  if (told.length === 0) return;
  const rows = told.map(({ driverId, window, people, cell, counts }) => ({
    unitId,
    driverId,
    window,
    people: [...people],
    cell,
    counts,
  }));
  await tx.db.insert(disclosure).values(rows).onConflictDoNothing();
}

import { and, asc, eq, gte, inArray, isNotNull, lte, ne, or } from 'drizzle-orm';
import type { DriverId } from '../../model/drivers.ts';
import {
  as,
  type Instant,
  type LocalDate,
  type OccurrenceKey,
  type PersonId,
  type UnitId,
} from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type ActionRow = Tables['action']['$inferSelect'];

/** An action with whoever owns it. */
export interface OwnedAction {
  readonly row: ActionRow;
  readonly owner: { readonly name: string; readonly active: boolean } | undefined;
}

/** Writes new actions. One that is there already stays as it is: a form sent twice makes nothing twice. */
export async function addActions(tx: Tx, rows: readonly ActionRow[]): Promise<void> {
  if (rows.length > 0)
    await tx.db
      .insert(tx.t.action)
      .values([...rows])
      .onConflictDoNothing();
}

export async function actionById(tx: Tx, id: string): Promise<ActionRow | undefined> {
  const rows = await tx.db.select().from(tx.t.action).where(eq(tx.t.action.id, id));
  return rows[0];
}

/** Writes what a step changed. `false` where the action was closed meanwhile: then nothing changes. */
export async function changeAction(tx: Tx, id: string, set: Partial<ActionRow>): Promise<boolean> {
  const { action } = tx.t;
  const written = await tx.db
    .update(action)
    .set(set)
    .where(and(eq(action.id, id), ne(action.state, 'closed')))
    .returning({ id: action.id });
  return written.length > 0;
}

/** The open actions of these units, and of this person, the earliest due first, those without a date last. */
export async function openActions(
  tx: Tx,
  unitIds: readonly string[],
  ownerId?: PersonId,
): Promise<OwnedAction[]> {
  const { action, person } = tx.t;
  const rows = await tx.db
    .select({ row: action, name: person.name, active: person.active })
    .from(action)
    .leftJoin(person, eq(person.id, action.ownerId))
    .where(
      and(
        or(
          inArray(action.unitId, [...unitIds]),
          ...(ownerId === undefined ? [] : [eq(action.ownerId, ownerId)]),
        ),
        ne(action.state, 'closed'),
      ),
    )
    .orderBy(asc(action.due), asc(action.id));
  const owned = rows.map(({ row, name, active }) => ({
    row,
    owner: name === null || active === null ? undefined : { name, active },
  }));
  return [...owned.filter(({ row }) => row.due !== null), ...owned.filter(({ row }) => row.due === null)];
}

/** Closed actions of a unit of which something is still to be told, in the order in which they closed. */
export function untoldActions(tx: Tx, unitId: UnitId, watch: 'fresh' | 'open'): Promise<ActionRow[]> {
  const { action } = tx.t;
  return tx.db
    .select()
    .from(action)
    .where(and(eq(action.unitId, unitId), eq(action.watch, watch)))
    .orderBy(asc(action.closedAt), asc(action.id));
}

export async function setWatch(tx: Tx, ids: readonly string[], watch: 'open' | 'told'): Promise<void> {
  const { action } = tx.t;
  if (ids.length > 0)
    await tx.db
      .update(action)
      .set({ watch })
      .where(inArray(action.id, [...ids]));
}

/** A proposal on this driver that nobody has taken up yet. */
export async function untakenProposal(
  tx: Tx,
  unitId: UnitId,
  driverId: DriverId,
): Promise<ActionRow | undefined> {
  const { action } = tx.t;
  const rows = await tx.db
    .select()
    .from(action)
    .where(
      and(
        eq(action.unitId, unitId),
        eq(action.driverId, driverId),
        eq(action.state, 'proposed'),
        eq(action.source, 'suggestion'),
      ),
    )
    .orderBy(asc(action.id));
  return rows.find((row) => row.ownerId === null);
}

/** Whether a digest's decision has become an action. */
export async function hasActionOf(tx: Tx, digestId: OccurrenceKey): Promise<boolean> {
  const { action } = tx.t;
  const rows = await tx.db
    .select({ id: action.id })
    .from(action)
    .where(and(eq(action.digestId, digestId), isNotNull(action.ownerId)))
    .limit(1);
  return rows.length > 0;
}

/** A unit's accepted actions that were due from one day to another, both included. */
export async function actionsDue(
  tx: Tx,
  unitId: UnitId,
  from: LocalDate,
  to: LocalDate,
): Promise<{ due: LocalDate; closedAt: Instant | null }[]> {
  const { action } = tx.t;
  const rows = await tx.db
    .select({ due: action.due, closedAt: action.closedAt })
    .from(action)
    .where(
      and(
        eq(action.unitId, unitId),
        ne(action.state, 'proposed'),
        gte(action.due, from),
        lte(action.due, to),
      ),
    );
  return rows.flatMap(({ due, closedAt }) => (due === null ? [] : [{ due: as<LocalDate>(due), closedAt }]));
}

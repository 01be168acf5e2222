import { asc, eq } from 'drizzle-orm';
import type { DriverId } from '../../model/drivers.ts';
import type { TenantId } from '../../model/ids.ts';
import type { Audience, OwnItem, OwnWording } from '../../model/items.ts';
import type { Component } from '../../model/practice.ts';
import type { Stage } from '../../model/stage.ts';
import type { Tx } from '../store.ts';
import type { CatalogWrites } from './organisation.ts';

/** A district's own questions, retired ones too, in the order of their ids. */
export async function ownItems(tx: Tx, tenantId: TenantId): Promise<OwnItem[]> {
  const { ownItem } = tx.t;
  const rows = await tx.db
    .select()
    .from(ownItem)
    .where(eq(ownItem.tenantId, tenantId))
    .orderBy(asc(ownItem.id));
  return rows.map(({ id, facet, cadence, active, ...row }) => {
    // All of it was checked with the district file, and written by writeCatalog alone.
    const driver = row.driverId as DriverId;
    return {
      ...{ id, driver, topic: driver, facet, cadence, retired: !active },
      ...{ audiences: row.audiences as Audience[], stages: row.stages as Stage[] },
      wording: row.wording as OwnWording,
    };
  });
}

/** The core components of a district's practice, retired ones too, in the order in which they are shown. */
export async function componentsOf(tx: Tx, tenantId: TenantId): Promise<Component[]> {
  const { practiceComponent } = tx.t;
  const rows = await tx.db
    .select()
    .from(practiceComponent)
    .where(eq(practiceComponent.tenantId, tenantId))
    .orderBy(asc(practiceComponent.position));
  return rows.map(({ id, wording, active }) => ({ id, wording: wording as OwnWording, retired: !active }));
}

/** Makes the tables say what a district asks of its own now: some dozens of rows. */
export async function writeCatalog(
  tx: Tx,
  tenantId: string,
  { items, components }: CatalogWrites,
): Promise<void> {
  const { ownItem, practiceComponent } = tx.t;
  for (const { id, driver, facet, audiences, cadence, stages, wording, retired } of items) {
    const set = { facet, audiences, cadence, stages, wording, active: !retired };
    await tx.db
      .insert(ownItem)
      .values({ ...set, id, tenantId, driverId: driver })
      .onConflictDoUpdate({ target: ownItem.id, set });
  }
  for (const { id, wording, retired, position } of components) {
    const set = { wording, position, active: !retired };
    await tx.db
      .insert(practiceComponent)
      .values({ ...set, id, tenantId })
      .onConflictDoUpdate({ target: practiceComponent.id, set });
  }
}

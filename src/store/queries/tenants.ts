import { asc } from 'drizzle-orm';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';
import type { TenantRow } from './people.ts';

const inOrder = prepared('tenants', ({ db, t: { tenant } }) =>
  db.select().from(tenant).orderBy(asc(tenant.id)),
);

/** All districts, in the order of their ids: a handful, asked for with every heartbeat. */
export async function tenants(tx: Tx): Promise<TenantRow[]> {
  return inOrder(tx).execute();
}

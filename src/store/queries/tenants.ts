import { asc } from 'drizzle-orm';
import type { Tx } from '../store.ts';
import type { TenantRow } from './people.ts';

/** All districts, in the order of their ids: a handful. */
export function tenants(tx: Tx): Promise<TenantRow[]> {
  return tx.db.select().from(tx.t.tenant).orderBy(asc(tx.t.tenant.id));
}

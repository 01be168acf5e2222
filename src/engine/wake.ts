import type { Instant } from '../model/ids.ts';
import { nextDueAt, nextExpiryAt } from '../store/queries/ledger.ts';
import { nextLapse, nextOutboxWake } from '../store/queries/wakes.ts';
import type { Tx } from '../store/store.ts';
import { type EngineParts, lookKey, type Reachable, sendKey, updateKey } from './parts.ts';
import { nextBoundary } from './window.ts';

/** When the dispatcher alone will have something to do: a message, a look or an edit whose bucket is free. */
export async function nextDispatchAt(
  tx: Tx,
  parts: EngineParts,
  tenants: readonly Reachable[],
): Promise<Instant | undefined> {
  const now = parts.clock.now();
  const loops = [...parts.loops.keys()];
  const instants: (Instant | undefined)[] = [];
  for (const tenant of tenants) {
    const { pacing } = tenant.line;
    const due = await nextOutboxWake(tx, { tenantId: tenant.id, platform: tenant.line.platform.name, loops });
    const ours = parts.leases.lineFrom(tenant);
    const paced = (at: Instant | undefined, free: Instant) =>
      at === undefined ? undefined : Math.max(at, free, ours);
    instants.push(
      paced(due.send, pacing.nextFree(sendKey(tenant), now)),
      paced(due.look, pacing.nextFree(lookKey(tenant), now)),
      paced(due.update, pacing.nextFree(updateKey(tenant), now)),
    );
  }
  return earliest(instants);
}

/** When a whole tick will find something to do. */
export async function nextTickAt(
  tx: Tx,
  parts: EngineParts,
  tenants: readonly Reachable[],
): Promise<Instant | undefined> {
  const now = parts.clock.now();
  const loops = [...parts.loops.keys()];
  const dues: (Instant | undefined)[] = [];
  for (const tenantId of new Set(tenants.map((tenant) => tenant.id)))
    dues.push(await nextDueAt(tx, { tenantId, loops }));
  return earliest([
    await nextDispatchAt(tx, parts, tenants),
    ...dues,
    await nextExpiryAt(tx, now),
    await nextLapse(tx),
    nextBoundary(now),
  ]);
}

export function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

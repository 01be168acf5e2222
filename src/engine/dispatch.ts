import { type Claim, claim } from '../store/queries/claim.ts';
import { claimRefreshes } from '../store/queries/edits.ts';
import type { OutboxRow } from '../store/queries/outbox.ts';
import { deliver } from './delivery.ts';
import { type EngineParts, lookKey, type Reachable, reachableTenants, sendKey, updateKey } from './parts.ts';
import { refresh } from './refresh.ts';

/** Calls that may be under way at once. At 5 a second and 10 s until one is cut off, 50 would be enough. */
const MOST_IN_FLIGHT = 200;

export interface Dispatcher {
  /** Takes what is due and may leave now, and sets it on its way. @returns how many. */
  round(): Promise<number>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

interface Work {
  readonly tenant: Reachable;
  readonly refreshes: readonly OutboxRow[];
  readonly claims: readonly Claim[];
}

/** Claims, then sends outside every transaction: as many at once as the buckets allow. */
export function createDispatcher(parts: EngineParts): Dispatcher {
  const inFlight = new Set<Promise<void>>();
  /** Messages that a call of ours is carrying at this moment. */
  const carried = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  async function round(): Promise<number> {
    if (parts.stopping.aborted || inFlight.size >= MOST_IN_FLIGHT) return 0;
    const now = parts.clock.now();
    const works = await parts.store.transact(async (tx) => {
      const taken: Work[] = [];
      const loops = [...parts.loops.keys()];
      let room = MOST_IN_FLIGHT - inFlight.size;
      for (const tenant of await reachableTenants(tx, parts)) {
        if (!(await parts.leases.line(tx, tenant))) continue;
        const { pacing } = tenant.line;
        const free = (most: number) => Math.min(most, room);
        const { name: platform } = tenant.line.platform;
        const limits = { tenantId: tenant.id, platform, loops, owner: parts.owner, now };
        const updates = free(pacing.available(updateKey(tenant), now));
        const refreshes = await claimRefreshes(tx, { ...limits, updates });
        room -= refreshes.length;
        const sends = free(pacing.available(sendKey(tenant), now));
        const looks = free(pacing.available(lookKey(tenant), now));
        const claims = await claim(tx, { ...limits, sends, looks });
        room -= claims.length;
        if (refreshes.length + claims.length > 0) taken.push({ tenant, refreshes, claims });
      }
      return taken;
    });
    return works.reduce((started, work) => started + begin(work), 0);
  }

  /** A person who has just tapped is waiting for the refresh, so it goes before any prompt. */
  function begin({ tenant, refreshes, claims }: Work): number {
    const now = parts.clock.now();
    const { pacing } = tenant.line;
    for (const row of refreshes) {
      pacing.take(updateKey(tenant), now);
      const loop = parts.loops.get(row.loop);
      if (loop) track(refresh({ parts, tenant, loop, row }), row);
    }
    for (const claimed of claims) {
      // The clock has leapt over the lease of a call that is still under way. To look now, before it is there, would be to
      // send it twice: it is found when this claim runs out as well.
      if (carried.has(claimed.row.id)) continue;
      pacing.take(claimed.look ? lookKey(tenant) : sendKey(tenant), now);
      const loop = parts.loops.get(claimed.row.loop);
      if (!loop) continue;
      carried.add(claimed.row.id);
      const carrying = deliver({ parts, tenant, loop, claim: claimed });
      track(
        carrying.finally(() => carried.delete(claimed.row.id)),
        claimed.row,
      );
    }
    return refreshes.length + claims.length;
  }

  /** What the store would not take down is found again when its lease runs out. */
  function track(work: Promise<void>, row: OutboxRow): void {
    const tracked = work
      .catch((error: unknown) =>
        parts.log.error({ message: row.id, error }, 'a delivery was not written down'),
      )
      .finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  }

  return {
    round() {
      const mine = last.then(round);
      last = mine.catch(() => {});
      return mine;
    },
    async settled() {
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}

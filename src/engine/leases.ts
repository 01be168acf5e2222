import type { Bucket } from '../model/bucket.ts';
import type { Instant } from '../model/ids.ts';
import { dropLease, holds, leaseNamed, shortenLease, takeLease } from '../store/queries/leases.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Reachable } from './parts.ts';

/**
 * A process that sends to a workspace renews its lease every few seconds. When it dies, another sends there after so
 * long at the most.
 */
const LINE_MS = 20_000;
const JOB_MS = 30_000;
/** After an orderly stop the next begins when this has passed: more than the burst of our last calls. */
const HANDOVER_MS = 1_000;

/**
 * What only one of the processes that share a database does at a time. The sending to one workspace is such a thing:
 * its buckets are in the memory of whoever holds it, and so hold for all. A lease that two believe to hold for a
 * moment costs pace and nothing else: a message itself has its own lease and fence in the outbox.
 */
export interface Leases {
  /** Whether this process may claim messages for a workspace, in the transaction that claims them. */
  line(tx: Tx, tenant: Reachable): Promise<boolean>;
  /** From when on that may be asked again; now or in the past where it is ours. */
  lineFrom(tenant: Reachable): Instant;
  /** Does a job unless another process is at it. */
  job(name: string, work: () => Promise<void>): Promise<void>;
  /** Lets others take over at once. */
  handOver(): Promise<void>;
}

/** Of a process that is alone with its database. */
const ALONE: Leases = {
  line: async () => true,
  lineFrom: () => 0,
  job: (_, work) => work(),
  handOver: async () => {},
};

interface LeaseParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly owner: string;
  /** Whether there may be other processes. */
  readonly shared: boolean;
}

export function createLeases({ store, clock, owner, shared }: LeaseParts): Leases {
  if (!shared) return ALONE;
  /** Until when others hold what we asked for. */
  const others = new Map<string, Instant>();
  const ours = new Map<string, Reachable>();

  async function line(tx: Tx, tenant: Reachable): Promise<boolean> {
    const name = lineName(tenant);
    const now = clock.now();
    const row = await leaseNamed(tx, name);
    if (row && row.owner !== owner && holds(row, now)) {
      others.set(name, row.until);
      ours.delete(name);
      return false;
    }
    others.delete(name);
    ours.set(name, tenant);
    const { pacing } = tenant.line;
    // What was kept by a clock that ran ahead would hold everything up until then.
    const believed = row !== undefined && row.until <= now;
    if (row?.buckets && row.owner !== owner && believed) pacing.restore(tenant.workspaceId, row.buckets);
    const buckets = pacing.kept(tenant.workspaceId);
    const mine = row?.owner === owner && row.until > now + LINE_MS / 2;
    if (mine && !tighter(buckets, row.buckets)) return true;
    return takeLease(tx, { name, owner, until: now + LINE_MS, buckets }, now);
  }

  const takeJob = (name: string) =>
    store.transact((tx) => {
      const now = clock.now();
      return takeLease(tx, { name, owner, until: now + JOB_MS, buckets: null }, now);
    });

  async function keep(name: string, done: AbortSignal): Promise<void> {
    while (!done.aborted) {
      await clock.sleep(JOB_MS / 3, done);
      // Whoever else is at it by now does the same as we do.
      if (!done.aborted) await takeJob(name).catch(() => {});
    }
  }

  return {
    line,
    lineFrom: (tenant) => others.get(lineName(tenant)) ?? 0,
    async job(name, work) {
      if (!(await takeJob(name))) return;
      const done = new AbortController();
      const keeping = keep(name, done.signal);
      try {
        await work();
      } finally {
        done.abort();
        await keeping;
        await store.transact((tx) => dropLease(tx, name, owner));
      }
    },
    async handOver() {
      const lines = [...ours];
      ours.clear();
      if (lines.length === 0) return;
      await store.transact(async (tx) => {
        for (const [
          name,
          {
            line: { pacing },
            workspaceId,
          },
        ] of lines) {
          const until = clock.now() + HANDOVER_MS;
          await shortenLease(tx, { name, owner, until, buckets: pacing.kept(workspaceId) });
        }
      });
    },
  };
}

const lineName = ({ line, workspaceId }: Reachable) => `line ${line.platform.name}/${workspaceId}`;

/** Whether the platform has asked us since to wait: that is kept at once, for whoever may have to take over. */
function tighter(
  buckets: Readonly<Record<string, Bucket>>,
  kept: Readonly<Record<string, Bucket>> | null,
): boolean {
  return Object.entries(buckets).some(
    ([kind, { closedUntil }]) => closedUntil > (kept?.[kind]?.closedUntil ?? 0),
  );
}

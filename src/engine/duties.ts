import type { Job } from '../jobs/index.ts';
import { as, type TenantId } from '../model/ids.ts';
import { nextDueAt, nextExpiryAt } from '../store/queries/ledger.ts';
import { claimsAhead } from '../store/queries/outbox.ts';
import { nextLapse } from '../store/queries/wakes.ts';
import type { Tx } from '../store/store.ts';
import { storeTrouble } from '../store/trouble.ts';
import type { BlockedWatch } from './blocked.ts';
import { lapse } from './lapse.ts';
import { type EngineParts, reachableTenants } from './parts.ts';
import { type PlanTask, planWindow, readOutlook, unplanned } from './planning.ts';
import { releaseDue } from './release.ts';

/** What a heartbeat finds to do, all but sending: what is to be planned first, and what is due last. */
export async function findJobs(parts: EngineParts, blocked: BlockedWatch): Promise<Job[]> {
  const now = parts.clock.now();
  const outlook = await parts.store.read((tx) => readOutlook(tx, now));
  await blocked.check(outlook.workspaces);
  const plans = unplanned(parts, outlook).map((task): Job => ({ kind: 'plan', key: keyOf(task) }));
  const districts = new Set<TenantId>();
  const ends = await parts.store.read(async (tx) => {
    for (const { id } of await reachableTenants(tx, parts)) {
      // What is planned now may be due at once.
      if (plans.length > 0 || (await isDue(tx, parts, id))) districts.add(id);
    }
    const [expiry, silence] = [await nextExpiryAt(tx, now), await nextLapse(tx)];
    if (await claimsAhead(tx, now)) return true;
    return (expiry ?? Number.POSITIVE_INFINITY) <= now || (silence ?? Number.POSITIVE_INFINITY) <= now;
  });
  return [
    ...plans,
    ...(ends || plans.length > 0 ? [{ kind: 'lapse', key: 'all' } as const] : []),
    ...[...districts].map((key): Job => ({ kind: 'release', key })),
  ];
}

/** Does one, unless another process is at it. */
export function doJob(parts: EngineParts, job: Job): Promise<void> {
  return parts.leases.job(`${job.kind} ${job.key}`, () => {
    switch (job.kind) {
      case 'plan':
        return plan(parts, taskOf(job.key));
      case 'lapse':
        return lapse(parts);
      case 'release':
        return releaseDue(parts, job.key);
    }
  });
}

async function isDue(tx: Tx, parts: EngineParts, tenantId: TenantId): Promise<boolean> {
  const at = await nextDueAt(tx, { tenantId, loops: [...parts.loops.keys()] });
  return at !== undefined && at <= parts.clock.now();
}

/** A loop whose plan fails is tried again with the next heartbeat; the others go on. */
async function plan(parts: EngineParts, task: PlanTask): Promise<void> {
  if (parts.stopping.aborted) return;
  try {
    await planWindow(parts, task);
  } catch (error) {
    // What the store is troubled by it has told itself, and once: not once more for every window of every loop.
    if (storeTrouble(error)) return;
    const { tenantId: tenant, loop, window } = task;
    parts.log.error({ tenant, loop, window, error }, 'planning failed');
  }
}

const keyOf = ({ tenantId, loop, window }: PlanTask) => `${tenantId}\n${loop}\n${window}`;

function taskOf(key: string): PlanTask {
  const [tenantId = '', loop = '', window = ''] = key.split('\n');
  return { tenantId: as(tenantId), loop, window: as(window) };
}

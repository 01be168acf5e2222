import type { Instant, TenantId, Window } from '../model/ids.ts';
import {
  forgetPlanMarks,
  keepPlanMark,
  type Owner,
  type PlanMarkRow,
  planMark,
  planMarks,
} from '../store/queries/ledger.ts';
import { type TenantRow, tenantById } from '../store/queries/people.ts';
import { cancelLeft, enterPlan, hasOccurrences, plannedKeys } from '../store/queries/plan.ts';
import { tenants } from '../store/queries/tenants.ts';
import { type WorkspaceRow, workspaces } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';
import type { PlanPage } from './loop.ts';
import type { EngineParts } from './parts.ts';
import { horizon, windowAt, windowBehind } from './window.ts';

/** Keys looked at in one transaction when a plan is compared with what was planned before. */
const KEYS_AT_ONCE = 1_000;

/** Marks of windows older than this are of no use: the oldest that is planned anew is the one before this week's. */
const KEPT_MS = 14 * 86_400_000;

/** The zone data this Node was built with, e.g. `2025c`: the same local time may be another instant under the next. */
const ZONE_DATA = process.versions.tz ?? '';

/** One window of one loop of one district. */
export interface PlanTask {
  readonly tenantId: TenantId;
  readonly loop: string;
  readonly window: Window;
}

/** The districts, their workspaces, and what has been planned for them. */
export interface Outlook {
  readonly districts: readonly TenantRow[];
  readonly workspaces: readonly WorkspaceRow[];
  readonly marks: readonly PlanMarkRow[];
}

export async function readOutlook(tx: Tx, now: Instant): Promise<Outlook> {
  return {
    districts: await tenants(tx),
    workspaces: await workspaces(tx),
    marks: await planMarks(tx, windowsAt(now)),
  };
}

function windowsAt(now: Instant): readonly Window[] {
  const behind = windowBehind(now);
  return behind === undefined ? horizon(now) : [behind, ...horizon(now)];
}

/**
 * Every window inside the horizon that has not been planned, or was planned before the organisation, its calendar or
 * the zone data changed.
 */
export function unplanned(parts: EngineParts, { districts, marks }: Outlook): PlanTask[] {
  const now = parts.clock.now();
  const behind = windowBehind(now);
  const windows = windowsAt(now);
  const markOf = new Map(marks.map((mark) => [markKey(mark), mark]));
  const tasks: PlanTask[] = [];
  for (const tenant of districts) {
    for (const loop of parts.loops.values()) {
      for (const window of windows) {
        const mark = markOf.get(markKey({ tenantId: tenant.id, loop: loop.name, window }));
        if (isFresh(mark, tenant) || (!mark && window === behind)) continue;
        // The row's key is the district's id.
        tasks.push({ tenantId: tenant.id as TenantId, loop: loop.name, window });
      }
    }
  }
  return tasks;
}

const isFresh = (mark: PlanMarkRow | undefined, tenant: TenantRow) =>
  mark?.revision === tenant.revision && mark.tzdata === ZONE_DATA;

const markKey = (mark: Pick<PlanMarkRow, 'tenantId' | 'loop' | 'window'>) =>
  `${mark.tenantId}\n${mark.loop}\n${mark.window}`;

/**
 * Plans one window, unless that has been done meanwhile. One transaction for each page, so that a large district holds
 * neither the writer nor the memory. The keys are remembered only where something may have to be cancelled: never when
 * a window is planned for the first time.
 */
export async function planWindow(parts: EngineParts, task: PlanTask): Promise<void> {
  const { tenantId, window } = task;
  const loop = parts.loops.get(task.loop);
  const { tenant, mark } = await parts.store.read(async (tx) => ({
    tenant: await tenantById(tx, tenantId),
    mark: await planMark(tx, task),
  }));
  if (!loop || !tenant || isFresh(mark, tenant)) return;
  const { revision } = tenant;
  const owner: Owner = { tenantId, loop: loop.name };
  const again = await parts.store.read((tx) => hasOccurrences(tx, owner, window));
  const yielded = again ? new Set<string>() : undefined;
  let page: PlanPage = null;
  do {
    const from: PlanPage = page;
    page = await parts.store.transact(async (tx) => {
      const plan = await loop.plan(tx, tenantId, window, from);
      await enterPlan(tx, owner, plan.occurrences, parts.clock.now());
      for (const { key } of yielded ? plan.occurrences : []) yielded?.add(key);
      return plan.next;
    });
    if (parts.stopping.aborted) return;
  } while (page !== null);
  if (yielded) await cancelMissing(parts, owner, window, yielded);
  await parts.store.transact(async (tx) => {
    await keepPlanMark(tx, { ...owner, window, revision, tzdata: ZONE_DATA });
    await forgetPlanMarks(tx, owner, windowAt(parts.clock.now() - KEPT_MS));
  });
}

async function cancelMissing(
  parts: EngineParts,
  owner: Owner,
  window: Window,
  yielded: ReadonlySet<string>,
): Promise<void> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const from: string = after;
    after = await parts.store.transact(async (tx) => {
      const keys = await plannedKeys(tx, owner, window, from, KEYS_AT_ONCE);
      const missing = keys.filter((key) => !yielded.has(key));
      await cancelLeft(tx, missing, parts.clock.now());
      return keys.length === KEYS_AT_ONCE ? keys.at(-1) : undefined;
    });
  }
}

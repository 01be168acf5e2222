import type { Instant, TenantId, Window } from '../model/ids.ts';
import {
  cancelLeft,
  enterPlan,
  hasOccurrences,
  keepPlanMark,
  type Owner,
  type PlanMarkRow,
  planMarks,
  plannedKeys,
} from '../store/queries/ledger.ts';
import type { TenantRow } from '../store/queries/people.ts';
import { tenants } from '../store/queries/tenants.ts';
import { type WorkspaceRow, workspaces } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';
import type { Loop, PlanPage } from './loop.ts';
import type { EngineParts } from './parts.ts';
import { horizon, windowBehind } from './window.ts';

/** Keys looked at in one transaction when a plan is compared with what was planned before. */
const KEYS_AT_ONCE = 1_000;

/** The zone data this Node was built with, e.g. `2025c`: the same local time may be another instant under the next. */
const ZONE_DATA = process.versions.tz ?? '';

interface Task {
  readonly tenantId: TenantId;
  readonly revision: number;
  readonly loop: Loop;
  readonly window: Window;
}

/**
 * Plans every window inside the horizon that has not been planned, or was planned before the organisation, its
 * calendar or the zone data changed. A loop whose plan fails is tried again at the next tick; the others go on.
 */
export async function planWhatIsNew(parts: EngineParts, outlook: Outlook): Promise<void> {
  for (const task of unplanned(parts, outlook)) {
    if (parts.stopping.aborted) return;
    try {
      await planWindow(parts, task);
    } catch (error) {
      const { tenantId: tenant, loop, window } = task;
      parts.log.error({ tenant, loop: loop.name, window, error }, 'planning failed');
    }
  }
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

function unplanned(parts: EngineParts, { districts, marks }: Outlook): Task[] {
  const now = parts.clock.now();
  const behind = windowBehind(now);
  const markOf = new Map(marks.map((mark) => [markKey(mark), mark]));
  const tasks: Task[] = [];
  for (const tenant of districts) {
    for (const loop of parts.loops.values()) {
      for (const window of windowsAt(now)) {
        const mark = markOf.get(markKey({ tenantId: tenant.id, loop: loop.name, window }));
        const fresh = mark?.revision === tenant.revision && mark.tzdata === ZONE_DATA;
        if (fresh || (!mark && window === behind)) continue;
        // The row's key is the district's id.
        tasks.push({ tenantId: tenant.id as TenantId, revision: tenant.revision, loop, window });
      }
    }
  }
  return tasks;
}

const markKey = (mark: Pick<PlanMarkRow, 'tenantId' | 'loop' | 'window'>) =>
  `${mark.tenantId}\n${mark.loop}\n${mark.window}`;

/**
 * One transaction for each page, so that a large district holds neither the writer nor the memory. The keys are
 * remembered only where something may have to be cancelled: never when a window is planned for the first time.
 */
async function planWindow(parts: EngineParts, task: Task): Promise<void> {
  const { tenantId, loop, window, revision } = task;
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
  await parts.store.transact((tx) => keepPlanMark(tx, { ...owner, window, revision, tzdata: ZONE_DATA }));
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

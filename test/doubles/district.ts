import { eq } from 'drizzle-orm';
import pino, { type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from '../../src/engine/engine.ts';
import { seededRandom } from '../../src/engine/random.ts';
import { createMetrics, type Metrics } from '../../src/metrics.ts';
import type { OccurrenceRow } from '../../src/store/queries/ledger.ts';
import type { OutboxRow } from '../../src/store/queries/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import type { ManualClock } from './manual-clock.ts';
import { emptyStore } from './stores.ts';

/** Monday, 2 November 2026, 09:00 in Chicago. */
export const MONDAY = Date.parse('2026-11-02T15:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** A store of this test's own, with one district bound to the Slack workspace `W1`. */
export async function openDistrict(...more: readonly string[]): Promise<Store> {
  const store = await emptyStore();
  for (const [i, id] of ['d1', ...more].entries()) await addTenant(store, id, `W${i + 1}`);
  return store;
}

async function addTenant(store: Store, id: string, workspaceId: string): Promise<void> {
  await store.transact(async (tx) => {
    await tx.db.insert(tx.t.tenant).values({
      ...{ id, name: id, k: 5, locale: 'en', revision: 1 },
    });
    await tx.db.insert(tx.t.workspace).values({ tenantId: id, platform: 'slack', workspaceId });
  });
}

export async function addPerson(store: Store, id: string, userId: string, locale: 'en' | 'es' = 'en') {
  await store.transact(async (tx) => {
    await tx.db.insert(tx.t.person).values({
      ...{ id, tenantId: 'd1', name: id, locale, zone: 'America/Chicago', workDays: '12345' },
      ...{ workStart: '08:00', workEnd: '16:00', audience: 'staff', active: true },
    });
    await tx.db.insert(tx.t.account).values({ personId: id, platform: 'slack', tenantId: 'd1', userId });
  });
}

export type TestEngine = Engine & { readonly metrics: Metrics };

export function engineOf(
  options: Pick<EngineOptions, 'store' | 'platforms' | 'loops' | 'clock' | 'jobs'> & {
    readonly seed?: string;
    readonly log?: Logger;
  },
): TestEngine {
  const metrics = createMetrics();
  onTestFinished(() => metrics.close());
  const log = options.log ?? pino({ level: 'silent' });
  const engine = createEngine({ ...options, random: seededRandom(options.seed ?? 'test'), log, metrics });
  return Object.assign(engine, { metrics });
}

/** Lets time pass as a simulation does: ticks, then jumps to the next instant at which there is something to do. */
export async function runUntil(engine: Engine, clock: ManualClock, until: number): Promise<void> {
  while (true) {
    await engine.tick();
    const next = await engine.nextWakeAt();
    if (next === undefined || next > until) break;
    clock.set(next);
  }
  clock.set(until);
}

export const outboxOf = (store: Store): Promise<OutboxRow[]> =>
  store.read(async (tx) => tx.db.select().from(tx.t.outbox).orderBy(tx.t.outbox.id));

/** Every occurrence as `key: state (reason)`, in the order of the keys. */
export async function ledgerOf(store: Store): Promise<string[]> {
  const rows: OccurrenceRow[] = await store.read(async (tx) =>
    tx.db.select().from(tx.t.occurrence).orderBy(tx.t.occurrence.key),
  );
  return rows.map((row) => `${row.key}: ${row.state}${row.reason === null ? '' : ` (${row.reason})`}`);
}

export async function changeTenant(store: Store, set: { readonly revision?: number }): Promise<void> {
  await store.transact(async (tx) => {
    await tx.db.update(tx.t.tenant).set(set).where(eq(tx.t.tenant.id, 'd1'));
  });
}

/** One figure of `/metrics`, summed over its labels; 0 where it has none. */
export async function figure(metrics: Metrics, name: string): Promise<number> {
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith(`driveline_${name}`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

import { as, type Instant, type OccurrenceKey, type TenantId } from '../model/ids.ts';
import {
  deferOccurrence,
  dueOccurrences,
  finish,
  type OccurrenceRow,
  occurrenceByKey,
  type Scope,
} from '../store/queries/ledger.ts';
import { enqueue, type Message } from '../store/queries/outbox.ts';
import { lastRestoration, type Restoration } from '../store/queries/restoration.ts';
import type { Tx } from '../store/store.ts';
import { type EngineParts, reachableTenants } from './parts.ts';
import { windowAt } from './window.ts';

/** Occurrences released in one transaction: some 3 ms each, in which nobody's tap is answered. */
const AT_ONCE = 20;
/** How long a row whose loop failed over it waits, so that it does not stand in the way of the others. */
const AFTER_AN_ERROR_MS = 5 * 60_000;

/**
 * Turns what is due to one district into messages, or into the reason why there is none. Occurrences of a blocked
 * tenant stay planned, so that nothing is lost if it comes back in time.
 */
export async function releaseDue(parts: EngineParts, tenantId: string): Promise<void> {
  while (!parts.stopping.aborted) {
    let seen: number;
    try {
      const batch = await parts.store.transact((tx) => releaseBatch(tx, parts, tenantId));
      for (const loop of batch.released) parts.metrics.due(loop);
      seen = batch.seen;
    } catch {
      // One of them failed and took the others with it: each gets a transaction of its own.
      seen = await releaseOneByOne(parts, tenantId);
    }
    if (seen < AT_ONCE) return;
  }
}

async function due(tx: Tx, parts: EngineParts, tenantId: string): Promise<OccurrenceRow[]> {
  const tenants = await reachableTenants(tx, parts);
  if (!tenants.some(({ id }) => id === tenantId)) return [];
  const scope: Scope = { tenantId, loops: [...parts.loops.keys()] };
  return dueOccurrences(tx, scope, parts.clock.now(), AT_ONCE);
}

/** @returns how many were due, and the loop of each that became a message. */
async function releaseBatch(
  tx: Tx,
  parts: EngineParts,
  tenantId: string,
): Promise<{ seen: number; released: string[] }> {
  const rows = await due(tx, parts, tenantId);
  const restored = rows.length === 0 ? undefined : await lastRestoration(tx);
  const messages: Message[] = [];
  for (const row of rows) {
    const message = await release(tx, parts, row, restored);
    if (message) messages.push(message);
  }
  await enqueue(tx, messages);
  return { seen: rows.length, released: messages.map((message) => message.loop) };
}

async function releaseOneByOne(parts: EngineParts, tenantId: string): Promise<number> {
  const rows = await parts.store.read((tx) => due(tx, parts, tenantId));
  for (const { key, loop } of rows) {
    try {
      const released = await parts.store.transact(async (tx) => {
        const row = await occurrenceByKey(tx, as(key));
        const now = parts.clock.now();
        const message =
          row?.state === 'planned' && row.dueAt <= now
            ? await release(tx, parts, row, await lastRestoration(tx))
            : undefined;
        await enqueue(tx, message ? [message] : []);
        return message !== undefined;
      });
      if (released) parts.metrics.due(loop);
    } catch (error) {
      parts.log.error({ occurrence: key, loop, error }, 'release failed');
      const now = parts.clock.now();
      await parts.store.transact((tx) => deferOccurrence(tx, key, now + AFTER_AN_ERROR_MS, now));
    }
  }
  return rows.length;
}

/**
 * Asks the loop about one occurrence and writes its word. What is released says so at once: the next of the same
 * person must see it in their contact budget.
 *
 * @returns the message, where there is to be one.
 */
async function release(
  tx: Tx,
  parts: EngineParts,
  row: OccurrenceRow,
  restored: Restoration | undefined,
): Promise<Message | undefined> {
  const loop = parts.loops.get(row.loop);
  if (!loop) return undefined;
  const now = parts.clock.now();
  // The columns hold what the loop gave as a key, a tenant and a window when it planned the row.
  const { view, subject, dueAt, expiresAt } = row;
  const ids = { key: as<OccurrenceKey>(row.key), tenantId: as<TenantId>(row.tenantId) };
  const outcome = await loop.release(tx, { ...ids, window: as(row.window), view, subject, expiresAt }, now);
  switch (outcome.type) {
    case 'send': {
      await finish(tx, row.key, 'released', null, now);
      const { subject: about, lane } = outcome;
      const { key: id, tenantId } = row;
      const lookSince = restored && mayHaveLeft(row, restored) ? restored.takenAt : undefined;
      return { id, tenantId, loop: row.loop, view, dueAt, expiresAt, subject: about, lane, lookSince };
    }
    case 'defer':
      await deferOccurrence(tx, row.key, later(outcome.until, now), now);
      return undefined;
    case 'drop':
      await finish(tx, row.key, outcome.state, outcome.reason, now);
      return undefined;
  }
}

/**
 * Whether a message may have been sent between the making of a copy and its taking the place of the database. What
 * was put off since then no longer says when it was due at first, so all of that week's is taken to be such.
 */
function mayHaveLeft({ dueAt, decidedAt, window }: OccurrenceRow, { restoredAt }: Restoration): boolean {
  return dueAt < restoredAt || (decidedAt >= restoredAt && window <= windowAt(restoredAt));
}

/** A loop that puts something off until now or earlier would be asked for ever at this instant. */
export function later(until: Instant, now: Instant): Instant {
  return Math.max(until, now + 1_000);
}

import type { Logger } from 'pino';
import type { ChatPlatform, Destination } from '../chat/platform.ts';
import type { Metrics } from '../metrics.ts';
import type { TenantId } from '../model/ids.ts';
import { type WorkspaceKey, type WorkspaceRow, workspaces } from '../store/queries/workspaces.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Leases } from './leases.ts';
import type { Loop, Responder } from './loop.ts';
import type { BucketKey, Pacing } from './pacing.ts';
import type { Random } from './random.ts';
import type { Receipts } from './receipts.ts';

/** One platform and its buckets. */
interface Line {
  readonly platform: ChatPlatform;
  readonly pacing: Pacing;
}

/** What every part of the engine works with. */
export interface EngineParts {
  readonly store: Store;
  readonly lines: ReadonlyMap<string, Line>;
  readonly loops: ReadonlyMap<string, Loop>;
  /** Who answers people: every loop, and what only answers. */
  readonly responders: ReadonlyMap<string, Responder>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** This process's name in the outbox: another process, or this one after a restart, has another. */
  readonly owner: string;
  /** What this process alone may do just now. */
  readonly leases: Leases;
  /** Replies that a platform has taken. */
  readonly receipts: Receipts;
  /** Aborted when the engine stops: whatever works in steps ends after the step it is in. */
  readonly stopping: AbortSignal;
}

/** A district's workspace that can be written to now: of a platform that is here, and not blocked. */
export interface Reachable {
  /** The district. */
  readonly id: TenantId;
  readonly workspaceId: string;
  readonly line: Line;
}

/** The workspaces that can be written to, a district's own two one after the other. */
export async function reachableTenants(tx: Tx, parts: EngineParts): Promise<Reachable[]> {
  return reachableAmong(parts, await workspaces(tx));
}

export function reachableAmong(parts: EngineParts, rows: readonly WorkspaceRow[]): Reachable[] {
  return rows.flatMap(({ tenantId, workspaceId, platform, blockedReason }) => {
    const line = parts.lines.get(platform);
    // The column refers to the district's id.
    return line && blockedReason === null ? [{ id: tenantId as TenantId, workspaceId, line }] : [];
  });
}

/** Where a district's message to this destination goes out; `undefined` while that cannot be written to. */
export async function reachableFor(
  tx: Tx,
  parts: EngineParts,
  tenantId: TenantId,
  to: Destination,
): Promise<Reachable | undefined> {
  const all = await reachableTenants(tx, parts);
  return all.find((one) => one.id === tenantId && leadsTo(one, to));
}

/** Whether a destination lies in this workspace. */
export function leadsTo({ line, workspaceId }: Reachable, to: Destination): boolean {
  return line.platform.name === to.platform && workspaceId === to.workspaceId;
}

/** The workspace that this is about, for the store. */
export function workspaceKeyOf({ line, workspaceId }: Reachable): WorkspaceKey {
  return { platform: line.platform.name, workspaceId };
}

export const sendKey = ({ workspaceId }: Reachable): BucketKey => ({ kind: 'send', workspaceId });
export const lookKey = ({ workspaceId }: Reachable): BucketKey => ({ kind: 'look', workspaceId });
export const updateKey = ({ workspaceId }: Reachable): BucketKey => ({ kind: 'update', workspaceId });

export function channelKey({ workspaceId }: Reachable, to: Destination): BucketKey {
  return { kind: 'channel', workspaceId, channel: to.type === 'channel' ? to.channelId : to.userId };
}

/** What may be logged of an error: its class and code. Its message may hold what a person wrote. */
export function errorClass(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `${error.name}:${code}` : error.name;
}

import type { Logger } from 'pino';
import type { ChatPlatform, Destination } from '../chat/platform.ts';
import type { Metrics } from '../metrics.ts';
import type { TenantId } from '../model/ids.ts';
import type { TenantRow } from '../store/queries/people.ts';
import { tenants } from '../store/queries/tenants.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Clock } from './clock.ts';
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
  /** Replies that a platform has taken. */
  readonly receipts: Receipts;
  /** Aborted when the engine stops: whatever works in steps ends after the step it is in. */
  readonly stopping: AbortSignal;
}

/** A district that can be written to now: bound to a workspace of a platform that is here, and not blocked. */
export interface Reachable {
  readonly id: TenantId;
  readonly workspaceId: string;
  readonly line: Line;
}

export async function reachableTenants(tx: Tx, parts: EngineParts): Promise<Reachable[]> {
  return reachableAmong(parts, await tenants(tx));
}

export function reachableAmong(parts: EngineParts, rows: readonly TenantRow[]): Reachable[] {
  return rows.flatMap((tenant) => reachable(parts, tenant) ?? []);
}

function reachable(parts: EngineParts, tenant: TenantRow): Reachable | undefined {
  const line = tenant.platform === null ? undefined : parts.lines.get(tenant.platform);
  if (!line || tenant.workspaceId === null || tenant.blockedReason !== null) return undefined;
  // The row's key is the district's id.
  return { id: tenant.id as TenantId, workspaceId: tenant.workspaceId, line };
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

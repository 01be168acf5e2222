import type { Instant } from '../model/ids.ts';
import type { TenantRow } from '../store/queries/people.ts';
import { unblockWorkspace } from '../store/queries/tenants.ts';
import type { EngineParts } from './parts.ts';

/** How often a workspace that refused our token is asked whether it takes it again. */
const ASK_AGAIN_MS = 60_000;

export interface BlockedWatch {
  /** Asks each platform with a blocked district who we are; if it answers, that district is written to again. */
  check(districts: readonly TenantRow[]): Promise<void>;
  /** When the next question is due; `undefined` while nothing is blocked. */
  nextAt(districts: readonly TenantRow[]): Instant | undefined;
}

export function watchBlocked(parts: EngineParts): BlockedWatch {
  let askAt: Instant = 0;

  async function check(districts: readonly TenantRow[]): Promise<void> {
    const now = parts.clock.now();
    const platforms = new Set(districts.filter(isBlocked).map((district) => district.platform));
    if (platforms.size === 0 || now < askAt) return;
    askAt = now + ASK_AGAIN_MS;
    for (const { platform } of parts.lines.values()) {
      if (!platforms.has(platform.name)) continue;
      try {
        const identity = await platform.identify();
        if (!identity.ok) continue;
        const { workspaceId } = identity.value;
        const freed = await parts.store.transact((tx) => unblockWorkspace(tx, platform.name, workspaceId));
        if (freed) parts.log.info({ platform: platform.name }, 'the workspace takes our token again');
      } catch (error) {
        parts.log.error({ platform: platform.name, error }, 'identify failed');
      }
    }
  }

  return { check, nextAt: (districts) => (districts.some(isBlocked) ? askAt : undefined) };
}

const isBlocked = (district: TenantRow) => district.blockedReason !== null;

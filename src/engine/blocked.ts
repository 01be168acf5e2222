import type { Instant } from '../model/ids.ts';
import { unblockWorkspace, type WorkspaceRow } from '../store/queries/workspaces.ts';
import type { EngineParts } from './parts.ts';

/** How often a workspace that refused our token is asked whether it takes it again. */
const ASK_AGAIN_MS = 60_000;

export interface BlockedWatch {
  /** Asks for each blocked workspace who we are there; where that is answered, it is written to again. */
  check(all: readonly WorkspaceRow[]): Promise<void>;
  /** When the next question is due; `undefined` while nothing is blocked. */
  nextAt(all: readonly WorkspaceRow[]): Instant | undefined;
}

export function watchBlocked(parts: EngineParts): BlockedWatch {
  let askAt: Instant = 0;

  async function check(all: readonly WorkspaceRow[]): Promise<void> {
    const now = parts.clock.now();
    const blocked = all.filter(isBlocked);
    if (blocked.length === 0 || now < askAt) return;
    askAt = now + ASK_AGAIN_MS;
    for (const { platform: name, workspaceId } of blocked) {
      const platform = parts.lines.get(name)?.platform;
      if (!platform) continue;
      try {
        const identity = await platform.identify(workspaceId);
        // The one token of a platform may be another workspace's by now.
        if (!identity.ok || identity.value.workspaceId !== workspaceId) continue;
        const freed = await parts.store.transact((tx) =>
          unblockWorkspace(tx, { platform: platform.name, workspaceId }),
        );
        if (freed) parts.log.info({ platform: platform.name }, 'the workspace takes our token again');
      } catch (error) {
        parts.log.error({ platform: platform.name, error }, 'identify failed');
      }
    }
  }

  return { check, nextAt: (all) => (all.some(isBlocked) ? askAt : undefined) };
}

const isBlocked = (one: WorkspaceRow) => one.blockedReason !== null;

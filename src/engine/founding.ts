import type { ChatEvent } from '../chat/event.ts';
import { isFounding } from '../locales/founding.ts';
import { workspaceByKey } from '../store/queries/workspaces.ts';
import type { EngineParts } from './parts.ts';

/**
 * Somebody installs the app, or asks to set it up, in a workspace that serves no district: whoever follows workspaces
 * is told who they are, and may make them the admin of a new district. On a platform that says who runs a workspace
 * nobody else may ask; who installed the app may anyway.
 *
 * @returns whether they are an admin now.
 */
export function createFounding(parts: EngineParts): (event: ChatEvent) => Promise<boolean> {
  return async (event) => {
    const asks = event.type === 'commanded' && isFounding(event.text);
    const installs = event.type === 'installed' && event.actor !== undefined;
    if (!(asks || installs) || !event.actor) return false;
    const { platform: name, workspaceId } = event;
    const platform = parts.lines.get(name)?.platform;
    if (!platform || (await parts.store.read((tx) => workspaceByKey(tx, event)))) return false;
    const profile = await platform.profile(workspaceId, event.actor.userId, event.place?.channelId);
    if (!profile.ok) {
      parts.log.warn({ platform: name, failure: profile.failure }, 'a profile could not be read');
      return false;
    }
    const { kind, deleted, runs } = profile.value;
    if (kind !== 'member' || deleted || (runs === false && !installs)) return false;
    const workspace = { platform: name, workspaceId, anybodys: platform.installed !== undefined };
    const now = parts.clock.now();
    return parts.store.transact(async (tx) => {
      for (const { follower } of parts.responders.values()) {
        if (await follower?.founded?.(tx, workspace, profile.value, now)) return true;
      }
      return false;
    });
  };
}

import type { ChatEvent } from '../chat/event.ts';
import { as } from '../model/ids.ts';
import { personByEmail, rememberAccount } from '../store/queries/accounts.ts';
import { workspaceByKey } from '../store/queries/workspaces.ts';
import type { EngineParts } from './parts.ts';

/** Who was not in the district file a moment ago is not looked up for every message. */
const ASK_AGAIN_MS = 10 * 60_000;
/** Strangers remembered at a time; more of them begin anew. */
const MOST_STRANGERS = 10_000;

/**
 * Somebody acts whose account is not known: asks the platform for their mail address, and takes it as theirs where
 * the district file has one person with that address. Only on platforms that must be spoken to first, such as
 * Teams; elsewhere accounts are found beforehand.
 *
 * @returns whether they are known now.
 */
export function createIntroductions(parts: EngineParts): (event: ChatEvent) => Promise<boolean> {
  const strangers = new Map<string, number>();
  return async (event) => {
    if (!event.place || !('actor' in event) || !event.actor) return false;
    const { platform: name, workspaceId } = event;
    const { userId } = event.actor;
    const platform = parts.lines.get(name)?.platform;
    const now = parts.clock.now();
    if (!platform || (strangers.get(userId) ?? 0) > now) return false;
    if (strangers.size >= MOST_STRANGERS) strangers.clear();
    strangers.set(userId, now + ASK_AGAIN_MS);
    const profile = await platform.profile(workspaceId, userId, event.place.channelId);
    if (!profile.ok) {
      // It may well answer the next time.
      strangers.delete(userId);
      parts.log.warn({ platform: name, failure: profile.failure }, 'a profile could not be read');
      return false;
    }
    const { email, deleted } = profile.value;
    if (email === undefined || deleted) return false;
    const known = await parts.store.transact(async (tx) => {
      const workspace = await workspaceByKey(tx, { platform: name, workspaceId });
      const person = workspace && (await personByEmail(tx, as(workspace.tenantId), email));
      return person ? rememberAccount(tx, person, name, userId) : false;
    });
    if (known) strangers.delete(userId);
    return known;
  };
}

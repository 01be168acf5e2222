import type { ChatEvent } from '../chat/event.ts';
import { as } from '../model/ids.ts';
import { actorByUser, type KnownActor } from '../store/queries/accounts.ts';
import type { Tx } from '../store/store.ts';
import { type EngineParts, errorClass } from './parts.ts';

/** A person's profile is read at most so often: people move seldom, and each look is a call. */
const ASK_AGAIN_MS = 24 * 60 * 60_000;
/** People remembered at a time; more of them begin anew. */
const MOST_PEOPLE = 10_000;

/**
 * What the platform says of the actor's time zone goes to who keeps it. Nothing is looked up for a tap: where it names
 * the zone that counts for them already, or none.
 */
export async function hearZone(
  tx: Tx,
  parts: EngineParts,
  event: Extract<ChatEvent, { actor: unknown }>,
  known: KnownActor,
): Promise<void> {
  const zone = event.actor?.zone;
  const asks = event.type === 'homeOpened' || event.type === 'commanded';
  if (zone === undefined ? !asks : zone === known.zone) return;
  return tell(tx, parts, event.platform, known, zone);
}

async function tell(
  tx: Tx,
  parts: EngineParts,
  platform: ChatEvent['platform'],
  known: KnownActor,
  zone: string | undefined,
): Promise<void> {
  for (const responder of parts.responders.values()) {
    await responder.heardZone?.(tx, as(known.personId), { platform, zone }, parts.clock.now());
  }
}

/**
 * Reads a person's time zone from their profile when they open Home, on platforms whose events name none (Slack). After
 * the answer, and once a day: nobody waits for it.
 */
export function createZoneWatch(parts: EngineParts): { heard(event: ChatEvent): void } {
  const asked = new Map<string, number>();

  async function read(workspaceId: string, userId: string, name: ChatEvent['platform']): Promise<void> {
    const profile = await parts.lines.get(name)?.platform.profile(workspaceId, userId);
    if (!profile?.ok || profile.value.zone === undefined || parts.stopping.aborted) return;
    const { zone } = profile.value;
    await parts.store.transact(async (tx) => {
      const known = await actorByUser(tx, name, workspaceId, userId);
      if (known && known.zone !== zone) await tell(tx, parts, name, known, zone);
    });
  }

  return {
    heard(event) {
      if (event.type !== 'homeOpened' || event.actor.zone !== undefined) return;
      const { platform, workspaceId, actor } = event;
      const now = parts.clock.now();
      if ((asked.get(actor.userId) ?? 0) > now) return;
      if (asked.size >= MOST_PEOPLE) asked.clear();
      asked.set(actor.userId, now + ASK_AGAIN_MS);
      read(workspaceId, actor.userId, platform).catch((error: unknown) =>
        parts.log.warn({ platform, code: errorClass(error) }, 'a time zone could not be read'),
      );
    },
  };
}

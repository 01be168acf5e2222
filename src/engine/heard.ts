import type { ChatEvent } from '../chat/event.ts';
import { actorByUser, type KnownActor, updateAccount } from '../store/queries/accounts.ts';
import { keepPlace, losePlace, PUT_OUT, reopenChannels } from '../store/queries/places.ts';
import { keepRoute } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';

/**
 * Keeps what an event tells about how its conversation and its person are reached. Nothing is written where nothing
 * is new, so that a tap costs no more than its one look-up: a platform that must not be remembered gives no `place`.
 */
export async function heard(tx: Tx, event: ChatEvent, known: KnownActor | undefined): Promise<void> {
  const { place, platform, workspaceId } = event;
  if (place) {
    await keepPlace(tx, { platform, workspaceId, ...place });
    // Teams tells of a team in its general channel, whichever of its channels a digest goes to.
    if (event.type === 'welcomed' && place.kind === 'channel') await reopenChannels(tx, event);
    // From an actor whom nobody knows the kept way is not known either: it is written again, which changes nothing.
    if (place.route !== known?.route) await keepRoute(tx, { platform, workspaceId }, place.route);
  }
  if (!known) return;
  const direct = place?.kind === 'direct' ? place.channelId : known.channelId;
  if (known.unreachable === null && direct === known.channelId) return;
  await updateAccount(
    tx,
    { personId: known.personId, platform },
    { unreachable: null, told: false, channelId: direct },
  );
}

/** Nothing can be written to this conversation until the bot is let into it again. */
export async function dismissed(tx: Tx, event: Extract<ChatEvent, { type: 'dismissed' }>): Promise<void> {
  const { platform, workspaceId, place, actor } = event;
  const reason = PUT_OUT;
  await keepPlace(tx, { platform, workspaceId, ...place });
  await losePlace(tx, { platform, workspaceId, channelId: place.channelId }, reason);
  if (place.kind !== 'direct' || !actor) return;
  const known = await actorByUser(tx, platform, workspaceId, actor.userId);
  if (known) await updateAccount(tx, { personId: known.personId, platform }, { unreachable: reason });
}

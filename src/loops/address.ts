import type { Card } from '../chat/card.ts';
import type { Destination, PlatformName } from '../chat/platform.ts';
import type { Showing } from '../engine/loop.ts';
import { as, type TenantId } from '../model/ids.ts';
import { type Address, addressesOfPerson } from '../store/queries/accounts.ts';
import type { PersonRow, UnitRow } from '../store/queries/people.ts';
import { placeByKey } from '../store/queries/places.ts';
import { sharingOf } from '../store/queries/sharing.ts';
import { workspaces } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';

/**
 * Where a person is written to now; `undefined` where nothing would reach them. Of two accounts it is the one on
 * the platform they last acted on; before that, the one with a conversation already; before that, Slack's. One that
 * is closed to us, or whose workspace refuses our token, only where there is no other.
 */
export async function directTo(
  tx: Tx,
  person: Pick<PersonRow, 'id' | 'actedOn'>,
): Promise<Destination | undefined> {
  const reachable = (await addressesOfPerson(tx, as(person.id))).filter((one) => one.unreachable === null);
  const [best] = reachable.sort((a, b) => rank(a, person) - rank(b, person));
  if (!best) return undefined;
  const { platform, workspaceId, userId, channelId } = best;
  return { type: 'person', platform, workspaceId, userId, ...(channelId === null ? {} : { channelId }) };
}

/**
 * A card for a person, where they are now, at whatever hour: for what answers something they have just done.
 * What comes to them by itself goes through `showTo`.
 */
export async function cardTo(
  tx: Tx,
  person: Pick<PersonRow, 'id' | 'actedOn'>,
  card: Card,
): Promise<Showing> {
  const to = await directTo(tx, person);
  return to ? { type: 'card', card, to } : { type: 'drop', state: 'cancelled', reason: 'no_account' };
}

/** The smaller, the sooner it is chosen; among equals the order of the platforms' names stands. */
function rank(address: Address, { actedOn }: Pick<PersonRow, 'actedOn'>): number {
  const blocked = address.blockedReason === null ? 0 : 4;
  if (address.platform === actedOn) return blocked;
  return blocked + (address.channelId === null ? 2 : 1);
}

/** Where a unit's channel is; `undefined` where it has none, or one that nothing can be posted in now. */
export async function channelOf(
  tx: Tx,
  unit: Pick<UnitRow, 'tenantId' | 'channelId'>,
): Promise<Destination | undefined> {
  const { channelId } = unit;
  if (channelId === null) return undefined;
  const platform = platformOf(channelId);
  const all = await workspaces(tx);
  const home = all.find((one) => one.tenantId === unit.tenantId && one.platform === platform);
  if (!home) return undefined;
  const { workspaceId } = home;
  const place = platform === 'teams' ? await placeByKey(tx, { platform, workspaceId, channelId }) : undefined;
  if (place && place.gone !== null) return undefined;
  return { type: 'channel', platform, workspaceId, channelId };
}

/** A card for everybody in a unit's channel. */
export async function showIn(
  tx: Tx,
  unit: Pick<UnitRow, 'tenantId' | 'channelId'>,
  card: Card,
): Promise<Showing> {
  const to = await channelOf(tx, unit);
  if (!to) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  // What goes into a channel that is shared with another organisation leaves the district: only by decision.
  const shared = await sharingOf(tx, as<TenantId>(unit.tenantId), to.channelId ?? '');
  if (shared && shared.decision !== 'agreed') {
    return { type: 'drop', state: 'cancelled', reason: 'shared_channel' };
  }
  return { type: 'card', card, to };
}

/** Teams' ids of channels begin with `19:`; Slack's are letters and digits only. */
export function platformOf(channelId: string): PlatformName {
  return channelId.startsWith('19:') ? 'teams' : 'slack';
}

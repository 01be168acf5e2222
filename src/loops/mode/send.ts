import type { Due, Release, Showing } from '../../engine/loop.ts';
import { as, type Instant, type TenantId, type UnitId } from '../../model/ids.ts';
import { agreedToMode, answerersOf, modeOfferOf } from '../../store/queries/mode.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { showIn } from '../address.ts';
import { channelWaits, checkInHours } from '../channel.ts';
import type { Directory, District } from '../directory.ts';
import { type OfferView, offerCard } from './cards.ts';

const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;
const DAY_MS = 86_400_000;

/** What messages about a team's offer are kept under. */
export function offerSubject(teamId: string): string {
  return `mode:${teamId}`;
}

export async function releaseOffer(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const district = await directory(tx, due.tenantId);
  const team = district.units.get(due.subject);
  const found = team && (await modeOfferOf(tx, as(team.id)));
  if (!team || found?.offer.state !== 'open') return LEFT;
  const notNow = channelWaits(checkInHours(district, team), due.expiresAt, now);
  return notNow ?? { type: 'send', subject: offerSubject(team.id), lane: 'digest' };
}

export async function showOffer(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const teamId = as<UnitId>(message.subject.slice(offerSubject('').length));
  const found = await modeOfferOf(tx, teamId);
  if (!found) return LEFT;
  const district = await directory(tx, as<TenantId>(found.facilitator.tenantId));
  const team = district.units.get(teamId);
  if (!team) return LEFT;
  const notNow = message.sent
    ? undefined
    : channelWaits(checkInHours(district, team), found.offer.closesAt + DAY_MS, now);
  return notNow ?? showIn(tx, team, offerCard(await offerView(tx, district, team, found, now)));
}

/** How an offer stands: how many have agreed, and of how many. */
export async function offerView(
  tx: Tx,
  district: District,
  team: UnitRow,
  { offer, facilitator }: NonNullable<Awaited<ReturnType<typeof modeOfferOf>>>,
  now: Instant,
): Promise<OfferView> {
  const people = await answerersOf(tx, as(team.id));
  const agreed = new Set(await agreedToMode(tx, as(team.id)));
  const over = offer.state === 'open' && now >= offer.closesAt;
  return {
    ...{ teamId: team.id, team: team.name, locale: district.tenant.locale, k: district.tenant.k },
    ...{ facilitator: facilitator.name, state: over ? 'closed' : offer.state },
    ...{ agreed: people.filter(({ id }) => agreed.has(id)).length, of: people.length },
  };
}

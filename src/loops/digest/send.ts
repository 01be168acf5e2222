import { z } from 'zod';
import type { Due, Release, Showing } from '../../engine/loop.ts';
import { addDays } from '../../model/calendar/index.ts';
import { proposalOf } from '../../model/decision.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { DIGESTS_BACK, type Digested, digestFigures } from '../../model/fidelity/index.ts';
import { as, type Instant, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import type { ItemPool } from '../../model/items.ts';
import { drawOf } from '../../store/queries/checkin.ts';
import { digestsBefore, driverRollups, keepDigest, windowRollup } from '../../store/queries/digest.ts';
import { disclosuresOf, keepDisclosures, raters } from '../../store/queries/disclosure.ts';
import { keepJudged } from '../../store/queries/levels.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { showIn } from '../address.ts';
import { channelWaits, digestHours } from '../channel.ts';
import type { Directory, District } from '../directory.ts';
import { digestCard } from './cards.ts';
import { type KeptDigest, readKept } from './kept.ts';
import { lastDecision } from './last.ts';
import { gatherParts } from './parts.ts';
import { USEFUL_MS } from './plan.ts';
import { type DigestParts, readDigest } from './view.ts';

/** Earlier figures that are still shown: a round of four check-ins, which is sixteen weeks at one every four. */
const LOOKS_BACK_DAYS = 16 * 7;

const driverId = z.enum(DRIVER_IDS);

/** Fixes a digest's figures at the moment it is due: from then on no answer of that window is taken. */
export async function releaseDigest(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const district = await directory(tx, due.tenantId);
  const team = district.units.get(due.subject);
  if (!team?.channelId) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  const notNow = waits(district, team, due.expiresAt, now);
  if (notNow) return notNow;
  const { told, replaced, judged, ...digested } = await figuresOf(tx, as(team.id), due.window, {
    k: district.tenant.k,
    pool: district.itemsFor(team),
  });
  await keepDisclosures(tx, as(team.id), told, replaced);
  await keepJudged(tx, as(team.id), judged, due.window);
  const figures: KeptDigest = {
    ...digested.figures,
    stage: district.stageOf(team),
    last: await lastDecision(tx, as(team.id), due.window, hadProposal),
    parts: await gatherParts(tx, {
      ...{ district, unit: team, window: due.window, figures: digested.figures, now },
    }),
  };
  await keepDigest(tx, { id: due.key, tenantId: due.tenantId, teamId: team.id, window: due.window, figures });
  return { type: 'send', subject: due.key, lane: 'digest' };
}

function hadProposal(stored: unknown): boolean {
  const figures = readKept(stored);
  return figures !== undefined && proposalOf(figures) !== null;
}

/** A team's figures of one window, from its rollups: their number does not grow with the history. */
export async function figuresOf(
  tx: Tx,
  teamId: UnitId,
  window: Window,
  { k, pool }: { readonly k: number; readonly pool: ItemPool },
): Promise<Digested> {
  const counts = await windowRollup(tx, teamId, window);
  const row = await drawOf(tx, teamId, window);
  const draw = z.array(driverId).safeParse(row?.drivers);
  const since = as<Window>(addDays(as(window), -LOOKS_BACK_DAYS));
  const previous = await digestsBefore(tx, teamId, { since, window, most: DIGESTS_BACK });
  const rollups = await driverRollups(tx, teamId, window);
  const answeredBy = await raters(tx, teamId, window);
  const standing = await disclosuresOf(tx, teamId, since, window);
  return digestFigures({
    ...{ window, k, pool },
    draw: draw.success ? draw.data : null,
    crossTopic: row?.crossTopic ?? null,
    rollups: rollups.flatMap(ofDriver),
    asked: counts?.asked ?? 0,
    answered: counts?.answered ?? 0,
    answeredBy: answeredBy.flatMap(ofDriver),
    standing: standing.flatMap(ofDriver),
    // One that cannot be read any more is no reason to post nothing: it counts as not there.
    previous: previous.flatMap((row) => readKept(row.figures) ?? []),
  });
}

/** What is asked across all drivers has a line of its own, and no part in these figures. */
function ofDriver<Row extends { readonly driverId: string }>(
  row: Row,
): (Row & { readonly driverId: DriverId })[] {
  const known = driverId.safeParse(row.driverId);
  return known.success ? [{ ...row, driverId: known.data }] : [];
}

/** A team's channel is written to in the team's daytime, on its school days. */
function waits(
  district: District,
  team: UnitRow,
  expiresAt: Instant,
  now: Instant,
): Exclude<Release, { type: 'send' }> | undefined {
  return channelWaits(digestHours(district, team), expiresAt, now);
}

/** What a digest shows: always the figures that were fixed, and what has been decided on them since. */
export async function showDigest(
  tx: Tx,
  parts: DigestParts,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const digest = await readDigest(tx, parts, as<OccurrenceKey>(message.subject));
  if (!digest) return { type: 'drop', state: 'cancelled', reason: 'gone' };
  const { district, team, view } = digest;
  if (!team.channelId) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  const notNow = message.sent ? undefined : waits(district, team, now + USEFUL_MS, now);
  if (notNow) return notNow;
  return showIn(tx, team, digestCard(view));
}

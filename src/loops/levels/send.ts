import type { Due, Release, Showing } from '../../engine/loop.ts';
import { addDays, LOOKS_BACK_WEEKS, lookBack } from '../../model/calendar/index.ts';
import { type Level, type LevelFigures, levelFigures } from '../../model/fidelity/index.ts';
import { as, type Instant, type OccurrenceKey, type Window } from '../../model/ids.ts';
import { keepDigest } from '../../store/queries/digest.ts';
import { digestIn } from '../../store/queries/levels.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { showIn } from '../address.ts';
import { channelHours, channelWaits } from '../channel.ts';
import { lastDecision } from '../digest/last.ts';
import type { DigestParts } from '../digest/view.ts';
import type { Directory, District } from '../directory.ts';
import { votedScores } from '../vote/scores.ts';
import { levelsCard } from './cards.ts';
import { type KeptLevels, readLevels } from './kept.ts';
import { gatherLevelParts } from './parts.ts';
import { chosenBy, isLevel, USEFUL_MS } from './plan.ts';
import { settleBelow } from './settle.ts';
import { treeBelow } from './tree.ts';
import { readLevelDigest } from './view.ts';

/** Fixes what a level's digest says at the moment it is due. */
export async function releaseLevels(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const district = await directory(tx, due.tenantId);
  const unit = district.units.get(due.subject);
  if (!unit?.channelId || !isLevel(unit)) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  const notNow = channelWaits(channelHours(district, unit, chosenBy(unit)), due.expiresAt, now);
  if (notNow) return notNow;
  const { window } = due;
  const figures = await figuresOf(tx, district, unit, window, now);
  const kept: KeptLevels = {
    figures,
    last: await lastDecision(tx, as(unit.id), window, hadProposal),
    parts: await gatherLevelParts(tx, { district, unit, window, figures, now }),
  };
  await keepDigest(tx, { id: due.key, tenantId: due.tenantId, teamId: unit.id, window, figures: kept });
  return { type: 'send', subject: due.key, lane: 'digest' };
}

async function figuresOf(
  tx: Tx,
  district: District,
  unit: UnitRow & { readonly kind: Level },
  window: Window,
  now: Instant,
): Promise<LevelFigures> {
  const voting = [...district.units.values()].filter(
    (one) => one.kind === 'team' && one.answersBy === 'vote',
  );
  const ids = voting.map(({ id }) => id);
  const tree = treeBelow(district, unit, await votedScores(tx, ids, window));
  const standing = await settleBelow(tx, district, tree, window, now);
  const apart = as<Window>(addDays(as(window), -7 * LOOKS_BACK_WEEKS));
  const before = readLevels(await digestIn(tx, as(unit.id), apart));
  return levelFigures({
    ...{ unit: tree, window, ...lookBack(window), k: district.tenant.k, standing },
    apart: before?.figures ?? null,
  });
}

function hadProposal(stored: unknown): boolean {
  return readLevels(stored)?.figures.needs != null;
}

/** What it shows: always the figures that were fixed, and what has been decided on them since. */
export async function showLevels(
  tx: Tx,
  parts: DigestParts,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const digest = await readLevelDigest(tx, parts, as<OccurrenceKey>(message.subject));
  if (!digest) return { type: 'drop', state: 'cancelled', reason: 'gone' };
  const { district, unit, view } = digest;
  if (!unit.channelId) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  const hours = channelHours(district, unit, chosenBy(unit));
  const notNow = message.sent ? undefined : channelWaits(hours, now + USEFUL_MS, now);
  if (notNow) return notNow;
  return showIn(tx, unit, levelsCard(view));
}

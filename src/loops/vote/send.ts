import type { Due, Release, Showing } from '../../engine/loop.ts';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type Instant, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import { LINK_IDS } from '../../model/integration/index.ts';
import { currentOf, drawVote, LEAST_VOTES } from '../../model/vote/index.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import { touch } from '../../store/queries/touched.ts';
import {
  type Asked,
  castBy,
  dropVotes,
  openVote,
  revealVotes,
  votedItems,
  voteQuestions,
  votesOf,
} from '../../store/queries/vote.ts';
import type { Tx } from '../../store/store.ts';
import { showIn } from '../address.ts';
import { channelWaits, checkInHours } from '../channel.ts';
import type { Directory, District } from '../directory.ts';
import { voteRests } from '../pulse/verdict.ts';
import { voteCard } from './cards.ts';
import { votes } from './plan.ts';
import { questionOf, readVote, votersOf } from './view.ts';

/** A termly item comes back after twelve weeks: no older vote plays a part in a draw. */
const MEMORY_DAYS = 12 * 7;

/** Opens a vote at the moment it is due, or closes the week's votes. */
export async function releaseVote(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  if (due.view === 'close') {
    await closeVotes(tx, as(due.subject), due.window, now);
    return { type: 'drop', state: 'expired', reason: 'closed' };
  }
  const district = await directory(tx, due.tenantId);
  const team = district.units.get(due.subject);
  if (!team) return { type: 'drop', state: 'cancelled', reason: 'left' };
  if (!votes(team)) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  const notNow = channelWaits(checkInHours(district, team), due.expiresAt, now);
  if (notNow) return notNow;
  if (await voteRests(tx, district, team, due.window, now)) {
    return { type: 'drop', state: 'skipped', reason: 'unposted' };
  }
  const { voters } = await votersOf(tx, as(team.id));
  const questions = due.view === 'links' ? linkQuestions() : await itemQuestions(tx, district, team, due);
  if (voters.length < LEAST_VOTES || questions.length === 0) {
    return { type: 'drop', state: 'skipped', reason: 'nothing_to_ask' };
  }
  const kind = due.view === 'links' ? 'links' : 'items';
  await openVote(
    tx,
    {
      ...{ id: due.key, tenantId: due.tenantId, teamId: team.id, window: due.window, kind },
      ...{ openedAt: now, closesAt: due.expiresAt },
    },
    questions,
  );
  return { type: 'send', subject: due.key, lane: 'digest' };
}

/** What a vote's message shows at this moment, or why it is not sent. */
export async function showVote(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const vote = await readVote(tx, directory, as<OccurrenceKey>(message.subject), now);
  if (!vote || vote.team.channelId === null) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const { district, team, row, view } = vote;
  const notNow = message.sent ? undefined : channelWaits(checkInHours(district, team), row.closesAt, now);
  if (notNow) return notNow;
  return showIn(tx, team, voteCard(view));
}

function linkQuestions(): Asked[] {
  return LINK_IDS.map((subjectId) => ({ subjectId, driverId: null, reason: 'link' }));
}

async function itemQuestions(tx: Tx, district: District, team: UnitRow, { window }: Due): Promise<Asked[]> {
  const since = as<Window>(addDays(as(window), -MEMORY_DAYS));
  const drawn = drawVote({
    teamId: as(team.id),
    window,
    focus: DRIVER_IDS.find((driver) => driver === team.focusDriver) ?? null,
    pool: district.itemsFor(team),
    voted: await votedItems(tx, [as(team.id)], since, window),
  });
  return drawn.map(({ itemId, driverId, reason }) => ({ subjectId: itemId, driverId, reason }));
}

/** Ends a team's votes of a window: what was cast on the question at hand is revealed, and no single vote stays. */
async function closeVotes(tx: Tx, teamId: UnitId, window: Window, now: Instant): Promise<void> {
  for (const vote of await votesOf(tx, teamId, window)) {
    const id = as<OccurrenceKey>(vote.id);
    const current = currentOf((await voteQuestions(tx, id)).map(questionOf));
    const cast = current && !current.revealed ? await castBy(tx, id, current.position) : [];
    if (current && cast.length >= LEAST_VOTES) await revealVotes(tx, id, current.position, now);
    else await dropVotes(tx, id);
    await touch(tx, id, now, 0);
  }
}

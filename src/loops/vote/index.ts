import type { Loop } from '../../engine/loop.ts';
import { as, type TenantId, type Window } from '../../model/ids.ts';
import { dropVotes, moveClose, votesInWindow } from '../../store/queries/vote.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { pressHandlers } from './handlers.ts';
import { closeOf, planVotes, votes } from './plan.ts';
import { releaseVote, showVote } from './send.ts';

/** The team vote: a question at a time in the team's channel, tapped in private, revealed together, agreed on. */
export function createVoteLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'vote',
    async plan(tx, tenantId, window) {
      const district = await directory(tx, tenantId);
      await followTheFile(tx, district, tenantId, window);
      return { occurrences: planVotes(district, window), next: null };
    },
    release: (tx, due, now) => releaseVote(tx, directory, due, now),
    show: (tx, message, now) => showVote(tx, directory, message, now),
    presses: pressHandlers(directory),
    looks: ['vote.why'],
    submissions: {},
  };
}

/**
 * Open votes follow the district file: a calendar edit may have moved their close, and where a team votes no more its
 * single votes are forgotten unrevealed.
 */
async function followTheFile(tx: Tx, district: District, tenantId: TenantId, window: Window): Promise<void> {
  for (const vote of await votesInWindow(tx, tenantId, window)) {
    const team = district.units.get(vote.teamId);
    if (!team || !votes(team)) {
      await dropVotes(tx, as(vote.id));
      continue;
    }
    const closesAt = closeOf(district, team, window);
    if (closesAt !== undefined && closesAt !== vote.closesAt) await moveClose(tx, as(vote.id), closesAt);
  }
}

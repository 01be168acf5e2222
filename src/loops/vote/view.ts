import { localOf } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type Instant, type OccurrenceKey, type UnitId } from '../../model/ids.ts';
import { currentOf, type VoteRole } from '../../model/vote/index.ts';
import { voteRoleOf } from '../../privacy/access.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import {
  awayOn,
  castBy,
  rolesIn,
  type VoteQuestionRow,
  type VoteRow,
  voteQuestions,
  voteStanding,
} from '../../store/queries/vote.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { votes } from './plan.ts';
import type { StandingQuestion, VoteView } from './standing.ts';
import { questionWording } from './wording.ts';

/** A vote read whole: whose it is, what was asked, how it stands, and who may do what with it. */
export interface OpenVote {
  readonly row: VoteRow;
  readonly district: District;
  readonly team: UnitRow;
  readonly view: VoteView;
  /** Who has voted on the question at hand: who, never what. */
  readonly cast: readonly string[];
  /** Members who are not away today and have not voted on it. */
  readonly waitingFor: readonly string[];
  roleOf(personId: string): VoteRole;
}

/** `undefined` where there is no such vote, or its team has left the district file or no longer votes. */
export async function readVote(
  tx: Tx,
  directory: Directory,
  id: OccurrenceKey,
  now: Instant,
): Promise<OpenVote | undefined> {
  const found = await voteStanding(tx, id);
  if (!found) return undefined;
  const { row, tenant, digested } = found;
  const district = await directory(tx, tenant);
  const team = district.units.get(row.teamId);
  if (!team || !votes(team)) return undefined;
  const roles = await votersOf(tx, as(team.id));
  const { locale } = district.tenant;
  const questions = (await voteQuestions(tx, id)).map((question) => ({
    ...questionOf(question),
    wording: questionWording(district, locale, question.subjectId),
  }));
  const current = currentOf(questions);
  const cast = current ? await castBy(tx, id, current.position) : [];
  const away = await awayOn(tx, roles.voters, localOf(now, as(team.zone)).date);
  const waitingFor = roles.voters.filter((person) => !cast.includes(person) && !away.includes(person));
  return {
    ...{ row, district, team, cast, waitingFor },
    roleOf: roles.roleOf,
    view: {
      ...{ id, kind: row.kind, team: team.name, locale, zone: as(team.zone) },
      ...{ closesAt: row.closesAt, closed: now >= row.closesAt, digested },
      ...{ facilitators: roles.facilitators, questions },
      ...{ voted: cast.length, of: cast.length + waitingFor.length },
    },
  };
}

export interface Voters {
  /** The ids of those who vote. */
  readonly voters: readonly string[];
  /** The names of those who facilitate. */
  readonly facilitators: readonly string[];
  roleOf(personId: string): VoteRole;
}

export async function votersOf(tx: Tx, teamId: UnitId): Promise<Voters> {
  const rows = await rolesIn(tx, teamId);
  const roleOf = (personId: string) =>
    voteRoleOf(rows.filter((row) => row.personId === personId).map((row) => row.role));
  const people = [...new Map(rows.map((row) => [row.personId, row])).values()];
  return {
    voters: people.map((row) => row.personId).filter((id) => roleOf(id) === 'voter'),
    facilitators: people.filter((row) => roleOf(row.personId) === 'facilitator').map((row) => row.name),
    roleOf,
  };
}

export function questionOf(row: VoteQuestionRow): StandingQuestion {
  const { position, subjectId, reason, consensus, notYet, partly, inPlace, cantTell } = row;
  return {
    ...{ position, subjectId, reason, consensus },
    driverId: DRIVER_IDS.find((driver) => driver === row.driverId) ?? null,
    revealed: row.revealedAt === null ? null : { notYet, partly, inPlace, cantTell },
  };
}

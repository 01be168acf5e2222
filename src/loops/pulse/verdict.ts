import { proposalOf } from '../../model/decision.ts';
import type { DriverId } from '../../model/drivers.ts';
import { as, type Instant, type UnitId, type Window } from '../../model/ids.ts';
import {
  type BackOff,
  type PastDigest,
  type TeamRhythm,
  teamRhythm,
  type Verdict,
  waitsFor,
} from '../../model/rotation/index.ts';
import { digestById } from '../../store/queries/digest.ts';
import type { PersonRow, UnitRow } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import {
  askedWindows,
  type DigestStanding,
  digestStandings,
  keepPulse,
  lastActionStep,
  lastBackOff,
  type PulseRow,
  peopleOfTeams,
  pulseOf,
} from '../../store/queries/pulse.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import type { District } from '../directory.ts';
import { nearestLeads } from '../leads.ts';
import { restKey } from './keys.ts';

/** How long the message to those who decide waits for their hours and their budget. */
const REST_KEEPS_MS = 21 * 86_400_000;

/** Asked windows looked back on: two tell whether few answer. */
const ASKED_BACK = 3;

export interface TeamPulse {
  readonly verdict: Verdict;
  /** Weeks from one check-in to the next, as things are now. */
  readonly everyWeeks: number;
}

/**
 * Whether a team is asked in a window. Decided by whoever is due first, for everybody: half a team asked would be a
 * figure of half a team.
 */
export async function pulseOfTeam(
  tx: Tx,
  district: District,
  team: UnitRow,
  window: Window,
  now: Instant,
): Promise<TeamPulse> {
  const known = await pulseOf(tx, as(team.id), window);
  const row = known ?? (await decideOn(tx, district, team, window, now));
  const halved = row.halvedUntil !== null || (await backOffAt(tx, as(team.id), window)) !== null;
  const { everyWeeks } = district.cadenceOf(team);
  return { verdict: row.verdict, everyWeeks: halved ? 2 * everyWeeks : everyWeeks };
}

async function decideOn(
  tx: Tx,
  district: District,
  team: UnitRow,
  window: Window,
  now: Instant,
): Promise<PulseRow> {
  const teamId = as<UnitId>(team.id);
  const since = yearOf(district, team);
  const digests = await digestsOf(tx, teamId, since, window);
  const deciders = await nearestLeads(tx, district, teamId);
  const backOff = await lastBackOff(tx, teamId, window);
  const { k } = district.tenant;
  const people = await peopleOfTeams(tx, [team.id]);
  const decided: TeamRhythm = teamRhythm({
    ...{ window, k, people, digests },
    everyWeeks: district.cadenceOf(team).everyWeeks,
    countsForSchool: people >= k || (await countsForSchool(tx, district, team)),
    asked: await askedWindows(tx, teamId, { since, before: window, most: ASKED_BACK }),
    someoneDecides: deciders.length > 0,
    backOff: readBackOff(backOff),
  });
  const { verdict, begins } = decided;
  const row = {
    ...{ teamId, window, verdict },
    ...{ halvedUntil: begins?.until ?? null, halvedFor: begins?.reason ?? null },
  };
  await keepPulse(tx, row);
  const cause = digests.find((digest) =>
    verdict === 'unposted' ? digest.state === 'failed' : digest.proposes,
  );
  if (cause && (verdict === 'undecided' || verdict === 'unposted')) {
    await tellDeciders(tx, team, cause.window, deciders, window, now);
  }
  return row;
}

/**
 * Whether a team that answers by vote rests: after a digest that never reached its channel. Of a decision there is
 * nothing to wait for: its digest makes no proposal, and what the team agrees on is recorded in front of it.
 */
export async function voteRests(
  tx: Tx,
  district: District,
  team: UnitRow,
  window: Window,
  now: Instant,
): Promise<boolean> {
  const teamId = as<UnitId>(team.id);
  const known = await pulseOf(tx, teamId, window);
  if (known) return known.verdict === 'unposted';
  const digests = await digestsOf(tx, teamId, yearOf(district, team), window);
  const cause = digests.find((digest) => digest.state === 'failed');
  if (!cause || waitsFor(digests) !== 'unposted') return false;
  await keepPulse(tx, { teamId, window, verdict: 'unposted', halvedUntil: null, halvedFor: null });
  await tellDeciders(tx, team, cause.window, await nearestLeads(tx, district, teamId), window, now);
  return true;
}

/** One message to each of those who decide, however long the rest lasts: its key is the digest it began with. */
async function tellDeciders(
  tx: Tx,
  team: UnitRow,
  since: Window,
  deciders: readonly PersonRow[],
  window: Window,
  now: Instant,
): Promise<void> {
  for (const person of deciders) {
    const told = {
      key: restKey(as(team.id), since, as(person.id)),
      view: 'resting',
      subject: person.id,
      window,
      dueAt: now,
      expiresAt: now + REST_KEEPS_MS,
    };
    await schedule(tx, { tenantId: as(team.tenantId), loop: 'pulse' }, told, now);
  }
}

/** What a team waits for, seen from now. */
export type Rest =
  | { readonly type: 'undecided'; readonly driverId: DriverId }
  | { readonly type: 'unposted' }
  | undefined;

/** Why a team is not asked at this moment, if it is for want of a decision or of a digest. */
export async function restOf(tx: Tx, district: District, team: UnitRow, after: Window): Promise<Rest> {
  const digests = await digestsOf(tx, as(team.id), yearOf(district, team), after);
  const waits = waitsFor(digests);
  if (waits === 'unposted') return { type: 'unposted' };
  const driverId = digests.find((digest) => digest.driverId !== null)?.driverId;
  return waits === 'undecided' && driverId ? { type: 'undecided', driverId } : undefined;
}

interface Told extends PastDigest {
  readonly window: Window;
  readonly driverId: DriverId | null;
}

/** This year's digests, the newest first, as far as they matter: until an answer, or until two have proposed. */
async function digestsOf(tx: Tx, teamId: UnitId, since: string, before: Window): Promise<Told[]> {
  const told: Told[] = [];
  const lastStep = await lastActionStep(tx, teamId);
  for (const digest of await digestStandings(tx, teamId, since, before)) {
    const acted = lastStep !== undefined && lastStep >= dueOf(digest);
    const answered = digest.choice !== null || acted;
    const driverId = answered ? null : await proposedIn(tx, digest);
    const state = stateOf(digest);
    told.push({ window: as(digest.window), state, proposes: driverId !== null, driverId, answered });
    const proposed = told.filter((one) => one.proposes && one.state === 'posted').length;
    if (answered || proposed === 2) break;
  }
  return told;
}

/** When a digest was due; of one whose delivery is no longer on record, the end of its week. */
function dueOf({ dueAt, window }: DigestStanding): Instant {
  return dueAt ?? Date.parse(`${window}T00:00:00Z`) + 7 * 86_400_000;
}

async function proposedIn(tx: Tx, { id }: DigestStanding): Promise<DriverId | null> {
  const row = await digestById(tx, as(id));
  const figures = row && readKept(row.figures);
  return figures ? proposalOf(figures) : null;
}

function stateOf({ state }: DigestStanding): PastDigest['state'] {
  if (state === 'sent' || state === 'answered') return 'posted';
  return state === 'failed' || state === 'expired' ? 'failed' : 'open';
}

async function backOffAt(tx: Tx, teamId: UnitId, window: Window): Promise<BackOff | null> {
  const backOff = readBackOff(await lastBackOff(tx, teamId, window));
  return backOff && window < backOff.until ? backOff : null;
}

function readBackOff(row: PulseRow | undefined): BackOff | null {
  if (!row?.halvedUntil || !row.halvedFor) return null;
  return { since: as(row.window), until: as(row.halvedUntil), reason: row.halvedFor };
}

/** The Monday from which this school year's digests and check-ins count. */
function yearOf(district: District, team: UnitRow): string {
  return district.cadenceOf(team).anchor;
}

/** A team's answers are read at the school's level where all teams of the school together have enough people. */
async function countsForSchool(tx: Tx, district: District, team: UnitRow): Promise<boolean> {
  const school = team.parentId === null ? undefined : district.units.get(team.parentId);
  if (school?.kind !== 'school') return false;
  const teams = [...district.units.values()].filter((unit) => unit.parentId === school.id);
  const people = await peopleOfTeams(
    tx,
    teams.map((unit) => unit.id),
  );
  return people >= district.tenant.k;
}

import { addDays, lookBack, periodOf } from '../../model/calendar/index.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import {
  type Dated,
  type FreshAnswers,
  type LevelUnit,
  leastShown,
  settle,
  speaksFor,
} from '../../model/fidelity/index.ts';
import { as, type Instant, type Window } from '../../model/ids.ts';
import { forgetLatestAnswers, type LatestAnswerRow } from '../../store/queries/latest-answer.ts';
import {
  digestedWindows,
  judgedIn,
  keepJudged,
  keepStatement,
  type StandingRow,
  sizesOf,
  standingIn,
  teamsAskedIn,
  unjudgedAnswers,
} from '../../store/queries/levels.ts';
import type { Tx } from '../../store/store.ts';
import { USEFUL_MS as DIGEST_USEFUL_MS } from '../digest/plan.ts';
import type { District } from '../directory.ts';
import { teamsBelow } from './tree.ts';

/** What was said is remembered for sixteen weeks, as in the teams' own digests. */
const REMEMBERED_DAYS = 16 * 7;

/** What stands about the teams below a unit in the weeks that it looks back on, by driver. */
export type StandingByDriver = ReadonlyMap<DriverId, readonly Dated[]>;

/**
 * Makes and keeps the statements that are still to be made about the teams below a unit, and gives back all that
 * stands. What a school has settled is settled for its district too.
 */
export async function settleBelow(
  tx: Tx,
  district: District,
  unit: LevelUnit,
  window: Window,
  now: Instant,
): Promise<StandingByDriver> {
  const teams = teamsBelow(unit);
  const ids = teams.map(({ id }) => id);
  const { first, last } = lookBack(window);
  const since = as<Window>(addDays(as(window), -REMEMBERED_DAYS));
  await forgetLatestAnswers(tx, ids, periodOf(first));
  const settled = await settledTeams(tx, district, ids, last, now);
  const answers = (await unjudgedAnswers(tx, settled, periodOf(first))).filter(
    (row) => row.window >= first && row.window <= last,
  );
  const own = await standingIn(tx, ids, since);
  const around = await aroundThem(tx, answers, new Set(ids), since);
  const sizes = await sizesOf(tx, ids);
  const least = leastShown(district.tenant.k);
  const standing = new Map<DriverId, Dated[]>();
  for (const driverId of DRIVER_IDS) {
    const rows = [...own, ...around].filter((row) => row.driverId === driverId);
    const newest = newestOf(answers.filter((row) => row.driverId === driverId));
    const fresh = teams.map(
      ({ id, above }): FreshAnswers => ({
        ...{ unit: id, above },
        pools: district.units.get(id)?.channelId === null || (sizes.get(id) ?? 0) < least,
        answers: newest.get(id) ?? [],
      }),
    );
    const made: Dated[] = [];
    for (const group of settle(fresh, rows, district.tenant.k)) {
      for (const teamId of group.units) await keepJudged(tx, as(teamId), [driverId], last);
      if (!group.made) continue;
      const statement = { ...group.made, window: last };
      await keepStatement(tx, driverId, statement, replacedBy(statement, rows));
      made.push(statement);
    }
    const gone = new Set(made.flatMap((statement) => replacedBy(statement, rows)));
    standing.set(driverId, [...rows.filter((row) => !gone.has(row)), ...made]);
  }
  return speaking(standing, { first, last }, await judgedIn(tx, ids));
}

/** What of all that stands speaks for the weeks looked back on. */
function speaking(
  standing: StandingByDriver,
  weeks: { readonly first: Window; readonly last: Window },
  judged: readonly { readonly unitId: string; readonly driverId: string; readonly window: string }[],
): StandingByDriver {
  const until = new Map(judged.map((row) => [`${row.unitId} ${row.driverId}`, as<Window>(row.window)]));
  return new Map(
    [...standing].map(([driverId, rows]) => [
      driverId,
      rows.filter((row) => speaksFor(row, weeks, (unit) => until.get(`${unit} ${driverId}`))),
    ]),
  );
}

/** A team's own rows about people of whom there is a newer statement now. */
function replacedBy({ units, people }: Dated, rows: readonly StandingRow[]): StandingRow[] {
  return rows.filter(
    (row) => units.includes(row.unitId) && [...row.people].some((person) => people.has(person)),
  );
}

/** What stands about people with fresh answers in teams outside of these: teams that they have left. */
async function aroundThem(
  tx: Tx,
  answers: readonly LatestAnswerRow[],
  inside: ReadonlySet<string>,
  since: Window,
): Promise<StandingRow[]> {
  const people = [...new Set(answers.map(({ personId }) => personId))];
  const asked = await teamsAskedIn(tx, people, since);
  return standingIn(
    tx,
    asked.filter((id) => !inside.has(id)),
    since,
  );
}

/** By team, of everybody the newest answer; who has answered in two teams is in the one of the newer answer. */
function newestOf(answers: readonly LatestAnswerRow[]): Map<string, LatestAnswerRow[]> {
  const newest = new Map<string, LatestAnswerRow>();
  for (const row of answers) {
    const before = newest.get(row.personId);
    if (!before || before.window < row.window) newest.set(row.personId, row);
  }
  const byTeam = new Map<string, LatestAnswerRow[]>();
  for (const row of newest.values()) byTeam.set(row.teamId, [...(byTeam.get(row.teamId) ?? []), row]);
  return byTeam;
}

/**
 * The teams whose answers up to `last` can neither change any more nor be told by a digest of their own: those have
 * been released, or it would be too late for them, or there is no channel and the check-in is closed. The others are
 * left out this time.
 */
async function settledTeams(
  tx: Tx,
  district: District,
  teamIds: readonly string[],
  last: Window,
  now: Instant,
): Promise<string[]> {
  // A digest moves on by a week at the most, and may close the week before.
  const windows = [-14, -7, 0].map((days) => as<Window>(addDays(as(last), days)));
  const digests = await digestedWindows(tx, teamIds, windows[0] ?? last);
  const digested = new Set(digests.map(({ teamId, window }) => `${teamId} ${window}`));
  return teamIds.filter((id) => {
    const team = district.units.get(id);
    return windows.every((window) => {
      if (!team || digested.has(`${id} ${window}`)) return true;
      const closes = district.closingOf(team, window);
      return closes === undefined || now >= closes + (team.channelId === null ? 0 : DIGEST_USEFUL_MS);
    });
  });
}

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { figuresOf } from '../../src/loops/digest/send.ts';
import { DEFAULT_K } from '../../src/model/fidelity/index.ts';
import type { Window } from '../../src/model/ids.ts';
import { ITEMS, poolOf } from '../../src/model/items.ts';
import { driverRollups, windowRollup } from '../../src/store/queries/digest.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { fill, PER_TEAM, QUESTIONS, teamOf, windowAt } from './digest/fill.ts';
import { type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * The digests of 5,000 teams for one week, each worked out by the product from its rollups, against only counting the
 * raw answers: 100,000 people × 25 weeks × 4 questions are 10 million. Times are CPU time of this process.
 */
const TEAMS = 5_000;
const WEEKS = 25;
const FEW_WEEKS = 5;
const ROUNDS = 5;
/** Teams that are scanned for one at a time. */
const SCANNED = 3;
/** Teams whose answers are counted by the index of check-ins, which is the quickest way without rollups. */
const LOOKED_UP = 1_000;

export async function bench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-bench-'));
  try {
    const small = join(folder, 'small.sqlite');
    await fill(small, TEAMS, FEW_WEEKS);
    const few = await rounds(small, windowAt(FEW_WEEKS - 1));
    rmSync(small);
    const file = join(folder, 'driveline.sqlite');
    const began = performance.now();
    await fill(file, TEAMS, WEEKS);
    return await compare(file, few, performance.now() - began);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(file: string, few: readonly number[], filledIn: number): Promise<BenchResult> {
  const window = windowAt(WEEKS - 1);
  const ours = median(await rounds(file, window));
  const client = new Database(file, { readonly: true });
  const answers = Number(client.prepare('SELECT count(*) FROM question').pluck().get());
  const scan = timed(() => client.prepare(SCAN_ALL).all(window));
  const counted = median(await countRounds(file, window));
  const scanOne = client.prepare(SCAN_ONE);
  const perTeam = Array.from(
    { length: SCANNED },
    (_, i) => timed(() => scanOne.all(window, teamOf(Math.floor((i * TEAMS) / SCANNED)))).ms,
  );
  const lookUp = client.prepare(LOOK_UP);
  const lookedUp = timed(() => {
    for (let team = 0; team < LOOKED_UP; team++) lookUp.all(teamOf(team), window);
  });
  const different = await differing(client, file, window, scan.answer);
  client.close();

  const ratios = [
    {
      label: 'the counts of every team: one scan of the answers, against the rollups of each (times as fast)',
      value: round(scan.ms / counted),
      required: { atLeast: 50 },
    },
    {
      label: 'one scan of the answers for each team, against the digest of each (times as fast)',
      value: round((median(perTeam) * TEAMS) / ours),
      required: { atLeast: 50 },
    },
    {
      label: 'one scan of the answers for all teams together, against the digest of each (times as fast)',
      value: round(scan.ms / ours),
    },
    {
      label: 'counting each team by the index of check-ins, against its whole digest (times as fast)',
      value: round(((lookedUp.ms / LOOKED_UP) * TEAMS) / ours),
    },
    {
      label: `with ${WEEKS} weeks of history against ${FEW_WEEKS}`,
      value: round(ours / median(few)),
      required: { atMost: 1.2 },
    },
  ];
  return {
    name: 'digest',
    figures: {
      teams: TEAMS,
      answers,
      'filling the database, s': round(filledIn / 1000),
      'database, MB': Math.round(statSync(file).size / 1e6),
      'all digests, ms': round(ours),
      'one digest, µs': round((ours / TEAMS) * 1000),
      'all digests with 5 weeks, ms': round(median(few)),
      'the counts of all teams by rollups, ms': round(counted),
      'one scan for all teams, ms': round(scan.ms),
      'one scan for one team, ms': round(median(perTeam)),
      'teams whose rollups differ from the scan': different,
    },
    ratios,
    ok: different === 0 && answers === TEAMS * PER_TEAM * WEEKS * QUESTIONS && ratios.every(holds),
  };
}

const COUNTS = `sum(rating = 'not_yet') AS notYet, sum(rating = 'partly') AS partly,
  sum(rating = 'in_place') AS inPlace, sum(rating = 'cant_tell') AS cantTell`;
/** Every answer is read, whatever the planner would like: this is what there is without an index. */
const SCAN_ALL = `SELECT team_id AS teamId, "window", driver_id AS driverId, ${COUNTS} FROM question
  CROSS JOIN check_in ON check_in.id = question.check_in_id
  WHERE "window" = ? AND rating IS NOT NULL GROUP BY 1, 3 ORDER BY 1, 3`;
const SCAN_ONE = `SELECT driver_id AS driverId, ${COUNTS} FROM question
  CROSS JOIN check_in ON check_in.id = question.check_in_id
  WHERE "window" = ? AND team_id = ? AND rating IS NOT NULL GROUP BY 1`;
const LOOK_UP = `SELECT driver_id AS driverId, ${COUNTS} FROM check_in
  CROSS JOIN question ON check_in.id = question.check_in_id
  WHERE team_id = ? AND "window" = ? AND rating IS NOT NULL GROUP BY 1`;

const POOL = poolOf(ITEMS);

/** CPU time of each round of all digests in ms; the first, which reads the file for the first time, is left out. */
async function rounds(file: string, window: Window): Promise<number[]> {
  const store = openSqliteStore({ file });
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let team = 0; team < TEAMS; team++) {
      await store.read((tx) => figuresOf(tx, teamOf(team), window, { k: DEFAULT_K, pool: POOL }));
    }
    const { user, system } = process.cpuUsage(start);
    if (round > 0) times.push((user + system) / 1000);
  }
  await store.close();
  return times;
}

/** CPU time of each round of reading what a scan counts, as the product reads it: each team by itself. */
async function countRounds(file: string, window: Window): Promise<number[]> {
  const store = openSqliteStore({ file });
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = process.cpuUsage();
    await store.read(async (tx) => {
      for (let team = 0; team < TEAMS; team++) await driverRollups(tx, teamOf(team), window);
    });
    const { user, system } = process.cpuUsage(start);
    if (round > 0) times.push((user + system) / 1000);
  }
  await store.close();
  return times;
}

/** How many teams' rollups, as the product reads them for a digest, say something else than the raw answers. */
async function differing(
  client: Database.Database,
  file: string,
  window: Window,
  scan: readonly unknown[],
): Promise<number> {
  const scanned = new Map<string, unknown[]>();
  // Its first column is the team.
  for (const row of scan as { teamId: string }[])
    scanned.set(row.teamId, [...(scanned.get(row.teamId) ?? []), row]);
  const standing = client.prepare(
    `SELECT team_id AS teamId, "window", count(*) AS asked, count(answered_at) AS answered FROM check_in
     WHERE team_id = ? AND "window" = ?`,
  );
  const store = openSqliteStore({ file });
  let different = 0;
  for (let team = 0; team < TEAMS; team++) {
    const id = teamOf(team);
    const kept = await store.read(async (tx) => [
      (await driverRollups(tx, id, window)).sort((a, b) => (a.driverId < b.driverId ? -1 : 1)),
      await windowRollup(tx, id, window),
    ]);
    const counted = [scanned.get(id), standing.get(id, window)];
    if (JSON.stringify(kept) !== JSON.stringify(counted)) different += 1;
  }
  await store.close();
  return different;
}

/** CPU time: what others do on a shared machine is not in it. */
function timed<Answer>(work: () => Answer): { readonly ms: number; readonly answer: Answer } {
  const start = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, answer };
}

const round = (value: number) => Math.round(value * 100) / 100;

await runIfMain(import.meta.url, bench);

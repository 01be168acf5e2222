import Database from 'better-sqlite3';
import { digestKey } from '../../../src/loops/digest/plan.ts';
import { releaseDigest } from '../../../src/loops/digest/send.ts';
import { createDirectory } from '../../../src/loops/directory.ts';
import { addDays, dateIn } from '../../../src/model/calendar/index.ts';
import { DRIVER_IDS, type DriverId } from '../../../src/model/drivers.ts';
import { as, type TenantId, type UnitId, type Window } from '../../../src/model/ids.ts';
import { RATINGS } from '../../../src/model/scale.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { enterDistrict, personId, teamId } from '../district-rows.ts';

export const PER_TEAM = 20;
export const QUESTIONS = 4;

export const teamOf = (team: number) => as<UnitId>(teamId(team));
export const windowAt = (week: number) => as<Window>(addDays(dateIn(as<Window>('2026-08-31'), 1), week * 7));

/**
 * So many weeks of everybody's answers, straight into the tables and in the order of their keys, with rollups counted
 * beside them; then the digests that the product kept. Three people in four have answered.
 */
export async function fill(file: string, teams: number, weeks: number): Promise<void> {
  await openSqliteStore({ file }).close();
  const client = new Database(file);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -262144'])
    client.pragma(pragma);
  enterDistrict(client, {
    people: teams * PER_TEAM,
    perTeam: PER_TEAM,
    zone: 'UTC',
    firstDay: as('2026-08-03'),
    lastDay: as('2027-06-04'),
    workspaceId: 'T1',
    userId: (person) => `U${person}`,
    digest: { day: 5, time: '15:00' },
  });
  const write = writerOf(client);
  const random = xorshift(20_261_102);
  client.transaction(() => {
    for (let team = 0; team < teams; team++) write(team, weeks, random);
  })();
  client.pragma('journal_mode = WAL');
  for (let week = 0; week < weeks; week++) await keepDigests(client, file, teams, windowAt(week));
  client.close();
}

function writerOf(client: Database.Database) {
  const checkIn = client.prepare(
    `INSERT INTO check_in (id, tenant_id, person_id, team_id, "window", opened_at, closes_at, answered_at, snoozes)
     VALUES (?, 'lakeside', ?, ?, ?, 0, 0, ?, 0)`,
  );
  const four = Array.from({ length: QUESTIONS }, () => "(?, ?, ?, ?, 'turn', ?, 0)").join();
  const questions = client.prepare(
    `INSERT INTO question (check_in_id, position, item_id, driver_id, reason, rating, skipped) VALUES ${four}`,
  );
  const driverRollup = client.prepare('INSERT INTO driver_rollup VALUES (?, ?, ?, ?, ?, ?, ?)');
  const windowRollup = client.prepare('INSERT INTO window_rollup VALUES (?, ?, ?, ?)');
  const draw = client.prepare('INSERT INTO team_draw (team_id, "window", drivers) VALUES (?, ?, ?)');

  return (team: number, howMany: number, random: () => number): void => {
    const weeks = Array.from({ length: howMany }, (_, week) => ({
      window: windowAt(week),
      asked: driversOf(week).map((driver) => ({ driver, counts: RATINGS.map(() => 0) })),
      answered: 0,
    }));
    for (let i = 0; i < PER_TEAM; i++) {
      const person = personId(team * PER_TEAM + i);
      for (const week of weeks) {
        const id = `checkin:${person}:${week.window}`;
        const answers = random() % 4 < 3;
        if (answers) week.answered += 1;
        checkIn.run(id, person, teamOf(team), week.window, answers ? 1 : null);
        questions.run(
          week.asked.flatMap(({ driver, counts }, position) => {
            const word = random() % RATINGS.length;
            if (answers) counts[word] = (counts[word] ?? 0) + 1;
            return [id, position, `${driver}-${position}`, driver, answers ? RATINGS[word] : null];
          }),
        );
      }
    }
    for (const { window, asked, answered } of weeks) {
      for (const { driver, counts } of asked) driverRollup.run(teamOf(team), window, driver, ...counts);
      windowRollup.run(teamOf(team), window, PER_TEAM, answered);
      draw.run(teamOf(team), window, JSON.stringify(asked.map(({ driver }) => driver)));
    }
  };
}

/** The focus driver every week, and three of the other eight by turns. */
function driversOf(week: number): readonly DriverId[] {
  const [focus, ...others] = DRIVER_IDS;
  const turns = Array.from(
    { length: QUESTIONS - 1 },
    (_, i) => others[(week * (QUESTIONS - 1) + i) % others.length],
  );
  return [focus, ...turns.filter((driver) => driver !== undefined)];
}

/** Teams whose digest is released by the product; their neighbours are told the same. */
const EVERY = 50;

async function keepDigests(
  client: Database.Database,
  file: string,
  teams: number,
  window: Window,
): Promise<void> {
  const store = openSqliteStore({ file });
  const directory = createDirectory();
  const tenantId = as<TenantId>('lakeside');
  const now = Date.parse(`${addDays(as(window), 4)}T15:00:00Z`);
  for (let team = 0; team < teams; team += EVERY) {
    const key = digestKey(teamOf(team), window);
    const due = { key, tenantId, window, view: 'post', subject: teamOf(team), expiresAt: now + 60_000 };
    await store.transact((tx) => releaseDigest(tx, directory, due, now));
  }
  await store.close();
  const copy = client.prepare(
    `INSERT INTO digest (id, tenant_id, team_id, "window", figures)
     SELECT ?, tenant_id, ?, "window", figures FROM digest WHERE id = ?`,
  );
  client.transaction(() => {
    for (let team = 0; team < teams; team++) {
      if (team % EVERY === 0) continue;
      const from = digestKey(teamOf(team - (team % EVERY)), window);
      copy.run(digestKey(teamOf(team), window), teamOf(team), from);
    }
  })();
}

/** Marsaglia's xorshift, 32 bits: ten million draws in 50 ms, and the same ones each time. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

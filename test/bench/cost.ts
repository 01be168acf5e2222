import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';
import { as, type LocalDate } from '../../src/model/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { settingsFor } from './built-bot.ts';
import { enterDistrict } from './district-rows.ts';
import { type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * What one message costs as a district grows a hundredfold: CPU of the whole process (bot, database and the far side in
 * it) for each message that leaves while all others wait in line behind it. What a person costs until then, to be
 * planned and put in line, is shown beside it. The minutes are virtual, HTTP and the database are real.
 * `DRIVELINE_BENCH_LARGEST` makes it smaller.
 */
const LARGEST = Number(process.env.DRIVELINE_BENCH_LARGEST ?? 100_000);
const SIZES = [LARGEST / 100, LARGEST / 10, LARGEST];
/** Messages by which the cost is taken, in rounds of which the middle one counts. */
const ROUNDS = 5;
const A_ROUND = Math.min(60, Math.floor(LARGEST / 100 / ROUNDS / 2));
const MONDAY = Date.parse('2026-10-05T09:00:00Z');

interface Cost {
  readonly people: number;
  /** CPU ms for each person, until all are in line. */
  readonly perPerson: number;
  /** CPU ms for each message, with all others in line. */
  readonly perMessage: number;
}

export async function bench(): Promise<BenchResult> {
  const costs: Cost[] = [];
  // Code that was never run costs most: the first is for the compiler.
  await costOf(SIZES[0] ?? 1_000);
  for (const people of SIZES) costs.push(await costOf(people));
  const [small, , large] = costs;
  const ratios = [
    {
      label: `CPU for each message, ${large?.people} people against ${small?.people}`,
      value: round((large?.perMessage ?? 0) / (small?.perMessage ?? Number.NaN)),
      required: { atMost: 1.2 },
    },
    {
      label: `CPU for each person until in line, ${large?.people} people against ${small?.people}`,
      value: round((large?.perPerson ?? 0) / (small?.perPerson ?? Number.NaN)),
    },
  ];
  return {
    name: 'cost',
    figures: Object.fromEntries(
      costs.flatMap(({ people, perPerson, perMessage }) => [
        [`${people} people: CPU ms for each message`, round(perMessage)],
        [`${people} people: CPU ms for each person until in line`, round(perPerson)],
      ]),
    ),
    ratios,
    ok: ratios.every(holds),
  };
}

async function costOf(people: number): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-cost-'));
  const users = Array.from({ length: people }, (_, i) => {
    const name = `p${String(i).padStart(6, '0')}`;
    return { name, realName: name, email: `${name}@lakeside.example`, tz: 'UTC', title: '' };
  });
  const clock = new ManualClock(MONDAY);
  const edge = await createSlackEdge({
    now: () => clock.now(),
    behind: 'bare',
    seed: { team: { name: 'Lakeside', domain: 'lakeside' }, users, channels: [] },
  });
  try {
    const file = join(folder, 'driveline.sqlite');
    await openSqliteStore({ file }).close();
    const client = new Database(file);
    const ids = edge.users().map(({ id }) => id);
    enterDistrict(client, {
      ...{ people, perTeam: 20, zone: 'UTC', workspaceId: edge.teamId },
      ...{ firstDay: as<LocalDate>('2026-09-07'), lastDay: as<LocalDate>('2027-05-28') },
      userId: (person) => ids[person] ?? '',
      digest: { day: 7, time: '23:45' },
    });
    client.close();
    const config = readConfig({ ...settingsFor(edge, file), PORT: '0', LOG_LEVEL: 'error' });
    const before = cpuMs();
    const bot = await startBot(config, { clock, log: createLog('error') });
    const sent = () => edge.calls('chat.postMessage').length;
    await bot.engine.tick();
    const perPerson = (cpuMs() - before) / people;
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [from, began] = [sent(), cpuMs()];
      while (sent() < from + A_ROUND) {
        const next = await bot.engine.nextWakeAt();
        if (next === undefined) throw new Error('nobody waits any more: this bench needs a longer line');
        clock.set(next);
        await bot.engine.tick();
      }
      rounds.push((cpuMs() - began) / (sent() - from));
    }
    await bot.stop();
    return { people, perPerson, perMessage: median(rounds) };
  } finally {
    await edge.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

await runIfMain(import.meta.url, bench);

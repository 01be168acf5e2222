import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';
import { as } from '../../src/model/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { districtText, type ManyPeople, seedOf } from '../doubles/many-people.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { settingsFor } from './built-bot.ts';
import { runNaive } from './herd/naive.ts';
import { type BenchResult, holds, runIfMain } from './result.ts';

/**
 * Monday 09:00 for 10,000 people at once, through a Slack that takes 300 messages a minute and one a second in a
 * channel. The minutes are virtual, HTTP and the database are real. Beside the bot, on the same Slack: a loop of
 * `chat.postMessage` that node-cron starts at 09:00 ({@link runNaive}). `DRIVELINE_HERD_PEOPLE=50000` makes it larger
 * (some five times as long), `DRIVELINE_HERD_STORE=postgres` has the bot work on a PostgreSQL of its own.
 */
const PEOPLE = Number(process.env.DRIVELINE_HERD_PEOPLE ?? 10_000);
const STORE = process.env.DRIVELINE_HERD_STORE === 'postgres' ? 'postgres' : 'sqlite';
/** The herd as the README quotes it has the short name. */
const NAME = ['herd', ...(PEOPLE === 10_000 ? [] : [PEOPLE]), ...(STORE === 'sqlite' ? [] : [STORE])].join(
  '-',
);
const PER_MINUTE = 300;
const LIMITS = { postsPerMinute: PER_MINUTE, burst: 5, channelPostsPerSecond: 1 };
const MANY: ManyPeople = { people: PEOPLE, perTeam: 20, spreadMinutes: 0, day: 'monday' };
const NINE = Date.parse('2026-10-05T09:00:00-05:00');
const LEAST_MINUTES = PEOPLE / PER_MINUTE;

/** What a far side saw of one way to reach everybody. */
interface Seen {
  readonly reached: number;
  readonly doubled: number;
  readonly calls: number;
  readonly refused: number;
  /** Virtual minutes from 09:00 to the last message. */
  readonly minutes: number;
  /** Virtual minutes from 09:00 until half of all people had theirs. */
  readonly halfway: number;
  readonly realSeconds: number;
}

export async function bench(): Promise<BenchResult> {
  const bot = await withSlack(runBot);
  const naive = await withSlack((edge, clock) => runNaive(edge, clock, NINE));
  const ratios = [
    {
      label: 'time until everybody is reached, against the least that the limit allows',
      value: round(bot.minutes / LEAST_MINUTES),
      required: { atMost: 1.05 },
    },
    {
      label: 'percent of calls refused',
      value: round((100 * bot.refused) / bot.calls),
      required: { atMost: 1 },
    },
    {
      label: 'naive: time until its last message, against the least that the limit allows',
      value: round(naive.minutes / LEAST_MINUTES),
    },
    { label: 'naive: percent of calls refused', value: round((100 * naive.refused) / naive.calls) },
  ];
  return {
    name: NAME,
    figures: {
      people: PEOPLE,
      store: STORE,
      'least minutes': round(LEAST_MINUTES),
      ...named('bot', bot),
      ...named('naive', naive),
    },
    ratios,
    ok: bot.reached === PEOPLE && bot.doubled === 0 && ratios.every(holds),
  };
}

function named(who: string, seen: Seen): Record<string, number> {
  return Object.fromEntries(Object.entries(seen).map(([what, value]) => [`${who}: ${what}`, round(value)]));
}

/** Runs one way to reach everybody on a Slack of its own, and counts what arrived. */
async function withSlack(run: (edge: SlackEdge, clock: ManualClock) => Promise<void>): Promise<Seen> {
  const clock = new ManualClock(NINE - 60_000);
  const edge = await createSlackEdge({ now: () => clock.now(), behind: 'bare', seed: seedOf(MANY) });
  edge.limit(LIMITS);
  const began = performance.now();
  try {
    await run(edge, clock);
    const posted = edge
      .users()
      .map(({ id }) => edge.messages({ channelId: edge.direct(id) }).map((m) => m.postedAt));
    const first = posted.flatMap(([at]) => (at === undefined ? [] : [at])).sort((a, b) => a - b);
    const calls = edge.calls('chat.postMessage');
    const minutes = (at: number | undefined) => ((at ?? Number.NaN) - NINE) / 60_000;
    return {
      reached: first.length,
      doubled: posted.filter((messages) => messages.length > 1).length,
      calls: calls.length,
      refused: calls.filter(({ status }) => status === 429).length,
      minutes: minutes(first.at(-1)),
      halfway: minutes(first[Math.floor(first.length / 2)]),
      realSeconds: (performance.now() - began) / 1000,
    };
  } finally {
    await edge.close();
  }
}

/** The whole bot: every instant at which it has something to do is lived in turn. */
async function runBot(edge: SlackEdge, clock: ManualClock): Promise<void> {
  const database = await emptyDatabase();
  try {
    await liveMonday(edge, clock, database.url);
  } finally {
    await database.remove();
  }
}

/** The address of a database with nothing in it, by `STORE`. */
async function emptyDatabase(): Promise<{ readonly url: string; remove(): Promise<void> }> {
  if (STORE === 'postgres') {
    const postgres = await startPostgres();
    return { url: await postgres.database(), remove: postgres.stop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'driveline-bench-'));
  return {
    url: `file:${join(folder, 'driveline.sqlite')}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function liveMonday(edge: SlackEdge, clock: ManualClock, url: string): Promise<void> {
  const settings = { ...settingsFor(edge, ''), DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' };
  const config = readConfig(settings);
  const reading = readDistrict(districtText(MANY, edge));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  const store = await openStore(config.database);
  await applyDistrict(store, reading.district);
  await store.transact((tx) => welcomeEverybody(tx, as(reading.district.tenant.id), 0));
  await store.close();
  const bot = await startBot(config, { clock, log: createLog('error') });
  const end = NINE + 2 * LEAST_MINUTES * 60_000;
  await bot.engine.tick();
  while (true) {
    const next = await bot.engine.nextWakeAt();
    // After the last check-in comes the first reminder, a day later.
    if (next === undefined || next > end) break;
    clock.set(next);
    await bot.engine.tick();
  }
  await bot.stop();
}

const round = (value: number) => Math.round(value * 100) / 100;

await runIfMain(import.meta.url, bench);

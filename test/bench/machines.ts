import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { createSlackEdge, type SlackEdge } from '../../adapters/playground/edge/index.ts';
import { seededRandom } from '../../src/engine/random.ts';
import { moveToPostgres } from '../../src/store/postgres/move.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { closedLoop, openLoop, percentile, poisson } from './ack/load.ts';
import { seed } from './ack/seed.ts';
import { QUESTIONS, type Scene, signedTap, tapsOf, windowNow } from './ack/taps.ts';
import { createSink } from './ack/wire.ts';
import { type BuiltBot, build, settingsFor, startBuiltBot } from './built-bot.ts';
import { type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * What a second, a third and a fourth process bring on one PostgreSQL, how long it takes until another goes on where
 * one has died, and what a copy of the database costs those who tap meanwhile. All on one machine, whose cores the
 * bots, the PostgreSQL and this load share: with two cores, two processes cannot be twice as fast.
 */
const PROCESSES = [1, 2, 4] as const;
const ROUNDS = 3;
const ROUND_MS = 2_000;
const CONNECTIONS = 32;
const PEOPLE_A_ROUND = 800;
const WARM_UP_PEOPLE = 400;
/** Taps a second while a copy is made, and people whose answers make the file large enough for it to take a while. */
const TAPS_A_SECOND = 100;
const BACKUP_SECONDS = 8;
const PEOPLE_IN_COPY = 30_000;
const KILLED = 3;
const HOUR = 3_600_000;

const settings = (edge: SlackEdge, url: string) => ({ ...settingsFor(edge, ''), DATABASE_URL: url });
const rounded = (value: number) => Math.round(value * 100) / 100;

export async function bench(): Promise<BenchResult> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'driveline-machines-'));
  const postgres = await startPostgres();
  try {
    const taps = await throughput(folder, postgres);
    const takeovers = await takeover(folder, postgres);
    const copy = await copying(folder);
    const perSecond = (count: (typeof PROCESSES)[number]) => median(taps.map((round) => round[count] ?? 0));
    const against = (count: 2 | 4) =>
      median(taps.map((round) => (round[count] ?? 0) / (round[1] ?? Number.NaN)));
    const ratios = [
      { label: 'taps a second: two processes against one', value: rounded(against(2)) },
      { label: 'taps a second: four processes against one', value: rounded(against(4)) },
      {
        label: `seconds from a kill -9 until another process speaks for the workspace, the longest of ${KILLED}`,
        value: rounded(Math.max(...takeovers)),
        required: { atMost: 60 },
      },
      {
        label: 'p99 of a tap while a copy is made in a side process, against p99 without',
        value: rounded(copy.side / copy.without),
      },
      {
        label:
          "p99 of a tap while SQLite's own online backup runs inside a process, against the side process",
        value: rounded(copy.longestStep / Math.max(1, copy.side)),
      },
    ];
    return {
      name: 'machines',
      figures: {
        'taps a second, 1 process': rounded(perSecond(1)),
        'taps a second, 2 processes': rounded(perSecond(2)),
        'taps a second, 4 processes': rounded(perSecond(4)),
        'seconds until another goes on, median': rounded(median(takeovers)),
        'MB of the copied database': rounded(copy.megabytes),
        'ms to the ack, p99, without a copy': rounded(copy.without),
        'ms to the ack, p99, while a side process copies': rounded(copy.side),
        'ms for which one step of the online backup stops an event loop': rounded(copy.longestStep),
        'answers other than 200': copy.refused,
      },
      ratios,
      ok: copy.refused === 0 && ratios.every(holds),
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function slack(): Promise<{ edge: SlackEdge; scene: Scene; close: () => Promise<void> }> {
  const sink = await createSink();
  const edge = await createSlackEdge({
    now: () => Date.now(),
    behind: 'bare',
    seed: { team: { name: 'Bench', domain: 'bench' }, users: [], channels: [{ name: 'c', members: [] }] },
  });
  const now = Date.now();
  return {
    edge,
    scene: {
      ...{ workspaceId: edge.teamId, signingSecret: edge.signingSecret, responseUrl: sink.url },
      ...{ window: windowNow(now), closesAt: now + 72 * HOUR },
    },
    async close() {
      await edge.close();
      await sink.close();
    },
  };
}

type Postgres = Awaited<ReturnType<typeof startPostgres>>;
type PerProcesses = Readonly<Partial<Record<(typeof PROCESSES)[number], number>>>;

/** Acknowledged taps a second in each round, by how many processes took them. */
async function throughput(folder: string, postgres: Postgres): Promise<PerProcesses[]> {
  const { edge, scene, close } = await slack();
  const file = join(folder, 'taps.sqlite');
  const people = WARM_UP_PEOPLE * 4 + PEOPLE_A_ROUND * ROUNDS * PROCESSES.length;
  await seed(file, scene, people, Date.now());
  const url = await postgres.database();
  await moveToPostgres({ file, url });
  const bots: BuiltBot[] = [];
  let asked = 0;
  const next = (count: number) => {
    asked += count;
    return tapsOf(asked - count, count).map((tap, i) => signedTap(scene, tap, Date.now() + i / 100));
  };
  /** The same taps, dealt out in turn as a load balancer does. */
  async function load(over: readonly BuiltBot[], requests: readonly Buffer[]): Promise<number> {
    const each = over.map((_, i) => requests.filter((_request, j) => j % over.length === i));
    const answered = await Promise.all(
      over.map(({ url: at }, i) => closedLoop(at, CONNECTIONS / over.length, ROUND_MS, each[i] ?? [])),
    );
    const acks = answered.reduce((sum, one) => sum + one.acks, 0);
    return (acks / Math.max(...answered.map(({ ms }) => ms))) * 1_000;
  }
  try {
    for (let i = 0; i < 4; i++) bots.push(await startBuiltBot(settings(edge, url)));
    for (const bot of bots) await load([bot], next(WARM_UP_PEOPLE));
    const rounds: PerProcesses[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const found: Record<number, number> = {};
      for (const count of PROCESSES) found[count] = await load(bots.slice(0, count), next(PEOPLE_A_ROUND));
      rounds.push(found);
    }
    return rounds;
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await close();
  }
}

/** Seconds from the death of whoever speaks for a workspace until another does, with three processes in real time. */
async function takeover(folder: string, postgres: Postgres): Promise<number[]> {
  const { edge, scene, close } = await slack();
  const file = join(folder, 'takeover.sqlite');
  await seed(file, scene, 100, Date.now());
  const url = await postgres.database();
  await moveToPostgres({ file, url });
  const bots = new Map<number, BuiltBot>();
  const begin = async () => {
    const bot = await startBuiltBot(settings(edge, url));
    bots.set(bot.pid, bot);
  };
  const seconds: number[] = [];
  try {
    for (let i = 0; i < 3; i++) await begin();
    for (let kill = 0; kill < KILLED; kill++) {
      const pid = await speaker(url, bots);
      const died = performance.now();
      process.kill(pid, 'SIGKILL');
      bots.delete(pid);
      await speaker(url, bots);
      seconds.push((performance.now() - died) / 1_000);
      await begin();
    }
    return seconds;
  } finally {
    await Promise.all([...bots.values()].map((bot) => bot.stop()));
    await close();
  }
}

const LONGEST_WAIT_MS = 120_000;

/** Which of these processes holds the line to the workspace, once one of them does. Leases are named by their process. */
async function speaker(url: string, bots: ReadonlyMap<number, BuiltBot>): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const began = performance.now(); performance.now() - began < LONGEST_WAIT_MS; ) {
      const found = await client.query("SELECT owner FROM lease WHERE name LIKE 'line %'");
      const owner = String(found.rows[0]?.owner);
      for (const pid of bots.keys()) if (owner.includes(`-${pid}:`)) return pid;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('nobody took over within two minutes');
  } finally {
    await client.end();
  }
}

interface Copying {
  readonly without: number;
  readonly side: number;
  readonly longestStep: number;
  readonly megabytes: number;
  readonly refused: number;
}

/** How long a tap waits while the database is copied, by p99 in ms. */
async function copying(folder: string): Promise<Copying> {
  const { edge, scene, close } = await slack();
  const file = join(folder, 'copied.sqlite');
  await seed(file, scene, PEOPLE_IN_COPY, Date.now());
  const bot = await startBuiltBot({ ...settings(edge, ''), DATABASE_URL: `file:${file}` });
  let asked = 0;
  let refused = 0;
  const count = TAPS_A_SECOND * BACKUP_SECONDS;
  async function paced(): Promise<number> {
    const people = Math.ceil(count / QUESTIONS);
    const taps = tapsOf(asked, people).slice(0, count);
    asked += people;
    const at = poisson(count, TAPS_A_SECOND, seededRandom('copy').fraction);
    const began = Date.now();
    const requests = taps.map((tap, i) => signedTap(scene, tap, began + (at[i] ?? 0)));
    const answered = await openLoop(bot.url, CONNECTIONS, requests, at);
    refused += answered.refused;
    return percentile(answered.latencies, 99);
  }
  try {
    await paced();
    const without = await paced();
    const copies = join(folder, 'copies');
    let going = true;
    const again = (async () => {
      while (going) await backUpBeside(file, copies);
    })();
    const side = await paced();
    going = false;
    await again;
    const name = readdirSync(copies).find((one) => one.endsWith('.sqlite')) ?? '';
    const { longestStep, megabytes } = await onlineBackup(join(copies, name), join(folder, 'online.sqlite'));
    return { without, side, longestStep, megabytes, refused };
  } finally {
    await bot.stop();
    await close();
  }
}

const run = promisify(execFile);

async function backUpBeside(file: string, folder: string): Promise<void> {
  await run(process.execPath, ['dist/src/cli.js', 'backup', '--to', folder, '--keep', '1'], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${file}` },
  });
}

/** SQLite's online backup as better-sqlite3 offers it, 100 pages a step: how long the longest step holds the loop. */
async function onlineBackup(file: string, to: string): Promise<{ longestStep: number; megabytes: number }> {
  const client = new Database(file);
  let longestStep = 0;
  let megabytes = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    longestStep = Math.max(longestStep, now - last - 1);
    last = now;
  }, 1);
  await client.backup(to, {
    progress: ({ totalPages }) => {
      megabytes = (totalPages * 4_096) / 1e6;
      return 100;
    },
  });
  clearInterval(watch);
  client.close();
  return { longestStep, megabytes };
}

await runIfMain(import.meta.url, bench);

import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { seededRandom } from '../../src/engine/random.ts';
import { buildServers, type Child, type Kind, startChild } from './ack/child.ts';
import { type Answered, closedLoop, openLoop, percentile, poisson } from './ack/load.ts';
import { kept, seed } from './ack/seed.ts';
import { QUESTIONS, type Scene, signedTap, type Tap, tapsOf, windowNow } from './ack/taps.ts';
import { createSink, type Sink } from './ack/wire.ts';
import { type BenchRatio, type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * From a signed tap to its acknowledgement, in SQLite with `synchronous=FULL`. Ours is the whole bot; beside it a
 * bare Bolt 5 app with one insert a tap, and bare node:http with our group commit. Every tap is the first answer to
 * a question of its own, so ours writes the rating, the rollups, the ledger and the outbox each time.
 */
const CONNECTIONS = 16;
const ROUNDS = 7;
const ROUND_MS = 2_000;
/** People set aside for one round: three taps each, more than two seconds use up. */
const PEOPLE_A_ROUND = 1_600;
/** A server's first taps are left out, the same number for each: they measure the compiler. A bot runs for weeks. */
const WARM_UP_PEOPLE = 2_000;
const WARM_UP_MS = 20_000;
/** The open loop runs three times and the middle one counts: one stall of a shared disk is not the bot's. */
const OPEN_TIMES = 3;
const OPEN_PER_SECOND = 200;
const OPEN_SECONDS = 15;
const OPEN_CONNECTIONS = 64;
const PEOPLE_OPEN = (OPEN_PER_SECOND * OPEN_SECONDS) / QUESTIONS;
const HOUR = 3_600_000;

interface Round extends Answered {
  readonly cpuMs: number;
  /** After the last acknowledgement, until the last person had their answer. */
  readonly drainMs: number;
}

export async function bench(): Promise<BenchResult> {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', process.stderr, 'inherit'] });
  const script = await buildServers();
  const folder = mkdtempSync(join(tmpdir(), 'driveline-ack-'));
  const sink = await createSink();
  const edge = await createSlackEdge({
    now: () => Date.now(),
    behind: 'bare',
    seed: { team: { name: 'Bench', domain: 'bench' }, users: [], channels: [] },
  });
  const now = Date.now();
  const { signingSecret, teamId } = edge;
  const scene: Scene = {
    ...{ workspaceId: teamId, signingSecret, responseUrl: sink.url },
    ...{ window: windowNow(now), closesAt: now + 72 * HOUR },
  };
  const file = (kind: Kind) => join(folder, `${kind}.sqlite`);
  const everybody = WARM_UP_PEOPLE + PEOPLE_A_ROUND * ROUNDS + PEOPLE_OPEN * OPEN_TIMES;
  await seed(file('ours'), scene, everybody, now);
  let asked = 0;
  const next = (people: number) => {
    asked += people;
    return tapsOf(asked - people, people);
  };
  const settings = {
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: 'a secret of the bench, long enough to be one',
    LOG_LEVEL: 'warn',
  };
  const start = (kind: Kind) => startChild(script, kind, file(kind), signingSecret, settings);
  const children = { ours: await start('ours'), bolt: await start('bolt'), bare: await start('bare') };
  await children.ours.quiet();
  const rounds: Record<Kind, Round[]> = { ours: [], bolt: [], bare: [] };
  const order: readonly Kind[] = ['ours', 'bolt', 'bare'];
  let refused = 0;
  let acks = 0;
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const warmUp = round === 0;
      const taps = next(warmUp ? WARM_UP_PEOPLE : PEOPLE_A_ROUND);
      for (let turn = 0; turn < order.length; turn++) {
        const kind = order[(turn + round) % order.length] ?? 'ours';
        const found = await oneRound(
          children[kind],
          taps.map((tap, i) => signedTap(scene, tap, Date.now() + i / 100)),
          warmUp ? WARM_UP_MS : ROUND_MS,
          kind === 'ours' ? sink : undefined,
        );
        refused += found.refused;
        if (kind === 'ours') acks += found.acks;
        if (!warmUp) rounds[kind].push(found);
      }
    }
    const latencies: (readonly number[])[] = [];
    const beside: (readonly number[])[] = [];
    for (let time = 0; time < OPEN_TIMES; time++) {
      const taps = next(PEOPLE_OPEN);
      beside.push((await paced(children.bare, scene, taps)).latencies);
      const open = await paced(children.ours, scene, taps);
      refused += open.refused;
      acks += open.latencies.length;
      latencies.push(open.latencies);
      await drained(sink, acks);
    }
    await Promise.all(order.map((kind) => children[kind].stop()));
    const result = report(rounds, latencies, beside, refused, acks, kept(file('ours')));
    const figures = {
      ...result.figures,
      'µs for one durable write of 4 kB on this disk': syncMicroseconds(folder),
    };
    return { ...result, figures };
  } finally {
    await edge.close();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneRound(
  child: Child,
  requests: readonly Buffer[],
  forMs: number,
  sink: Sink | undefined,
): Promise<Round> {
  const before = sink?.taken() ?? 0;
  const cpuBefore = await child.cpuMs();
  const answered = await closedLoop(child.url, CONNECTIONS, forMs, requests);
  const drainMs = sink ? await drained(sink, before + answered.acks) : 0;
  return { ...answered, drainMs, cpuMs: (await child.cpuMs()) - cpuBefore };
}

/** What one durable write of a page costs on this disk: the one thing that group commit saves. Median of 200, in µs. */
function syncMicroseconds(folder: string): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const page = Buffer.alloc(4_096, 1);
  const took = Array.from({ length: 200 }, (_, n) => {
    const start = performance.now();
    writeSync(file, page, 0, page.length, n * page.length);
    fdatasyncSync(file);
    return (performance.now() - start) * 1_000;
  });
  closeSync(file);
  return Math.round(median(took));
}

/** Waits until so many answers were taken. @returns how long, in ms. */
async function drained(sink: Sink, answers: number): Promise<number> {
  const start = performance.now();
  while (sink.taken() < answers && performance.now() - start < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return performance.now() - start;
}

/** Open loop at a steady rate: what a person feels who taps while everybody else does. */
function paced(child: Child, scene: Scene, taps: readonly Tap[]) {
  const random = seededRandom('ack');
  const moments = poisson(taps.length, OPEN_PER_SECOND, () => random.fraction());
  const requests = taps.map((tap, i) => signedTap(scene, tap, Date.now() + (moments[i] ?? 0)));
  return openLoop(child.url, OPEN_CONNECTIONS, requests, moments);
}

function report(
  rounds: Readonly<Record<Kind, readonly Round[]>>,
  latencies: readonly (readonly number[])[],
  beside: readonly (readonly number[])[],
  refused: number,
  acks: number,
  database: { readonly rated: number; readonly counted: number; readonly notShown: number },
): BenchResult {
  const perSecond = (kind: Kind) => median(rounds[kind].map(({ acks, ms }) => (acks / ms) * 1000));
  const cpu = (kind: Kind) => median(rounds[kind].map(({ acks, cpuMs }) => (cpuMs / acks) * 1000));
  const against = (other: Kind, rate: (round: Round) => number) =>
    median(rounds.ours.map((mine, i) => rate(mine) / rate(rounds[other][i] ?? mine)));
  const acked = ({ acks, ms }: Round) => acks / ms;
  const answered = ({ acks, ms, drainMs }: Round) => acks / (ms + drainMs);
  const at = (percent: number) => median(latencies.map((some) => percentile(some, percent)));
  const ratios: BenchRatio[] = [
    {
      label: 'acknowledged a second: ours against bare Bolt 5 with one insert',
      value: rounded(against('bolt', acked)),
      required: { atLeast: 1.2 },
    },
    {
      label: 'the same, ours counted until every person had their answer through response_url',
      value: rounded(against('bolt', answered)),
    },
    {
      label: 'acknowledged a second: ours against bare node:http with group commit',
      value: rounded(against('bare', acked)),
    },
    {
      label: 'CPU time a tap: bare Bolt 5 against ours, answers through response_url included',
      value: rounded(cpu('bolt') / cpu('ours')),
    },
    {
      label: `ms to the acknowledgement at ${OPEN_PER_SECOND} taps a second, p99, median of ${OPEN_TIMES} times ${OPEN_SECONDS} s`,
      value: rounded(at(99)),
      goal: { atMost: 150 },
    },
  ];
  const whole = refused === 0 && database.rated === acks && database.counted === acks;
  return {
    name: 'ack',
    figures: {
      'taps a second, ours': rounded(perSecond('ours')),
      'taps a second, bare Bolt 5': rounded(perSecond('bolt')),
      'taps a second, bare node:http': rounded(perSecond('bare')),
      'CPU µs a tap, ours with its answer': rounded(cpu('ours')),
      'CPU µs a tap, bare Bolt 5': rounded(cpu('bolt')),
      'CPU µs a tap, bare node:http': rounded(cpu('bare')),
      'ms until the last answer after the last ack, median': rounded(
        median(rounds.ours.map(({ drainMs }) => drainMs)),
      ),
      'ms to the ack at 200/s, p50': rounded(at(50)),
      'ms to the ack at 200/s, p99': rounded(at(99)),
      'ms to the ack at 200/s, slowest of all': rounded(Math.max(...latencies.flat())),
      'ms to the ack at 200/s, p99 of bare node:http': rounded(
        median(beside.map((some) => percentile(some, 99))),
      ),
      'taps acknowledged by ours': acks,
      'ratings in the database': database.rated,
      'ratings in the rollups': database.counted,
      'messages left to the engine': database.notShown,
      'answers other than 200': refused,
    },
    ratios,
    ok: whole && ratios.every(holds),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

await runIfMain(import.meta.url, bench);

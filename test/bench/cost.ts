import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createSlackAdapter } from '../../adapters/slack/index.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { seededRandom } from '../../src/engine/random.ts';
import { createLog } from '../../src/log.ts';
import { createLoops } from '../../src/loops/index.ts';
import { createMetrics } from '../../src/metrics.ts';
import { as, type LocalDate } from '../../src/model/ids.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { waitingByLoop } from '../../src/store/queries/ledger.ts';
import { outboxDepth } from '../../src/store/queries/outbox.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { startFarSide } from './cost/far-side.ts';
import { enterDistrict } from './district-rows.ts';
import { type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * What one message costs as a district grows a hundredfold: CPU of the bot and its database for each message that
 * leaves while all others wait in line behind it. Beside it, what a person costs until they are planned and in line, and
 * what a heartbeat costs that finds nothing to do: there are four a minute, however many messages there are. The minutes
 * are virtual, HTTP and the database are real, and the far side is another process. `DRIVELINE_BENCH_LARGEST` makes it
 * smaller.
 */
const LARGEST = Number(process.env.DRIVELINE_BENCH_LARGEST ?? 100_000);
const SMALLEST = Math.max(500, LARGEST / 100);
const SIZES = [SMALLEST, ...(LARGEST / 10 > SMALLEST ? [LARGEST / 10] : []), LARGEST];
/** The sizes take turns, so that a neighbour on this machine disturbs all alike; the middle of so many turns counts. */
const ROUNDS = 9;
/** The first is for the compiler, and the smallest district must not run out of people. */
const A_ROUND = Math.min(80, Math.floor(SMALLEST / (ROUNDS + 2)));
const BEATS_A_ROUND = 3;
const MONDAY = Date.parse('2026-10-05T09:00:00Z');

interface District {
  readonly people: number;
  /** CPU ms for each person, until all are in line. */
  readonly perPerson: number;
  /** Sends so many. @returns CPU ms for each. */
  messages(): Promise<number>;
  /** @returns CPU ms of a heartbeat that finds nothing to do. */
  beats(): Promise<number>;
  stop(): Promise<void>;
}

export async function bench(): Promise<BenchResult> {
  const districts: District[] = [];
  try {
    // Code that was never run costs most.
    await (await openDistrict(SMALLEST)).stop();
    for (const people of SIZES) districts.push(await openDistrict(people));
    for (const district of districts) await district.messages();
    const rounds: { readonly message: number[]; readonly beat: number[] }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [message, beat]: [number[], number[]] = [[], []];
      for (const district of districts) {
        message.push(await district.messages());
        beat.push(await district.beats());
      }
      rounds.push({ message, beat });
    }
    return resultOf(districts, rounds);
  } finally {
    for (const district of districts) await district.stop();
  }
}

function resultOf(
  districts: readonly District[],
  rounds: readonly { readonly message: readonly number[]; readonly beat: readonly number[] }[],
): BenchResult {
  const last = districts.length - 1;
  const growth = (what: 'message' | 'beat') =>
    round(median(rounds.map((one) => (one[what][last] ?? Number.NaN) / (one[what][0] ?? Number.NaN))));
  const against = `${LARGEST} people against ${SMALLEST}`;
  const perPerson = (districts[last]?.perPerson ?? Number.NaN) / (districts[0]?.perPerson ?? Number.NaN);
  const ratios = [
    { label: `CPU for each message, ${against}`, value: growth('message'), required: { atMost: 1.2 } },
    { label: `CPU for each person until in line, ${against}`, value: round(perPerson) },
    { label: `CPU of a heartbeat that finds nothing, ${against}`, value: growth('beat') },
  ];
  return {
    name: 'cost',
    figures: Object.fromEntries(
      districts.flatMap((district, i) => [
        [`${district.people} people: CPU ms for each message`, middle(rounds, 'message', i)],
        [`${district.people} people: CPU ms for each person until in line`, round(district.perPerson)],
        [`${district.people} people: CPU ms of a heartbeat`, middle(rounds, 'beat', i)],
      ]),
    ),
    ratios,
    ok: ratios.every(holds),
  };
}

function middle<What extends string>(
  rounds: readonly Readonly<Record<What, readonly number[]>>[],
  what: What,
  district: number,
): number {
  return round(median(rounds.map((one) => one[what][district] ?? Number.NaN)));
}

async function openDistrict(people: number): Promise<District> {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-cost-'));
  const far = await startFarSide(people);
  const file = join(folder, 'driveline.sqlite');
  await openSqliteStore({ file }).close();
  const client = new Database(file);
  enterDistrict(client, {
    ...{ people, perTeam: 20, zone: 'UTC', workspaceId: far.teamId },
    ...{ firstDay: as<LocalDate>('2026-09-07'), lastDay: as<LocalDate>('2027-05-28') },
    userId: (person) => far.users[person] ?? '',
    digest: { day: 7, time: '23:45' },
  });
  client.close();
  const clock = new ManualClock(MONDAY);
  const store = openSqliteStore({ file });
  const log = createLog('error');
  const { botToken, signingSecret, apiUrl } = far;
  const slack = createSlackAdapter({ botToken, signingSecret, apiUrl, clock, log });
  let sent = 0;
  const counted: ChatPlatform = {
    ...slack,
    async send(outgoing) {
      sent += 1;
      return slack.send(outgoing);
    },
  };
  const metrics = createMetrics();
  const engine = createEngine({
    ...{ store, clock, log, metrics, platforms: [counted], random: seededRandom('cost') },
    loops: createLoops({ seal: createSeal('a secret of the benches, long enough to be one') }),
  });
  const before = cpuMs();
  await engine.tick();
  const perPerson = (cpuMs() - before) / people;
  return {
    ...{ people, perPerson },
    async messages() {
      const [from, began] = [sent, cpuMs()];
      while (sent < from + A_ROUND) {
        const next = await engine.send();
        if (next === undefined) throw new Error('nobody waits any more: this bench needs a longer line');
        clock.set(next);
      }
      return (cpuMs() - began) / (sent - from);
    },
    async beats() {
      // Until every bucket is empty: what it finds then is nothing.
      await engine.send();
      const began = cpuMs();
      for (let beat = 0; beat < BEATS_A_ROUND; beat++) await beatOf(engine, store, clock);
      return (cpuMs() - began) / BEATS_A_ROUND;
    },
    async stop() {
      await engine.stop();
      await slack.stop();
      await store.close();
      metrics.close();
      await far.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All that a heartbeat does. */
async function beatOf(engine: Engine, store: Store, clock: ManualClock): Promise<void> {
  await engine.tick();
  await store.read(async (tx) => {
    await outboxDepth(tx);
    await waitingByLoop(tx, clock.now());
  });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

await runIfMain(import.meta.url, bench);

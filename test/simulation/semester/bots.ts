import type { Logger } from 'pino';
import type { ChatEvent } from '../../../src/chat/event.ts';
import type { Receipt, Reply } from '../../../src/chat/reply.ts';
import { createEngine, type Engine, type EngineOptions } from '../../../src/engine/engine.ts';
import { seededRandom } from '../../../src/engine/random.ts';
import type { Jobs } from '../../../src/jobs/index.ts';
import { createMetrics } from '../../../src/metrics.ts';
import type { Store } from '../../../src/store/store.ts';
import type { FarSide } from './far-side.ts';
import type { Interval } from './faults.ts';
import { type Fate, type Life, liveOn, type Point } from './lives.ts';
import { skewed, type VirtualTime } from './virtual-time.ts';

const SECOND = 1_000;
/** Slack waits so long for the answer to a tap. */
const ANSWER_MS = 3_000;
/** The heartbeat; what the dispatcher would do between two beats is done at its instant. */
const BEAT_MS = 15_000;
/** After a tap a process looks round by then: later than in life, where it is 5 s, since each look costs a millisecond. */
const LOOK_MS = 20_000;
/** Rounds of a millisecond each, one after the other: no pace and no backoff asks for so many. */
const MOST_IN_VAIN = 300;
export const SKEW_MS = 2_000;

interface BotsOptions {
  readonly seed: string;
  readonly processes: number;
  readonly time: VirtualTime;
  readonly end: number;
  readonly store: Store;
  readonly far: FarSide;
  readonly loops: EngineOptions['loops'];
  readonly log: Logger;
  /** What happens to the process of this name at a point. */
  readonly fate: (point: Point, life: string) => Fate;
  /** Ms until a process that died is started again. */
  readonly downMs: () => number;
  readonly draw: () => number;
  /** A process finds something to do and does not do it, over and over. */
  readonly spins: () => void;
  /** Told of what should never be. */
  readonly failed: (error: unknown) => void;
}

export interface Bots {
  start(): void;
  /** As Slack does it: to one process, and whoever does not answer in 3 s has not answered. */
  deliver(event: ChatEvent): Promise<Reply | undefined>;
  shown(receipt: Receipt): void;
  /** No process does anything from here on. */
  end(): void;
  /** When each life began, and the times in which a process was not there. */
  readonly births: readonly number[];
  readonly down: readonly Interval[];
}

const SHARED: Jobs = { shared: true, start: async () => {}, offer: async () => {}, stop: async () => {} };

interface Process {
  readonly name: string;
  engine: Engine | undefined;
  life: Life | undefined;
  inVain: number;
  /** It has heard something: it looks round in a few seconds, as the dispatcher does. */
  poke(): void;
}

/** Bot processes over one store, their clocks a little apart, each started again whenever it has died. */
export function createBots(options: BotsOptions): Bots {
  const { time, end, draw } = options;
  const births: number[] = [];
  const down: Interval[] = [];
  const processes = Array.from(
    { length: options.processes },
    (_, i): Process => ({ name: `p${i + 1}`, engine: undefined, life: undefined, inVain: 0, poke: () => {} }),
  );

  async function run(process: Process, skewMs: number): Promise<void> {
    for (let lives = 1; time.now() < end; lives++) {
      const name = `${process.name}-${lives}`;
      const life = liveOn(options.store, options.far.platformFor(name), time, (point) =>
        options.fate(point, name),
      );
      const metrics = createMetrics();
      const engine = createEngine({
        ...{ store: life.store, platforms: [life.platform], loops: options.loops, log: options.log, metrics },
        ...{
          clock: skewed(time, skewMs),
          // Where several share the work they hold leases; each tick does its own jobs.
          ...(options.processes > 1 ? { jobs: SHARED } : {}),
          random: seededRandom(`${options.seed}-${name}`),
          processName: name,
        },
      });
      Object.assign(process, { engine, life });
      births.push(time.now());
      const died = await Promise.race([
        work(process, engine, life).then(() => false),
        life.ended.then(() => true),
      ]);
      metrics.close();
      Object.assign(process, { engine: undefined, life: undefined });
      if (!died) return;
      const downMs = Math.floor(options.downMs());
      down.push({ from: time.now(), to: time.now() + downMs });
      await time.sleep(downMs);
    }
  }

  /** What heartbeat and dispatcher do in life: plans, releases and sends whenever there is something to do. */
  async function work(process: Process, engine: Engine, life: Life): Promise<void> {
    while (life.alive && time.now() < end) {
      await engine.tick();
      const next = (await engine.nextWakeAt()) ?? end;
      process.inVain = next - time.now() <= 1 ? process.inVain + 1 : 0;
      if (process.inVain > MOST_IN_VAIN && options.processes === 1) return options.spins();
      // What another process is at, or was at when it was suspended, waits for the next beat.
      const near = next - time.now() < 5 * SECOND && process.inVain < 20;
      const wake = near ? next : Math.ceil((next + 1) / BEAT_MS) * BEAT_MS;
      const nap = new AbortController();
      process.poke = () => void time.at(time.now() + LOOK_MS, () => nap.abort());
      await time.sleep(Math.min(wake, end) - time.now(), nap.signal);
      process.poke = () => {};
    }
  }

  function anyAlive(): Process | undefined {
    const alive = processes.filter(({ engine, life }) => engine && life?.alive);
    return alive[Math.floor(draw() * alive.length)];
  }

  return {
    births,
    down,
    start() {
      for (const [i, process] of processes.entries()) {
        const skewMs = i === 0 ? 0 : i % 2 === 0 ? SKEW_MS : -SKEW_MS;
        void run(process, skewMs).catch(options.failed);
      }
    },
    async deliver(event) {
      const process = anyAlive();
      if (!process?.engine || !process.life) return undefined;
      const reply = await Promise.race([
        process.engine.inbox.route({ ...event, at: time.now() }),
        process.life.ended.then(() => undefined),
        time.sleep(ANSWER_MS).then(() => undefined),
      ]);
      process.poke();
      return reply;
    },
    shown: (receipt) => anyAlive()?.engine?.inbox.shown(receipt),
    end() {
      for (const { life } of processes) life?.end();
    },
  };
}

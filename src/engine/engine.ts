import type { Logger } from 'pino';
import type { ChatPlatform, Inbox } from '../chat/platform.ts';
import { createEmbeddedJobs, type Jobs } from '../jobs/index.ts';
import type { Metrics } from '../metrics.ts';
import type { Instant } from '../model/ids.ts';
import { waitingByLoop } from '../store/queries/ledger.ts';
import { outboxDepth } from '../store/queries/outbox.ts';
import { workspaces } from '../store/queries/workspaces.ts';
import type { Store } from '../store/store.ts';
import { storeTrouble } from '../store/trouble.ts';
import { createAdding } from './adding.ts';
import { watchBlocked } from './blocked.ts';
import type { Clock } from './clock.ts';
import { createDispatcher } from './dispatch.ts';
import { doJob, findJobs } from './duties.ts';
import { createFollow } from './follow.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createLeases } from './leases.ts';
import type { Loop, Responder } from './loop.ts';
import { createPacing } from './pacing.ts';
import { type EngineParts, reachableAmong, reachableTenants } from './parts.ts';
import type { Random } from './random.ts';
import { createReceipts } from './receipts.ts';
import { createInbox } from './route.ts';
import { earliest, nextDispatchAt, nextTickAt } from './wake.ts';

/** The running engine. `tick` and `nextWakeAt` let a simulated clock drive what the heartbeat drives in life. */
export interface Engine {
  /** Takes events from the adapters. */
  readonly inbox: Inbox;
  /** Starts the heartbeat and the dispatcher; the first tick runs at once. */
  start(): Promise<void>;
  /** Plans, releases and sends all that may be done at this instant, then resolves. Safe to call at any time. */
  tick(): Promise<void>;
  /** Sends what may leave at this instant and no more, as between two heartbeats. @returns when there is more to send. */
  send(): Promise<Instant | undefined>;
  /** The next instant at which `tick` would find work, later than now; `undefined` if nothing is planned. */
  nextWakeAt(): Promise<Instant | undefined>;
  /**
   * Whether this process speaks for a workspace now: where several share the work, one of them does what the platform
   * counts, such as sending and looking people up.
   */
  speaksFor(platform: string, workspaceId: string): Promise<boolean>;
  /** Finishes what is in flight, takes nothing new, loses nothing. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly store: Store;
  readonly platforms: readonly ChatPlatform[];
  readonly loops: readonly (Loop | Responder)[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Who does what a heartbeat finds; this process alone where absent. */
  readonly jobs?: Jobs;
  /** Shown beside each claim in the outbox, to tell processes apart; a name of its own is added. */
  readonly processName?: string;
}

/** Calls in flight get this long to finish when the engine stops; a platform's own time-out is 10 s. */
const STOP_MS = 10_000;
/** The dispatcher looks at least this often, for what handlers have changed meanwhile. */
const LOOK_ROUND_MS = 5_000;
/** And no more often than this, whatever the database says: the burst of every bucket is longer. */
const SHORTEST_MS = 25;
/** A dispatcher that failed (a full disk) tries again after this long. */
const AFTER_AN_ERROR_MS = 1_000;

/**
 * The engine of one process. Everything it must remember is in the store, so that it may be stopped, or die, at any
 * instant.
 *
 * @example
 * const engine = createEngine({ store, platforms: [slack], loops, clock: systemClock, random: systemRandom, log, metrics });
 * await slack.start(engine.inbox);
 * await engine.start();
 */
export function createEngine(options: EngineOptions): Engine {
  const { store, clock, random, log, metrics } = options;
  const stopping = new AbortController();
  const receipts = createReceipts({ store, clock, log, stopping: stopping.signal });
  const owner = `${options.processName ?? 'driveline'}:${random.id()}`;
  const here = createEmbeddedJobs();
  const jobs = options.jobs ?? here;
  const parts: EngineParts = {
    leases: createLeases({ store, clock, owner, shared: jobs.shared }),
    ...{ store, clock, random, log, metrics, receipts, stopping: stopping.signal },
    lines: new Map(
      options.platforms.map((platform) => [platform.name, { platform, pacing: createPacing(platform.pace) }]),
    ),
    loops: new Map(options.loops.filter(comesRound).map((loop) => [loop.name, loop])),
    responders: new Map(options.loops.map((responder) => [responder.name, responder])),
    owner,
  };
  const dispatcher = createDispatcher(parts);
  const blocked = watchBlocked(parts);
  const follow = createFollow(parts);
  const adding = createAdding(parts);
  const tick = singleFlight(tickOnce);
  let heartbeat: { stop(): Promise<void> } | undefined;
  let dispatching: Promise<void> | undefined;
  let wake = new AbortController();
  void here.start((job) => doJob(parts, job));

  /** All but sending. Resolves when it is done, or in line for whichever process is free. */
  async function prepare(by: Jobs): Promise<void> {
    if (stopping.signal.aborted) return;
    await receipts.flush();
    await by.offer(await findJobs(parts, blocked));
    for (const { pacing } of parts.lines.values()) pacing.sweep(clock.now());
  }

  async function tickOnce(): Promise<void> {
    await follow.round();
    await prepare(here);
    await sendAll();
    await adding.round();
  }

  async function sendAll(): Promise<void> {
    while ((await dispatcher.round()) > 0) await dispatcher.settled();
    await dispatcher.settled();
  }

  const nextSendAt = () =>
    store.read(async (tx) => nextDispatchAt(tx, parts, await reachableTenants(tx, parts)));

  async function beat(): Promise<void> {
    // It asks the platform, which may take its time: nothing that is due waits for it.
    void follow.round();
    void adding.round();
    await prepare(jobs);
    wake.abort();
    const { depth, waiting } = await store.read(async (tx) => ({
      depth: await outboxDepth(tx),
      waiting: await waitingByLoop(tx, clock.now()),
    }));
    metrics.depth(depth);
    metrics.waiting(waiting);
  }

  /** Between heartbeats: sends as the buckets fill, and never waits for one slow call before it starts the next. */
  async function dispatch(): Promise<void> {
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      let pause = AFTER_AN_ERROR_MS;
      try {
        if ((await dispatcher.round()) > 0) continue;
        const at = await nextSendAt();
        pause = Math.min(
          LOOK_ROUND_MS,
          Math.max(SHORTEST_MS, (at ?? Number.POSITIVE_INFINITY) - clock.now()),
        );
      } catch (error) {
        // What the store is troubled by it has told itself, and once.
        if (!storeTrouble(error)) log.error({ error }, 'the dispatcher failed');
      }
      await clock.sleep(pause, wake.signal);
    }
  }

  return {
    inbox: createInbox(parts, follow),
    async start() {
      if (heartbeat || stopping.signal.aborted) return;
      if (jobs !== here) await jobs.start((job) => doJob(parts, job));
      heartbeat = startHeartbeat(beat, log);
      dispatching = dispatch();
    },
    tick,
    async send() {
      await sendAll();
      return nextSendAt();
    },
    async nextWakeAt() {
      const at = await store.read(async (tx) => {
        const all = await workspaces(tx);
        const tick = await nextTickAt(tx, parts, reachableAmong(parts, all));
        return earliest([tick, blocked.nextAt(all)]);
      });
      return at === undefined ? undefined : Math.max(at, clock.now() + 1);
    },
    speaksFor: (platform, workspaceId) =>
      store.transact(async (tx) => {
        const all = await reachableTenants(tx, parts);
        const one = all.find(
          (each) => each.line.platform.name === platform && each.workspaceId === workspaceId,
        );
        return one !== undefined && parts.leases.line(tx, one);
      }),
    async stop() {
      stopping.abort();
      wake.abort();
      const finished = Promise.all([
        ...[heartbeat?.stop(), dispatching, here.stop(), dispatcher.settled(), follow.settled()],
        adding.settled(),
        ...(jobs === here ? [] : [jobs.stop()]),
      ]);
      const enough = new AbortController();
      await Promise.race([finished, clock.sleep(STOP_MS, enough.signal)]);
      enough.abort();
      await receipts.flush();
      await parts.leases
        .handOver()
        .catch((error: unknown) =>
          log.warn({ error }, 'what others may take over waits for our leases to run out'),
        );
    },
  };
}

function comesRound(responder: Loop | Responder): responder is Loop {
  return 'plan' in responder;
}

/** Runs `work` one at a time. Who calls while it runs gets the run after it, shared with all who call meanwhile. */
function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  function run(): Promise<void> {
    if (running) {
      next ??= running
        .catch(() => {})
        .then(() => {
          next = undefined;
          return run();
        });
      return next;
    }
    const mine = work().finally(() => {
      running = undefined;
    });
    running = mine;
    return mine;
  }
  return run;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import type { ChatPlatform } from './chat/platform.ts';
import type { Config } from './config.ts';
import { type Clock, systemClock } from './engine/clock.ts';
import type { Engine } from './engine/engine.ts';
import { createEngine } from './engine/engine.ts';
import { type Random, systemRandom } from './engine/random.ts';
import { watchWorkspaces } from './engine/workspace-watch.ts';
import { DrivelineError } from './errors.ts';
import { createHttp } from './http.ts';
import { openJobs } from './jobs/index.ts';
import type { Log } from './log.ts';
import { createLoops } from './loops/index.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createSeal } from './privacy/seal.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { watchStore } from './store/trouble.ts';

/** A running bot. */
export interface Bot {
  /** The one address that it listens on. */
  readonly url: string;
  readonly store: Store;
  readonly engine: Engine;
  /** Resolves where nothing can reach the bot any more, so that it had better be stopped; the error says why. */
  readonly lost: Promise<DrivelineError>;
  /** Finishes what is in flight, takes nothing new, loses nothing. Safe to call twice. */
  stop(): Promise<void>;
}

/** What a start may be given besides its settings. Everything has a default but where a test or the CLI says more. */
export interface Surroundings {
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Log;
  /** Told what takes longer than two seconds, for the terminal. */
  readonly progress?: (line: string) => void;
  /** How many weeks the playground lives at its first start; most of a school year unless told. */
  readonly playgroundWeeks?: number;
  /** Stands between the engine and a platform of a live bot, to see what passes; it changes nothing. */
  readonly watch?: (platform: ChatPlatform) => ChatPlatform;
  /** Told the address as soon as it answers, which in the playground is before its history has been lived. */
  readonly opened?: (url: string) => void;
}

/** Work that comes round without anybody asking: accounts, and a workspace that waits for its district. */
const ROSTER_EVERY_MS = 60_000;
/** A clock that is off by more after a minute did not just run fast. */
const LEAP_MS = 5 * 60_000;

/** What answers some of the requests to the one port. */
export interface Routes {
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** The bot as it is built, before it is opened. */
export interface House {
  readonly store: Store;
  readonly engine: Engine;
  /** Binds the port; health is answered from here on. @returns the address. */
  open(): Promise<string>;
  /** Knows its workspace, takes events and begins to work; `before` runs when events are taken already. */
  serve(before?: () => Promise<void>): Promise<void>;
  /** `release` lets go of open connections before the port closes; `close` runs once nothing is in flight. */
  onStop(release: () => void, close: () => Promise<void>): void;
  bot(): Bot;
}

/** Wires store, platforms, engine and HTTP. Nothing listens and nothing is sent before `open` and `serve`. */
export async function build(
  config: Config,
  log: Log,
  { clock = systemClock, random = systemRandom, progress }: Surroundings,
  platformsWith: (store: Store) => Promise<readonly ChatPlatform[]>,
  handlers: readonly Routes['handle'][],
): Promise<House> {
  const metrics: Metrics = createMetrics();
  const opened = await openStore(config.database, {
    // What made-up people tapped in the last moments before a power cut may be lost, and only that.
    powerSafe: config.mode === 'live',
    check: config.mode === 'live',
    ...(progress ? { progress } : {}),
  });
  const store = watchStore(opened, log, clock);
  const platforms = await platformsWith(store);
  const loops = createLoops({ seal: createSeal(config.secret.reveal()) });
  const jobs = await openJobs(config.database, {
    clock,
    failed: (error, job) => log.error({ ...job, error }, job ? 'a job failed' : 'the line of jobs failed'),
  });
  const engine = createEngine({
    store,
    platforms,
    loops,
    clock,
    random,
    log,
    metrics,
    processName: `${hostname()}-${process.pid}`,
    ...(jobs && { jobs }),
  });
  const watches = platforms.map((platform) => ({
    platform,
    workspaces: watchWorkspaces({
      ...{ store, platform, clock, log },
      speaksFor: (workspaceId) => engine.speaksFor(platform.name, workspaceId),
    }),
  }));
  const releasing: (() => void)[] = [];
  const closing: (() => Promise<void>)[] = [];
  const stopping = new AbortController();
  let ready = false;
  let url = '';
  const http = createHttp({
    host: config.host,
    port: config.port,
    handlers: [
      ...platforms.map(
        (platform): Routes['handle'] =>
          (rq, rs) =>
            platform.handle(rq, rs),
      ),
      ...handlers,
    ],
    ready: () => ready && store.healthy,
    metrics,
  });

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    ready = false;
    stopping.abort();
    // An open page's stream of changes would hold the port for as long as requests in flight may take.
    for (const release of releasing) release();
    await Promise.all([...platforms.map((platform) => platform.stop()), http.close()]);
    await engine.stop();
    for (const close of closing) await close();
    await store.close();
    metrics.close();
  }

  async function keepRoster(): Promise<void> {
    while (!stopping.signal.aborted) {
      const before = clock.now();
      await clock.sleep(ROSTER_EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      const leapt = clock.now() - before - ROSTER_EVERY_MS;
      // In the playground the visitor moves the clock.
      if (config.mode === 'live' && Math.abs(leapt) > LEAP_MS) {
        log.warn(
          { code: 'clock_leapt', minutes: Math.round(leapt / 60_000), fix: 'Keep the clock by NTP.' },
          'The clock of this machine leapt, or the machine slept. Driveline goes on by the clock as it is now; nobody is asked twice',
        );
      }
      for (const { platform, workspaces } of watches) {
        await workspaces
          .look()
          .catch((error: unknown) =>
            log.error({ platform: platform.name, error }, 'The workspace could not be asked'),
          );
      }
    }
  }

  return {
    store,
    engine,
    onStop(release, close) {
      releasing.push(release);
      closing.push(close);
    },
    async open() {
      try {
        ({ url } = await http.listen());
      } catch (cause) {
        throw portRefused(config, cause);
      }
      return url;
    },
    async serve(before) {
      try {
        for (const known of watches) {
          await known.workspaces.look();
          await known.platform.start(engine.inbox);
        }
        await before?.();
        await engine.start();
      } catch (error) {
        await stop();
        throw error;
      }
      void keepRoster();
      ready = true;
    },
    bot: () => ({ url, store, engine, lost: new Promise(() => {}), stop }),
  };
}

function portRefused(config: Config, cause: unknown): DrivelineError {
  const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  return new DrivelineError({
    code: 'port_refused',
    message: `Driveline cannot listen on ${config.host}:${config.port}${taken ? ': something else does already' : ''}.`,
    fix: 'Stop the other program, or set PORT (0 takes any free port) or HOST.',
    cause,
  });
}

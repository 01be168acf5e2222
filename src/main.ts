import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChatPlatform } from './chat/platform.ts';
import type { Config, LiveConfig, PlaygroundConfig, SlackSettings, TeamsSettings } from './config.ts';
import { type Clock, systemClock } from './engine/clock.ts';
import type { Engine } from './engine/engine.ts';
import { createEngine } from './engine/engine.ts';
import { type Random, systemRandom } from './engine/random.ts';
import { createRoster } from './engine/roster.ts';
import { DrivelineError } from './errors.ts';
import { createHttp } from './http.ts';
import { createLog, type Log } from './log.ts';
import { createLoops } from './loops/index.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createSeal } from './privacy/seal.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

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

/**
 * Starts what the settings describe and resolves when it is ready to work. The one place that wires everything:
 * config → store → adapter → engine → HTTP.
 *
 * @throws DrivelineError when the workspace refuses the token, the port is taken or the database is a newer one's.
 */
export function startBot(config: Config, surroundings: Surroundings = {}): Promise<Bot> {
  const log = surroundings.log ?? createLog(config.logLevel);
  return config.mode === 'live'
    ? startLive(config, log, surroundings)
    : startPlayground(config, log, surroundings);
}

async function startLive(config: LiveConfig, log: Log, surroundings: Surroundings): Promise<Bot> {
  const clock = surroundings.clock ?? systemClock;
  let lose: (why: DrivelineError) => void = () => {};
  const lost = new Promise<DrivelineError>((resolve) => {
    lose = resolve;
  });
  const { watch = (platform) => platform } = surroundings;
  const platforms = await Promise.all([
    ...(config.slack ? [slackPlatform(config.slack, clock, log, (code) => lose(socketLost(code)))] : []),
    ...(config.teams ? [teamsPlatform(config.teams, clock, log)] : []),
  ]);
  const house = await build(config, log, { ...surroundings, clock }, platforms.map(watch), []);
  const url = await house.open();
  surroundings.opened?.(url);
  await house.serve();
  return { ...house.bot(), lost };
}

async function slackPlatform(
  slack: SlackSettings,
  clock: Clock,
  log: Log,
  lost: (code: string) => void,
): Promise<ChatPlatform> {
  const { createSlackAdapter } = await import('../adapters/slack/index.ts');
  const { receive } = slack;
  return createSlackAdapter({
    botToken: slack.botToken.reveal(),
    signingSecret: receive.type === 'http' ? receive.signingSecret.reveal() : '',
    ...(receive.type === 'socket' ? { appToken: receive.appToken.reveal() } : {}),
    ...(slack.apiUrl ? { apiUrl: slack.apiUrl } : {}),
    clock,
    log,
    lost,
  });
}

async function teamsPlatform(teams: TeamsSettings, clock: Clock, log: Log): Promise<ChatPlatform> {
  const { createTeamsAdapter } = await import('../adapters/teams/index.ts');
  const credentials = teams.type === 'app' ? { ...teams, appSecret: teams.appSecret.reveal() } : teams;
  if (teams.type === 'anonymous') log.warn({}, 'TEAMS_DEV_ANONYMOUS: nobody is asked who they are');
  return createTeamsAdapter({ credentials, clock, log });
}

async function startPlayground(config: PlaygroundConfig, log: Log, surroundings: Surroundings): Promise<Bot> {
  const [{ createSlackAdapter }, playground, { createSlackEdge }] = await Promise.all([
    import('../adapters/slack/index.ts'),
    import('../adapters/playground/index.ts'),
    import('../adapters/playground/edge/index.ts'),
  ]);
  const ground = playground.layGround(
    config.dataFolder,
    surroundings.clock ?? systemClock,
    surroundings.playgroundWeeks,
  );
  const { clock } = ground;
  const edge = await createSlackEdge({
    seed: ground.edgeSeed,
    behind: ground.edgeBehind,
    now: () => clock.now(),
    journal: ground.edgeJournal,
  });
  const { botToken, signingSecret, apiUrl } = edge;
  const slack = createSlackAdapter({ botToken, signingSecret, apiUrl, clock, log });
  const platform = ground.witness.watch(slack);
  // The page is served from the first moment on, so that a visitor sees how far the preparation is.
  const routes: Routes = { handle: () => false };
  const house = await build(
    config,
    log,
    { ...surroundings, clock },
    [platform],
    [(rq, rs) => routes.handle(rq, rs)],
  );
  const { applyDistrict, readDistrictFile } = await import('./district/index.ts');
  await applyDistrict(house.store, readDistrictFile(ground.districtFile));
  const page = playground.createPlayground({ ground, edge, engine: house.engine });
  routes.handle = page.handle;
  house.onStop(page.close, edge.close);
  const url = await house.open();
  surroundings.opened?.(url);
  edge.connect(`${url}/slack/events`);
  await house.serve(() =>
    page.seed((done, total) =>
      surroundings.progress?.(`Living Lakeside’s school year: day ${done} of ${total}`),
    ),
  );
  return house.bot();
}

interface Routes {
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

interface House {
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

async function build(
  config: Config,
  log: Log,
  { clock = systemClock, random = systemRandom, progress }: Surroundings,
  platforms: readonly ChatPlatform[],
  handlers: readonly Routes['handle'][],
): Promise<House> {
  const metrics: Metrics = createMetrics();
  const store = await openStore(config.database, {
    // What made-up people tapped in the last moments before a power cut may be lost, and only that.
    powerSafe: config.mode === 'live',
    ...(progress ? { progress } : {}),
  });
  const loops = createLoops({ seal: createSeal(config.secret.reveal()) });
  const engine = createEngine({ store, platforms, loops, clock, random, log, metrics });
  const rosters = platforms.map((platform) => ({
    platform,
    roster: createRoster({ store, platform, clock, log }),
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
    ready: () => ready,
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

  /** Whether the workspace took our token; `false` means that it could not be asked yet. */
  async function knowWorkspace({ platform, roster }: (typeof rosters)[number]): Promise<boolean> {
    const identity = await platform.identify();
    if (identity.ok) {
      const { workspaceId } = identity.value;
      if (!(await roster.bind(workspaceId))) {
        log.warn({ workspaceId }, 'No district is described yet: run "driveline apply <file>"');
      }
      await roster.findAccounts(workspaceId);
      return true;
    }
    const { type, detail } = identity.failure;
    if (type === 'unauthorised' || type === 'invalid') throw refusedToken(platform.name, detail);
    log.warn({ failure: type, detail }, 'The workspace cannot be reached; trying again');
    return false;
  }

  async function keepRoster(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(ROSTER_EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      for (const known of rosters) {
        await knowWorkspace(known).catch((error: unknown) =>
          log.error({ platform: known.platform.name, error }, 'The workspace could not be asked'),
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
        for (const known of rosters) {
          await knowWorkspace(known);
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

function refusedToken(platform: string, detail: string): DrivelineError {
  const fixes: Readonly<Record<string, string>> = {
    slack: 'Install the app in the workspace again and set SLACK_BOT_TOKEN to its new xoxb- token.',
    teams:
      'Make a new client secret on the app registration\'s page "Certificates & secrets", set TEAMS_APP_SECRET to its ' +
      'value, and compare TEAMS_APP_ID and TEAMS_TENANT_ID with the page "Overview".',
  };
  return new DrivelineError({
    code: 'token_refused',
    message: `${platform} refused the bot's credentials (${detail}). Nothing was sent and nothing was lost.`,
    fix: fixes[platform] ?? '',
  });
}

function socketLost(code: string): DrivelineError {
  return new DrivelineError({
    code: 'socket_lost',
    message: `The socket to Slack closed and could not be opened again (${code}), so nothing that people press arrives. Driveline has stopped. What was answered is kept; what is due is sent after the next start.`,
    fix:
      'Look whether this machine reaches Slack and whether SLACK_APP_TOKEN is still good, and start again. ' +
      'For daily use let Slack reach the bot over HTTPS (docs/slack.md), or run it under something that starts it again.',
  });
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

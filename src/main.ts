import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import type { Installations } from './chat/installations.ts';
import type { ChatPlatform } from './chat/platform.ts';
import type { Config, LiveConfig, PlaygroundConfig, SlackSettings, TeamsSettings } from './config.ts';
import { type Clock, systemClock } from './engine/clock.ts';
import type { Engine } from './engine/engine.ts';
import { createEngine } from './engine/engine.ts';
import { createInstallations } from './engine/installations.ts';
import { type Random, systemRandom } from './engine/random.ts';
import { watchWorkspaces } from './engine/workspace-watch.ts';
import { DrivelineError } from './errors.ts';
import { createHttp } from './http.ts';
import { openJobs } from './jobs/index.ts';
import { createLog, type Log } from './log.ts';
import { createLoops } from './loops/index.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { as } from './model/ids.ts';
import { createSeal } from './privacy/seal.ts';
import { openStore } from './store/open.ts';
import { welcomeEverybody } from './store/queries/welcome.ts';
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
  const platforms = async (store: Store) => {
    const all = await Promise.all([
      ...(config.slack
        ? [
            slackPlatform(config.slack, {
              ...{ clock, log, lost: (code: string) => lose(socketLost(code)) },
              installations: createInstallations({
                ...{ store, clock, platform: 'slack' },
                seal: createSeal(config.secret.reveal()),
              }),
            }),
          ]
        : []),
      ...(config.teams ? [teamsPlatform(config.teams, clock, log)] : []),
    ]);
    return all.map(watch);
  };
  const house = await build(config, log, { ...surroundings, clock }, platforms, []);
  const url = await house.open();
  surroundings.opened?.(url);
  await house.serve();
  return { ...house.bot(), lost };
}

interface SlackSurroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly lost: (code: string) => void;
  readonly installations: Installations;
}

async function slackPlatform(
  slack: SlackSettings,
  { installations, ...around }: SlackSurroundings,
): Promise<ChatPlatform> {
  const { createSlackAdapter } = await import('../adapters/slack/index.ts');
  const { access, receive } = slack;
  const apiUrl = slack.apiUrl ? { apiUrl: slack.apiUrl } : {};
  return createSlackAdapter({
    ...(access.type === 'token'
      ? { botToken: access.botToken.reveal() }
      : { oauth: { ...access, ...apiUrl, clientSecret: access.clientSecret.reveal(), installations } }),
    signingSecret: receive.type === 'http' ? receive.signingSecret.reveal() : '',
    ...(receive.type === 'socket' ? { appToken: receive.appToken.reveal() } : {}),
    ...apiUrl,
    ...around,
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
  // Started when somebody first looks at Teams: its SDK takes 2 s and 90 MB.
  const teams = playground.openTeamsSide(ground, edge, log);
  const platform = ground.witness.watch(teams.beside(slack));
  // The page is served from the first moment on, so that a visitor sees how far the preparation is.
  const routes: Routes = { handle: () => false };
  const house = await build(config, log, { ...surroundings, clock }, async () => [platform], [
    (rq, rs) => routes.handle(rq, rs),
  ]);
  const { applyDistrict, readDistrictFile } = await import('./district/index.ts');
  const lakeside = readDistrictFile(ground.districtFile);
  await applyDistrict(house.store, lakeside);
  // Lakeside has been at it since before the first day that a visitor sees.
  await house.store.transact((tx) => welcomeEverybody(tx, as(lakeside.tenant.id), 0));
  const page = playground.createPlayground({ ground, edge, teams, engine: house.engine });
  routes.handle = page.handle;
  house.onStop(page.close, async () => void (await Promise.all([edge.close(), teams.close()])));
  const url = await house.open();
  surroundings.opened?.(url);
  edge.connect(`${url}/slack/events`);
  teams.connect(url);
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
  const store = watchStore(opened, log);
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
      await clock.sleep(ROSTER_EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
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

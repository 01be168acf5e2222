import type { Installations } from './chat/installations.ts';
import type { ChatPlatform } from './chat/platform.ts';
import type { Config, LiveConfig, PlaygroundConfig, SlackSettings, TeamsSettings } from './config.ts';
import { type Clock, systemClock } from './engine/clock.ts';
import { createInstallations } from './engine/installations.ts';
import { DrivelineError } from './errors.ts';
import { type Bot, build, type Routes, type Surroundings } from './house.ts';
import { createLog, type Log } from './log.ts';
import { as } from './model/ids.ts';
import { createSeal } from './privacy/seal.ts';
import { welcomeEverybody } from './store/queries/welcome.ts';
import type { Store } from './store/store.ts';

export type { Bot } from './house.ts';

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
    dialogWithinMs: ground.dialogWithinMs,
    now: () => clock.now(),
    journal: ground.edgeJournal,
  });
  const { botToken, signingSecret, apiUrl } = edge;
  const slack = createSlackAdapter({ botToken, signingSecret, apiUrl, clock, log });
  // Started when somebody first looks at Teams: its SDK takes 2 s and 90 MB.
  const teams = playground.openTeamsSide(ground, edge, log);
  const platform = { ...ground.witness.watch(teams.beside(slack)), pace: ground.pace };
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

function socketLost(code: string): DrivelineError {
  return new DrivelineError({
    code: 'socket_lost',
    message: `The socket to Slack closed and could not be opened again (${code}), so nothing that people press arrives. Driveline has stopped. What was answered is kept; what is due is sent after the next start.`,
    fix:
      'Look whether this machine reaches Slack and whether SLACK_APP_TOKEN is still good, and start again. ' +
      'For daily use let Slack reach the bot over HTTPS (docs/slack.md), or run it under something that starts it again.',
  });
}

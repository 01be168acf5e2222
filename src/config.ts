import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DrivelineError } from './errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { Secret } from './secret.ts';
import {
  asksForTeams,
  type Environment,
  type Given,
  present,
  type SettingProblem,
  wrongAlone,
  wrongTogether,
} from './settings.ts';
import { asksForSlack } from './settings-slack.ts';
import { addressOf, type DatabaseAddress } from './store/address.ts';

interface Settings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Seals what must be sealed; 32 bytes or more. */
  readonly secret: Secret;
}

/** Nothing is set: a made-up district in a local Slack. */
export interface PlaygroundConfig extends Settings {
  readonly mode: 'playground';
  readonly database: Extract<DatabaseAddress, { type: 'sqlite' }>;
  /** The database's folder: everything else that the playground keeps lies beside it. */
  readonly dataFolder: string;
}

/** A real Slack workspace, a real Teams tenant, or both. */
export interface LiveConfig extends Settings {
  readonly mode: 'live';
  readonly database: DatabaseAddress;
  readonly slack?: SlackSettings;
  readonly teams?: TeamsSettings;
}

export interface SlackSettings {
  /** One workspace by its token, or any number that install the app by OAuth. */
  readonly access:
    | { readonly type: 'token'; readonly botToken: Secret }
    | {
        readonly type: 'oauth';
        readonly clientId: string;
        readonly clientSecret: Secret;
        /** Where browsers reach the bot, without a slash at the end. */
        readonly publicUrl: string;
      };
  /** How events arrive: signed HTTP requests, or a socket that we open (for trials behind a firewall). */
  readonly receive:
    | { readonly type: 'http'; readonly signingSecret: Secret }
    | { readonly type: 'socket'; readonly appToken: Secret };
  /** Another Slack's Web API, ending in a slash; Slack's own where absent. */
  readonly apiUrl?: string;
}

export type TeamsSettings =
  | {
      readonly type: 'app';
      readonly appId: string;
      readonly appSecret: Secret;
      readonly tenantId: string;
      /** Something on this machine that stands in for Microsoft, for tests. */
      readonly standInUrl?: string;
      /** The app's id in the organisation's catalog: the app may be added for people who never did. */
      readonly catalogAppId?: string;
    }
  /** Nobody is asked who they are; only where nobody else reaches this machine's port. */
  | { readonly type: 'anonymous' };

export type Config = PlaygroundConfig | LiveConfig;

/** What `driveline apply` needs: no tokens, so that a district can be described before the bot has any. */
export type DatabaseConfig = Pick<LiveConfig, 'database' | 'logLevel'>;

/**
 * The environment as a typed {@link Config}. Without any Slack or Teams setting it is the playground, whose secret is made
 * here and kept in the data folder, readable by this user only.
 *
 * @throws DrivelineError `bad_settings`, with every problem and its fix in one message and no secret in it.
 */
export function readConfig(environment: Environment): Config {
  const given = present(environment);
  const problems = [...wrongAlone(given), ...wrongTogether(given, environment)];
  if (problems.length > 0) throw badSettings(problems);

  const live = asksForSlack(given) || asksForTeams(given);
  const database = addressOf(given.DATABASE_URL ?? `file:data/${live ? 'driveline' : 'playground'}.sqlite`);
  const settings = {
    host: given.HOST ?? '127.0.0.1',
    port: Number(given.PORT ?? 3000),
    // A visitor of the playground wants its address, not a line for every message.
    logLevel: levelOf(given.LOG_LEVEL, live ? 'info' : 'warn'),
  };
  if (!live) {
    if (database.type !== 'sqlite') throw badSettings([NEEDS_A_FILE]);
    const dataFolder = dirname(database.file);
    return {
      mode: 'playground',
      ...settings,
      ...{ database, dataFolder },
      secret: new Secret(given.DRIVELINE_SECRET ?? ownSecret(dataFolder)),
    };
  }
  return {
    mode: 'live',
    ...settings,
    database,
    secret: new Secret(given.DRIVELINE_SECRET ?? ''),
    ...(asksForSlack(given) ? { slack: slackOf(given) } : {}),
    ...(asksForTeams(given) ? { teams: teamsOf(given) } : {}),
  };
}

const NEEDS_A_FILE: SettingProblem = {
  setting: 'DATABASE_URL',
  found: 'names a PostgreSQL, and the playground keeps its made-up district in a file',
  fix: 'Leave it out for the playground; or set SLACK_BOT_TOKEN or the TEAMS_ settings for a real district.',
};

function slackOf(given: Given): SlackSettings {
  return {
    access:
      given.SLACK_BOT_TOKEN === undefined
        ? {
            type: 'oauth',
            clientId: given.SLACK_CLIENT_ID ?? '',
            clientSecret: new Secret(given.SLACK_CLIENT_SECRET ?? ''),
            publicUrl: (given.DRIVELINE_URL ?? '').replace(/\/*$/, ''),
          }
        : { type: 'token', botToken: new Secret(given.SLACK_BOT_TOKEN) },
    receive: given.SLACK_APP_TOKEN
      ? { type: 'socket', appToken: new Secret(given.SLACK_APP_TOKEN) }
      : { type: 'http', signingSecret: new Secret(given.SLACK_SIGNING_SECRET ?? '') },
    ...(given.SLACK_API_URL ? { apiUrl: given.SLACK_API_URL.replace(/\/*$/, '/') } : {}),
  };
}

function teamsOf(given: Given): TeamsSettings {
  if (given.TEAMS_DEV_ANONYMOUS) return { type: 'anonymous' };
  return {
    type: 'app',
    appId: (given.TEAMS_APP_ID ?? '').toLowerCase(),
    appSecret: new Secret(given.TEAMS_APP_SECRET ?? ''),
    tenantId: (given.TEAMS_TENANT_ID ?? '').toLowerCase(),
    ...(given.TEAMS_CATALOG_APP_ID ? { catalogAppId: given.TEAMS_CATALOG_APP_ID.toLowerCase() } : {}),
    ...(given.TEAMS_STAND_IN_URL ? { standInUrl: given.TEAMS_STAND_IN_URL.replace(/\/*$/, '') } : {}),
  };
}

/** The part of the environment that {@link DatabaseConfig} holds. @throws DrivelineError `bad_settings`. */
export function readDatabaseConfig(environment: Environment): DatabaseConfig {
  const { DATABASE_URL, LOG_LEVEL } = present(environment);
  const problems = wrongAlone({ ...(DATABASE_URL && { DATABASE_URL }), ...(LOG_LEVEL && { LOG_LEVEL }) });
  if (problems.length > 0) throw badSettings(problems);
  return {
    database: addressOf(DATABASE_URL ?? 'file:data/driveline.sqlite'),
    logLevel: levelOf(LOG_LEVEL, 'info'),
  };
}

function levelOf(given: string | undefined, otherwise: LogLevel): LogLevel {
  return LOG_LEVELS.find((level) => level === given) ?? otherwise;
}

/** The playground's own secret: made once, kept beside its database, readable by this user only. */
function ownSecret(folder: string): string {
  const file = join(folder, 'playground.secret');
  try {
    mkdirSync(folder, { recursive: true });
    // Fails where the file is already there, so that two starts at once cannot each make one.
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'))
      throw cannotKeep(file, cause);
  }
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (Buffer.byteLength(secret) >= 32) return secret;
  } catch (cause) {
    throw cannotKeep(file, cause);
  }
  throw new DrivelineError({
    code: 'secret_damaged',
    message: `The playground's secret in ${file} is damaged. Nothing was changed.`,
    fix: 'Put the file back from a copy, or begin anew with: driveline start --reset',
  });
}

function cannotKeep(file: string, cause: unknown): DrivelineError {
  return new DrivelineError({
    code: 'data_folder_refused',
    message: `The playground cannot keep its secret in ${file}.`,
    fix: 'Let this user read and write that folder, or set DATABASE_URL to a file in another folder.',
    cause,
  });
}

function badSettings(problems: readonly SettingProblem[]): DrivelineError {
  const lines = problems.map(({ setting, found, fix }) => `  ${setting}: ${found}\n    ${fix}`);
  const many = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
  return new DrivelineError({
    code: 'bad_settings',
    message: `${many} missing or wrong. Nothing was started.\n${lines.join('\n')}`,
    fix: 'Set the environment as said above and start again. All settings: docs/configuration.md',
  });
}

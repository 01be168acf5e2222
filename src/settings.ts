import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';
import { nearest } from './nearest.ts';
import { asksForSlack, wrongForSlack } from './settings-slack.ts';
import { namesPostgres } from './store/address.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting that is missing or wrong. Holds no secret: `found` never quotes a token. */
export interface SettingProblem {
  readonly setting: Setting;
  readonly found: string;
  readonly fix: string;
}

/** A rule that a value must keep: what is wrong with it if not, and what to do. */
function rule(holds: (value: string) => boolean, found: string | ((value: string) => string), fix: string) {
  return z.string().check((context) => {
    const { value } = context;
    if (holds(value)) return;
    const message = typeof found === 'string' ? found : found(value);
    context.issues.push({ code: 'custom', input: undefined, message, params: { fix } });
  });
}

const botToken = rule(
  (value) => /^xoxb-[\w-]{5,}$/.test(value),
  (value) =>
    value.startsWith('xoxe')
      ? 'is a rotating token (xoxe…), which expires within 12 hours'
      : 'does not look like a bot token, which starts with xoxb-',
  'Copy "Bot User OAuth Token" from your Slack app\'s page "OAuth & Permissions", with token rotation off.',
);

const signingSecret = rule(
  (value) => /^[\w-]{16,}$/.test(value) && !/^xox|^xapp/.test(value),
  'does not look like a signing secret, which is 32 letters and digits',
  'Copy "Signing Secret" from your Slack app\'s page "Basic Information".',
);

const appToken = rule(
  (value) => /^xapp-[\w-]{5,}$/.test(value),
  'does not look like an app-level token, which starts with xapp-',
  'Make one under "Basic Information", "App-Level Tokens", with the scope connections:write.',
);

const apiUrl = rule(
  isSafeUrl,
  (value) => `"${withoutCredentials(value)}" is not an address that a token may be sent to`,
  'Write https://…/api/ (plain http only to this machine), without user, password or query; or leave it out.',
);

const clientId = rule(
  (value) => /^\d{3,}\.\d{3,}$/.test(value),
  'does not look like a client ID, which is two numbers with a dot between them',
  'Copy "Client ID" from your Slack app\'s page "Basic Information".',
);

const clientSecret = rule(
  (value) => /^[\w-]{16,}$/.test(value) && !/^xox|^xapp/.test(value),
  'does not look like a client secret, which is 32 letters and digits',
  'Copy "Client Secret" (not "Signing Secret") from your Slack app\'s page "Basic Information".',
);

const publicUrl = rule(
  (value) => isSafeUrl(value) && new URL(value).pathname === '/',
  (value) => `"${withoutCredentials(value)}" is not an address at which a browser could reach the bot safely`,
  'Write https:// and a host name, without a path, e.g. https://driveline.example.org (plain http only to this machine).',
);

const secret = rule(
  (value) => Buffer.byteLength(value) >= 32,
  (value) => `is too short: ${Buffer.byteLength(value)} bytes, and 32 are needed`,
  'Make one with: openssl rand -base64 48. Keep it with your backups, apart from the data.',
);

const databaseUrl = rule(
  (value) => (namesPostgres(value) ? isPostgresUrl(value) : /^file:(?!:)[^?#:]*[^/?#:]$/.test(value)),
  (value) => {
    if (namesPostgres(value))
      return `"${withoutCredentials(value)}" does not name a host and a database of a PostgreSQL`;
    if (value.includes(':memory:'))
      return 'keeps everything in memory, so all answers would be lost at each stop';
    return `"${withoutCredentials(value)}" is not the address of a file`;
  },
  'Write file: and a path, e.g. file:data/driveline.sqlite; or postgres://user:password@host/database; or leave it out.',
);

const host = rule(
  (value) => isIPv4(value) || isIPv6(value) || /^(?=.*[a-z])[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value),
  (value) => `"${value}" is not an address or a host name`,
  'Write 127.0.0.1 for this machine only, 0.0.0.0 for every network, or leave it out.',
);

const port = rule(
  (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  (value) => `"${value}" is not a port`,
  'Write a whole number from 0 to 65535 (0 takes any that is free), or leave it out for 3000.',
);

const logLevel = rule(
  (value) => LOG_LEVELS.some((level) => level === value),
  (value) => `"${value}" is not a level`,
  `Write one of ${LOG_LEVELS.join(', ')}; or leave it out.`,
);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const teamsAppId = rule(
  (value) => GUID.test(value),
  'does not look like an application ID, which is 32 letters and digits with dashes',
  'Copy "Microsoft App ID" from your Azure bot\'s page "Configuration".',
);

const teamsAppSecret = rule(
  (value) => value.length >= 16 && !GUID.test(value),
  (value) =>
    GUID.test(value) ? 'looks like the ID of a secret, not its value' : 'does not look like a client secret',
  'Copy "Value" (not "Secret ID") of a new client secret from the app registration\'s page "Certificates & secrets".',
);

const teamsTenantId = rule(
  (value) => GUID.test(value),
  'does not look like a tenant ID, which is 32 letters and digits with dashes',
  'Copy "Tenant ID" from the Microsoft Entra admin center, page "Overview".',
);

const teamsAnonymous = rule(
  (value) => value === '1',
  (value) => `is "${value}"`,
  "Write 1, on a machine of your own and for Microsoft's Agents Playground only; or leave it out.",
);

const teamsStandIn = rule(
  (value) => isSafeUrl(value) && value.startsWith('http:'),
  (value) => `"${withoutCredentials(value)}" is not an address on this machine`,
  'Leave it out: it is for tests, and names something on this machine that stands in for Microsoft.',
);

const teamsCatalogAppId = rule(
  (value) => GUID.test(value),
  'does not look like the ID of an app in the catalog, which is 32 letters and digits with dashes',
  'Copy "App ID" from the app\'s page in the Teams admin center, under "Manage apps"; or leave it out.',
);

const settings = z.object({
  SLACK_BOT_TOKEN: botToken.optional(),
  SLACK_SIGNING_SECRET: signingSecret.optional(),
  SLACK_APP_TOKEN: appToken.optional(),
  SLACK_API_URL: apiUrl.optional(),
  SLACK_CLIENT_ID: clientId.optional(),
  SLACK_CLIENT_SECRET: clientSecret.optional(),
  DRIVELINE_URL: publicUrl.optional(),
  TEAMS_APP_ID: teamsAppId.optional(),
  TEAMS_APP_SECRET: teamsAppSecret.optional(),
  TEAMS_TENANT_ID: teamsTenantId.optional(),
  TEAMS_CATALOG_APP_ID: teamsCatalogAppId.optional(),
  TEAMS_DEV_ANONYMOUS: teamsAnonymous.optional(),
  TEAMS_STAND_IN_URL: teamsStandIn.optional(),
  DRIVELINE_SECRET: secret.optional(),
  DATABASE_URL: databaseUrl.optional(),
  HOST: host.optional(),
  PORT: port.optional(),
  LOG_LEVEL: logLevel.optional(),
});

export type Given = { readonly [S in Setting]?: string };
export type Setting = keyof z.infer<typeof settings>;

/** The settings that have a value: an empty one counts as not set, and spaces around one as a slip. */
export function present(environment: Environment): Given {
  const given: { [S in Setting]?: string } = {};
  for (const setting of settings.keyof().options) {
    const value = environment[setting]?.trim();
    if (value) given[setting] = value;
  }
  return given;
}

/** What is wrong with each setting by itself. */
export function wrongAlone(given: Given): SettingProblem[] {
  const parsed = settings.safeParse(given);
  return (parsed.error?.issues ?? []).map((issue) => ({
    setting: settings.keyof().parse(issue.path[0]),
    found: issue.message,
    fix: issue.code === 'custom' ? String(issue.params?.fix) : '',
  }));
}

/** What is missing or contradictory. */
export function wrongTogether(given: Given, environment: Environment): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const missing = (setting: Setting, why: string, fix: string) => {
    const misspelt = nearest(setting, unknownNames(environment));
    problems.push({
      setting,
      found: `is missing: ${why}`,
      fix: misspelt ? `${fix} (${misspelt} is set; is it misspelt?)` : fix,
    });
  };
  problems.push(...wrongForSlack(given, missing));
  problems.push(...wrongForTeams(given, missing));
  if ((asksForSlack(given) || asksForTeams(given)) && !given.DRIVELINE_SECRET) {
    missing(
      'DRIVELINE_SECRET',
      'what people write is sealed with it',
      'Make one with: openssl rand -base64 48. Keep it with your backups, apart from the data.',
    );
  }
  return problems;
}

const TEAMS = ['TEAMS_APP_ID', 'TEAMS_APP_SECRET', 'TEAMS_TENANT_ID'] as const;
/** What only says something beside {@link TEAMS}. */
const BESIDE = ['TEAMS_STAND_IN_URL', 'TEAMS_CATALOG_APP_ID'] as const;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Whether any setting says that there is a Teams. */
export function asksForTeams(given: Given): boolean {
  return [...TEAMS, ...BESIDE, 'TEAMS_DEV_ANONYMOUS' as const].some((name) => given[name]);
}

/** Teams takes nobody's word for who they are, unless it is told to on a machine that nobody else reaches. */
function wrongForTeams(
  given: Given,
  missing: (setting: Setting, why: string, fix: string) => void,
): SettingProblem[] {
  if (!asksForTeams(given)) return [];
  if (!given.TEAMS_DEV_ANONYMOUS) {
    const where = {
      TEAMS_APP_ID: 'Copy "Microsoft App ID" from your Azure bot\'s page "Configuration".',
      TEAMS_APP_SECRET:
        'Make one on the app registration\'s page "Certificates & secrets" and copy its value.',
      TEAMS_TENANT_ID: 'Copy "Tenant ID" from the Microsoft Entra admin center, page "Overview".',
    };
    for (const name of TEAMS) {
      if (!given[name])
        missing(name, "without it nobody can tell Teams' requests from forged ones", where[name]);
    }
    const { TEAMS_APP_ID: own, TEAMS_CATALOG_APP_ID: inCatalog } = given;
    if (own === undefined || own.toLowerCase() !== inCatalog?.toLowerCase()) return [];
    return [
      {
        setting: 'TEAMS_CATALOG_APP_ID',
        found: "is TEAMS_APP_ID: your organisation's catalog gives the app an ID of its own",
        fix: 'Copy "App ID" (not "External app ID") from the app\'s page in the Teams admin center; or leave it out.',
      },
    ];
  }
  const both = [...TEAMS, ...BESIDE].filter((name) => given[name]);
  const host = given.HOST ?? '127.0.0.1';
  return [
    ...(both.length === 0
      ? []
      : [
          {
            setting: 'TEAMS_DEV_ANONYMOUS' as const,
            found: `contradicts ${both.join(', ')}: either everybody is asked who they are, or nobody`,
            fix: 'Leave TEAMS_DEV_ANONYMOUS out for a real Teams.',
          },
        ]),
    ...(LOOPBACK.test(host)
      ? []
      : [
          {
            setting: 'HOST' as const,
            found: `is "${host}", where others could act as anybody while TEAMS_DEV_ANONYMOUS is set`,
            fix: 'Leave HOST out, or leave TEAMS_DEV_ANONYMOUS out.',
          },
        ]),
  ];
}

function unknownNames(environment: Environment): string[] {
  const known = new Set<string>(settings.keyof().options);
  return Object.keys(environment).filter(
    (name) => /^(SLACK|TEAMS|DRIVELINE)_/.test(name) && !known.has(name),
  );
}

/** With a host, or with the folder of a socket as `?host=/folder`, and with the name of a database. */
function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { hostname, pathname, searchParams } = new URL(value);
  return Boolean(searchParams.get('host') ?? hostname) && /^\/[^/]+$/.test(pathname);
}

function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.username || url.password || url.search || url.hash) return false;
  const here = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && here);
}

/** For showing an address in an error: user, password and query are not ours to print. */
function withoutCredentials(value: string): string {
  return value
    .replace(/\/\/[^/@]*@/, '//…@')
    .replace(/[?#].*$/s, '?…')
    .slice(0, 120);
}

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig, readDatabaseConfig } from '../src/config.ts';
import { DrivelineError } from '../src/errors.ts';
import type { Environment } from '../src/settings.ts';
import { describeAddress } from '../src/store/address.ts';
import { tempFolder } from './doubles/temp-folder.ts';

const SECRET = 'k9Zr4mWq7Tn2Xb6Lc8Vd1Hs5Gf3Jp0Ya';
const TEAMS_APP = '0a1b2c3d-0000-4000-8000-0000000000aa';
const teams = {
  TEAMS_APP_ID: TEAMS_APP,
  TEAMS_APP_SECRET: 'a~secret~of~sixteen~or~more',
  TEAMS_TENANT_ID: '0a1b2c3d-0000-4000-8000-0000000000bb',
  DRIVELINE_SECRET: SECRET,
};
const slack: Environment = {
  SLACK_BOT_TOKEN: 'xoxb-111-222-abcdef',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  DRIVELINE_SECRET: SECRET,
};

function folderOf(config: Config): string {
  if (config.mode !== 'playground') throw new Error(config.mode);
  return config.dataFolder;
}

const oauth = {
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  DRIVELINE_URL: 'http://localhost:3000',
  DRIVELINE_SECRET: SECRET,
};

/** The one message that an environment is refused with. */
function refusal(environment: Environment): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof DrivelineError) return error.message;
    throw error;
  }
  throw new Error('These settings were taken');
}

function playground(environment: Environment = {}) {
  return { DATABASE_URL: `file:${join(tempFolder(), 'p.sqlite')}`, ...environment };
}

describe('the settings', () => {
  it('mean the playground when nothing is set, on this machine only', () => {
    const folder = tempFolder();
    const config = readConfig({
      DATABASE_URL: `file:${folder}/data/p.sqlite`,
      SLACK_BOT_TOKEN: '',
      HOST: ' ',
    });
    expect(config).toMatchObject({
      mode: 'playground',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'warn',
      database: { type: 'sqlite', file: join(folder, 'data/p.sqlite') },
      dataFolder: join(folder, 'data'),
    });
  });

  it('keep the playground and a real district in files of their own', () => {
    const own = { type: 'sqlite', file: 'data/driveline.sqlite' };
    expect(readConfig(slack)).toMatchObject({ database: own });
    expect(readDatabaseConfig({}).database).toEqual(own);
  });

  it('mean Slack with a token: signed requests, or a socket where an app token is set', () => {
    const config = readConfig({
      ...slack,
      SLACK_API_URL: 'https://slack-gov.com/api',
      PORT: '0',
      LOG_LEVEL: 'debug',
    });
    if (config.mode !== 'live' || !config.slack) throw new Error(config.mode);
    expect(config).toMatchObject({ port: 0, logLevel: 'debug' });
    expect(config.slack.apiUrl).toBe('https://slack-gov.com/api/');
    expect(config.slack.receive.type).toBe('http');
    const { access } = config.slack;
    expect(access.type === 'token' && access.botToken.reveal()).toBe('xoxb-111-222-abcdef');
    expect(config.secret.reveal()).toBe(SECRET);

    const socket = readConfig({
      ...slack,
      SLACK_SIGNING_SECRET: undefined,
      SLACK_APP_TOKEN: 'xapp-1-A1-2-b',
    });
    expect(socket).toMatchObject({ slack: { receive: { type: 'socket' } } });
  });

  it('mean any number of Slack workspaces with a client, and no token beside it', () => {
    const config = readConfig({ ...oauth, DRIVELINE_URL: 'https://driveline.example.org/' });
    if (config.mode !== 'live' || config.slack?.access.type !== 'oauth') throw new Error(config.mode);
    expect(config.slack.access).toMatchObject({
      clientId: '1234.5678',
      publicUrl: 'https://driveline.example.org',
    });
    expect(config.slack.access.clientSecret.reveal()).toBe(oauth.SLACK_CLIENT_SECRET);
    expect(JSON.stringify(config)).not.toContain(oauth.SLACK_CLIENT_SECRET);
    expect(refusal({ ...oauth, SLACK_BOT_TOKEN: 'xoxb-111-222-abcdef' })).toContain(
      'SLACK_BOT_TOKEN: contradicts SLACK_CLIENT_ID',
    );
  });

  it('tell everything that an install by OAuth lacks, at once', () => {
    const said = refusal({ SLACK_CLIENT_ID: '1234.5678' });
    for (const name of ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'DRIVELINE_URL', 'DRIVELINE_SECRET']) {
      expect(said).toContain(`${name}: is missing`);
    }
    expect(said).toContain('4 settings are');
    expect(refusal({ ...oauth, DRIVELINE_URL: 'http://driveline.example.org' })).toContain('DRIVELINE_URL');
    expect(refusal({ ...oauth, DRIVELINE_URL: 'https://example.org/bot' })).toContain('without a path');
    expect(refusal({ ...oauth, SLACK_CLIENT_ID: 'A0123' })).toContain('SLACK_CLIENT_ID: does not look like');
  });

  it('mean Teams with an app, beside Slack or without it', () => {
    const config = readConfig({ ...teams, TEAMS_STAND_IN_URL: 'http://127.0.0.1:4999/' });
    if (config.mode !== 'live' || config.teams?.type !== 'app') throw new Error(config.mode);
    expect(config.slack).toBeUndefined();
    expect(config.teams).toMatchObject({ appId: TEAMS_APP, standInUrl: 'http://127.0.0.1:4999' });
    expect(config.teams.appSecret.reveal()).toBe('a~secret~of~sixteen~or~more');
    expect(JSON.stringify(config)).not.toContain('a~secret');
    expect(readConfig({ ...slack, ...teams })).toMatchObject({ slack: {}, teams: { type: 'app' } });
  });

  it('let Teams add the app for people only with its own id in the catalog, beside the app', () => {
    const catalog = { TEAMS_CATALOG_APP_ID: '0A1B2C3D-0000-4000-8000-0000000000CC' };
    const config = readConfig({ ...teams, ...catalog });
    expect(config).toMatchObject({ teams: { catalogAppId: '0a1b2c3d-0000-4000-8000-0000000000cc' } });
    expect(JSON.stringify(readConfig(teams))).not.toContain('catalogAppId');
    expect(() => readConfig({ ...catalog, DRIVELINE_SECRET: SECRET })).toThrow(/TEAMS_APP_ID: is missing/);
    expect(() => readConfig({ ...teams, TEAMS_CATALOG_APP_ID: TEAMS_APP })).toThrow(
      /TEAMS_CATALOG_APP_ID: is TEAMS_APP_ID/,
    );
    expect(() => readConfig({ ...teams, TEAMS_CATALOG_APP_ID: 'driveline' })).toThrow(
      /TEAMS_CATALOG_APP_ID: does not look/,
    );
    const anonymous = { TEAMS_DEV_ANONYMOUS: '1', DRIVELINE_SECRET: SECRET };
    expect(() => readConfig({ ...anonymous, ...catalog })).toThrow(/contradicts TEAMS_CATALOG_APP_ID/);
  });

  it('refuse a Teams that could not tell its requests from forged ones', () => {
    const { TEAMS_APP_SECRET: _, ...noSecret } = teams;
    expect(() => readConfig(noSecret)).toThrow(/TEAMS_APP_SECRET: is missing/);
    expect(() => readConfig({ ...slack, TEAMS_TENANT_ID: TEAMS_APP })).toThrow(
      /2 settings[\s\S]*TEAMS_APP_ID[\s\S]*SECRET/,
    );
    expect(() => readConfig({ ...teams, TEAMS_APP_SECRET: TEAMS_APP })).toThrow(/the ID of a secret/);
    expect(() => readConfig({ ...teams, TEAMS_STAND_IN_URL: 'https://login.example' })).toThrow(
      /STAND_IN_URL/,
    );
    expect(() => readConfig({ ...teams, TEAMS_STAND_IN_URL: 'http://10.0.0.8' })).toThrow(/STAND_IN_URL/);
  });

  it('let nobody in unasked but by an explicit switch, where nobody else reaches this machine', () => {
    const anonymous = { TEAMS_DEV_ANONYMOUS: '1', DRIVELINE_SECRET: SECRET };
    expect(readConfig(anonymous)).toMatchObject({ teams: { type: 'anonymous' } });
    expect(() => readConfig({ ...anonymous, HOST: '0.0.0.0' })).toThrow(/HOST: is "0.0.0.0"/);
    expect(() => readConfig({ ...anonymous, ...teams })).toThrow(/contradicts TEAMS_APP_ID/);
    expect(() => readConfig({ ...anonymous, TEAMS_DEV_ANONYMOUS: 'yes' })).toThrow(/TEAMS_DEV_ANONYMOUS/);
  });

  it("make the playground's secret once, in a file that only its user may read", () => {
    const environment = playground();
    const first = readConfig(environment);
    const file = join(folderOf(first), 'playground.secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.byteLength(first.secret.reveal())).toBeGreaterThanOrEqual(32);
    expect(readConfig(environment).secret.reveal()).toBe(first.secret.reveal());
    expect(readConfig(playground()).secret.reveal()).not.toBe(first.secret.reveal());
  });

  it('refuse a damaged playground secret rather than sealing with a short one', () => {
    const environment = playground();
    const dataFolder = folderOf(readConfig(environment));
    writeFileSync(join(dataFolder, 'playground.secret'), 'short');
    expect(refusal(environment)).toContain('damaged');
    expect(readFileSync(join(dataFolder, 'playground.secret'), 'utf8')).toBe('short');
  });

  it('say where the playground cannot keep its secret', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'playground.secret'));
    expect(refusal({ DATABASE_URL: `file:${folder}/p.sqlite` })).toContain(join(folder, 'playground.secret'));
  });

  it('are refused with every problem in one message', () => {
    const message = refusal({
      SLACK_BOT_TOKEN: 'bot-token-of-lakeside',
      SLACK_API_URL: 'http://slack.example/api/',
      DRIVELINE_SECRET: 'too short',
      DATABASE_URL: 'postgres://bot:hunter2@db',
      HOST: 'not a host',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    });
    expect(message).toMatch(/^8 settings are missing or wrong\. Nothing was started\./);
    for (const setting of [
      ...['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'DRIVELINE_SECRET', 'DATABASE_URL'],
      ...['HOST', 'PORT', 'LOG_LEVEL'],
    ]) {
      expect(message).toContain(`\n  ${setting}: `);
    }
    expect(message.split('\n')).toHaveLength(1 + 2 * 8);
    expect(message).toContain('"postgres://…@db" does not name a host and a database of a PostgreSQL');
    expect(message).not.toMatch(/hunter2|bot-token-of-lakeside|too short'/);
  });

  it.each([
    [
      'a signing secret without a token',
      { SLACK_SIGNING_SECRET: slack.SLACK_SIGNING_SECRET },
      'SLACK_BOT_TOKEN: is missing',
    ],
    ['an app token without a bot token', { SLACK_APP_TOKEN: 'xapp-1-A1-2-b' }, 'SLACK_BOT_TOKEN: is missing'],
    [
      'an API address without a token',
      { SLACK_API_URL: 'https://slack.com/api/' },
      'SLACK_BOT_TOKEN: is missing',
    ],
    [
      'a token without a signing secret',
      { ...slack, SLACK_SIGNING_SECRET: '' },
      'SLACK_SIGNING_SECRET: is missing',
    ],
    [
      'Slack without a sealing secret',
      { ...slack, DRIVELINE_SECRET: undefined },
      'DRIVELINE_SECRET: is missing',
    ],
    ['a user token', { ...slack, SLACK_BOT_TOKEN: 'xoxp-111-222' }, 'starts with xoxb-'],
    ['a rotating token', { ...slack, SLACK_BOT_TOKEN: 'xoxe.xoxb-1-abc' }, 'expires within 12 hours'],
    ['a bot token as app token', { ...slack, SLACK_APP_TOKEN: 'xoxb-111-222' }, 'starts with xapp-'],
    [
      'a token as signing secret',
      { ...slack, SLACK_SIGNING_SECRET: 'xoxb-111-222-abcdef' },
      'signing secret',
    ],
    ['31 bytes of secret', { ...slack, DRIVELINE_SECRET: 'x'.repeat(31) }, '31 bytes'],
    ['memory as database', { ...slack, DATABASE_URL: 'file::memory:' }, 'lost at each stop'],
    ['a bare path', { ...slack, DATABASE_URL: 'data/x.sqlite' }, 'not the address of a file'],
    ['a folder', { ...slack, DATABASE_URL: 'file:data/' }, 'not the address of a file'],
    ['a port that is no number', { ...slack, PORT: '3000a' }, 'is not a port'],
    ['a negative port', { ...slack, PORT: '-1' }, 'is not a port'],
    ['plain http to another machine', { ...slack, SLACK_API_URL: 'http://10.0.0.5/api/' }, 'SLACK_API_URL'],
    ['an API address that is none', { ...slack, SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL'],
  ])('refuse %s', (_, environment, words) => {
    expect(refusal(environment)).toContain(words);
  });

  it('allow plain http to this machine, and any free port', () => {
    for (const url of [
      'http://127.0.0.1:4003/api/',
      'http://localhost:4003/api/',
      'http://[::1]:4003/api/',
    ]) {
      expect(readConfig({ ...slack, SLACK_API_URL: url })).toMatchObject({ slack: { apiUrl: url } });
    }
  });

  it('name a misspelt setting beside the one that is missing', () => {
    const message = refusal({ ...slack, SLACK_SIGNING_SECRET: undefined, SLACK_SINGING_SECRET: 'abc' });
    expect(message).toContain('SLACK_SINGING_SECRET is set; is it misspelt?');
  });

  it('never print a secret, whichever way a config is printed', () => {
    const config = readConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1-A1-2-b' });
    for (const text of [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: true }),
      `${config.secret}`,
    ]) {
      expect(text).not.toMatch(/xoxb|xapp|8f7422|k9Zr4m/);
    }
  });

  it('never print a secret that is refused', () => {
    const message = refusal({
      SLACK_BOT_TOKEN: '"xoxb-quoted-7777"',
      SLACK_SIGNING_SECRET: 'sign 7777',
      SLACK_APP_TOKEN: 'app7777',
      SLACK_API_URL: 'https://user:pw7777@slack.com/api/?token=7777',
      DRIVELINE_SECRET: 'seal7777',
    });
    expect(message).toMatch(/^5 settings/);
    expect(message).not.toContain('7777');
  });

  it('let a district be applied before there are any tokens', () => {
    expect(
      readDatabaseConfig({ SLACK_SIGNING_SECRET: 'x', DATABASE_URL: 'file:/srv/d.sqlite' }),
    ).toMatchObject({
      database: { file: '/srv/d.sqlite' },
    });
    expect(readDatabaseConfig({ DATABASE_URL: 'file:///srv/d.sqlite' }).database).toEqual({
      ...{ type: 'sqlite', file: '/srv/d.sqlite' },
    });
    expect(() => readDatabaseConfig({ DATABASE_URL: 'postgresql://x' })).toThrow('PostgreSQL');
  });

  it('take a PostgreSQL for a real district, print no password of it, and have none for the playground', () => {
    const DATABASE_URL = 'postgres://bot:hunter2@db.lakeside.example:5432/driveline';
    const config = readConfig({ ...slack, DATABASE_URL });
    if (config.mode !== 'live' || config.database.type !== 'postgres') throw new Error(config.mode);
    expect(config.database.url.reveal()).toBe(DATABASE_URL);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain('hunter2');
    expect(describeAddress(config.database)).toBe('postgres://db.lakeside.example/driveline');
    const socket = 'postgresql://bot@localhost/driveline?host=/run/postgresql';
    expect(describeAddress(readDatabaseConfig({ DATABASE_URL: socket }).database)).toBe(
      'postgres:///run/postgresql/driveline',
    );
    const bad = { ...slack, DATABASE_URL: 'postgres://bot:hunter2@/?host=' };
    expect(refusal(bad)).toContain('DATABASE_URL: "postgres://…@/?…" does not name');
    expect(refusal({ DATABASE_URL })).toContain('the playground keeps its made-up district in a file');
  });
});

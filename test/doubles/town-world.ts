import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/index.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { createLog } from '../../src/log.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { as } from '../../src/model/ids.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { ManualClock } from './manual-clock.ts';
import { migrated } from './migrated.ts';
import { createSlackTown, type SlackTown, type TownWorkspace } from './slack-town.ts';
import { tempFolder } from './temp-folder.ts';
import { SECRET } from './world.ts';

const PUBLIC_URL = 'http://localhost';
export const STAFF = ['ana', 'ben', 'chloe'] as const;

/** Several districts in one bot, each with a Slack of its own that lets the app in by OAuth. */
export interface TownWorld {
  readonly town: SlackTown;
  readonly clock: ManualClock;
  readonly folder: string;
  readonly bot: Bot;
  /** A browser that goes to the install page, allows the app in a workspace and comes back. */
  install(workspace: number): Promise<Response>;
  /** A minute passes, in which the people of the workspaces are looked up by their mail addresses. */
  peopleFound(...workspaces: readonly number[]): Promise<void>;
  until(iso: string): Promise<void>;
  restart(): Promise<void>;
  /** What the bot has written to a person, oldest first. */
  direct(workspace: number, name: string): readonly EdgeMessage[];
  workspace(index: number): TownWorkspace;
  /** The file of a workspace's district, which names it, is applied. */
  apply(index: number): Promise<void>;
}

export interface TownWorldOptions {
  readonly at: string;
  /** The domains of the workspaces, and whether each lets the app in as a whole organisation. */
  readonly workspaces: readonly { readonly domain: string; readonly organisation?: string }[];
  /** Which of them a district file names; all unless told. */
  readonly named?: readonly number[];
  /** Whether a district's file says which workspace is its own; it does unless told. */
  readonly naming?: boolean;
  readonly rotating?: boolean;
}

export async function createTownWorld(options: TownWorldOptions): Promise<TownWorld> {
  const clock = new ManualClock(Date.parse(options.at));
  const folder = tempFolder();
  const town = await createSlackTown({
    now: () => clock.now(),
    workspaces: options.workspaces.map(({ domain, organisation }) => ({
      ...(organisation === undefined ? {} : { organisation }),
      seed: {
        team: { name: domain, domain },
        users: STAFF.map((name) => ({
          ...{ name, realName: name, email: `${name}@${domain}.example`, tz: 'America/Chicago', title: '' },
        })),
        channels: [{ name: 'grade-3', members: [...STAFF] }],
      },
    })),
  });
  town.rotating = options.rotating ?? false;
  const file = migrated(join(folder, 'driveline.sqlite'));
  const store = openSqliteStore({ file });
  const apply = async (to: Store, index: number, naming: boolean) => {
    const workspace = town.workspaces[index];
    const domain = options.workspaces[index]?.domain;
    if (!workspace || !domain) throw new Error(`no workspace ${index}`);
    await applyText(to, districtText(domain, workspace, naming));
    // Everybody has answered their welcome before.
    await to.transact((tx) => welcomeEverybody(tx, as(domain), 0));
  };
  for (const index of options.named ?? options.workspaces.keys()) {
    await apply(store, index, options.naming ?? true);
  }
  await store.close();

  const start = async () => {
    const config = readConfig({
      SLACK_CLIENT_ID: town.clientId,
      SLACK_CLIENT_SECRET: town.clientSecret,
      SLACK_SIGNING_SECRET: town.signingSecret,
      SLACK_API_URL: town.apiUrl,
      DRIVELINE_URL: PUBLIC_URL,
      DRIVELINE_SECRET: SECRET,
      DATABASE_URL: `file:${file}`,
      PORT: '0',
      LOG_LEVEL: 'error',
    });
    const bot = await startBot(config, { clock, log: createLog('silent') });
    town.connect(`${bot.url}/slack/events`);
    return bot;
  };
  let bot = await start();
  onTestFinished(async () => {
    await bot.stop();
    await town.close();
  });
  const workspace = (index: number) => {
    const found = town.workspaces[index];
    if (!found) throw new Error(`no workspace ${index}`);
    return found;
  };
  return {
    ...{ town, clock, folder, workspace },
    apply: (index) => apply(bot.store, index, true),
    get bot() {
      return bot;
    },
    async install(index) {
      const browser = createBrowser(bot.url);
      return browser.get(town.consent(await browser.begin(), index));
    },
    async peopleFound(...workspaces) {
      clock.set(clock.now() + 61_000);
      const known = () =>
        bot.store.read(async ({ db, t }) =>
          (await db.select().from(t.account)).map(({ tenantId }) => tenantId),
        );
      const wanted = workspaces.map((index) => options.workspaces[index]?.domain);
      for (let i = 0; i < 400; i++) {
        const found = await known();
        if (wanted.every((domain) => found.filter((one) => one === domain).length === STAFF.length)) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('the people were not found');
    },
    async until(iso) {
      const target = Date.parse(iso);
      await bot.engine.tick();
      for (let steps = 0; steps < 10_000; steps++) {
        const next = await bot.engine.nextWakeAt();
        if (next === undefined || next > target) break;
        clock.set(Math.max(next, clock.now()));
        await bot.engine.tick();
      }
      clock.set(target);
      await bot.engine.tick();
    },
    async restart() {
      await bot.stop();
      bot = await start();
    },
    direct(index, name) {
      const { edge } = workspace(index);
      const user = edge.users().find((one) => one.name === name);
      return edge
        .messages({ channelId: edge.direct(user?.id ?? '') })
        .filter((message) => message.userId === edge.botUserId);
    },
  };
}

/** A browser before the bot: it keeps cookies and follows nothing by itself. */
interface Browser {
  /** Calls up a page; of its address only path and query count, since the public address is not this machine's. */
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Calls up the install page. @returns Slack's consent page, where the browser is sent. */
  begin(): Promise<string>;
  cookies: string;
}

export function createBrowser(botUrl: string): Browser {
  const browser: Browser = {
    cookies: '',
    async get(url, headers = {}) {
      const { pathname, search } = new URL(url, botUrl);
      const answer = await fetch(`${botUrl}${pathname}${search}`, {
        redirect: 'manual',
        headers: { ...(browser.cookies === '' ? {} : { cookie: browser.cookies }), ...headers },
      });
      for (const cookie of answer.headers.getSetCookie()) browser.cookies = cookie.split(';')[0] ?? '';
      return answer;
    },
    async begin() {
      const answer = await browser.get('/slack/install');
      return answer.headers.get('location') ?? '';
    },
  };
  return browser;
}

async function applyText(store: Store, text: string): Promise<void> {
  const reading = readDistrict(text);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  await applyDistrict(store, reading.district);
}

/** A district whose people are found by their mail addresses, and which names its workspace. */
function districtText(domain: string, { installId, edge }: TownWorkspace, naming: boolean): string {
  return [
    `district: { key: ${domain}, name: District ${domain}, zone: America/Chicago, first_day: 2026-08-24, ` +
      `last_day: 2027-06-04, k: 3${naming ? `, slack: ${installId}` : ''} }`,
    'defaults:',
    '  working_hours: { from: "07:30", to: "16:00" }',
    '  check_in: { every_weeks: 1, day: tuesday, time: "09:00", spread_minutes: 0 }',
    'teams:',
    `  - { key: grade-3, name: Grade 3, channel: ${edge.channels()[0]?.id ?? ''}, focus: coaching }`,
    'people:',
    ...STAFF.map(
      (name) =>
        `  - { key: ${name}, name: ${name}, email: ${name}@${domain}.example, roles: { staff: grade-3 } }`,
    ),
  ].join('\n');
}

import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  type BotAnswer,
  createTeamsEdge,
  type TeamsAction,
  type TeamsEdge,
  type TeamsMessage,
} from '../../adapters/playground/teams-edge/index.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { as } from '../../src/model/ids.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { TEST_LOG_LEVEL } from './log-level.ts';
import { ManualClock } from './manual-clock.ts';
import { migrated } from './migrated.ts';
import { tempFolder } from './temp-folder.ts';
import { keepTrace, rememberForm, tracedLog, wordsAtRest } from './traces.ts';
import { coachingLines, type DistrictWishes, PEOPLE, type PersonName, SECRET, type World } from './world.ts';

export const CHANNEL = 'grades-3-5';
export const STAFF = [...PEOPLE, 'carmen', 'ruth', 'vera'];

/** The whole bot on a manual clock, over HTTP with real tokens, with the local Teams on the far side. */
export interface TeamsWorld {
  readonly edge: TeamsEdge;
  readonly clock: ManualClock;
  readonly folder: string;
  readonly bot: Bot;
  /** Lets time pass: every instant at which the bot has something to do is lived in turn. */
  until(iso: string): Promise<void>;
  /** The file of its district is applied with these roles and pairs. */
  apply(wishes: Pick<DistrictWishes, 'roles' | 'coaching'>): Promise<void>;
  /** Sends a dialog with what is entered in it. */
  submit(name: string, send: TeamsAction, inputs: Readonly<Record<string, string>>): Promise<BotAnswer>;
  /** The newest message to a person. */
  last(name: string): TeamsMessage;
}

export interface TeamsWorldOptions {
  readonly at: string;
  /** Added to each person's line of the district file. */
  readonly person?: (name: string, id: string) => string;
  readonly k?: number;
  /** Roles and pairs in the place of the usual ones. */
  readonly district?: Pick<DistrictWishes, 'roles' | 'coaching'>;
  /** People are new here: each gets the welcome first. Without it everybody has answered theirs before. */
  readonly welcomes?: boolean;
  /** More fields of the team. */
  readonly team?: string;
  /** More of the environment: a Slack beside it. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function createTeamsWorld(options: TeamsWorldOptions): Promise<TeamsWorld> {
  const clock = new ManualClock(Date.parse(options.at));
  const folder = tempFolder();
  const edge = await createTeamsEdge({
    now: () => clock.now(),
    seed: {
      people: [
        ...STAFF.map((name) => ({ name, email: `${name}@lakeside.example` })),
        { name: 'stranger', email: 'stranger@elsewhere.example' },
        { name: 'guest', email: 'ben@lakeside.example', guest: true },
        { name: 'newcomer', email: 'newcomer@lakeside.example' },
      ],
      channels: [
        { name: CHANNEL, members: [...PEOPLE, 'ruth', 'guest'] },
        { name: 'staff-room', members: [...PEOPLE, 'ruth'] },
        { name: 'leads', members: ['ana', 'ben', 'ruth'], group: true },
      ],
    },
  });
  const file = migrated(join(folder, 'driveline.sqlite'));
  const store = openSqliteStore({ file });
  const reading = readDistrict(districtText(edge, options));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  await applyDistrict(store, reading.district);
  if (!options.welcomes) await store.transact((tx) => welcomeEverybody(tx, as('lakeside'), 0));
  await store.close();
  const config = readConfig({
    TEAMS_APP_ID: edge.appId,
    TEAMS_APP_SECRET: edge.appSecret,
    TEAMS_TENANT_ID: edge.tenantId,
    TEAMS_STAND_IN_URL: edge.url,
    DRIVELINE_SECRET: SECRET,
    DATABASE_URL: `file:${file}`,
    PORT: '0',
    LOG_LEVEL: TEST_LOG_LEVEL,
    ...options.environment,
  });
  const bot = await startBot(config, { clock, log: tracedLog('error') });
  edge.connect(`${bot.url}/api/messages`);
  onTestFinished(async () => {
    // A test may have stopped its bot already.
    const metrics = await fetch(`${bot.url}/metrics`).catch(() => undefined);
    if (metrics) keepTrace('metric', await metrics.text());
    await bot.stop();
    await edge.close();
    expect(wordsAtRest(folder), 'private words in the clear in the database').toEqual([]);
  });
  return {
    edge,
    clock,
    folder,
    bot,
    until: (iso) => lived(bot, clock, iso),
    async apply(district) {
      const read = readDistrict(districtText(edge, { ...options, district }));
      if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
      await applyDistrict(bot.store, read.district);
      await bot.store.transact((tx) => welcomeEverybody(tx, as('lakeside'), 0));
    },
    submit(name, { type, verb, data }, inputs) {
      rememberForm(String(data.action), Object.values(inputs));
      return edge.act(name, { type, verb, data: { ...data, ...inputs } });
    },
    last(name) {
      const message = edge.direct(name).at(-1);
      if (!message) throw new Error(`${name} has no message`);
      return message;
    },
  };
}

async function lived(bot: World['bot'], clock: ManualClock, iso: string): Promise<void> {
  const target = Date.parse(iso);
  await bot.engine.tick();
  for (let steps = 0; steps < 100_000; steps++) {
    const next = await bot.engine.nextWakeAt();
    if (next === undefined || next > target) break;
    clock.set(Math.max(next, clock.now()));
    await bot.engine.tick();
  }
  clock.set(target);
  await bot.engine.tick();
}

function districtText(
  edge: TeamsEdge,
  { person = () => '', k = 5, team = '', district = {} }: TeamsWorldOptions,
): string {
  const line = (name: string, roles: string) =>
    `  - { key: ${name}, name: ${name}, email: ${name}@lakeside.example, roles: { ${district.roles?.[name as PersonName] ?? roles} }${person(name, edge.person(name).id)} }`;
  return [
    'district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04, ' +
      `k: ${k} }`,
    'defaults:',
    '  working_hours: { from: "07:30", to: "16:00" }',
    '  check_in: { every_weeks: 1, day: tuesday, time: "09:00", spread_minutes: 30 }',
    '  digest: { day: friday, time: "15:00" }',
    'schools:',
    '  - { key: pine-ridge, name: Pine Ridge }',
    'teams:',
    `  - { key: grades-3-5, name: Grades 3-5, school: pine-ridge, channel: "${edge.channel(CHANNEL)}", focus: coaching${team} }`,
    'people:',
    ...PEOPLE.map((name) => line(name, 'staff: grades-3-5')),
    line('carmen', 'coach: grades-3-5'),
    line('ruth', 'leader: pine-ridge, evaluator: pine-ridge'),
    line('vera', 'admin: lakeside'),
    ...coachingLines(district),
  ].join('\n');
}

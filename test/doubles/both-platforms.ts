import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { createTeamsEdge, type TeamsEdge } from '../../adapters/playground/teams-edge/index.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';
import { as } from '../../src/model/ids.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { ManualClock } from './manual-clock.ts';
import { migrated } from './migrated.ts';
import { tempFolder } from './temp-folder.ts';
import { PEOPLE, SECRET, World } from './world.ts';

/** One bot in one process with a Slack workspace and a Teams tenant, everything that it logs kept. */
export interface BothPlatforms {
  /** The Slack side; its `edge` speaks to the bot directly. */
  readonly world: World;
  readonly teams: TeamsEdge;
  /** Every line of the log, from `trace` on. */
  readonly logged: string[];
}

export async function createBothPlatforms(at: string): Promise<BothPlatforms> {
  const clock = new ManualClock(Date.parse(at));
  const now = () => clock.now();
  const folder = tempFolder();
  const names = [...PEOPLE, 'carmen', 'ruth', 'vera'];
  const slack = await createSlackEdge({
    now,
    behind: 'bare',
    seed: {
      team: { name: 'Lakeside', domain: 'lakeside' },
      users: names.map((name) => ({
        ...{ name, realName: name, email: `${name}@lakeside.example`, tz: 'America/Chicago', title: '' },
      })),
      channels: [{ name: 'grades-3-5', members: [...PEOPLE, 'ruth'] }],
    },
  });
  const teams = await createTeamsEdge({
    now,
    seed: {
      people: names.map((name) => ({ name, email: `${name}@lakeside.example` })),
      channels: [{ name: 'grades-3-5', members: [...PEOPLE, 'ruth'] }],
    },
  });
  const id = (name: string) => slack.users().find((user) => user.name === name)?.id ?? '';
  const line = (name: string, roles: string) =>
    `  - { key: ${name}, name: ${name}, email: ${name}@lakeside.example, slack: ${id(name)}, roles: { ${roles} } }`;
  const reading = readDistrict(
    [
      'district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04, k: 5 }',
      'defaults:',
      '  working_hours: { from: "07:30", to: "16:00" }',
      '  check_in: { every_weeks: 1, day: tuesday, time: "09:00", spread_minutes: 30 }',
      '  digest: { day: friday, time: "15:00" }',
      'schools:',
      '  - { key: pine-ridge, name: Pine Ridge }',
      'teams:',
      `  - { key: grades-3-5, name: Grades 3-5, school: pine-ridge, channel: ${slack.channels()[0]?.id ?? ''}, focus: coaching }`,
      'people:',
      ...PEOPLE.map((name) => line(name, 'staff: grades-3-5')),
      line('carmen', 'coach: grades-3-5'),
      line('ruth', 'leader: pine-ridge, evaluator: pine-ridge'),
      line('vera', 'admin: lakeside'),
    ].join('\n'),
  );
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  const file = migrated(join(folder, 'driveline.sqlite'));
  const store = openSqliteStore({ file });
  await applyDistrict(store, reading.district);
  // Nobody is new here: the first message is the check-in.
  await store.transact((tx) => welcomeEverybody(tx, as('lakeside'), 0));
  await store.close();
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    TEAMS_APP_ID: teams.appId,
    TEAMS_APP_SECRET: teams.appSecret,
    TEAMS_TENANT_ID: teams.tenantId,
    TEAMS_STAND_IN_URL: teams.url,
    DRIVELINE_SECRET: SECRET,
    DATABASE_URL: `file:${file}`,
    PORT: '0',
  });
  const logged: string[] = [];
  const log = createLog('trace', { write: (text) => void logged.push(text) });
  const bot = await startBot(config, { clock, log });
  slack.connect(`${bot.url}/slack/events`);
  teams.connect(`${bot.url}/api/messages`);
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
    await teams.close();
  });
  return { world: new World(slack, clock, folder, bot), teams, logged };
}

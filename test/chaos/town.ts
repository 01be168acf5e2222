import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSlackEdge, type SlackEdge } from '../../adapters/playground/edge/index.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { TEST_LOG_LEVEL } from '../doubles/log-level.ts';
import { districtText, type ManyPeople, seedOf } from '../doubles/many-people.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { SECRET } from '../doubles/world.ts';
import type { Home } from './bot-process.ts';
import { hurriedClock } from './hurried-clock.ts';

/** Twenty of the bot's seconds in a real one: a lease of 60 s runs out in 3. */
const SPEED = 20;
/** Tuesday, 6 October 2026, a minute before the check-in. */
const BEFORE_NINE = Date.parse('2026-10-06T08:59:00-05:00');

/** A district with its database and its Slack, and no bot yet. */
export interface Town {
  readonly edge: SlackEdge;
  readonly home: Home;
  readonly databaseFile: string;
}

export async function buildTown(many: ManyPeople): Promise<Town> {
  const hurry = { from: BEFORE_NINE, real: Date.now(), speed: SPEED };
  const clock = hurriedClock(hurry);
  const edge = await createSlackEdge({ now: () => clock.now(), behind: 'bare', seed: seedOf(many) });
  onTestFinished(() => edge.close());
  // Nobody is there yet: port 9 is nobody's.
  edge.connect('http://127.0.0.1:9/slack/events');
  const databaseFile = join(tempFolder('disk'), 'driveline.sqlite');
  await describeDistrict(databaseFile, districtText(many, edge));
  const settings = {
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: edge.signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: SECRET,
    DATABASE_URL: `file:${databaseFile}`,
    PORT: '0',
    LOG_LEVEL: TEST_LOG_LEVEL,
  };
  return { edge, home: { settings, hurry }, databaseFile };
}

export async function describeDistrict(file: string, text: string): Promise<void> {
  const reading = readDistrict(text);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  const store = openSqliteStore({ file });
  await applyDistrict(store, reading.district);
  await store.transact((tx) => welcomeEverybody(tx, as(reading.district.tenant.id), 0));
  await store.close();
}

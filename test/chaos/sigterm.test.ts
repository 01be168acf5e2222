import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSlackEdge, type EdgeMessage, type SlackEdge } from '../../adapters/playground/edge/index.ts';
import { addDays, dateIn, windowOf } from '../../src/model/calendar/index.ts';
import { as, type LocalDate } from '../../src/model/ids.ts';
import { seedOf } from '../doubles/many-people.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { buttonOf, SECRET, settled } from '../doubles/world.ts';
import { openBooks } from './after.ts';
import { slowLineTo } from './slow-line.ts';
import { describeDistrict } from './town.ts';

const PEOPLE = { people: 6, perTeam: 6, spreadMinutes: 0, day: 'monday' } as const;

it('a tap in flight at SIGTERM is stored and answered, and the process ends with 0', async () => {
  const edge = await createSlackEdge({ now: () => Date.now(), behind: 'bare', seed: seedOf(PEOPLE) });
  onTestFinished(() => edge.close());
  const databaseFile = join(tempFolder(), 'driveline.sqlite');
  await describeDistrict(databaseFile, openAllWeek(edge, Date.now()));

  const bot = start(edge, databaseFile);
  const address = await bot.address;
  await until('ready', address);
  const line = await slowLineTo(address);
  onTestFinished(() => line.close());
  edge.connect(`${line.url}/slack/events`);
  const [ana] = edge.users();
  const userId = ana?.id ?? '';
  const asked = () => edge.messages({ channelId: edge.direct(userId) });
  await settled(() => asked().length > 0);
  const message = asked()[0] as EdgeMessage; // Waited for above.
  const { actionId, value } = buttonOf(message, 'Partly');
  const answer = edge.press({ userId, channelId: message.channelId, ts: message.ts, actionId, value });
  await line.halfThere;
  // Two answers on other connections: by then the bot has read what came before them.
  for (let i = 0; i < 2; i++) await until('ready', address);

  bot.ask();
  await until('not ready', address);
  line.letGo();
  expect((await answer).status).toBe(200);
  expect(await bot.code).toBe(0);

  const books = openBooks(databaseFile);
  expect(books.ratings(userId).get(0)).toBe('partly');
  expect(books.rollupErrors()).toEqual([]);
  expect(books.sending()).toEqual([]);
  expect(books.integrity()).toBe('ok');
  books.close();
});

/** `driveline start`, as an operator starts it. */
function start(edge: SlackEdge, databaseFile: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
    env: {
      PATH: process.env.PATH ?? '',
      SLACK_BOT_TOKEN: edge.botToken,
      SLACK_SIGNING_SECRET: edge.signingSecret,
      SLACK_API_URL: edge.apiUrl,
      DRIVELINE_SECRET: SECRET,
      DATABASE_URL: `file:${databaseFile}`,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const code = once(child, 'exit').then(() => child.exitCode);
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (found) resolve(found[0]);
      });
    }
    void code.then(() => reject(new Error(`It ended, having said only: ${said}`)));
  });
  return { address, ask: () => child.kill('SIGTERM'), code };
}

/** Asks until the bot says that it is ready, or until it is ready no more. */
async function until(what: 'ready' | 'not ready', address: string): Promise<void> {
  const ready = () =>
    fetch(`${address}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while ((await ready()) !== (what === 'ready')) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A district whose check-in of this week is open at this moment, whatever the day and the hour. */
function openAllWeek(edge: SlackEdge, now: number): string {
  // The check-in is open from Monday 00:00 to Sunday 23:45; in the last hours of UTC's week it is not late in Honolulu.
  const sunday = new Date(now).getUTCDay() === 0;
  const today = as<LocalDate>(new Date(now).toISOString().slice(0, 10));
  const firstDay = addDays(dateIn(windowOf(today), 1), -28);
  const channel = edge.channels()[0]?.id ?? '';
  return [
    `district: { key: lakeside, name: Lakeside, zone: ${sunday ? 'Pacific/Honolulu' : 'UTC'},`,
    `  first_day: ${firstDay}, last_day: ${addDays(firstDay, 200)} }`,
    'defaults:',
    '  working_hours: { days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00" }',
    '  check_in: { every_weeks: 1, day: monday, time: "00:00", spread_minutes: 0 }',
    '  digest: { day: sunday, time: "23:45" }',
    `teams: [{ key: t0, name: Team, channel: ${channel} }]`,
    'people:',
    ...edge
      .users()
      .map(({ id, name }) => `  - { key: ${name}, name: ${name}, slack: ${id}, roles: { staff: t0 } }`),
    '',
  ].join('\n');
}

import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSlackEdge, type EdgeMessage } from '../../adapters/playground/edge/index.ts';
import { seedOf } from '../doubles/many-people.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { buttonOf, settled } from '../doubles/world.ts';
import { openBooks } from './after.ts';
import { openAllWeek, startLive, until } from './live-bot.ts';
import { slowLineTo } from './slow-line.ts';
import { describeDistrict } from './town.ts';

const PEOPLE = { people: 6, perTeam: 6, spreadMinutes: 0, day: 'monday' } as const;

it('a tap in flight at SIGTERM is stored and answered, and the process ends with 0', async () => {
  const edge = await createSlackEdge({ now: () => Date.now(), behind: 'bare', seed: seedOf(PEOPLE) });
  onTestFinished(() => edge.close());
  const databaseFile = join(tempFolder(), 'driveline.sqlite');
  await describeDistrict(databaseFile, openAllWeek(edge, Date.now()));

  const bot = startLive({ edge, databaseFile });
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

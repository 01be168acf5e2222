import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFailed, onTestFinished } from 'vitest';
import { createSlackEdge, type SlackEdge } from '../../adapters/playground/edge/index.ts';
import { seedOf } from '../doubles/many-people.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { buttonOf } from '../doubles/world.ts';
import { messagesByPerson, openBooks } from './after.ts';
import { deafLineTo } from './deaf-line.ts';
import { openAllWeek, startLive, until } from './live-bot.ts';
import { describeDistrict } from './town.ts';

/** Real time: each takes a minute or two, so they run only where DRIVELINE_TROUBLED is set. */
const RUNS = process.env.DRIVELINE_TROUBLED !== undefined;

async function town(people: number, atFirst = people) {
  const edge = await createSlackEdge({
    now: () => Date.now(),
    behind: 'bare',
    seed: seedOf({ people, perTeam: people, spreadMinutes: 0, day: 'monday' }),
  });
  onTestFinished(() => edge.close());
  const folder = tempFolder();
  const databaseFile = join(folder, 'driveline.sqlite');
  await describeDistrict(databaseFile, openAllWeek(edge, Date.now(), atFirst));
  return { edge, folder, databaseFile };
}

const posts = (edge: SlackEdge) => edge.calls('chat.postMessage').length;

/** A limit for what hangs, not for a slow machine. */
async function reached(done: () => boolean): Promise<void> {
  const enough = AbortSignal.timeout(150_000);
  while (!done() && !enough.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done()).toBe(true);
}

/** One tap on the newest check-in of a person. */
async function tap(edge: SlackEdge, userId: string, word: string): Promise<number> {
  const channelId = edge.direct(userId);
  const [message] = edge.messages({ channelId });
  if (!message) throw new Error(`${userId} was not asked`);
  const { actionId, value } = buttonOf(message, word);
  return (await edge.press({ userId, channelId, ts: message.ts, actionId, value })).status;
}

/**
 * Resolves when everybody has a message, none is in line and none of unknown fate. Who was added a moment ago has had
 * their welcome; their check-in waits for days (src/loops/welcome/begins.ts).
 */
async function allDone(edge: SlackEdge, databaseFile: string): Promise<void> {
  const books = openBooks(databaseFile);
  await reached(
    () => [...messagesByPerson(edge).values()].every((count) => count > 0) && books.inLine() === 0,
  );
  books.close();
}

describe.skipIf(!RUNS)('in real time', { timeout: 600_000 }, () => {
  it('a clock that leaps two hours on and back, twice: nobody is asked twice or left out, no answer is lost, and the log says it', async () => {
    const { edge, folder, databaseFile } = await town(45, 30);
    // Of some posts nobody hears what became of them, and one takes longer than the leap.
    for (let call = 0; call < 60; call++) {
      edge.fault({
        method: 'chat.postMessage',
        ...(call % 5 === 2 ? { kind: 'dropAfter' } : { kind: 'delay', delayMs: call % 7 === 6 ? 6_000 : 50 }),
      });
    }
    const bot = startLive({ edge, databaseFile, preload: ['./test/chaos/wrong-clock.ts'] });
    const address = await bot.address;
    onTestFailed(() => console.log(bot.said()));
    edge.connect(`${address}/slack/events`);
    const [ana = '', ben = ''] = edge.users().map(({ id }) => id);
    const leap = async (hours: number) => {
      bot.ask('SIGUSR2');
      const before = bot.said().split(`clock off by ${hours} h`).length;
      await reached(() => bot.said().split(`clock off by ${hours} h`).length > before);
    };
    await reached(() => edge.messages({ channelId: edge.direct(ana) }).length > 0);
    expect(await tap(edge, ana, 'Partly')).toBe(200);
    await reached(() => posts(edge) >= 8);

    await leap(2);
    await reached(() => posts(edge) >= 16);
    // Slack's signature is of another time than ours: refused, so that the person sees it, and told to who runs the bot.
    expect(await tap(edge, ana, 'In place')).toBe(401);
    await reached(() => bot.said().includes('clock_off'));

    await leap(0);
    expect(await tap(edge, ben, 'In place')).toBe(200);
    // More people, each to be welcomed, after a clock that was put back and stays there: who finds them is the heartbeat.
    const file = join(folder, 'district.yaml');
    writeFileSync(file, openAllWeek(edge, Date.now()));
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'apply', file], {
      env: { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${databaseFile}` },
    });
    await reached(() => posts(edge) >= 36);
    await leap(-2);
    await reached(() => bot.said().includes('clock_leapt'));
    await leap(0);
    await allDone(edge, databaseFile);

    expect([...messagesByPerson(edge).values()]).toEqual(edge.users().map(() => 1));
    const books = openBooks(databaseFile);
    expect(books.endings()).toEqual({ answered: 2, sent: 28, planned: 15 });
    expect(books.ratings(ana).get(0)).toBe('partly');
    expect(books.ratings(ben).get(0)).toBe('in_place');
    expect(books.rollupErrors()).toEqual([]);
    expect(books.integrity()).toBe('ok');
    books.close();
    bot.ask();
    expect(await bot.code).toBe(0);
  });

  it('a Slack that takes everything and answers nothing: taps are taken, nobody is asked twice, and it goes on by itself', async () => {
    const { edge, databaseFile } = await town(20);
    const line = await deafLineTo(edge.apiUrl);
    onTestFinished(() => line.close());
    const bot = startLive({ edge, databaseFile, apiUrl: line.apiUrl });
    const address = await bot.address;
    onTestFailed(() => console.log(bot.said()));
    edge.connect(`${address}/slack/events`);
    await reached(() => posts(edge) >= 5);
    line.hang(['chat.postMessage', 'conversations.history', 'chat.update']);
    await reached(() => line.unanswered >= 3);
    const [ana = ''] = edge.users().map(({ id }) => id);
    expect(await tap(edge, ana, 'Partly')).toBe(200);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    // Until some calls have been given up and looked for, in vain as well.
    await reached(() => edge.calls('conversations.history').length > 0);
    line.heal();
    await allDone(edge, databaseFile);

    expect([...messagesByPerson(edge).values()]).toEqual(edge.users().map(() => 1));
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toMatch(/driveline_uncertain_total\{loop="checkin"\} [1-9]/);
    const books = openBooks(databaseFile);
    expect(books.ratings(ana).get(0)).toBe('partly');
    expect(books.integrity()).toBe('ok');
    books.close();
    await until('ready', address);
    bot.ask();
    expect(await bot.code).toBe(0);
  });
});

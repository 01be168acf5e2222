import { expect, it } from 'vitest';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';
import { isAway, type ManyPeople } from '../doubles/many-people.ts';
import { messagesByPerson, openBooks } from './after.ts';
import { haveABadDay } from './bad-day.ts';
import { startBotProcess } from './bot-process.ts';
import { type Chance, chanceOf } from './chance.ts';
import { answerAll } from './tapper.ts';
import { buildTown, type Town } from './town.ts';

const KILLS = Number(process.env.DRIVELINE_KILLS ?? 6);
/** Another run of chance with DRIVELINE_SEED; where a test fails, its seed is in the output. */
const SEED = process.env.DRIVELINE_SEED ?? 'driveline';

/** So many that messages are still to be sent when the last kill comes: some 40 leave in each life. */
const MANY: ManyPeople = {
  people: 60 * KILLS,
  perTeam: 20,
  spreadMinutes: KILLS,
  day: 'tuesday',
  away: { from: '2026-10-05', to: '2026-10-09' },
};

it(`is killed ${KILLS} times in a faulty world: nobody is left out, nobody is asked twice, no answer is lost`, {
  timeout: 260_000 + KILLS * 16_000,
}, async () => {
  const chance = chanceOf(SEED);
  const town = await buildTown(MANY);
  const { edge } = town;
  haveABadDay(edge, chance);
  // A limit for what hangs, not for a slow machine: at Slack's pace this many people take minutes by themselves.
  const enough = AbortSignal.timeout(200_000 + KILLS * 12_000);
  const tapping = Promise.all(
    edge
      .users()
      .filter((_, index) => index % 4 === 0)
      .map(({ id }) => answerAll({ edge, userId: id, chance: chanceOf(`${SEED} ${id}`), until: enough })),
  );
  const cut = await killAgainAndAgain(town, chance);
  const bot = await startBotProcess(town.home);
  edge.connect(`${bot.url}/slack/events`);
  const tapped = await tapping;
  await settled(town, enough);
  const exitCode = await bot.stop();

  const books = openBooks(town.databaseFile);
  const counts = messagesByPerson(edge);
  const eligible = edge.users().filter((_, index) => !isAway(MANY, index));
  const lost = eligible.filter(({ id }) => counts.get(id) === 0);
  const doubled = edge.users().filter(({ id }) => (counts.get(id) ?? 0) > 1);
  const broken = tapped.flatMap(({ userId, promised }) => {
    const ratings = books.ratings(userId);
    return [...promised].filter(([position, word]) => ratings.get(position) !== word);
  });
  const sum = (of: (one: (typeof tapped)[number]) => number) => tapped.reduce((all, one) => all + of(one), 0);
  console.log(
    `seed ${SEED}: ${KILLS} kills, ${cut} sends under way when killed, ${eligible.length} people, ` +
      `${lost.length} lost, ${doubled.length} doubled; ${sum((one) => one.taps)} taps, ` +
      `${sum((one) => one.unanswered)} into a dead bot, ${broken.length} broken promises`,
  );
  expect({ lost: lost.length, doubled: doubled.length, broken }).toEqual({ lost: 0, doubled: 0, broken: [] });
  expect(Object.keys(books.endings()).sort()).toEqual(['answered', 'sent', 'skipped']);
  expect(books.endings().skipped).toBe(edge.users().length - eligible.length);
  expect(sum((one) => one.promised.size)).toBeGreaterThan(2 * tapped.length);
  expect(books.rollupErrors()).toEqual([]);
  expect(books.integrity()).toBe('ok');
  expect(exitCode).toBe(0);
  books.close();
});

it('sees doubles where the platform does not let us look: the run above would notice them', async () => {
  const town = await buildTown({ people: 40, perTeam: 20, spreadMinutes: 0, day: 'tuesday' });
  const { edge } = town;
  edge.fault({ method: 'conversations.history', kind: 'error', error: 'missing_scope', times: Infinity });
  for (let call = 0; call < 200; call++) {
    const lost = call % 4 === 0;
    edge.fault({
      method: 'chat.postMessage',
      ...(lost ? { kind: 'dropAfter' } : { kind: 'delay', delayMs: 0 }),
    });
  }
  const bot = await startBotProcess(town.home);
  await settled(town, AbortSignal.timeout(50_000));
  await bot.stop();
  const counts = [...messagesByPerson(edge).values()];
  expect(counts.filter((count) => count === 0)).toEqual([]);
  expect(counts.filter((count) => count > 1).length).toBeGreaterThan(0);
});

/** @returns how many sends were under way when the process died, over all kills. */
async function killAgainAndAgain({ edge, home, databaseFile }: Town, chance: Chance): Promise<number> {
  const cut = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const bot = await startBotProcess(home);
    edge.connect(`${bot.url}/slack/events`);
    await somewhere(edge, chance);
    await bot.kill();
    const books = openBooks(databaseFile);
    for (const attempt of books.sending()) cut.add(attempt);
    books.close();
  }
  return cut.size;
}

/** A moment in a life: one in four comes early, the others after some sends, at a point of their own within the next. */
async function somewhere(edge: SlackEdge, chance: Chance): Promise<void> {
  const early = chance.percent(25);
  const wanted = edge.calls('chat.postMessage').length + chance.between(1, 80);
  const longest = AbortSignal.timeout(early ? chance.between(0, 800) : 10_000);
  while (!longest.aborted && edge.calls('chat.postMessage').length < wanted) await pause(10);
  await pause(chance.between(0, 40));
}

/** Resolves when nothing is left to do. */
async function settled({ databaseFile }: Town, enough: AbortSignal): Promise<void> {
  const books = openBooks(databaseFile);
  while (books.unfinished() > 0 && !enough.aborted) await pause(200);
  books.close();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

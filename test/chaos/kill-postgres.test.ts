import { afterAll, describe, expect, it } from 'vitest';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';
import { addressOf } from '../../src/store/address.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { ManyPeople } from '../doubles/many-people.ts';
import { hasPostgres, startPostgres } from '../doubles/postgres.ts';
import { rollupErrors } from '../simulation/semester/books.ts';
import { messagesByPerson } from './after.ts';
import { haveABadDay } from './bad-day.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { chanceOf } from './chance.ts';
import { answerAll } from './tapper.ts';
import { buildTown } from './town.ts';

const KILLS = Number(process.env.DRIVELINE_KILLS ?? 4);
const SEED = process.env.DRIVELINE_SEED ?? 'driveline';
const PROCESSES = 2;

const MANY: ManyPeople = { people: 50 + 20 * KILLS, perTeam: 10, spreadMinutes: KILLS, day: 'tuesday' };

describe.runIf(hasPostgres)(`${PROCESSES} bot processes on one PostgreSQL`, () => {
  const server = startPostgres();
  afterAll(async () => (await server).stop());

  it(`are killed ${KILLS} times in a faulty world: nobody is left out, nobody is asked twice, no answer is lost`, {
    timeout: 180_000 + KILLS * 15_000,
  }, async () => {
    const chance = chanceOf(SEED);
    const url = await (await server).database();
    const town = await buildTown(MANY, url);
    const { edge } = town;
    haveABadDay(edge, chance);
    const enough = AbortSignal.timeout(120_000 + KILLS * 12_000);
    const bots: BotProcess[] = [];
    for (let i = 0; i < PROCESSES; i++) bots.push(await startBotProcess(town.home));
    const someone = () => chance.pick(bots);
    edge.connect(`${someone().url}/slack/events`);
    const tapping = Promise.all(
      edge
        .users()
        .filter((_, index) => index % 4 === 0)
        .map(({ id }) => answerAll({ edge, userId: id, chance: chanceOf(`${SEED} ${id}`), until: enough })),
    );
    for (let kill = 0; kill < KILLS; kill++) {
      await sometimeLater(edge, chance.between(1, 40), chance.between(0, 40));
      const victim = chance.between(0, bots.length - 1);
      await bots[victim]?.kill();
      // While it is away the other has all the work; then another comes in its place.
      const [survivor] = bots.filter((_, i) => i !== victim);
      edge.connect(`${survivor?.url}/slack/events`);
      bots[victim] = await startBotProcess(town.home);
      edge.connect(`${someone().url}/slack/events`);
    }
    const tapped = await tapping;
    const store = await openStore(addressOf(url));
    while ((await unfinished(store)) > 0 && !enough.aborted) await pause(300);
    const codes = await Promise.all(bots.map((bot) => bot.stop()));

    const counts = messagesByPerson(edge);
    const lost = edge.users().filter(({ id }) => (counts.get(id) ?? 0) === 0);
    const doubled = edge.users().filter(({ id }) => (counts.get(id) ?? 0) > 1);
    const stored = await ratingsIn(store);
    const broken = tapped.flatMap(({ userId, promised }) =>
      [...promised].filter(([position, word]) => stored.get(`${userId} ${position}`) !== word),
    );
    console.log(
      `seed ${SEED}: ${KILLS} kills of ${PROCESSES} processes, ${edge.users().length} people, ${lost.length} lost, ` +
        `${doubled.length} doubled, ${broken.length} broken promises`,
    );
    expect({ lost: lost.length, doubled: doubled.length, broken }).toEqual({
      lost: 0,
      doubled: 0,
      broken: [],
    });
    expect(await store.read(rollupErrors)).toEqual([]);
    expect(codes).toEqual(bots.map(() => 0));
    await store.close();
  });
});

/** A moment in a life, some sends on. */
async function sometimeLater(edge: SlackEdge, sends: number, ms: number): Promise<void> {
  const wanted = edge.calls('chat.postMessage').length + sends;
  const longest = AbortSignal.timeout(8_000);
  while (!longest.aborted && edge.calls('chat.postMessage').length < wanted) await pause(10);
  await pause(ms);
}

/** Check-ins of the week that are still to be sent, and messages that wait for something. */
async function unfinished(store: Store): Promise<number> {
  return store.read(async ({ db, t }) => {
    const occurrences = await db.select().from(t.occurrence);
    const messages = await db.select().from(t.outbox);
    const week = occurrences.map((row) => row.window).sort()[0];
    return (
      occurrences.filter(
        ({ view, window, state }) =>
          view === 'ask' && window === week && ['planned', 'released'].includes(state),
      ).length +
      messages.filter(
        ({ state, refreshAt }) => ['ready', 'sending', 'uncertain'].includes(state) || refreshAt !== null,
      ).length
    );
  });
}

async function ratingsIn(store: Store): Promise<ReadonlyMap<string, string | null>> {
  return store.read(async ({ db, t }) => {
    const accounts = new Map((await db.select().from(t.account)).map((row) => [row.personId, row.userId]));
    const people = new Map((await db.select().from(t.checkIn)).map((row) => [row.id, row.personId]));
    const questions = await db.select().from(t.question);
    return new Map(
      questions.map(({ checkInId, position, rating }) => [
        `${accounts.get(people.get(checkInId) ?? '')} ${position}`,
        rating,
      ]),
    );
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

import { afterAll, expect, it, onTestFinished } from 'vitest';
import { createSlackEdge, type SlackEdge } from '../../adapters/playground/edge/index.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { districtText, type ManyPeople, seedOf } from '../doubles/many-people.ts';
import { hasPostgres } from '../doubles/postgres.ts';
import { emptyDatabase, stopServer } from '../doubles/stores.ts';
import { SECRET } from '../doubles/world.ts';
import { messagesByPerson } from './after.ts';
import { haveABadDay } from './bad-day.ts';
import { type Balancer, createBalancer } from './balancer.ts';
import { type BotProcess, type Home, startBotProcess } from './bot-process.ts';
import { chanceOf } from './chance.ts';
import { type Hurry, hurriedClock } from './hurried-clock.ts';
import { openSharedBooks } from './shared-books.ts';
import { answerAll } from './tapper.ts';

afterAll(stopServer);

const KILLS = Number(process.env.DRIVELINE_KILLS ?? 2);
const SEED = process.env.DRIVELINE_SEED ?? 'driveline';
/** Twenty of the bots' seconds in a real one: a lease of 20 s runs out in 1. */
const SPEED = 20;
/** Tuesday, 6 October 2026, a minute before the check-in. */
const BEFORE_NINE = Date.parse('2026-10-06T08:59:00-05:00');
/** What Slack allows a workspace; a burst of 2 comes on top. */
const POSTS_A_MINUTE = 300;

interface Town {
  readonly edge: SlackEdge;
  readonly home: Home;
  readonly url: string;
  readonly balancer: Balancer;
}

/** A district in a PostgreSQL, its Slack, one address before all bots, and no bot yet. */
async function build(many: ManyPeople): Promise<Town> {
  const hurry: Hurry = { from: BEFORE_NINE, real: Date.now(), speed: SPEED };
  const clock = hurriedClock(hurry);
  const edge = await createSlackEdge({ now: () => clock.now(), behind: 'bare', seed: seedOf(many) });
  onTestFinished(() => edge.close());
  const balancer = await createBalancer();
  onTestFinished(() => balancer.close());
  edge.connect(`${balancer.url}/slack/events`);
  const url = await emptyDatabase('postgres');
  const reading = readDistrict(districtText(many, edge));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  const store = await openPostgresStore({ url });
  await applyDistrict(store, reading.district);
  await store.transact((tx) => welcomeEverybody(tx, as(reading.district.tenant.id), 0));
  await store.close();
  const settings = {
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: edge.signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: SECRET,
    DATABASE_URL: url,
    PORT: '0',
    LOG_LEVEL: 'fatal',
  };
  return { edge, home: { settings, hurry }, url, balancer };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The most posts of the bots that Slack saw within one of its minutes. */
function mostPostsAMinute(edge: SlackEdge): number {
  const times = edge.calls('chat.postMessage').map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
}

it.skipIf(!hasPostgres)(
  `three processes share one PostgreSQL while ${KILLS} of them are killed in a faulty world: nobody is left out, nobody is asked twice, no answer is lost, and the pace holds`,
  { timeout: 280_000 + KILLS * 20_000 },
  async () => {
    const chance = chanceOf(`${SEED} machines`);
    const many: ManyPeople = { people: 40 + 20 * KILLS, perTeam: 20, spreadMinutes: KILLS, day: 'tuesday' };
    const town = await build(many);
    const { edge, home, balancer } = town;
    haveABadDay(edge, chance);
    let bots: BotProcess[] = await Promise.all([1, 2, 3].map(() => startBotProcess(home)));
    const serve = () => balancer.serve(bots.map(({ url }) => url));
    serve();
    const enough = AbortSignal.timeout(240_000 + KILLS * 15_000);
    const tapping = Promise.all(
      edge
        .users()
        .filter((_, index) => index % 4 === 0)
        .map(({ id }) => answerAll({ edge, userId: id, chance: chanceOf(`${SEED} ${id}`), until: enough })),
    );
    const books = await openSharedBooks(town.url);
    for (let kill = 0; kill < KILLS; kill++) {
      const wanted = edge.calls('chat.postMessage').length + chance.between(5, 30);
      const longest = AbortSignal.timeout(10_000);
      while (!longest.aborted && edge.calls('chat.postMessage').length < wanted) await pause(10);
      const victim = chance.pick(bots);
      await victim.kill();
      // The balancer finds out by itself who has died.
      bots = [...bots.filter((bot) => bot !== victim), await startBotProcess(home)];
      serve();
    }
    // And one is exchanged for a new one in an orderly way, while the others go on.
    const [old, ...rest] = bots;
    bots = [...rest, await startBotProcess(home)];
    serve();
    const codes = [await old?.stop()];
    const tapped = await tapping;
    while ((await books.unfinished()) > 0 && !enough.aborted) await pause(200);
    codes.push(...(await Promise.all(bots.map((bot) => bot.stop()))));

    const counts = messagesByPerson(edge);
    const everybody = edge.users().map(({ id }) => counts.get(id) ?? 0);
    const broken: string[] = [];
    for (const { userId, promised } of tapped) {
      const ratings = await books.ratings(userId);
      for (const [position, word] of promised) {
        if (ratings.get(position) !== word) broken.push(`${userId} ${position}`);
      }
    }
    const promises = tapped.reduce((sum, { promised }) => sum + promised.size, 0);
    const lost = everybody.filter((count) => count === 0).length;
    const doubled = everybody.filter((count) => count > 1).length;
    console.log(
      `seed ${SEED}: 3 processes, ${KILLS} kills, ${many.people} people, ${lost} lost, ${doubled} doubled; ` +
        `${promises} promises, ${broken.length} broken; at most ${mostPostsAMinute(edge)} posts a minute`,
    );
    expect({ lost, doubled, broken }).toEqual({ lost: 0, doubled: 0, broken: [] });
    expect(Object.keys(await books.endings()).sort()).toEqual(['answered', 'sent']);
    expect(promises).toBeGreaterThan(2 * tapped.length);
    expect(await books.rollupErrors()).toEqual([]);
    expect(mostPostsAMinute(edge)).toBeLessThanOrEqual(POSTS_A_MINUTE + 2);
    expect(codes).toEqual(codes.map(() => 0));
    await books.close();
  },
);

if (!hasPostgres) console.warn('SKIPPED: no PostgreSQL on this machine, so no machines shared one.');

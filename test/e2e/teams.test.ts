import { describe, expect, it } from 'vitest';
import { buttonsIn, textIn } from '../../adapters/playground/teams-edge/index.ts';
import { say } from '../../src/locales/index.ts';
import { CHANNEL, createTeamsWorld, STAFF, type TeamsWorld } from '../doubles/teams-world.ts';
import { PEOPLE, settled } from '../doubles/world.ts';

const MONDAY = '2026-11-02T09:00:00-06:00';
const TUESDAY_10 = '2026-11-03T10:00:00-06:00';
const FRIDAY_16 = '2026-11-06T16:00:00-06:00';
const t = say('en');

async function everybodyInstalls(world: TeamsWorld): Promise<void> {
  for (const name of STAFF) await world.edge.install(name);
  await world.edge.installInChannel(CHANNEL, 'ruth');
}

describe('a week in Teams', () => {
  it('goes from hello to check-in, rating, updated card and digest', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await everybodyInstalls(world);
    expect((await edge.say('ana', 'hello')).status).toBe(200);
    await settled(() => edge.direct('ana').length > 0);
    expect(world.last('ana').summary).toBeTruthy();

    await world.until(TUESDAY_10);
    for (let question = 0; question < 3; question++) {
      for (const name of PEOPLE) {
        const message = edge.direct(name).findLast((one) => labels(one.card).includes(t.ratings.in_place));
        if (!message) continue;
        const answer = await edge.press(name, message, t.ratings.in_place);
        expect(answer).toMatchObject({
          status: 200,
          body: { type: 'application/vnd.microsoft.card.adaptive' },
        });
      }
      // The answer shows the new card to who clicked; the message itself is edited by the engine.
      await world.until(new Date(world.clock.now() + 6_000).toISOString());
    }
    const checkIn = edge.direct('ana').findLast((one) => one.edits > 0);
    expect(labels(checkIn?.card)).not.toContain(t.ratings.in_place);

    await world.until(FRIDAY_16);
    const digest = edge.inChannel(CHANNEL).at(-1);
    expect(digest?.summary).toContain('Grades 3-5');
    expect(digest?.activity).toMatchObject({ channelData: { notification: { alert: true } } });
    expect(textIn(digest?.card)).toMatch(/\d/);
    expect(edge.inChannel(CHANNEL)).toHaveLength(1);
  });

  it('asks nobody twice and nobody who has not let it in, and goes on from the first event on', async () => {
    const world = await createTeamsWorld({ at: MONDAY, person: (_, id) => `, teams: ${id}` });
    const { edge } = world;
    await edge.installInChannel(CHANNEL, 'ruth');
    for (const name of PEOPLE.filter((one) => one !== 'ben')) await edge.install(name);
    await world.until('2026-11-03T11:00:00-06:00');
    expect(edge.direct('ben')).toEqual([]);
    expect(edge.direct('ana')).toHaveLength(1);
    const bens = edge.person('ben').id;
    const refusals = () =>
      edge.calls.filter(({ status, body }) => status === 403 && JSON.stringify(body).includes(bens)).length;
    const before = refusals();
    expect(before).toBe(1);
    await world.until('2026-11-03T12:00:00-06:00');
    expect(refusals()).toBe(before);
    await edge.install('ben');
    await world.until('2026-11-03T13:00:00-06:00');
    expect(edge.direct('ben')).toHaveLength(1);
  });

  it('tells an admin plainly, and once, whom nothing reaches and why, and tells nobody else', async () => {
    const world = await createTeamsWorld({ at: MONDAY, person: (_, id) => `, teams: ${id}` });
    const { edge } = world;
    await edge.installInChannel(CHANNEL, 'ruth');
    for (const name of STAFF.filter((one) => one !== 'ben' && one !== 'gus')) await edge.install(name);
    await world.until('2026-11-03T11:00:00-06:00');
    await edge.uninstall('chloe');
    await edge.say('ana', 'reach');
    await edge.say('vera', 'reach');
    await settled(() => edge.direct('vera').length > 0 && edge.direct('ana').length > 1);
    expect(textIn(world.last('ana').card)).toContain(t.reach.forAdmins);
    const told = textIn(world.last('vera').card);
    for (const said of [
      'ben',
      'gus',
      'chloe',
      t.reach.reasons.neverAdded,
      t.reach.reasons.removed,
      t.reach.some(3),
    ])
      expect(told).toContain(said);
    expect(told).not.toContain('ana');

    const notices = () => edge.direct('vera').filter(({ summary }) => summary === t.reach.some(3));
    expect(notices()).toHaveLength(1);
    await world.until('2026-11-10T08:30:00-06:00');
    expect(notices()).toHaveLength(2);
    await world.until('2026-11-17T08:30:00-06:00');
    expect(notices()).toHaveLength(2);
  }, 180_000);

  it('takes a note in a dialog, and the card tells that there is one, not what it says', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await everybodyInstalls(world);
    await edge.say('ana', 'hello');
    await world.until(TUESDAY_10);
    const ask = edge.direct('ana').findLast((one) => labels(one.card).includes(t.ratings.partly));
    if (!ask) throw new Error('no check-in');
    await edge.press('ana', ask, t.ratings.partly);
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    const rated = edge.direct('ana').find((one) => one.id === ask.id);
    if (!rated) throw new Error('the check-in is gone');
    const opened = await edge.press('ana', rated, t.checkin.addNote(1));
    expect(opened.body).toMatchObject({ task: { type: 'continue' } });
    const sent = await edge.submitDialog('ana', opened, { 'text:note': 'more time to plan' });
    expect(sent).toMatchObject({ status: 200, body: undefined });
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    const after = edge.direct('ana').find((one) => one.id === ask.id);
    expect(labels(after?.card)).toContain(t.checkin.editNote(1));
    expect(textIn(after?.card)).not.toContain('more time to plan');
  });

  it('answers in private what is asked in a channel, and says there how to be reached where it cannot', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await edge.installInChannel(CHANNEL, 'ruth');
    await edge.install('ana');
    await edge.say('ana', 'learn', CHANNEL);
    await settled(() => edge.direct('ana').length > 0);
    expect(edge.inChannel(CHANNEL)).toEqual([]);
    await edge.say('ben', 'learn', CHANNEL);
    await settled(() => edge.inChannel(CHANNEL).length > 0);
    expect(textIn(edge.inChannel(CHANNEL)[0]?.card)).toContain('open Driveline under Apps');
    expect(edge.direct('ben')).toEqual([]);
  });

  it('answers a mention in a group chat to who asked and to nobody else, and lets who cannot be reached know there', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await edge.installInChannel('leads', 'ruth');
    await edge.install('ana');
    await edge.say('ana', 'home', 'leads');
    await settled(() => edge.direct('ana').length > 0);
    expect(edge.inChannel('leads')).toEqual([]);
    await edge.say('ben', 'home', 'leads');
    await settled(() => edge.inChannel('leads').length > 0);
    const [said, ...more] = edge.inChannel('leads');
    expect(textIn(said?.card)).toContain('open Driveline under Apps');
    expect(buttonsIn(said?.card)).toEqual([]);
    // What nobody addressed to the bot is none of its business.
    const homes = edge.direct('ana').length;
    await edge.deliver(edge.activityBy('ana', { type: 'message', text: 'home' }, 'leads'));
    await world.until('2026-11-02T10:00:00-06:00');
    expect(edge.direct('ana')).toHaveLength(homes);
    expect([more, edge.direct('ben')]).toEqual([[], []]);
  });

  it('knows people by the address that their own directory gives, and takes no guest’s word', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await edge.install('guest');
    await edge.say('guest', 'why');
    await settled(() => edge.direct('guest').length > 0);
    expect(textIn(world.last('guest').card)).toContain(t.engine.unknownPerson.slice(0, 20));
    await edge.install('ben');
    await edge.say('ben', 'why');
    await settled(() => edge.direct('ben').length > 0);
    expect(textIn(world.last('ben').card)).not.toContain(t.engine.unknownPerson.slice(0, 20));
  });
});

describe('a check-in that Teams refuses for a while', () => {
  it('comes once, after waits that no two are alike, and counts as one', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await edge.install('ana');
    await edge.say('ana', 'hello');
    await settled(() => edge.direct('ana').length > 0);
    const before = edge.direct('ana').length;
    const calls = edge.calls.length;
    const refusals = [412, 429, 502, 503] as const;
    edge.fault('post', ...refusals.map((status) => ({ status })), {
      ...{ status: 429, headers: { 'retry-after': '30' } },
    });
    await world.until('2026-11-03T10:30:00-06:00');
    expect(edge.direct('ana').slice(before)).toHaveLength(1);
    const posts = edge.calls.slice(calls).filter(({ method, status }) => method === 'POST' && status !== 200);
    expect(posts.map(({ status }) => status)).toEqual([...refusals, 429, 201]);
  });
});

describe('a check-in after which Teams may or may not have it', () => {
  it.each([500, 504])('%i: is sent once more, later than a minute and never a third time', async (status) => {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await edge.install('ana');
    await edge.say('ana', 'hello');
    await settled(() => edge.direct('ana').length > 0);
    const before = edge.direct('ana').length;
    const calls = edge.calls.length;
    edge.fault('post', { status });
    await world.until('2026-11-03T10:30:00-06:00');
    const posts = edge.calls.slice(calls).filter(({ method, path }) => method === 'POST' && isPost(path));
    expect(posts.map((one) => one.status)).toEqual([status, 201]);
    const [only, ...more] = edge.direct('ana').slice(before);
    expect(more).toEqual([]);
    const [row] = await world.bot.store.read(async (tx) =>
      (await tx.db.select().from(tx.t.outbox)).filter(({ messageId }) => messageId === only?.id),
    );
    const waited = (only?.postedAt ?? 0) - (row?.firstTriedAt ?? 0);
    expect(waited).toBeGreaterThanOrEqual(65_000);
    expect(waited).toBeLessThan(100_000);
  });
});

describe('a check-in whose sending was uncertain', () => {
  /** Ana's check-in was posted, the answer to that was lost, and until then it lived. */
  async function uncertain(until: string) {
    const world = await createTeamsWorld({ at: MONDAY });
    const { edge } = world;
    await edge.install('ana');
    await edge.say('ana', 'hello');
    await settled(() => edge.direct('ana').length > 0);
    const before = edge.direct('ana').length;
    edge.fault('post', 'dropped');
    await world.until(until);
    const copies = () => edge.direct('ana').slice(before);
    const at = (id: string) => copies().find((one) => one.id === id);
    const soon = () => world.until(new Date(world.clock.now() + 6_000).toISOString());
    return { world, edge, copies, at, soon };
  }
  const metrics = (world: TeamsWorld) => fetch(`${world.bot.url}/metrics`).then((r) => r.text());

  it('is there twice, counted; answering the one nobody knew of answers both, and both show it', async () => {
    const { world, edge, copies, at, soon } = await uncertain('2026-11-03T10:30:00-06:00');
    const [lost, known] = copies();
    expect(copies()).toHaveLength(2);
    if (!lost || !known) throw new Error('two copies');
    await edge.press('ana', lost, t.ratings.in_place);
    await soon();
    for (const { id } of [lost, known]) {
      expect(at(id)?.edits).toBeGreaterThan(0);
      expect(textIn(at(id)?.card)).toContain('Question 2');
    }
    // From here on it is known: what is answered in one stands in the other.
    const first = at(known.id);
    if (first) await edge.press('ana', first, t.ratings.partly);
    await soon();
    expect(textIn(at(lost.id)?.card)).toContain('Question 3');
    expect(at(lost.id)?.card).toEqual(at(known.id)?.card);
    expect(await metrics(world)).toMatch(/driveline_uncertain_total\S* 1/);
  });

  it('shows what has been answered in the other as soon as it is touched', async () => {
    const { edge, copies, at, soon } = await uncertain('2026-11-03T10:30:00-06:00');
    const [lost, known] = copies();
    if (!lost || !known) throw new Error('two copies');
    await edge.press('ana', known, t.ratings.in_place);
    await soon();
    expect(at(known.id)?.edits).toBe(1);
    const answer = await edge.press('ana', lost, t.ratings.not_yet);
    expect(answer.status).toBe(200);
    await soon();
    expect(at(lost.id)?.card).toEqual(at(known.id)?.card);
  });

  it('is not sent again where a press has shown that it is there', async () => {
    const { world, edge, copies, at, soon } = await uncertain('2026-11-03T08:00:00-06:00');
    for (let minute = 0; minute < 300 && copies().length === 0; minute++)
      await world.until(new Date(world.clock.now() + 30_000).toISOString());
    const [only] = copies();
    if (!only) throw new Error('no check-in');
    await edge.press('ana', only, t.ratings.in_place);
    await soon();
    await world.until('2026-11-03T10:30:00-06:00');
    expect(copies()).toHaveLength(1);
    expect(at(only.id)?.edits).toBeGreaterThan(0);
    expect(await metrics(world)).toMatch(/driveline_found_total\S* 1/);
  });

  it('is never put over a message of somebody else, whoever knows its name', async () => {
    const { world, edge, copies, soon } = await uncertain('2026-11-03T10:30:00-06:00');
    await edge.install('ben');
    await edge.say('ben', 'hello');
    await world.until('2026-11-03T12:00:00-06:00');
    const [lost] = copies();
    const bens = edge.direct('ben').findLast((one) => labels(one.card).includes(t.ratings.in_place));
    if (!lost || !bens) throw new Error('two check-ins');
    const before = bens.card;
    const button = buttonsIn(lost.card).find(({ title }) => title === t.ratings.in_place);
    if (!button) throw new Error('no button');
    expect(button.data).toHaveProperty('sentAs');
    await edge.act('ben', button, { messageId: bens.id });
    await soon();
    await world.until(new Date(world.clock.now() + 120_000).toISOString());
    expect(edge.direct('ben').find(({ id }) => id === bens.id)?.card).toEqual(before);
  });
});

const isPost = (path: string) => path.endsWith('/activities');

function labels(card: unknown): string[] {
  return buttonsIn(card).map(({ title }) => title);
}

import { describe, expect, it } from 'vitest';
import { buttonsIn, textIn } from '../../adapters/playground/teams-edge/index.ts';
import type { TeamsMessage } from '../../adapters/playground/teams-edge/types.ts';
import { say } from '../../src/locales/index.ts';
import { as } from '../../src/model/ids.ts';
import { personById } from '../../src/store/queries/people.ts';
import { createTeamsWorld, STAFF, type TeamsWorld } from '../doubles/teams-world.ts';
import { settled } from '../doubles/world.ts';

const MONDAY = '2026-11-02T09:00:00-06:00';
const TUESDAY_10 = '2026-11-03T10:00:00-06:00';

const t = say('en');
const en = t.home;

async function district(until?: string): Promise<TeamsWorld> {
  const world = await createTeamsWorld({ at: MONDAY });
  for (const name of STAFF) await world.edge.install(name);
  if (until) await world.until(until);
  return world;
}

/** Writes to the bot and waits for the card that answers. */
async function ask(world: TeamsWorld, name: string, words: string, over: object = {}): Promise<TeamsMessage> {
  const { edge } = world;
  const before = edge.direct(name).length;
  await edge.deliver(edge.activityBy(name, { type: 'message', text: words, ...over }));
  await settled(() => edge.direct(name).length > before);
  return world.last(name);
}

const again = (world: TeamsWorld, name: string, { id }: TeamsMessage): TeamsMessage => {
  const message = world.edge.direct(name).find((one) => one.id === id);
  if (!message) throw new Error('the message is gone');
  return message;
};

const labels = (message: TeamsMessage) => buttonsIn(message.card).map(({ title }) => title);

describe('the settings card in Teams', () => {
  it('is Home as a message, and is kept up to date where it stands', async () => {
    const world = await district(TUESDAY_10);
    const { edge } = world;
    const home = await ask(world, 'ana', 'settings');
    expect(textIn(home.card)).toContain(en.title('ana'));
    expect(textIn(home.card)).toContain('Question 1 of 3');
    const count = edge.direct('ana').length;
    const answer = await edge.press('ana', home, t.ratings.partly);
    expect(answer).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } });
    await settled(() => again(world, 'ana', home).edits > 0);
    expect(textIn(again(world, 'ana', home).card)).toContain('Question 2 of 3');
    expect(textIn(again(world, 'ana', home).card)).toContain(en.title('ana'));
    // The check-in's own message follows, and no other message comes.
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    const own = edge.direct('ana').find((one) => one.id !== home.id && /Question/.test(textIn(one.card)));
    expect(own && textIn(own.card)).toContain('Question 2 of 3');
    expect(edge.direct('ana')).toHaveLength(count);
  }, 180_000);

  it('changes time zone and hours in dialogs, and shows what counts in the same message', async () => {
    const world = await district();
    const { edge } = world;
    const home = await ask(world, 'ana', 'home');
    const opened = await edge.press('ana', home, en.settings.changeZone);
    expect(opened.body).toMatchObject({ task: { type: 'continue' } });
    const wrong = await edge.submitDialog('ana', opened, { 'text:other': 'Nowhere' });
    expect(wrong.text).toContain(en.settings.zoneWrong);
    const sent = await edge.submitDialog('ana', opened, {
      'choice:zone': 'America/Denver',
      'text:other': '',
    });
    expect(sent).toMatchObject({ status: 200, body: undefined });
    await settled(() => again(world, 'ana', home).edits > 0);
    expect(textIn(again(world, 'ana', home).card)).toContain('Mountain Time');
    expect(await world.bot.store.read((tx) => personById(tx, as('lakeside/ana')))).toMatchObject({
      zone: 'America/Denver',
    });
  });

  it('pauses and goes on, with the same words as in Slack', async () => {
    const world = await district();
    const { edge } = world;
    const home = await ask(world, 'ana', 'home');
    const opened = await edge.press('ana', home, en.rest.rhythm);
    await edge.submitDialog('ana', opened, { 'choice:mode': 'every_other' });
    await settled(() => again(world, 'ana', home).edits > 0);
    const halved = again(world, 'ana', home);
    expect(textIn(halved.card)).toContain(t.asking.chosen.every_other);
    await edge.press('ana', halved, t.asking.keepAsking);
    await settled(() => again(world, 'ana', home).edits > halved.edits);
    expect(textIn(again(world, 'ana', home).card)).toContain(en.rest.asked);
  });

  it('stays far below what Teams takes, also for who is everything at once', async () => {
    const world = await district(TUESDAY_10);
    for (const name of ['ana', 'ruth', 'vera', 'carmen']) {
      const home = await ask(world, name, 'home');
      expect(JSON.stringify(home.activity).length, name).toBeLessThan(28_000);
    }
  });
});

describe('whose clock counts', () => {
  const fromDenver = { localTimezone: 'America/Denver' };
  const questions = (world: TeamsWorld, name: string) =>
    world.edge.direct(name).filter(({ summary }) => summary === en.zoneAsk.title);

  it('asks once where Teams names another time than the school’s, and keeps to the school’s until then', async () => {
    const world = await district();
    await ask(world, 'ana', 'help', fromDenver);
    await ask(world, 'ana', 'help', fromDenver);
    await world.until('2026-11-02T11:00:00-06:00');
    expect(questions(world, 'ana')).toHaveLength(1);
    const [question] = questions(world, 'ana');
    if (!question) throw new Error('no question');
    expect(textIn(question.card)).toContain(en.zoneAsk.heard('Teams', 'Mountain Time', 'Central Time'));
    expect(labels(question)).toHaveLength(3);
    await world.until(TUESDAY_10);
    // Asked by the school's clock: nobody guessed that Denver counts.
    expect(await world.bot.store.read((tx) => personById(tx, as('lakeside/ana')))).toMatchObject({
      zone: 'America/Chicago',
    });
    await world.edge.press('ana', question, 'Mountain Time');
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    expect(textIn(again(world, 'ana', question).card)).toContain('All right: Mountain Time');
    expect(await world.bot.store.read((tx) => personById(tx, as('lakeside/ana')))).toMatchObject({
      zone: 'America/Denver',
    });
    await ask(world, 'ana', 'help', { localTimezone: 'Europe/Lisbon' });
    await world.until('2026-11-09T12:00:00-06:00');
    expect(questions(world, 'ana')).toHaveLength(0);
    expect(world.edge.direct('ana').filter(({ summary }) => summary?.startsWith('All right'))).toHaveLength(
      1,
    );
  });

  it('asks nobody whose Teams tells the same time by another name', async () => {
    const world = await district();
    await ask(world, 'ana', 'help', { localTimezone: 'America/Menominee' });
    await world.until('2026-11-02T14:00:00-06:00');
    expect(questions(world, 'ana')).toEqual([]);
  });

  it('takes another zone from the question’s dialog, and the question says so', async () => {
    const world = await district();
    await ask(world, 'ana', 'help', fromDenver);
    await world.until('2026-11-02T11:00:00-06:00');
    const [question] = questions(world, 'ana');
    if (!question) throw new Error('no question');
    const opened = await world.edge.press('ana', question, en.zoneAsk.other);
    await world.edge.submitDialog('ana', opened, { 'text:other': 'America/Boise' });
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    expect(textIn(again(world, 'ana', question).card)).toContain('All right: Mountain Time');
  });
});

import { describe, expect, it } from 'vitest';
import { buttonsIn, textIn } from '../../adapters/playground/teams-edge/index.ts';
import { say } from '../../src/locales/index.ts';
import { CHANNEL, createTeamsWorld, STAFF, type TeamsWorld } from '../doubles/teams-world.ts';
import { PEOPLE, settled } from '../doubles/world.ts';

const t = say('en');
const MONDAY = '2026-11-02T09:00:00-06:00';
/** The Fridays of the first three digests, after each is due, and the Tuesdays on which an admin may be told. */
const FRIDAYS = [
  '2026-11-06T16:00:00-06:00',
  '2026-11-13T16:00:00-06:00',
  '2026-11-20T16:00:00-06:00',
] as const;
const TUESDAYS = ['2026-11-17T09:00:00-06:00', '2026-11-24T09:00:00-06:00'] as const;

async function installed(options: { team?: string } = {}): Promise<TeamsWorld> {
  const world = await createTeamsWorld({ at: MONDAY, ...options });
  for (const name of STAFF) await world.edge.install(name);
  await world.edge.installInChannel(CHANNEL, 'ruth');
  await world.bot.engine.tick();
  return world;
}

const digests = ({ edge }: TeamsWorld) =>
  edge.inChannel(CHANNEL).filter(({ summary }) => summary?.includes('Grades 3-5'));

const silent = t.reach.silent(['Grades 3-5']);
/** What Vera was told of the channel. */
const told = ({ edge }: TeamsWorld) =>
  edge.direct('vera').filter(({ card }) => textIn(card).includes(silent));

/** What Teams tells of a channel in the team's general one. */
const channelEvent = ({ edge }: TeamsWorld, eventType: string) =>
  edge.deliver(
    edge.activityBy(
      'ruth',
      {
        type: 'conversationUpdate',
        channelData: { tenant: { id: edge.tenantId }, eventType, channel: { id: edge.channel(CHANNEL) } },
      },
      'staff-room',
    ),
  );

describe('a team’s channel in Teams', () => {
  it('that the app is taken out of gets nothing, the admin is told once, and the next digest comes when it is back', async () => {
    const world = await installed();
    const { edge } = world;
    await world.until(FRIDAYS[0]);
    expect(digests(world)).toHaveLength(1);
    await edge.removeFromChannel(CHANNEL, 'ruth');
    const posts = () =>
      edge.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('conversations')).length;
    const before = posts();
    await world.until(FRIDAYS[1]);
    expect(posts()).toBe(before);
    await world.until(TUESDAYS[0]);
    expect(told(world)).toHaveLength(1);
    await edge.installInChannel(CHANNEL, 'ruth');
    await world.until(FRIDAYS[2]);
    expect(digests(world)).toHaveLength(2);
    await world.until(TUESDAYS[1]);
    expect(told(world)).toHaveLength(1);
  }, 180_000);

  it('that refused a digest takes the next once the app is back in its team, of which Teams tells elsewhere', async () => {
    const world = await installed();
    const { edge } = world;
    // Somebody wrote to the bot in it, so it is known; and the app goes without a word of it.
    await edge.say('ana', 'learn', CHANNEL);
    await world.until('2026-11-06T14:55:00-06:00');
    edge.fault('open', { status: 403, code: 'BotNotInConversationRoster' });
    await world.until(FRIDAYS[0]);
    expect(digests(world)).toEqual([]);
    await world.until('2026-11-10T09:00:00-06:00');
    expect(told(world)).toHaveLength(1);
    await edge.installInChannel('staff-room', 'ruth');
    await world.until(FRIDAYS[1]);
    expect(digests(world)).toHaveLength(1);
  }, 180_000);

  it('that is deleted is left alone, and written to again when it is restored', async () => {
    const world = await installed();
    const { edge } = world;
    await channelEvent(world, 'channelDeleted');
    const calls = edge.calls.length;
    await world.until(FRIDAYS[0]);
    const channel = encodeURIComponent(edge.channel(CHANNEL));
    expect(JSON.stringify(edge.calls.slice(calls).filter(({ method }) => method === 'POST'))).not.toContain(
      channel,
    );
    expect(digests(world)).toEqual([]);
    await channelEvent(world, 'channelRestored');
    await world.until(FRIDAYS[1]);
    expect(digests(world)).toHaveLength(1);
  }, 180_000);
});

describe('people who come to a team’s channel in Teams, and go', () => {
  it('are enrolled and let go as Teams tells it', async () => {
    const world = await installed({ team: ', members: channel' });
    const { edge } = world;
    const staff = () =>
      world.bot.store.read(async (tx) =>
        (await tx.db.select().from(tx.t.membership))
          .filter(({ role }) => role === 'staff')
          .map(({ personId }) => personId.split('/')[1])
          .sort(),
      );
    const looked = async (is: readonly string[]) => {
      for (let tries = 0; tries < 600 && JSON.stringify(await staff()) !== JSON.stringify(is); tries++) {
        await world.bot.engine.tick();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(await staff()).toEqual(is);
    };
    await looked([...PEOPLE].sort());
    await edge.move('ben', CHANNEL, 'out');
    await looked(PEOPLE.filter((name) => name !== 'ben').sort());
    await edge.move('newcomer', CHANNEL, 'in');
    await looked([...PEOPLE.filter((name) => name !== 'ben'), 'newcomer'].sort());
    await edge.move('guest', CHANNEL, 'in');
    await looked([...PEOPLE.filter((name) => name !== 'ben'), 'newcomer'].sort());
  });
});

describe('where Teams is', () => {
  it('is what its last event said: what is sent after it goes there', async () => {
    const world = await installed();
    const { edge } = world;
    const moved = `${edge.url}/emea/`;
    await edge.deliver(edge.activityBy('ana', { type: 'message', text: 'help', serviceUrl: moved }));
    await settled(() => edge.calls.some(({ path }) => path.startsWith('/emea/')));
    await world.until('2026-11-03T10:00:00-06:00');
    const asked = (name: string) =>
      edge.direct(name).findLast(({ card }) => buttonsIn(card).some(({ verb }) => verb === 'checkin.answer'));
    expect(asked('ana')).toBeDefined();
    const posted = edge.calls
      .filter(({ body }) => JSON.stringify(body).includes('checkin.answer'))
      .map(({ path }) => path);
    const anas = posted.filter(
      (path) =>
        path.includes(encodeURIComponent(edge.person('ana').id)) || path.includes(edge.person('ana').id),
    );
    expect(anas.length).toBeGreaterThan(0);
    for (const path of anas) expect(path).toMatch(/^\/emea\//);
  });
});

describe('a client that has no dialogs', () => {
  it('gets the form as a card of its own, sends it off in it, and hears of a mistake in it', async () => {
    const world = await installed();
    const { edge } = world;
    await world.until('2026-11-03T10:00:00-06:00');
    const ask = edge
      .direct('ana')
      .findLast(({ card }) => buttonsIn(card).some(({ title }) => title === t.ratings.partly));
    if (!ask) throw new Error('no check-in');
    await edge.press('ana', ask, t.ratings.partly);
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    const rated = edge.direct('ana').find(({ id }) => id === ask.id);
    const note = buttonsIn(rated?.card).find(({ title }) => title === t.checkin.addNote(1));
    if (!rated || !note) throw new Error('no way to a note');
    // Such a client takes the button for a plain one, and hands its data over as a message without words.
    const before = edge.direct('ana').length;
    const { msteams: _, ...value } = note.data;
    await edge.deliver(edge.activityBy('ana', { type: 'message', value, replyToId: rated.id }));
    await settled(() => edge.direct('ana').length > before);
    const form = world.last('ana');
    expect(textIn(form.card)).toContain(t.checkin.noteIntro);
    expect(JSON.stringify(form.card)).not.toContain('task/fetch');

    const wrong = await edge.press('ana', form, t.checkin.noteSave, { 'text:note': 'x'.repeat(700) });
    expect(wrong.text).toContain(t.checkin.noteTooLong);
    const saved = await edge.press('ana', form, t.checkin.noteSave, { 'text:note': 'more time to plan' });
    expect(saved.status).toBe(200);
    await settled(() => (edge.direct('ana').find(({ id }) => id === form.id)?.edits ?? 0) > 0);
    expect(textIn(edge.direct('ana').find(({ id }) => id === form.id)?.card)).not.toContain(
      'more time to plan',
    );
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    const after = edge.direct('ana').find(({ id }) => id === ask.id);
    expect(buttonsIn(after?.card).map(({ title }) => title)).toContain(t.checkin.editNote(1));
  });
});

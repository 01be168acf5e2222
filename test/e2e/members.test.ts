import { describe, expect, it } from 'vitest';
import { as } from '../../src/model/ids.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { createWorld, PEOPLE, type World, type WorldOptions } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const TEAM = 'members: channel';

const channelOf = (world: World) => world.edge.channels()[0]?.id ?? '';

/** Slack's event comes and the bot has looked: no more than that. */
async function event(world: World, act: (channel: string) => Promise<unknown>): Promise<void> {
  await act(channelOf(world));
  await world.bot.engine.tick();
}

const staff = (world: World): Promise<string[]> =>
  world.store.read(async (tx) => {
    const rows = await tx.db.select().from(tx.t.membership);
    return rows
      .filter(({ unitId, role }) => unitId === 'lakeside/grades-3-5' && role === 'staff')
      .map(({ personId }) => personId.replace('lakeside/', ''))
      .sort();
  });

/** The bot has looked into the channel once, and those it found have answered their welcome. */
async function following(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await createWorld({ at: MONDAY, ...options, district: { team: TEAM, ...options.district } });
  await world.bot.engine.tick();
  if (!options.welcomes) await world.store.transact((tx) => welcomeEverybody(tx, as('lakeside'), 0));
  return world;
}

describe('a team whose staff are those in its channel', () => {
  it('has those in the channel as staff: no bot, nobody who leads or coaches it, nobody who is elsewhere', async () => {
    const world = await following({ district: { without: ['gus'] } });
    await world.bot.engine.tick();
    // Gus is in the channel and in no file; Ruth is in the channel, and leads the school.
    expect(await staff(world)).toEqual(['ana', 'ben', 'chloe', 'darius', 'elena', 'farah', 'gus']);
  });

  it('enrols who joins, tells them, and asks them from the next check-in on', async () => {
    const world = await following({ district: { without: ['gus'] }, welcomes: true });
    await event(world, (channel) => world.edge.leave(channel, world.userId('gus')));
    expect(await staff(world)).not.toContain('gus');
    await world.until('2026-10-05T10:00:00-05:00');
    expect(world.direct('gus')).toHaveLength(0);

    await event(world, (channel) => world.edge.join(channel, world.userId('gus')));
    expect(await staff(world)).toContain('gus');
    expect(world.last('gus').text).toContain('Driveline');
    await world.press('gus', 'Looks right');
    await world.until('2026-10-06T11:00:00-05:00');
    expect(world.last('gus').text).toContain('Question 1 of 3');
  });

  it('ends for who leaves, at once: the open check-in is closed, nothing planned is left, nothing more comes', async () => {
    const world = await following();
    await world.until('2026-10-06T09:35:00-05:00');
    await world.press('ana', 'Partly');
    await event(world, (channel) => world.edge.leave(channel, world.userId('ana')));
    await event(world, (channel) => world.edge.leave(channel, world.userId('ben')));
    const rows = await world.store.read((tx) => tx.db.select().from(tx.t.occurrence));
    const theirs = rows.filter(({ subject }) => ['lakeside/ana', 'lakeside/ben'].includes(subject));
    expect(theirs.filter(({ state }) => state === 'planned')).toEqual([]);
    const open = await world.store.read((tx) => tx.db.select().from(tx.t.checkIn));
    const closed = open.filter(({ personId }) => ['lakeside/ana', 'lakeside/ben'].includes(personId));
    expect(closed).toHaveLength(2);
    for (const { closesAt } of closed) expect(closesAt).toBeLessThanOrEqual(world.clock.now());

    const before = [world.direct('ana').length, world.direct('ben').length];
    const edits = world.edge.calls('chat.update').length;
    await world.until('2026-10-20T12:00:00-05:00');
    expect([world.direct('ana').length, world.direct('ben').length]).toEqual(before);
    const toThem = world.edge
      .calls('chat.update')
      .slice(edits)
      .filter(({ body }) =>
        [world.last('ana').channelId, world.last('ben').channelId].includes(String(body.channel)),
      );
    expect(toThem).toEqual([]);
  });

  it('keeps what a leaver answered, counts the others alone as asked, and goes on under the same person when they are back', async () => {
    const world = await following();
    await world.until('2026-10-06T09:35:00-05:00');
    for (const label of ['Partly', 'In place', 'Partly']) await world.press('ana', label);
    await event(world, (channel) => world.edge.leave(channel, world.userId('ana')));
    await event(world, (channel) => world.edge.leave(channel, world.userId('ben')));
    // Seven staff and Carmen, their coach, were asked.
    const [rollup] = await world.store.read((tx) => tx.db.select().from(tx.t.windowRollup));
    expect(rollup).toMatchObject({ asked: 7, answered: 1 });

    await event(world, (channel) => world.edge.join(channel, world.userId('ana')));
    expect(await staff(world)).toContain('ana');
    const people = await world.store.read((tx) => tx.db.select().from(tx.t.person));
    expect(people.filter(({ name }) => name === 'ana')).toHaveLength(1);
    await world.until('2026-10-13T09:45:00-05:00');
    expect(world.last('ana').text).toContain('Question 1 of 3');
  });

  it('never enrols guests, people of another organisation, bots, or accounts that are switched off', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: { team: TEAM, without: ['gus', 'farah', 'elena', 'darius'] },
    });
    await world.edge.stand(world.userId('gus'), { is_restricted: true });
    await world.edge.stand(world.userId('farah'), { team_id: 'T0ELSEWHERE', is_stranger: true });
    await world.edge.stand(world.userId('elena'), { is_bot: true });
    await world.edge.stand(world.userId('darius'), { deleted: true });
    await world.bot.engine.tick();
    expect(await staff(world)).toEqual(['ana', 'ben', 'chloe']);
  });

  it('ends for who is deactivated, and asks again when the account is back', async () => {
    const world = await following();
    await world.bot.engine.tick();
    await event(world, () => world.edge.stand(world.userId('ana'), { deleted: true }));
    await world.until('2026-10-06T12:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(0);
    await event(world, () => world.edge.stand(world.userId('ana'), { deleted: false }));
    await world.until('2026-10-13T09:45:00-05:00');
    expect(world.last('ana').text).toContain('Question 1 of 3');
  });

  it('agrees with the district file: to apply it again changes nobody who came through the channel', async () => {
    const wishes = { team: TEAM, without: ['gus'] } as const;
    const world = await following({ district: wishes });
    const before = await staff(world);
    await world.apply(wishes);
    expect(await staff(world)).toEqual(before);
    await world.until('2026-10-06T09:45:00-05:00');
    expect(world.last('gus').text).toContain('Question 1 of 3');
  });

  it('is looked into at once when a team begins to follow a channel that was looked into a moment ago', async () => {
    const world = await createWorld({ at: MONDAY, district: { without: ['gus'] } });
    await world.bot.engine.tick();
    expect(await staff(world)).not.toContain('gus');
    await world.apply({ team: TEAM, without: ['gus'] });
    await world.bot.engine.tick();
    expect(await staff(world)).toContain('gus');
  });
});

describe('a team whose staff are those in a user group', () => {
  it('follows who joins and leaves it by the rules of a channel; switched off, it ends nobody, and the admin is told', async () => {
    const world = await createWorld({ at: MONDAY, district: { without: ['gus', 'farah'] } });
    const [ana, ben, carmen, farah, gus] = (['ana', 'ben', 'carmen', 'farah', 'gus'] as const).map((name) =>
      world.userId(name),
    ) as [string, string, string, string, string];
    await world.edge.stand(farah, { is_restricted: true });
    const group = world.edge.makeGroup('grades', [ana, ben, carmen, farah, world.edge.botUserId]);
    await world.apply({ team: `members: group, group: ${group}`, without: ['gus', 'farah'] });
    await world.bot.engine.tick();
    // Farah is a guest, Carmen coaches the team; the others are in its channel, and that no longer counts.
    expect(await staff(world)).toEqual(['ana', 'ben']);

    await event(world, () => world.edge.changeGroup(group, { members: [ana, gus, carmen, farah] }));
    expect(await staff(world)).toEqual(['ana', 'gus']);

    await event(world, () => world.edge.changeGroup(group, { disabled: true }));
    expect(await staff(world)).toEqual(['ana', 'gus']);
    await world.until('2026-10-05T10:00:00-05:00');
    expect(world.direct('vera').map(({ text }) => text)).toEqual([
      expect.stringMatching(/user group that says who is on Grades 3-5 was switched off/),
    ]);

    await event(world, () => world.edge.changeGroup(group, { disabled: false }));
    await event(world, () => world.edge.changeGroup(group, { members: [ana, ben] }));
    expect(await staff(world)).toEqual(['ana', 'ben']);
  });

  it('tells the admin what to allow where the bot may not see the group, and not once it may', async () => {
    const world = await createWorld({ at: MONDAY });
    const group = world.edge.makeGroup('grades', [world.userId('ana')]);
    world.edge.fault({
      method: 'usergroups.users.list',
      kind: 'error',
      error: 'missing_scope',
      times: Infinity,
    });
    await world.apply({ team: `members: group, group: ${group}` });
    await world.bot.engine.tick();
    expect(await staff(world)).toHaveLength(PEOPLE.length);
    const notices = () =>
      world.store.read(async (tx) =>
        (await tx.db.select().from(tx.t.occurrence)).filter(({ view }) => view === 'group'),
      );
    expect(await notices()).toMatchObject([{ subject: 'lakeside/vera', state: 'planned' }]);

    world.edge.clearFaults();
    await event(world, () => world.edge.changeGroup(group, { disabled: false }));
    expect(await staff(world)).toEqual(['ana']);
    expect(await notices()).toMatchObject([{ state: 'cancelled' }]);
    await world.until('2026-10-05T12:00:00-05:00');
    expect(world.direct('vera')).toEqual([]);
  });
});

describe('somebody of a listed team', () => {
  it('stays when they leave the channel, which the file does not follow', async () => {
    const world = await createWorld({ at: MONDAY });
    await event(world, (channel) => world.edge.leave(channel, world.userId('ana')));
    expect(await staff(world)).toContain('ana');
  });

  it('ends when their account is deactivated', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T09:35:00-05:00');
    const before = world.direct('ana').length;
    await event(world, () => world.edge.stand(world.userId('ana'), { deleted: true }));
    await world.until('2026-10-20T12:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(before);
  });
});

describe('a channel that another organisation reads', () => {
  it('gets no digest until somebody has agreed, whose name is kept with it', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: { roles: { ben: 'staff: grades-3-5, facilitator: grades-3-5' } },
    });
    world.edge.share(channelOf(world), true);
    await world.until('2026-10-09T16:00:00-05:00');
    expect(world.inTeamChannel()).toHaveLength(0);
    const asked = world.direct('ben').find((message) => message.text.includes('another organization'));
    expect(asked).toBeDefined();
    // Somebody else's tap decides nothing.
    await world.press('ana', 'Post it there', asked ? { message: asked } : {});
    await world.press('ben', 'Post it there', asked ? { message: asked } : {});
    const [kept] = await world.store.read((tx) => tx.db.select().from(tx.t.sharedChannel));
    expect(kept).toMatchObject({ decision: 'agreed', personId: 'lakeside/ben' });
    await world.until('2026-10-16T16:00:00-05:00');
    expect(world.inTeamChannel()).toHaveLength(1);
  });
});

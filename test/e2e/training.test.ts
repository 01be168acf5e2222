import { describe, expect, it } from 'vitest';
import { command, dialog, digest, fill, MONDAY } from '../doubles/improving.ts';
import { buttonsOf, createWorld, PEOPLE, type PersonName, type World } from '../doubles/world.ts';

const messages = (world: World, name: PersonName, text: string) =>
  world.direct(name).filter((one) => one.ephemeralFor === undefined && one.text.includes(text));

const answers = (world: World) => world.store.read(async (tx) => tx.db.select().from(tx.t.itemAnswer));

/** A session of Monday that ruth logs on Tuesday: all but gus were there. */
async function logged(): Promise<World> {
  const world = await createWorld({
    at: MONDAY,
    district: { everyWeeks: 8, coaching: { carmen: ['ana', 'ben'] } },
  });
  await world.until('2026-10-06T08:00:00-05:00');
  await command(world, 'ruth', 'training');
  await fill(world, 'ruth', {
    topic: 'Feedback that lands',
    unit: 'lakeside/grades-3-5',
    held_on: '2026-10-05',
  });
  expect(dialog(world, 'ruth')).toContain('Who was there?');
  const there = ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah'];
  await fill(
    world,
    'ruth',
    Object.fromEntries(
      [...PEOPLE, 'carmen'].map((name) => [`lakeside/${name}`, there.includes(name) ? ['on'] : []]),
    ),
  );
  expect(dialog(world, 'ruth')).toContain('6 were there');
  return world;
}

describe('a training session', () => {
  it('asks those who were there the right questions, and again two weeks after it', async () => {
    const world = await logged();
    await world.until('2026-10-06T15:00:00-05:00');
    const [first] = messages(world, 'ana', 'You had training on Oct 5: Feedback that lands');
    expect(first?.text).toContain('practiced the skill itself');
    expect(first?.text).toContain('from 5 people on');
    await world.press('ana', 'In place', first ? { message: first } : {});
    const second = messages(world, 'ana', 'You had training')[0];
    expect(second?.text).toContain('why we work this way');
    await world.press('ana', 'Partly', second ? { message: second } : {});
    expect(messages(world, 'ana', 'That was all about this training')).toHaveLength(1);
    expect(messages(world, 'gus', 'training')).toEqual([]);

    expect(messages(world, 'ana', 'Two weeks ago')).toEqual([]);
    await world.until('2026-10-19T16:00:00-05:00');
    const later = messages(world, 'ana', 'Two weeks ago, on Oct 5')[0];
    expect(later?.text).toContain('Within two weeks');
    await world.press('ana', 'Not yet', later ? { message: later } : {});
    expect((await answers(world)).map((row) => [row.personId, row.itemId, row.rating])).toEqual([
      ['lakeside/ana', 'trn2', 'in_place'],
      ['lakeside/ana', 'trn3', 'partly'],
      ['lakeside/ana', 'trn4', 'not_yet'],
    ]);
  });

  it('tells whoever leads coaching which of those who were there have no coach', async () => {
    const world = await logged();
    await world.until('2026-10-07T12:00:00-05:00');
    const [told] = messages(world, 'ruth', 'who has no coach yet');
    expect(told?.text).toContain('chloe, darius, elena, farah');
    expect(told?.text).not.toContain('gus');
    expect(told?.text).not.toContain('ana');
    expect(messages(world, 'carmen', 'no coach')).toEqual([]);
  });

  it('tells the team what people say of it from k people on, and nothing below', async () => {
    const world = await logged();
    await world.until('2026-10-06T15:00:00-05:00');
    const there: PersonName[] = ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah'];
    for (const [i, name] of there.entries()) {
      const [first] = messages(world, name, 'You had training');
      await world.press(name, i < 4 ? 'In place' : 'Not yet', first ? { message: first } : {});
      if (i > 2) continue;
      const [second] = messages(world, name, 'You had training');
      await world.press(name, 'In place', second ? { message: second } : {});
    }
    await world.until('2026-10-30T15:02:00-05:00');
    const lines = world
      .inTeamChannel()
      .map((message) => message.text)
      .filter((text) => text.includes('Feedback that lands'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('practiced it 67');
    expect(lines[0]).not.toContain('can say why');
    expect(digest(world).text).toContain('Feedback that lands');
  });

  it('takes no answer from somebody who was not there, and no log from somebody who does not lead', async () => {
    const world = await logged();
    await world.until('2026-10-06T15:00:00-05:00');
    const [first] = messages(world, 'ana', 'You had training');
    if (!first) throw new Error('nothing was asked');
    const button = buttonsOf(first)[0];
    await world.edge.press({
      userId: world.userId('gus'),
      channelId: first.channelId,
      ts: first.ts,
      actionId: button?.actionId ?? '',
      value: button?.value ?? '',
    });
    expect(await answers(world)).toEqual([]);
    expect((await command(world, 'gus', 'training'))?.text).toContain('those who lead, facilitate or coach');
  });

  it('refuses a day that has not come, and keeps what was written', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T08:00:00-05:00');
    await command(world, 'carmen', 'capacitacion');
    const ack = await fill(world, 'carmen', { topic: 'Wait time', held_on: '2026-10-07' });
    expect(ack.body).toContain('last four weeks');
    expect(await world.store.read(async (tx) => tx.db.select().from(tx.t.training))).toEqual([]);
  });
});

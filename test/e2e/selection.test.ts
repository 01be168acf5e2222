import { describe, expect, it } from 'vitest';
import { dialog, fill, MONDAY } from '../doubles/improving.ts';
import { createWorld, type PersonName, type World } from '../doubles/world.ts';

const messages = (world: World, name: PersonName, text: string) =>
  world.direct(name).filter((one) => one.ephemeralFor === undefined && one.text.includes(text));

const STAFF = 'staff: grades-3-5';

/** Ana becomes a facilitator in the second week; gus leads the team, ruth leads the school and evaluates. */
async function newRole(): Promise<World> {
  const district = {
    everyWeeks: 8,
    coaching: { carmen: ['ana'] as const },
    roles: { gus: 'leader: grades-3-5' },
  };
  const world = await createWorld({ at: MONDAY, district });
  await world.until('2026-10-12T06:00:00-05:00');
  await world.apply({
    ...district,
    roles: { ...district.roles, ana: `${STAFF}, facilitator: grades-3-5` },
  });
  await world.until('2026-10-12T16:00:00-05:00');
  return world;
}

describe('somebody new in a role', () => {
  it('is asked, and hands what they bring and lack to the one person they choose; nobody else reads it', async () => {
    const world = await newRole();
    const [welcome] = messages(world, 'ana', 'You are new as a facilitator at Grades 3-5');
    expect(welcome?.text).toContain('comfortably say no');
    await world.press('ana', 'In place', welcome ? { message: welcome } : {});
    await world.press(
      'ana',
      'Write it down',
      welcome ? { message: messages(world, 'ana', 'new as')[0] ?? welcome } : {},
    );
    // Whoever evaluates her cannot be chosen.
    expect(dialog(world, 'ana')).toContain('carmen');
    expect(dialog(world, 'ana')).toContain('gus');
    expect(dialog(world, 'ana')).not.toContain('ruth');
    await fill(world, 'ana', {
      strengths: 'I listen well',
      gaps: 'I have never run a vote',
      recipient: 'lakeside/carmen',
      time: true,
    });
    await world.until('2026-10-13T12:00:00-05:00');
    const [received] = messages(world, 'carmen', 'ana has handed you something');
    expect(received?.text).not.toContain('never run a vote');
    const read = { message: received ?? world.last('carmen') };
    await world.press('carmen', 'Read it', read);
    expect(world.whispered('carmen')).toContain('I have never run a vote');
    // Her answer about the time goes with it, because she said so.
    expect(world.whispered('carmen')).toMatch(/Knew the time it takes[\s\S]*In place/);
    for (const other of ['ruth', 'gus', 'vera', 'ben'] as const) {
      await world.press(other, 'Read it', read);
      const seen = world.edge.messages({ forUser: world.userId(other) });
      expect(seen.map(({ text }) => text).join()).not.toContain('never run a vote');
    }
    await world.edge.closeView(world.userId('ana'));
    // Without her word it does not.
    await world.press('ana', 'Change it', { message: messages(world, 'ana', 'new as')[0] ?? read.message });
    await fill(world, 'ana', {
      strengths: 'I listen well',
      gaps: '',
      recipient: 'lakeside/carmen',
      time: false,
    });
    await world.edge.closeView(world.userId('ana'));
    await world.press('carmen', 'Read it', read);
    expect(world.whispered('carmen')).toContain('I listen well');
    expect(world.whispered('carmen')).not.toContain('Knew the time');
    // Taken back, it is gone for the one who was chosen too.
    await world.press('ana', 'Change it', { message: messages(world, 'ana', 'new as')[0] ?? read.message });
    await fill(world, 'ana', { strengths: 'I listen well', gaps: '', recipient: 'nobody' });
    await world.press('carmen', 'Read it', read);
    expect(world.whispered('carmen')).toContain('taken it back');
  });

  it('is noticed once, and whoever leads there is asked whether what was seen was passed on', async () => {
    const world = await newRole();
    await world.until('2026-10-30T16:00:00-05:00');
    expect(messages(world, 'ana', 'You are new as')).toHaveLength(1);
    const [chosen] = messages(world, 'gus', 'ana is new as a facilitator');
    expect(chosen?.text).toContain('passed on to whoever trains or coaches them');
    await world.press('gus', 'Partly', chosen ? { message: chosen } : {});
    const rows = await world.store.read(async (tx) => tx.db.select().from(tx.t.itemAnswer));
    expect(rows).toMatchObject([{ personId: 'lakeside/gus', itemId: 'sel4', rating: 'partly' }]);
    // What they said stands there, with what still helps, and can be changed.
    const told = messages(world, 'gus', 'ana is new as')[0];
    expect(told?.text).toMatch(/You said: Partly[\s\S]*It can still be passed on/);
    await world.press('gus', 'In place', told ? { message: told } : {});
    expect(messages(world, 'gus', 'ana is new as')[0]?.text).not.toContain('It can still be passed on');
    // Those who held their roles before are not new.
    expect(messages(world, 'carmen', 'You are new')).toEqual([]);
    expect(messages(world, 'gus', 'You are new')).toEqual([]);
  });

  it('loses what they wrote when the role ends', async () => {
    const world = await newRole();
    const [welcome] = messages(world, 'ana', 'You are new as');
    await world.press('ana', 'Write it down', welcome ? { message: welcome } : {});
    await fill(world, 'ana', { strengths: 'Calm', gaps: '', recipient: 'nobody' });
    await world.apply({ everyWeeks: 8, coaching: { carmen: ['ana'] }, roles: { gus: 'leader: grades-3-5' } });
    await world.until('2026-10-14T12:00:00-05:00');
    const rows = await world.store.read(async (tx) => tx.db.select().from(tx.t.roleHolder));
    expect(rows.map((row) => row.personId)).not.toContain('lakeside/ana');
  });
});

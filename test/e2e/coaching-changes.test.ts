import { describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import { command, dialog, fill } from '../doubles/improving.ts';
import { createWorld, type DistrictWishes, type PersonName, type World } from '../doubles/world.ts';

const AT = '2026-10-05T06:00:00-05:00';

const messages = (world: World, name: PersonName, text: string) =>
  world.direct(name).filter((one) => one.ephemeralFor === undefined && one.text.includes(text));

async function start(district: DistrictWishes): Promise<World> {
  const world = await createWorld({ at: AT, district: { everyWeeks: 8, ...district } });
  await world.until('2026-10-05T12:00:00-05:00');
  return world;
}

async function ask(world: World, name: PersonName, text = 'coaching'): Promise<EdgeMessage> {
  const message = await command(world, name, text);
  if (!message) throw new Error(`no answer for ${name}`);
  return message;
}

/** Ana writes one reflection and shares it, another and does not, with carmen. */
async function written(world: World): Promise<void> {
  await world.press('ana', 'Write', { message: await ask(world, 'ana') });
  await fill(world, 'ana', { want: 'more voices in the room', sharing: 'now' });
}

async function sharedWith(world: World, coach: PersonName): Promise<string> {
  const list = await ask(world, coach);
  await world.press(coach, 'Open', { message: list });
  const open = world.edge
    .messages()
    .filter((one) => one.ephemeralFor === world.userId(coach))
    .at(-1);
  if (!open) throw new Error('nothing opened');
  await world.press(coach, 'Read what is shared', { message: open });
  return world.whispered(coach) ?? '';
}

describe('when a coach leaves', () => {
  it('what was shared with them stays sealed until the coachee agrees, and can be sealed again', async () => {
    const world = await start({ coaching: { carmen: ['ana'] } });
    await written(world);
    expect(await sharedWith(world, 'carmen')).toContain('more voices');

    await world.apply({ everyWeeks: 8, coaching: { ben: ['ana'] } });
    await world.until('2026-10-14T12:00:00-05:00');
    expect(await sharedWith(world, 'ben')).not.toContain('more voices');
    const [offer] = messages(world, 'ana', 'carmen no longer coaches you');
    expect(offer?.text).toContain('sealed now');
    // Nobody else can agree in her place.
    await world.press('ben', 'ben may read them', offer ? { message: offer } : {});
    expect(await sharedWith(world, 'ben')).not.toContain('more voices');

    await world.press('ana', 'ben may read them', offer ? { message: offer } : {});
    expect(await sharedWith(world, 'ben')).toContain('more voices');
    const card = await ask(world, 'ana');
    expect(card.text).toContain('ben may read what you shared with carmen');
    await world.press('ana', 'Seal them again', { message: card });
    expect(await sharedWith(world, 'ben')).not.toContain('more voices');
  });
});

describe('coaching of coaches', () => {
  it('asks each coach once a month, in a dialog, and nobody else ever reads it', async () => {
    const world = await start({ coaching: { carmen: ['ana'] } });
    await world.until('2026-11-05T12:00:00-06:00');
    const asked = messages(world, 'carmen', 'Once a month: your own coaching');
    expect(asked).toHaveLength(2);
    await world.press('carmen', 'Write', asked[1] ? { message: asked[1] } : {});
    expect(dialog(world, 'carmen')).toContain('Which of your habits as a coach helped?');
    await fill(world, 'carmen', { own_habits: 'I waited longer before speaking' });
    const own = await ask(world, 'carmen', 'reflections');
    expect(own.text).toContain('I waited longer before speaking');
    expect(own.text).toContain('Your own coaching');
    expect(own.text).not.toContain('Share now');
    expect((await ask(world, 'ana', 'reflections')).text).not.toContain('I waited longer');
    await world.press('carmen', 'Edit', { message: own });
    expect(dialog(world, 'carmen')).toContain('I waited longer before speaking');
  });
});

describe('more than one pair', () => {
  it('a second coach, and the coach’s own coach, are one tap away', async () => {
    const world = await start({ coaching: { carmen: ['ana'], ben: ['ana', 'carmen'] } });
    const card = await ask(world, 'ana');
    expect(card.text).toContain('You and ben');
    await world.press('ana', 'Open: carmen', { message: card });
    expect(world.whispered('ana')).toContain('You and carmen');
    const week = await ask(world, 'carmen');
    await world.press('carmen', 'Open: ben', { message: week });
    expect(world.whispered('carmen')).toContain('You and ben');
    // Somebody who is no pair with them gets nothing.
    await world.press('gus', 'Open: carmen', { message: card });
    const told = world.edge
      .messages()
      .filter((one) => one.ephemeralFor === world.userId('gus'))
      .at(-1);
    expect(told?.text).toContain('belongs to somebody else');
  });
});

describe('what several people struggle with', () => {
  it('is in the coach’s week from k people on, and suggests learning to the team without a name', async () => {
    const coachees = ['ana', 'ben', 'chloe', 'darius', 'elena'] as const;
    const world = await start({ coaching: { carmen: coachees } });
    const contacts = await world.store.read(async (tx) => tx.db.select().from(tx.t.coachingContact));
    const open = async (name: string) => {
      const row = contacts.find((one) => one.coacheeId === `lakeside/${name}`);
      const list = await ask(world, 'carmen');
      await world.press('carmen', 'Open', { message: list, value: `${row?.id}|2026-10-05|` });
      return world.edge
        .messages()
        .filter((one) => one.ephemeralFor === world.userId('carmen'))
        .at(-1);
    };
    for (const [i, name] of coachees.entries()) {
      const row = contacts.find((one) => one.coacheeId === `lakeside/${name}`);
      await world.press('carmen', 'Open', {
        message: await ask(world, 'carmen'),
        value: `${row?.id}|2026-10-05|`,
      });
      const card = await open(name);
      await world.press('carmen', 'Held', card ? { message: card } : {});
      const after = await open(name);
      await world.press('carmen', 'Time', after ? { message: after } : {});
      const week = await ask(world, 'carmen');
      if (i < 4) expect(week.text).not.toContain('Shared by several');
      else expect(week.text).toContain('Shared by several people you coach: Time (5)');
    }
    await world.until('2026-10-09T15:02:00-05:00');
    const digest = world.inTeamChannel().at(-1)?.text ?? '';
    expect(digest).toContain('Learning: coaches name time that several people lack');
    expect(digest).not.toMatch(/ana|chloe|darius|elena/);
  });
});

describe('a legal hold', () => {
  it('is visible wherever somebody writes and in the digest, and keeps what is deleted out of sight until it ends', async () => {
    const hold = { coaching: { carmen: ['ana'] as const }, everyWeeks: 8, fields: 'legal_hold: true' };
    const world = await start(hold);
    await world.press('ana', 'Write', { message: await ask(world, 'ana') });
    expect(dialog(world, 'ana')).toContain('A legal hold is on in your district');
    await fill(world, 'ana', { want: 'more voices in the room', sharing: 'now' });
    const versions = () => world.store.read(async (tx) => tx.db.select().from(tx.t.heldVersion));
    // What she changes is kept as it was: sealed, and in her own export.
    await world.press('ana', 'Edit', { message: await ask(world, 'ana', 'reflections') });
    await fill(world, 'ana', { want: 'fewer voices at once', sharing: 'now' });
    const [version] = await versions();
    expect(version?.words.includes('voices')).toBe(false);
    expect(await versions()).toHaveLength(1);
    await world.press('ana', 'Export all', { message: await ask(world, 'ana', 'reflections') });
    expect(world.whispered('ana')).toMatch(
      /fewer voices[\s\S]*As it stood until[\s\S]*more voices in the room/,
    );
    expect(await sharedWith(world, 'carmen')).not.toContain('more voices');
    const own = await ask(world, 'ana', 'reflections');
    expect(own.text).toContain('A legal hold is on');
    await world.press('ana', 'Delete', { message: own });
    expect((await ask(world, 'ana', 'reflections')).text).not.toContain('fewer voices');
    expect(await sharedWith(world, 'carmen')).not.toContain('fewer voices');
    const entries = () => world.store.read(async (tx) => tx.db.select().from(tx.t.coachingEntry));
    await world.until('2026-10-13T12:00:00-05:00');
    expect(world.inTeamChannel().at(-1)?.text).toContain('A legal hold is on');
    expect(await entries()).toMatchObject([{ deleted: true }]);
    await world.apply({ ...hold, fields: 'legal_hold: false' });
    await world.until('2026-10-20T12:00:00-05:00');
    expect(await entries()).toEqual([]);
    expect(await versions()).toEqual([]);
    expect((await ask(world, 'ana', 'reflections')).text).not.toContain('A legal hold');
  });
});

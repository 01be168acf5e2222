import { describe, expect, it } from 'vitest';
import { textIn } from '../../adapters/playground/teams-edge/index.ts';
import { createTeamsWorld, STAFF } from '../doubles/teams-world.ts';
import { buttonsOf, createWorld, PEOPLE, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const words = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

const welcomed = (world: World, name: string) =>
  world.store.read(async (tx) =>
    (await tx.db.select().from(tx.t.welcome)).find(({ personId }) => personId === `lakeside/${name}`),
  );

describe('onboarding', () => {
  it('is one message, inside the person’s hours, with what, when, whose hours and who sees it', async () => {
    const world = await createWorld({
      at: MONDAY,
      welcomes: true,
      district: { people: { ben: 'zone: America/Denver, working_hours: { from: "09:00", to: "15:00" }' } },
    });
    await world.until('2026-10-05T12:00:00-05:00');
    for (const name of PEOPLE) {
      expect(world.direct(name), name).toHaveLength(1);
      expect(buttonsOf(world.last(name)).map(({ label }) => label)).toEqual(['Looks right', 'Change']);
    }
    expect(world.last('ana').postedAt).toBe(Date.parse('2026-10-05T07:30:00-05:00'));
    // Nine in Denver is ten in Chicago.
    expect(world.last('ben').postedAt).toBe(Date.parse('2026-10-05T10:00:00-05:00'));
    const text = JSON.stringify(world.last('ben').blocks);
    for (const said of [
      'Grades 3-5',
      'three short questions',
      'Mountain Time',
      '9:00',
      '5 or more people',
      'never names',
    ]) {
      expect(text).toContain(said);
    }
    expect(words(world.last('ana').text)).toBeLessThan(90);
    // Whoever is not asked is not welcomed to being asked.
    for (const name of ['ruth', 'vera'] as const) expect(world.direct(name)).toHaveLength(0);
  });

  it('takes one tap, and the first check-in comes at its own time', async () => {
    const world = await createWorld({ at: MONDAY, welcomes: true });
    await world.until('2026-10-05T08:00:00-05:00');
    await world.press('ana', 'Looks right');
    expect(world.last('ana').text).toContain('Thank you');
    expect(await welcomed(world, 'ana')).toMatchObject({ state: 'answered' });
    await world.until('2026-10-06T09:45:00-05:00');
    expect(world.direct('ana')).toHaveLength(2);
    expect(world.last('ana').text).toContain('Question 1 of 3');
    // Who has not answered yet is not asked yet.
    expect(world.direct('ben')).toHaveLength(1);
  });

  it('without an answer holds check-ins back for five days and no longer; a late tap lets the open one come', async () => {
    const world = await createWorld({ at: MONDAY, welcomes: true });
    await world.until('2026-10-07T08:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
    await world.press('ana', 'Looks right');
    await world.until('2026-10-07T09:00:00-05:00');
    expect(world.last('ana').text).toContain('Question 1 of 3');

    await world.until('2026-10-10T08:00:00-05:00');
    expect(world.direct('ben')).toHaveLength(1);
    const rows = await world.store.read((tx) => tx.db.select().from(tx.t.occurrence));
    const first = rows.find(({ key }) => key === 'checkin:lakeside/ben:2026-10-05');
    expect(first).toMatchObject({ state: 'skipped', reason: 'not_begun' });
    await world.until('2026-10-13T09:45:00-05:00');
    expect(world.last('ben').text).toContain('Question 1 of 3');
  });

  it('lets zone, hours and language be changed in one dialog, in three clicks, and keeps to them', async () => {
    const world = await createWorld({ at: MONDAY, welcomes: true });
    await world.until('2026-10-05T08:00:00-05:00');
    let clicks = 0;
    await world.press('ana', 'Change');
    clicks += 1;
    await settled(() => world.edge.view(world.userId('ana')) !== undefined);
    // One menu changed, and sent off.
    clicks += 2;
    await world.edge.submit(world.userId('ana'), {
      zone: { value: 'America/Denver' },
      language: { value: 'es' },
    });
    expect(clicks).toBe(3);
    await world.until('2026-10-05T08:10:00-05:00');
    expect(world.last('ana').text).toContain('Gracias');
    const [ana] = await world.store.read(async (tx) =>
      (await tx.db.select().from(tx.t.person)).filter(({ id }) => id === 'lakeside/ana'),
    );
    expect(ana).toMatchObject({ zone: 'America/Denver', locale: 'es', workStart: '07:30', workEnd: '16:00' });
    await world.until('2026-10-06T12:00:00-05:00');
    // From nine o'clock in Denver.
    expect(world.last('ana').postedAt).toBeGreaterThanOrEqual(Date.parse('2026-10-06T10:00:00-05:00'));
    expect(world.last('ana').text).toContain('Pregunta 1 de 3');
  });

  it('speaks Spanish to who reads it', async () => {
    const world = await createWorld({
      at: MONDAY,
      welcomes: true,
      district: { people: { ana: 'locale: es' } },
    });
    await world.until('2026-10-05T08:00:00-05:00');
    expect(buttonsOf(world.last('ana')).map(({ label }) => label)).toEqual(['Está bien', 'Cambiar']);
  });

  it('is answered by nobody else', async () => {
    const world = await createWorld({ at: MONDAY, welcomes: true });
    await world.until('2026-10-05T08:00:00-05:00');
    await world.press('ben', 'Looks right', { of: 'ana' });
    expect(await welcomed(world, 'ana')).toMatchObject({ state: 'sent' });
  });

  it('is the same in Teams', async () => {
    const world = await createTeamsWorld({ at: MONDAY, welcomes: true });
    await world.edge.installInChannel('grades-3-5', 'vera');
    for (const name of STAFF) await world.edge.install(name);
    await world.until('2026-10-05T08:00:00-05:00');
    expect(JSON.stringify(textIn(world.last('ana').card))).toContain('three short questions');
    await world.edge.press('ana', world.last('ana'), 'Looks right');
    await world.until('2026-10-06T09:45:00-05:00');
    expect(world.edge.direct('ana')).toHaveLength(2);
    expect(world.edge.direct('ben')).toHaveLength(1);
  });
});

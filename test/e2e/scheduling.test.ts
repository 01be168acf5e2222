import { describe, expect, it } from 'vitest';
import { createWorld, PEOPLE, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const local = (at: number, zone = 'America/Chicago') =>
  new Date(at).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);

const reasonFor = (world: World, name: string, window: string) =>
  world.store
    .read((tx) => tx.db.select().from(tx.t.occurrence))
    .then((rows) => rows.find((row) => row.key === `checkin:lakeside/${name}:${window}`))
    .then((row) => (row ? `${row.state} ${row.reason ?? ''}`.trim() : 'no row'));

describe('asking on time', () => {
  it('asks everyone in their own zone', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: { people: { ben: 'zone: America/Los_Angeles' } },
    });
    await world.until('2026-10-06T09:45:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
    expect(world.direct('ben')).toHaveLength(0);
    await world.until('2026-10-06T12:00:00-05:00');
    expect(local(world.last('ben').postedAt, 'America/Los_Angeles')).toMatch(/^2026-10-06 09:/);
  });

  it('asks a part-timer on the next day they work, inside their hours', async () => {
    const hours = 'working_hours: { days: [wed, thu], from: "12:00", to: "15:00" }';
    const world = await createWorld({ at: MONDAY, district: { people: { ben: hours } } });
    await world.until('2026-10-09T16:00:00-05:00');
    expect(local(world.direct('ben')[0]?.postedAt ?? 0)).toMatch(/^2026-10-07 12:/);
    for (const message of world.direct('ben')) {
      expect(local(message.postedAt)).toMatch(/^2026-10-0[78] 1[2-4]:/);
    }
  });

  it('moves to the next school day of the week on a holiday, and skips a week that is a break', async () => {
    const calendar = '  { holidays: [2026-10-06], breaks: [{ from: 2026-10-12, to: 2026-10-16 }] }';
    const world = await createWorld({ at: MONDAY, district: { calendar } });
    await world.until('2026-10-19T06:00:00-05:00');
    for (const name of PEOPLE) {
      expect(local(world.direct(name)[0]?.postedAt ?? 0), name).toMatch(/^2026-10-07 09:/);
      expect(await reasonFor(world, name, '2026-10-12')).toBe('skipped break');
    }
  });

  it('sends nothing on a snow day that was declared that morning, and asks the next day', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T08:30:00-05:00');
    await world.apply({ calendar: '  { snow_days: [2026-10-06] }' });
    await world.until('2026-10-07T12:00:00-05:00');
    for (const name of PEOPLE) {
      expect(world.direct(name), name).toHaveLength(1);
      expect(local(world.last(name).postedAt), name).toMatch(/^2026-10-07 09:/);
    }
  });

  it('moves what is still planned when a zone changes, and asks nobody twice', async () => {
    const world = await createWorld({ at: MONDAY, district: { spread: 0 } });
    await world.until('2026-10-06T08:30:00-05:00');
    const moved = { ben: 'zone: America/Los_Angeles', ana: 'zone: America/New_York' };
    await world.apply({ spread: 0, people: moved });
    await world.until('2026-10-06T09:30:00-05:00');
    await world.apply({ spread: 0, people: { ...moved, chloe: 'zone: America/Los_Angeles' } });
    await world.until('2026-10-06T15:00:00-05:00');
    for (const name of PEOPLE) expect(world.direct(name), name).toHaveLength(1);
    expect(local(world.last('ben').postedAt)).toBe('2026-10-06 11:00');
    expect(local(world.last('chloe').postedAt)).toBe('2026-10-06 09:00');
  });

  it('keeps local time over both clock changes', async () => {
    const world = await createWorld({ at: '2026-10-25T12:00:00-05:00', district: { spread: 0 } });
    await world.until('2026-11-03T12:00:00-06:00');
    expect(
      world
        .direct('ana')
        .map((one) => local(one.postedAt))
        .filter((at) => at.endsWith('09:00')),
    ).toEqual(['2026-10-27 09:00', '2026-10-28 09:00', '2026-11-03 09:00']);
  });

  it('after an outage sends what is still useful inside hours, and never at night', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T08:00:00-05:00');
    await world.bot.stop();
    world.clock.set(Date.parse('2026-10-06T22:00:00-05:00'));
    await world.restart();
    await world.until('2026-10-06T23:30:00-05:00');
    for (const name of PEOPLE) expect(world.direct(name), name).toHaveLength(0);
    await world.until('2026-10-07T09:00:00-05:00');
    for (const name of PEOPLE) {
      expect(world.direct(name), name).toHaveLength(1);
      expect(local(world.last(name).postedAt), name).toMatch(/^2026-10-07 0[78]:/);
    }
  });

  it('asks every second week where that is the cadence, and the digest still comes weekly', async () => {
    const world = await createWorld({ at: MONDAY, district: { everyWeeks: 2 } });
    await world.until('2026-10-24T00:00:00-05:00');
    const weeks = new Set(world.direct('ana').map((one) => local(one.postedAt).slice(0, 10)));
    expect(
      [...weeks].filter((day) => day === '2026-10-06' || day === '2026-10-13' || day === '2026-10-20'),
    ).toHaveLength(weeks.has('2026-10-13') ? 1 : 2);
    expect(world.inTeamChannel()).toHaveLength(3);
    expect(world.inTeamChannel().some((one) => one.text.includes('Nobody was due'))).toBe(true);
  });

  it('cancels what is planned for someone who left', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-05T12:00:00-05:00');
    await world.apply({ without: ['gus'] });
    await world.until('2026-10-06T12:00:00-05:00');
    expect(world.direct('gus')).toHaveLength(0);
    expect(await reasonFor(world, 'gus', '2026-10-05')).toBe('cancelled left');
  });
});

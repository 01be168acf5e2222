import { describe, expect, it } from 'vitest';
import { say } from '../../src/locales/index.ts';
import { addDays } from '../../src/model/calendar/index.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { type CrossPoint, crossTrend, twiceBelow } from '../../src/model/fidelity/index.ts';
import { as, type LocalDate, type Window } from '../../src/model/ids.ts';
import { CROSS_CUTTING, type CrossCutting } from '../../src/model/items.ts';
import { drawCrossTopic } from '../../src/model/rotation/index.ts';
import type { Rating } from '../../src/model/scale.ts';
import { createWorld, type DistrictWishes, PEOPLE, type World } from '../doubles/world.ts';

const t = say('en');

/** Lives a week: whoever was asked answers with what `rating` gives for the topic. */
async function week(
  world: World,
  monday: LocalDate,
  rating: (topic: string, person: number) => Rating,
): Promise<CrossCutting | undefined> {
  await world.until(`${addDays(monday, 1)}T16:00:00-05:00`);
  const rows = await world.store.read((tx) =>
    tx.db.select({ id: tx.t.question.checkInId, topic: tx.t.question.driverId }).from(tx.t.question),
  );
  const asked = rows.filter(({ id }) => id.endsWith(String(monday)));
  for (const [index, name] of PEOPLE.entries()) {
    const mine = asked.filter(({ id }) => id.startsWith(`checkin:lakeside/${name}:`));
    for (const { topic } of mine) await world.press(name, t.ratings[rating(topic, index)]);
  }
  await world.until(`${addDays(monday, 5)}T00:00:00-05:00`);
  return CROSS_CUTTING.find((one) => asked.some(({ topic }) => topic === one));
}

const digests = (world: World) => world.inTeamChannel().filter(({ text }) => text.includes('week of'));

const MONDAY = as<LocalDate>('2026-10-05');

/** A world on the eve of a week in which the team's turn is this topic. */
async function eveOf(topic: CrossCutting, district: DistrictWishes = {}): Promise<World> {
  const world = await createWorld({ at: `${MONDAY}T00:00:00-05:00`, district });
  await world.store.transact(async (tx) => {
    const teamId = 'lakeside/grades-3-5';
    const draws: { teamId: string; window: string; drivers: string[]; crossTopic: CrossCutting }[] = [];
    const next = () =>
      drawCrossTopic({
        ...{ teamId: as(teamId), window: as(MONDAY) },
        history: draws.map((draw) => ({ window: draw.window, drivers: [], crossTopic: draw.crossTopic })),
      });
    for (let n = 0; draws.length === 0 || next() !== topic; n++) {
      const window = addDays(MONDAY, 7 * (4 * n - 12));
      draws.push({ teamId, window, drivers: [...DRIVER_IDS].slice(1), crossTopic: 'fit' });
    }
    await tx.db.insert(tx.t.teamDraw).values(draws);
  });
  return world;
}

describe('confidence, worth and fit', () => {
  it('are asked of all staff at once, told in a line of their own, and count for no driver', async () => {
    const world = await eveOf('confidence');
    // Everything is in place, but nobody feels able: a driver's score that took that in would fall.
    const answers = (topic: string): Rating => (topic === 'confidence' ? 'not_yet' : 'in_place');
    expect(await week(world, MONDAY, answers)).toBe('confidence');
    const { text } = digests(world).at(-1) ?? { text: '' };
    const lines = text.split('\n').filter((line) => line.startsWith(t.load.about.confidence));
    expect(lines).toEqual([
      `${t.load.about.confidence}: 21 or less (likely 0–50), 7 of 8. Not part of any driver. 1 of 6 points for a trend.`,
    ]);
    expect(text).not.toContain(t.bands.building);
    const rollups = await world.store.read((tx) => tx.db.select().from(tx.t.driverRollup));
    expect(rollups.filter(({ driverId }) => driverId === 'confidence')).toMatchObject([
      { notYet: 7, inPlace: 0 },
    ]);
    expect(rollups.every(({ driverId, notYet }) => driverId === 'confidence' || notYet === 0)).toBe(true);

    await world.until(`${addDays(MONDAY, 12)}T00:00:00-05:00`);
    expect(digests(world).at(-1)?.text).not.toContain(t.load.about.confidence);
  });

  it('are hidden under k like everything else', async () => {
    const world = await eveOf('fit', { k: 8 });
    expect(await week(world, MONDAY, () => 'partly')).toBe('fit');
    expect(digests(world).at(-1)?.text).toContain(t.load.tooFew(t.load.about.fit));
  });
});

describe('when twice running the work is not worth its time', () => {
  /** A team that is asked about worth this week, and was told a worth of 40 the last time. */
  async function tired(): Promise<World> {
    const world = await eveOf('worth');
    await world.store.transact(async (tx) => {
      const figure = { type: 'score', score: 40, n: 6, band: 'building', cantTell: 0, range: null };
      const told = { window: '2026-06-01', topic: 'worth', items: 'wth1', figure } as const;
      await tx.db.insert(tx.t.crossFigure).values({ ...told, teamId: 'lakeside/grades-3-5' });
    });
    return world;
  }

  it('the bot proposes asking less; the team’s decision is recorded, told, and halves the check-ins', async () => {
    const world = await tired();
    expect(await week(world, MONDAY, (topic) => (topic === 'worth' ? 'not_yet' : 'in_place'))).toBe('worth');
    const digest = digests(world).at(-1);
    if (!digest) throw new Error('no digest');
    expect(digest.text).toContain(t.load.propose);
    await world.press('ana', t.load.choices.less, { message: digest });
    await world.press('ruth', t.load.choices.less, { message: digest });
    const rows = await world.store.read((tx) => tx.db.select().from(tx.t.loadDecision));
    expect(rows).toMatchObject([{ choice: 'less', personId: 'lakeside/ruth', window: MONDAY, toldIn: null }]);
    expect(world.edge.messages().some(({ text }) => text.includes(t.digest.mayNotDecide))).toBe(true);

    await world.until(`${addDays(MONDAY, 12)}T00:00:00-05:00`);
    const asked = await world.store.read((tx) => tx.db.select().from(tx.t.checkIn));
    expect(asked.filter(({ window }) => window === addDays(MONDAY, 7))).toEqual([]);
    expect(digests(world).at(-1)?.text).toContain(t.load.told.less('ruth', 'Oct 10'));
    await world.until(`${addDays(MONDAY, 19)}T00:00:00-05:00`);
    expect(digests(world).at(-1)?.text).not.toContain('asked half as often');
    const later = await world.store.read((tx) => tx.db.select().from(tx.t.checkIn));
    expect(later.filter(({ window }) => window === addDays(MONDAY, 14)).length).toBeGreaterThan(5);
  });

  it('nothing is proposed where one of the two was 60 or more, or could have been', () => {
    const at = (window: string, figure: CrossPoint['figure']): CrossPoint => ({
      ...{ window: as(window), items: 'wth1', figure },
    });
    const score = (percent: number) =>
      ({ type: 'score', score: percent, n: 6, band: 'building', cantTell: 0, range: null }) as const;
    const low = (high: number) =>
      ({ type: 'between', low: 0, high, n: 6, band: 'building', cantTell: 0, range: null }) as const;
    expect(twiceBelow([at('2026-06-01', score(59)), at('2026-09-01', low(25))])).toBe(true);
    expect(twiceBelow([at('2026-06-01', score(60)), at('2026-09-01', score(20))])).toBe(false);
    expect(twiceBelow([at('2026-06-01', { type: 'tooFew' }), at('2026-09-01', score(20))])).toBe(false);
    expect(
      twiceBelow([at('2026-06-01', { type: 'band', band: 'building' }), at('2026-09-01', score(20))]),
    ).toBe(false);
    expect(twiceBelow([at('2026-09-01', score(20))])).toBe(false);
  });

  it('only answers to the same question make its trend', () => {
    const points = [40, 45, 50, 55, 60, 65].map((percent, i) => ({
      ...{ window: as<Window>(addDays(MONDAY, 84 * i)), items: i < 2 ? 'cnf0' : 'cnf1' },
      figure: { type: 'score', score: percent, n: 6, band: 'building', cantTell: 0, range: null } as const,
    }));
    expect(crossTrend(points)).toEqual({ type: 'notEnough', points: 4 });
    const same = points.map((point) => ({ ...point, items: 'cnf1' }));
    expect(crossTrend(same)).toMatchObject({ type: 'leaning', direction: 'up', points: 6 });
  });
});

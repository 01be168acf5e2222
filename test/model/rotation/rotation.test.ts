import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/index.ts';
import { DRIVER_IDS, type DriverId, groupOf } from '../../../src/model/drivers.ts';
import { as, type LocalDate, type PersonId, type UnitId, type Window } from '../../../src/model/ids.ts';
import { type Audience, ITEMS, inStage, poolOf } from '../../../src/model/items.ts';
import {
  askedFirst,
  type DriverDraw,
  drawCrossTopic,
  drawDrivers,
  drawItems,
} from '../../../src/model/rotation/index.ts';

interface Asked {
  readonly week: number;
  readonly window: Window;
  readonly items: ReturnType<typeof drawItems>;
}

const pool = inStage(poolOf(ITEMS), 'initial');

const windowAt = (week: number) => as<Window>(addDays(as<LocalDate>('2026-08-17'), week * 7));

/** A school year of 40 weeks for a team of five, with the focus of each week as given. */
function simulate(
  audience: Audience,
  everyWeeks: number,
  focusOf: (week: number) => DriverId | null,
  team = 'lincoln',
) {
  const teamId = as<UnitId>(`lakeside/${team}`);
  const people = ['ana', 'ben', 'cruz', 'dee', 'eli'].map((name) => as<PersonId>(`lakeside/${name}`));
  const history: DriverDraw[] = [];
  const year = new Map<PersonId, Asked[]>(people.map((person) => [person, []]));
  for (let week = 0; week < 40; week += everyWeeks) {
    const window = windowAt(week);
    const focus = focusOf(week);
    const drivers = drawDrivers({ teamId, window, focus, history });
    for (const [personId, past] of year) {
      const asked = past.flatMap((at) => at.items.map(({ itemId }) => ({ itemId, window: at.window })));
      const question = { personId, window, audience, pool, focus, drivers, asked };
      const items = drawItems(question);
      expect(drawItems(question)).toEqual(items);
      past.push({ week, window, items });
    }
    expect(drawDrivers({ teamId, window, focus, history })).toEqual(drivers);
    history.push({ window, drivers });
  }
  return { year, history };
}

const LEADERSHIP: readonly string[] = DRIVER_IDS.filter((driver) => groupOf(driver) === 'leadership');

const focuses: readonly (DriverId | null)[] = [null, ...DRIVER_IDS];
/** A focus is kept for eight weeks, then the next one, and for eight weeks none. */
const changing = (start: number) => (week: number) =>
  focuses[(start + Math.floor(week / 8)) % focuses.length] ?? null;

describe.each(['staff', 'coach', 'leadership'] as const)('a year of check-ins for %s', (audience) => {
  const everyone = [1, 2]
    .flatMap((everyWeeks) =>
      focuses.flatMap((focus, start) => [
        simulate(audience, everyWeeks, () => focus),
        simulate(audience, everyWeeks, changing(start)),
      ]),
    )
    .flatMap(({ year }) => [...year.values()]);
  const checkIns = everyone.flat();

  it('never asks twice about one driver, nor more than once about leadership or effort', () => {
    const wrong = checkIns.filter(({ items }) => {
      const drivers = items.map((item) => item.driverId);
      return (
        items.length > 3 ||
        new Set(drivers).size < drivers.length ||
        drivers.filter((driver) => LEADERSHIP.includes(driver)).length > 1 ||
        items.filter((item) => pool.find(item.itemId)?.facet === 'effort').length > 1
      );
    });
    expect(wrong).toEqual([]);
    expect(checkIns.length).toBe(20 * 5 * (40 + 20));
  });

  it('asks only what is meant for them, under the driver it belongs to', () => {
    const asked = checkIns.flatMap(({ items }) => items);
    const wrong = asked.filter(({ itemId, driverId }) => {
      const item = pool.find(itemId);
      return item?.driver !== driverId || !item.audiences.includes(audience);
    });
    expect(wrong).toEqual([]);
  });

  it('lets every item rest: six weeks, two for the focus, four and twelve for monthly and termly ones', () => {
    const weeks = { normal: 0, monthly: 4, termly: 12 };
    const wrong = everyone.flatMap((past) => {
      const last = new Map<string, number>();
      return past.flatMap(({ week, items }) =>
        items.filter(({ itemId, reason }) => {
          const rested = week - (last.get(itemId) ?? Number.NEGATIVE_INFINITY);
          last.set(itemId, week);
          return rested < Math.max(reason === 'focus' ? 2 : 6, weeks[pool.find(itemId)?.cadence ?? 'termly']);
        }),
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('a year of staff check-ins every other week', () => {
  it('asks three questions each time, the focus among them whenever it has one that has rested', () => {
    for (const focus of DRIVER_IDS) {
      for (const past of simulate('staff', 2, () => focus).year.values()) {
        expect(past.map((at) => at.items.length)).toEqual(past.map(() => 3));
        const onFocus = past.filter((at) => at.items.some((item) => item.reason === 'focus'));
        // Selection has only a monthly and a termly item for staff: 20 check-ins hold it in at least 10.
        expect(onFocus.length).toBeGreaterThanOrEqual(focus === 'selection' ? 10 : 15);
        for (const { items } of onFocus) {
          expect(items.filter((item) => item.reason === 'focus').map((item) => item.driverId)).toEqual([
            focus,
          ]);
        }
      }
    }
  });

  it('covers every driver, each person and each quarter', () => {
    for (const past of simulate('staff', 2, () => 'coaching').year.values()) {
      for (let start = 0; start < 20; start += 5) {
        const drivers = past.slice(start, start + 5).flatMap((at) => at.items.map((item) => item.driverId));
        expect([...new Set(drivers)].sort()).toEqual([...DRIVER_IDS].sort());
      }
    }
  });

  it('asks the whole team about the same drivers in at least nine of ten questions', () => {
    const { year, history } = simulate('staff', 2, () => 'coaching');
    let same = 0;
    let all = 0;
    for (const past of year.values()) {
      for (const [index, { items }] of past.entries()) {
        const asked = askedFirst(history[index]?.drivers ?? []);
        const others = items.filter((item) => item.reason === 'least_covered');
        all += others.length;
        same += others.filter((item) => asked.some((driver) => driver === item.driverId)).length;
      }
    }
    expect(all).toBe(5 * 20 * 2);
    expect(same / all).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the team’s drivers', () => {
  const draw = (focus: DriverId | null, history: DriverDraw[] = [], team = 'lincoln') =>
    drawDrivers({ teamId: as(`lakeside/${team}`), window: windowAt(history.length * 2), focus, history });

  it('are all but the focus, each once', () => {
    expect(draw('training').sort()).toEqual(DRIVER_IDS.filter((driver) => driver !== 'training').sort());
    expect(draw(null).sort()).toEqual([...DRIVER_IDS].sort());
  });

  it('come round in four check-ins, each exactly once, again and again', () => {
    const { history } = simulate('staff', 2, () => 'fidelity');
    for (let start = 0; start + 4 <= history.length; start += 4) {
      const round = history.slice(start, start + 4).flatMap((past) => askedFirst(past.drivers));
      expect(round.sort()).toEqual(DRIVER_IDS.filter((driver) => driver !== 'fidelity').sort());
    }
  });

  it('never have both leadership drivers in the places that everybody is asked', () => {
    for (let team = 0; team < 300; team++) {
      for (const focus of [null, 'training'] as const) {
        const first = askedFirst(draw(focus, [], `team${team}`));
        expect(first.filter((driver) => groupOf(driver) === 'leadership').length).toBeLessThanOrEqual(1);
        expect(first).toHaveLength(focus ? 2 : 3);
      }
      expect(draw('leadership_adaptive', [], `team${team}`).at(-1)).toBe('leadership_technical');
    }
  });

  it('differ between teams', () => {
    const orders = Array.from({ length: 20 }, (_, team) => draw('coaching', [], `team${team}`).join());
    expect(new Set(orders).size).toBeGreaterThan(15);
  });
});

it('an item that has left the catalog does not disturb a draw', () => {
  const question = {
    personId: as<PersonId>('lakeside/ana'),
    window: windowAt(4),
    audience: 'staff' as const,
    pool,
    focus: 'coaching' as const,
    drivers: DRIVER_IDS,
    asked: [],
  };
  expect(drawItems({ ...question, asked: [{ itemId: 'coa0', window: windowAt(2) }] })).toEqual(
    drawItems(question),
  );
});

describe('what is asked across all drivers', () => {
  const teamId = as<UnitId>('lakeside/lincoln');
  /** A year of check-ins every so many weeks: each with its cross-cutting topic. */
  function yearOf(everyWeeks: number): DriverDraw[] {
    const history: DriverDraw[] = [];
    for (let week = 0; week < 40; week += everyWeeks) {
      const window = windowAt(week);
      const drivers = drawDrivers({ teamId, window, focus: 'coaching', history });
      history.push({ window, drivers, crossTopic: drawCrossTopic({ teamId, window, history }) });
    }
    return history;
  }

  it.each([1, 2, 3])('comes at most every four weeks, every topic in turn: every %i weeks', (everyWeeks) => {
    const crossed = yearOf(everyWeeks).filter((draw) => draw.crossTopic);
    expect(crossed.length).toBeGreaterThanOrEqual(6);
    for (const [i, draw] of crossed.entries()) {
      const before = crossed[i - 1];
      if (before) expect(draw.window >= addDays(as(before.window), 28)).toBe(true);
    }
    expect(new Set(crossed.slice(0, 3).map((draw) => draw.crossTopic)).size).toBe(3);
    expect(yearOf(everyWeeks)[0]?.crossTopic).toBeNull();
  });

  it('takes the place of one driver, and that driver comes next', () => {
    const history = yearOf(1);
    const at = history.findIndex((draw) => draw.crossTopic);
    const crossed = history[at];
    if (!crossed) throw new Error('never');
    expect(askedFirst(crossed.drivers, crossed.crossTopic)).toHaveLength(1);
    const waiting = crossed.drivers[1];
    expect(askedFirst(history[at + 1]?.drivers ?? [], history[at + 1]?.crossTopic)).toContain(waiting);
    const question = {
      personId: as<PersonId>('lakeside/ana'),
      ...{ window: as<Window>(crossed.window), audience: 'staff' as const, focus: 'coaching' as const },
      ...{ drivers: crossed.drivers, pool, asked: [] },
    };
    const items = drawItems({ ...question, crossTopic: crossed.crossTopic ?? null });
    expect(items.map((item) => item.reason).sort()).toEqual(['cross_cutting', 'focus', 'least_covered']);
    expect(items.find((item) => item.reason === 'cross_cutting')?.driverId).toBe(crossed.crossTopic);
  });
});

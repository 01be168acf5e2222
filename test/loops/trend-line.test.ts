import { describe, expect, it } from 'vitest';
import { trendCharts, trendLine } from '../../src/loops/digest/trend-line.ts';
import { addDays } from '../../src/model/calendar/index.ts';
import { type FocusTrend, focusTrend } from '../../src/model/fidelity/focus-trend.ts';
import { as, type LocalDate, type Window } from '../../src/model/ids.ts';

const windowOf = (week: number) => as<Window>(addDays(as<LocalDate>('2026-08-31'), week * 7));

/** A series of weeks: each with its score, and the items that were asked. */
function series(weeks: readonly (readonly [score: number | null, items: readonly string[]])[]): FocusTrend {
  let trend: FocusTrend | null = null;
  for (const [week, [score, items]] of weeks.entries()) {
    trend = focusTrend(trend, 'coaching', { window: windowOf(week), score, items });
  }
  if (!trend) throw new Error('no week');
  return trend;
}

const OLD = ['coa1', 'coa2'];
const NEW = ['coa1', 'lakeside/visits'];
const of = (items: readonly string[], ...scores: (number | null)[]) =>
  scores.map((score) => [score, items] as const);

describe('a changed question breaks the trend to be seen', () => {
  const broken = series([...of(OLD, 40, 45, 50, 55, 60, 65, 70), ...of(NEW, 30, 32)]);

  it('the line judges only what was asked alike, and says since when', () => {
    expect(trendLine(broken, 'en')).toBe(
      'Focus – Coaching: not enough weeks yet (2 of 6). New questions since the week of Oct 19: what was answered before is not compared.',
    );
    expect(trendLine(broken, 'es')).toContain('Preguntas nuevas desde la semana del 19 oct');
  });

  it('the points before have a chart of their own: no line runs across the break', () => {
    const [earlier, ...more] = trendCharts(broken, 'en');
    expect(more).toEqual([]);
    expect(earlier?.title).toBe('Coaching, earlier questions');
    expect(earlier?.series[0]?.values).toEqual([40, 45, 50, 55, 60, 65, 70]);
    const judged = series([...of(OLD, 40, 45, 50), ...of(NEW, 30, 32, 34, 36, 38, 40)]);
    expect(trendCharts(judged, 'en').map(({ title, series }) => [title, series[0]?.values])).toEqual([
      ['Coaching, earlier questions', [40, 45, 50]],
      ['Coaching, by week', [30, 32, 34, 36, 38, 40]],
    ]);
    expect(judged.finding).toMatchObject({ type: 'leaning', direction: 'up', points: 6 });
  });

  it('a second change drops what was before the first; then the break goes with its weeks', () => {
    const twice = series([...of(OLD, 40, 45), ...of(NEW, 30, 32), ...of(OLD, 50)]);
    expect(twice.weeks).toEqual([windowOf(2), windowOf(3), windowOf(4)]);
    expect(twice.since).toBe(windowOf(4));
    const long = series([...of(OLD, 40), ...of(NEW, ...Array.from({ length: 20 }, () => 50))]);
    expect(long.since).toBeNull();
    expect(long.weeks).toHaveLength(20);
  });

  it('the order of the items is no change, and another focus no break', () => {
    const same = series([...of(OLD, 40), ...of([...OLD].reverse(), 50)]);
    expect([same.since, same.weeks.length]).toEqual([null, 2]);
    const other = focusTrend(broken, 'training', { window: windowOf(9), score: 50, items: ['trn2'] });
    expect([other.since, other.weeks.length]).toEqual([null, 1]);
  });
});

import type { Chart } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { type FocusTrend, LEAST_POINTS } from '../../model/fidelity/index.ts';
import { as } from '../../model/ids.ts';

/** What may be said about the focus: the words go as far as the test did. */
export function trendLine({ driverId, finding }: FocusTrend, locale: Locale): string {
  const t = say(locale).digest.trend;
  const driver = say(locale).drivers[driverId];
  switch (finding.type) {
    case 'notEnough':
      return t.notEnough(driver, finding.points, LEAST_POINTS);
    case 'noClearChange':
      return t.noClearChange(driver, finding.points);
    case 'leaning':
      return t[finding.direction](driver, finding.points);
    case 'changed':
      return t[finding.latest?.side ?? 'changed'](driver, finding.points);
  }
}

/** The points that the line speaks of, with a gap where none was published; none before a test can judge them. */
export function trendChart(trend: FocusTrend, locale: Locale): Chart | undefined {
  if (trend.finding.type === 'notEnough') return undefined;
  const t = say(locale);
  const driver = t.drivers[trend.driverId];
  const scores = trend.scores.filter((score) => score !== null);
  return {
    kind: 'chart',
    title: t.digest.chartTitle(driver),
    description: t.digest.chartDescription(Math.min(...scores), Math.max(...scores)),
    categories: trend.weeks.map((week) => shortDate(as(week), locale)),
    series: [{ name: driver, values: trend.scores }],
  };
}

import type { Chart } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { type FocusTrend, LEAST_POINTS, partsOf } from '../../model/fidelity/index.ts';
import { as } from '../../model/ids.ts';

/** What may be said about the focus: the words go as far as the test did, and never across a change of questions. */
export function trendLine(trend: FocusTrend, locale: Locale): string {
  const line = finding(trend, locale);
  if (trend.since === null) return line;
  return `${line} ${say(locale).digest.trend.newQuestions(shortDate(as(trend.since), locale))}`;
}

function finding({ driverId, finding }: FocusTrend, locale: Locale): string {
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

/**
 * The points that the line speaks of, with a gap where none was published; none before a test can judge them. The
 * answers to earlier questions have a chart of their own: one line through both would compare them.
 */
export function trendCharts(trend: FocusTrend, locale: Locale): Chart[] {
  const t = say(locale).digest;
  const driver = say(locale).drivers[trend.driverId];
  const { earlier, present } = partsOf(trend);
  const judged = trend.finding.type !== 'notEnough';
  return [
    ...(earlier ? chartOf(t.chartEarlier(driver), driver, earlier, locale) : []),
    ...(judged ? chartOf(t.chartTitle(driver), driver, present, locale) : []),
  ];
}

function chartOf(
  title: string,
  name: string,
  { weeks, scores }: Pick<FocusTrend, 'weeks' | 'scores'>,
  locale: Locale,
): Chart[] {
  const told = scores.filter((score) => score !== null);
  if (told.length < 2) return [];
  return [
    {
      ...{ kind: 'chart', title, series: [{ name, values: scores }] },
      description: say(locale).digest.chartDescription(Math.min(...told), Math.max(...told)),
      categories: weeks.map((week) => shortDate(as(week), locale)),
    },
  ];
}

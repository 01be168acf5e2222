import type { types } from '@slack/bolt';
import type { Chart } from '../../../src/chat/card.ts';
import { LIMITS } from './limits.ts';
import { shown } from './text.ts';

/** Slack's chart block (June 2026). `@slack/types` 3.2 does not know it. */
export interface ChartBlock extends types.Block {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[] };
  };
}

/**
 * A line chart, or `undefined` where one cannot be drawn honestly. Slack wants a number for every series at every
 * category, so a category in which a value is withheld leaves the chart whole: a gap drawn as 0 would be a lie.
 * Of more than 20 categories the newest stay.
 */
export function chartBlock(chart: Chart): ChartBlock | undefined {
  const series = chart.series.filter((s) => s.values.some(isNumber)).slice(0, LIMITS.chartSeries);
  const drawn = chart.categories
    .map((_, index) => index)
    .filter((index) => series.every((s) => isNumber(s.values[index])))
    .slice(-LIMITS.chartCategories);
  if (series.length === 0 || drawn.length < 2) return undefined;

  const labels = distinct(drawn.map((index) => chart.categories[index] ?? ''));
  const names = distinct(series.map((s) => s.name));
  return {
    type: 'data_visualization',
    title: shown(chart.title, LIMITS.chartTitle),
    chart: {
      type: 'line',
      series: series.map((s, i) => ({
        name: names[i] ?? '',
        data: drawn.map((index, j) => ({ label: labels[j] ?? '', value: s.values[index] ?? 0 })),
      })),
      axis_config: { categories: labels },
    },
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Slack wants names to differ; two that are cut to the same 20 letters are numbered. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let result = shown(name, LIMITS.chartLabel);
    for (let n = 2; taken.has(result); n++) {
      const suffix = ` ${n}`;
      result = `${shown(name, LIMITS.chartLabel - suffix.length)}${suffix}`;
    }
    taken.add(result);
    return result;
  });
}

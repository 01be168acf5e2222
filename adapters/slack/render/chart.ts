import type { types } from '@slack/bolt';
import type { Chart } from '../../../src/chat/card.ts';
import { plotted } from '../../../src/chat/plotted.ts';
import { shown } from '../../../src/chat/shown.ts';
import { LIMITS } from './limits.ts';

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
 * A line chart, or `undefined` where one cannot be drawn honestly: Slack wants a number for every series at every
 * category, and {@link plotted} leaves out what has none.
 */
export function chartBlock(chart: Chart): ChartBlock | undefined {
  const { categories, series } = plotted(chart, {
    series: LIMITS.chartSeries,
    categories: LIMITS.chartCategories,
  });
  if (series.length === 0 || categories.length < 2) return undefined;

  const labels = distinct(categories);
  const names = distinct(series.map((s) => s.name));
  return {
    type: 'data_visualization',
    title: shown(chart.title, LIMITS.chartTitle),
    chart: {
      type: 'line',
      series: series.map((s, i) => ({
        name: names[i] ?? '',
        data: s.values.map((value, j) => ({ label: labels[j] ?? '', value })),
      })),
      axis_config: { categories: labels },
    },
  };
}

/** What a chart draws, in words: a line for each series, without its name where there is but one. */
export function figuresIn({ chart: { series } }: ChartBlock): string {
  return series
    .map(({ name, data }) => {
      const told = data.map(({ label, value }) => `${label} ${Number(value.toFixed(2))}`).join(' · ');
      return series.length === 1 ? told : `${name}: ${told}`;
    })
    .join('\n');
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

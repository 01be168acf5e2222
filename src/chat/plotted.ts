import type { Chart } from './card.ts';

/** The part of a chart that can be drawn: every series has a figure in every category. */
export interface Plotted {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/**
 * A category in which a figure is withheld leaves the chart whole: a gap drawn as 0, or bridged by one line and not
 * by the other, would be a lie. Of too many categories the newest stay.
 */
export function plotted(
  chart: Chart,
  most: { readonly series: number; readonly categories: number },
): Plotted {
  const series = chart.series.filter((s) => s.values.some(isNumber)).slice(0, most.series);
  const drawn = chart.categories
    .map((_, index) => index)
    .filter((index) => series.every((s) => isNumber(s.values[index])))
    .slice(-most.categories);
  return {
    categories: drawn.map((index) => chart.categories[index] ?? ''),
    series: series.map(({ name, values }) => ({ name, values: drawn.map((index) => values[index] ?? 0) })),
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

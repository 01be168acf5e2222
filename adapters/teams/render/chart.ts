import type { CardElementArray, IContainer, ILineChart, IVerticalBarChart } from '@microsoft/teams.cards';
import type { Chart } from '../../../src/chat/card.ts';
import { type Plotted, plotted } from '../../../src/chat/plotted.ts';
import { shown } from '../../../src/chat/shown.ts';
import { LIMITS } from './limits.ts';
import { literal, paragraphs } from './text.ts';

/**
 * A line over several categories, bars side by side for one; in words where neither can be drawn honestly. Charts
 * are an extension of Teams: a client that has none shows the fallback, the same figures in words.
 */
export function chartElements(chart: Chart): CardElementArray {
  const drawn = plotted(chart, { series: LIMITS.chartSeries, categories: LIMITS.chartCategories });
  const title = paragraphs(chart.title, LIMITS.chartTitle, { weight: 'Bolder' });
  const words = paragraphs(chart.description, LIMITS.text);
  const native = lineChart(drawn) ?? barChart(drawn);
  if (!native) return [...title, ...words];
  return [...title, { ...native, fallback: { type: 'Container', items: [...words, ...figures(drawn)] } }];
}

function lineChart({ categories, series }: Plotted): ILineChart | undefined {
  if (categories.length < 2) return undefined;
  return {
    type: 'Chart.Line',
    ...from0(series.flatMap((s) => s.values)),
    data: series.map((s) => ({
      legend: label(s.name),
      values: s.values.map((y, i) => ({ x: label(categories[i] ?? ''), y })),
    })),
  };
}

function barChart({ categories, series }: Plotted): IVerticalBarChart | undefined {
  if (categories.length !== 1 || series.length < 2) return undefined;
  return {
    type: 'Chart.VerticalBar',
    showBarValues: true,
    ...from0(series.flatMap((s) => s.values)),
    data: series.map((s) => ({ x: label(s.name), y: s.values[0] ?? 0 })),
  };
}

/** An axis that begins above 0 makes a small change look like a large one. */
function from0(values: readonly number[]): { readonly yMin?: number } {
  return values.every((value) => value >= 0) ? { yMin: 0 } : {};
}

function figures({ categories, series }: Plotted): IContainer['items'] {
  return series.flatMap((s) => {
    const told = s.values.map((value, i) => `${shown(categories[i] ?? '', LIMITS.chartLabel)} ${value}`);
    const text = `${shown(s.name, LIMITS.chartLabel)}: ${told.join(' · ')}`;
    return paragraphs(text, LIMITS.text, { size: 'Small', isSubtle: true });
  });
}

function label(text: string): string {
  return literal(text, LIMITS.chartLabel);
}

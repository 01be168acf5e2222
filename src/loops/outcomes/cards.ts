import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import type { DriverId } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import { LEAST_UNITS, type Link, linkOf } from '../../model/outcomes/index.ts';
import type { OutcomeRow } from '../../store/queries/outcome.ts';
import type { District } from '../directory.ts';
import { laggedOf, type Scores } from './lagged.ts';

/** Measures on one card, and units in one table: by name, never by their values. */
const MOST_MEASURES = 3;
const MOST_UNITS = 20;
/** Periods in one table: what fits beside the names. */
const MOST_PERIODS = 5;

/** The driver whose link is told: what people say of the practice itself. */
const LINKED: DriverId = 'fidelity';

/** Each measure over time by unit, and whether it goes together with what people said one period before. */
export function outcomesCard(
  locale: Locale,
  district: District,
  seen: readonly OutcomeRow[],
  all: readonly OutcomeRow[],
  scores: ReadonlyMap<string, Scores>,
): Card {
  const t = say(locale).outcomes;
  const measures = [...new Set(seen.map((row) => row.measure))].slice(0, MOST_MEASURES);
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(measures.length === 0 ? [{ kind: 'text', text: t.none } as const] : []),
      ...measures.flatMap((measure): CardNode[] => {
        const rows = seen.filter((row) => row.measure === measure);
        const whole = all.filter((row) => row.measure === measure);
        return [
          tableOf(locale, district, measure, rows),
          ...chartOf(locale, district, measure, rows, scores),
          { kind: 'text', text: linkText(locale, measure, whole, scores) },
        ];
      }),
      { kind: 'note', text: t.small },
    ],
  };
}

function tableOf(locale: Locale, district: District, measure: string, rows: readonly OutcomeRow[]): CardNode {
  const t = say(locale).outcomes;
  const periods = [...new Set(rows.map((row) => row.period))].sort().slice(-MOST_PERIODS);
  const units = [...new Set(rows.map((row) => row.unitId))]
    .map((id) => ({ id, name: district.units.get(id)?.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST_UNITS);
  return {
    kind: 'table',
    caption: t.caption(measure),
    columns: [
      { label: t.unit },
      ...periods.map((period) => ({ label: shortDate(as(period), locale), align: 'right' as const })),
    ],
    rows: units.map(({ id, name }) => [
      name,
      ...periods.map((period) => {
        const row = rows.find((one) => one.unitId === id && one.period === period);
        return row ? `${row.value} (n ${row.n})` : '–';
      }),
    ]),
  };
}

/** Both lines over time, where one unit is looked at: many would be a ranking. */
function chartOf(
  locale: Locale,
  district: District,
  measure: string,
  rows: readonly OutcomeRow[],
  scores: ReadonlyMap<string, Scores>,
): CardNode[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last || rows.some((row) => row.unitId !== first.unitId) || rows.length < 2) return [];
  const { outcomes: t, drivers } = say(locale);
  return [
    {
      kind: 'chart',
      title: t.chart(measure, district.units.get(first.unitId)?.name ?? ''),
      description: t.chartSays(measure, String(first.value), String(last.value)),
      categories: rows.map((row) => shortDate(as(row.period), locale)),
      series: [
        { name: measure, values: rows.map((row) => row.value) },
        {
          name: t.pulse(drivers[LINKED]),
          values: rows.map((row) => roundedOf(scores.get(row.period)?.get(row.unitId)?.get(LINKED))),
        },
      ],
    },
  ];
}

function roundedOf(score: number | undefined): number | null {
  return score === undefined ? null : Math.round(score);
}

function linkText(
  locale: Locale,
  measure: string,
  rows: readonly OutcomeRow[],
  scores: ReadonlyMap<string, Scores>,
): string {
  const { outcomes: t, drivers } = say(locale);
  const link = linkOf(laggedOf(rows, scores, LINKED));
  return `${t.expected(drivers[LINKED], measure)} ${readingOf(locale, link)}`;
}

/** The link in a plain sentence: the number, its interval, how many units, and what may be read into it. */
function readingOf(locale: Locale, link: Link): string {
  const t = say(locale).outcomes;
  if (link.type === 'tooFew') return t.tooFew(link.units, LEAST_UNITS);
  const { rho, low, high, units, reading } = link;
  return `${t.seen(signed(rho), signed(low), signed(high), units)} ${t.readings[reading]}`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? '0' : value < 0 ? `−${text}` : `+${text}`;
}

import { readCsv } from './csv.ts';

/** An aggregated measure of one unit in one period. */
export interface Outcome {
  /** The unit's key in the district file, or its name. */
  readonly unit: string;
  readonly measure: string;
  /** The first day of the period, `YYYY-MM-DD`. */
  readonly period: string;
  readonly value: number;
  readonly n: number;
  readonly better: 'higher' | 'lower';
}

/** The fewest people behind a cell that may be imported. */
export const LEAST_N = 10;

export const COLUMNS = ['unit', 'measure', 'period', 'value', 'n', 'better'] as const;

type Column = (typeof COLUMNS)[number];

/** What is wrong in one line of the file. */
export interface OutcomeProblem {
  readonly line: number;
  readonly type:
    | 'no_columns'
    | 'no_rows'
    | 'no_unit'
    | 'no_measure'
    | 'bad_period'
    | 'bad_value'
    | 'bad_n'
    | 'small_n'
    | 'bad_better'
    | 'twice';
  readonly what: string;
}

/** Characters of a measure's name. */
const MEASURE_LENGTH = 60;

/**
 * Reads a file of outcomes. Nothing half: with one bad line nothing of the file is good, and every bad line is named.
 * A column that is not known is refused too: it may hold what must not be here, such as names.
 */
export function readOutcomes(text: string): {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly OutcomeProblem[];
} {
  const [head, ...rows] = readCsv(text);
  const names = (head?.cells ?? []).map((cell) => cell.toLowerCase());
  const missing = COLUMNS.filter((column) => column !== 'better' && !names.includes(column));
  const unknown = names.filter((name) => !COLUMNS.some((column) => column === name));
  if (missing.length > 0 || unknown.length > 0)
    return {
      outcomes: [],
      problems: [{ line: 1, type: 'no_columns', what: [...missing, ...unknown].join(', ') }],
    };
  if (rows.length === 0) return { outcomes: [], problems: [{ line: 1, type: 'no_rows', what: '' }] };
  const outcomes: Outcome[] = [];
  const problems: OutcomeProblem[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const of = (column: Column) => cells[names.indexOf(column)] ?? '';
    const read = readRow(of);
    if ('type' in read) {
      problems.push({ line, ...read });
      continue;
    }
    const key = [read.unit, read.measure, read.period].join('|').toLowerCase();
    const before = seen.get(key);
    if (before === undefined) outcomes.push(read);
    else problems.push({ line, type: 'twice', what: String(before) });
    seen.set(key, before ?? line);
  }
  return problems.length > 0 ? { outcomes: [], problems } : { outcomes, problems };
}

function readRow(of: (column: Column) => string): Outcome | Omit<OutcomeProblem, 'line'> {
  const [unit, measure, period, better] = [of('unit'), of('measure'), of('period'), of('better') || 'higher'];
  if (unit === '') return { type: 'no_unit', what: '' };
  if (measure === '' || measure.length > MEASURE_LENGTH) return { type: 'no_measure', what: measure };
  if (!isDate(period)) return { type: 'bad_period', what: period };
  const value = numberIn(of('value'));
  if (value === undefined) return { type: 'bad_value', what: of('value') };
  if (!/^\d{1,9}$/.test(of('n'))) return { type: 'bad_n', what: of('n') };
  const n = Number(of('n'));
  if (n < LEAST_N) return { type: 'small_n', what: of('n') };
  if (better !== 'higher' && better !== 'lower') return { type: 'bad_better', what: better };
  return { unit, measure, period, value, n, better };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function numberIn(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

import { DrivelineError } from '../errors.ts';

/** Something in a district file that stops it from being applied, or that its author should know. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Where it is in words, e.g. `people › ana › zone`; empty for the file as a whole. */
  readonly at: string;
  readonly found: string;
  readonly fix: string;
}

/** A place in the file: field names, and positions in lists counted from 0. */
export type Path = readonly (string | number)[];

/** The problems as lines for a terminal: `district.yaml:12:11  people › ana › zone: …`. */
export function describeProblems(name: string, problems: readonly Problem[]): string {
  return problems
    .map(({ severity, line, column, at, found, fix }) => {
      const mark = severity === 'warning' ? 'note: ' : '';
      return `${name}:${line}:${column}  ${mark}${at === '' ? '' : `${at}: `}${found}\n    ${fix}`;
    })
    .join('\n');
}

/** The error that stops an `apply`: all problems in one message. */
export function badDistrict(name: string, problems: readonly Problem[]): DrivelineError {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return new DrivelineError({
    code: 'bad_district_file',
    message: `${describeProblems(name, problems)}\n\n${errors === 1 ? 'One mistake' : `${errors} mistakes`} in ${name}. Nothing was applied.`,
    fix: 'Correct the lines above and apply the file again. The format: docs/district-file.md',
  });
}

/** A value as it may stand in a message: short, on one line, and lists and mappings by their kind only. */
export function show(value: unknown): string {
  if (value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = String(value).replaceAll(/[\p{Cc}\p{Cf}]/gu, '·');
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return typeof value === 'string' ? `"${short}"` : short;
}

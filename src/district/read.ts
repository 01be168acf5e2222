import type { District } from './district.ts';
import { organise } from './organise.ts';
import type { Problem } from './problem.ts';
import { readableOf } from './readable.ts';
import { ruleProblems } from './rules.ts';
import { type DistrictInput, districtFile } from './schema.ts';
import { shapeProblems } from './shape.ts';
import { parseSource, type Source } from './source.ts';

/** A district that may be applied, with what its author should know; or everything that is wrong with the file. */
export type Reading =
  | { readonly district: District; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/** A district file that nobody typed, e.g. one that was edited in chat: checked as {@link readDistrict} checks. */
export function readDistrictValue(value: DistrictInput): Reading {
  const nowhere = { line: 1, column: 1 };
  return check({ value, locate: () => nowhere, locateName: () => nowhere });
}

/**
 * Reads a district file (YAML 1.2) and checks it whole: all its problems come at once, in the order of their lines.
 * Never throws, whatever the text.
 *
 * @example
 * const reading = readDistrict(readFileSync('district.yaml', 'utf8'));
 * if ('problems' in reading) throw badDistrict('district.yaml', reading.problems);
 * await applyDistrict(store, reading.district);
 */
export function readDistrict(text: string): Reading {
  const parsed = parseSource(text);
  if ('problems' in parsed) return parsed;
  return check(parsed.source);
}

function check(source: Source): Reading {
  const shape = districtFile.safeParse(source.value);
  const problems = [
    ...shapeProblems(source, shape.error?.issues ?? []),
    ...ruleProblems(source, readableOf(source.value, shape.data)),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
  if (!shape.success || problems.some((problem) => problem.severity === 'error')) return { problems };
  return { district: organise(shape.data, (path) => source.locate(path).line), warnings: problems };
}

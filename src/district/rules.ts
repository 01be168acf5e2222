import type { Path, Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { componentRules, itemRules } from './rules-catalog.ts';
import { levelRules } from './rules-levels.ts';
import { pairRules, peopleRules } from './rules-people.ts';
import { calendarRules, timeRules } from './rules-time.ts';
import { teamRules, uniqueRules } from './rules-units.ts';
import { inWords } from './shape.ts';
import type { Source } from './source.ts';

/** Reports one thing that is wrong, or with `severity: 'warning'` one that is allowed but likely not meant. */
export type Report = (path: Path, found: string, fix: string, severity?: Problem['severity']) => void;

/** What the shape cannot tell: references, keys used twice, days and times that contradict each other. */
export function ruleProblems(source: Source, file: Readable): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, found, fix, severity = 'error') => {
    problems.push({ severity, ...source.locate(path), at: inWords(source.value, path), found, fix });
  };
  uniqueRules(file, (path) => source.locate(path).line, report);
  calendarRules(file, report);
  timeRules(file, report);
  levelRules(file, report);
  teamRules(file, report);
  peopleRules(file, report);
  pairRules(file, report);
  itemRules(file, report);
  componentRules(file, report);
  return problems;
}

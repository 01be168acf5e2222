import type { District, Problem } from '../../src/district/index.ts';
import { readDistrict } from '../../src/district/index.ts';

/** A small sound district: every test below changes a line of it. */
export const MAPLE = `district:
  key: maple
  name: Maple Valley
  zone: America/Chicago
  k: 3
  first_day: 2026-08-24
  last_day: 2027-06-04
defaults:
  check_in: { every_weeks: 2, day: tuesday, time: "09:00" }
calendar:
  breaks:
    - { name: Winter, from: 2026-12-21, to: 2026-12-23 }
  holidays: [2026-12-22]
schools:
  - { key: oak, name: Oak Elementary }
  - { key: river, name: River Middle, zone: America/Denver }
teams:
  - { key: grade-3, name: Grade 3, school: oak, channel: C00000001, focus: coaching }
  - { key: science, name: Science, school: river, channel: C00000002 }
people:
  - { key: ana, name: Ana, email: Ana@maple.example, roles: { staff: grade-3 } }
  - { key: ben, name: Ben, email: ben@maple.example, roles: { staff: grade-3 } }
  - { key: cy, name: Cy, slack: U00000003, roles: { staff: grade-3 } }
  - { key: di, name: Di, email: di@maple.example, roles: { staff: science } }
  - { key: ed, name: Ed, email: ed@maple.example, roles: { staff: science } }
  - { key: flo, name: Flo, email: flo@maple.example, roles: { coach: [science, grade-3] } }
  - { key: kim, name: Kim, email: kim@maple.example, roles: { leader: oak, evaluator: oak } }
coaching:
  - { coach: flo, coachees: [ana, di] }
`;

/** The text with one part replaced, which must be there exactly once. */
export function edited(text: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`"${from}" is not there exactly once`);
    return before.replace(from, () => to);
  }, text);
}

export function districtOf(text: string): District {
  const reading = readDistrict(text);
  if ('problems' in reading) throw new Error(reading.problems.map((p) => `${p.line}: ${p.found}`).join('\n'));
  return reading.district;
}

/** What is wrong with a file, warnings left out. */
export function mistakesIn(text: string): readonly Problem[] {
  const reading = readDistrict(text);
  return 'problems' in reading ? reading.problems.filter(({ severity }) => severity === 'error') : [];
}

export function warningsIn(text: string): readonly Problem[] {
  const reading = readDistrict(text);
  return ('problems' in reading ? reading.problems : reading.warnings).filter(
    ({ severity }) => severity === 'warning',
  );
}

/** The line of a text that holds this, counted from 1. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

import { as, type LocalDate, type UnitId } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { MembershipRow } from '../../store/queries/decision.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { PolicyRow } from '../../store/queries/policy.ts';
import type { Directory, District } from '../directory.ts';

export interface PolicyParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** Characters of each text, as its form takes them. */
export const MOST = { title: 80, words: 400, answer: 400 } as const;

/** School days for which teams are heard. */
export const HEARD_DAYS = 10;

/** What may be said of a rule (domain reference 6.8: what will this do to the work?). */
export const EFFECTS = ['helps', 'neither', 'hinders', 'cant_tell'] as const;

export type Effect = (typeof EFFECTS)[number];

type Word = keyof typeof MOST;

export function placeOf(id: string, word: Word | `said:${string}`): string {
  return `policy:${id}:${word}`;
}

export function wordsOf(seal: Seal, row: PolicyRow, word: Word): string {
  const sealed = row[word];
  return sealed === null ? '' : seal.open(sealed, placeOf(row.id, word));
}

/** Everything above teams that somebody leads or facilitates: from there they may post. */
export function unitsToPostFrom(district: District, memberships: readonly MembershipRow[]): UnitRow[] {
  return [...district.units.values()].filter(
    (unit) =>
      unit.kind !== 'team' &&
      memberships.some(
        ({ unitId, role }) => unitId === unit.id && (role === 'leader' || role === 'facilitator'),
      ),
  );
}

/** The teams that a rule of a unit meets. */
export function teamsBelow(district: District, unitId: string): UnitRow[] {
  return [...district.units.values()].filter(
    (unit) =>
      unit.kind === 'team' && chainOf(district.units, as<UnitId>(unit.id)).some(({ id }) => id === unitId),
  );
}

export function isOpen(row: PolicyRow, today: LocalDate): boolean {
  return today <= row.closesOn && row.answer === null;
}

export function messageSubject(policyId: string, teamId: string): string {
  return `${policyId}|${teamId}`;
}

export function readSubject(subject: string): { readonly id: string; readonly teamId: string } {
  const at = subject.lastIndexOf('|');
  return { id: subject.slice(0, Math.max(0, at)), teamId: subject.slice(at + 1) };
}

/** What most people say; `undefined` where no more than half say the same. "Can't tell" is said too. */
export function majority(effects: readonly Effect[]): Effect | undefined {
  return EFFECTS.find((effect) => effects.filter((one) => one === effect).length * 2 > effects.length);
}

import type { DistrictInput } from '../../district/schema.ts';
import { gone, type Operation, type Seen } from './operation.ts';
import { textIn } from './spec.ts';

/* Who coaches whom. The thing that is chosen is the coach. */

type Pairs = NonNullable<DistrictInput['coaching']>;

/** Field in which somebody else is named: by the platform's picker, or typed. It comes as their key. */
export const OTHER = 'other';

function coachedBy(file: DistrictInput, coach: string): string[] {
  return (file.coaching ?? []).filter((pair) => pair.coach === coach).flatMap(({ coachees }) => coachees);
}

function withCoachees(file: DistrictInput, coach: string, coachees: readonly string[]): DistrictInput {
  const others: Pairs = (file.coaching ?? []).filter((pair) => pair.coach !== coach);
  return {
    ...file,
    coaching: coachees.length === 0 ? others : [...others, { coach, coachees: [...coachees] }],
  };
}

const add: Operation = {
  ...{
    name: 'pair_add',
    adds: true,
    area: 'coaching',
    of: ['people'],
    says: ['coaching.coach', 'coaching.coachees'],
  },
  fields: ({ t }) => [
    { kind: 'person', name: OTHER, label: t.fields.coachee, optional: true },
    { kind: 'text', name: 'typed', label: t.typed, hint: t.typedHint, maxLength: 120, optional: true },
  ],
  write(seen, values) {
    const coach = seen.thing?.key;
    const coachee = textIn(values, OTHER);
    if (!coach) return gone(seen);
    return { file: withCoachees(seen.file, coach, [...coachedBy(seen.file, coach), coachee]) };
  },
};

const end: Operation = {
  ...{ name: 'pair_end', area: 'coaching', of: ['people'], says: [] },
  fields: (seen) => {
    const names = new Map(seen.file.people.map(({ key, name }) => [key, name]));
    const options = coachedBy(seen.file, seen.thing?.key ?? '').map((value) => ({
      value,
      label: names.get(value) ?? value,
    }));
    return options.length === 0
      ? [{ kind: 'toggle', name: 'held', label: seen.t.noneHeld }]
      : [{ kind: 'choice', name: 'held', label: seen.t.fields.coachee, options }];
  },
  write(seen: Seen, values) {
    const coach = seen.thing?.key;
    if (!coach) return gone(seen);
    const left = coachedBy(seen.file, coach).filter((key) => key !== textIn(values, 'held'));
    return { file: withCoachees(seen.file, coach, left) };
  },
};

export const COACHING_OPERATIONS: readonly Operation[] = [add, end];

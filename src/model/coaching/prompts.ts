import type { Cycle } from './cycle.ts';

/** The moments of a cycle at which there is something to write. */
export const MOMENTS = ['before', 'after', 'check', 'monthly'] as const;

export type Moment = (typeof MOMENTS)[number];

/** The questions of each side at each moment (domain reference 6.5). Ids never change; their words are in the locales. */
export const PROMPTS = {
  coachee: {
    before: ['want', 'look_for', 'safe'],
    after: ['unexpected', 'needed', 'keep', 'next_chance'],
    check: ['in_the_way', 'changed'],
    monthly: ['can_now', 'helped_most'],
  },
  coach: {
    before: ['evidence', 'who_leads', 'smallest'],
    after: ['noticed', 'talking', 'agreed', 'which_gap'],
    check: ['why_held', 'space_out', 'several'],
    monthly: ['own_habits', 'own_feedback'],
  },
} as const;

export type Side = keyof typeof PROMPTS;

export type PromptId = {
  [S in Side]: (typeof PROMPTS)[S][keyof (typeof PROMPTS)[S]] extends readonly (infer Id)[] ? Id : never;
}[Side];

/** Never more than two at a time. */
const AT_ONCE = 2;

/** Characters of one answer (domain reference 6.5). */
export const ANSWER_LENGTH = 600;

/** The prompts of one cycle: two of the set, going round, so that each comes up and none comes alone. */
export function promptsFor(side: Side, moment: Moment, { index }: Pick<Cycle, 'index'>): readonly PromptId[] {
  const all: readonly PromptId[] = PROMPTS[side][moment];
  if (all.length <= AT_ONCE) return all;
  const from = (((index * AT_ONCE) % all.length) + all.length) % all.length;
  return Array.from({ length: AT_ONCE }, (_, i) => all[(from + i) % all.length]).filter(
    (id) => id !== undefined,
  );
}

/** Every second cycle, so about once a month, what is asked after a talk looks back further. */
export function afterTalk({ index }: Pick<Cycle, 'index'>): Moment {
  return index % 2 === 0 ? 'after' : 'monthly';
}

/**
 * The four questions that tell a known fix from a hard change (domain reference 4.4): would those affected describe
 * the problem the same way, has somebody here solved it before, would one decision mostly end it, and does it ask
 * anyone to give up time, status, a habit or a belief?
 */
export const TRIAGE_QUESTIONS = ['same_problem', 'solved_before', 'one_decision', 'asks_for_loss'] as const;

export type TriageQuestion = (typeof TRIAGE_QUESTIONS)[number];

export type TriageAnswers = Readonly<Record<TriageQuestion, boolean>>;

/** What an action treats: a known fix, or a hard change. A mixed challenge becomes one of each. */
export const KINDS = ['technical', 'adaptive'] as const;

export type Kind = (typeof KINDS)[number];

export type Challenge = Kind | 'mixed';

/**
 * Yes, yes, yes and no is technical. Everything else is adaptive, and mixed where a part of it is a known fix all the
 * same: somebody has solved it and a decision would mostly end it, but people see it differently or would lose
 * something. Most problems are both; the common mistake is to treat all of it as a known fix.
 */
export function triage(answers: TriageAnswers): Challenge {
  const { same_problem, solved_before, one_decision, asks_for_loss } = answers;
  const fixable = solved_before && one_decision;
  if (!fixable) return 'adaptive';
  return same_problem && !asks_for_loss ? 'technical' : 'mixed';
}

/** The actions that a challenge becomes. */
export function kindsOf(challenge: Challenge): readonly Kind[] {
  return challenge === 'mixed' ? KINDS : [challenge];
}

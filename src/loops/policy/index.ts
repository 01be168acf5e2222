import type { Loop } from '../../engine/loop.ts';
import { policyCommand, policyPresses, policySubmissions } from './handlers.ts';
import type { PolicyParts } from './rule.ts';
import { releasePolicy, showPolicy } from './send.ts';

/** From policy to practice: whom a new rule meets is asked what it will do to the work, and gets an answer. */
export function createPolicyLoop(parts: PolicyParts): Loop {
  const policy = policyCommand(parts);
  return {
    name: 'policy',
    // Nothing here comes round by itself: every message follows from a rule that was posted.
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releasePolicy(tx, parts, due, now),
    show: (tx, message, now) => showPolicy(tx, parts, message, now),
    presses: policyPresses(parts),
    submissions: policySubmissions(parts),
    commands: { policy, politica: policy, norma: policy },
  };
}

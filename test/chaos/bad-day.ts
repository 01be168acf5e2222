import type { EdgeFault, SlackEdge } from '../../adapters/playground/edge/types.ts';
import type { Chance } from './chance.ts';

/** Calls decided beforehand for each method: more than any run makes. */
const CALLS = 6_000;

/** Each kind's share of a method's calls, in percent; the others pass. */
type Shares = Readonly<Partial<Record<EdgeFault['kind'], number>>>;

/**
 * Sending is slow now and then, so that a kill finds calls under way, and fails in every way in which a network can:
 * refused for pace, refused for no reason, lost on the way there, lost on the way back.
 */
const POSTS: Shares = { ratelimited: 3, status: 3, drop: 3, dropAfter: 5, delay: 15 };
const OTHERS: Shares = { ratelimited: 2, status: 3, drop: 2, dropAfter: 3 };

/** Lets a share of all calls that matter fail, in an order that the seed decides. */
export function haveABadDay(edge: SlackEdge, chance: Chance): void {
  failSome(edge, chance, 'chat.postMessage', POSTS);
  for (const method of ['conversations.history', 'chat.update', 'response_url']) {
    failSome(edge, chance, method, OTHERS);
  }
}

function failSome(edge: SlackEdge, chance: Chance, method: string, shares: Shares): void {
  for (let call = 0; call < CALLS; call++) edge.fault({ method, ...next(chance, shares) });
}

function next(chance: Chance, shares: Shares): Omit<EdgeFault, 'method'> {
  const point = chance.between(0, 9_999) / 100;
  let from = 0;
  for (const [kind, share] of Object.entries(shares)) {
    from += share;
    if (point < from) return faultOf(kind as EdgeFault['kind'], chance); // The keys of Shares are kinds.
  }
  return { kind: 'delay', delayMs: 0 };
}

function faultOf(kind: EdgeFault['kind'], chance: Chance): Omit<EdgeFault, 'method'> {
  switch (kind) {
    case 'ratelimited':
      return { kind, retryAfterSeconds: chance.between(1, 3) };
    case 'status':
      return { kind, status: chance.pick([500, 502, 503]) };
    case 'delay':
      return { kind, delayMs: chance.between(20, 300) };
    default:
      return { kind };
  }
}

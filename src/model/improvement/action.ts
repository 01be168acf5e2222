import type { LocalDate, PersonId } from '../ids.ts';

/** An action's way, after Plan–Do–Study–Act: proposed, its owner agreed, it is tried, looked at, decided, closed. */
export const ACTION_STATES = ['proposed', 'agreed', 'doing', 'study', 'act', 'closed'] as const;

export type ActionState = (typeof ACTION_STATES)[number];

export const OUTCOMES = ['adopted', 'adapted', 'abandoned', 'again'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Somebody's words, open or sealed: here it only matters whether there are any. */
interface Words {
  readonly length: number;
}

/** What the way of an action is decided from. */
export interface ActionStanding<W extends Words = Words> {
  readonly state: ActionState;
  readonly ownerId: PersonId | null;
  readonly due: LocalDate | null;
  /** What was seen when it was looked at. */
  readonly seen: W | null;
  /** What was decided then, in words. */
  readonly decided: W | null;
  readonly outcome: Outcome | null;
}

export type ActionStep<W extends Words = Words> =
  /** Somebody is asked to own it, by a date; also to take it over from whoever had it. */
  | { readonly type: 'name'; readonly ownerId: PersonId; readonly due: LocalDate }
  | { readonly type: 'accept'; readonly by: PersonId }
  | { readonly type: 'decline'; readonly by: PersonId }
  | { readonly type: 'move'; readonly due: LocalDate }
  | { readonly type: 'begin' }
  | { readonly type: 'look' }
  | { readonly type: 'see'; readonly seen: W }
  | { readonly type: 'decide'; readonly outcome: Outcome; readonly decided: W };

export type Refusal = 'closed' | 'not_owner' | 'not_now' | 'needs_owner' | 'needs_seen' | 'needs_decided';

export type Stepped<W extends Words> =
  | { readonly ok: true; readonly action: ActionStanding<W> }
  | { readonly ok: false; readonly why: Refusal };

/** A new action: named, or still looking for its owner. */
export function proposed(ownerId: PersonId | null, due: LocalDate | null): ActionStanding<never> {
  return { state: 'proposed', ownerId, due, seen: null, decided: null, outcome: null };
}

/**
 * One step on an action's way. It never goes beyond `proposed` without an owner who accepted and a date, and never
 * closes without what was seen and what was decided.
 */
export function step<W extends Words>(action: ActionStanding<W>, next: ActionStep<W>): Stepped<W> {
  const { state, ownerId, due, seen } = action;
  if (state === 'closed') return refuse('closed');
  switch (next.type) {
    case 'name':
      return to(action, { state: 'proposed', ownerId: next.ownerId, due: next.due });
    case 'accept':
      if (state !== 'proposed') return refuse('not_now');
      if (ownerId === null || due === null) return refuse('needs_owner');
      return ownerId === next.by ? to(action, { state: 'agreed' }) : refuse('not_owner');
    case 'decline':
      if (state !== 'proposed') return refuse('not_now');
      return ownerId === next.by ? to(action, { ownerId: null }) : refuse('not_owner');
    case 'move':
      return ownerId === null ? refuse('needs_owner') : to(action, { due: next.due });
    case 'begin':
      return state === 'agreed' ? to(action, { state: 'doing' }) : refuse('not_now');
    case 'look':
      return state === 'doing' ? to(action, { state: 'study' }) : refuse('not_now');
    case 'see':
      if (state === 'proposed') return refuse('not_now');
      return next.seen.length === 0 ? refuse('needs_seen') : to(action, { state: 'act', seen: next.seen });
    case 'decide': {
      if (state !== 'act' || seen === null) return refuse('needs_seen');
      if (next.decided.length === 0) return refuse('needs_decided');
      const { outcome, decided } = next;
      return to(action, { state: 'closed', outcome, decided });
    }
  }
}

/** The next cycle of an action that is tried again: its owner has agreed by deciding so. */
export function nextCycle(closed: ActionStanding, due: LocalDate): ActionStanding<never> | undefined {
  if (closed.state !== 'closed' || closed.outcome !== 'again') return undefined;
  return { ...proposed(closed.ownerId, due), state: 'agreed' };
}

function to<W extends Words>(action: ActionStanding<W>, change: Partial<ActionStanding<W>>): Stepped<W> {
  return { ok: true, action: { ...action, ...change } };
}

function refuse(why: Refusal): { readonly ok: false; readonly why: Refusal } {
  return { ok: false, why };
}

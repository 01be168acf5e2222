import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { as, type LocalDate, type PersonId } from '../../../src/model/ids.ts';
import {
  type ActionStanding,
  type ActionStep,
  nextCycle,
  OUTCOMES,
  proposed,
  step,
} from '../../../src/model/improvement/index.ts';

const person = fc.constantFrom('ana', 'luis').map((name) => as<PersonId>(name));
const due = fc.constantFrom('2026-10-20', '2026-11-03').map((date) => as<LocalDate>(date));
const words = fc.constantFrom('', 'seen in three rooms', 'we keep it');

const anyStep: fc.Arbitrary<ActionStep<string>> = fc.oneof(
  fc.record({ type: fc.constant('name' as const), ownerId: person, due }),
  fc.record({ type: fc.constantFrom('accept' as const, 'decline' as const), by: person }),
  fc.record({ type: fc.constant('move' as const), due }),
  fc.record({ type: fc.constantFrom('begin' as const, 'look' as const) }),
  fc.record({ type: fc.constant('see' as const), seen: words }),
  fc.record({ type: fc.constant('decide' as const), outcome: fc.constantFrom(...OUTCOMES), decided: words }),
);

function walk(steps: readonly ActionStep<string>[]): ActionStanding<string>[] {
  const way: ActionStanding<string>[] = [proposed(null, null)];
  for (const next of steps) {
    const taken = step(way.at(-1) ?? proposed(null, null), next);
    if (taken.ok) way.push(taken.action);
  }
  return way;
}

const ANA = as<PersonId>('ana');
const LUIS = as<PersonId>('luis');
const OCTOBER = as<LocalDate>('2026-10-20');

const AGREED: readonly ActionStep<string>[] = [
  { type: 'name', ownerId: ANA, due: OCTOBER },
  { type: 'accept', by: ANA },
];

describe('an action', () => {
  it('never goes beyond a proposal without an owner and a date', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        for (const action of walk(steps))
          if (action.state !== 'proposed') {
            expect(action.ownerId).not.toBeNull();
            expect(action.due).not.toBeNull();
          }
      }),
    );
  });

  it('never closes without what was seen and what was decided, and never opens again', () => {
    let closed = 0;
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 20, maxLength: 40 }), anyStep, (steps, more) => {
        const last = walk([...AGREED, ...steps]).at(-1);
        if (last?.state !== 'closed') return;
        closed += 1;
        expect(last.seen?.length).toBeGreaterThan(0);
        expect(last.decided?.length).toBeGreaterThan(0);
        expect(OUTCOMES).toContain(last.outcome);
        expect(step(last, more)).toEqual({ ok: false, why: 'closed' });
      }),
      { numRuns: 300 },
    );
    expect(closed).toBeGreaterThan(20);
  });

  it('is agreed only by the one who was asked', () => {
    const asked = proposed(ANA, OCTOBER);
    expect(step(asked, { type: 'accept', by: LUIS })).toEqual({ ok: false, why: 'not_owner' });
    expect(step(asked, { type: 'accept', by: ANA })).toMatchObject({ ok: true, action: { state: 'agreed' } });
    expect(step(proposed(null, OCTOBER), { type: 'accept', by: ANA })).toEqual({
      ok: false,
      why: 'needs_owner',
    });
    expect(step(proposed(ANA, null), { type: 'accept', by: ANA })).toEqual({ ok: false, why: 'needs_owner' });
  });

  it('goes through every state of its way, in order', () => {
    const way = walk([
      { type: 'name', ownerId: ANA, due: OCTOBER },
      { type: 'accept', by: ANA },
      { type: 'begin' },
      { type: 'look' },
      { type: 'see', seen: 'two of three rooms' },
      { type: 'decide', outcome: 'adapted', decided: 'one page instead of two' },
    ]);
    expect(way.map((action) => action.state)).toEqual([
      ...['proposed', 'proposed', 'agreed', 'doing', 'study', 'act', 'closed'],
    ]);
  });

  it('that is handed over waits until the new owner accepts', () => {
    const doing = walk([
      { type: 'name', ownerId: ANA, due: OCTOBER },
      { type: 'accept', by: ANA },
      { type: 'begin' },
      { type: 'name', ownerId: LUIS, due: OCTOBER },
    ]).at(-1);
    expect(doing).toMatchObject({ state: 'proposed', ownerId: LUIS });
  });

  it('tried again opens a next cycle that its owner has agreed to; any other end opens none', () => {
    for (const outcome of OUTCOMES) {
      const closed = walk([
        { type: 'name', ownerId: ANA, due: OCTOBER },
        { type: 'accept', by: ANA },
        { type: 'see', seen: 'not yet' },
        { type: 'decide', outcome, decided: 'go on' },
      ]).at(-1);
      const next = closed && nextCycle(closed, as('2026-11-03'));
      if (outcome === 'again') expect(next).toEqual({ ...proposed(ANA, as('2026-11-03')), state: 'agreed' });
      else expect(next).toBeUndefined();
    }
  });
});

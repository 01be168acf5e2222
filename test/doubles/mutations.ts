import fc from 'fast-check';

/** One thing that is done to a value: what stands at a place becomes something strange, or is taken away. */
export type Change = readonly [place: number, to: unknown];

const REMOVED = Symbol('removed');

/** What nobody who meant well would write there. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(REMOVED),
  fc.constantFrom<unknown>(
    ...[null, '', 0, -1, 1e308, true, [], {}, [[]], '__proto__', '\u0000', '\ud800', 'x'.repeat(5_000)],
    ...['constructor', '1700000100.123456', '../../etc/passwd', '{{7*7}}', "'; DROP TABLE person; --"],
    nested(1_000),
  ),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Any place with the same likelihood: small numbers would hit the first fields, which the door asks for, time and again. */
const place = fc.noBias(fc.nat({ max: 1_000_000 }));

/** One to four changes to a payload. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(fc.tuple(place, strange), {
  minLength: 1,
  maxLength: 4,
});

/** The value with these changes made to it, one after the other; each finds its place among all that there are. */
export function changed(value: unknown, made: readonly Change[]): unknown {
  return made.reduce<unknown>((before, [place, to]) => {
    const all = paths(before);
    return changedAt(before, all[place % Math.max(1, all.length)] ?? [], to);
  }, value);
}

/** Arrays in arrays, `depth` deep: as JSON it is short, and walked by recursion it ends a process. */
export function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

/** How deep places are looked for: below lies what another change put there. */
const DEEPEST = 12;

/** Every path into a value, the deepest last. */
function paths(value: unknown, before: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || before.length > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, key];
    return [path, ...paths(inner, path)];
  });
}

function changedAt(value: unknown, [key, ...deeper]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to === REMOVED ? undefined : to;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => {
      if (String(at) !== key) return [item];
      return deeper.length === 0 && to === REMOVED ? [] : [changedAt(item, deeper, to)];
    });
  }
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    return deeper.length === 0 && to === REMOVED ? [] : [[name, changedAt(inner, deeper, to)]];
  });
  return Object.fromEntries(entries);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOOPS = resolve(import.meta.dirname, '../../src/loops');

const lines = readdirSync(LOOPS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) =>
    readFileSync(join(LOOPS, name), 'utf8')
      .split('\n')
      .map((line, i) => ({ at: `${name}:${i + 1}`, line })),
  );

describe('whoever is written to', () => {
  it('reads their district’s words: a person’s own language never reaches a card without them', () => {
    expect(lines.length).toBeGreaterThan(3_000);
    const bare = /\b(?:person|coach|coachee|owner|member|row)\.locale\b/;
    expect(
      lines.filter(({ line }) => bare.test(line) && !line.includes('localeOf(')).map(({ at }) => at),
    ).toEqual([]);
  });
});

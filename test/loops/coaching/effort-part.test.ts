import { describe, expect, it } from 'vitest';
import { type Locale, say } from '../../../src/locales/index.ts';
import { effortPart } from '../../../src/loops/coaching/effort-part.ts';
import type { PartView } from '../../../src/loops/digest/part.ts';
import { as } from '../../../src/model/ids.ts';
import { bandOf } from '../../../src/model/scale.ts';
import { GOLDEN } from '../golden-digests.ts';

const [golden] = Object.values(GOLDEN);
if (!golden) throw new Error('no golden digest');
const { figures } = golden;

/** What the digest says of so many contacts held of ten, and of these scores by each source. */
function said(held: number, self: number | null, observer: number | null, locale: Locale = 'en'): string {
  const view: PartView = {
    ...{ unit: 'Grades 3–5', locale, k: 5, window: as('2026-10-05'), figures },
    ...{ cut: 'nothing', proposing: true, open: () => undefined },
  };
  const figure = (score: number | null) =>
    score === null ? { type: 'tooFew' } : { type: 'score', score, band: bandOf(score), n: 6 };
  const kept = {
    cycle: '2026-09-21',
    logs: [{ type: 'count', name: 'contacts', done: held, planned: 10 }],
    quality: { self: figure(self), observer: figure(observer) },
  };
  return effortPart
    .nodes(kept, view)
    .map((node) => (node.kind === 'text' ? node.text : ''))
    .join('\n');
}

describe('effort and fidelity', () => {
  it.each([
    ['keep', 9, 85, 'Both are high'],
    ['not_landing', 9, 40, 'change the training or coaching'],
    ['goodwill', 3, 85, 'runs on goodwill'],
    ['not_resourced', 3, 40, 'find the time and the people'],
  ] as const)('are read as %s with %i of ten held and a score of %i', (quadrant, held, score, words) => {
    for (const locale of ['en', 'es'] as const) {
      const t = say(locale).coaching.effort;
      const reading = said(held, null, score, locale).split('\n').at(-1);
      expect(reading).toBe(t.readings[quadrant](t.by.observer));
    }
    expect(said(held, null, score)).toContain(words);
  });

  it('are two figures, each with its source, and no third is made of them or of the two sources', () => {
    const text = said(9, 90, 40);
    expect(text).toContain('9 of 10');
    expect(text).toMatch(/by self-report: .*90 \(n 6\); by observers: .*40 \(n 6\)/);
    expect(text).not.toMatch(/\b65\b/);
    // Where the sources disagree, observers are read, and it says so.
    expect(text).toContain('not landing yet, by observers');
    expect(said(9, 90, null)).toContain('Both are high, by self-report');
  });
});

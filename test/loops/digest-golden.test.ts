import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Locale } from '../../src/locales/index.ts';
import { digestCard } from '../../src/loops/digest/cards.ts';
import { explainCard } from '../../src/loops/digest/explain.ts';
import { GOLDEN, steady, view } from './golden-digests.ts';

/** What there is to read in a digest: every word once, as on the screen. Figures and buttons are not words. */
function words(card: Card): number {
  const read = card.nodes.flatMap((node): readonly string[] => {
    switch (node.kind) {
      case 'heading':
      case 'text':
      case 'note':
        return [node.text];
      case 'table':
        return [node.caption, ...node.columns.map((column) => column.label), ...node.rows.flat()];
      case 'chart':
        return [node.title, node.description];
      default:
        return [];
    }
  });
  return read.flatMap((text) => text.split(/\s+/)).filter((word) => /\p{L}/u.test(word)).length;
}

describe('the weekly digest', () => {
  it.each(Object.entries(GOLDEN))('of %s reads like this', (_name, digest) => {
    expect(toPlainText(digestCard(digest))).toMatchSnapshot();
  });

  it.each(Object.entries(GOLDEN))('of %s is read in a minute, in both languages', (_name, digest) => {
    for (const locale of ['en', 'es'] satisfies Locale[])
      expect(words(digestCard({ ...digest, locale }))).toBeLessThanOrEqual(150);
  });

  it('has a golden one of each kind: normal, too few, nobody, first week, all strong, one-sided, loop closed', () => {
    const text = (name: string) => {
      const digest = GOLDEN[name];
      return digest ? toPlainText(digestCard(digest)) : '';
    };
    expect(text('a normal week')).toMatch(/Focus – Coaching: .*points so far/);
    expect(text('too few answers')).toContain('too few answers');
    expect(text('nobody answered')).toContain('Fewer than 5 answered');
    expect(text('the first week')).toContain('This is the team’s first digest.');
    const asked = text('all strong')
      .split('\n')
      .filter((line) => line.includes('Week of Oct 26'));
    expect(asked).toHaveLength(3);
    for (const line of asked) expect(line).toContain('● Strong');
    expect(text('one-sided')).toContain('Strong');
    expect(text('one-sided')).toContain('Building');
    const lines = text('a closed loop').split('\n').filter(Boolean);
    expect(lines[2]).toContain('What changed because of you: The observation form is one page now');
  });

  it('shows the series as a chart as soon as it is judged, and not before', () => {
    const charts = Array.from({ length: 9 }, (_, i) =>
      digestCard(view(Array.from({ length: i + 1 }, (_, week) => steady(week)))).nodes.filter(
        (node) => node.kind === 'chart',
      ),
    );
    expect(charts.map((some) => some.length)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(charts.at(-1)?.[0]?.categories).toHaveLength(9);
  });

  it('draws no arrow and ranks nobody', () => {
    for (const digest of Object.values(GOLDEN))
      expect(toPlainText(digestCard(digest))).not.toMatch(/[↑↓→←⬆⬇▲▼]|rank|best|worst/i);
  });

  it('puts buttons only under a proposal: an open question has no “do it”', () => {
    for (const digest of Object.values(GOLDEN)) {
      const text = toPlainText(digestCard({ ...digest, locale: 'en' }));
      expect(text.includes('[Do it] [Talk first] [Not now]')).toBe(text.includes('To decide: next week'));
      expect(text).toContain('[How was this worked out?]');
    }
  });
});

describe('the explanation', () => {
  it.each(Object.entries(GOLDEN))('of %s has only numbers that its digest has, and t', (_name, digest) => {
    const text = toPlainText(explainCard(digest.figures, digest.k, 'en'));
    expect(text).toMatchSnapshot();
    const shown = toPlainText(digestCard(digest));
    for (const [, low, high] of text.matchAll(/Likely range (\d+)–(\d+)/g))
      expect(shown).toContain(`(${low}–${high})`);
  });
});

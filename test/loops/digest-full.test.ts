import { describe, expect, it } from 'vitest';
import type { CardNode } from '../../src/chat/card.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Locale } from '../../src/locales/index.ts';
import { digestCard, leftOutOf } from '../../src/loops/digest/cards.ts';
import { explainCard } from '../../src/loops/digest/explain.ts';
import { wordsIn } from '../../src/loops/digest/words.ts';
import { GOLDEN } from './golden-digests.ts';
import { byVote, full, LESS } from './golden-full.ts';

const textsOf = (nodes: readonly CardNode[]) => toPlainText({ summary: '', nodes });

describe('a digest in which everything is said at once', () => {
  it.each([
    ['en', 150],
    // The same in Spanish takes some 15 % more words.
    ['es', 172],
  ] as const)('is still read in a minute: %s, at most %i words', (locale, most) => {
    for (const view of [full(locale), full(locale, { parts: LESS }), byVote(locale)])
      expect(wordsIn(digestCard(view).nodes), textsOf(digestCard(view).nodes)).toBeLessThanOrEqual(most);
  });

  it('keeps what changed, the figures, effort and quality, cover, what is due and the decision, in this order', () => {
    const text = textsOf(digestCard(full('en')).nodes);
    const at = [
      'What changed because of you: Two substitutes',
      '8 of 9 answered',
      'Coaching (focus)',
      'Focus – Coaching',
      'Effort: coaching held 11 of 14 planned',
      'Cover: Training 58 covered by Coaching',
      'Actions: 2 due this week (Ana Brooks, Luis Ortega)',
      'Barriers: 1 waits here',
      'To decide: next week',
    ].map((words) => text.indexOf(words));
    expect(at, text).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('says all that it left out under “How was this worked out?”, in the reader’s language', () => {
    const view = full('en');
    const answer = (locale: Locale) =>
      textsOf(explainCard(view.figures, view.k, locale, leftOutOf(view, locale)).nodes);
    const shown = textsOf(digestCard(view).nodes);
    for (const words of [
      'Last week you decided: make one thing easier about “Internal systems”.',
      'All six teachers have begun, and each has a coach.',
      'Cut the observation form to one page: kept (one page from now on)',
      'Evenness is a hint, not integration.',
      'an action closed and higher scores followed',
      '9 of 12 answered, median 8 school days',
    ]) {
      expect(shown).not.toContain(words);
      expect(answer('en')).toContain(words);
    }
    expect(answer('en')).toContain('[Leave it out]');
    expect(answer('es')).toContain('Que sea parejo es una pista, no integración.');
    // Every driver whose row gave way has its figure there.
    for (const driver of ['Selection', 'External systems', 'Leadership: hard changes'])
      expect(answer('en')).toContain(`${driver}: `);
  });

  it('asks for two decisions at most, and an ordinary digest leaves nothing out', () => {
    const groups = digestCard(full('en')).nodes.filter((node) => node.kind === 'buttons');
    expect(groups).toHaveLength(2);
    expect(textsOf(digestCard(full('en')).nodes)).not.toContain('Leave it out?');
    for (const view of Object.values(GOLDEN)) expect(leftOutOf(view, 'en')).toEqual([]);
  });
});

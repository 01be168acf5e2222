import { describe, expect, it } from 'vitest';
import type { CardNode } from '../../../src/chat/card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import { balancePart, votePart } from '../../../src/loops/vote/part.ts';
import { as } from '../../../src/model/ids.ts';
import { LINK_IDS } from '../../../src/model/integration/index.ts';
import { GOLDEN } from '../golden-digests.ts';

function viewIn(locale: Locale) {
  const figures = Object.values(GOLDEN)[0]?.figures;
  if (!figures) throw new Error('no golden digest');
  const window = as<typeof figures.window>('2026-10-05');
  const shown = { cut: 'nothing', proposing: true, open: () => undefined } as const;
  return { unit: 'Grades 3-5', locale, k: 5, window, figures, ...shown };
}

const texts = (nodes: readonly CardNode[]) => nodes.flatMap((node) => ('text' in node ? [node.text] : []));

const unequal = [
  { driverId: 'coaching', score: 84 },
  { driverId: 'selection', score: 91 },
  { driverId: 'training', score: 41 },
] as const;

const links = (answer: 'in_place' | 'not_yet' | 'none') => ({
  window: '2026-10-05',
  answers: LINK_IDS.map((linkId) => ({ linkId, answer })),
});

const told = (kept: unknown, locale: Locale = 'en') => texts(balancePart.nodes(kept, viewIn(locale)));

describe('how a digest tells the balance of the drivers', () => {
  it('reads one-sided like this, the mean never without the lowest', () => {
    expect(told({ source: 'check_in', scores: unequal, links: null })).toEqual([
      '3 drivers, by check-ins: 72 on average, lowest Training 41. One-sided: 50 points between Selection and Training. Evenness is a hint, not integration.',
    ]);
    expect(told({ source: 'vote', scores: unequal, links: null }, 'es')).toEqual([
      '3 impulsores, por votación: 72 de promedio, el más bajo Formación 41. Cargado a un lado: 50 puntos entre Selección y Formación. Que sea parejo es una pista, no integración.',
    ]);
  });

  it('says uneven and even in words of their own', () => {
    const apart = (spread: number) =>
      told({
        source: 'check_in',
        scores: [
          { driverId: 'coaching', score: 50 + spread },
          { driverId: 'training', score: 50 },
        ],
        links: null,
      })[0];
    expect(apart(40)).toContain('Uneven: 40 points between Coaching and Training.');
    expect(apart(20)).toContain('Even: 20 points from highest to lowest.');
  });

  it('calls unequal drivers with strong links neither integrated by average nor even: both stand side by side', () => {
    const [balance, linked, ...more] = told({ source: 'vote', scores: unequal, links: links('in_place') });
    expect(more).toEqual([]);
    expect(balance).toContain('One-sided');
    expect(balance).not.toMatch(/integrat(ed|ion:)/i);
    expect(linked).toBe(
      'Links, team vote in the week of Oct 5: 16 of 16 points (100%), 8 of 8 links answered.',
    );
  });

  it('says nothing of links that were not agreed on, and nothing of one driver alone', () => {
    expect(told({ source: 'vote', scores: [], links: links('none') })).toEqual([]);
    expect(told({ source: 'check_in', scores: unequal.slice(0, 1), links: null })).toEqual([]);
  });

  it('answers “how was this worked out?” with every number in it', () => {
    const [balance, vote, linked] = balancePart.explain(
      { source: 'vote', scores: unequal, links: links('not_yet') },
      'en',
    );
    expect(balance).toContain('Coaching 84, Selection 91, Training 41. Their plain mean is 72');
    expect(vote).toContain('over the newest agreement on each question');
    expect(linked).toContain('Selection → Training: No; Training → Coaching: No');
  });

  it('keeps nothing that it could not read back', () => {
    expect(balancePart.nodes({ source: 'gossip' }, viewIn('en'))).toEqual([]);
    expect(balancePart.explain(undefined, 'en')).toEqual([]);
  });
});

describe('how a digest tells a vote', () => {
  const question = { driverId: 'training', counts: { notYet: 1, partly: 3, inPlace: 0, cantTell: 1 } };

  it('labels the source, and gives the consensus with n and spread', () => {
    const [table] = votePart.nodes({ questions: [{ ...question, consensus: 'partly' }] }, viewIn('en'));
    expect(table).toMatchObject({
      kind: 'table',
      caption: 'Team vote: what was agreed (never averaged with check-ins)',
      rows: [['Training', 'Partly', '5: Not yet 1 · Partly 3 · Can’t tell 1']],
    });
  });

  it('tells where nothing was recorded, and a week without a vote', () => {
    const [table] = votePart.nodes({ questions: [{ ...question, consensus: null }] }, viewIn('en'));
    expect(table).toMatchObject({ rows: [['Training', 'not recorded', expect.any(String)]] });
    expect(texts(votePart.nodes({ questions: [] }, viewIn('es')))).toEqual(['Esta semana no hubo votación.']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Card, Press } from '../../src/chat/card.ts';
import { wordingOf } from '../../src/locales/index.ts';
import {
  askCard,
  checkInCard,
  closedCard,
  editCard,
  laterCard,
  snoozedCard,
} from '../../src/loops/checkin/cards.ts';
import type { CheckInView } from '../../src/loops/checkin/standing.ts';
import { as } from '../../src/model/ids.ts';
import { ITEMS } from '../../src/model/items.ts';

const CLOSES = Date.parse('2026-11-06T21:00:00Z');

function view(locale: 'en' | 'es', itemId: string, answered = 0): CheckInView {
  return {
    id: as('checkin:lakeside/ana:2026-11-02'),
    closesAt: CLOSES,
    zone: as('America/Chicago'),
    locale,
    k: 5,
    questions: [0, 1, 2].map((position) => ({
      position,
      itemId: as(itemId),
      wording: wordingOf(locale, itemId),
      driverId: ITEMS.find((item) => item.id === itemId)?.topic ?? 'coaching',
      reason: 'focus',
      rating: position < answered ? ('partly' as const) : null,
      skipped: false,
      hasNote: position === 0,
    })),
  };
}

const presses = (card: Card): Press[] =>
  card.nodes.flatMap((node) => {
    if (node.kind === 'choice') return [...node.options];
    return node.kind === 'buttons' ? [...node.buttons] : [];
  });

const words = (card: Card, kinds: readonly string[]) =>
  card.nodes
    .filter((node) => kinds.includes(node.kind))
    .flatMap((node) => ('text' in node ? node.text.split(/\s+/) : []))
    .filter((word) => /[\p{L}\d]/u.test(word)).length;

const everyCard = (locale: 'en' | 'es', itemId: string): Card[] => {
  const fresh = view(locale, itemId);
  const later = { type: 'next_work_day', at: CLOSES - 86_400_000 } as const;
  return [
    checkInCard(fresh),
    checkInCard(fresh, 'reminder'),
    checkInCard(view(locale, itemId, 1)),
    checkInCard(view(locale, itemId, 3)),
    editCard(view(locale, itemId, 3)),
    laterCard(fresh, [later]),
    laterCard(fresh, []),
    snoozedCard(fresh, later.at),
    closedCard(view(locale, itemId, 2)),
    ...fresh.questions.map((question) => askCard(fresh, question, 'changing')),
  ];
};

describe.each(['en', 'es'] as const)('the cards of a check-in in %s', (locale) => {
  it('ask in under 50 words, with small print of at most 37, whichever item it is', () => {
    expect(ITEMS.length).toBeGreaterThan(40);
    for (const item of ITEMS) {
      const card = checkInCard(view(locale, item.id, 1));
      expect(words(card, ['heading', 'text']), item.id).toBeLessThan(50);
      expect(words(card, ['note']), item.id).toBeLessThanOrEqual(37);
    }
  });

  it('say who can see the answer, and until when it is open, wherever a rating is asked for', () => {
    for (const card of everyCard(locale, 'coa3').filter((one) =>
      one.nodes.some((node) => node.kind === 'choice'),
    )) {
      const notes = card.nodes.flatMap((node) => (node.kind === 'note' ? [node.text] : [])).join(' ');
      expect(notes).toMatch(/^(?:.*)(Confidential|Confidencial).*5/);
      expect(notes).toMatch(/3:00/);
    }
  });

  it('keep labels short enough to be seen whole and descriptions short enough to be read out whole', () => {
    for (const item of ITEMS) {
      for (const press of everyCard(locale, item.id).flatMap(presses)) {
        expect(press.label.length, press.label).toBeLessThanOrEqual(40);
        expect(press.description?.length ?? 0, press.description).toBeLessThanOrEqual(75);
      }
    }
  });

  it('give each rating its full sense for a screen reader, and favour none', () => {
    const [choice] = checkInCard(view(locale, 'coa3')).nodes.filter((node) => node.kind === 'choice');
    expect(choice?.options.map((option) => option.description)).toHaveLength(4);
    for (const option of choice?.options ?? []) {
      expect(option.description?.length).toBeGreaterThan(option.label.length + 10);
      expect(Object.keys(option).sort()).toEqual(['description', 'label', 'value']);
    }
  });

  it('show nothing of a note but that there is one', () => {
    expect(JSON.stringify(checkInCard(view(locale, 'coa3', 3)))).toMatch(/with a note|con una nota/);
  });
});

it('the two languages say something different everywhere', () => {
  for (const item of ITEMS) {
    expect(JSON.stringify(checkInCard(view('es', item.id)))).not.toBe(
      JSON.stringify(checkInCard(view('en', item.id))),
    );
  }
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { messageComplaints, viewComplaints } from '../../../../adapters/playground/edge/block-rules.ts';
import { renderCard } from '../../../../adapters/slack/render/card.ts';
import { renderForm } from '../../../../adapters/slack/render/form.ts';
import { renderCardView, renderHome } from '../../../../adapters/slack/render/view.ts';
import type { Card } from '../../../../src/chat/card.ts';
import type { Form } from '../../../../src/chat/form.ts';
import { type Product, walkProduct } from '../../../doubles/product.ts';
import { text } from './arbitrary.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);

let product: Product;
beforeAll(async () => {
  product = await walkProduct();
}, 900_000);

/** Fields that name things to us and show nothing. */
const IDS = new Set(['kind', 'action', 'value', 'tone', 'align', 'opens', 'subject']);

/** A card or form with its words changed, and nothing that it is known by. */
function reworded<Shown>(shown: Shown, reword: (words: string) => string, kept = IDS): Shown {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return reword(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        kept.has(key) && typeof inner === 'string' ? inner : walk(inner),
      ]),
    );
  };
  // Strings stay strings, and everything else stays what it is: the shape is the same.
  return walk(shown) as Shown;
}

/** All strings that somebody sees. */
function wordsIn(shown: unknown): string[] {
  const words: string[] = [];
  reworded(shown, (word) => {
    words.push(word);
    return word;
  });
  return words;
}

/** Every object with a field, however deep. */
function withField(value: unknown, field: string): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = field in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap((inner) => withField(inner, field))];
}

/** What a rendering cut short: strings with an ellipsis at their end that nobody wrote like that. */
function cutIn(rendered: unknown, from: Card | Form): string[] {
  const given = wordsIn(from);
  return wordsIn(rendered).filter(
    (said) => said.endsWith('…') && !given.some((words) => words.includes(said)),
  );
}

const unescaped = (markup: string) =>
  markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('every card and form of the product', () => {
  it('was met, or nearly: whatever can be pressed or sent off somewhere', () => {
    const missed = product.answered.filter((action) => !product.seen.has(action));
    expect(product.cards.length).toBeGreaterThan(60);
    expect(product.forms.length).toBeGreaterThan(8);
    expect(product.homes.length).toBeGreaterThan(3);
    expect(missed.length / product.answered.length, `not met: ${missed.join(', ')}`).toBeLessThan(0.4);
  });

  it('is taken by a Slack that keeps its limits', () => {
    expect(product.refused.filter((one) => !/expired_trigger_id|used_url|expired_url/.test(one))).toEqual([]);
  });

  it('is shown whole: nothing that we write is cut to fit', () => {
    for (const card of product.cards) {
      const { text: fallback, blocks } = renderCard(card);
      expect(cutIn(blocks, card)).toEqual([]);
      expect(fallback.length, fallback).toBeLessThan(4_000);
    }
    for (const home of product.homes) expect(cutIn(renderHome(home), home)).toEqual([]);
    for (const form of product.forms) expect(cutIn(renderForm(form), form)).toEqual([]);
  });

  it('says everything in its text, too, which is what notifications and screen readers get', () => {
    for (const card of product.cards) {
      const { text: fallback, blocks } = renderCard(card);
      const said = unescaped(fallback);
      for (const { type, text: shown } of withField(blocks, 'text')) {
        if (typeof shown !== 'string' || type === 'mrkdwn') continue;
        // A chart's figures beside it are told series by series in the text.
        for (const line of shown.split('\n').filter((one) => !one.includes(' · ')))
          expect(said).toContain(line);
      }
    }
  });

  it('has a name on everything that can be pressed, and a label on every input', () => {
    for (const card of product.cards) {
      const { blocks } = renderCard(card);
      const buttons = withField(blocks, 'action_id');
      for (const button of buttons) expect(button.accessibility_label, JSON.stringify(button)).toBeTruthy();
    }
    for (const home of product.homes) {
      for (const button of withField(renderHome(home), 'action_id')) {
        expect(button.accessibility_label, JSON.stringify(button)).toBeTruthy();
      }
    }
    for (const form of product.forms) {
      const inputs = renderForm(form).blocks.filter(({ type }) => type === 'input');
      expect(inputs.every((input) => 'label' in input && input.label.text.trim().length > 1)).toBe(true);
    }
  });

  it('keeps Slack’s limits and carries no markup, whatever people and places are called and people write', () => {
    const { cards, forms, words } = product;
    const known = [...words].sort((a, b) => b.length - a.length);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.array(text, { minLength: 3, maxLength: 3 }),
        (one, other, hostile) => {
          let turn = 0;
          const reword = (sentence: string) =>
            known.reduce((said, word) => {
              if (!said.includes(word)) return said;
              return said.replaceAll(word, () => hostile[turn++ % hostile.length] ?? '');
            }, sentence);
          const card = cards[one % cards.length];
          const form = forms[other % forms.length];
          if (!card || !form) throw new Error('nothing was met');
          const { text: fallback, blocks } = renderCard(reworded(card, reword));
          expect(messageComplaints(blocks)).toEqual([]);
          expect(fallback.length).toBeLessThanOrEqual(4_000);
          expect(fallback.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
          for (const { type, text: shown } of withField(blocks, 'text')) {
            if (type === 'mrkdwn') expect(shown).toMatch(/^\*[^&<>*_~`\n@#]+\*\n[^&<>*_~`\n@#]+$/);
          }
          // Home, and what answers a press there, show the same cards as views.
          const home = product.homes[one % product.homes.length] ?? card;
          expect(viewComplaints(renderHome(reworded(home, reword)))).toEqual([]);
          expect(viewComplaints(renderCardView(reworded(card, reword)))).toEqual([]);
          const view = renderForm(reworded(form, reword, new Set([...IDS, 'name', 'initial'])));
          expect(viewComplaints(view)).toEqual([]);
          expect(withField(view, 'type').filter(({ type }) => type === 'mrkdwn')).toEqual([]);
        },
      ),
      { numRuns: RUNS, seed: 20_261_102 },
    );
    // The names were found: cards without any would prove nothing.
    const named = cards.filter((card) =>
      wordsIn(card).some((said) => known.some((word) => said.includes(word))),
    );
    expect(named.length).toBeGreaterThan(cards.length / 3);
  });
});

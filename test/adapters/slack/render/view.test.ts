import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewComplaints } from '../../../../adapters/playground/edge/block-rules.ts';
import { renderCardView, renderHome } from '../../../../adapters/slack/render/view.ts';
import type { Card } from '../../../../src/chat/card.ts';
import * as arbitrary from './arbitrary.ts';

describe('a card where no message is', () => {
  it('is a Home tab or a dialog that Slack takes, whatever is in it: never a table, never over 100 blocks', () => {
    fc.assert(
      fc.property(arbitrary.card, fc.constantFrom(renderHome, renderCardView), (card, render) => {
        const view = render(card);
        expect(viewComplaints(view)).toEqual([]);
        expect(view.blocks.length).toBeLessThanOrEqual(100);
        expect(view.blocks.map(({ type }) => String(type))).not.toContain('table');
        expect(view.blocks.map(({ type }) => String(type))).not.toContain('data_visualization');
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what can be pressed where it has too many blocks, and says that something is left out', () => {
    const line = (n: number) => ({ kind: 'text', text: `line ${n}` }) as const;
    const card: Card = {
      summary: 'Home',
      nodes: [
        ...Array.from({ length: 150 }, (_, n) => line(n)),
        { kind: 'buttons', buttons: [{ action: 'home.zone', value: '', label: 'Change' }] },
      ],
    };
    const { blocks } = renderHome(card);
    expect(blocks).toHaveLength(100);
    expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
    expect(JSON.stringify(blocks.at(-2))).toContain('…');
  });
});

import { describe, expect, it } from 'vitest';
import { pressables } from '../../../../adapters/playground/pressables.ts';
import { renderCard } from '../../../../adapters/slack/render/card.ts';

describe('the buttons of a message', () => {
  it('come in the order in which the adapter’s card shows them', () => {
    const { blocks } = renderCard({
      summary: 'One question',
      nodes: [
        { kind: 'text', text: 'How is it?' },
        {
          kind: 'choice',
          action: 'checkin.answer',
          options: [
            { label: 'Not yet', value: 'a' },
            { label: 'Partly', value: 'b' },
          ],
        },
        { kind: 'buttons', buttons: [{ action: 'checkin.why', label: 'Why this?', value: 'c' }] },
      ],
    });
    // Blocks are plain JSON objects; Slack's types only lack the index signature.
    expect(pressables(blocks as unknown as Parameters<typeof pressables>[0])).toEqual([
      { actionId: 'checkin.answer#0', value: 'a' },
      { actionId: 'checkin.answer#1', value: 'b' },
      { actionId: 'checkin.why#0', value: 'c' },
    ]);
  });

  it('are found beside a section, and nothing else is taken for one', () => {
    expect(
      pressables([
        { type: 'section', block_id: 's', accessory: { type: 'button', action_id: 'x.y' } },
        { type: 'section', accessory: { type: 'image', action_id: 'x.z' } },
        { type: 'context', elements: [{ type: 'button', action_id: 'x.z' }] },
        { type: 'actions', elements: [{ type: 'static_select', action_id: 'x.z' }, null] },
      ]),
    ).toEqual([{ actionId: 'x.y', blockId: 's' }]);
  });
});

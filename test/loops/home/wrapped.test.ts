import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardNode } from '../../../src/chat/card.ts';
import type { Form } from '../../../src/chat/form.ts';
import {
  placed,
  readPlace,
  unwrap,
  unwrapForm,
  wrapForm,
  wrapNodes,
} from '../../../src/loops/home/wrapped.ts';

const action = fc.constantFrom('checkin.answer' as const, 'coaching.log_time' as const, 'vote.cast' as const);

const form = (over: Partial<Form>): Form => ({
  ...{ title: 'A form', action: 'checkin.note', subject: '', submitLabel: 'Save', cancelLabel: 'Cancel' },
  ...{ intro: [], fields: [] },
  ...over,
});

describe('what stands on Home', () => {
  it('is pressed through Home, and comes out as it went in, whatever it carries', () => {
    fc.assert(
      fc.property(action, fc.string(), (name, value) => {
        const nodes: CardNode[] = [
          { kind: 'choice', action: name, options: [{ label: 'Yes', value }] },
          { kind: 'buttons', buttons: [{ action: name, label: 'Do', value, opens: 'dialog' }] },
        ];
        const [choice, buttons] = wrapNodes(nodes);
        if (choice?.kind !== 'choice' || buttons?.kind !== 'buttons') throw new Error('other nodes');
        expect(choice.action).toBe('home.press');
        expect(buttons.buttons[0]).toMatchObject({ action: 'home.press', opens: 'dialog' });
        const loop = name.split('.')[0];
        for (const press of [...choice.options, ...buttons.buttons])
          expect(unwrap(press.value)).toEqual({ action: name, loop, value });
      }),
    );
  });

  it('keeps Home’s own buttons, and never carries one of them inside another', () => {
    const own: CardNode[] = [{ kind: 'buttons', buttons: [{ action: 'home.zone', label: 'Z', value: 'x' }] }];
    expect(wrapNodes(own)).toEqual(own);
    for (const carried of ['home.press checkin.answer x', 'home.zone x', '', 'x', 'no verb', 'A.b c'])
      expect(unwrap(carried), carried).toBeUndefined();
  });

  it('brings a dialog back with the message that it was opened from, where there was one', () => {
    fc.assert(
      fc.property(action, fc.string(), fc.boolean(), (name, subject, inMessage) => {
        const at = inMessage ? { channelId: 'a:1;2', messageId: '1700' } : undefined;
        const sent = wrapForm(form({ action: name, subject }), at);
        expect(sent.action).toBe('home.submit');
        expect(unwrapForm(sent.subject)).toEqual({
          ...{ action: name, loop: name.split('.')[0], value: subject },
          ...(at ? { at } : {}),
        });
        expect(readPlace(placed(form({ subject }), at).subject)).toEqual(at ? { at } : {});
      }),
    );
  });
});

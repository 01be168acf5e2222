import { describe, expect, it } from 'vitest';
import { enteredIn, inputOf } from '../../../../adapters/playground/page/view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });

function input(element: Readonly<Record<string, unknown>>) {
  const read = inputOf({
    type: 'input',
    block_id: 'field',
    label: plain('Field'),
    element: { action_id: 'a', ...element },
  });
  if (!read) throw new Error('not read as an input');
  return read;
}

function entered(element: Readonly<Record<string, unknown>>, ...values: readonly string[]) {
  const data = new FormData();
  for (const value of values) data.append('field', value);
  return enteredIn(input(element), data);
}

describe('a dialog’s fields', () => {
  it('begin with what the bot put in', () => {
    expect(input({ type: 'plain_text_input', initial_value: 'as before' }).initial).toBe('as before');
    expect(input({ type: 'datepicker', initial_date: '2026-11-03' }).initial).toBe('2026-11-03');
    expect(input({ type: 'conversations_select', initial_conversation: 'C1' }).initial).toBe('C1');
    expect(input({ type: 'users_select', initial_user: 'U1' }).initial).toBe('U1');
    const options = ['a', 'b'].map((value) => ({ value, text: plain(value.toUpperCase()) }));
    expect(input({ type: 'static_select', options, initial_option: options[1] }).options).toEqual([
      { value: 'a', label: 'A', initial: false },
      { value: 'b', label: 'B', initial: true },
    ]);
  });

  it('send an emptied text as empty, so that a note can be taken back', () => {
    expect(entered({ type: 'plain_text_input' }, '')).toBe('');
  });

  it('send no choice where none was made, and every tick that was', () => {
    expect(entered({ type: 'static_select' }, '')).toBeUndefined();
    expect(entered({ type: 'checkboxes' })).toEqual([]);
    expect(entered({ type: 'checkboxes' }, 'a', 'b')).toEqual(['a', 'b']);
  });

  it('are inputs only: anything else is drawn as in a message', () => {
    expect(inputOf({ type: 'section', text: plain('Only you read this.') })).toBeUndefined();
    expect(inputOf('nonsense')).toBeUndefined();
  });
});

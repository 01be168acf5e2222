import { describe, expect, it } from 'vitest';
import { messageComplaints, viewComplaints } from '../../../../adapters/playground/edge/block-rules.ts';
import { bench, rating } from './bolt-bot.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = { type: 'section', text: mrkdwn('x') };
const option = (value: string) => ({ text: plain(value), value });
const button = (action_id: string, more = {}) => ({ type: 'button', action_id, text: plain('B'), ...more });
const input = (element: object) => ({ type: 'input', label: plain('L'), element });
const cell = (text: string) => ({ type: 'raw_text', text });
const chart = (more: object = {}) => ({
  type: 'data_visualization',
  title: 'Training',
  chart: {
    type: 'line',
    series: [{ name: 'Lincoln', data: [{ label: 'Oct', value: 1.5 }] }],
    axis_config: { categories: ['Oct'], y_label: 'Mean' },
    ...more,
  },
});

describe('blocks that Slack takes', () => {
  it.each([
    ['section with text and accessory', { ...section, accessory: button('a') }],
    ['section with fields', { type: 'section', fields: [mrkdwn('a'), plain('b')] }],
    ['header', { type: 'header', text: plain('x'.repeat(150)) }],
    ['actions with a full button', rating()],
    ['context', { type: 'context', elements: [mrkdwn('x'), plain('y')] }],
    ['divider', { type: 'divider' }],
    ['image', { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'finding' }],
    ['table', { type: 'table', rows: [[cell('a'), cell('b')]], column_settings: [{ align: 'right' }, null] }],
    ['chart', chart()],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'their words' }] }],
      },
    ],
  ])('%s', (_, block) => {
    expect(messageComplaints([block])).toEqual([]);
  });

  it.each([
    [{ type: 'plain_text_input', action_id: 'a', multiline: true, max_length: 3000 }],
    [{ type: 'static_select', action_id: 'a', options: [option('1')], placeholder: plain('Pick') }],
    [{ type: 'radio_buttons', action_id: 'a', options: [option('1'), option('2')] }],
    [{ type: 'checkboxes', action_id: 'a', options: [option('1')] }],
    [{ type: 'datepicker', action_id: 'a', initial_date: '2026-11-02' }],
    [{ type: 'users_select', action_id: 'a' }],
    [{ type: 'timepicker', action_id: 'a', initial_time: '23:59' }],
  ])('a dialog with a $type', (element) => {
    const view = { type: 'modal', title: plain('T'), submit: plain('Save'), blocks: [input(element)] };
    expect(viewComplaints(view)).toEqual([]);
  });
});

describe('blocks that Slack refuses, with its words and the place', () => {
  it.each([
    [{ type: 'nope' }, 'unsupported type [json-pointer:/blocks/0/type]'],
    [{ text: mrkdwn('x') }, 'missing required field: type [json-pointer:/blocks/0]'],
    [{ type: 'section' }, 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
    [{ type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [{ type: 'header', text: mrkdwn('x') }, 'must be a valid enum value [json-pointer:/blocks/0/text/type]'],
    [
      { type: 'header', text: plain('x'.repeat(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      { type: 'section', text: mrkdwn('x'.repeat(3001)) },
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      { type: 'section', text: mrkdwn('') },
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [{ ...section, colour: 'red' }, 'invalid additional property: colour [json-pointer:/blocks/0]'],
    [
      { type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [{ type: 'actions', elements: [] }, 'no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      { type: 'actions', elements: [button('a'), button('a')] },
      'action_id already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      { type: 'actions', elements: [button('a', { accessibility_label: 'x'.repeat(76) })] },
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/accessibility_label]',
    ],
    [
      { type: 'actions', elements: [button('a', { text: plain('x'.repeat(76)) })] },
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      { type: 'actions', elements: [button('a', { style: 'loud' })] },
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      { type: 'table', rows: [[cell('a'), cell('b')], [cell('a')]] },
      'must have exactly 2 cells [json-pointer:/blocks/0/rows/1]',
    ],
    [
      { type: 'table', rows: [[cell('x'.repeat(10_001))]] },
      'table must be less than 10001 characters [json-pointer:/blocks]',
    ],
    [
      chart({ series: [{ name: 'A', data: [{ label: 'Nov', value: 1 }] }] }),
      'must have one point for each category [json-pointer:/blocks/0/chart/series/0/data]',
    ],
    [chart({ type: 'radar' }), 'unsupported type [json-pointer:/blocks/0/chart/type]'],
    [
      chart({ series: [{ name: 'x'.repeat(21), data: [{ label: 'Oct', value: 1 }] }] }),
      'must be less than 21 characters [json-pointer:/blocks/0/chart/series/0/name]',
    ],
    [
      input({ type: 'datepicker', action_id: 'a', initial_date: '2 Nov' }),
      'must be a date in the format YYYY-MM-DD [json-pointer:/blocks/0/element/initial_date]',
    ],
    [
      input({ type: 'radio_buttons', action_id: 'a', options: [option('1'), option('1')] }),
      'option values must be unique [json-pointer:/blocks/0/element/options]',
    ],
  ])('%j', (block, complaint) => {
    expect(messageComplaints([block])).toContain(complaint);
  });

  it('more than 50 blocks, two tables, three charts, the same block_id twice', () => {
    expect(messageComplaints(Array.from({ length: 51 }, () => section))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    const table = { type: 'table', rows: [[cell('x')]] };
    expect(messageComplaints([table, table])).toEqual([
      'no more than 1 table blocks allowed [json-pointer:/blocks]',
    ]);
    expect(messageComplaints([chart(), chart(), chart()])).toHaveLength(1);
    const named = { ...section, block_id: 'b' };
    expect(messageComplaints([named, named])).toEqual([
      'block_id already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });
});

describe('dialogs that Slack refuses', () => {
  const modal = { type: 'modal', title: plain('T'), blocks: [section] };
  it.each([
    [
      { ...modal, title: plain('x'.repeat(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [{ type: 'modal', blocks: [section] }, 'missing required field: title [json-pointer:/view]'],
    [
      { ...modal, blocks: [input({ type: 'plain_text_input', action_id: 'a' })] },
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      { ...modal, submit_disabled: true },
      'invalid additional property: submit_disabled [json-pointer:/view]',
    ],
    [{ ...modal, blocks: [chart()] }, 'unsupported type [json-pointer:/view/blocks/0/type]'],
    [
      { ...modal, private_metadata: 'x'.repeat(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      { ...modal, blocks: Array.from({ length: 101 }, () => section) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
  ])('%#', (view, complaint) => {
    expect(viewComplaints(view)).toContain(complaint);
  });
});

it('the bot hears invalid_blocks with where and why, and nothing is posted', async () => {
  const { edge, client, ana } = await bench();
  const message = { channel: ana, text: 'x', blocks: [{ type: 'actions', elements: [] }] };
  const error = await client.chat.postMessage(message).catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    data: {
      error: 'invalid_blocks',
      errors: ['no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
      response_metadata: {
        messages: ['[ERROR] no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
      },
    },
  });
  expect(edge.messages()).toEqual([]);
});

it('blocks and elements without ids are given some, and keep those they have', async () => {
  const { edge, client, ana } = await bench();
  const elements = [{ type: 'button', text: { type: 'plain_text' as const, text: 'B' } } as const];
  await client.chat.postMessage({
    channel: ana,
    text: 'x',
    blocks: [{ type: 'actions', elements }, rating()] as never,
  });
  const [first, second] = edge.messages()[0]?.blocks ?? [];
  expect(first).toMatchObject({
    block_id: expect.any(String),
    elements: [{ action_id: expect.any(String) }],
  });
  expect(second).toEqual(rating());
});

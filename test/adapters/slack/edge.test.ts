import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackEdge, type SlackEdge } from '../../../adapters/playground/edge/index.ts';
import type { Card } from '../../../src/chat/card.ts';
import type { Form } from '../../../src/chat/form.ts';
import type { Destination, Outgoing } from '../../../src/chat/platform.ts';
import { type Bot, NOW, startBot } from './a-workspace.ts';

let edge: SlackEdge;
let bot: Bot;
let ana: string;
let team: string;

beforeAll(async () => {
  edge = await createSlackEdge({
    seed: {
      team: { name: 'Lakeside', domain: 'lakeside' },
      users: [
        {
          name: 'ana',
          realName: 'Ana Ruiz',
          email: 'ana@lakeside.example',
          tz: 'America/Chicago',
          title: 'Teacher',
        },
      ],
      channels: [{ name: 'team-lake', members: ['ana'] }],
    },
    now: () => NOW,
  });
  bot = await startBot({ botToken: edge.botToken, signingSecret: edge.signingSecret, apiUrl: edge.apiUrl });
  edge.connect(bot.url);
  ana = edge.users()[0]?.id ?? '';
  team = edge.channels()[0]?.id ?? '';
});
afterAll(async () => {
  await bot.close();
  await edge.close();
});
beforeEach(() => {
  edge.clearCalls();
  edge.clearFaults();
  bot.routed.length = 0;
  bot.receipts.length = 0;
});
afterEach(() => {
  bot.reply = () => ({ type: 'nothing' });
});

const card = (question: string): Card => ({
  summary: question,
  nodes: [
    { kind: 'heading', text: question },
    {
      kind: 'choice',
      action: 'checkin.answer',
      options: [
        { label: 'Not yet', value: 'c1|0', description: 'Not yet: we do not do this' },
        { label: 'In place', value: 'c1|2' },
      ],
    },
  ],
});

const digest: Card = {
  summary: 'Digest',
  nodes: [
    {
      kind: 'chart',
      title: 'Coaching',
      description: 'From 2.1 to 2.9.',
      categories: ['26 Oct', '2 Nov'],
      series: [{ name: 'Coaching', values: [2.1, 2.9] }],
    },
    {
      kind: 'table',
      caption: 'Drivers',
      columns: [{ label: 'Driver' }, { label: 'Score' }],
      rows: [['Coaching', '2.9']],
    },
  ],
};

const toAna = (): Destination => ({
  type: 'person',
  platform: 'slack',
  workspaceId: edge.teamId,
  userId: ana,
});
const toTeam = (): Destination => ({
  type: 'channel',
  platform: 'slack',
  workspaceId: edge.teamId,
  channelId: team,
});
const message = (key: string, over: Partial<Outgoing> = {}): Outgoing => ({
  to: toAna(),
  card: card(key),
  key,
  ...over,
});

async function sent(outgoing: Outgoing) {
  const outcome = await bot.slack.send(outgoing);
  if (!outcome.ok) throw new Error(`not sent: ${outcome.failure.detail}`);
  return outcome.value;
}

const at = (ref: { channelId: string; messageId: string }) =>
  edge.messages({ channelId: ref.channelId }).find(({ ts }) => ts === ref.messageId);

describe('sending', () => {
  it('posts to the person’s own id, with the whole sense as text and our key beside it', async () => {
    const ref = await sent(message('k1'));
    expect(at(ref)).toMatchObject({
      text: 'k1\n[Not yet] [In place]',
      metadata: { event_type: 'driveline', event_payload: { key: 'k1' } },
    });
    expect(edge.calls().map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  it('charts and tables are native blocks that Slack takes', async () => {
    const ref = await sent(message('k2', { card: digest, to: toTeam() }));
    expect(at(ref)?.blocks.map(({ type }) => type)).toEqual([
      ...['data_visualization', 'context', 'rich_text', 'table'],
    ]);
  });

  it('opens the direct conversation once where posting to the person’s id does not', async () => {
    edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found' });
    const ref = await sent(message('k3'));
    expect(edge.calls().map(({ method }) => method)).toEqual([
      'chat.postMessage',
      'conversations.open',
      'chat.postMessage',
    ]);
    expect(at(ref)).toBeDefined();
  });

  it('a Slack that does not know the new blocks gets the same figures in old ones', async () => {
    edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
    const ref = await sent(message('k4', { card: digest, to: toTeam() }));
    expect(at(ref)?.blocks.map(({ type }) => type)).toEqual(['section', 'context', 'rich_text', 'section']);
    expect(JSON.stringify(at(ref)?.blocks)).toContain('Coaching, Score 2.9');
  });

  it.each([
    [
      { kind: 'error', error: 'is_archived' },
      { type: 'gone', detail: 'is_archived' },
    ],
    [
      { kind: 'error', error: 'token_revoked' },
      { type: 'unauthorised', detail: 'token_revoked' },
    ],
    [
      { kind: 'ratelimited', retryAfterSeconds: 3 },
      { type: 'retry', afterMs: 3000, detail: 'ratelimited' },
    ],
    [
      { kind: 'status', status: 503 },
      { type: 'uncertain', detail: 'http_503' },
    ],
    [{ kind: 'drop' }, { type: 'uncertain', detail: 'UND_ERR_SOCKET' }],
    [{ kind: 'dropAfter' }, { type: 'uncertain', detail: 'UND_ERR_SOCKET' }],
  ] as const)('%o is reported as it is, after one attempt', async (fault, failure) => {
    edge.fault({ method: 'chat.postMessage', ...fault });
    expect(await bot.slack.send(message('k5', { to: toTeam() }))).toEqual({ ok: false, failure });
    expect(edge.calls('chat.postMessage').length).toBeLessThanOrEqual(1);
  });

  it('an answer that does not come within ten seconds leaves it open', async () => {
    edge.fault({ method: 'chat.postMessage', kind: 'delay', delayMs: 11_000 });
    const outcome = await bot.slack.send(message('k5b'));
    expect(outcome).toEqual({ ok: false, failure: { type: 'uncertain', detail: 'ETIMEDOUT' } });
  });

  it('a Slack that cannot be reached at all has surely done nothing', async () => {
    const lost = await startBot();
    expect(await lost.slack.send(message('k6'))).toMatchObject({
      ok: false,
      failure: { type: 'retry', detail: 'ECONNREFUSED' },
    });
    await lost.close();
  });
});

describe('looking before sending again', () => {
  it('finds a message whose answer was lost, by its key, and only that one', async () => {
    await sent(message('k7a'));
    edge.fault({ method: 'chat.postMessage', kind: 'dropAfter' });
    expect(await bot.slack.send(message('k7'))).toMatchObject({ ok: false, failure: { type: 'uncertain' } });
    const found = await bot.slack.find({ to: toAna(), key: 'k7' }, NOW - 1000);
    expect(found).toMatchObject({ ok: true });
    expect(found.ok && found.value && at(found.value)?.metadata).toMatchObject({
      event_payload: { key: 'k7' },
    });
  });

  it('says that it looked and it is not there', async () => {
    expect(await bot.slack.find({ to: toTeam(), key: 'never' }, NOW - 1000)).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('says so where it may not look', async () => {
    edge.fault({ method: 'conversations.history', kind: 'error', error: 'missing_scope' });
    const found = await bot.slack.find({ to: toTeam(), key: 'k' }, NOW);
    expect(found).toEqual({ ok: false, failure: { type: 'unauthorised', detail: 'missing_scope' } });
  });
});

describe('editing', () => {
  it('changes the message in place', async () => {
    const ref = await sent(message('k8'));
    expect(await bot.slack.update(edge.teamId, ref, card('changed'))).toEqual({ ok: true, value: ref });
    expect(at(ref)?.text).toContain('changed');
  });

  it('where Slack refuses the blocks, leaves the text, and never posts anew', async () => {
    const ref = await sent(message('k9'));
    edge.clearCalls();
    edge.fault({ method: 'chat.update', kind: 'error', error: 'invalid_blocks' });
    expect(await bot.slack.update(edge.teamId, ref, card('as text'))).toEqual({ ok: true, value: ref });
    expect(edge.calls().map(({ method }) => method)).toEqual(['chat.update', 'chat.update']);
    expect(at(ref)).toMatchObject({ blocks: [] });
    expect(at(ref)?.text).toContain('as text');
  });

  it('says that a deleted message is gone', async () => {
    edge.fault({ method: 'chat.update', kind: 'error', error: 'message_not_found' });
    const outcome = await bot.slack.update(edge.teamId, { channelId: team, messageId: '1.2' }, card('x'));
    expect(outcome).toEqual({ ok: false, failure: { type: 'gone', detail: 'message_not_found' } });
  });
});

describe('looking people up', () => {
  it('knows its workspace', async () => {
    expect(await bot.slack.identify()).toEqual({
      ok: true,
      value: { workspaceId: edge.teamId, name: 'Lakeside' },
    });
  });

  it('finds a person by mail address, and says where nobody has it', async () => {
    expect(await bot.slack.findPerson(edge.teamId, 'ana@lakeside.example')).toEqual({ ok: true, value: ana });
    expect(await bot.slack.findPerson(edge.teamId, 'who@lakeside.example')).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('reads name and time zone', async () => {
    expect(await bot.slack.profile(edge.teamId, ana)).toMatchObject({
      ok: true,
      value: { userId: ana, zone: 'America/Chicago', deleted: false },
    });
  });
});

describe('answering a tap', () => {
  const receipt = { outboxId: 'o1', revision: 2 };
  const press = async (key: string) => {
    const ref = await sent(message(key));
    const ack = await edge.press({
      userId: ana,
      channelId: ref.channelId,
      ts: ref.messageId,
      actionId: 'checkin.answer#1',
    });
    expect(ack.status).toBe(200);
    await settled();
    return ref;
  };
  /** The answer follows the acknowledgement: wait for what was pressed to be dealt with. */
  const settled = async () => {
    for (let i = 0; i < 100 && pending(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  let pending = () => false;
  afterEach(() => {
    pending = () => false;
  });

  it('replaces the message that was pressed, and hands the receipt back', async () => {
    bot.reply = () => ({ type: 'replace', card: card('Question 2 of 3'), receipt });
    pending = () => bot.receipts.length === 0;
    const ref = await press('t1');
    expect(bot.routed).toMatchObject([{ type: 'pressed', value: 'c1|2', message: ref }]);
    expect(at(ref)?.text).toContain('Question 2 of 3');
    expect(bot.receipts).toEqual([receipt]);
  });

  it('hands no receipt back where Slack did not take the new card', async () => {
    edge.fault({ method: 'response_url', kind: 'status', status: 500 });
    bot.reply = () => ({ type: 'replace', card: card('Question 2 of 3'), receipt });
    pending = () => !bot.logged.some((line) => line.includes('response_url'));
    const ref = await press('t2');
    expect(at(ref)?.text).toContain('t2');
    expect(bot.receipts).toEqual([]);
  });

  it('tells only the person who pressed', async () => {
    const whispered = () =>
      edge.messages({ forUser: ana }).filter(({ ephemeralFor }) => ephemeralFor === ana);
    bot.reply = () => ({ type: 'toast', text: 'This check-in is <closed>.' });
    pending = () => whispered().length === 0;
    const ref = await press('t3');
    expect(whispered().at(-1)?.text).toContain('This check-in is &lt;closed&gt;.');
    expect(at(ref)?.text).toContain('t3');
  });

  it('whispers a card beside the message that was pressed, and leaves that as it is', async () => {
    bot.reply = () => ({ type: 'whisper', card: card('Beside <em>') });
    pending = () => edge.messages({ forUser: ana }).every(({ text }) => !text.includes('Beside'));
    const ref = await press('t3b');
    expect(edge.messages({ forUser: ana }).at(-1)).toMatchObject({
      ephemeralFor: ana,
      text: expect.stringContaining('Beside &lt;em'),
    });
    expect(
      edge
        .messages({ forUser: ana })
        .at(-1)
        ?.blocks.map(({ type }) => type),
    ).toEqual(['header', 'actions']);
    expect(at(ref)?.text).toContain('t3b');
  });

  const form: Form = {
    title: 'Add a note',
    action: 'checkin.note',
    subject: 'c1',
    submitLabel: 'Save',
    cancelLabel: 'Cancel',
    intro: ['Your coach reads this.'],
    fields: [{ kind: 'text', name: 'note', label: 'Note', maxLength: 500 }],
  };

  it('opens a dialog, keeps it open with the errors beside the fields, and closes it when all is well', async () => {
    bot.reply = () => ({ type: 'openForm', form });
    pending = () => edge.view(ana) === undefined;
    await press('t4');
    expect(edge.view(ana)?.view).toMatchObject({ callback_id: 'checkin.note' });

    bot.reply = () => ({ type: 'formErrors', errors: { note: 'Please leave names of students out.' } });
    await edge.submit(ana, { note: { value: 'first' } });
    expect(edge.view(ana)?.errors).toEqual({ note: 'Please leave names of students out.' });

    bot.reply = () => ({ type: 'closeForm' });
    await edge.submit(ana, { note: { value: 'second' } });
    expect(edge.view(ana)).toBeUndefined();
    expect(bot.routed.slice(1)).toMatchObject([
      { type: 'submitted', action: 'checkin.note', subject: 'c1', values: { note: 'first' } },
      { type: 'submitted', action: 'checkin.note', subject: 'c1', values: { note: 'second' } },
    ]);
  });

  it('says so where the dialog came too late', async () => {
    const whispered = () =>
      edge.messages({ forUser: ana }).filter(({ text }) => text.includes('press the button once more'));
    edge.fault({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    bot.reply = () => ({ type: 'openForm', form });
    pending = () => whispered().length === 0;
    await press('t5');
    expect(whispered()).toHaveLength(1);
  });

  it('a sending that Slack holds back holds no dialog back', async () => {
    edge.fault({ method: 'chat.postMessage', kind: 'ratelimited', retryAfterSeconds: 30 });
    const held = await bot.slack.send(message('t6', { to: toTeam() }));
    expect(held).toMatchObject({ ok: false, failure: { type: 'retry', afterMs: 30_000 } });
    bot.reply = () => ({ type: 'openForm', form });
    pending = () => edge.view(ana) === undefined;
    await press('t7');
    expect(edge.view(ana)).toBeDefined();
  });
});

describe('answering a command', () => {
  it('shows a card to the person who asked, and to nobody else', async () => {
    const whispered = () => edge.messages({ forUser: ana }).filter(({ text }) => text.includes('Your week'));
    bot.reply = () => ({ type: 'whisper', card: card('Your week') });
    const ack = await edge.command(ana, team, '/driveline', 'why');
    expect(ack.status).toBe(200);
    for (let i = 0; i < 100 && whispered().length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(whispered()).toMatchObject([{ ephemeralFor: ana, channelId: team }]);
    expect(bot.routed).toMatchObject([
      { type: 'commanded', command: '/driveline', text: 'why', channelId: team },
    ]);
  });
});

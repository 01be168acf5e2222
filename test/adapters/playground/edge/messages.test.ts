import { describe, expect, it } from 'vitest';
import { behinds, bench, only, rating, refused } from './bolt-bot.ts';

describe.each(behinds)('messages, with %s behind', (behind) => {
  it('a message to a person arrives in their direct channel, and only they see it', async () => {
    const { edge, client, ana, ben } = await bench({ behind });
    const posted = await client.chat.postMessage({
      channel: ana,
      text: 'How was your week?',
      blocks: [rating()],
    });
    expect(posted.channel).toBe(edge.direct(ana));
    expect(posted.message).toMatchObject({
      ts: posted.ts,
      text: 'How was your week?',
      bot_id: expect.any(String),
    });
    expect(only(edge.messages({ forUser: ana }))).toMatchObject({
      channelId: edge.direct(ana),
      ts: posted.ts,
      userId: edge.botUserId,
      text: 'How was your week?',
      blocks: [rating()],
    });
    expect(edge.messages({ forUser: ben })).toEqual([]);
  });

  it('a message to a channel is seen by its members only', async () => {
    const { edge, client, ana, ben } = await bench({ behind });
    const channel = edge.channels().find((one) => one.name === 'general')?.id ?? '';
    await client.chat.postMessage({ channel, text: 'Digest' });
    expect(edge.messages({ forUser: ana })).toHaveLength(1);
    expect(edge.messages({ forUser: ben })).toHaveLength(0);
    expect(edge.messages({ channelId: channel })).toHaveLength(1);
  });

  it('an edit keeps the place, the time and the metadata, and says when it was', async () => {
    const { edge, client, ana, clock } = await bench({ behind });
    const metadata = { event_type: 'checkin', event_payload: { key: 'k1' } };
    const posted = await client.chat.postMessage({ channel: ana, text: 'one', blocks: [rating()], metadata });
    await client.chat.postMessage({ channel: ana, text: 'two' });
    clock.now += 5000;
    const edit = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    const answer = await client.chat.update({ ...edit, text: 'saved' });
    expect(answer.text).toBe('saved');
    expect(edge.messages().map((message) => message.text)).toEqual(['saved', 'two']);
    expect(edge.messages()[0]).toMatchObject({
      postedAt: clock.now - 5000,
      editedAt: clock.now,
      blocks: [],
      metadata,
    });
  });

  it('a message that is not there cannot be edited, nor one that only one person sees', async () => {
    const { edge, client, ana } = await bench({ behind });
    const channel = edge.direct(ana);
    expect(await refused(client.chat.update({ channel, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
    const { message_ts } = await client.chat.postEphemeral({ channel, user: ana, text: 'psst' });
    expect(await refused(client.chat.update({ channel, ts: message_ts ?? '', text: 'x' }))).toBe(
      'message_not_found',
    );
  });

  it('a deleted message is gone', async () => {
    const { edge, client, ana } = await bench({ behind });
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: ana, text: 'x' });
    await client.chat.delete({ channel, ts });
    expect(edge.messages()).toEqual([]);
    expect(await refused(client.chat.delete({ channel, ts }))).toBe('message_not_found');
  });

  it('what is ephemeral is seen by one person and is in no history', async () => {
    const { edge, client, ana } = await bench({ behind });
    const channel = edge.channels().find((one) => one.name === 'general')?.id ?? '';
    await client.chat.postEphemeral({ channel, user: ana, text: 'only you' });
    expect(only(edge.messages({ forUser: ana })).ephemeralFor).toBe(ana);
    const admin = edge.users().find((user) => user.name === 'admin')?.id ?? '';
    expect(edge.messages({ forUser: admin })).toEqual([]);
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
    const stranger = edge.users().find((user) => user.name === 'ben')?.id ?? '';
    expect(await refused(client.chat.postEphemeral({ channel, user: stranger, text: 'x' }))).toBe(
      'user_not_in_channel',
    );
  });

  it('history finds by time and metadata what the bot posted, newest first', async () => {
    const { edge, client, ana, clock } = await bench({ behind });
    const channel = edge.direct(ana);
    for (const key of ['a', 'b', 'c']) {
      await client.chat.postMessage({
        channel: ana,
        text: key,
        metadata: { event_type: 'outbox', event_payload: { key } },
      });
      clock.now += 60_000;
    }
    const since = String((clock.now - 150_000) / 1000);
    const found = await client.conversations.history({ channel, oldest: since, include_all_metadata: true });
    expect(found.messages?.map((message) => message.metadata?.event_payload)).toEqual([
      { key: 'c' },
      { key: 'b' },
    ]);
    const plain = await client.conversations.history({ channel, limit: 1 });
    expect(plain.messages?.map((message) => message.text)).toEqual(['c']);
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    expect(plain.has_more).toBe(true);
    const cursor = plain.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.history({ channel, cursor });
    expect(rest.messages?.map((message) => message.text)).toEqual(['b', 'a']);
  });

  it('oldest and latest leave their own message out unless inclusive', async () => {
    const { client, ana, clock } = await bench({ behind });
    const first = await client.chat.postMessage({ channel: ana, text: 'first' });
    clock.now += 1;
    const second = await client.chat.postMessage({ channel: ana, text: 'second' });
    const channel = first.channel ?? '';
    const between = { channel, oldest: first.ts ?? '', latest: second.ts ?? '' };
    expect((await client.conversations.history(between)).messages).toEqual([]);
    const inclusive = await client.conversations.history({ ...between, inclusive: true });
    expect(inclusive.messages).toHaveLength(2);
  });

  it('a thread is read with its replies, which the channel does not show', async () => {
    const { client, ana } = await bench({ behind });
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: ana, text: 'parent' });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    const { messages } = await client.conversations.history({ channel });
    expect(messages?.map((message) => message.text)).toEqual(['parent']);
    const thread = await client.conversations.replies({ channel, ts });
    expect(thread.messages?.map((message) => message.text)).toEqual(['parent', 'reply']);
  });

  it('timestamps are unique and rise while the clock stands still', async () => {
    const { edge, client, ana } = await bench({ behind });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => client.chat.postMessage({ channel: ana, text: `${index}` })),
    );
    const stamps = edge.messages().map((message) => message.ts);
    expect(new Set(stamps).size).toBe(30);
    expect([...stamps].sort()).toEqual(stamps);
  });

  it.each([
    ['an unknown channel', { channel: 'C0NOWHERE', text: 'x' }, 'channel_not_found'],
    ['a message without content', { channel: '#general', text: '' }, 'no_text'],
    [
      'metadata without a type',
      { channel: '#general', text: 'x', metadata: { event_payload: {} } },
      'invalid_metadata_format',
    ],
  ])('%s is refused', async (_, message, error) => {
    const { edge, client } = await bench({ behind });
    expect(await refused(client.apiCall('chat.postMessage', message))).toBe(error);
    expect(edge.messages()).toEqual([]);
  });
});

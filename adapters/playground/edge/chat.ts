import type { Backing } from './backing.ts';
import { blockLimits } from './block-limits.ts';
import { messageComplaints } from './block-rules.ts';
import { formatMessage } from './format.ts';
import { nameBlocks } from './named-blocks.ts';
import type { EdgeMessage } from './types.ts';
import { type Answer, flag, isJson, type Json, refusal, text } from './wire.ts';
import { microsOf, type Workspace } from './workspace.ts';

/** The methods about messages. The backing may refuse; the workspace keeps what was done and gives the answer. */
export type ChatMethod = (body: Json) => Promise<Answer>;

export function chatMethods(workspace: Workspace, backing: Backing): Readonly<Record<string, ChatMethod>> {
  const { botUserId } = workspace.identity;

  const channelOf = (body: Json) => workspace.destination(text(body, 'channel'));

  async function post(given: Json, ephemeralFor?: string): Promise<Answer> {
    const channelId = channelOf(given);
    if (channelId === undefined) return refusal('channel_not_found');
    const body = { ...given, channel: channelId };
    const content = contentOf(body);
    if ('ok' in content) return content;
    const method = ephemeralFor === undefined ? 'chat.postMessage' : 'chat.postEphemeral';
    const answer = await backing.ask(method, body);
    if (!answer.ok) return answer;
    const threadTs = text(body, 'thread_ts');
    const message = workspace.post({
      channelId,
      userId: botUserId,
      text: content.text ?? '',
      blocks: nameBlocks(content.blocks ?? [], saltOf(workspace)),
      ...(threadTs === '' ? {} : { threadTs }),
      ...(content.metadata === undefined ? {} : { metadata: content.metadata }),
      ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
    });
    if (ephemeralFor !== undefined) return { ok: true, message_ts: message.ts };
    backing.posted(message.channelId, message.ts, answer);
    return {
      ok: true,
      channel: message.channelId,
      ts: message.ts,
      message: formatMessage(workspace, message),
    };
  }

  /** A message the bot may change, or the refusal. */
  function own(body: Json): EdgeMessage | Answer {
    const message = workspace.message(text(body, 'channel'), text(body, 'ts'));
    if (message === undefined || message.ephemeralFor !== undefined) return refusal('message_not_found');
    return message.userId === botUserId ? message : refusal('cant_update_message');
  }

  function messagesOf(channelId: string): readonly EdgeMessage[] {
    return workspace.inChannel(channelId).filter((message) => message.ephemeralFor === undefined);
  }

  return {
    'chat.postMessage': (body) => post(body),
    'chat.postEphemeral': (body) => post(body, text(body, 'user')),
    'chat.update': async (body) => {
      const message = own(body);
      if ('ok' in message) return message;
      const content = contentOf(body);
      if ('ok' in content) return content;
      const answer = await backing.ask('chat.update', body);
      if (!answer.ok) return answer;
      const edited = workspace.edit(message, changeOf(content, saltOf(workspace)));
      return {
        ok: true,
        channel: edited.channelId,
        ts: edited.ts,
        text: edited.text,
        message: formatMessage(workspace, edited),
      };
    },
    'chat.delete': async (body) => {
      const message = own(body);
      if ('ok' in message) return message;
      const answer = await backing.ask('chat.delete', body);
      if (!answer.ok) return answer;
      workspace.delete(message);
      return { ok: true, channel: message.channelId, ts: message.ts };
    },
    'conversations.history': async (body) => {
      const channelId = channelOf(body);
      if (channelId === undefined) return refusal('channel_not_found');
      const answer = await backing.ask('conversations.history', { channel: channelId, limit: 1 });
      if (!answer.ok) return answer;
      const newestFirst = messagesOf(channelId)
        .filter((message) => message.threadTs === undefined || message.threadTs === message.ts)
        .reverse();
      return page(workspace, newestFirst, body);
    },
    'conversations.replies': async (body) => {
      const channelId = channelOf(body);
      if (channelId === undefined) return refusal('channel_not_found');
      const ts = text(body, 'ts');
      if (workspace.message(channelId, ts) === undefined) return refusal('thread_not_found');
      const answer = await backing.ask('conversations.replies', { channel: channelId, ts });
      if (!answer.ok) return answer;
      const thread = messagesOf(channelId).filter((message) => message.ts === ts || message.threadTs === ts);
      return page(workspace, thread, body);
    },
  };
}

export interface Content {
  readonly text?: string;
  readonly blocks?: readonly Json[];
  readonly metadata?: Json;
}

/** What a message shall say, or why Slack would not take it. Longer text is cut at 40,000, as Slack does. */
export function contentOf(body: Json): Content | Answer {
  const { blocks, metadata } = body;
  const given = blocks !== undefined && blocks !== null && blocks !== '';
  if (given && (!Array.isArray(blocks) || !blocks.every(isJson))) return refusal('invalid_blocks_format');
  const complaints = given ? messageComplaints(blocks) : [];
  if (complaints.length > 0) return badBlocks('invalid_blocks', complaints);
  const said = typeof body.text === 'string';
  if (text(body, 'text') === '' && !(Array.isArray(blocks) && blocks.length > 0)) return refusal('no_text');
  if (metadata !== undefined && metadata !== '' && !isMetadata(metadata)) {
    return refusal('invalid_metadata_format');
  }
  return {
    ...(said ? { text: text(body, 'text').slice(0, blockLimits.message.text) } : {}),
    ...(given && Array.isArray(blocks) ? { blocks: blocks.filter(isJson) } : {}),
    ...(isJson(metadata) ? { metadata } : {}),
  };
}

/** New text without blocks takes the old blocks away; metadata stays until it is given anew. Both as Slack does. */
export function changeOf(content: Content, salt: string): Content {
  const blocks = content.blocks === undefined ? undefined : nameBlocks(content.blocks, salt);
  return {
    ...content,
    ...(blocks === undefined ? (content.text === undefined ? {} : { blocks: [] }) : { blocks }),
  };
}

/** Makes the ids of unnamed blocks differ from one post or edit to the next. */
export function saltOf(workspace: Workspace): string {
  return Math.floor(workspace.now()).toString(36);
}

export function badBlocks(error: string, complaints: readonly string[]): Answer {
  return refusal(error, {
    errors: complaints,
    response_metadata: { messages: complaints.map((complaint) => `[ERROR] ${complaint}`) },
  });
}

function isMetadata(value: unknown): boolean {
  return (
    isJson(value) &&
    (Object.keys(value).length === 0 || (text(value, 'event_type') !== '' && isJson(value.event_payload)))
  );
}

/** One page between `oldest` and `latest`, both left out unless `inclusive`. `limit` is 1–999, 100 unless told. */
function page(workspace: Workspace, messages: readonly EdgeMessage[], body: Json): Answer {
  const oldest = body.oldest === undefined ? Number.NEGATIVE_INFINITY : microsOf(String(body.oldest));
  const latest = body.latest === undefined ? Number.POSITIVE_INFINITY : microsOf(String(body.latest));
  if (Number.isNaN(oldest)) return refusal('invalid_ts_oldest');
  if (Number.isNaN(latest)) return refusal('invalid_ts_latest');
  const inclusive = flag(body.inclusive);
  const inside = messages.filter(({ ts }) => {
    const at = microsOf(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
  const from = Number(text(body, 'cursor')) || 0;
  const to = from + Math.min(Math.max(Number(body.limit) || 100, 1), 999);
  const more = to < inside.length;
  return {
    ok: true,
    messages: inside
      .slice(from, to)
      .map((message) => formatMessage(workspace, message, flag(body.include_all_metadata))),
    has_more: more,
    response_metadata: { next_cursor: more ? String(to) : '' },
  };
}

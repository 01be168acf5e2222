import type { ServerResponse } from 'node:http';
import { changeOf, contentOf, saltOf } from './chat.ts';
import { nameBlocks } from './named-blocks.ts';
import { type Answer, flag, type Json, refusal } from './wire.ts';
import type { Workspace } from './workspace.ts';

/** Slack's: a response_url takes five answers in thirty minutes. */
const uses = 5;
const lifeMs = 30 * 60_000;

interface ResponseUrl {
  readonly channelId: string;
  readonly userId: string;
  /** The message whose button was pressed; a command has none. */
  readonly ts?: string;
  readonly until: number;
  left: number;
}

export class ResponseUrls {
  readonly #workspace: Workspace;
  readonly #urls = new Map<string, ResponseUrl>();
  #count = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The path of a fresh one. */
  issue(channelId: string, userId: string, ts?: string): string {
    const now = this.#workspace.now();
    for (const [old, { until }] of this.#urls) {
      // Kept a while after their end, so that a late answer hears `expired_url`.
      if (until + lifeMs > now) break;
      this.#urls.delete(old);
    }
    this.#count += 1;
    const path = `/actions/${this.#workspace.identity.teamId}/${this.#count}`;
    const about = ts === undefined ? {} : { ts };
    this.#urls.set(path, { channelId, userId, ...about, until: now + lifeMs, left: uses });
    return path;
  }

  /** Does what an answer asks for. A refused one still counts as a use. */
  use(path: string, body: Json): Answer {
    const url = this.#urls.get(path);
    if (url === undefined || url.until < this.#workspace.now()) return refusal('expired_url');
    if (url.left === 0) return refusal('used_url');
    url.left -= 1;
    return this.answer(body, url);
  }

  /** The same for the answer a command gets in the body of its acknowledgement. */
  answer(
    body: Json,
    to: { readonly channelId: string; readonly userId: string; readonly ts?: string },
  ): Answer {
    const workspace = this.#workspace;
    const about = to.ts === undefined ? undefined : workspace.message(to.channelId, to.ts);
    if (flag(body.delete_original)) {
      if (about === undefined) return refusal('message_not_found');
      workspace.delete(about);
      return { ok: true };
    }
    const content = contentOf(body);
    if ('ok' in content) return content;
    const salt = saltOf(workspace);
    if (flag(body.replace_original)) {
      if (about === undefined) return refusal('message_not_found');
      workspace.edit(about, changeOf(content, salt));
      return { ok: true };
    }
    workspace.post({
      channelId: to.channelId,
      userId: workspace.identity.botUserId,
      text: content.text ?? '',
      blocks: nameBlocks(content.blocks ?? [], salt),
      ...(body.response_type === 'in_channel' ? {} : { ephemeralFor: to.userId }),
    });
    return { ok: true };
  }
}

/** Slack answers `ok` as text; refused ones with 404. The body of a refusal is not documented: JSON, as seen in the wild. */
export function sendResponse(response: ServerResponse, answer: Answer): number {
  const status = answer.ok ? 200 : 404;
  response.writeHead(status, { 'content-type': answer.ok ? 'text/plain' : 'application/json' });
  response.end(answer.ok ? 'ok' : JSON.stringify(answer));
  return status;
}

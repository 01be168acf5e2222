import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backing } from './backing.ts';
import { Buckets } from './buckets.ts';
import { chatMethods } from './chat.ts';
import type { Dialogs } from './dialogs.ts';
import { Faults } from './faults.ts';
import type { Groups } from './groups.ts';
import { type ResponseUrls, sendResponse } from './response-urls.ts';
import type { EdgeCall, EdgeFault, EdgeLimits } from './types.ts';
import { blocksValidate } from './validate.ts';
import { viewMethods } from './views.ts';
import {
  type Answer,
  isJson,
  type Json,
  parse,
  readArguments,
  readBody,
  refusal,
  sendJson,
  text,
} from './wire.ts';
import type { Workspace } from './workspace.ts';

/** The edge as the bot sees it: `/api/<method>` and the response_urls, with faults and limits in front. */
export class WebApi {
  readonly faults = new Faults();
  readonly calls: EdgeCall[] = [];
  readonly #workspace: Workspace;
  readonly #backing: Backing;
  readonly #responseUrls: ResponseUrls;
  readonly #methods: Readonly<Record<string, (body: Json) => Promise<Answer>>>;
  #buckets: Buckets | undefined;

  constructor(
    workspace: Workspace,
    backing: Backing,
    dialogs: Dialogs,
    responseUrls: ResponseUrls,
    groups: Groups,
  ) {
    this.#workspace = workspace;
    this.#backing = backing;
    this.#responseUrls = responseUrls;
    this.#methods = {
      ...chatMethods(workspace, backing),
      ...viewMethods(backing, dialogs),
      ...groups.methods,
    };
  }

  limit(limits: EdgeLimits | undefined): void {
    this.#buckets = limits === undefined ? undefined : new Buckets(limits, this.#workspace.now);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    if (raw === undefined) return;
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    if (path.startsWith('/actions/')) return this.#respond(path, raw, response);
    if (!path.startsWith('/api/')) {
      response.writeHead(404).end();
      return;
    }
    const method = path.slice('/api/'.length);
    const body = readArguments(request.headers['content-type'] ?? '', raw, query);
    const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? text(body, 'token');
    await this.#guarded(method, body, response, async () => {
      const answer = await this.#answer(method, token, body);
      const { retryAfter, ...rest } = answer;
      const late = typeof retryAfter === 'number';
      const status = late ? 429 : 200;
      return {
        status,
        answer,
        send: () => sendJson(response, status, rest, late ? { 'retry-after': String(retryAfter) } : {}),
      };
    });
  }

  async #respond(path: string, raw: string, response: ServerResponse): Promise<void> {
    const parsed = parse(raw);
    const body = isJson(parsed) ? parsed : {};
    await this.#guarded('response_url', body, response, async () => {
      const answer = this.#responseUrls.use(path, body);
      return { status: answer.ok ? 200 : 404, answer, send: () => sendResponse(response, answer) };
    });
  }

  /** Lets the fault that is due have its way, and writes the call down. */
  async #guarded(
    method: string,
    body: Json,
    response: ServerResponse,
    act: () => Promise<{ status: number; answer: Answer; send: () => void }>,
  ): Promise<void> {
    const at = this.#workspace.now();
    const record = (status: number, error?: string) =>
      this.calls.push({ method, at, body, status, ...(error === undefined ? {} : { error }) });
    const fault = this.faults.take(method);
    if (fault?.kind === 'drop') {
      record(0, 'drop');
      response.destroy();
      return;
    }
    if (
      fault !== undefined &&
      (fault.kind === 'error' || fault.kind === 'status' || fault.kind === 'ratelimited')
    ) {
      const status = refuseFor(fault, method, response);
      record(status, fault.error ?? fault.kind);
      return;
    }
    if (fault?.kind === 'delay') await new Promise((wake) => setTimeout(wake, fault.delayMs ?? 0));
    const { status, answer, send } = await act();
    if (fault?.kind === 'dropAfter') {
      record(0, 'dropAfter');
      response.destroy();
      return;
    }
    record(status, answer.ok ? undefined : answer.error);
    send();
  }

  async #answer(method: string, token: string, body: Json): Promise<Answer> {
    if (method === 'blocks.validate') return blocksValidate(body);
    if (token === '') return refusal('not_authed');
    if (token !== this.#workspace.identity.botToken) return refusal('invalid_auth');
    const channelId = this.#workspace.destination(text(body, 'channel'));
    const retryAfter = this.#buckets?.refuse(method, channelId);
    if (retryAfter !== undefined) return refusal('ratelimited', { retryAfter });
    return this.#methods[method]?.(body) ?? this.#backing.ask(method, body);
  }
}

function refuseFor(fault: EdgeFault, method: string, response: ServerResponse): number {
  if (fault.kind === 'status') {
    const status = fault.status ?? 500;
    response.writeHead(status).end();
    return status;
  }
  if (fault.kind === 'ratelimited') {
    sendJson(response, 429, refusal('ratelimited'), { 'retry-after': String(fault.retryAfterSeconds ?? 1) });
    return 429;
  }
  const answer = refusal(fault.error ?? 'internal_error');
  if (method === 'response_url') return sendResponse(response, answer);
  sendJson(response, 200, answer);
  return 200;
}

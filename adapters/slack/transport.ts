import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { FetchFunction } from '@slack/web-api';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The connection was never there, so nothing can have been done at the other end. */
export class NotConnectedError extends Error {
  override readonly name = 'NotConnectedError';
}

/** The answer did not come in time. */
class LateError extends Error {
  override readonly name = 'LateError';
  readonly code = 'ETIMEDOUT';
}

/** POSTs a body and reads the answer whole. Rejects with {@link NotConnectedError}, or with what broke it later. */
export type Post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
) => Promise<Answer>;

/**
 * Keep-alive connections of its own for each caller, so that a burst of one kind never queues another behind it.
 * `node:http` rather than `fetch`: it costs half the CPU per call, and it tells whether a connection ever stood,
 * which is what separates "send it again" from "look first".
 */
export function createPost(maxSockets: number): Post {
  const secure = new HttpsAgent({ keepAlive: true, maxSockets });
  const open = new HttpAgent({ keepAlive: true, maxSockets });
  return (url, headers, body, timeoutMs) =>
    new Promise((resolve, reject) => {
      const overTls = url.startsWith('https:');
      let connected = false;
      const request = (overTls ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: overTls ? secure : open,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      // Not `AbortSignal.timeout`: it fires long after the answer came, and builds an exception each time.
      const timer = setTimeout(() => request.destroy(new LateError('no answer in time')), timeoutMs);
      request.on('close', () => clearTimeout(timer));
      request.on('socket', (socket) => {
        if (socket.connecting) {
          socket.once(overTls ? 'secureConnect' : 'connect', () => {
            connected = true;
          });
        } else {
          connected = true;
        }
      });
      request.on('error', (cause) => {
        reject(connected ? cause : new NotConnectedError('no connection to Slack', { cause }));
      });
      request.on('response', (response) => {
        read(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, headers: flat(response), text }),
          reject,
        );
      });
      request.end(body);
    });
}

function read(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    // Also where the connection breaks off in the middle: `error` comes with ECONNRESET then.
    response.on('error', reject);
  });
}

function flat(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** Retry-After where a 429 comes without one: the SDK would throw a nameless error at it. */
const DEFAULT_RETRY_AFTER_SECONDS = '30';

/** The `fetch` that `WebClient` wants, over a {@link Post}. It posts a text body and nothing else. */
export function fetchOver(post: Post, timeoutMs: number): FetchFunction {
  return async (url, init) => {
    const answer = await post(
      String(url),
      Object.fromEntries(new Headers(init?.headers).entries()),
      String(init?.body ?? ''),
      timeoutMs,
    );
    const headers = new Headers(answer.headers);
    if (answer.status === 429 && !headers.has('retry-after')) {
      headers.set('retry-after', DEFAULT_RETRY_AFTER_SECONDS);
    }
    return new Response(answer.text === '' ? null : answer.text, { status: answer.status, headers });
  };
}

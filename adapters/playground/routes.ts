import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalOf } from './guard.ts';
import { servePage } from './page-files.ts';
import type { PlaygroundState } from './state.ts';
import type { PostResult } from './visit.ts';

/** A press or a dialog is a few hundred bytes; a note 600 characters. */
const MOST_BYTES = 64 * 1024;

export interface Routes {
  /** Answers a request if its path is the playground's; `false` means it is not. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Tells every open page that something changed. */
  changed(): void;
  close(): void;
}

export function createRoutes(parts: {
  /** `teams`: whether the messages are wanted as Teams draws them, too. */
  readonly state: (person: string | undefined, teams: boolean) => PlaygroundState;
  readonly post: (path: string, body: unknown) => Promise<PostResult | undefined>;
}): Routes {
  const pages = new Set<ServerResponse>();
  let told: NodeJS.Timeout | undefined;

  async function post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await jsonOf(request);
    const result = body === undefined ? { status: 400, message: 'Not JSON.' } : await parts.post(path, body);
    const { status, message } = result ?? { status: 404, message: 'There is nothing here.' };
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(message ?? 'Done.');
  }

  function follow(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    pages.add(response);
    request.on('close', () => pages.delete(response));
  }

  return {
    handle(request, response) {
      const address = `http://playground${request.url ?? '/'}`;
      if (!URL.canParse(address)) return false;
      const url = new URL(address);
      if (url.pathname !== '/' && !url.pathname.startsWith('/playground/')) return false;
      const refusal = refusalOf(request);
      if (refusal !== undefined) {
        response.writeHead(refusal).end('The playground answers only its own page on this machine.');
        return true;
      }
      if (request.method === 'POST') {
        const path = url.pathname.slice('/playground/'.length);
        post(path, request, response).catch(() =>
          response.writeHead(409).end('That is not there any more, or it failed. Try once more.'),
        );
      } else if (url.pathname === '/playground/state') {
        const person = url.searchParams.get('person') ?? undefined;
        const body = JSON.stringify(parts.state(person, url.searchParams.has('teams')));
        response
          .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
          .end(body);
      } else if (url.pathname === '/playground/changes') {
        follow(request, response);
      } else if (!servePage(url.pathname, response)) {
        response.writeHead(404).end('There is nothing here.');
      }
      return true;
    },
    changed() {
      // A jump changes hundreds of messages; a page that is told ten times a second keeps up.
      told ??= setTimeout(() => {
        told = undefined;
        for (const page of pages) page.write('data: changed\n\n');
      }, 100);
    },
    close() {
      clearTimeout(told);
      for (const page of pages) page.end();
    },
  };
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // Without an encoding set, a request yields Buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** No platform sends more than some 100 KB; anything larger is refused unread. */
const LARGEST_BODY = 1_048_576;
/** Platforms send a request in one go. Node's own patience of five minutes lets a few slow senders hold every door. */
const SLOWEST_REQUEST_MS = 10_000;

export interface HttpOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The platforms' own routes: each answers a request that is its own and says `true`. */
  readonly handlers: readonly ((request: IncomingMessage, response: ServerResponse) => boolean)[];
  /** Whether the bot can do its work: `/readyz` answers 503 while it cannot. */
  readonly ready: () => boolean | Promise<boolean>;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** How long a request may take to arrive whole, headers and body, before it is cut off: 10 s unless told. */
  readonly slowestRequestMs?: number;
}

export interface Http {
  /** Binds the port. @throws the system's error (EADDRINUSE, EACCES) where it cannot. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes nothing new, lets requests in flight finish for up to `graceMs`, then cuts what is left. */
  close(graceMs?: number): Promise<void>;
}

/**
 * The one HTTP port: the platforms' routes, `/healthz`, `/readyz` and `/metrics`.
 *
 * @example
 * const http = createHttp({ host: '127.0.0.1', port: 3000, handlers: [slack.handle], ready: () => true, metrics });
 * const { url } = await http.listen();
 */
export function createHttp(options: HttpOptions): Http {
  const own: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': async (response) => answer(response, 200, 'ok'),
    '/readyz': async (response) =>
      (await options.ready()) ? answer(response, 200, 'ready') : answer(response, 503, 'not ready'),
    '/metrics': async (response) =>
      answer(response, 200, await options.metrics.text(), options.metrics.contentType),
  };

  const patience = options.slowestRequestMs ?? SLOWEST_REQUEST_MS;
  const timeouts = {
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: Math.min(1_000, patience),
  };
  const server = createServer(timeouts, (request, response) => {
    // A client that hangs up is no fault of ours; the platforms' handlers see it on the request itself.
    response.on('error', () => {});
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) {
      response.setHeader('connection', 'close');
      return answer(response, 413, 'too large');
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = Object.hasOwn(own, path) ? own[path] : undefined;
    if (route) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('allow', 'GET, HEAD');
        return answer(response, 405, 'method not allowed');
      }
      route(response).catch(() => answer(response, 500, 'failed'));
      return;
    }
    try {
      if (options.handlers.some((handle) => handle(request, response))) return;
    } catch {
      return answer(response, 500, 'failed');
    }
    answer(response, 404, 'not found');
  });

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.off('error', reject);
          // A server that listens on a host and port has an AddressInfo; a string is for pipes alone.
          const { port } = server.address() as AddressInfo;
          const host = options.host.includes(':') ? `[${options.host}]` : options.host;
          resolve({ url: `http://${host}:${port}`, port });
        });
      }),
    close: (graceMs = 5_000) =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        // Again and again: a connection that carries a request now is idle, and kept alive, a moment later.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(sweep);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** A short plain answer; never a stack, never what was asked. */
function answer(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

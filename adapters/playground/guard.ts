import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Why a request must not be answered, as an HTTP status; `undefined` where it may. The playground lets anybody act
 * as anybody, so it answers only a page of its own on this machine: a foreign name in Host is DNS rebinding, a
 * foreign Origin is another site's page, and a POST without JSON could be a form of such a page.
 */
export function refusalOf(request: IncomingMessage): 400 | 403 | 415 | undefined {
  const { host, origin } = request.headers;
  if (host === undefined) return 400;
  if (!LOOPBACK.test(host)) return 403;
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  if (request.method === 'POST' && !/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    return 415;
  return undefined;
}

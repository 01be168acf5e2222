import { ConnectorError, failureOf, failureOfFetch } from './errors.ts';
import type { Token } from './token.ts';

const TIMEOUT_MS = 10_000;

/**
 * One call to a REST API of Microsoft's with our token, and one more with a new one where that is refused. Plain `fetch`
 * and no SDK: that one repeats a post whose socket was dropped, and so doubles it, and hides whether a connection ever
 * stood.
 *
 * @returns what was answered as JSON; `undefined` for nothing
 * @throws ConnectorError
 */
export type Call = (method: string, url: string, body?: object) => Promise<unknown>;

export function createCall(token: Token | undefined, now: () => number): Call {
  return async (method, url, body) => {
    const once = async (bearer: string | undefined) => {
      let response: Response;
      let text: string;
      try {
        response = await fetch(url, {
          method,
          headers: {
            ...(body ? { 'content-type': 'application/json' } : {}),
            ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
          // An address that was checked leads nowhere else.
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        text = await response.text();
      } catch (error) {
        throw new ConnectorError(failureOfFetch(error));
      }
      if (!response.ok) {
        const { status, headers } = response;
        throw new ConnectorError(failureOf(status, text, headers.get('retry-after'), now()), status);
      }
      return text;
    };
    let text: string;
    try {
      text = await once(await token?.());
    } catch (error) {
      const stale = error instanceof ConnectorError && error.failure.type === 'unauthorised';
      if (!stale || !token) throw error;
      // Keys may have been rolled since it was issued. A refused call did nothing, so it may be made again.
      text = await once(await token('anew'));
    }
    try {
      return text === '' ? undefined : JSON.parse(text);
    } catch {
      throw unreadable();
    }
  };
}

/** Something answered, but not as Microsoft's does: what was asked for may have been done. */
export function unreadable(): ConnectorError {
  return new ConnectorError({ type: 'uncertain', detail: 'unreadable_answer' });
}

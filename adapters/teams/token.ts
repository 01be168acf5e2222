import { z } from 'zod';
import type { TeamsApp } from './config.ts';
import { ConnectorError, failureOfFetch } from './errors.ts';

/** A token is not used in its last minutes: the call that carries it may be slow. */
const MARGIN_MS = 5 * 60_000;
const TIMEOUT_MS = 10_000;

/** For whom a token is, and who gives it out. */
export interface Audience {
  readonly login: string;
  readonly scope: string;
}

const CONNECTOR: Audience = {
  login: 'https://login.microsoftonline.com',
  scope: 'https://api.botframework.com/.default',
};

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const refused = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

/** Gives the token that our calls carry. `anew` where the last one was refused. */
export type Token = (anew?: 'anew') => Promise<string>;

/**
 * The bot's own token for an API, the Connector's unless told, by its secret. Asked for once however many calls wait for it, and kept until shortly before it
 * ends. A secret lives 24 months at the most: when it has run out, this is where it shows.
 *
 * @throws ConnectorError `unauthorised` where the secret is no longer good, `retry` where nobody could be asked
 */
export function createToken(app: TeamsApp, now: () => number, { login, scope } = CONNECTOR): Token {
  const url = app.standInUrl ? `${app.standInUrl}/token` : `${login}/${app.tenantId}/oauth2/v2.0/token`;
  let known: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: app.appId,
        client_secret: app.appSecret,
        scope,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      // No message has been sent yet, so whatever broke here, it is surely not done.
      throw new ConnectorError({ type: 'retry', detail: failureOfFetch(error).detail });
    });
    const body: unknown = await response.json().catch(() => undefined);
    const token = granted.safeParse(body).data;
    if (response.ok && token) {
      known = { token: token.access_token, until: now() + token.expires_in * 1_000 - MARGIN_MS };
      return token.access_token;
    }
    const detail = refused.safeParse(body).data?.error ?? `token_http_${response.status}`;
    const ours = response.status >= 400 && response.status < 500 && response.status !== 429;
    throw new ConnectorError({ type: ours ? 'unauthorised' : 'retry', detail });
  }

  return async (anew) => {
    if (anew) known = undefined;
    if (known && known.until > now()) return known.token;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

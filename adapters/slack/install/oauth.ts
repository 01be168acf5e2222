import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Installations, NewInstallation, Token } from '../../../src/chat/installations.ts';
import { REDIRECT_PATH, SCOPES } from '../manifest.ts';

/** A new token is asked for two hours before the old one ends (Slack's live for twelve), or at half of a shorter life. */
const MARGIN_MS = 2 * 3_600_000;

export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers and Slack reach the bot, e.g. `https://driveline.example.org`. */
  readonly publicUrl: string;
  /** Slack's Web API; Slack's own where absent. Its consent page is on the same host. */
  readonly apiUrl?: string;
}

export interface OAuthConfig extends OAuthApp {
  readonly installations: Installations;
}

/** What Slack tells of an install. */
export interface Granted {
  readonly installation: NewInstallation;
  readonly appId: string;
  /** Who pressed "Allow". */
  readonly userId: string;
  readonly scopes: readonly string[];
}

export interface OAuth {
  /** Slack's page on which a person allows the app or does not. */
  consentUrl(state: string): string;
  /** @throws WebAPI errors; z.ZodError where Slack's answer is no bot's install. */
  exchange(code: string): Promise<Granted>;
  /** @throws WebAPI errors */
  refresh(refreshToken: string): Promise<Token>;
}

/** @param client without a token of its own */
export function createOAuth(app: OAuthApp, client: WebClient, now: () => number): OAuth {
  const { clientId, clientSecret } = app;
  const credentials = { client_id: clientId, client_secret: clientSecret };
  const redirectUri = new URL(REDIRECT_PATH, app.publicUrl).href;

  return {
    consentUrl(state) {
      const url = new URL('/oauth/v2/authorize', app.apiUrl ?? 'https://slack.com/');
      url.search = new URLSearchParams({
        client_id: clientId,
        scope: [...SCOPES.required, ...SCOPES.optional].join(','),
        redirect_uri: redirectUri,
        state,
      }).toString();
      return url.href;
    },

    async exchange(code) {
      const said = await client.oauth.v2.access({ ...credentials, code, redirect_uri: redirectUri });
      const at = now();
      const { is_enterprise_install: organisation, ...granted } = access.parse(said);
      const place = z
        .object({ id: z.string().min(1), name: z.string().default('') })
        .parse(organisation ? granted.enterprise : granted.team);
      return {
        installation: {
          workspaceId: place.id,
          name: place.name || place.id,
          installedAt: at,
          token: tokenOf(granted, at),
        },
        appId: granted.app_id,
        userId: granted.authed_user.id,
        scopes: granted.scope.split(','),
      };
    },

    async refresh(refreshToken) {
      const said = await client.oauth.v2.access({
        ...credentials,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      return tokenOf(refreshed.parse(said), now());
    },
  };
}

const place = z.object({ id: z.string().optional(), name: z.string().optional() }).nullish();
const refreshed = z.object({
  access_token: z.string().min(1),
  token_type: z.literal('bot'),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});
const access = refreshed.extend({
  app_id: z.string(),
  scope: z.string(),
  team: place,
  enterprise: place,
  is_enterprise_install: z.boolean().default(false),
  authed_user: z.object({ id: z.string() }),
});

function tokenOf(said: z.infer<typeof refreshed>, at: number): Token {
  const { refresh_token: refresh, expires_in: seconds } = said;
  if (refresh === undefined || seconds === undefined) return { access: said.access_token };
  const lifeMs = seconds * 1000;
  const expiresAt = at + lifeMs;
  return {
    access: said.access_token,
    renewal: { refresh, expiresAt, refreshAt: expiresAt - Math.min(MARGIN_MS, lifeMs / 2) },
  };
}

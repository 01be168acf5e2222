import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlackEdge, type EdgeSeed, type SlackEdge } from '../../adapters/playground/edge/index.ts';
import { inOrganisation } from './in-organisation.ts';

/*
 * Several local Slacks behind one address, as Slack's own API is: it knows each workspace by the token of a call,
 * gives tokens by OAuth, lets them expire and takes them back. What a workspace does is the shared local Slack's.
 */

export interface TownWorkspace {
  readonly edge: SlackEdge;
  readonly teamId: string;
  /** By what an app that is let in is known here: the team, or the organisation. */
  readonly installId: string;
}

export interface TownCall {
  readonly method: string;
  readonly token: string;
  /** The workspace that the token belongs to. */
  readonly installId: string | undefined;
  readonly error: string | undefined;
}

export interface SlackTown {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly workspaces: readonly TownWorkspace[];
  readonly calls: readonly TownCall[];
  /** Exchanges that were carried out, by their grant. */
  readonly grants: readonly string[];
  /** Exchanges that wait before the gate. */
  readonly atTheGate: number;
  /** Whether tokens given from now on end after twelve hours. */
  rotating: boolean;
  /** What goes wrong with the next exchanges, in order. `late`: it is done, and nobody is told. */
  readonly exchangeFaults: ('late' | 'down' | string)[];
  /** Held up until this resolves. */
  exchangeGate: Promise<void> | undefined;
  /** While set, no call is answered. */
  silent: boolean;
  connect(requestUrl: string): void;
  /** What a person does on Slack's consent page. @returns where the browser is sent. */
  consent(consentUrl: string, workspace: number, answer?: 'allow' | 'deny'): string;
  /** The tokens that a workspace's app works with now. */
  live(workspace: number): readonly string[];
  /** An admin removes the app: every token of it is dead at once. The events come when the test sends them. */
  uninstall(workspace: number): void;
  /** One of the two events that follow an uninstall, at any time and in any order. */
  farewell(workspace: number, event: 'app_uninstalled' | 'tokens_revoked'): Promise<number>;
  close(): Promise<void>;
}

export interface TownOptions {
  readonly now: () => number;
  readonly workspaces: readonly { readonly seed: EdgeSeed; readonly organisation?: string }[];
}

interface Held {
  readonly workspace: number;
  readonly expiresAt: number;
  readonly refresh: string | undefined;
  dead: string | undefined;
}

const LIFE_SECONDS = 43_200;

export async function createSlackTown({ now, workspaces: wanted }: TownOptions): Promise<SlackTown> {
  const clientId = '1234567890.9876543210';
  const clientSecret = 'c1c2c3c4c5c6c7c8c9c0d1d2d3d4d5d6';
  const signingSecret = 'a5a4a3a2a1a0b9b8b7b6b5b4b3b2b1b0';
  const tokens = new Map<string, Held>();
  const refreshes = new Map<string, number>();
  const codes = new Map<string, { readonly workspace: number; readonly redirectUri: string }>();
  const calls: TownCall[] = [];
  const grants: string[] = [];
  let botUrl = '';
  let made = 0;
  let atTheGate = 0;
  let closing = false;
  let events = 0;

  const edges = await Promise.all(wanted.map(({ seed }) => createSlackEdge({ seed, now, behind: 'bare' })));
  const workspaces = edges.map(
    (edge, index): TownWorkspace => ({
      edge,
      teamId: edge.teamId,
      installId: wanted[index]?.organisation ?? edge.teamId,
    }),
  );

  function give(workspace: number) {
    made += 1;
    const name = createHash('sha256').update(`token ${made}`).digest('hex').slice(0, 24);
    const access = town.rotating ? `xoxe.xoxb-1-${name}` : `xoxb-${workspace}-${name}`;
    const refresh = town.rotating ? `xoxe-1-${name}` : undefined;
    const expiresAt = town.rotating ? now() + LIFE_SECONDS * 1000 : Number.POSITIVE_INFINITY;
    tokens.set(access, { workspace, expiresAt, refresh, dead: undefined });
    if (refresh) refreshes.set(refresh, workspace);
    return {
      ok: true,
      access_token: access,
      token_type: 'bot',
      scope: 'chat:write,commands,users:read,im:write,im:history,users:read.email',
      bot_user_id: edges[workspace]?.botUserId,
      app_id: 'A0DRIVELINE',
      ...(refresh ? { refresh_token: refresh, expires_in: LIFE_SECONDS } : {}),
    };
  }

  function exchange(form: URLSearchParams): object {
    grants.push(form.get('grant_type') ?? 'authorization_code');
    if (form.get('client_id') !== clientId) return { ok: false, error: 'invalid_client_id' };
    if (form.get('client_secret') !== clientSecret) return { ok: false, error: 'bad_client_secret' };
    if (form.get('grant_type') === 'refresh_token') {
      const old = form.get('refresh_token') ?? '';
      const workspace = refreshes.get(old);
      if (workspace === undefined) return { ok: false, error: 'invalid_refresh_token' };
      refreshes.delete(old);
      return { ...give(workspace), team: { id: edges[workspace]?.teamId }, enterprise: null };
    }
    const code = codes.get(form.get('code') ?? '');
    if (!code) return { ok: false, error: 'invalid_code' };
    codes.delete(form.get('code') ?? '');
    if (form.get('redirect_uri') !== code.redirectUri) return { ok: false, error: 'bad_redirect_uri' };
    const { workspace } = code;
    const organisation = wanted[workspace]?.organisation;
    const name = wanted[workspace]?.seed.team.name ?? '';
    return {
      ...give(workspace),
      is_enterprise_install: organisation !== undefined,
      team: organisation ? null : { id: edges[workspace]?.teamId, name },
      enterprise: organisation ? { id: organisation, name: `${name} organisation` } : null,
      authed_user: { id: edges[workspace]?.users()[0]?.id },
    };
  }

  function refusalOf(token: string): string | undefined {
    const held = tokens.get(token);
    if (!held) return 'invalid_auth';
    return held.dead ?? (held.expiresAt <= now() ? 'token_expired' : undefined);
  }

  async function api(method: string, request: IncomingMessage, body: string, response: ServerResponse) {
    const json = (answer: object) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    };
    if (method === 'oauth.v2.access') {
      const fault = town.exchangeFaults.shift();
      atTheGate += 1;
      await town.exchangeGate;
      atTheGate -= 1;
      if (fault === 'down') return response.destroy();
      if (fault !== undefined && fault !== 'late') return json({ ok: false, error: fault });
      const answer = exchange(new URLSearchParams(body));
      return fault === 'late' ? response.destroy() : json(answer);
    }
    if (town.silent) return response.destroy();
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const workspace = tokens.get(token)?.workspace;
    const error = refusalOf(token);
    const note = (refused: string | undefined) =>
      calls.push({
        method,
        token,
        installId: workspace === undefined ? undefined : workspaces[workspace]?.installId,
        error: refused,
      });
    if (error !== undefined || workspace === undefined) {
      note(error);
      return json({ ok: false, error });
    }
    if (method === 'auth.revoke') {
      note(undefined);
      kill(workspace, 'token_revoked');
      return json({ ok: true, revoked: true });
    }
    const edge = edges[workspace];
    if (!edge) throw new Error(`no workspace ${workspace}`);
    const answered = await fetch(`${edge.apiUrl}${method}`, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: `Bearer ${edge.botToken}`,
      },
      body,
    });
    const answer: Record<string, unknown> = { ...(JSON.parse(await answered.text()) as object) };
    note(typeof answer.error === 'string' ? answer.error : undefined);
    const organisation = wanted[workspace]?.organisation;
    if (method === 'auth.test' && organisation) {
      Object.assign(answer, { enterprise_id: organisation, is_enterprise_install: true });
    }
    const late = answered.headers.get('retry-after');
    response.writeHead(answered.status, {
      'content-type': 'application/json',
      ...(late === null ? {} : { 'retry-after': late }),
    });
    response.end(JSON.stringify(answer));
  }

  function kill(workspace: number, how: string): void {
    for (const held of tokens.values()) if (held.workspace === workspace) held.dead = how;
    for (const [refresh, at] of refreshes) if (at === workspace) refreshes.delete(refresh);
  }

  /** What a workspace's edge sends, under the app's own signature and as an organisation's where it is one. */
  async function relay(workspace: number, type: string, body: string): Promise<Response> {
    const organisation = wanted[workspace]?.organisation;
    const sent = organisation === undefined ? body : inOrganisation(body, type, organisation);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${sent}`).digest('hex');
    return fetch(botUrl, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
      body: sent,
    });
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const [, door = '', rest = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
      const work =
        door === 'from'
          ? relay(Number(rest), request.headers['content-type'] ?? '', body).then(async (answer) => {
              const type = answer.headers.get('content-type');
              response.writeHead(answer.status, type === null ? {} : { 'content-type': type });
              response.end(await answer.text());
            })
          : api(rest, request, body, response);
      Promise.resolve(work).catch((error: unknown) => {
        // A bot that ends is cut off in the middle of a call; all else must be loud.
        if (!closing) console.error('The town failed:', error);
        response.destroy();
      });
    });
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a TCP port always has an AddressInfo.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  edges.forEach((edge, index) => {
    edge.connect(`${origin}/from/${index}`);
  });

  const town: SlackTown = {
    apiUrl: `${origin}/api/`,
    ...{ clientId, clientSecret, signingSecret, workspaces, calls, grants },
    get atTheGate() {
      return atTheGate;
    },
    rotating: false,
    exchangeFaults: [],
    exchangeGate: undefined,
    silent: false,
    connect(requestUrl) {
      botUrl = requestUrl;
    },
    consent(consentUrl, workspace, answer = 'allow') {
      const asked = new URL(consentUrl);
      if (asked.pathname !== '/oauth/v2/authorize' || asked.searchParams.get('client_id') !== clientId) {
        throw new Error(`not a consent page of this app: ${consentUrl}`);
      }
      const redirectUri = asked.searchParams.get('redirect_uri') ?? '';
      const back = new URL(redirectUri);
      if (answer === 'deny') back.searchParams.set('error', 'access_denied');
      else {
        made += 1;
        codes.set(`code-${made}`, { workspace, redirectUri });
        back.searchParams.set('code', `code-${made}`);
      }
      back.searchParams.set('state', asked.searchParams.get('state') ?? '');
      return back.href;
    },
    live: (workspace) =>
      [...tokens]
        .filter(([token, held]) => held.workspace === workspace && !refusalOf(token))
        .map(([t]) => t),
    uninstall: (workspace) => kill(workspace, 'account_inactive'),
    async farewell(workspace, type) {
      events += 1;
      const edge = edges[workspace];
      if (!edge) throw new Error(`no workspace ${workspace}`);
      const event =
        type === 'app_uninstalled' ? { type } : { type, tokens: { oauth: [], bot: [edge.botUserId] } };
      const ack = await edge.event(event, { event_id: `EvFarewell${events}` });
      return ack.status;
    },
    async close() {
      closing = true;
      await Promise.all(edges.map((edge) => edge.close()));
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
  return town;
}

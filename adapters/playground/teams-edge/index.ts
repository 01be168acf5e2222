import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asksForDialog, buttonsIn, type CardButton } from './card.ts';
import { createConnectorApi, field } from './connector-api.ts';
import { createGraphApi } from './graph-api.ts';
import { createKeys } from './keys.ts';
import { createTenant } from './tenant.ts';
import type { BotAnswer, ConnectorCall, ConnectorFault, TeamsEdge, TeamsSeed } from './types.ts';

export { buttonsIn, textIn } from './card.ts';
export { createKeys } from './keys.ts';
export type * from './types.ts';

const APP_ID = '0a1b2c3d-0000-4000-8000-0000000000aa';
const TENANT_ID = '0a1b2c3d-0000-4000-8000-0000000000bb';
const SECRET = 'the-secret-of-the-local-teams';
/** The bot's app in the organisation's catalog, which is not the id of the bot. */
export const CATALOG_APP_ID = '0a1b2c3d-0000-4000-8000-0000000000cc';
const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';
const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';

export interface TeamsEdgeOptions {
  readonly seed: TeamsSeed;
  readonly now: () => number;
}

/**
 * A Microsoft Teams on this machine, for the tests and the playground: it signs what it sends with keys of its own,
 * publishes them, gives out tokens for the bot's secret, and is as strict as the Connector about them.
 */
export async function createTeamsEdge({ seed, now }: TeamsEdgeOptions): Promise<TeamsEdge> {
  // Tokens live on the machine's time, as in life.
  const keys = createKeys(() => Date.now() / 1_000);
  const listeners = new Set<() => void>();
  const tenant = createTenant({ seed, appId: APP_ID }, now, () => {
    for (const listener of listeners) listener();
  });
  const calls: ConnectorCall[] = [];
  const graphCalls: ConnectorCall[] = [];
  const faults: Record<'post' | 'put' | 'open' | 'token' | 'graph', ConnectorFault[]> = {
    ...{ post: [], put: [], open: [], token: [], graph: [] },
  };
  /** What each token is good for: one for the Connector opens no Graph. */
  const tokens = new Map<string, string>();
  const isTokenFor = (scope: string) => (authorization: string | undefined) =>
    tokens.get(authorization?.replace(/^Bearer /, '') ?? '') === scope;
  let consented = false;
  let secret = SECRET;
  let bot = '';
  let nextId = 1;
  const api = createConnectorApi({
    tenant,
    calls,
    nextFault: (kind) => faults[kind].shift(),
    isToken: isTokenFor(CONNECTOR_SCOPE),
  });
  const graph = createGraphApi({
    tenant,
    catalogId: CATALOG_APP_ID,
    calls: graphCalls,
    nextFault: () => faults.graph.shift(),
    isToken: isTokenFor(GRAPH_SCOPE),
    mayInstall: () => consented,
  });

  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const json = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (address.pathname === '/openid') {
        return json(200, { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` });
      }
      if (address.pathname === '/keys') return json(200, keys.jwks());
      if (address.pathname === '/token') {
        const fault = faults.token.shift();
        if (fault !== undefined && fault !== 'dropped')
          return json(fault.status, { error: fault.code ?? 'fault' });
        const form = new URLSearchParams(text);
        if (form.get('client_id') !== APP_ID || form.get('client_secret') !== secret) {
          return json(401, { error: 'invalid_client' });
        }
        const token = `token-${tokens.size + 1}`;
        tokens.set(token, form.get('scope') ?? '');
        return json(200, { access_token: token, expires_in: 3_599 });
      }
      if (address.pathname.startsWith('/graph/')) return graph(request, response, address, text);
      api(request, response, address, text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a host and port has an AddressInfo; a string is for pipes alone.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/amer/`;

  const activityBy: TeamsEdge['activityBy'] = (name, over = {}, channel) => {
    const person = tenant.person(name);
    const channelId = channel === undefined ? undefined : tenant.channel(channel);
    const inGroup = tenant.channels.get(channelId ?? '')?.group === true;
    return {
      id: `f:${nextId++}`,
      channelId: 'msteams',
      serviceUrl,
      timestamp: new Date(now()).toISOString(),
      from: { id: person.mri, name: person.name, aadObjectId: person.id },
      recipient: { id: `28:${APP_ID}`, name: 'Driveline' },
      conversation: {
        id: channelId ?? tenant.directOf(person),
        conversationType: channelId === undefined ? 'personal' : inGroup ? 'groupChat' : 'channel',
        tenantId: TENANT_ID,
        ...(channelId === undefined ? {} : { isGroup: true }),
      },
      channelData: {
        tenant: { id: TENANT_ID },
        ...(channelId === undefined || inGroup
          ? {}
          : { channel: { id: channelId }, team: { id: channelId } }),
      },
      locale: person.locale,
      ...over,
    };
  };

  async function deliver(activity: object, authorization?: string): Promise<BotAnswer> {
    const sent = field(activity, 'serviceUrl');
    const claims = { audience: APP_ID, serviceUrl: typeof sent === 'string' ? sent : undefined };
    const response = await fetch(bot, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: authorization ?? `Bearer ${keys.sign(claims)}`,
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : parsed(text), text };
  }

  const act: TeamsEdge['act'] = (name, { type, verb, data }, on) => {
    const dialog = asksForDialog({ data });
    const { msteams: _, ...plain } = data;
    // In a dialog a client knows `Action.Submit` only, and hands it over without a message.
    if (!on && type !== 'Action.Submit') throw new Error(`no client takes ${type} in a dialog`);
    const invoke = !on
      ? { type: 'invoke', name: 'task/submit', value: { data: plain } }
      : dialog
        ? { type: 'invoke', name: 'task/fetch', value: { data: plain }, replyToId: on.messageId }
        : {
            ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: on.messageId },
            value: { action: { type, verb, data } },
          };
    return deliver(activityBy(name, invoke, on?.channel));
  };

  /** As Teams tells it: the event's name stands beside the tenant, not where the members are. */
  function membersOf(
    channel: string,
    by: string,
    what: 'membersAdded' | 'membersRemoved',
    members: object[],
  ) {
    const activity = activityBy(by, { type: 'conversationUpdate', [what]: members }, channel);
    const eventType = what === 'membersAdded' ? 'teamMemberAdded' : 'teamMemberRemoved';
    const { channelData } = activity;
    return {
      ...activity,
      channelData: { ...(typeof channelData === 'object' ? channelData : {}), eventType },
    };
  }

  const installation = (name: string, action: 'add' | 'remove') =>
    deliver(activityBy(name, { type: 'installationUpdate', action }));

  return {
    url,
    serviceUrl,
    appId: APP_ID,
    appSecret: SECRET,
    tenantId: TENANT_ID,
    keys,
    calls,
    graphCalls,
    tokensGiven: () => [...tokens.values()],
    consent() {
      consented = true;
    },
    activityBy,
    deliver,
    connect(messagesUrl) {
      bot = messagesUrl;
    },
    person: (name) => tenant.person(name),
    channel: (name) => tenant.channel(name),
    install(name) {
      tenant.installed.add(name);
      return installation(name, 'add');
    },
    uninstall(name) {
      tenant.installed.delete(name);
      return installation(name, 'remove');
    },
    async installInChannel(channel, by) {
      tenant.joined.add(tenant.channel(channel));
      await deliver(activityBy(by, { type: 'installationUpdate', action: 'add' }, channel));
      return deliver(membersOf(channel, by, 'membersAdded', [{ id: `28:${APP_ID}` }]));
    },
    async removeFromChannel(channel, by) {
      tenant.joined.delete(tenant.channel(channel));
      await deliver(activityBy(by, { type: 'installationUpdate', action: 'remove' }, channel));
      return deliver(membersOf(channel, by, 'membersRemoved', [{ id: `28:${APP_ID}` }]));
    },
    move(name, channel, to) {
      tenant.move(name, channel, to);
      const { id, mri } = tenant.person(name);
      const what = to === 'in' ? 'membersAdded' : 'membersRemoved';
      return deliver(membersOf(channel, name, what, [{ id: mri, aadObjectId: id }]));
    },
    say(name, text, channel) {
      const at = '<at>Driveline</at>';
      const mentioned = { id: `28:${APP_ID}`, name: 'Driveline' };
      const { zone, locale } = tenant.person(name);
      const entities = [
        { type: 'clientInfo', locale, timezone: zone },
        ...(channel === undefined ? [] : [{ type: 'mention', text: at, mentioned }]),
      ];
      const said = channel === undefined ? text : `${at} ${text}`;
      return deliver(
        activityBy(name, { type: 'message', text: said, entities, localTimezone: zone }, channel),
      );
    },
    act,
    press(name, message, title, inputs = {}) {
      const button = buttonNamed(message.card, title);
      const channel = tenant.channels.get(message.conversationId)?.name;
      return act(
        name,
        { ...button, data: { ...button.data, ...inputs } },
        { messageId: message.id, channel },
      );
    },
    submitDialog(name, opened, inputs, title = '') {
      const card = field(field(field(field(opened.body, 'task'), 'value'), 'card'), 'content');
      const { type, verb, data } = buttonNamed(card, title);
      return act(name, { type, verb, data: { ...data, ...inputs } });
    },
    place: (name, channel) =>
      tenant.post(channel === undefined ? tenant.directOf(tenant.person(name)) : tenant.channel(channel), {}),
    direct: (name) => [...tenant.messagesIn(tenant.directOf(tenant.person(name)))],
    inChannel: (channel) => [...tenant.messagesIn(tenant.channel(channel))],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fault: (kind, ...more) => void faults[kind].push(...more),
    expireSecret() {
      secret = 'another';
      tokens.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function buttonNamed(card: unknown, title: string): CardButton {
  const all = buttonsIn(card);
  const button = all.find((one) => one.title.startsWith(title));
  if (!button) throw new Error(`no button "${title}" among ${all.map((one) => one.title)}`);
  return button;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

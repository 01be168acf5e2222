import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buttonsIn } from '../../adapters/playground/teams-edge/index.ts';
import type { Ids, Tenant } from './ids.ts';

/** The colleagues' own chats; the playground has one for its user alone. */
const CHAT = 'a:colleague-';

/** What stands between the playground and the bot: it names things on both sides, and plays the colleagues. */
export interface Between {
  readonly url: string;
  connect(to: { readonly bot: string; readonly playground: string; readonly ids: Ids }): void;
  /** All colleagues write to the bot for the first time. */
  greet(tenant: Tenant): Promise<void>;
  /** Whoever of them is welcomed says that it looks right; whoever is asked something answers it. */
  answer(): Promise<void>;
  /** How many messages the bot has begun in channels. */
  posted(): number;
  close(): Promise<void>;
}

export async function standBetween(): Promise<Between> {
  let bot = '';
  let playground = '';
  let ids: Ids = { inward: (text) => text, outward: (text) => text };
  let colleagues: Tenant['users'] = [];
  /** The newest card in each colleague's chat. */
  const asked = new Map<string, { readonly id: string; readonly card: unknown }>();
  let answers = 0;
  let next = 1;
  let posted = 0;

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a host and port has an AddressInfo; a string is for pipes alone.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    // Without an encoding set, a request yields Buffers.
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '';
    const inward = path.startsWith('/api/messages');
    if (!inward && decodeURIComponent(path).includes(CHAT)) return ofColleague(path, text, response);
    const target = inward ? `${bot}${path}` : `${playground}${ids.outward(path)}`;
    const answer = await fetch(target, {
      method: request.method ?? 'GET',
      headers: { 'content-type': 'application/json' },
      ...(text === '' ? {} : { body: inward ? ids.inward(text) : ids.outward(text) }),
    });
    const said = await answer.text();
    // A conversation begun with a channel's first message is a thread there.
    if (!inward && request.method === 'POST' && /v3\/conversations$/.test(path) && text.includes('"channel"'))
      posted++;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(inward ? said : ids.inward(said));
  }

  function ofColleague(path: string, text: string, response: ServerResponse): void {
    const who = colleagues.find(({ id }) => decodeURIComponent(path).includes(`${CHAT}${id}/`));
    const [, edited] = /\/activities\/([^/]+)$/.exec(path) ?? [];
    const id = edited ?? String(next++);
    const attachment: unknown = text === '' ? undefined : JSON.parse(text).attachments?.[0]?.content;
    if (who && attachment !== undefined) asked.set(who.id, { id, card: attachment });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(path.includes('/members/') && who ? memberOf(who) : { id }));
  }

  const memberOf = ({ id, name, email, aadObjectId }: Tenant['users'][number]) => ({
    ...{ id, name, email, aadObjectId },
    ...{ userPrincipalName: email, userRole: 'user' },
  });

  const act = (who: Tenant['users'][number], activity: object) =>
    fetch(`${bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ id: `f:${next++}`, channelId: 'msteams', serviceUrl: `${url}/_connector/` },
        ...{ from: { id: who.id, name: who.name, aadObjectId: who.aadObjectId }, recipient: { id: 'bot' } },
        conversation: { id: `${CHAT}${who.id}`, conversationType: 'personal' },
        ...activity,
      }),
    });

  return {
    url,
    connect(to) {
      ({ bot, playground, ids } = to);
    },
    async greet({ users }) {
      colleagues = users;
      for (const who of users) await act(who, { type: 'message', text: 'help' });
    },
    async answer() {
      for (const [i, who] of colleagues.entries()) {
        const message = asked.get(who.id);
        const buttons = buttonsIn(message?.card);
        const ratings = buttons.filter(({ verb }) => verb === 'checkin.answer');
        const button =
          ratings[(i + answers++) % 3 === 0 ? 1 : 2] ?? buttons.find(({ verb }) => verb === 'welcome.right');
        if (!message || !button) continue;
        const { type, verb, data } = button;
        const value = { action: { type, verb, data } };
        const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: message.id, value };
        const answer: unknown = await (await act(who, invoke)).json();
        const card = typeof answer === 'object' && answer && 'value' in answer ? answer.value : undefined;
        asked.set(who.id, { id: message.id, card });
      }
    },
    posted: () => posted,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

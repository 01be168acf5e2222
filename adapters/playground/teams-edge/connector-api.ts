import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tenant } from './tenant.ts';
import type { ConnectorCall, ConnectorFault } from './types.ts';

/** Teams' own limit for a bot's message is 100 KB of UTF-16. What comes near it is refused here already. */
const LARGEST = 80 * 1024;

export interface ConnectorParts {
  readonly tenant: Tenant;
  readonly calls: ConnectorCall[];
  /** Takes the next fault of a kind. */
  readonly nextFault: (kind: 'post' | 'put' | 'open') => ConnectorFault | undefined;
  readonly isToken: (authorization: string | undefined) => boolean;
}

interface Said {
  readonly status: number;
  readonly body?: unknown;
}

const refused = (status: number, code: string): Said => ({
  status,
  body: { error: { code, message: code } },
});

/** The Bot Connector's REST API, as far as it may be asked: strict about tokens, sizes and who has the app. */
export function createConnectorApi({ tenant, calls, nextFault, isToken }: ConnectorParts) {
  function answerTo(method: string, path: readonly string[], query: URLSearchParams, body: Body): Said {
    const [conversation, what, id] = path;
    if (method === 'POST' && conversation === undefined) return open(body);
    if (conversation === undefined) return refused(404, 'NotFound');
    const closed = reachable(conversation);
    if (closed) return closed;
    if (what === 'activities' && method === 'POST') {
      return tooLarge(body) ?? { status: 201, body: { id: tenant.post(conversation, body) } };
    }
    if (what === 'activities' && method === 'PUT' && id !== undefined) {
      if (tooLarge(body)) return refused(413, 'MessageSizeTooBig');
      return tenant.edit(conversation, id, body)
        ? { status: 200, body: { id } }
        : refused(404, 'ActivityNotFoundInConversation');
    }
    if (what === 'members' && id !== undefined) {
      const member = membersOf(conversation).find((one) => [one.id, one.aadObjectId].includes(id));
      return member ? { status: 200, body: member } : refused(404, 'MemberNotFoundInConversation');
    }
    if (what === 'pagedmembers') return page(conversation, query);
    return refused(404, 'NotFound');
  }

  function reachable(conversation: string): Said | undefined {
    const person = tenant.personIn(conversation);
    if (person) return tenant.installed.has(person.name) ? undefined : refused(403, 'MessageWritesBlocked');
    const channel = conversation.split(';', 1)[0] ?? '';
    if (!tenant.channels.has(channel)) return refused(404, 'ConversationNotFound');
    return tenant.joined.has(channel) ? undefined : refused(403, 'BotNotInConversationRoster');
  }

  function open(body: Body): Said {
    const members = Array.isArray(body.members) ? body.members : [];
    const channel = field(field(body.channelData, 'channel'), 'id');
    if (typeof channel === 'string') {
      const activity = body.activity;
      if (typeof activity !== 'object' || activity === null) return refused(400, 'BadSyntax');
      if (tenant.channels.get(channel)?.group) return refused(400, 'BadArgument');
      const closed = reachable(channel) ?? tooLarge(activity);
      if (closed) return closed;
      const id = tenant.post(channel, { ...activity });
      return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
    }
    const id = field(members[0], 'id');
    const person = tenant.people.find((one) => one.id === id || one.mri === id);
    if (!person) return refused(400, 'BadSyntax');
    if (!tenant.installed.has(person.name)) return refused(403, 'ForbiddenOperationException');
    return { status: 201, body: { id: tenant.directOf(person) } };
  }

  function membersOf(conversation: string) {
    const names = tenant.channels.get(conversation.split(';', 1)[0] ?? '')?.members;
    const alone = tenant.personIn(conversation);
    const people = names ? names.map((name) => tenant.person(name)) : alone ? [alone] : [];
    return people.map(({ id, mri, name, email, guest }) => ({
      ...{ id: mri, aadObjectId: id, name, email, userPrincipalName: email },
      userRole: guest ? 'guest' : 'user',
    }));
  }

  /** Two at a time, whatever was asked for, so that who reads one page only is found out. */
  function page(conversation: string, query: URLSearchParams): Said {
    const from = Number(query.get('continuationToken') ?? 0);
    const all = membersOf(conversation);
    const rest = from + 2 < all.length ? { continuationToken: String(from + 2) } : {};
    return { status: 200, body: { members: all.slice(from, from + 2), ...rest } };
  }

  return (request: IncomingMessage, response: ServerResponse, url: URL, text: string): void => {
    const method = request.method ?? 'GET';
    const path = url.pathname
      .split('/v3/conversations')[1]
      ?.split('/')
      .filter(Boolean)
      .map(decodeURIComponent);
    const body = objectOf(text);
    const fault =
      method === 'GET'
        ? undefined
        : nextFault(method === 'PUT' ? 'put' : path?.length === 0 ? 'open' : 'post');
    const said: Said = !isToken(request.headers.authorization)
      ? refused(401, 'Unauthorized')
      : fault !== undefined && fault !== 'dropped'
        ? {
            status: fault.status,
            body: fault.body ?? { error: { code: fault.code ?? '', message: 'fault' } },
          }
        : answerTo(method, path ?? [], url.searchParams, body);
    calls.push({ method, path: url.pathname, status: said.status, body });
    if (fault === 'dropped') {
      request.socket.destroy();
      return;
    }
    response.writeHead(said.status, {
      'content-type': 'application/json',
      ...(fault === undefined ? {} : fault.headers),
    });
    response.end(said.body === undefined ? '' : JSON.stringify(said.body));
  };
}

type Body = Readonly<Record<string, unknown>>;

function tooLarge(body: object): Said | undefined {
  return JSON.stringify(body).length * 2 > LARGEST ? refused(413, 'MessageSizeTooBig') : undefined;
}

function objectOf(text: string): Body {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

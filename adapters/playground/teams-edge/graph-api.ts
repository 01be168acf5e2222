import type { IncomingMessage, ServerResponse } from 'node:http';
import { field } from './connector-api.ts';
import type { Tenant } from './tenant.ts';
import type { ConnectorCall, ConnectorFault } from './types.ts';

export interface GraphParts {
  readonly tenant: Tenant;
  readonly catalogId: string;
  readonly calls: ConnectorCall[];
  readonly nextFault: () => ConnectorFault | undefined;
  readonly isToken: (authorization: string | undefined) => boolean;
  /** Whether an admin has consented to the permission. */
  readonly mayInstall: () => boolean;
}

interface Said {
  readonly status: number;
  readonly body?: unknown;
}

const refused = (status: number, code: string): Said => ({
  status,
  body: { error: { code, message: code } },
});

/** What of Microsoft Graph adds an app for somebody, as strict as it is about tokens, consent and whose app it is. */
export function createGraphApi(parts: GraphParts) {
  const { tenant, catalogId } = parts;
  const installationOf = (id: string) => Buffer.from(`${id}##${catalogId}`).toString('base64url');

  function answerTo(method: string, url: URL, text: string): Said {
    const [, id, installation] =
      /^\/graph\/v1\.0\/users\/([^/]+)\/teamwork\/installedApps(?:\/([^/]+)\/chat)?$/.exec(url.pathname) ??
      [];
    if (id === undefined) return refused(404, 'NotFound');
    if (!parts.mayInstall()) return refused(403, 'Forbidden');
    const person = tenant.people.find((one) => one.id === id);
    if (!person) return refused(404, 'NotFound');
    const has = tenant.installed.has(person.name);
    if (installation !== undefined) {
      return method === 'GET' && has && installation === installationOf(id)
        ? { status: 200, body: { id: tenant.chatOf(person), chatType: 'oneOnOne' } }
        : refused(404, 'NotFound');
    }
    if (method === 'GET') {
      const asked = url.searchParams.get('$filter') === `teamsApp/id eq '${catalogId}'`;
      return { status: 200, body: { value: has && asked ? [{ id: installationOf(id) }] : [] } };
    }
    const bound = field(text === '' ? {} : JSON.parse(text), 'teamsApp@odata.bind');
    if (typeof bound !== 'string' || !bound.endsWith(`/v1.0/appCatalogs/teamsApps/${catalogId}`)) {
      return refused(404, 'NotFound');
    }
    if (has) return refused(409, 'Conflict');
    // Teams tells the bot of it too, sooner or later. Here it does not, so that who waits for that is found out.
    tenant.installed.add(person.name);
    return { status: 201 };
  }

  return (request: IncomingMessage, response: ServerResponse, url: URL, text: string): void => {
    const method = request.method ?? 'GET';
    const fault = method === 'POST' ? parts.nextFault() : undefined;
    const said: Said = !parts.isToken(request.headers.authorization)
      ? refused(401, 'InvalidAuthenticationToken')
      : fault !== undefined && fault !== 'dropped'
        ? refused(fault.status, fault.code ?? 'fault')
        : answerTo(method, url, text);
    parts.calls.push({ method, path: url.pathname, status: said.status, body: text });
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

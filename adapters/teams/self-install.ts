import { z } from 'zod';
import type { AddsForPeople } from '../../src/chat/platform.ts';
import { type Call, createCall, unreadable } from './call.ts';
import type { TeamsApp, TeamsConfig } from './config.ts';
import { attempt, ConnectorError } from './errors.ts';
import type { Reach } from './reach.ts';
import { type Audience, createToken } from './token.ts';

const installed = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });
const chat = z.object({ id: z.string().min(1) });

/** What the Connector says of somebody in whose own scope the app never was. */
const NEVER_ADDED = 'ForbiddenOperationException';

/** Graph's refusals that are about a person, by names of their own: the Connector has a 403 and a 404 too. */
const REFUSALS: Readonly<Record<number, string>> = { 403: 'graph_forbidden', 404: 'graph_not_found' };
const REFUSED = 'graph_refused';

/**
 * Adds the app for people who never did, through Graph's self-install: it may add our app and no other.
 *
 * @returns `undefined` where nobody has said that it may
 * @see https://learn.microsoft.com/microsoftteams/platform/graph-api/proactive-bots-and-messages/graph-proactive-bots-and-messages
 */
export function createSelfInstall(
  { credentials, clock, log }: TeamsConfig,
  reach: Reach,
): AddsForPeople | undefined {
  if (credentials.type !== 'app' || credentials.catalogAppId === undefined) return undefined;
  const app = credentials;
  const calls = new Map<string, Call>();

  /** One token for each cloud, whoever waits for it; in life there is one cloud. */
  function callTo({ base, audience }: Graph): Call {
    const now = () => clock.now();
    const call = calls.get(base) ?? createCall(createToken(app, now, audience), now);
    calls.set(base, call);
    return call;
  }

  /** @returns the id of their conversation with the bot, as Graph names it; the Connector takes that too */
  async function add(userId: string): Promise<string> {
    const graph = graphOf(app, await reach.route());
    const call = callTo(graph);
    const apps = `${graph.base}/v1.0/users/${encodeURIComponent(userId)}/teamwork/installedApps`;
    const ours = `${graph.base}/v1.0/appCatalogs/teamsApps/${app.catalogAppId}`;
    await call('POST', apps, { 'teamsApp@odata.bind': ours }).catch((error: unknown) => {
      // It is there already.
      if (error instanceof ConnectorError && error.status === 409) return;
      throw error;
    });
    const filter = encodeURIComponent(`teamsApp/id eq '${app.catalogAppId}'`);
    const [one] = installed.safeParse(await call('GET', `${apps}?$filter=${filter}`)).data?.value ?? [];
    if (!one) throw unreadable();
    const { data } = chat.safeParse(await call('GET', `${apps}/${encodeURIComponent(one.id)}/chat`));
    if (!data) throw unreadable();
    return data.id;
  }

  return {
    after: [NEVER_ADDED, ...Object.values(REFUSALS), REFUSED],
    add: (_workspaceId, userId) =>
      attempt(async () => {
        try {
          return await add(userId);
        } catch (error) {
          if (!(error instanceof ConnectorError)) throw error;
          const { failure, status } = error;
          log.warn(
            { status, code: failure.detail },
            'Microsoft Graph did not let the app be added for a person',
          );
          const detail = REFUSALS[status ?? 0] ?? (failure.type === 'invalid' ? REFUSED : undefined);
          throw detail === undefined ? error : new ConnectorError({ type: 'gone', detail }, status);
        }
      }),
  };
}

interface Graph {
  /** Without a slash at the end. */
  readonly base: string;
  readonly audience: Audience;
}

/**
 * The Graph of the cloud that a service address is in. The clouds of the US government have their own, but GCC's is the
 * public one.
 *
 * @see https://learn.microsoft.com/graph/deployments
 */
export function graphOf({ standInUrl }: Pick<TeamsApp, 'standInUrl'>, route: string): Graph {
  const [host, login] = /\.infra\.dod\./.test(route)
    ? (['dod-graph.microsoft.us', 'login.microsoftonline.us'] as const)
    : /\.infra\.gov\./.test(route)
      ? (['graph.microsoft.us', 'login.microsoftonline.us'] as const)
      : (['graph.microsoft.com', 'login.microsoftonline.com'] as const);
  return {
    base: standInUrl === undefined ? `https://${host}` : `${standInUrl}/graph`,
    audience: { login: `https://${login}`, scope: `https://${host}/.default` },
  };
}

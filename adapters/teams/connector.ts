import { z } from 'zod';
import { createCall, unreadable } from './call.ts';
import type { Token } from './token.ts';

const MEMBERS_AT_ONCE = 500;
/** 500 each: 50,000 people in one team are more than Teams allows. */
const MOST_PAGES = 100;

const posted = z.object({ id: z.string().min(1) });
const conversation = z.object({ id: z.string().min(1), activityId: z.string().min(1).optional() });

const member = z.object({
  id: z.string(),
  aadObjectId: z.string().optional(),
  objectId: z.string().optional(),
  name: z.string().optional(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const page = z.object({ members: z.array(member).default([]), continuationToken: z.string().nullish() });

export type Member = z.infer<typeof member>;

/**
 * The Bot Connector's REST calls that we need. All throw `ConnectorError`. `route` is a checked service address that
 * ends in a slash.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export interface Connector {
  /** @returns the activity's id */
  post(route: string, conversationId: string, activity: object): Promise<string>;
  update(route: string, conversationId: string, activityId: string, activity: object): Promise<void>;
  /** Opens a conversation. @returns its id, and that of its first activity where one was given */
  open(route: string, parameters: object): Promise<z.infer<typeof conversation>>;
  member(route: string, conversationId: string, userId: string): Promise<Member>;
  members(route: string, conversationId: string): Promise<readonly Member[]>;
}

export function createConnector(token: Token | undefined, now: () => number): Connector {
  const ask = createCall(token, now);
  const call = (method: string, route: string, path: string, body?: object) =>
    ask(method, `${route}v3/conversations${path}`, body);

  return {
    async post(route, conversationId, activity) {
      return read(posted, await call('POST', route, `/${part(conversationId)}/activities`, activity)).id;
    },
    async update(route, conversationId, activityId, activity) {
      await call('PUT', route, `/${part(conversationId)}/activities/${part(activityId)}`, activity);
    },
    async open(route, parameters) {
      return read(conversation, await call('POST', route, '', parameters));
    },
    async member(route, conversationId, userId) {
      return read(member, await call('GET', route, `/${part(conversationId)}/members/${part(userId)}`));
    },
    async members(route, conversationId) {
      const all: Member[] = [];
      let next = '';
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const query = `?pageSize=${MEMBERS_AT_ONCE}${next === '' ? '' : `&continuationToken=${part(next)}`}`;
        const answer = await call('GET', route, `/${part(conversationId)}/pagedmembers${query}`);
        const { members, continuationToken } = read(page, answer);
        all.push(...members);
        if (!continuationToken) break;
        next = continuationToken;
      }
      return all;
    },
  };
}

const part = encodeURIComponent;

function read<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const parsed = shape.safeParse(answer);
  if (!parsed.success) throw unreadable();
  return parsed.data;
}

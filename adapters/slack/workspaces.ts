import type { WebClient } from '@slack/web-api';
import type { Inbox, Outcome } from '../../src/chat/platform.ts';
import { attempt } from './errors.ts';
import { farewellsOfOne } from './install/farewell.ts';
import type { Tokens } from './install/tokens.ts';
import { createSender } from './send.ts';

/** Makes a client that can do nothing but with this token. */
export type ClientWith = (token: string, connections: number) => WebClient;

/** So many connections each: a burst of the outbox never holds up a dialog. */
const FOR_THE_OUTBOX = 20;
const FOR_PEOPLE = 50;

type Sender = ReturnType<typeof createSender>;

/** The workspaces that the adapter writes to, and by whose token. */
export interface Workspaces {
  readonly sender: Sender;
  /** The client that answers people, never the outbox's: one 429 there would hold every dialog back. */
  interactive(workspaceId: string): Promise<WebClient>;
  /** Whether events of this workspace are ours to handle. */
  knows(workspaceId: string): Promise<boolean>;
  /** The engine's inbox, with what only Slack can tell looked into beforehand. */
  watched(inbox: Inbox): Inbox;
}

/** One workspace, by the token that the settings name. */
export function oneWorkspace(token: string, clientWith: ClientWith): Workspaces {
  const interactive = clientWith(token, FOR_PEOPLE);
  const sender = createSender(clientWith(token, FOR_THE_OUTBOX));
  return {
    sender,
    interactive: async () => interactive,
    knows: async () => true,
    watched: (inbox) => farewellsOfOne(sender.identify, inbox),
  };
}

/** Slack's words for "this token is no longer good". */
const TOKEN_REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
  'account_inactive',
]);
/** In an organisation these speak of the one workspace that a message went to, not of the token. */
const ELSEWHERE = new Set(['team_access_not_granted', 'team_access_revoked', 'enterprise_is_restricted']);

/**
 * Each call by its own workspace's token. Every workspace has clients of its own, made anew for each token: the SDK
 * keeps one queue and one set of headers a client, and neither may be shared.
 */
export function sendersBy(
  tokens: Tokens,
  clientWith: ClientWith,
): Pick<Workspaces, 'sender' | 'interactive' | 'knows'> {
  interface Own {
    readonly token: string;
    readonly sender: Sender;
    readonly interactive: WebClient;
  }
  const known = new Map<string, Own>();

  async function own(workspaceId: string): Promise<Own> {
    const token = await tokens.of(workspaceId);
    const before = known.get(workspaceId);
    if (before?.token === token) return before;
    const made = {
      token,
      sender: createSender(clientWith(token, FOR_THE_OUTBOX)),
      interactive: clientWith(token, FOR_PEOPLE),
    };
    known.set(workspaceId, made);
    return made;
  }

  /** What was refused for its token was not done; where there is another token, it is tried once more. */
  function by<T>(workspaceId: string, work: (sender: Sender) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return attempt(async () => {
      const { token, sender } = await own(workspaceId);
      const outcome = narrowed(workspaceId, await work(sender));
      if (outcome.ok || !TOKEN_REFUSED.has(outcome.failure.detail)) return outcome;
      if (!(await tokens.replaced(workspaceId, token))) return outcome;
      return narrowed(workspaceId, await work((await own(workspaceId)).sender));
    });
  }

  return {
    interactive: async (workspaceId) => (await own(workspaceId)).interactive,
    knows: tokens.knows,
    sender: {
      identify: (workspaceId = '') => by(workspaceId, (sender) => sender.identify()),
      send: (message) => by(message.to.workspaceId, (sender) => sender.send(message)),
      update: (workspaceId, ref, card) => by(workspaceId, (sender) => sender.update(workspaceId, ref, card)),
      find: (message, since) => by(message.to.workspaceId, (sender) => sender.find(message, since)),
      findPerson: (workspaceId, email) => by(workspaceId, (sender) => sender.findPerson(workspaceId, email)),
      profile: (workspaceId, userId) => by(workspaceId, (sender) => sender.profile(workspaceId, userId)),
      conversation: (workspaceId, channelId) =>
        by(workspaceId, (sender) => sender.conversation(workspaceId, channelId)),
      groupMembers: (workspaceId, groupId) =>
        by(workspaceId, (sender) => sender.groupMembers(workspaceId, groupId)),
    },
  };
}

/** An organisation stays reachable where one workspace of it has not let us in. */
function narrowed<T>(workspaceId: string, outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok || !workspaceId.startsWith('E') || !ELSEWHERE.has(outcome.failure.detail)) return outcome;
  return { ok: false, failure: { type: 'gone', detail: outcome.failure.detail } };
}

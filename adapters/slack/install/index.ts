import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebClient } from '@slack/web-api';
import type { Inbox } from '../../../src/chat/platform.ts';
import type { SlackLog } from '../config.ts';
import { type ClientWith, sendersBy, type Workspaces } from '../workspaces.ts';
import { createDoor, type Door } from './door.ts';
import { farewells } from './farewell.ts';
import { createOAuth, type Granted, type OAuthConfig } from './oauth.ts';
import { greeting } from './sentences.ts';
import { browserCookie, createStates } from './state.ts';
import { createTokens } from './tokens.ts';

/** Many workspaces, each let in by somebody who pressed "Allow". */
export interface ManyWorkspaces extends Workspaces {
  installed(): Promise<readonly string[]>;
  /** The install's own pages. `undefined`: not for them. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined;
}

/** How long a workspace that let us go is remembered: over a summer, in which districts tidy up and change their mind. */
const KEPT_MS = 90 * 86_400_000;

interface Parts {
  readonly clientWith: ClientWith;
  /** For the calls that need no token. */
  readonly tokenless: WebClient;
  readonly now: () => number;
  readonly log: SlackLog;
}

export function manyWorkspaces(
  config: OAuthConfig,
  { clientWith, tokenless, now, log }: Parts,
): ManyWorkspaces {
  const { installations } = config;
  const oauth = createOAuth(config, tokenless, now);
  const tokens = createTokens({ installations, refresh: oauth.refresh, now, log });
  const senders = sendersBy(tokens, clientWith);
  let engine: Inbox | undefined;

  async function letIn({ installation, userId }: Granted): Promise<void> {
    const { workspaceId } = installation;
    tokens.forget(workspaceId);
    await engine?.route({ type: 'installed', platform: 'slack', workspaceId, at: now(), actor: { userId } });
    if ((await installations.district(workspaceId)) !== undefined) return;
    const text = greeting(workspaceId);
    // An answer to what this person has just done, and none of the district's messages: there is no district.
    const greeted = await senders.sender.send({
      to: { type: 'person', platform: 'slack', workspaceId, userId },
      card: { summary: text, nodes: [{ kind: 'text', text }] },
      key: `greeting:${workspaceId}:${installation.installedAt}`,
    });
    if (!greeted.ok) log.warn({ failure: greeted.failure }, 'the installer could not be greeted');
  }

  const door: Door = createDoor({
    ...{ oauth, installations, letIn, log },
    states: createStates(config.clientSecret, now),
    cookie: browserCookie(config.publicUrl.startsWith('https:')),
  });

  return {
    ...senders,
    // Without a token a dialog cannot be opened, and the person is told so by a sentence, which needs none.
    interactive: (workspaceId) => senders.interactive(workspaceId).catch(() => tokenless),
    async installed() {
      await installations.forget(now() - KEPT_MS);
      return installations.all();
    },
    watched(inbox) {
      engine = inbox;
      return farewells({ installations, tokens, identify: senders.sender.identify, log }, inbox);
    },
    handle: door.handle,
  };
}

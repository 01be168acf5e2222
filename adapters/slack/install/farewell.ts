import type { Installations } from '../../../src/chat/installations.ts';
import type { ChatPlatform, Inbox } from '../../../src/chat/platform.ts';
import { NOTHING } from '../../../src/chat/reply.ts';
import type { SlackLog } from '../config.ts';
import type { Tokens } from './tokens.ts';

export interface FarewellParts {
  readonly installations: Installations;
  readonly tokens: Tokens;
  readonly identify: ChatPlatform['identify'];
  readonly log: SlackLog;
}

/**
 * `app_uninstalled`, `tokens_revoked` and, in an organisation, `team_access_revoked` come in any order, one or more,
 * and also minutes after somebody installed us again. So none is believed by itself, nor by its time, which Slack tells
 * in whole seconds: the token we have now is shown to Slack, and only where Slack refuses it have we been let go.
 *
 * @returns the inbox, which hears of an uninstall only where it is true. It then rejects where Slack could not be
 * asked, so that the event is sent again.
 */
export function farewells({ installations, tokens, identify, log }: FarewellParts, inbox: Inbox): Inbox {
  return believing(inbox, async (workspaceId) => {
    const seen = await installations.find(workspaceId);
    if (!seen?.token) return true;
    if (!(await refused(identify, workspaceId))) {
      log.info({ workspaceId }, 'Slack still takes our token: an uninstall was left aside');
      return false;
    }
    // Somebody may have installed us again while we asked.
    if (!(await installations.letGo(seen))) return false;
    tokens.forget(workspaceId);
    log.warn({ workspaceId }, 'a workspace let us go: nothing is sent there, its data stays');
    return true;
  });
}

/** The same for the one workspace whose token the settings name: there is nothing to forget. */
export function farewellsOfOne(identify: ChatPlatform['identify'], inbox: Inbox): Inbox {
  return believing(inbox, (workspaceId) => refused(identify, workspaceId));
}

async function refused(identify: ChatPlatform['identify'], workspaceId: string): Promise<boolean> {
  const identity = await identify(workspaceId);
  if (identity.ok) return false;
  if (identity.failure.type !== 'unauthorised') throw new Error('Slack could not be asked');
  return true;
}

function believing(inbox: Inbox, letGo: (workspaceId: string) => Promise<boolean>): Inbox {
  return {
    ...inbox,
    route: async (event) =>
      event.type === 'uninstalled' && !(await letGo(event.workspaceId)) ? NOTHING : inbox.route(event),
  };
}

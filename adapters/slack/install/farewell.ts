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
 * `app_uninstalled` and `tokens_revoked` come in any order, one or both, and also minutes after somebody installed
 * us again. So neither is believed by itself, nor by its time, which Slack tells in whole seconds: the token we have
 * now is shown to Slack, and only where Slack refuses it have we been let go.
 *
 * @returns the inbox, which hears of an uninstall only where it is true. It then rejects where Slack could not be
 * asked, so that the event is sent again.
 */
export function farewells({ installations, tokens, identify, log }: FarewellParts, inbox: Inbox): Inbox {
  async function letGo(workspaceId: string): Promise<boolean> {
    const seen = await installations.find(workspaceId);
    if (!seen?.token) return true;
    const identity = await identify(workspaceId);
    if (identity.ok) {
      log.info({ workspaceId }, 'an uninstall from before the last install was left aside');
      return false;
    }
    const { failure } = identity;
    if (failure.type !== 'unauthorised') throw new Error('Slack could not be asked');
    // Somebody may have installed us again while we asked.
    if (!(await installations.letGo(seen))) return false;
    tokens.forget(workspaceId);
    log.warn({ workspaceId }, 'a workspace let us go: nothing is sent there, its data stays');
    return true;
  }

  return {
    ...inbox,
    route: async (event) =>
      event.type === 'uninstalled' && !(await letGo(event.workspaceId)) ? NOTHING : inbox.route(event),
  };
}

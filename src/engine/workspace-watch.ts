import type { ChatPlatform } from '../chat/platform.ts';
import { DrivelineError } from '../errors.ts';
import { createRoster, type RosterParts } from './roster.ts';

export interface WorkspaceWatch {
  /**
   * Learns which workspaces the platform serves now, gives each its district, and finds accounts of its people. Safe
   * to call again and again. A workspace that cannot be asked is asked the next time.
   *
   * @throws DrivelineError `token_refused` where the platform's only credentials are not good.
   */
  look(): Promise<void>;
}

export function watchWorkspaces(parts: RosterParts): WorkspaceWatch {
  const { platform, log } = parts;
  const roster = createRoster(parts);

  async function know(asked: string | undefined): Promise<void> {
    const identity = await platform.identify(asked);
    if (!identity.ok) {
      const { type, detail } = identity.failure;
      const refused = type === 'unauthorised' || type === 'invalid';
      // One of many workspaces that refuses us is its own affair: the others are served.
      if (refused && asked === undefined) throw refusedToken(platform.name, detail);
      log.warn(
        { ...(asked === undefined ? {} : { workspaceId: asked }), failure: type, detail },
        'The workspace cannot be reached; trying again',
      );
      return;
    }
    const { workspaceId } = identity.value;
    if (!(await roster.bind(workspaceId))) {
      log.warn(
        { workspaceId },
        platform.installed
          ? 'No district names this workspace: write its ID under "slack" in a district file and run "driveline apply <file>"'
          : 'No district is described yet: run "driveline apply <file>"',
      );
    }
    await roster.findAccounts(workspaceId);
  }

  return {
    async look() {
      if (!platform.installed) return know(undefined);
      for (const workspaceId of await platform.installed()) await know(workspaceId);
    },
  };
}

function refusedToken(platform: ChatPlatform['name'], detail: string): DrivelineError {
  const fixes: Readonly<Record<ChatPlatform['name'], string>> = {
    slack: 'Install the app in the workspace again and set SLACK_BOT_TOKEN to its new xoxb- token.',
    teams:
      'Make a new client secret on the app registration\'s page "Certificates & secrets", set TEAMS_APP_SECRET to its ' +
      'value, and compare TEAMS_APP_ID and TEAMS_TENANT_ID with the page "Overview".',
  };
  return new DrivelineError({
    code: 'token_refused',
    message: `${platform} refused the bot's credentials (${detail}). Nothing was sent and nothing was lost.`,
    fix: fixes[platform],
  });
}

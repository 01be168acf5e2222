import type { Given, Setting, SettingProblem } from './settings.ts';

const FOR_OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const;

/** Whether any setting says how Slack lets us in: by one workspace's token, or by OAuth. */
export function asksForSlack(given: Given): boolean {
  return given.SLACK_BOT_TOKEN !== undefined || asksForOAuth(given);
}

function asksForOAuth(given: Given): boolean {
  return FOR_OAUTH.some((name) => given[name] !== undefined);
}

/** What is missing or contradictory among the settings of Slack. */
export function wrongForSlack(
  given: Given,
  missing: (setting: Setting, why: string, fix: string) => void,
): SettingProblem[] {
  if (!asksForSlack(given)) {
    const others = (['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL'] as const).filter(
      (name) => given[name],
    );
    if (others.length > 0) {
      missing(
        'SLACK_BOT_TOKEN',
        `${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} set, which means Slack`,
        'Copy "Bot User OAuth Token" from "OAuth & Permissions" (or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several ' +
          'workspaces); for the playground, set no SLACK_ setting at all.',
      );
    }
    return [];
  }
  if (!given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN) {
    missing(
      'SLACK_SIGNING_SECRET',
      "without it nobody can tell Slack's requests from forged ones",
      'Copy it from your Slack app\'s page "Basic Information", or set SLACK_APP_TOKEN for Socket Mode.',
    );
  }
  if (!asksForOAuth(given)) return [];
  for (const name of FOR_OAUTH) {
    if (!given[name]) {
      missing(
        name,
        'with its counterpart, workspaces install the app by OAuth',
        'Copy "Client ID" and "Client Secret" from your Slack app\'s page "Basic Information".',
      );
    }
  }
  if (!given.DRIVELINE_URL) {
    missing(
      'DRIVELINE_URL',
      'Slack sends the browser back to it after an install',
      'Write the address at which browsers reach the bot, e.g. https://driveline.example.org; the app\'s page "OAuth & ' +
        'Permissions" must list it with /slack/oauth_redirect behind it.',
    );
  }
  return given.SLACK_BOT_TOKEN === undefined
    ? []
    : [
        {
          setting: 'SLACK_BOT_TOKEN',
          found: 'contradicts SLACK_CLIENT_ID: either one workspace by its token, or any number by OAuth',
          fix: 'For several workspaces leave SLACK_BOT_TOKEN out, and install the app once more at /slack/install.',
        },
      ];
}

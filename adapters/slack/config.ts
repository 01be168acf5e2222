import type { OAuthConfig } from './install/oauth.ts';

/** How this adapter reports trouble. A pino logger satisfies it. Objects hold codes and ids, never people's words. */
export interface SlackLog {
  info(object: object, message: string): void;
  warn(object: object, message: string): void;
  error(object: object, message: string): void;
}

export type SlackConfig = SlackSettings &
  (
    | {
        /** `xoxb-…`, the token of one installation in one workspace. */
        readonly botToken: string;
        readonly oauth?: never;
      }
    | {
        /** How workspaces install the app, any number of them. */
        readonly oauth: OAuthConfig;
        readonly botToken?: never;
      }
  );

interface SlackSettings {
  readonly signingSecret: string;
  /** `xapp-…`. Where set, events come over a web socket (Socket Mode) and no HTTP route is answered. */
  readonly appToken?: string;
  /** Another Slack, e.g. `https://slack-gov.com/api/`; Slack's own where absent. */
  readonly apiUrl?: string;
  readonly clock: { now(): number };
  readonly log: SlackLog;
  /** Socket Mode: told once, with an error's code, where the socket stays closed and nothing can arrive any more. */
  readonly lost?: (code: string) => void;
  /** Socket Mode: the pauses between attempts to open it again, ms; half a minute in all where absent. */
  readonly socketPausesMs?: readonly number[];
  /** The slash command; `/driveline` where absent. */
  readonly command?: string;
}

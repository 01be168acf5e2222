/** How an install ended, for the person who stands before it. */
export type InstallOutcome =
  /** Let in; a district names this workspace. */
  | {
      readonly type: 'installed';
      readonly workspace: string;
      readonly district: string;
      readonly open: string;
    }
  /** Let in, and a new district begins with it: the rest is asked in Slack. */
  | { readonly type: 'founded'; readonly workspace: string; readonly open: string }
  /** Let in, and nobody's: no district names this workspace yet. */
  | {
      readonly type: 'unnamed';
      readonly workspace: string;
      readonly workspaceId: string;
      readonly open: string;
    }
  | { readonly type: 'declined' }
  | { readonly type: 'expired' }
  | { readonly type: 'used' }
  | { readonly type: 'otherBrowser' }
  /** Came here without having begun here. */
  | { readonly type: 'missing' }
  /** Slack would not have it. `code` is Slack's. */
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'slackUnreachable' }
  /** Slack has let us in, and we could not write it down. */
  | { readonly type: 'notKept' };

/** HTTP's status for a browser, and for whoever watches them. */
export const STATUS_OF: Readonly<Record<InstallOutcome['type'], number>> = {
  installed: 200,
  founded: 200,
  unnamed: 200,
  declined: 200,
  expired: 400,
  used: 400,
  otherBrowser: 400,
  missing: 400,
  refused: 502,
  slackUnreachable: 502,
  notKept: 500,
};

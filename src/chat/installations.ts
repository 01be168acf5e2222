/** What opens one workspace's API to us. Never logged; at rest it is sealed. */
export interface Token {
  readonly access: string;
  /** The rest only where the platform's tokens expire. */
  readonly renewal?: TokenRenewal;
}

export interface TokenRenewal {
  /** Good for one refresh, which brings the next one. */
  readonly refresh: string;
  /** From when on a new token is asked for; well before the old one ends. Epoch ms. */
  readonly refreshAt: number;
  readonly expiresAt: number;
}

/** A workspace that let the app in: a Slack team, or a whole Enterprise Grid organisation. */
export interface Installation {
  /** By what the engine knows it: the team's id, or the organisation's where the app was let into all of it. */
  readonly workspaceId: string;
  readonly name: string;
  /** When it was let in last, by the injected clock. */
  readonly installedAt: number;
  /** Counts installs and refreshes: who writes says which version they saw. */
  readonly version: number;
  /** Absent once the workspace let us go. */
  readonly token?: Token;
}

export type NewInstallation = Pick<Installation, 'workspaceId' | 'name' | 'installedAt'> & {
  readonly token: Token;
};

/** Where an adapter keeps the workspaces that let it in. Everything is durable when a promise resolves. */
export interface Installations {
  find(workspaceId: string): Promise<Installation | undefined>;
  /** The ids of those that have not let us go. */
  all(): Promise<readonly string[]>;
  /** Takes the place of what was known of this workspace. */
  keep(installation: NewInstallation): Promise<void>;
  /** The name of the district that a workspace serves, if any. */
  district(workspaceId: string): Promise<string | undefined>;
  /** @returns false where another version is there by now: nothing is changed then. */
  renew(seen: Pick<Installation, 'workspaceId' | 'version'>, token: Token): Promise<boolean>;
  /** The token is forgotten; all else stays. @returns false where another version is there by now. */
  letGo(seen: Pick<Installation, 'workspaceId' | 'version'>): Promise<boolean>;
  /** Nothing is left of the workspaces that let us go before then, epoch ms, and have not come back. */
  forget(before: number): Promise<void>;
  /** Notes a secret that works once. @param until when it may be forgotten. @returns false where it was used before. */
  redeem(once: string, until: number): Promise<boolean>;
}

/** How this adapter reports trouble. A pino logger satisfies it. Objects hold codes and ids, never people's words. */
export interface TeamsLog {
  info(object: object, message: string): void;
  warn(object: object, message: string): void;
  error(object: object, message: string): void;
}

/** An app registration of one Microsoft Entra tenant. New ones can be nothing else since 31 July 2025. */
export interface TeamsApp {
  readonly type: 'app';
  readonly appId: string;
  readonly appSecret: string;
  readonly tenantId: string;
  /**
   * The base of something on this machine that stands in for Microsoft's login and keys: `/openid`, `/token`. Only
   * with it are service addresses on this machine taken. Never set for a real Teams.
   */
  readonly standInUrl?: string;
  /**
   * The id that the organisation's app catalog gave our app; with it the app is added for people who never did. Needs the
   * application permission `TeamsAppInstallation.ReadWriteSelfForUser.All`.
   */
  readonly catalogAppId?: string;
}

/**
 * Nobody is asked who they are: whoever reaches the port may act as anybody. For Microsoft's Agents Playground, on a
 * port of this machine only, and answers go to this machine only.
 */
export interface Anonymous {
  readonly type: 'anonymous';
}

export interface TeamsConfig {
  readonly credentials: TeamsApp | Anonymous;
  readonly clock: { now(): number };
  readonly log: TeamsLog;
}

/** What a workspace is called where nobody says who they are. */
export const ANONYMOUS_TENANT = 'anonymous';

export function tenantOf({ credentials }: TeamsConfig): string {
  return credentials.type === 'app' ? credentials.tenantId : ANONYMOUS_TENANT;
}

/** The bot's own user id in Teams. */
export function botIdOf({ credentials }: TeamsConfig): string {
  return credentials.type === 'app' ? `28:${credentials.appId}` : 'bot';
}

/** Whether addresses of this machine are taken: with a stand-in, and where nobody says who they are. */
export function isLocal({ credentials }: TeamsConfig): boolean {
  return credentials.type === 'anonymous' || credentials.standInUrl !== undefined;
}

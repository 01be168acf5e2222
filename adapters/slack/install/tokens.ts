import type { Installation, Installations, Token } from '../../../src/chat/installations.ts';
import type { SlackLog } from '../config.ts';
import { failureOf, nameOf, refusalOf } from '../errors.ts';
import { NoTokenError } from './no-token.ts';

/** After a refresh that Slack did not answer, while the old token still works. */
const TRY_AGAIN_MS = 60_000;

/**
 * The one place where tokens come from, for what people do and for the outbox alike.
 *
 * In the SDK's place, because that one refreshes once for each event that comes at the same time (four events, four
 * tokens, three of them lost: node-slack-sdk#2504), and only when an event comes.
 */
export interface Tokens {
  /** A token that works now, by all that is known. @throws NoTokenError */
  of(workspaceId: string): Promise<string>;
  /** Slack refused this token. @returns whether there is another one now. */
  replaced(workspaceId: string, refused: string): Promise<boolean>;
  /** Whether the workspace ever let us in. */
  knows(workspaceId: string): Promise<boolean>;
  /** It was installed anew, or let go: what is kept of it is read again. */
  forget(workspaceId: string): void;
}

export interface TokensParts {
  readonly installations: Installations;
  /** Exchanges a refresh token, as {@link Token.renewal} holds one. */
  readonly refresh: (refreshToken: string) => Promise<Token>;
  readonly now: () => number;
  readonly log: SlackLog;
}

export function createTokens({ installations, refresh, now, log }: TokensParts): Tokens {
  const known = new Map<string, Installation>();
  const refreshing = new Map<string, Promise<string>>();
  /** New tokens that Slack gave and the store would not take yet; the old refresh token is used up. */
  const unkept = new Map<string, { readonly version: number; readonly token: Token }>();
  const notBefore = new Map<string, number>();

  async function find(workspaceId: string): Promise<Installation | undefined> {
    const held = known.get(workspaceId);
    if (held) return held;
    try {
      const found = await installations.find(workspaceId);
      // One without a token is read each time: it may be installed anew by way of another process.
      if (found?.token) known.set(workspaceId, found);
      return found;
    } catch (error) {
      // Nothing was sent, so that it need not be looked for.
      throw new NoTokenError({ type: 'retry', detail: nameOf(error) }, { cause: error });
    }
  }

  async function of(workspaceId: string): Promise<string> {
    const installation = await find(workspaceId);
    const token = tokenOf(installation);
    const { renewal } = token;
    if (!installation || !renewal || now() < renewal.refreshAt) return token.access;
    if ((notBefore.get(workspaceId) ?? 0) > now() && now() < renewal.expiresAt) return token.access;
    return refreshOnce(installation);
  }

  /** Whoever asks while a refresh runs gets its end. */
  function refreshOnce(installation: Installation): Promise<string> {
    const { workspaceId } = installation;
    const running = refreshing.get(workspaceId);
    if (running) return running;
    const mine = refreshed(installation).finally(() => refreshing.delete(workspaceId));
    refreshing.set(workspaceId, mine);
    return mine;
  }

  async function refreshed(old: Installation): Promise<string> {
    const { workspaceId, version } = old;
    try {
      const token = unkeptOf(old) ?? (await refresh(tokenOf(old).renewal?.refresh ?? ''));
      // Slack takes a refresh token once: what it gave for it must not be lost to a full disk.
      unkept.set(workspaceId, { version, token });
      // Another process may have been quicker, or somebody installed us again: then theirs is the token.
      await installations.renew({ workspaceId, version }, token);
      unkept.delete(workspaceId);
      notBefore.delete(workspaceId);
      return await readAgain(workspaceId);
    } catch (error) {
      return instead(old, error);
    }
  }

  function unkeptOf({ workspaceId, version }: Installation): Token | undefined {
    const waiting = unkept.get(workspaceId);
    return waiting?.version === version ? waiting.token : undefined;
  }

  async function readAgain(workspaceId: string): Promise<string> {
    known.delete(workspaceId);
    return tokenOf(await find(workspaceId)).access;
  }

  /** What is there to go on with where no new token could be had. */
  async function instead(old: Installation, error: unknown): Promise<string> {
    // It was let go while we asked.
    if (error instanceof NoTokenError && error.failure.type === 'unauthorised') throw error;
    const { workspaceId } = old;
    const { access, renewal } = tokenOf(old);
    const failure = failureOf(error);
    log.warn({ workspaceId, failure: failure.type, detail: failure.detail }, 'a token was not refreshed');
    if (refusalOf(error) === 'invalid_refresh_token') {
      known.delete(workspaceId);
      const newer = await find(workspaceId);
      if (newer && newer.version !== old.version) return tokenOf(newer).access;
    }
    notBefore.set(workspaceId, now() + TRY_AGAIN_MS);
    if (renewal && now() < renewal.expiresAt) return access;
    // Only Slack's own word ends it; of everything else the next call may know better. Nothing was sent.
    const { detail } = failure;
    const type = refusalOf(error) === undefined || failure.type === 'retry' ? 'retry' : 'unauthorised';
    throw new NoTokenError({ type, detail }, { cause: error });
  }

  return {
    of,
    async replaced(workspaceId, refused) {
      try {
        // Another process may have refreshed or installed since this one looked.
        if ((await readAgain(workspaceId)) !== refused) return true;
        const installation = await find(workspaceId);
        if (!installation?.token?.renewal) return false;
        return (await refreshOnce(installation)) !== refused;
      } catch (error) {
        if (!(error instanceof NoTokenError)) log.error({ code: nameOf(error) }, 'a token could not be read');
        return false;
      }
    },
    knows: async (workspaceId) => (await find(workspaceId)) !== undefined,
    forget(workspaceId) {
      known.delete(workspaceId);
      unkept.delete(workspaceId);
      notBefore.delete(workspaceId);
    },
  };
}

function tokenOf(installation: Installation | undefined): Token {
  if (installation?.token) return installation.token;
  const detail = installation ? 'uninstalled' : 'not_installed';
  throw new NoTokenError({ type: 'unauthorised', detail });
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** As long as Slack keeps a code: who takes longer begins again. */
const LIFE_MS = 10 * 60_000;

/** Why a browser that comes back from Slack is not believed. */
export type StateFault = 'missing' | 'expired' | 'otherBrowser';

/** Ties the browser that comes back from Slack to the one that was sent there, so that nobody is lured into an install. */
export interface States {
  /** A state for this browser, known by what its cookie holds. */
  issue(browser: string): string;
  /** Whether it is ours, of this browser and not too old. It does not say whether it was used before. */
  check(
    state: string | undefined,
    browser: string | undefined,
  ): StateFault | { readonly once: string; readonly until: number };
}

/**
 * Nothing is kept of a state until it comes back: whoever calls up the install page a million times writes nothing.
 *
 * @param key a secret that only this app has; states that were made with another one are no longer believed.
 */
export function createStates(key: string, now: () => number): States {
  const sign = (said: string, browser: string) =>
    createHmac('sha256', key).update(`install ${said} ${browser}`).digest('base64url');

  return {
    issue(browser) {
      const said = `${now() + LIFE_MS}.${randomBytes(18).toString('base64url')}`;
      return `${said}.${sign(said, browser)}`;
    },
    check(state, browser) {
      const parts = /^((\d{1,16})\.([\w-]{24}))\.([\w-]{43})$/.exec(state ?? '');
      if (!parts) return 'missing';
      const [, said = '', until = '', once = '', signature = ''] = parts;
      // Without the browser's part nothing can be said about the signature.
      if (browser === undefined) return 'otherBrowser';
      if (!timingSafeEqual(Buffer.from(sign(said, browser)), Buffer.from(signature))) return 'otherBrowser';
      return Number(until) <= now() ? 'expired' : { once, until: Number(until) };
    },
  };
}

/** What a browser is told to keep: who it is to us while it installs. */
export interface BrowserCookie {
  /** What this browser kept, where it is of our making. */
  read(header: string | undefined): string | undefined;
  /** A name for a browser that has none. */
  fresh(): string;
  header(browser: string): string;
}

/** @param secure whether the bot is reached over HTTPS; over HTTP, which is for one's own machine, less can be promised. */
export function browserCookie(secure: boolean): BrowserCookie {
  const name = secure ? '__Host-driveline_install' : 'driveline_install';
  return {
    read(header) {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
      const value = pairs.find(([key]) => key === name)?.[1];
      return value !== undefined && /^[\w-]{24}$/.test(value) ? value : undefined;
    },
    fresh: () => randomBytes(18).toString('base64url'),
    // `Lax`, not `Strict`: the browser comes back from Slack's site.
    header: (browser) =>
      `${name}=${browser}; Path=/; Max-Age=${LIFE_MS / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebAPIPlatformError } from '@slack/web-api';
import { ZodError } from 'zod';
import type { Installations } from '../../../src/chat/installations.ts';
import type { SlackLog } from '../config.ts';
import { framesOf, nameOf } from '../errors.ts';
import { REDIRECT_PATH } from '../manifest.ts';
import type { Granted, OAuth } from './oauth.ts';
import { type InstallOutcome, STATUS_OF } from './outcome.ts';
import { PAGE_HEADERS, renderPage } from './page.ts';
import { INSTALL_PATH, languageOf, wordsFor } from './sentences.ts';
import type { BrowserCookie, States } from './state.ts';

export interface DoorParts {
  readonly oauth: OAuth;
  readonly states: States;
  readonly cookie: BrowserCookie;
  readonly installations: Installations;
  /** A workspace has let us in, and that is kept: tells the engine, and the person where the engine does not. */
  readonly letIn: (granted: Granted) => Promise<void>;
  readonly log: SlackLog;
}

/** The two addresses that a person's browser comes to: where an install begins, and where Slack sends it back. */
export interface Door {
  /** Answers a request if it is for one of the two. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined;
}

export function createDoor({ oauth, states, cookie, installations, letIn, log }: DoorParts): Door {
  async function begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A browser with two tabs open stays one browser, so that both can end well.
    const browser = cookie.read(request.headers.cookie) ?? cookie.fresh();
    response.writeHead(302, {
      location: oauth.consentUrl(states.issue(browser)),
      'set-cookie': cookie.header(browser),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    response.end();
  }

  async function end(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let outcome: InstallOutcome;
    try {
      outcome = await outcomeOf(request);
    } catch (error) {
      log.error({ code: nameOf(error), at: framesOf(error) }, 'an install could not be kept');
      outcome = { type: 'notKept' };
    }
    const language = languageOf(request.headers['accept-language']);
    response.writeHead(STATUS_OF[outcome.type], PAGE_HEADERS);
    response.end(renderPage(wordsFor(outcome, language), language));
  }

  /** @throws whatever the store throws */
  async function outcomeOf(request: IncomingMessage): Promise<InstallOutcome> {
    const { searchParams: given } = new URL(request.url ?? '', 'http://localhost');
    const error = given.get('error');
    if (error === 'access_denied') return { type: 'declined' };
    const state = states.check(given.get('state') ?? undefined, cookie.read(request.headers.cookie));
    if (typeof state === 'string') return { type: state };
    if (error !== null) return { type: 'refused', code: codeOf(error) };
    // Noted before anything is done with the code, so that two who bring it at once cannot both be first.
    if (!(await installations.redeem(state.once, state.until))) return { type: 'used' };
    const granted = await exchanged(given.get('code') ?? '');
    if ('type' in granted) return granted;
    const { installation } = granted;
    const { workspaceId, name: workspace } = installation;
    await installations.keep(installation);
    const before = await installations.district(workspaceId);
    log.info({ workspaceId, served: before !== undefined }, 'a workspace let us in');
    await letIn(granted);
    const open = `https://slack.com/app_redirect?${new URLSearchParams({ app: granted.appId, team: workspaceId })}`;
    if (before !== undefined) return { type: 'installed', workspace, district: before, open };
    return (await installations.district(workspaceId)) === undefined
      ? { type: 'unnamed', workspace, workspaceId, open }
      : { type: 'founded', workspace, open };
  }

  async function exchanged(code: string): Promise<Granted | InstallOutcome> {
    try {
      return await oauth.exchange(code);
    } catch (error) {
      const refused = error instanceof WebAPIPlatformError ? codeOf(error.data.error) : undefined;
      log.warn({ code: refused ?? nameOf(error) }, 'Slack did not finish an install');
      if (refused !== undefined) return { type: 'refused', code: refused };
      return error instanceof ZodError
        ? { type: 'refused', code: 'not_a_bot_install' }
        : { type: 'slackUnreachable' };
    }
  }

  return {
    handle(request, response) {
      const path = (request.url ?? '').split('?', 1)[0];
      if (path !== INSTALL_PATH && path !== REDIRECT_PATH) return undefined;
      if (request.method !== 'GET') {
        response.writeHead(405, { allow: 'GET' }).end();
        return Promise.resolve();
      }
      return path === INSTALL_PATH ? begin(request, response) : end(request, response);
    },
  };
}

/** A word of Slack's that may be shown; an address may carry any text, and a page must not repeat it. */
function codeOf(said: string): string {
  return /^[a-z][a-z0-9_]{0,79}$/.test(said) ? said : 'unknown';
}

import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Failure, Outcome } from '../../src/chat/platform.ts';
import { NoTokenError } from './install/no-token.ts';
import { NotConnectedError } from './transport.ts';

/**
 * What Slack's error codes mean for a message. A code that is not here was refused by Slack for a reason we do not
 * know: `invalid`, so that somebody sees it, rather than an endless retry.
 *
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export const FAILURE_OF: Readonly<Record<string, Failure['type']>> = {
  // The token, or what it may do: an admin must act.
  invalid_auth: 'unauthorised',
  not_authed: 'unauthorised',
  token_revoked: 'unauthorised',
  token_expired: 'unauthorised',
  account_inactive: 'unauthorised',
  missing_scope: 'unauthorised',
  not_allowed_token_type: 'unauthorised',
  team_access_not_granted: 'unauthorised',
  team_access_revoked: 'unauthorised',
  enterprise_is_restricted: 'unauthorised',
  two_factor_setup_required: 'unauthorised',

  // The channel.
  channel_not_found: 'gone',
  is_archived: 'gone',
  not_in_channel: 'gone',
  restricted_action: 'gone',
  restricted_action_read_only_channel: 'gone',
  restricted_action_thread_only_channel: 'gone',
  restricted_action_non_threadable_channel: 'gone',
  no_permission: 'gone',
  // A user group that was deleted or disabled, or a plan of Slack's that has none.
  no_such_subteam: 'gone',
  plan_upgrade_required: 'gone',
  ekm_access_denied: 'gone',

  // The person.
  user_disabled: 'gone',
  user_not_found: 'gone',
  users_not_found: 'gone',
  user_not_visible: 'gone',
  cannot_dm_bot: 'gone',
  messages_tab_disabled: 'gone',

  // The message.
  message_not_found: 'gone',
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
  is_inactive: 'gone',

  // Not now, and surely not done.
  ratelimited: 'retry',
  rate_limited: 'retry',
  message_limit_exceeded: 'retry',
  service_unavailable: 'retry',
  request_timeout: 'retry',
  team_added_to_org: 'retry',
  org_login_required: 'retry',

  // "Some aspect of the operation may have succeeded before the error was raised" (Slack's own words for both).
  internal_error: 'uncertain',
  fatal_error: 'uncertain',

  // Ours.
  invalid_blocks: 'invalid',
  invalid_blocks_format: 'invalid',
  msg_too_long: 'invalid',
  msg_blocks_too_long: 'invalid',
  invalid_arguments: 'invalid',
  invalid_arg_name: 'invalid',
  invalid_metadata_format: 'invalid',
  metadata_too_large: 'invalid',
  no_text: 'invalid',
  unknown_method: 'invalid',
};

/** Anything that a Web API call can throw, as a {@link Failure}. What is not known to be undone is `uncertain`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NoTokenError) return error.failure;
  if (error instanceof WebAPIPlatformError) return failureOfCode(error.data.error);
  if (error instanceof WebAPIRateLimitedError) {
    return { type: 'retry', afterMs: error.retryAfter * 1000, detail: 'ratelimited' };
  }
  if (error instanceof WebAPIHTTPError) {
    const done = error.statusCode >= 500 || error.statusCode === 408;
    return { type: done ? 'uncertain' : 'invalid', detail: `http_${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) return failureOfSocket(error.original);
  return { type: 'uncertain', detail: nameOf(error) };
}

/** The `error` of an answer `{ ok: false, error }`. */
export function failureOfCode(code: string): Failure {
  // The SDK puts a body that is no JSON (a proxy's page) where the code would be.
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(code)) return { type: 'uncertain', detail: 'unreadable_answer' };
  return {
    type: Object.hasOwn(FAILURE_OF, code) ? (FAILURE_OF[code] ?? 'invalid') : 'invalid',
    detail: code,
  };
}

function failureOfSocket(original: Error): Failure {
  return original instanceof NotConnectedError
    ? { type: 'retry', detail: nameOf(original.cause) }
    : { type: 'uncertain', detail: nameOf(original) };
}

/** A system code such as `ECONNRESET`, or the error's class; never its message, which may quote people's words. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Where an error came from, without its message: file and line of the innermost frames. */
export function framesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return [...stack.matchAll(/^ {4}at (.+)$/gm)].slice(0, 5).map(([, frame]) => frame ?? '');
}

/** Runs a Web API call; whatever it throws becomes a failed outcome. */
export async function attempt<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await call();
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** Slack's own code for what it refused, where the error is such a refusal. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { FAILURE_OF, failureOf, failureOfCode } from '../../../adapters/slack/errors.ts';
import { NotConnectedError } from '../../../adapters/slack/transport.ts';
import type { Failure } from '../../../src/chat/platform.ts';

const refused = (error: string) => new WebAPIPlatformError({ ok: false, error });

/** What must become of each code that Slack is known to answer a message with. */
const EXPECTED: Readonly<Record<Failure['type'], readonly string[]>> = {
  unauthorised: [
    'invalid_auth',
    'token_revoked',
    'account_inactive',
    'token_expired',
    'not_authed',
    'missing_scope',
    'not_allowed_token_type',
    'team_access_not_granted',
    'team_access_revoked',
    'enterprise_is_restricted',
    'two_factor_setup_required',
  ],
  gone: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'no_permission',
    'no_such_subteam',
    'plan_upgrade_required',
    'ekm_access_denied',
    'user_disabled',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'is_inactive',
  ],
  retry: [
    'ratelimited',
    'rate_limited',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'org_login_required',
    'message_limit_exceeded',
  ],
  uncertain: ['internal_error', 'fatal_error'],
  invalid: [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_too_long',
    'msg_blocks_too_long',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_metadata_format',
    'metadata_too_large',
    'no_text',
    'unknown_method',
  ],
};

describe('every failure becomes one of five', () => {
  it.each(Object.entries(EXPECTED).flatMap(([type, codes]) => codes.map((code) => [code, type])))(
    '%s is %s',
    (code, type) => {
      expect(failureOf(refused(code))).toEqual({ type, detail: code });
    },
  );

  it('the table holds no code that is not expected here', () => {
    expect(Object.keys(FAILURE_OF).sort()).toEqual(Object.values(EXPECTED).flat().sort());
  });

  it('a code that nobody knows was refused, and is shown to somebody rather than tried for ever', () => {
    expect(failureOfCode('brand_new_error')).toEqual({ type: 'invalid', detail: 'brand_new_error' });
    expect(failureOfCode('constructor')).toEqual({ type: 'invalid', detail: 'constructor' });
  });

  it('a proxy’s page in place of an answer leaves the fate of the message open, and is not quoted', () => {
    expect(failureOf(refused('<html>Ana said: …</html>'))).toEqual({
      type: 'uncertain',
      detail: 'unreadable_answer',
    });
  });

  it('a 429 is tried again when Slack says', () => {
    expect(failureOf(new WebAPIRateLimitedError(7))).toEqual({
      type: 'retry',
      afterMs: 7_000,
      detail: 'ratelimited',
    });
  });

  it.each([
    [500, 'uncertain'],
    [503, 'uncertain'],
    [408, 'uncertain'],
    [403, 'invalid'],
    [302, 'invalid'],
  ])('HTTP %i is %s', (status, type) => {
    const error = new WebAPIHTTPError(status, '', {}, 'a body');
    expect(failureOf(error)).toEqual({ type, detail: `http_${status}` });
  });

  it('a connection that never stood did nothing; one that broke may have', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const never = new WebAPIRequestError(new NotConnectedError('no connection', { cause }));
    expect(failureOf(never)).toEqual({ type: 'retry', detail: 'ECONNREFUSED' });
    const broke = new WebAPIRequestError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    expect(failureOf(broke)).toEqual({ type: 'uncertain', detail: 'ECONNRESET' });
  });

  it('whatever else is thrown leaves it open, and its message is not kept', () => {
    expect(failureOf(new TypeError('Ana said: …'))).toEqual({ type: 'uncertain', detail: 'TypeError' });
    expect(failureOf(undefined)).toEqual({ type: 'uncertain', detail: 'unknown' });
  });
});

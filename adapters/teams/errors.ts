import { z } from 'zod';
import type { Failure, Outcome } from '../../src/chat/platform.ts';

/** The Connector or Graph refused a call, or said nothing in time. Never thrown out of this folder. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly failure: Failure;
  /** The HTTP status; `undefined` where nothing came back. */
  readonly status: number | undefined;

  constructor(failure: Failure, status?: number) {
    super(failure.detail);
    this.failure = failure;
    this.status = status;
  }
}

const CODE = /^[A-Za-z][A-Za-z0-9_.]{0,79}$/;

const refusal = z.object({
  error: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
  errorCode: z.number().optional(),
  message: z.string().optional(),
});

const nested = z.object({ subCode: z.string() });

/**
 * The Connector's own code for a refusal, e.g. `BotNotInConversationRoster`. A blocked bot is told by JSON inside
 * the message of the JSON: `{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}`.
 */
export function codeOf(body: string): string | undefined {
  const read = refusal.safeParse(parsed(body)).data;
  const inner = nested.safeParse(parsed(read?.message ?? read?.error?.message ?? '')).data;
  return [inner?.subCode, read?.error?.code].find((code) => code !== undefined && CODE.test(code));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What a refusal means for a message. 412, 429, 502 and 503 say that it was not done. After 500 and 504 it may have
 * been, and Teams lets nobody look: such a message is counted and sent once more, with the same check-in in it.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function failureOf(status: number, body: string, retryAfter: string | null, now: number): Failure {
  const code = codeOf(body);
  const detail = code ?? `http_${status}`;
  switch (status) {
    case 401:
      return { type: 'unauthorised', detail };
    case 403:
      return { type: 'gone', detail, until: 'heard' };
    case 404:
      return code === 'ActivityNotFoundInConversation'
        ? { type: 'gone', detail }
        : { type: 'gone', detail, until: 'heard' };
    case 412:
    case 502:
    case 503:
      return { type: 'retry', detail };
    case 429: {
      const afterMs = retryAfterMs(retryAfter, now);
      return { type: 'retry', detail, ...(afterMs === undefined ? {} : { afterMs }) };
    }
    default:
      return { type: status >= 500 || status === 408 ? 'uncertain' : 'invalid', detail };
  }
}

/** Longer than this no platform means it; it would stop a whole district. */
const LONGEST_MS = 60 * 60_000;

/** Retry-After in seconds or as a date. */
function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(LONGEST_MS, Math.max(0, ms)) : undefined;
}

/** Codes of a connection that never stood, so that nothing can have been done at the other end. */
const NEVER_THERE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** What `fetch` throws, as a failure. */
export function failureOfFetch(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  const causes = cause instanceof AggregateError ? cause.errors : [cause];
  const codes = causes.map((one) => codeFrom(one)).filter((code) => code !== undefined);
  const detail = codes[0] ?? nameOf(error);
  const never = codes.length > 0 && codes.every((code) => NEVER_THERE.test(code));
  return { type: never ? 'retry' : 'uncertain', detail };
}

function codeFrom(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A system code such as `ECONNRESET`, or the error's class; never its message, which may quote people's words. */
export function nameOf(error: unknown): string {
  return codeFrom(error) ?? (error instanceof Error ? error.name : 'unknown');
}

/** Runs calls to the Connector; whatever they throw becomes a failed outcome. */
export async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure: Failure =
      error instanceof ConnectorError ? error.failure : { type: 'uncertain', detail: nameOf(error) };
    return { ok: false, failure };
  }
}

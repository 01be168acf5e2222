import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { DrivelineError } from './errors.ts';

export type Log = Logger;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Fields that hold what people wrote, who they are outside, or what opens doors. They are struck out wherever they
 * stand; an id says enough to find a row.
 */
const STRUCK_OUT = new Set(
  `text note notes value values body card form blocks view payload quote rating ratings answer answers params
   name realname real_name email title token bottoken apptoken signingsecret secret password authorization cookie
   headers response_url responseurl trigger_id triggerid`.split(/\s+/),
);
const carried = Object.fromEntries([...STRUCK_OUT].map((field) => [field, () => '[struck out]']));
const ownError = (value: unknown) => (value instanceof Error ? describeError(value) : value);

/**
 * The log: one JSON line an event, on standard output unless told. People's words, ratings, names, mail addresses
 * and secrets never reach it, however deep they are nested.
 *
 * @example
 * const log = createLog('info');
 * log.info({ key: 'checkin:lakeside/ana:2026-11-02', state: 'sent' }, 'sent');
 */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    // What a child logger carries passes by the formatter below, and only the serializers see it.
    serializers: { ...carried, err: ownError, error: ownError },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => strikeOut(fields, 0),
    },
    hooks: {
      logMethod([first, ...rest], method) {
        // pino takes an error's message for the line's where it is given none.
        if (first instanceof Error) method.call(this, { err: first }, wordsOf(rest));
        else if (typeof first === 'object') method.call(this, first, wordsOf(rest));
        else method.call(this, first, ...rest);
      },
    },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

function wordsOf(rest: readonly unknown[]): string {
  return typeof rest[0] === 'string' ? rest[0] : '';
}

// Deeper than any of our own events; what lies below is somebody else's object, such as a whole request.
const DEEPEST = 4;

function strikeOut(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    clean[field] = STRUCK_OUT.has(field.toLowerCase()) ? '[struck out]' : cleaned(value, depth);
  }
  return clean;
}

function cleaned(value: unknown, depth: number): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST || Buffer.isBuffer(value)) return '[struck out]';
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1));
  if (value instanceof Date) return value.toISOString();
  // Own enumerable fields only: whatever a class hides, such as a Secret's value, stays hidden.
  return strikeOut(Object.fromEntries(Object.entries(value)), depth + 1);
}

/**
 * An error for the log: its class, its code, where it was thrown, and what caused it. Only our own errors keep their
 * message, because a foreign one may quote what a person wrote: a `DrizzleQueryError` holds the query's parameters.
 */
function describeError(error: unknown): Readonly<Record<string, unknown>> {
  return describeCause(error, 0);
}

function describeCause(error: unknown, depth: number): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: error === null ? 'null' : typeof error };
  const code = 'code' in error && /^[\w.-]{1,60}$/.test(String(error.code)) ? { code: error.code } : {};
  return {
    type: error.constructor.name,
    ...code,
    ...(error instanceof DrivelineError ? { message: error.message } : {}),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .slice(0, 8),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describeCause(error.cause, depth + 1) }),
  };
}

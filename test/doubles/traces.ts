import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EdgeValue, SlackEdge } from '../../adapters/playground/edge/types.ts';
import { createLog, type Log, type LogLevel } from '../../src/log.ts';

/*
 * What the suites leave behind that others than the author may read (logs, metrics, exports), and what was written in
 * coaching's dialogs. Collected in one folder over all test files; `test/no-words-leak.ts` holds one against the other
 * when the last of them has ended.
 */

type Trace = 'log' | 'metric' | 'export';

/** Dialogs in which people write for themselves, or for one person of their choice. */
const PRIVATE = /^(coaching\.(write|habits|step|adapt|plan)|selection\.write|checkin\.note)$/;

/** Shorter texts, and single words, stand in logs by chance. */
const LEAST_LENGTH = 10;

const folder = process.env.DRIVELINE_TRACES;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** The words written in this test file so far. */
const written: string[] = [];

export function keepTrace(kind: Trace, text: string): void {
  if (folder !== undefined) appendFileSync(join(folder, `${process.pid}.${kind}`), `${text}\n`);
}

/** A log of everything, kept with the traces; on the screen stands what `level` lets through. */
export function tracedLog(level: LogLevel): Log {
  return createLog('trace', {
    write(line: string) {
      keepTrace('log', line.trimEnd());
      const at = /"level":"(\w+)"/.exec(line)?.[1] ?? 'error';
      if (LEVELS.indexOf(at) >= LEVELS.indexOf(level)) process.stdout.write(line);
    },
  });
}

/** From now on, what is typed into private dialogs is remembered as what must be found nowhere. */
export function rememberWords(edge: SlackEdge): void {
  const { submit, type } = edge;
  const keep = (userId: string, values: Parameters<SlackEdge['submit']>[1]) => {
    const { callback_id: action } = (edge.view(userId)?.view ?? {}) as { callback_id?: string };
    rememberForm(
      action ?? '',
      Object.values(values).flatMap((fields) => Object.values(fields)),
    );
  };
  edge.submit = (userId, values) => {
    keep(userId, values);
    return submit.call(edge, userId, values);
  };
  edge.type = (userId, values) => {
    keep(userId, values);
    return type.call(edge, userId, values);
  };
}

/** What is sent off from a form is remembered where it is a private one. */
export function rememberForm(action: string, values: readonly EdgeValue[]): void {
  if (PRIVATE.test(action)) for (const value of values) keepWords(value);
}

function keepWords(value: EdgeValue): void {
  if (typeof value !== 'string' || value.length < LEAST_LENGTH || !value.includes(' ')) return;
  written.push(value);
  if (folder !== undefined) appendFileSync(join(folder, 'words'), `${JSON.stringify(value)}\n`);
}

/** Words that stand in the clear in a database's files, its write-ahead log included. Those of this test file alone. */
export function wordsAtRest(databaseFolder: string): string[] {
  const files = ['driveline.sqlite', 'driveline.sqlite-wal'].map((name) => join(databaseFolder, name));
  const bytes = files.filter((file) => existsSync(file)).map((file) => readFileSync(file));
  return written.filter((words) => bytes.some((one) => one.includes(words)));
}

export interface Leak {
  readonly file: string;
  readonly words: string;
}

/** What was read, and every text that was written in private and stands in a trace. */
export function leaksIn(traces: string): {
  readonly words: number;
  readonly bytes: number;
  readonly leaks: readonly Leak[];
} {
  const file = join(traces, 'words');
  const words = existsSync(file)
    ? [...new Set(readFileSync(file, 'utf8').trimEnd().split('\n'))].map((line) => JSON.parse(line) as string)
    : [];
  const names = readdirSync(traces).filter((name) => /\.(log|metric|export)$/.test(name));
  const leaks: Leak[] = [];
  let bytes = 0;
  for (const name of names) {
    const text = readFileSync(join(traces, name), 'utf8');
    bytes += text.length;
    // In a line of JSON the same text stands escaped.
    for (const one of words)
      if (text.includes(one) || text.includes(JSON.stringify(one).slice(1, -1)))
        leaks.push({ file: name, words: one });
  }
  return { words: words.length, bytes, leaks };
}

import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { DrivelineError } from '../../../src/errors.ts';
import type { EdgeMessage } from './types.ts';
import { isJson, type Json } from './wire.ts';

type JournalEntry =
  | { readonly put: EdgeMessage }
  | { readonly delete: { readonly channelId: string; readonly ts: string } };

export interface Journal {
  /** What earlier runs wrote, oldest first. */
  readonly entries: readonly JournalEntry[];
  /** In the operating system's hands when it returns: a killed process loses nothing, a power cut may lose seconds. */
  append(entry: JournalEntry): void;
  close(): void;
}

/** Not looked into: the blocks were checked when they came in, and reading must be quick. */
const json = z.custom<Json>(isJson);
const message = z.object({
  channelId: z.string(),
  ts: z.string(),
  postedAt: z.number(),
  editedAt: z.number().optional(),
  userId: z.string(),
  text: z.string(),
  blocks: z.array(json),
  threadTs: z.string().optional(),
  metadata: json.optional(),
  ephemeralFor: z.string().optional(),
});
const entry = z.union([
  z.object({ put: message }),
  z.object({ delete: z.object({ channelId: z.string(), ts: z.string() }) }),
]);

/**
 * One JSON line for each change, only ever appended: 1,500 messages read back in about 30 ms. A last line without its
 * end is what a killed process left behind; nobody was told that it was done, so it is cut off.
 */
export function openJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const old = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const end = old.lastIndexOf('\n') + 1;
  const entries = old
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => read(line, path, index + 1));
  const file = openSync(path, 'a');
  if (end < old.length) ftruncateSync(file, end);
  return {
    entries,
    append: (entry) => {
      const bytes = Buffer.from(`${JSON.stringify(entry)}\n`);
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
    },
    close: () => closeSync(file),
  };
}

function read(line: string, path: string, number: number): JournalEntry {
  try {
    // zod writes an absent field as `| undefined`; JSON cannot hold undefined, so an absent field is absent here.
    return entry.parse(JSON.parse(line)) as JournalEntry;
  } catch (cause) {
    throw new DrivelineError({
      code: 'journal_damaged',
      message: `Line ${number} of the workspace journal ${path} cannot be read. Nothing was changed.`,
      fix: 'Remove that line, or move the file away to begin with an empty workspace.',
      cause,
    });
  }
}

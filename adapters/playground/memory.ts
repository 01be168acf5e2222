import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const remembered = z.object({
  /** The playground's time, epoch ms, when it was last written down. */
  now: z.number().optional(),
  /** When the history had been lived; absent until then. */
  livedAt: z.number().optional(),
  /** Per person and conversation, the newest message that was read: its `ts`. */
  read: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Whose answers are the visitor's own: the cast leaves them alone. */
  played: z.array(z.string()).default([]),
  guide: z
    .object({
      done: z.array(z.enum(['answer', 'jump', 'read'])).default([]),
      closed: z.boolean().default(false),
    })
    .default({ done: [], closed: false }),
});

export type Remembered = z.infer<typeof remembered>;

/** What the page must still know after a restart, beside the workspace itself. */
export interface Memory {
  readonly value: Readonly<Remembered>;
  change(part: Partial<Remembered>): void;
}

/** Opens the file, or begins anew where there is none or none that can be read: it holds conveniences only. */
export function openMemory(file: string): Memory {
  let value = recall(file);
  return {
    get value() {
      return value;
    },
    change(part) {
      value = { ...value, ...part };
      mkdirSync(dirname(file), { recursive: true });
      // Written beside and renamed, so that a kill leaves the old file or the new one, never half of one.
      writeFileSync(`${file}.new`, JSON.stringify(value));
      renameSync(`${file}.new`, file);
    },
  };
}

function recall(file: string): Remembered {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return remembered.parse({});
  }
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const FILE = 'bench-results/evidence.json';

const kills = z.object({
  runs: z.number(),
  kills: z.number(),
  people: z.number(),
  broken: z.array(z.string()),
});

const schema = z.object({
  semesters: z.object({
    done: z.number(),
    messages: z.number(),
    acknowledged: z.number(),
    deaths: z.number(),
    faults: z.number(),
    uncertain: z.number(),
    doubled: z.number(),
    lost: z.number(),
    expired: z.number(),
    late: z.number(),
    broken: z.array(z.string()),
    seconds: z.number(),
  }),
  sqlite: kills,
  postgres: kills,
  soak: z.object({
    minutes: z.number(),
    taps: z.number(),
    refused: z.number(),
    slopeMbPerHour: z.number().nullable(),
    broken: z.array(z.string()),
  }),
});

export type Progress = z.infer<typeof schema>;

/** How much of each there is to do. */
export interface Target {
  readonly semesters: number;
  readonly kills: number;
  readonly faults: number;
  readonly soakMinutes: number;
}

const none = () => ({ runs: 0, kills: 0, people: 0, broken: [] });

/** What has been done so far; nothing where it begins anew. */
export function readProgress(fresh: boolean): Progress {
  if (!fresh) {
    try {
      return schema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
    } catch {
      // There is nothing to go on with, or it is of another version.
    }
  }
  return {
    semesters: {
      ...{ done: 0, messages: 0, acknowledged: 0, deaths: 0, faults: 0, uncertain: 0, doubled: 0, lost: 0 },
      ...{ expired: 0, late: 0, broken: [], seconds: 0 },
    },
    sqlite: none(),
    postgres: none(),
    soak: { minutes: 0, taps: 0, refused: 0, slopeMbPerHour: null, broken: [] },
  };
}

export function keepProgress(progress: Progress): void {
  mkdirSync('bench-results', { recursive: true });
  writeFileSync(FILE, JSON.stringify(progress, null, 1));
}

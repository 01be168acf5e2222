/**
 * The long proof: `npm run evidence`. 10,000 semesters, 2,000 kills on each store, a million faults of the far side and
 * an hour of taps; it prints how far it is, goes on where it stopped, and writes docs/evidence.md. `--share 0.01` runs
 * a hundredth of it and says so.
 */
import { parseArgs } from 'node:util';
import { runKills } from './kills.ts';
import { type Progress, readProgress, type Target } from './progress.ts';
import { writeReport } from './report.ts';
import { runSemesters } from './semesters.ts';
import { runSoak } from './soak.ts';

const { values } = parseArgs({
  options: {
    ...{ share: { type: 'string', default: '1' }, fresh: { type: 'boolean', default: false } },
    ...{ only: { type: 'string' }, help: { type: 'boolean', default: false } },
  },
});

/** What the whole of it is. */
const WHOLE = { semesters: 10_000, kills: 2_000, faults: 1_000_000, soakMinutes: 60 } as const;

async function main(): Promise<number> {
  if (values.help) {
    process.stdout.write(
      'npm run evidence -- [--share 1] [--fresh] [--only semesters|sqlite|postgres|soak]\n',
    );
    return 0;
  }
  const share = Number(values.share);
  const target = {
    semesters: Math.max(1, Math.round(WHOLE.semesters * share)),
    kills: Math.max(1, Math.round(WHOLE.kills * share)),
    faults: Math.round(WHOLE.faults * share),
    soakMinutes: Math.max(0.5, WHOLE.soakMinutes * share),
  };
  const progress = readProgress(values.fresh);
  const parts = {
    semesters: runSemesters,
    sqlite: (kept: Progress, most: Target) => runKills('sqlite', kept, most),
    postgres: (kept: Progress, most: Target) => runKills('postgres', kept, most),
    soak: runSoak,
  };
  for (const [name, run] of Object.entries(parts)) {
    if (values.only === undefined || values.only === name) await run(progress, target);
  }
  const broken = writeReport(progress, share);
  process.stdout.write(
    broken === 0 ? 'Every promise was kept. docs/evidence.md is written.\n' : `${broken} PROMISES BROKEN\n`,
  );
  return broken === 0 ? 0 : 1;
}

process.exitCode = await main();

import { freshStore } from '../simulation/semester/fresh-store.ts';
import { liveSemester } from '../simulation/semester/semester.ts';
import { keepProgress, type Progress, type Target } from './progress.ts';

const SIZE = { weeks: 18, people: 12 } as const;

/** A far side on which two calls in five go wrong, so that each semester meets a hundred faults. */
const HARSH = {
  ...{ tooFast: 0.08, refused: 0.06, status: 0.06, doneThenStatus: 0.06, lost: 0.03, doneThenLost: 0.08 },
  ...{ doneLate: 0.03, twice: 0.1, replyLost: 0.1 },
} as const;

/** Lives semesters from where the last run stopped, until there are enough of them and of faults. */
export async function runSemesters(progress: Progress, target: Target): Promise<void> {
  const { semesters } = progress;
  while (semesters.done < target.semesters || semesters.faults < target.faults) {
    const seed = semesters.done + 1;
    const began = performance.now();
    const { store, close } = await freshStore('sqlite');
    // Every fourth is lived by two processes that are suspended now and then.
    const shared = seed % 4 === 0;
    const { report, broken } = await liveSemester({
      ...{ seed, ...SIZE, faults: 'all', processes: shared ? 2 : 1, store },
      rates: { ...HARSH, ...(shared ? { freezes: 0.002 } : {}) },
    });
    await close();
    semesters.done++;
    for (const figure of [
      'messages',
      'acknowledged',
      'deaths',
      'faults',
      'uncertain',
      'doubled',
      'lost',
      'expired',
      'late',
    ] as const)
      semesters[figure] += report[figure];
    semesters.broken.push(...broken.map((one) => `seed ${seed}: ${one}`));
    semesters.seconds += (performance.now() - began) / 1_000;
    keepProgress(progress);
    if (seed % 10 === 0 || broken.length > 0) {
      process.stdout.write(
        `semester ${seed} of ${target.semesters}: ${semesters.faults} of ${target.faults} faults, ${semesters.deaths} deaths, ${semesters.broken.length} promises broken\n`,
      );
    }
  }
}

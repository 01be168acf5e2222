/**
 * Two processes share the work; the first is suspended while it sends, and wakes at every other second from the 22nd to
 * the 56th, while the other takes over, looks, and sends: `node --import tsx test/simulation/thaw.ts`. Ends with 1 where a
 * promise is broken.
 */
import { freshStore } from './semester/fresh-store.ts';
import { describeOne, liveOne } from './semester/one-occurrence.ts';

const broken: string[] = [];
for (const first of ['refused'] as const) {
  for (let frozenS = 22; frozenS <= 56; frozenS += 2) {
    const { store, close } = await freshStore('sqlite');
    await describeOne(store);
    const { wrong } = await liveOne(store, 0, first, frozenS * 1_000);
    await close();
    broken.push(...wrong.map((what) => `${first}, suspended for ${frozenS} s: ${what}`));
  }
}
for (const one of broken) process.stdout.write(`  BROKEN: ${one}\n`);
process.stdout.write(
  broken.length === 0 ? 'Every promise was kept.\n' : 'PROMISES BROKEN; this repeats it: the same again\n',
);
process.exitCode = broken.length === 0 ? 0 : 1;

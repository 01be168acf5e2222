/** Lives semesters: `npm run simulate -- --seed 1 --weeks 18 --people 400 --faults all`. See docs/evidence.md. */
import { parseArgs } from 'node:util';
import type { Rates } from './semester/faults.ts';
import { freshStore } from './semester/fresh-store.ts';
import { liveSemester, type Semester } from './semester/semester.ts';

const HELP = `npm run simulate -- [--seed 1] [--seeds 1] [--weeks 18] [--people 60] [--faults all|none]
                    [--processes 1] [--store sqlite|postgres] [--quiet]
Lives so many school semesters from a seed on, with the production code on a virtual clock, and checks after every step
that everybody due is asked once and in their hours, and that no answer is lost. Ends with 1 where a promise is broken.
`;

const { values } = parseArgs({
  options: {
    ...{ seed: { type: 'string', default: '1' }, seeds: { type: 'string', default: '1' } },
    ...{ weeks: { type: 'string', default: '18' }, people: { type: 'string', default: '60' } },
    ...{ faults: { type: 'string', default: 'none' }, processes: { type: 'string' } },
    ...{ store: { type: 'string', default: 'sqlite' }, quiet: { type: 'boolean', default: false } },
    ...{ rates: { type: 'string', default: '{}' }, help: { type: 'boolean', default: false } },
    'first-broken': { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const kind = values.store === 'postgres' ? 'postgres' : 'sqlite';
  const faults = values.faults === 'all' ? 'all' : 'none';
  const first = Number(values.seed);
  const processes = Number(values.processes ?? (kind === 'postgres' ? 2 : 1));
  // Shares of faults by the names in `faults.ts`, for who looks for one kind of trouble.
  const rates = JSON.parse(values.rates) as Partial<Rates>;
  let broken = 0;
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const size = { weeks: Number(values.weeks), people: Number(values.people) };
    const began = performance.now();
    const { store, close } = await freshStore(kind);
    const semester = await liveSemester({
      ...{ seed, ...size, faults, processes, store, rates },
      stopsAtOnce: values['first-broken'],
      progress(week, weeks) {
        if (!values.quiet && week % 3 === 0)
          process.stderr.write(`\rseed ${seed}: week ${week} of ${weeks} `);
      },
    });
    await close();
    if (!values.quiet) process.stderr.write('\r');
    process.stdout.write(described(semester, performance.now() - began));
    if (semester.broken.length > 0) {
      broken++;
      process.stdout.write(
        `PROMISES BROKEN; this repeats it: npm run simulate -- --seed ${seed} --weeks ${size.weeks} --people ${size.people} --faults ${faults} --processes ${processes} --store ${kind} --rates '${values.rates}'\n`,
      );
      if (values['first-broken']) break;
    }
  }
  return broken === 0 ? 0 : 1;
}

function described({ report, broken, fingerprint }: Semester, ms: number): string {
  const { seed, weeks, people, deaths, faults, ...figures } = report;
  const line = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  return [
    `seed ${seed}: ${weeks} weeks, ${people} people, ${deaths} deaths, ${faults} faults, ${(ms / 1_000).toFixed(1)} s`,
    `  ${line}`,
    `  ${fingerprint.slice(0, 16)}`,
    ...broken.slice(0, 20).map((one) => `  BROKEN: ${one}`),
    '',
  ].join('\n');
}

process.exitCode = await main();

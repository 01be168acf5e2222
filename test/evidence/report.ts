import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Progress } from './progress.ts';

/** A run with a broken promise counts whatever it was; its seed repeats it. */
function killsLine(what: string, { kills, runs, people, broken }: Progress['sqlite']): string {
  const none = broken.length === 0 ? '0' : 'see below';
  return kills === 0
    ? `| \`kill -9\`, ${what} | not run | | | |`
    : `| \`kill -9\`, ${what} | kills: ${kills}, in ${runs} runs with ${people} people together | ${none} | ${none} | ${broken.length} |`;
}

/** Writes what was found, whatever it was. @returns how many promises were broken. */
export function writeReport(progress: Progress, share: number): number {
  const { semesters, sqlite, postgres, soak } = progress;
  const broken = [...semesters.broken, ...sqlite.broken, ...postgres.broken, ...soak.broken];
  const count = (n: number) => n.toLocaleString('en-US');
  const machine = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const lines = [
    '# Evidence',
    '',
    `Written by \`npm run evidence\` on ${new Date().toISOString().slice(0, 10)} at commit ${commit}, Node ${process.versions.node}, zone data ${process.versions.tz}, ` +
      `${machine.length} × ${machine[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB.`,
    '',
    share >= 1
      ? 'The whole run.'
      : `**A short run: ${Number((share * 100).toPrecision(3))} % of the whole**, which is 10,000 semesters, 2,000 kills on each store, a million faults and an hour of taps. ` +
        'Run `npm run evidence` for all of it; it goes on where it stopped.',
    '',
    '| What | How much | Doubled | Lost | Promises broken |',
    '|---|---|---|---|---|',
    `| Simulated semesters, seeds 1 to ${count(semesters.done)} | ${count(semesters.messages)} messages, ${count(semesters.acknowledged)} acknowledged answers, ${count(semesters.faults)} faults of the far side, ${count(semesters.deaths)} deaths of a process | ${semesters.doubled} | ${semesters.lost} | ${semesters.broken.length} |`,
    killsLine('SQLite', sqlite),
    killsLine('PostgreSQL, three processes', postgres),
    `| Soak | ${Number(soak.minutes.toFixed(1))} minutes, ${count(soak.taps)} taps, ${count(soak.refused)} not taken | – | – | ${soak.broken.length} |`,
    '',
    `In the semesters ${count(semesters.uncertain)} sends had an outcome that nobody knew, and nothing came twice. ${count(semesters.late)} messages came more than two minutes late; ${count(semesters.expired)} came too late to be sent, each of these while a process was down or the far side took nothing. They took ${count(Math.round(semesters.seconds))} s.`,
    '',
    soak.slopeMbPerHour === null
      ? 'The soak was too short to tell a slope of memory.'
      : `Memory in the soak, after its first third: ${soak.slopeMbPerHour.toFixed(1)} MB an hour by least squares over what stays after garbage collection.`,
    '',
    '## What is checked',
    '',
    'After every step of a semester: nothing is there twice; nobody is written to outside their hours, on a closed day, while away, before they came or after they left, or beyond their weekly budget; no private word is shown to anybody but its writer. Once a simulated day: no acknowledged answer is lost, and every sum equals a recount. At the end: everybody due was asked, or the ledger has a reason that the calendar bears out; every row has ended; no bucket was exceeded and each Retry-After kept.',
    '',
    'Each guard has its negative control: `test/simulation/broken-builds.ts` takes one guard after another out of the code, and the simulator must fail each such bot.',
    '',
    ...(broken.length === 0
      ? ['Every promise that was tried was kept.']
      : ['## Broken', '', ...broken.slice(0, 100).map((one) => `- ${one}`)]),
    '',
  ];
  writeFileSync('docs/evidence.md', lines.join('\n'));
  return broken.length;
}

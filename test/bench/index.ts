import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BenchResult, holds, within } from './result.ts';

/**
 * `npm run bench` runs all, `npm run bench -- ack herd` some. Each runs in a process of its own, so that none inherits
 * the other's memory or its compiled code, and leaves `bench-results/<name>.json`. Exits 1 if a required ratio is
 * missed three times in a row (`DRIVELINE_BENCH_TRIES`), or an answer that was compared differs.
 */
const BENCHES: Readonly<Record<string, () => Promise<{ bench(): Promise<BenchResult> }>>> = {
  plan: () => import('./plan.ts'),
  ack: () => import('./ack.ts'),
  digest: () => import('./digest.ts'),
  herd: () => import('./herd.ts'),
  start: () => import('./start.ts'),
  memory: () => import('./memory.ts'),
  coverage: () => import('./coverage.ts'),
  levels: () => import('./levels.ts'),
  machines: () => import('./machines.ts'),
  cost: () => import('./cost.ts'),
};

/** A first miss on a noisy machine says little. */
const TRIES = Number(process.env.DRIVELINE_BENCH_TRIES ?? 3);
const results = fileURLToPath(new URL('../../bench-results/', import.meta.url));
const [first, ...rest] = process.argv.slice(2);

if (first === '--in-this-process') {
  const bench = await BENCHES[rest[0] ?? '']?.();
  process.send?.(await bench?.bench());
  process.disconnect();
} else {
  await runAll(first === undefined ? Object.keys(BENCHES) : [first, ...rest]);
}

async function runAll(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    console.error(
      `There is no bench "${unknown.join('", "')}". There are: ${Object.keys(BENCHES).join(', ')}.`,
    );
    process.exitCode = 1;
    return;
  }
  mkdirSync(results, { recursive: true });
  for (const name of names) {
    console.log(`${name} …`);
    let result = await runOne(name);
    for (let again = 1; again < TRIES && result?.ok === false; again++) {
      print(result);
      console.log(`${name}, try ${again + 1} of ${TRIES} …`);
      result = await runOne(name);
    }
    if (!result?.ok) process.exitCode = 1;
    if (!result) {
      console.log(`  FAIL ${name} ended without a result\n`);
      continue;
    }
    writeFileSync(`${results}${result.name}.json`, `${JSON.stringify(result, null, 2)}\n`);
    print(result);
  }
}

async function runOne(name: string): Promise<BenchResult | undefined> {
  const child = fork(fileURLToPath(import.meta.url), ['--in-this-process', name]);
  let result: BenchResult | undefined;
  // The child is this same file, which sends one BenchResult and nothing else.
  child.on('message', (message) => {
    result = message as BenchResult;
  });
  const [code] = await once(child, 'exit');
  return code === 0 ? result : undefined;
}

function print({ figures, ratios, ok }: BenchResult): void {
  const width = Math.max(...Object.keys(figures).map((label) => label.length));
  for (const [label, value] of Object.entries(figures)) console.log(`  ${label.padEnd(width)}  ${value}`);
  for (const ratio of ratios) {
    const { atLeast, atMost } = ratio.required ?? ratio.goal ?? {};
    const wanted = [
      ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
      ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ].join(', ');
    const goal = ratio.goal && (within(ratio.value, ratio.goal) ? 'met ' : 'MISS');
    const mark = ratio.required ? (holds(ratio) ? 'ok  ' : 'FAIL') : (goal ?? '    ');
    console.log(`  ${mark} ${ratio.value}${wanted && ` (${wanted})`}  ${ratio.label}`);
  }
  // A bench may also fail because two ways to the same answer disagree: its figures say which.
  if (!ok && ratios.every(holds)) console.log('  FAIL what was compared is not the same');
  console.log('');
}

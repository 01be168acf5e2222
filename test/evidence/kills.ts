import { spawn } from 'node:child_process';
import { keepProgress, type Progress, type Target } from './progress.ts';

/** Kills in one run of the suite: it builds a town for each. */
const AT_ONCE = 20;

const SUITES = { sqlite: 'test/chaos/kill.test.ts', postgres: 'test/chaos/machines.test.ts' } as const;

/** Runs the suites of `kill -9` again and again, each time with another seed. */
export async function runKills(
  store: keyof typeof SUITES,
  progress: Progress,
  target: Target,
): Promise<void> {
  const kept = progress[store];
  while (kept.kills < target.kills) {
    const kills = Math.min(AT_ONCE, target.kills - kept.kills);
    const seed = `evidence-${kept.runs + 1}`;
    const { code, said } = await suite(SUITES[store], kills, seed);
    kept.runs++;
    kept.kills += kills;
    kept.people += Number(/(\d+) people/.exec(said)?.[1] ?? 0);
    if (code !== 0) {
      kept.broken.push(`DRIVELINE_SEED=${seed} DRIVELINE_KILLS=${kills} npx vitest run ${SUITES[store]}`);
      process.stdout.write(said.slice(-4_000));
    }
    keepProgress(progress);
    process.stdout.write(
      `${kept.kills} of ${target.kills} kills on ${store}, ${kept.broken.length} runs with a broken promise\n`,
    );
  }
}

function suite(file: string, kills: number, seed: string): Promise<{ code: number; said: string }> {
  const child = spawn('npx', ['vitest', 'run', file, '-t', 'nobody is left out'], {
    env: { ...process.env, DRIVELINE_KILLS: String(kills), DRIVELINE_SEED: seed },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code: code ?? 1, said })));
}

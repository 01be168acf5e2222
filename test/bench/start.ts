import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { districtText, type ManyPeople, seedOf } from '../doubles/many-people.ts';
import { build, settingsFor, startBuiltBot } from './built-bot.ts';
import { type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * From spawning `driveline start` to `/readyz` 200, on a database that is there: in a workspace with 1,000 people, and
 * the playground's second start. The first start of each makes the database and is left out.
 */
const ROUNDS = 7;
const PEOPLE: ManyPeople = { people: 1_000, perTeam: 20, spreadMinutes: 30, day: 'tuesday' };

export async function bench(): Promise<BenchResult> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'driveline-bench-'));
  const edge = await createSlackEdge({ now: () => Date.now(), behind: 'bare', seed: seedOf(PEOPLE) });
  try {
    const file = join(folder, 'workspace.sqlite');
    const reading = readDistrict(districtText(PEOPLE, edge));
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    const store = openSqliteStore({ file });
    await applyDistrict(store, reading.district);
    await store.transact((tx) => welcomeEverybody(tx, as(reading.district.tenant.id), 0));
    await store.close();
    const workspace = await startAgain(settingsFor(edge, file));
    const playground = await startAgain({
      DATABASE_URL: `file:${join(folder, 'playground', 'play.sqlite')}`,
    });
    const ratios = [
      {
        label: 'seconds from spawn to ready in a workspace, median, against two',
        value: round(median(workspace.again) / 2_000),
        goal: { atMost: 1 },
      },
    ];
    return {
      name: 'start',
      figures: {
        people: PEOPLE.people,
        'workspace ready, ms, median': round(median(workspace.again)),
        'workspace ready, ms, slowest': round(Math.max(...workspace.again)),
        'playground ready again, ms, median': round(median(playground.again)),
        'playground ready for the first time (29 weeks lived), ms': round(playground.first),
      },
      ratios,
      ok: ratios.every(holds),
    };
  } finally {
    await edge.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startAgain(settings: Readonly<Record<string, string>>) {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const bot = await startBuiltBot(settings);
    times.push(bot.readyAfterMs);
    await bot.stop();
  }
  const [first = Number.NaN, ...again] = times;
  return { first, again };
}

const round = (value: number) => Math.round(value * 100) / 100;

await runIfMain(import.meta.url, bench);

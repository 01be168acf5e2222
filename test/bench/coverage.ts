import { likelyRange, type RatingCounts } from '../../src/model/fidelity/index.ts';
import { uniform } from '../doubles/uniform.ts';
import { type BenchRatio, type BenchResult, holds, runIfMain } from './result.ts';

/**
 * How often the likely range holds the true score. Answers are drawn as the domain reference 3.3 does it: everybody's
 * opinion is normal around the team's, and two cuts make Not yet, Partly or In place of it. The true score is the mean
 * of that distribution. Teams from poor to strong (true scores of 20, 34, 50, 66 and 80) count alike.
 */
const SIZES = [4, 5, 6, 8, 12];
const TEAM_OPINIONS = [-1, -0.5, 0, 0.5, 1];
const CUTS = { low: -0.6, high: 0.6 };
/** For each size and opinion, so five times as many for each size. */
const RUNS = 20_000;
/** Four points below the nominal 90 %. */
const LEAST_COVERAGE = 0.86;

export async function bench(): Promise<BenchResult> {
  const figures: Record<string, number> = { 'runs for each number of people': RUNS * TEAM_OPINIONS.length };
  const ratios: BenchRatio[] = [];
  for (const n of SIZES) {
    const teams = TEAM_OPINIONS.map((opinion) => coverageOf(n, opinion));
    const coverage = mean(teams.map((team) => team.coverage));
    figures[`mean width in points, n = ${n}`] = round(mean(teams.map((team) => team.width)), 1);
    figures[`coverage of the worst covered team, n = ${n}`] = round(
      Math.min(...teams.map((team) => team.coverage)),
      3,
    );
    ratios.push({
      label: `coverage of the 90 % range, n = ${n}`,
      value: round(coverage, 3),
      required: { atLeast: LEAST_COVERAGE },
    });
  }
  return { name: 'coverage', figures, ratios, ok: ratios.every(holds) };
}

function coverageOf(n: number, opinion: number): { readonly coverage: number; readonly width: number } {
  const draw = uniform(1_000 * n + 10 * opinion);
  const below = (cut: number) => normalCdf(cut - opinion);
  const truth = 50 * (below(CUTS.high) - below(CUTS.low)) + 100 * (1 - below(CUTS.high));
  let covered = 0;
  let width = 0;
  for (let run = 0; run < RUNS; run++) {
    const range = likelyRange(answers(n, opinion, draw));
    if (!range) continue;
    if (range.low <= truth && truth <= range.high) covered++;
    width += range.high - range.low;
  }
  return { coverage: covered / RUNS, width: width / RUNS };
}

function answers(n: number, opinion: number, draw: () => number): RatingCounts {
  const counts = { notYet: 0, partly: 0, inPlace: 0, cantTell: 0 };
  for (let person = 0; person < n; person++) {
    const said = opinion + standardNormal(draw);
    if (said < CUTS.low) counts.notYet++;
    else if (said < CUTS.high) counts.partly++;
    else counts.inPlace++;
  }
  return counts;
}

/** Box and Muller (1958). */
function standardNormal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** Φ by Simpson's rule over 200 steps from 0: exact to 1e-9 for |x| up to 2. */
function normalCdf(x: number): number {
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const step = x / 200;
  let sum = density(0) + density(x);
  for (let i = 1; i < 200; i++) sum += density(i * step) * (i % 2 === 1 ? 4 : 2);
  return 0.5 + (sum * step) / 3;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

await runIfMain(import.meta.url, bench);

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Flood, flood, openDoor } from '../chaos/door.ts';
import { keepProgress, type Progress, type Target } from './progress.ts';

/** Far below what one process takes, so that what grows is not the queue. */
const PER_SECOND = 50;
const PEOPLE = 2_000;
const SLICE_MS = 15_000;

/** Taps without end against a real process, and what it holds in memory meanwhile. */
export async function runSoak(progress: Progress, target: Target): Promise<void> {
  const { soak } = progress;
  if (soak.minutes >= target.soakMinutes) return;
  const folder = mkdtempSync(join(tmpdir(), 'driveline-soak-'));
  const door = await openDoor(folder, PEOPLE);
  const samples: { readonly atMs: number; readonly mb: number }[] = [];
  const began = performance.now();
  try {
    while ((performance.now() - began) / 60_000 < target.soakMinutes) {
      const answered: Flood = await flood(door, { perSecond: PER_SECOND, forMs: SLICE_MS });
      soak.taps += answered.acks + answered.refused;
      soak.refused += answered.refused;
      samples.push({ atMs: performance.now() - began, mb: residentMb(door.pid) });
      const minutes = (performance.now() - began) / 60_000;
      process.stdout.write(
        `soak: ${minutes.toFixed(1)} of ${target.soakMinutes} minutes, ${samples.at(-1)?.mb} MB\n`,
      );
    }
    soak.minutes = (performance.now() - began) / 60_000;
    soak.slopeMbPerHour = slope(samples.slice(Math.floor(samples.length / 3)));
    const lost = door.acknowledgedAndNotStored();
    if (lost > 0) soak.broken.push(`${lost} acknowledged taps are not stored`);
  } finally {
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  }
  keepProgress(progress);
}

function residentMb(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith('VmRSS'));
  return Math.round(Number(/\d+/.exec(line ?? '')?.[0] ?? 0) / 1_024);
}

/** Megabytes an hour, by least squares. */
function slope(samples: readonly { readonly atMs: number; readonly mb: number }[]): number | null {
  if (samples.length < 3) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(samples.map((one) => one.atMs)), mean(samples.map((one) => one.mb))];
  const above = samples.reduce((sum, one) => sum + (one.atMs - x) * (one.mb - y), 0);
  const below = samples.reduce((sum, one) => sum + (one.atMs - x) ** 2, 0);
  return (above / below) * 3_600_000;
}

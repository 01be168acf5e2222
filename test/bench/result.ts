import { pathToFileURL } from 'node:url';

/** What one bench found. Ratios between two things measured in the same run are what may be quoted and required. */
export interface BenchResult {
  readonly name: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly ratios: readonly BenchRatio[];
  /** Whether every required ratio holds and every answer that was compared was the same. */
  readonly ok: boolean;
}

export interface BenchRatio {
  readonly label: string;
  readonly value: number;
  readonly required?: Limits;
  /**
   * What a wall-clock figure should be. It is printed as reached or missed and fails nothing: on a shared machine a
   * neighbour decides it.
   */
  readonly goal?: Limits;
}

interface Limits {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export function holds({ value, required }: BenchRatio): boolean {
  return within(value, required);
}

export function within(value: number, limits: Limits | undefined): boolean {
  return value >= (limits?.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (limits?.atMost ?? Infinity);
}

/** The middle one of an odd number of measurements: one noisy neighbour does not move it. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Runs a bench and prints it when its file is what node was started with; does nothing when it is imported. */
export async function runIfMain(moduleUrl: string, bench: () => Promise<BenchResult>): Promise<void> {
  if (!process.argv[1] || pathToFileURL(process.argv[1]).href !== moduleUrl) return;
  const result = await bench();
  console.log(JSON.stringify(result, null, 2));
  for (const ratio of result.ratios) {
    const { atLeast, atMost } = ratio.required ?? {};
    const wanted = [
      atLeast === undefined ? '' : `at least ${atLeast}`,
      atMost === undefined ? '' : `at most ${atMost}`,
    ];
    console.log(
      `${holds(ratio) ? 'ok  ' : 'FAIL'} ${ratio.label}: ${ratio.value} ${wanted.filter(Boolean).join(', ')}`,
    );
  }
  if (!result.ok) process.exitCode = 1;
}

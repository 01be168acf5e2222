import type { Traveller } from './travel.ts';

/**
 * Monday, 7 September 2026, 06:00 in Chicago: Labor Day, the day before the first of eight Tuesdays with a check-in.
 */
export const HISTORY_START = Date.UTC(2026, 8, 7, 11);

/** Tuesday, 3 November 2026, 08:55 in Chicago: the ninth check-in is about to go out. */
export const HISTORY_END = Date.UTC(2026, 10, 3, 14, 55);

/** By this time everybody has been asked (09:00, spread over 30 minutes, the remote tutor an hour later). */
const LAST_ASKED = HISTORY_END + 70 * 60_000;

const DAY = 86_400_000;

/**
 * Events are lived every ten minutes: 250 steps instead of 430, 20 s of computing instead of 27 (measured on Node
 * 20), and nobody minds whether a message of last month came at 9:04 or at 9:10.
 */
const MARKS_MS = 10 * 60_000;

/** Lives the eight weeks before, then on to the minute in which the check-in of the first minute has arrived. */
export async function liveHistory(
  traveller: Traveller,
  arrived: () => boolean,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const total = Math.ceil((HISTORY_END - HISTORY_START) / DAY);
  let told = -1;
  const onStep = (now: number) => {
    const done = Math.min(total, Math.floor((now - HISTORY_START) / DAY));
    if (done > told) onProgress(done, total);
    told = done;
  };
  await traveller.travel(HISTORY_END, { onStep, marks: MARKS_MS });
  await traveller.travel(LAST_ASKED, { arrived });
  onProgress(total, total);
}

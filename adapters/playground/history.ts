import type { Traveller } from './travel.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/**
 * Weeks that have been lived when a visitor first comes: the autumn semester and most of the spring. The rest of the
 * year is lived by the page's clock; to June it would be a quarter more to wait for.
 */
export const HISTORY_WEEKS = 29;

/** Tuesday, 23 March 2027, 08:55 in Chicago, after the spring break: a check-in is about to go out. */
const HISTORY_END = Date.UTC(2027, 2, 23, 13, 55);

/** By this time everybody has been asked (09:00, spread over 30 minutes, the remote tutor an hour later). */
const LAST_ASKED = HISTORY_END + 70 * 60_000;

/**
 * Events are lived on the hour, which makes a third of the steps, and nobody minds
 * whether a message of last month came at 9:04 or at 10:00.
 */
const MARKS_MS = 60 * 60_000;

/** The Monday, 06:00 in Chicago, so many weeks before the week in which a visitor comes; 29 is the first with a check-in. */
export function historyStart(weeks: number): number {
  return Date.UTC(2027, 2, 22, 11) - weeks * WEEK;
}

/** Lives the weeks before, then on to the minute in which the check-in of the first minute has arrived. */
export async function liveHistory(
  traveller: Traveller,
  { start, arrived }: { readonly start: number; readonly arrived: () => boolean },
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const total = Math.ceil((HISTORY_END - start) / DAY);
  let told = -1;
  const onStep = (now: number) => {
    const done = Math.min(total, Math.floor((now - start) / DAY));
    if (done > told) onProgress(done, total);
    told = done;
  };
  await traveller.travel(HISTORY_END, { onStep, marks: MARKS_MS });
  await traveller.travel(LAST_ASKED, { arrived });
  onProgress(total, total);
}

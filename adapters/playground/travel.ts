import type { Cast } from './cast/index.ts';
import type { PlaygroundClock } from './clock.ts';

/** What the playground asks of the engine. */
export interface Motor {
  tick(): Promise<void>;
  nextWakeAt(): Promise<number | undefined>;
}

export interface Traveller {
  /**
   * Lives on until `target` (epoch ms) or until `arrived` holds after something has happened, event by event: the
   * clock is set, the engine does what is due, the cast answers.
   */
  travel(target: number, options?: TravelOptions): Promise<void>;
}

export interface TravelOptions {
  readonly arrived?: () => boolean;
  readonly onStep?: (now: number) => void;
  /** Events are lived on marks so many ms apart, those between two marks as one: fewer steps, fewer commits. */
  readonly marks?: number;
}

/** What a limit holds back for less than this leaves before anybody answers, ms. */
const MOMENT_MS = 1_000;
/** Moments in a row; what is held back for longer waits for the next step. */
const MOST_MOMENTS = 20;

export function createTraveller(parts: {
  readonly clock: PlaygroundClock;
  readonly engine: Motor;
  readonly cast: Cast;
}): Traveller {
  const { clock, engine, cast } = parts;

  async function live(until: number): Promise<void> {
    await engine.tick();
    for (let moment = 0; moment < MOST_MOMENTS; moment++) {
      const next = (await engine.nextWakeAt()) ?? Infinity;
      if (next > Math.min(until, clock.now() + MOMENT_MS)) break;
      clock.jumpTo(next);
      await engine.tick();
    }
    cast.notice();
    await cast.act(clock.now());
  }

  return {
    async travel(target, { arrived = () => false, onStep, marks = 1 } = {}) {
      await live(target);
      while (!arrived()) {
        const now = clock.now();
        onStep?.(now);
        const next = Math.min((await engine.nextWakeAt()) ?? Infinity, cast.nextAt() ?? Infinity);
        if (next >= target || now >= target) break;
        // Work that is due but held back (a rate limit) comes no nearer by standing still: a second passes.
        clock.jumpTo(Math.min(target, Math.max(Math.ceil(next / marks) * marks, now + 1_000)));
        await live(target);
      }
      if (!arrived() && clock.now() < target) {
        clock.jumpTo(target);
        await live(target);
      }
    },
  };
}

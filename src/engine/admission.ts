import type { ActionName, ChatEvent } from '../chat/event.ts';

/**
 * What an event is worth when there are more than can be served. `answer`: what somebody says, by a tap or a form.
 * `news`: what the workspace tells, which the platform sends again. `view`: what somebody wants to see.
 */
export type Importance = 'answer' | 'news' | 'view';

/** Whoever waits is served in this order. */
const ORDER: readonly Importance[] = ['answer', 'news', 'view'];

/**
 * Events in the hands of the store at once: enough to share a commit (docs/decisions/0003-group-commit.md), few enough
 * that a tap which comes now is not behind a hundred people who want to see their Home.
 */
export const AT_ONCE = 64;

/**
 * Events that may wait. At 1.3 ms each (docs/scaling.md) 1,000 answers are served within some 1.5 s, half of what Slack
 * allows; a view may be overtaken, so of these fewer wait.
 */
export const MOST_WAITING: Readonly<Record<Importance, number>> = { answer: 1_000, news: 1_000, view: 100 };

/** A view that so many others went before is turned away: some 0.7 s, and there is no end of them in sight. */
export const MOST_OVERTAKING = 500;

/** What somebody gets in place of an answer; their event has not begun. */
export const BUSY: unique symbol = Symbol('busy');

export interface Admission {
  /** Does the work when it is its turn, at once where nobody waits; {@link BUSY} where its turn would not come in time. */
  run<T>(importance: Importance, work: () => Promise<T>): Promise<T | typeof BUSY>;
}

interface Waiting {
  /** How many works had begun when it came. */
  readonly since: number;
  begin(): void;
  turnAway(): void;
}

/**
 * Answers before news before views, in each the first first. Everything is counted and nothing is timed, so that it
 * behaves the same on a slow machine, where the store takes longer, and on a virtual clock.
 *
 * @param turnedAway hears of each that was not served
 */
export function createAdmission(turnedAway: (importance: Importance) => void): Admission {
  const lines: Readonly<Record<Importance, Waiting[]>> = { answer: [], news: [], view: [] };
  let working = 0;
  let begun = 0;

  function begin(): void {
    working += 1;
    begun += 1;
  }

  function ended(): void {
    working -= 1;
    for (const importance of ORDER) {
      const next = lines[importance].shift();
      if (next) {
        next.begin();
        break;
      }
    }
    while ((lines.view[0]?.since ?? begun) + MOST_OVERTAKING < begun) lines.view.shift()?.turnAway();
  }

  async function doing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      ended();
    }
  }

  return {
    run(importance, work) {
      if (working < AT_ONCE) {
        begin();
        return doing(work);
      }
      const turnAway = (): typeof BUSY => {
        turnedAway(importance);
        return BUSY;
      };
      if (lines[importance].length >= MOST_WAITING[importance]) return Promise.resolve(turnAway());
      return new Promise((resolve) => {
        lines[importance].push({
          since: begun,
          begin() {
            begin();
            resolve(doing(work));
          },
          turnAway: () => resolve(turnAway()),
        });
      });
    },
  };
}

/** @param onlyLooks whether a press of this name changes nothing */
export function importanceOf(event: ChatEvent, onlyLooks: (action: ActionName) => boolean): Importance {
  switch (event.type) {
    case 'pressed':
      return onlyLooks(event.action) ? 'view' : 'answer';
    case 'submitted':
    case 'drafted':
      return 'answer';
    case 'commanded':
    case 'homeOpened':
      return 'view';
    default:
      return 'news';
  }
}

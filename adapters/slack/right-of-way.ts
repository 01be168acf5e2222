/** Answers on their way at once: while taps wait to be acknowledged, and otherwise. */
const WHILE_TAPS_WAIT = 2;
const OTHERWISE = 50;

/**
 * Taps go first. Slack gives up on a tap after 3 s and shows the person a warning; the answer that moves the message
 * on may come a moment later. An answer costs about half of what a tap does, so in a rush it would take a third of
 * the acknowledgements. Two answers are always under way, so that everybody's message moves on.
 */
export interface RightOfWay {
  /** Counts a tap as waiting until `store` is done; acknowledge right after it. */
  first<T>(store: () => Promise<T>): Promise<T>;
  /** Runs an answer in its turn, and resolves when it has been given. */
  after(answer: () => Promise<void>): Promise<void>;
}

export function createRightOfWay(): RightOfWay {
  const queue: (() => Promise<void>)[] = [];
  let waiting = 0;
  let running = 0;

  function next(): void {
    while (queue.length > 0 && running < (waiting > 0 ? WHILE_TAPS_WAIT : OTHERWISE)) {
      const answer = queue.shift();
      running += 1;
      void answer?.().finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return {
    async first(store) {
      waiting += 1;
      try {
        return await store();
      } finally {
        waiting -= 1;
        if (waiting === 0) setImmediate(next);
      }
    },
    after: (answer) =>
      new Promise((resolve, reject) => {
        queue.push(() => answer().then(resolve, reject));
        next();
      }),
  };
}

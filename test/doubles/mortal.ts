import type { ChatPlatform } from '../../src/chat/platform.ts';
import type { Store } from '../../src/store/store.ts';

/** One life of a process: it ends in the middle of whatever it is at, and nothing it does afterwards has any effect. */
export interface Life {
  readonly store: Store;
  readonly platforms: readonly ChatPlatform[];
  /** How many points at which it could have ended have been passed. */
  steps(): number;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/**
 * Puts a point at which the process may die before and after every call that leaves it: each transaction, each read,
 * each call of the platform. `diesAt` is asked with the number of the point, 1 or more.
 */
export function mortal(
  store: Store,
  platforms: readonly ChatPlatform[],
  diesAt: (step: number) => boolean,
): Life {
  let steps = 0;
  let dead = false;
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const never = () => new Promise<never>(() => {});

  async function point(): Promise<void> {
    if (dead) return never();
    if (!diesAt(++steps)) return;
    dead = true;
    end();
    return never();
  }
  async function guarded<T>(act: () => Promise<T>): Promise<T> {
    await point();
    const value = await act();
    await point();
    return value;
  }

  return {
    store: {
      read: (work) => guarded(() => store.read(work)),
      transact: (work) => guarded(() => store.transact(work)),
      close: () => Promise.resolve(),
    },
    platforms: platforms.map((platform) => ({
      ...platform,
      identify: () => guarded(() => platform.identify()),
      send: (message) => guarded(() => platform.send(message)),
      update: (workspaceId, ref, card) => guarded(() => platform.update(workspaceId, ref, card)),
      find: (message, since) => guarded(() => platform.find(message, since)),
    })),
    steps: () => steps,
    ended,
  };
}

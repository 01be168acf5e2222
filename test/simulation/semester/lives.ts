import type { ChatPlatform } from '../../../src/chat/platform.ts';
import type { Store } from '../../../src/store/store.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Somewhere in a process at which it may end, or stand still. */
export interface Point {
  /** 1 or more, counted over the whole life. */
  readonly step: number;
  readonly what: 'read' | 'transact' | 'platform';
  /** `inside`: the transaction has done its work and is not committed. */
  readonly where: 'before' | 'inside' | 'after';
}

/** What happens there. Frozen as a suspended machine is: the whole process, for so many ms. */
export type Fate = 'on' | 'dies' | { readonly frozenMs: number };

/** One life of a process, over a store and a platform that outlive it. */
export interface Life {
  readonly store: Store;
  readonly platform: ChatPlatform;
  readonly alive: boolean;
  steps(): number;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  end(): void;
}

/** One query after the other, in the order of the calls, on either kind of store: so two runs are alike. */
export function inOrder(store: Store, time: VirtualTime): Store {
  let last: Promise<unknown> = Promise.resolve();
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = time.working(() => last.then(work));
    last = mine.catch(() => {});
    return mine;
  };
  return {
    read: (work) => next(() => store.read(work)),
    transact: (work) => next(() => store.transact(work)),
    close: () => Promise.resolve(),
  };
}

/** Ends a transaction that is under way when its process dies: nothing of it stays. */
class Killed extends Error {}

/**
 * Puts a point before and after each thing that leaves the process, and one inside each transaction, before its commit.
 * Whatever it does after its end has no effect; a request that is on its way arrives.
 */
export function liveOn(
  shared: Store,
  platform: ChatPlatform,
  time: VirtualTime,
  fateAt: (point: Point) => Fate,
): Life {
  let steps = 0;
  let dead = false;
  let frozenUntil = 0;
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const never = () => new Promise<never>(() => {});
  const die = () => {
    dead = true;
    end();
  };

  /** @returns whether it lives on. */
  function pass(what: Point['what'], where: Point['where']): boolean {
    if (dead) return false;
    const fate = fateAt({ step: ++steps, what, where });
    if (fate === 'dies') die();
    else if (fate !== 'on') frozenUntil = Math.max(frozenUntil, time.now() + fate.frozenMs);
    return !dead;
  }
  async function point(what: Point['what'], where: Point['where']): Promise<void> {
    if (!pass(what, where)) return never();
    while (frozenUntil > time.now()) await time.sleep(frozenUntil - time.now());
    if (dead) return never();
  }

  async function read<T>(work: Parameters<typeof shared.read<T>>[0]): Promise<T> {
    await point('read', 'before');
    const value = await shared.read(work);
    await point('read', 'after');
    return value;
  }

  async function transact<T>(work: Parameters<typeof shared.transact<T>>[0]): Promise<T> {
    await point('transact', 'before');
    let value: T;
    try {
      value = await shared.transact(async (tx) => {
        if (dead) throw new Killed();
        const done = await work(tx);
        if (!pass('transact', 'inside')) throw new Killed();
        return done;
      });
    } catch (error) {
      await point('transact', 'after');
      throw error;
    }
    await point('transact', 'after');
    return value;
  }

  /** Where it is frozen, a request that it had begun to write goes out all the same: only its answer waits. */
  async function call<T>(act: () => Promise<T>): Promise<T> {
    if (!pass('platform', 'before')) return never();
    const value = await act();
    await point('platform', 'after');
    return value;
  }

  return {
    store: { read, transact, close: () => Promise.resolve() },
    platform: {
      ...platform,
      identify: (workspaceId) => call(() => platform.identify(workspaceId)),
      send: (message) => call(() => platform.send(message)),
      update: (workspaceId, ref, card) => call(() => platform.update(workspaceId, ref, card)),
      find: (message, since) => call(() => platform.find(message, since)),
    },
    get alive() {
      return !dead;
    },
    steps: () => steps,
    ended,
    end: die,
  };
}

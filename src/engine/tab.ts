import type { Instant } from '../model/ids.ts';
import type { BucketKey, Pacing } from './pacing.ts';

/**
 * What a transaction does to the buckets while it decides. It decides again when it met another (PostgreSQL runs it
 * again then), and must not find its own earlier token gone: it wipes the tab first.
 */
export interface Tab {
  take(pacing: Pacing, key: BucketKey, now: Instant): void;
  giveBack(pacing: Pacing, key: BucketKey, now: Instant): void;
  /** Undoes all of it. */
  wipe(): void;
}

export function openTab(): Tab {
  let undo: (() => void)[] = [];
  return {
    take(pacing, key, now) {
      pacing.take(key, now);
      undo.push(() => pacing.giveBack(key, now));
    },
    giveBack(pacing, key, now) {
      pacing.giveBack(key, now);
      undo.push(() => pacing.take(key, now));
    },
    wipe() {
      for (const one of undo) one();
      undo = [];
    },
  };
}

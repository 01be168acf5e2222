import { inArray } from 'drizzle-orm';
import type { ChatEvent } from '../../../src/chat/event.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { readTarget } from '../../../src/loops/checkin/target.ts';
import type { Tx } from '../../../src/store/store.ts';

interface Tap {
  readonly order: number;
  readonly word: string;
  /** The person saw that it was taken. */
  acknowledged: boolean;
}

/** What people were told about their taps, held against what is stored. */
export interface Promises {
  /** A rating is tapped; anything else is `undefined`. */
  tapped(event: ChatEvent): { answered(reply: Reply): void } | undefined;
  /** Answers that were acknowledged and are not there, or are not the last: since the last look, or of all. */
  broken(tx: Tx, which: 'new' | 'all'): Promise<string[]>;
  readonly acknowledged: number;
}

export function createPromises(): Promises {
  const taps = new Map<string, Map<number, Tap[]>>();
  const fresh = new Set<string>();
  let acknowledged = 0;
  return {
    get acknowledged() {
      return acknowledged;
    },
    tapped(event) {
      if (event.type !== 'pressed' || event.action !== 'checkin.answer') return undefined;
      const { id, position, word } = readTarget(event.value);
      if (word === undefined) return undefined;
      const tap: Tap = { order: event.order, word, acknowledged: false };
      const questions = taps.get(id) ?? new Map<number, Tap[]>();
      taps.set(id, questions);
      questions.set(position, [...(questions.get(position) ?? []), tap]);
      return {
        answered(reply) {
          // What was refused, because the check-in is closed, has nothing left to press.
          const taken =
            reply.type === 'replace' &&
            reply.card.nodes.some(({ kind }) => kind === 'buttons' || kind === 'choice');
          if (!taken) return;
          tap.acknowledged = true;
          acknowledged++;
          fresh.add(id);
        },
      };
    },
    async broken(tx, which) {
      const ids = which === 'all' ? [...taps.keys()] : [...fresh];
      fresh.clear();
      const wrong: string[] = [];
      for (let from = 0; from < ids.length; from += 500) {
        const some = ids.slice(from, from + 500);
        const rows = await tx.db.select().from(tx.t.question).where(inArray(tx.t.question.checkInId, some));
        for (const { checkInId, position, rating, ratedOrder } of rows) {
          const all = taps.get(checkInId)?.get(position) ?? [];
          const least = Math.max(
            ...all.filter((tap) => tap.acknowledged).map((tap) => tap.order),
            Number.NEGATIVE_INFINITY,
          );
          const stored = all.some(
            (tap) => tap.order === ratedOrder && tap.word === rating && tap.order >= least,
          );
          const nothing = rating === null && least === Number.NEGATIVE_INFINITY;
          if (!stored && !nothing)
            wrong.push(
              `${checkInId} question ${position}: ${rating} of ${ratedOrder}, and ${least} was acknowledged`,
            );
        }
      }
      return wrong;
    },
  };
}

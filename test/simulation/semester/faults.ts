import type { Method } from './far-side.ts';
import type { Fate, Point } from './lives.ts';

/** What becomes of one call. */
export type MessageFault = { readonly latencyMs: number } & (
  | { readonly type: 'none' }
  /** 429 with Retry-After; nothing was done. */
  | { readonly type: 'too_fast'; readonly afterMs: number }
  /** The connection was refused; nothing was done. */
  | { readonly type: 'refused' }
  /** 500 without and with the effect. */
  | { readonly type: 'status' }
  | { readonly type: 'done_then_status' }
  /** Cut off after 10 s: on the way there, on the way back, or done a moment after we have given up. */
  | { readonly type: 'lost' }
  | { readonly type: 'done_then_lost' }
  | { readonly type: 'done_late'; readonly afterMs: number }
  /** The token is not taken for some hours. */
  | { readonly type: 'revoked' }
);

/** Shares of all calls, and hazards of a process, each from 0 to 1. */
export interface Rates {
  readonly tooFast: number;
  readonly refused: number;
  readonly status: number;
  readonly doneThenStatus: number;
  readonly lost: number;
  readonly doneThenLost: number;
  readonly doneLate: number;
  /** A process dies, or is frozen for a while, at a point. */
  readonly dies: number;
  readonly freezes: number;
  /** The same, in the moment in which the far side answers. */
  readonly freezesAfterCall: number;
  /** How long it is frozen at the most, and how long a call takes, in ms. */
  readonly frozenMs: number;
  readonly latencyMs: number;
  /** A person's tap arrives twice; the reply to one does not arrive. */
  readonly twice: number;
  readonly replyLost: number;
  /** Share of deaths after which nobody starts the process again for up to 20 hours. */
  readonly longDown: number;
  /** Share of messages of which somebody else sends what a button carries. */
  readonly strangers: number;
  /** How many times in the semester nothing is taken for some hours: the token is revoked, or nobody answers. */
  readonly revocations: number;
  readonly outages: number;
}

export const NO_FAULTS: Rates = {
  ...{ tooFast: 0, refused: 0, status: 0, doneThenStatus: 0, lost: 0, doneThenLost: 0, doneLate: 0 },
  ...{ dies: 0, freezes: 0, freezesAfterCall: 0, frozenMs: 200_000, latencyMs: 400 },
  ...{ twice: 0, replyLost: 0, longDown: 0, strangers: 0, revocations: 0, outages: 0 },
};

/** Far more than any platform does to anybody, so that each seed meets each of them. */
export const ALL_FAULTS: Rates = {
  ...{ tooFast: 0.03, refused: 0.02, status: 0.02, doneThenStatus: 0.02, lost: 0.01, doneThenLost: 0.03 },
  ...{ doneLate: 0.01, dies: 0.0015, freezes: 0, freezesAfterCall: 0, frozenMs: 200_000, latencyMs: 400 },
  ...{ twice: 0.05, replyLost: 0.05, longDown: 0.03, strangers: 0.03, revocations: 1, outages: 2 },
};

/** When something is not to be had: from (included) to (excluded). */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Faults {
  of(method: Method, now: number): MessageFault;
  fate(point: Point, now: number): Fate;
  /** Times in which a message may rightly be too late. */
  readonly trouble: readonly Interval[];
}

const HOUR = 3_600_000;

interface FaultOptions {
  readonly rates: Rates;
  readonly draw: () => number;
  readonly from: number;
  /** From here on nothing goes wrong any more, so that everything can end. */
  readonly calmFrom: number;
}

export function createFaults({ rates, draw, from, calmFrom }: FaultOptions): Faults {
  const spells = (count: number, most: number): Interval[] =>
    Array.from({ length: count }, () => {
      const start = from + Math.floor(draw() * (calmFrom - from));
      return { from: start, to: Math.min(calmFrom, start + Math.floor((0.2 + 0.8 * draw()) * most)) };
    });
  const revoked = spells(rates.revocations, 5 * HOUR);
  const outages = spells(rates.outages, 3 * HOUR);
  const within = (all: readonly Interval[], now: number) =>
    all.some((one) => one.from <= now && now < one.to);
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least));
  const latencyMs = () => between(40, rates.latencyMs);

  return {
    trouble: [...revoked, ...outages],
    fate({ what, where }, now) {
      if (now >= calmFrom) return 'on';
      if (rates.dies > 0 && draw() < rates.dies) return 'dies';
      const answered = what === 'platform' && where === 'after';
      const share = answered ? Math.max(rates.freezes, rates.freezesAfterCall) : rates.freezes;
      return share > 0 && draw() < share ? { frozenMs: between(20_000, rates.frozenMs) } : 'on';
    },
    of(method, now) {
      const plain = { type: 'none', latencyMs: latencyMs() } as const;
      if (now >= calmFrom) return plain;
      if (within(outages, now)) return { type: 'lost', latencyMs: 0 };
      if (within(revoked, now)) return { ...plain, type: 'revoked' };
      if (method === 'identify') return plain;
      let lot = draw();
      const falls = (rate: number) => {
        lot -= rate;
        return lot < 0;
      };
      if (falls(rates.tooFast)) return { ...plain, type: 'too_fast', afterMs: 1_000 * between(1, 60) };
      if (falls(rates.refused)) return { ...plain, type: 'refused' };
      if (falls(rates.status)) return { ...plain, type: 'status' };
      if (falls(rates.doneThenStatus)) return { ...plain, type: 'done_then_status' };
      if (falls(rates.lost)) return { ...plain, type: 'lost' };
      if (falls(rates.doneThenLost)) return { ...plain, type: 'done_then_lost' };
      if (falls(rates.doneLate)) return { ...plain, type: 'done_late', afterMs: between(100, 4_000) };
      return plain;
    },
  };
}

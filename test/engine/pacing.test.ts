import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  available,
  createPacing,
  FULL_BUCKET,
  failed,
  giveBack,
  nextFree,
  rateOf,
  refused,
  succeeded,
  take,
} from '../../src/engine/pacing.ts';

const T0 = 1_800_000_000_000;
const pace = { sendsPerMinute: 300, updatesPerMinute: 50, channelSendsPerMinute: 60 };

describe('a token bucket', () => {
  it('never lets more through in any span than its rate and its burst allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 3_000 }),
        fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 200 }),
        (perMinute, gaps) => {
          const rate = rateOf(perMinute);
          const taken: number[] = [];
          let bucket = FULL_BUCKET;
          let now = T0;
          for (const gap of gaps) {
            now += gap;
            while (available(bucket, rate, now) > 0) {
              bucket = take(bucket, rate, now);
              taken.push(now);
            }
          }
          for (let from = 0; from < taken.length; from++) {
            for (let to = from; to < taken.length; to += 7) {
              const span = (taken[to] ?? 0) - (taken[from] ?? 0);
              expect(to - from + 1).toBeLessThanOrEqual(rate.burst + (span * perMinute) / 60_000 + 1e-6);
            }
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('keeps its whole rate when each timer is late by less than the burst', () => {
    const rate = rateOf(300);
    let bucket = FULL_BUCKET;
    let now = T0;
    for (let i = 0; i < 1_000; i++) {
      now = nextFree(bucket, rate, now) + 9;
      bucket = take(bucket, rate, now);
    }
    expect((now - T0) / 1_000).toBeLessThan(200.5);
  });

  it('is free exactly at the instant it names, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 5_000 }), fc.integer({ min: 0, max: 300 }), (perMinute, wait) => {
        const rate = rateOf(perMinute);
        let bucket = FULL_BUCKET;
        for (let i = 0; i < rate.burst; i++) bucket = take(bucket, rate, T0);
        const free = nextFree(bucket, rate, T0 + wait);
        expect(available(bucket, rate, free)).toBeGreaterThan(0);
        if (free > T0 + wait) expect(available(bucket, rate, free - 1)).toBe(0);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('stays closed for exactly as long as the platform said, then opens with one token at a lower rate', () => {
    const rate = rateOf(300);
    const bucket = refused(FULL_BUCKET, rate, T0, 30_000);
    expect(nextFree(bucket, rate, T0)).toBe(T0 + 30_000);
    expect(available(bucket, rate, T0 + 29_999)).toBe(0);
    expect(available(bucket, rate, T0 + 30_000)).toBe(1);
    const after = take(bucket, rate, T0 + 30_000);
    expect(nextFree(after, rate, T0 + 30_000) - (T0 + 30_000)).toBeCloseTo(200 / 0.7, -1);
  });

  it('is lowered once by refusals that come back together, never below a quarter, and grows back', () => {
    const rate = rateOf(300);
    let bucket = refused(
      refused(refused(FULL_BUCKET, rate, T0, 1_000), rate, T0 + 1, 1_000),
      rate,
      T0 + 2,
      1_000,
    );
    expect(bucket.share).toBeCloseTo(0.7);
    for (let i = 1; i < 30; i++) bucket = refused(bucket, rate, T0 + i * 2_000, 1_000);
    expect(bucket.share).toBe(0.25);
    expect(available(bucket, rate, bucket.closedUntil + 80_000)).toBe(rate.burst);
  });

  it('after three failures in a row lets one call through now and then, ever more rarely, until one succeeds', () => {
    const rate = rateOf(3_000);
    let bucket = failed(failed(FULL_BUCKET, T0), T0);
    expect(available(bucket, rate, T0)).toBe(rate.burst);
    bucket = failed(bucket, T0);
    expect(nextFree(bucket, rate, T0)).toBe(T0 + 5_000);
    expect(available(bucket, rate, T0 + 5_000)).toBe(1);
    bucket = take(bucket, rate, T0 + 5_000);
    expect(available(bucket, rate, T0 + 9_999)).toBe(0);
    bucket = failed(bucket, T0 + 6_000);
    expect(nextFree(bucket, rate, T0 + 6_000)).toBe(T0 + 16_000);
    for (let i = 0; i < 20; i++) bucket = failed(bucket, T0 + 20_000);
    expect(nextFree(bucket, rate, T0 + 20_000)).toBe(T0 + 80_000);
    expect(available(succeeded(bucket), rate, T0 + 20_000)).toBe(rate.burst);
  });

  it('takes back a token that was not used', () => {
    const rate = rateOf(300);
    const one = take(FULL_BUCKET, rate, T0);
    expect(available(giveBack(take(one, rate, T0), rate, T0), rate, T0)).toBe(available(one, rate, T0));
  });
});

describe('pacing', () => {
  it('429 suspends only its bucket: not the other kinds, nor another workspace, nor a channel', () => {
    const pacing = createPacing(pace);
    pacing.refused({ kind: 'send', workspaceId: 'A' }, T0, 60_000);
    expect(pacing.available({ kind: 'send', workspaceId: 'A' }, T0)).toBe(0);
    expect(pacing.available({ kind: 'update', workspaceId: 'A' }, T0)).toBeGreaterThan(0);
    expect(pacing.available({ kind: 'look', workspaceId: 'A' }, T0)).toBeGreaterThan(0);
    expect(pacing.available({ kind: 'send', workspaceId: 'B' }, T0)).toBeGreaterThan(0);
    expect(pacing.available({ kind: 'channel', workspaceId: 'A', channel: 'C1' }, T0)).toBe(1);
  });

  it('lets one message a second into a channel', () => {
    const pacing = createPacing(pace);
    const key = { kind: 'channel', workspaceId: 'A', channel: 'C1' } as const;
    pacing.take(key, T0);
    expect(pacing.nextFree(key, T0)).toBe(T0 + 1_000);
    expect(pacing.available({ ...key, channel: 'C2' }, T0)).toBe(1);
  });

  it('forgets full buckets, and only those', () => {
    const pacing = createPacing(pace);
    for (let i = 0; i < 100; i++) pacing.take({ kind: 'channel', workspaceId: 'A', channel: `C${i}` }, T0);
    pacing.refused({ kind: 'send', workspaceId: 'A' }, T0, 5_000);
    expect(pacing.sweep(T0 + 500)).toBe(101);
    expect(pacing.sweep(T0 + 1_000)).toBe(1);
  });
});

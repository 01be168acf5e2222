import pino from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { startHeartbeat } from '../../src/engine/heartbeat.ts';

const log = pino({ level: 'silent' });
const NOON = Date.parse('2026-11-02T12:00:00Z');

afterEach(() => void vi.useRealTimers());

it('beats at once and every quarter of a minute, one at a time, and whatever fails does not end it', async () => {
  vi.useFakeTimers({ now: NOON });
  let beats = 0;
  const heart = startHeartbeat(async () => {
    beats += 1;
    throw new Error('no');
  }, log);
  expect(beats).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beats).toBe(5);
  await heart.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(beats).toBe(5);
});

it('goes on within a minute and a half when the clock is put back by two hours, and when it leaps on by two', async () => {
  vi.useFakeTimers({ now: NOON });
  let beats = 0;
  const heart = startHeartbeat(async () => void beats++, log);
  await vi.advanceTimersByTimeAsync(60_000);
  for (const leap of [-2, 2]) {
    vi.setSystemTime(Date.now() + leap * 3_600_000);
    const before = beats;
    await vi.advanceTimersByTimeAsync(90_000);
    expect(beats).toBeGreaterThan(before);
    const then = beats;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats - then).toBeGreaterThanOrEqual(4);
  }
  await heart.stop();
});

it('is not begun anew while a beat takes long', async () => {
  vi.useFakeTimers({ now: NOON });
  let beats = 0;
  let finish = () => {};
  const long = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const heart = startHeartbeat(() => {
    beats += 1;
    return long;
  }, log);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(beats).toBeLessThanOrEqual(2);
  finish();
  await heart.stop();
});

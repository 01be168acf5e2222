import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tempFolder } from '../doubles/temp-folder.ts';
import { flood, openDoor } from './door.ts';

/** What one process is rated for (docs/scaling.md): all of 100,000 staff answer within ten minutes. */
const RATED = 200;
const FLOODS = 5;
const FLOOD_MS = 1_500;

const memoryMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

it('at ten times the rated taps a second the bot stays up, loses nothing that it acknowledged, and recovers', {
  timeout: 600_000,
}, async () => {
  const door = await openDoor(tempFolder(), 400);
  const memory: number[] = [];
  let alive = 0;
  for (let i = 0; i < FLOODS; i++) {
    const flooding = flood(door, { perSecond: 10 * RATED, forMs: FLOOD_MS });
    // Whoever watches it is answered in the middle of the flood too.
    alive = (await fetch(`${door.url}/healthz`)).status;
    const { acks } = await flooding;
    expect(acks).toBeGreaterThan(0);
    expect(alive).toBe(200);
    memory.push(memoryMb(door.pid));
  }
  // Afterwards every tap of a quiet day is taken.
  expect((await flood(door, { perSecond: 20, forMs: 1_000 })).refused).toBe(0);
  expect((await fetch(`${door.url}/readyz`)).status).toBe(200);
  expect(door.acknowledged.size).toBeGreaterThan(300);
  expect(door.acknowledgedAndNotStored()).toBe(0);
  // What a flood needs is given back, or used again by the next: once it is warm it does not add up. When the collector
  // runs is its own affair, so the least of the last floods is looked at, not each.
  const [warm, later] = [memory.slice(0, 3), memory.slice(3)];
  console.log(`MB after each flood: ${memory.map((mb) => mb.toFixed(0)).join(', ')}`);
  expect(Math.min(...later) - Math.max(...warm)).toBeLessThan(60);
  expect(await door.close()).toBe(0);
});

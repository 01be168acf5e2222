import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { crc32 } from './zip.ts';

/*
 * Draws the app's two icons: Driveline's mark, a loop that comes round. To draw them anew after a change here:
 * `npx tsx manifest/teams/icons.ts`
 */

/** Red, green, blue and how much of what is beneath is covered; each 0 to 1. */
type Paint = readonly [red: number, green: number, blue: number, cover: number];

const LAKE: Paint = [14 / 255, 90 / 255, 99 / 255, 1];
const GOLD: Paint = [242 / 255, 193 / 255, 78 / 255, 1];
const WHITE: Paint = [1, 1, 1, 1];
const CLEAR: Paint = [0, 0, 0, 0];

/** Whether a point of the 36 by 36 drawing is covered. */
type Shape = (x: number, y: number) => boolean;

const CENTRE = { x: 18, y: 18.5 };
const fromCentre = (x: number, y: number) => Math.hypot(x - CENTRE.x, y - CENTRE.y);

/** Open between one and three o'clock, where the arrow's head stands. */
const loop: Shape = (x, y) => {
  const distance = Math.abs(fromCentre(x, y) - 9);
  const angle = Math.atan2(y - CENTRE.y, x - CENTRE.x);
  const open = angle > -0.5 && angle < 0.05;
  return distance <= 1.7 && !open;
};
const head: Shape = (x, y) => x <= 27.6 && y <= 15.4 && x - 20.6 + (y - 8.4) >= 7;
const dot: Shape = (x, y) => fromCentre(x, y) <= 2.9;

interface Layer {
  readonly shape: Shape;
  readonly paint: Paint;
}

/** 192 by 192 in colour. The ground fills the square: Teams rounds it itself. */
export function colourIcon(): Buffer {
  return png(192, [
    { shape: () => true, paint: LAKE },
    { shape: (x, y) => loop(x, y) || head(x, y), paint: GOLD },
    { shape: dot, paint: WHITE },
  ]);
}

/** 32 by 32, white on nothing, as Teams wants it; the mark is drawn as large as it goes. */
export function outlineIcon(): Buffer {
  const larger =
    (shape: Shape): Shape =>
    (x, y) =>
      shape(CENTRE.x + (x - 18) / 1.5, CENTRE.y + (y - 18) / 1.5);
  return png(32, [{ shape: larger((x, y) => loop(x, y) || head(x, y) || dot(x, y)), paint: WHITE }]);
}

/** Samples in each direction of a pixel, so that edges are smooth. */
const SAMPLES = 4;

function png(size: number, layers: readonly Layer[]): Buffer {
  const rows = Array.from({ length: size }, (_, y) =>
    // Each row begins with the filter it was written with: none.
    Buffer.from([0, ...Array.from({ length: size }, (_, x) => pixel(x, y, size, layers)).flat()]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel; red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function pixel(x: number, y: number, size: number, layers: readonly Layer[]): number[] {
  const total = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const at = (pixel: number, sample: number) => ((pixel + (sample + 0.5) / SAMPLES) * 36) / size;
    const [sx, sy] = [at(x, i % SAMPLES), at(y, Math.floor(i / SAMPLES))];
    const paint = layers.findLast(({ shape }) => shape(sx, sy))?.paint ?? CLEAR;
    for (const [channel, value] of paint.entries()) {
      total[channel] = (total[channel] ?? 0) + (channel < 3 ? value * paint[3] : value);
    }
  }
  const [red = 0, green = 0, blue = 0, cover = 0] = total;
  // Colours are those of what is covered: a half-covered edge of white is white, half seen through.
  const colour = (sum: number) => (cover === 0 ? 0 : Math.round((sum / cover) * 255));
  return [colour(red), colour(green), colour(blue), Math.round((cover / SAMPLES ** 2) * 255)];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(join(import.meta.dirname, 'color.png'), colourIcon());
  writeFileSync(join(import.meta.dirname, 'outline.png'), outlineIcon());
}

import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { teamsManifest } from '../../../adapters/teams/manifest.ts';
import { colourIcon, outlineIcon } from '../../../manifest/teams/icons.ts';
import { readArguments, teamsPackage } from '../../../manifest/teams/package.ts';
import { tempFolder } from '../../doubles/temp-folder.ts';

const APP_ID = '01234567-89ab-cdef-0123-456789abcdef';
const read = readArguments(['--app-id', APP_ID, '--website', 'https://district.example'], {});
if ('problems' in read) throw new Error(read.problems.join('\n'));
const { app } = read;

/** Reads an archive by its directory at the end, as an unzipper does. */
function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < archive.readUInt16LE(end + 10); i++) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [size, nameLength, offset] = [
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const from = offset + 30 + archive.readUInt16LE(offset + 26);
    files.set(name, archive.subarray(from, from + size));
    at += 46 + nameLength;
  }
  return files;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel in turn. */
  readonly pixels: Buffer;
}

function readPng(png: Buffer): Picture {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const rows = Array.from({ length: height }, (_, y) => {
    const start = y * (1 + width * 4);
    expect(raw[start]).toBe(0);
    return raw.subarray(start + 1, start + 1 + width * 4);
  });
  return { width, height, pixels: Buffer.concat(rows) };
}

describe('the package for Teams', () => {
  it('is the same to the byte each time it is made', () => {
    expect(teamsPackage(app).equals(teamsPackage(app))).toBe(true);
  });

  it('holds the manifest of this app, its Spanish and two icons, at its root', () => {
    const files = unzip(teamsPackage(app));
    expect([...files.keys()].sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png']);
    const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    expect(manifest).toEqual(teamsManifest(app));
    expect(manifest).toMatchObject({ id: APP_ID, bots: [{ botId: APP_ID }] });
  });

  it.skipIf(!existsSync('/usr/bin/unzip'))('opens, and its check sums are right', () => {
    const file = join(tempFolder(), 'teams.zip');
    writeFileSync(file, teamsPackage(app));
    expect(execFileSync('/usr/bin/unzip', ['-t', file], { encoding: 'utf8' })).toContain(
      'No errors detected',
    );
  });

  it('has the icons that the code draws: 192 in colour without a hole, 32 in white on nothing', () => {
    const files = unzip(teamsPackage(app));
    const [colour, outline] = [files.get('color.png'), files.get('outline.png')].map((png) =>
      readPng(Buffer.from(png ?? [])),
    );
    expect(colour).toEqual(readPng(colourIcon()));
    expect(outline).toEqual(readPng(outlineIcon()));
    expect(colour).toMatchObject({ width: 192, height: 192 });
    expect(outline).toMatchObject({ width: 32, height: 32 });
    const alphas = (picture: Picture | undefined) => picture?.pixels.filter((_, i) => i % 4 === 3) ?? [];
    expect(Math.min(...alphas(colour))).toBe(255);
    expect(new Set(alphas(outline))).toContain(0);
    for (let i = 0; outline && i < outline.pixels.length; i += 4)
      if (outline.pixels[i + 3] !== 0)
        expect([...outline.pixels.subarray(i, i + 3)]).toEqual([255, 255, 255]);
  });

  it('says all that is wrong with its arguments at once, and takes the id from the settings', () => {
    expect(readArguments(['--app-version', 'one', '--privacy', 'http://x.example'], {})).toEqual({
      problems: [
        expect.stringContaining('--app-id'),
        expect.stringContaining('--website'),
        expect.stringContaining('--privacy'),
        expect.stringContaining('--terms'),
        expect.stringContaining('--app-version'),
      ],
    });
    const website = ['--website', 'https://district.example'];
    expect(readArguments(website, { TEAMS_APP_ID: APP_ID })).toMatchObject({ app: { appId: APP_ID } });
  });
});

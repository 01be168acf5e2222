import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../../adapters/playground/edge');

it('a load test does not carry the emulator: one file imports it, and that file only on demand', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(20);
  const reading = (pattern: RegExp) =>
    files.filter((file) => pattern.test(readFileSync(join(folder, file), 'utf8')));
  expect(reading(/from 'emulate'/)).toEqual(['emulate.ts']);
  expect(reading(/from '\.\/emulate\.ts'/)).toEqual([]);
  expect(reading(/import\('\.\/emulate\.ts'\)/)).toEqual(['index.ts']);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMemory } from '../../../../adapters/playground/memory.ts';
import { tempFolder } from '../../../doubles/temp-folder.ts';

describe('the playground’s memory', () => {
  it('is the same after a restart', () => {
    const file = join(tempFolder(), 'data', 'playground.json');
    const first = openMemory(file);
    first.change({ now: 5, played: ['U1'] });
    first.change({ read: { U1: { C1: '1.000001' } } });
    expect(openMemory(file).value).toEqual(first.value);
    expect(openMemory(file).value).toMatchObject({
      now: 5,
      played: ['U1'],
      read: { U1: { C1: '1.000001' } },
    });
  });

  it('begins anew where the file cannot be read', () => {
    const file = join(tempFolder(), 'playground.json');
    writeFileSync(file, '{"now": "yesterday"');
    expect(openMemory(file).value).toEqual({ read: {}, played: [], guide: { done: [], closed: false } });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../doubles/temp-folder.ts';
import { leaksIn } from '../doubles/traces.ts';

/** A folder of traces in which one private text was written. */
function traces(files: Readonly<Record<string, string>>): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'words'), `${JSON.stringify('she said "stop" to me')}\n`);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the search of all traces for private words', () => {
  it.each([
    ['a log line', '1.log', '{"level":"info","msg":"saved she said \\"stop\\" to me"}'],
    ['an export', '1.export', 'unit,she said "stop" to me,12'],
    ['a metric', '2.metric', 'driveline_x{text="she said \\"stop\\" to me"} 1'],
  ])('finds them in %s', (_what, name, text) => {
    const { leaks, words } = leaksIn(traces({ [name]: text, '9.log': '{"level":"info"}' }));
    expect(words).toBe(1);
    expect(leaks).toEqual([{ file: name, words: 'she said "stop" to me' }]);
  });

  it('finds nothing where there is nothing, and says how much it read', () => {
    expect(leaksIn(traces({ '1.log': '{"level":"info","msg":"saved"}' }))).toEqual({
      ...{ words: 1, bytes: 30, leaks: [] },
    });
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/engine/clock.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';

describe('the past that the playground lives at its first start', () => {
  const folders: string[] = [];

  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  /** Every message as it was posted and after each edit; what leaves in one moment arrives in any order. */
  async function livedBy(clock: Clock): Promise<readonly string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    folders.push(folder);
    const config = readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' });
    const bot = await startBot(config, { clock, log: createLog('warn'), playgroundWeeks: 3 });
    await bot.stop();
    return readFileSync(join(folder, 'workspace.jsonl'), 'utf8').trimEnd().split('\n').sort();
  }

  it('is the same to the last word on a machine that needs a hundred times as long', async () => {
    const here = await livedBy(systemClock);
    const slow = await livedBy({ ...systemClock, now: () => systemClock.now() * 100 });
    expect(here.length).toBeGreaterThan(300);
    expect(slow).toEqual(here);
  }, 240_000);
});

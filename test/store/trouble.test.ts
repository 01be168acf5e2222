import { expect, it } from 'vitest';
import { watchStore } from '../../src/store/trouble.ts';
import { emptyStore } from '../doubles/stores.ts';

/** A store whose disk may be full, its log, and a clock that is moved by hand. */
async function watched() {
  const said: string[] = [];
  const note =
    (how: string) =>
    ({ code }: { code: string }) =>
      void said.push(`${how} ${code}`);
  let now = 0;
  const log = { error: note('error'), info: note('info') } as unknown as Parameters<typeof watchStore>[1];
  const store = watchStore(await emptyStore(), log, { now: () => now });
  return {
    ...{ store, said },
    pass: (ms: number) => {
      now += ms;
    },
    writes: () => store.transact(async () => {}),
    /** As where a large write no longer fits and a small one does. */
    fails: (code: string) =>
      expect(
        store.transact(() => Promise.reject(Object.assign(new Error('no'), { code }))),
      ).rejects.toThrow(),
  };
}

it('a disk that is nearly full, where every other write fits, is told of once, and once when it is over', async () => {
  const { store, said, pass, writes, fails } = await watched();
  for (let i = 0; i < 20; i++) {
    await fails('SQLITE_FULL');
    expect(store.healthy).toBe(false);
    await writes();
    // Whoever asks whether it is ready hears how it is now.
    expect(store.healthy).toBe(true);
    pass(5_000);
  }
  expect(said).toEqual(['error disk_full']);
  pass(60_000);
  await writes();
  await writes();
  expect(said).toEqual(['error disk_full', 'info disk_full']);
  await fails('SQLITE_FULL');
  expect(said).toEqual(['error disk_full', 'info disk_full', 'error disk_full']);
});

it('each trouble is told by its own name, two that take turns once each; a fault that is not the database’s is none', async () => {
  const { store, said, pass, writes, fails } = await watched();
  await fails('ENOTFOUND');
  expect(store.healthy).toBe(true);
  for (let i = 0; i < 3; i++) {
    await fails('SQLITE_FULL');
    await fails('SQLITE_IOERR_WRITE');
  }
  pass(120_000);
  await writes();
  expect(said).toEqual(['error disk_full', 'error disk_failed', 'info disk_full disk_failed']);
});

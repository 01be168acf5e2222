import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/in-memory.ts', 'test/migrated.ts', 'test/no-words-leak.ts'],
    // better-sqlite3's native clean-up is reported to abort in worker threads.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { seed: 20261102 },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

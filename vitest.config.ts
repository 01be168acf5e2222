import { defineConfig } from 'vitest/config';

/** Suites that leave nothing behind in their process: they share one, and its modules. */
const SHARED = ['model', 'locales', 'privacy', 'phrases'].map((folder) => `test/${folder}/**/*.test.ts`);

const each = {
  // better-sqlite3's native clean-up is reported to abort in worker threads.
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    globalSetup: ['test/in-memory.ts', 'test/migrated.ts', 'test/no-words-leak.ts'],
    maxWorkers: 2,
    sequence: { seed: 20261102 },
    projects: [
      { test: { ...each, name: 'shared', include: SHARED, isolate: false } },
      {
        test: {
          ...each,
          name: 'isolated',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...SHARED],
        },
      },
    ],
  },
});

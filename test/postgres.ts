import { spawn } from 'node:child_process';
import { hasPostgres, startPostgres } from './doubles/postgres.ts';

/**
 * Runs tests on a PostgreSQL of their own: `npm run test:postgres -- test/engine`. The same tests as on SQLite,
 * unchanged; only the store that they open is another.
 */
if (!hasPostgres) {
  console.error(
    'There is no PostgreSQL on this machine: install one (Debian: postgresql), or set TEST_DATABASE_URL.',
  );
  process.exit(1);
}
const postgres = await startPostgres();
const url = await postgres.database();
const tests = spawn('npx', ['vitest', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DRIVELINE_TEST_STORE: 'postgres', TEST_DATABASE_URL: url },
});
tests.on('exit', async (code) => {
  await postgres.stop();
  process.exit(code ?? 1);
});

/*
 * `npm run playground:teams` starts Microsoft's own Agents Playground, fetched by npx, against the bot with a made-up
 * district on this machine, and lets it be used by hand. With `-- --drive` a browser goes from hello to
 * check-in, rating, updated card and digest in it and takes pictures. Never part of a test run: its licence is for trying things out, and it asks for no tokens.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createPlaygroundClock } from '../../adapters/playground/clock.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrictFile } from '../../src/district/index.ts';
import { systemClock } from '../../src/engine/clock.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { standBetween } from './between.ts';
import { drive } from './drive.ts';
import { CHANNEL_NAME, districtText, idsOf, type Tenant, tenant, ZONE } from './ids.ts';

const PACKAGE = '@microsoft/m365agentsplayground@0.2.28';
const PORT = 56_150;
const PLAYGROUND = `http://127.0.0.1:${PORT}`;
/** A Monday morning in Chicago; the check-in is on Tuesday, the digest on Friday. */
const START = Date.parse('2026-11-02T09:00:00-06:00');

async function main(): Promise<void> {
  const between = await standBetween();
  const folder = mkdtempSync(join(tmpdir(), 'driveline-agents-'));
  const here = ['-e', `${between.url}/api/messages`, '--service-url', `${between.url}/_connector`];
  const options = [
    '--yes',
    PACKAGE,
    'start',
    ...here,
    '-c',
    'msteams',
    '-p',
    String(PORT),
    '--disable-telemetry',
  ];
  const child = spawn('npx', options, {
    // A folder of its own: it reads settings from where it is started.
    cwd: folder,
    // It says that its user is where its process is; here that is where the school is.
    env: { ...process.env, TZ: ZONE },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const end = () => {
    // It is a group of processes, and may be gone already.
    try {
      if (child.pid !== undefined) process.kill(-child.pid);
    } catch {}
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      end();
      process.exit(0);
    });
  }
  try {
    console.log(
      `Fetching and starting ${PACKAGE}. It listens on every address of this machine, without a key.`,
    );
    const known = await tenantOf(PLAYGROUND);
    const clock = createPlaygroundClock(START, systemClock);
    const databaseFile = join(folder, 'driveline.sqlite');
    writeFileSync(join(folder, 'district.yaml'), districtText(known));
    const store = openSqliteStore({ file: databaseFile });
    await applyDistrict(store, readDistrictFile(join(folder, 'district.yaml')));
    await store.close();
    const config = readConfig({
      TEAMS_DEV_ANONYMOUS: '1',
      DRIVELINE_SECRET: 'only for the agents playground on this machine',
      DATABASE_URL: `file:${databaseFile}`,
      PORT: '0',
    });
    const bot = await startBot(config, { clock, log: createLog('warn') });
    between.connect({ bot: bot.url, playground: PLAYGROUND, ids: idsOf(known) });

    /** Lives on until something comes, at most until `target`. */
    const until = async (target: number, arrived: () => Promise<boolean> = async () => false) => {
      await bot.engine.tick();
      while (clock.now() < target && !(await arrived())) {
        const next = (await bot.engine.nextWakeAt()) ?? target;
        clock.jumpTo(Math.min(target, Math.max(next, clock.now() + 1_000)));
        await bot.engine.tick();
        await between.answer();
      }
    };
    if (process.argv.includes('--drive')) {
      await drive({
        url: PLAYGROUND,
        now: () => clock.now(),
        until,
        greet: () => between.greet(known),
        posted: () => between.posted(),
        channel: CHANNEL_NAME,
      });
    } else {
      await between.greet(known);
      console.log(`Open ${PLAYGROUND} and write "help". Return: a day passes. Ctrl+C ends it.`);
      for await (const _ of createInterface({ input: process.stdin })) {
        await until(clock.now() + 86_400_000);
        console.log(new Date(clock.now()).toUTCString());
      }
    }
    await bot.stop();
  } finally {
    end();
    await between.close();
  }
}

/** What the playground says of its tenant, as soon as it answers; the first fetch takes a while. */
async function tenantOf(url: string): Promise<Tenant> {
  for (let tries = 0; tries < 60; tries++) {
    try {
      const response = await fetch(`${url}/_internal/v1/config`, { signal: AbortSignal.timeout(60_000) });
      if (response.ok) return tenant.parse(await response.json()).config;
    } catch {}
    await systemClock.sleep(2_000);
  }
  throw new Error(
    'The Agents Playground did not start. Is the registry within reach, and is port 56150 free?',
  );
}

await main();
process.exit(0);

/**
 * The whole bot as a process of its own, to be killed: `node --import tsx test/chaos/bot.ts <hurry as JSON>`, settings
 * in the environment as in life. Prints its address when it is ready. SIGTERM stops it as `driveline start` does.
 */
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';
import { hurriedClock } from './hurried-clock.ts';

const hurry = z.object({ from: z.number(), real: z.number(), speed: z.number() });
const clock = hurriedClock(hurry.parse(JSON.parse(process.argv[2] ?? '')));
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());

const config = readConfig(process.env);
const bot = await startBot(config, { clock, log: createLog(config.logLevel) });
process.stdout.write(`${bot.url}\n`);

// The heartbeat is real time's: beside this clock it would come once in many minutes.
while (!stopping.signal.aborted) {
  await clock.sleep(15_000, stopping.signal);
  if (!stopping.signal.aborted) await bot.engine.tick();
}
await bot.stop();

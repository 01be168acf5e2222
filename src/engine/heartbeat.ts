import { schedule } from 'node-cron';
import type { Logger } from 'pino';

/** Every 15 s: what falls due waits 15 s at the most, and an idle beat costs some milliseconds. */
const BEAT = '*/15 * * * * *';

/**
 * Calls `beat` at once and then at every quarter of a minute, never two at a time. It is only a pulse: what is due is
 * in the database, so a missed beat delays a message and loses none. It runs in UTC, where node-cron has no clock
 * changes to get wrong (node-cron#492, #509).
 */
export function startHeartbeat(beat: () => Promise<void>, log: Logger): { stop(): Promise<void> } {
  let current: Promise<void> = Promise.resolve();
  const safely = () => {
    current = beat().catch((error: unknown) => log.error({ error }, 'a heartbeat failed'));
    return current;
  };
  safely();
  const task = schedule(BEAT, safely, {
    name: 'heartbeat',
    timezone: 'UTC',
    noOverlap: true,
    suppressMissedWarning: true,
    logger: {
      info: (message) => log.debug(message),
      warn: (message) => log.debug(message),
      debug: () => {},
      error: (error) => log.error({ error }, 'the heartbeat failed'),
    },
  });
  return {
    async stop() {
      await task.destroy();
      await current;
    },
  };
}

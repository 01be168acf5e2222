import { schedule } from 'node-cron';
import type { Logger } from 'pino';

/** Every 15 s: what falls due waits 15 s at the most, and an idle beat costs some milliseconds. */
const BEAT = '*/15 * * * * *';

/**
 * node-cron waits for an instant of the wall clock. Where that is put back by two hours, it is silent for two hours
 * (seen with 4.6.0): so a timer, which knows no clock, looks whether it still beats, and begins it anew where not.
 */
const SILENT_MS = 40_000;

/**
 * Calls `beat` at once and then at every quarter of a minute, never two at a time. It is only a pulse: what is due is
 * in the database, so a missed beat delays a message and loses none. It runs in UTC, where node-cron has no clock
 * changes to get wrong (node-cron#492, #509).
 */
export function startHeartbeat(beat: () => Promise<void>, log: Logger): { stop(): Promise<void> } {
  let current: Promise<void> = Promise.resolve();
  let beating = false;
  let heard = true;
  const safely = async () => {
    heard = beating = true;
    current = beat()
      .catch((error: unknown) => log.error({ error }, 'a heartbeat failed'))
      .finally(() => {
        beating = false;
      });
    await current;
  };
  const begin = () =>
    schedule(BEAT, safely, {
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
  void safely();
  let task = begin();
  const watch = setInterval(() => {
    if (!heard && !beating) {
      log.warn(
        { code: 'heartbeat_silent' },
        'No heartbeat came, as when a clock is put back: it begins anew',
      );
      void task.destroy();
      task = begin();
      void safely();
    }
    heard = false;
  }, SILENT_MS);
  return {
    async stop() {
      clearInterval(watch);
      await task.destroy();
      await current;
    },
  };
}

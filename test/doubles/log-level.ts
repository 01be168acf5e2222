import { LOG_LEVELS, type LogLevel } from '../../src/log.ts';

/** How much the bots of the tests say: errors, unless somebody looks through it all (`test/canary.ts`). */
export const TEST_LOG_LEVEL: LogLevel =
  LOG_LEVELS.find((level) => level === process.env.DRIVELINE_LOG_LEVEL) ?? 'error';

import { type Logger, LogLevel } from '@slack/bolt';
import type { SlackLog } from './config.ts';

/**
 * Bolt's logger, for warnings and errors only. Of what Bolt says, the first sentence is kept where it is one:
 * what follows may be an error that quotes a payload.
 */
export function boltLog(log: SlackLog): Logger {
  const sentence = (said: readonly unknown[]) => (typeof said[0] === 'string' ? said[0] : 'an error in Bolt');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn({ from: 'bolt' }, sentence(said)),
    error: (...said) => log.error({ from: 'bolt' }, sentence(said)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { canariesIn } from './canary.ts';

const logged = (fields: object, message: string) => {
  const lines: string[] = [];
  createLog('debug', { write: (line: string) => void lines.push(line) }).debug(fields, message);
  return lines.join('');
};

it.each([
  'a secret of the tests, long enough to be one',
  'xoxb-lakeside-0123456789abcdef0123',
  'xapp-1-abcdefghij',
  'postgres://driveline:hunter2@db.example/driveline',
  'zq17qz what ana thinks of it',
])('finds in a line of the log: %s', (secret) => {
  expect(canariesIn(logged({}, `here it is: ${secret}`))).toHaveLength(1);
  expect(canariesIn(logged({ id: 'a-b', state: 'sent' }, 'a quiet day'))).toEqual([]);
});

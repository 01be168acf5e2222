/**
 * Looks through what a whole run of the tests has logged for what no log may hold: `node --import tsx test/canary.ts
 * <file>`. The run must have been logged in full (`DRIVELINE_LOG_LEVEL=debug`), or there is nothing to find.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { identityOf } from '../adapters/playground/edge/identity.ts';

/** What the local Slack signs with, for the districts that most tests have. */
const SIGNING = ['lakeside', 'bench', 'maple'].map(
  (domain) => identityOf({ name: domain, domain }).signingSecret,
);

/** Each by what it is called in a complaint: secrets of the doubles, and words that only one person may read. */
const CANARIES: Readonly<Record<string, RegExp>> = {
  'the secret that seals': /a secret of the (tests|simulation|flood)[^"]{0,30}, long enough/,
  'a signing secret': new RegExp(SIGNING.join('|')),
  'a bot token': /xoxb-[\w-]*[0-9a-f]{16,}/,
  'a rotating token': /xoxe\.xox[bp]-1-\w{3,}/,
  'an app token': /xapp-\d-\w{8,}/,
  'a signature': /v0=[0-9a-f]{64}/,
  'a bearer token': /Bearer [\w-]{12,}\./,
  'the password of a database': /postgres(ql)?:\/\/[^\s:@/]+:[^\s@/]+@/,
  'words of one person': /zq\d+qz/,
};

/** Lines of the log with something in them that should not be there. The tests' own names and titles are no log. */
export function canariesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    if (!line.includes('"level":')) return [];
    return Object.entries(CANARIES).flatMap(([what, pattern]) =>
      pattern.test(line) ? [`${what}: ${line.slice(0, 200)}`] : [],
    );
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = readFileSync(process.argv[2] ?? '', 'utf8');
  const found = canariesIn(text);
  const lines = text.split('\n').filter((line) => line.includes('"level":')).length;
  process.stdout.write(
    `${lines} lines of log looked through: ${found.length} with a secret in them\n${found.join('\n')}\n`,
  );
  // A run that logged next to nothing proves nothing.
  process.exitCode = found.length === 0 && lines > 100 ? 0 : 1;
}

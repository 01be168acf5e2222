import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { SlackEdge } from '../../adapters/playground/edge/index.ts';
import { addDays, dateIn, windowOf } from '../../src/model/calendar/index.ts';
import { as, type LocalDate } from '../../src/model/ids.ts';
import { SECRET } from '../doubles/world.ts';

interface Order {
  readonly edge: SlackEdge;
  readonly databaseFile: string;
  /** Where the bot finds Slack; the edge itself unless told. */
  readonly apiUrl?: string;
  /** Modules loaded before the bot. */
  readonly preload?: readonly string[];
}

/** `driveline start` in real time, as an operator starts it. */
export function startLive({ edge, databaseFile, apiUrl = edge.apiUrl, preload = [] }: Order) {
  const modules = ['tsx', ...preload].flatMap((name) => ['--import', name]);
  const child = spawn(process.execPath, [...modules, 'src/cli.ts', 'start'], {
    env: {
      PATH: process.env.PATH ?? '',
      SLACK_BOT_TOKEN: edge.botToken,
      SLACK_SIGNING_SECRET: edge.signingSecret,
      SLACK_API_URL: apiUrl,
      DRIVELINE_SECRET: SECRET,
      DATABASE_URL: `file:${databaseFile}`,
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const code = once(child, 'exit').then(() => child.exitCode);
  let said = '';
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (found) resolve(found[0]);
      });
    }
    void code.then(() => reject(new Error(`It ended, having said only: ${said}`)));
  });
  return {
    ...{ address, code },
    /** Everything that it has said so far. */
    said: () => said,
    /** SIGTERM unless told. */
    ask: (signal: NodeJS.Signals = 'SIGTERM') => child.kill(signal),
  };
}

/** Asks until the bot says that it is ready, or until it is ready no more. */
export async function until(what: 'ready' | 'not ready', address: string): Promise<void> {
  const ready = () =>
    fetch(`${address}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while ((await ready()) !== (what === 'ready')) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A district whose check-in of this week is open at this moment, whatever the day and the hour. */
export function openAllWeek(edge: SlackEdge, now: number, people = edge.users().length): string {
  // The check-in is open from Monday 00:00 to Sunday 23:45; in the last hours of UTC's week it is not late in Honolulu.
  const sunday = new Date(now).getUTCDay() === 0;
  const today = as<LocalDate>(new Date(now).toISOString().slice(0, 10));
  const firstDay = addDays(dateIn(windowOf(today), 1), -28);
  const channel = edge.channels()[0]?.id ?? '';
  return [
    `district: { key: lakeside, name: Lakeside, zone: ${sunday ? 'Pacific/Honolulu' : 'UTC'},`,
    `  first_day: ${firstDay}, last_day: ${addDays(firstDay, 200)} }`,
    'defaults:',
    '  working_hours: { days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00" }',
    '  check_in: { every_weeks: 1, day: monday, time: "00:00", spread_minutes: 0 }',
    '  digest: { day: sunday, time: "23:45" }',
    `teams: [{ key: t0, name: Team, channel: ${channel} }]`,
    'people:',
    ...edge
      .users()
      .slice(0, people)
      .map(({ id, name }) => `  - { key: ${name}, name: ${name}, slack: ${id}, roles: { staff: t0 } }`),
    '',
  ].join('\n');
}

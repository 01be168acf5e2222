import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';
import { addDays, dateIn, windowOf } from '../../src/model/calendar/index.ts';
import { as, type LocalDate } from '../../src/model/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { build, settingsFor, startBuiltBot } from './built-bot.ts';
import { enterDistrict } from './district-rows.ts';
import { type BenchResult, holds, runIfMain } from './result.ts';

/**
 * What the bot's process holds in memory (Linux: VmRSS and VmHWM) with 100,000 people in 5,000 teams, all due at this
 * moment: it plans two weeks, releases without end and sends as fast as its pace allows.
 */
const PEOPLE = 100_000;
const PER_TEAM = 20;
/** Watched for so long after the first message was sent; the planning is over then, the releasing is not. */
const WATCHED_MS = 45_000;
const LONGEST_MS = 300_000;
const MOST_MB = 250;

export async function bench(): Promise<BenchResult> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'driveline-bench-'));
  const users = Array.from({ length: PEOPLE }, (_, i) => {
    const name = `p${String(i).padStart(6, '0')}`;
    return { name, realName: name, email: `${name}@lakeside.example`, tz: 'UTC', title: '' };
  });
  const seed = { team: { name: 'Lakeside', domain: 'lakeside' }, users, channels: [] };
  const edge = await createSlackEdge({ now: () => Date.now(), behind: 'bare', seed });
  try {
    const file = join(folder, 'driveline.sqlite');
    await openSqliteStore({ file }).close();
    describeDistrict(file, edge, Date.now());
    return await watch(file, edge);
  } finally {
    await edge.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watch(file: string, edge: SlackEdge): Promise<BenchResult> {
  const bot = await startBuiltBot(settingsFor(edge, file));
  const samples: number[] = [];
  const began = performance.now();
  let until = began + LONGEST_MS;
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    samples.push(megabytes(bot.pid, 'VmRSS'));
    if (until === began + LONGEST_MS && edge.calls('chat.postMessage').length > 0) {
      until = performance.now() + WATCHED_MS;
    }
  }
  const peak = megabytes(bot.pid, 'VmHWM');
  const books = new Database(file, { readonly: true });
  const count = (table: string) => Number(books.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const [planned, released] = [count('occurrence'), count('outbox')];
  books.close();
  const sent = edge.calls('chat.postMessage').length;
  await bot.stop();
  const ratios = [
    { label: `peak memory against ${MOST_MB} MB`, value: round(peak / MOST_MB), required: { atMost: 1 } },
  ];
  return {
    name: 'memory',
    figures: {
      people: PEOPLE,
      'occurrences planned': planned,
      'messages released': released,
      'messages sent': sent,
      'RSS in MB, at the end': round(samples.at(-1) ?? Number.NaN),
      'RSS in MB, peak': round(peak),
    },
    ratios,
    ok: ratios.every(holds) && planned >= 2 * PEOPLE && sent > 0,
  };
}

function megabytes(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}

/** The check-in is open from Monday 00:00 to Sunday 23:45, so that all are due whenever this runs. */
function describeDistrict(file: string, edge: SlackEdge, now: number): void {
  const today = as<LocalDate>(new Date(now).toISOString().slice(0, 10));
  const firstDay = addDays(dateIn(windowOf(today), 1), -28);
  const client = new Database(file);
  enterDistrict(client, {
    people: PEOPLE,
    perTeam: PER_TEAM,
    // In the last hour of UTC's week it is not late in Honolulu.
    zone: new Date(now).getUTCDay() === 0 ? 'Pacific/Honolulu' : 'UTC',
    firstDay,
    lastDay: addDays(firstDay, 200),
    workspaceId: edge.teamId,
    userId: (person) => edge.users()[person]?.id ?? '',
    digest: { day: 7, time: '23:45' },
  });
  client.close();
}

const round = (value: number) => Math.round(value * 100) / 100;

await runIfMain(import.meta.url, bench);

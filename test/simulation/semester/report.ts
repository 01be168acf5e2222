import type { Tx } from '../../../src/store/store.ts';
import type { FarSide } from './far-side.ts';
import type { Interval } from './faults.ts';
import type { Promises } from './promises-kept.ts';
import { troubled, type Watch } from './rules.ts';
import { daysOf, plus, type Town, weekdayOf } from './town.ts';

const LATE_MS = 120_000;
const DAY = 86_400_000;

/** What became of a semester. */
export interface Report {
  readonly seed: number;
  readonly weeks: number;
  readonly people: number;
  readonly messages: number;
  readonly sent: number;
  /** Sent more than two minutes after its time. */
  readonly late: number;
  readonly expired: number;
  readonly answered: number;
  readonly acknowledged: number;
  /** Sends of which the far side did not say whether they were done. */
  readonly uncertain: number;
  readonly doubled: number;
  readonly lost: number;
  /** Not sent because a rule said so: a holiday, a pause, a budget. */
  readonly suppressed: number;
  readonly deaths: number;
  readonly faults: number;
  /** Seconds from its time to its arrival, of 99 in 100. */
  readonly p99LatenessS: number;
}

interface Closing {
  readonly town: Town;
  readonly far: FarSide;
  readonly watch: Watch;
  readonly promises: Promises;
  readonly end: number;
  readonly deaths: number;
  readonly seed: number;
  readonly weeks: number;
  readonly trouble: readonly Interval[];
  /** Whether it was lived to its end, so that everything must have ended. */
  readonly whole: boolean;
}

/** Ends of which only trouble can be the reason. */
const UNLUCKY: readonly string[] = ['late', 'attempts', 'uncertain', 'gone', 'invalid', 'no_account'];

/** Reads the ledger at the end: everybody due was asked, or there is a reason for it, and the reason is true. */
export async function closeReport(tx: Tx, closing: Closing): Promise<{ report: Report; wrong: string[] }> {
  const { town, far, end, trouble } = closing;
  const rows = await tx.db.select().from(tx.t.occurrence);
  const outbox = await tx.db.select().from(tx.t.outbox);
  const there = new Map(far.messages.map((message) => [message.key, message]));
  const wrong: string[] = [];
  let lost = 0;
  const lateness: number[] = [];
  const say = (what: string) => void wrong.push(what);

  for (const row of rows) {
    const { key, state, reason, dueAt, expiresAt } = row;
    const message = there.get(key);
    if (state === 'sent' || state === 'answered') {
      if (!message) {
        lost++;
        say(`${key} is ${state} and nobody has it`);
      } else lateness.push(Math.max(0, message.at - dueAt));
      if (message && message.calledAt >= expiresAt) say(`${key} was sent after its time`);
    } else if (message && reason !== 'uncertain' && closing.whole) {
      say(`${key} is there, and the ledger says ${state} (${reason})`);
    }
    if ((state === 'planned' || state === 'released') && expiresAt < end - DAY && closing.whole)
      say(`${key} has never ended: ${state}, until ${iso(expiresAt)}`);
    if (reason !== null && UNLUCKY.includes(reason) && state !== 'planned') {
      if (!cameLater(town, row) && !troubled(trouble, dueAt - DAY, expiresAt)) {
        lost++;
        say(
          `${key} ended as ${state} (${reason}), and nothing was in its way from ${iso(dueAt)} to ${iso(expiresAt)}`,
        );
      }
    }
    if (state === 'skipped' && row.view === 'ask' && row.loop === 'checkin') {
      const untrue = lieIn(town, row);
      if (untrue) say(`${key} was skipped for ${reason}: ${untrue}`);
    }
  }
  if (closing.whole) {
    for (const row of outbox) {
      if (['ready', 'sending', 'uncertain'].includes(row.state) && row.expiresAt < end - 2 * DAY)
        say(`the message ${row.id} has never ended: ${row.state}`);
      if (row.state === 'sent' && row.refreshAt !== null && row.refreshAt < end - DAY)
        say(`the message ${row.id} has never been brought up to date`);
    }
    const missing = unplanned(town, new Set(rows.map((row) => row.key)));
    lost += missing.length;
    wrong.push(...missing);
  }
  const sorted = lateness.sort((one, other) => one - other);
  const count = (of: (row: (typeof rows)[number]) => boolean) => rows.filter(of).length;
  return {
    wrong,
    report: {
      ...{ seed: closing.seed, weeks: closing.weeks, people: town.people.length, lost },
      messages: far.messages.length,
      sent: lateness.length,
      late: lateness.filter((ms) => ms > LATE_MS).length,
      expired: count(({ state, reason }) => state === 'expired' && reason === 'late'),
      answered: count(({ state }) => state === 'answered'),
      acknowledged: closing.promises.acknowledged,
      uncertain: ['status', 'done_then_status', 'lost', 'done_then_lost', 'done_late'].reduce(
        (sum, kind) => sum + (far.went.get(kind) ?? 0),
        0,
      ),
      doubled: closing.watch.doubled,
      suppressed: count(({ state }) => state === 'skipped' || state === 'cancelled'),
      deaths: closing.deaths,
      faults: [...far.went.values()].reduce((sum, one) => sum + one, 0),
      p99LatenessS: Math.round((sorted[Math.floor(sorted.length * 0.99)] ?? 0) / 1_000),
    },
  };
}

/** Of whoever came, or was coached, only after it was due the ledger says that it was too late for that one. */
function cameLater(
  town: Town,
  { subject, dueAt }: { readonly subject: string; readonly dueAt: number },
): boolean {
  // The file of a day counts from 11:00 UTC on.
  const day = new Date(dueAt - 11 * 3_600_000).toISOString().slice(0, 10);
  // A talk is named after both who have it.
  const [about, , coachee] = subject.split(':');
  if (about === 'contact') return !town.coacheesOn(day).some(({ key }) => coachee === `lakeside/${key}`);
  const person = town.people.find(({ key }) => subject === `lakeside/${key}`);
  return person !== undefined && !town.isHere(person, day);
}

const iso = (at: number) => new Date(at).toISOString();

/** Everybody who is asked by check-in has a row for each week that they were there on the Monday of. */
function unplanned(town: Town, keys: ReadonlySet<string>): string[] {
  const asked = new Set(town.teams.filter((team) => !team.votes).map((team) => team.key));
  const wrong: string[] = [];
  for (
    let monday = plus(town.firstDay, 1 - weekdayOf(town.firstDay));
    monday <= town.lastDay;
    monday = plus(monday, 7)
  ) {
    for (const person of town.people) {
      if (person.team === undefined || !asked.has(person.team)) continue;
      if (!town.isHere(person, monday) || !town.isHere(person, plus(monday, 6))) continue;
      const key = `checkin:lakeside/${person.key}:${monday}`;
      if (!keys.has(key)) wrong.push(`${key} was never planned`);
    }
  }
  return wrong;
}

/** What speaks against a reason, by the town's own calendar. */
function lieIn(
  town: Town,
  {
    subject,
    window,
    reason,
  }: { readonly subject: string; readonly window: string; readonly reason: string | null },
): string | undefined {
  const person = town.people.find(({ key }) => subject === `lakeside/${key}`);
  const team = town.teams.find(({ key }) => key === person?.team);
  const week = daysOf(window, plus(window, 6));
  const schoolDays = daysOf(town.firstDay, town.lastDay).filter(
    (day) => weekdayOf(day) <= 5 && (!town.closed.has(day) || town.testing.has(day)) && day !== town.snowDay,
  );
  const near = (edge: readonly string[]) => week.some((day) => edge.includes(day));
  switch (reason) {
    case 'break':
    case 'holiday':
    case 'testing':
      return week.some((day) => town.closed.has(day)) ? undefined : 'that week has no closed day';
    case 'snow':
      return week.includes(town.snowDay) ? undefined : 'it did not snow that week';
    case 'away':
      return person?.away &&
        week.some((day) => (person.away?.[0] ?? '') <= day && day <= (person.away?.[1] ?? ''))
        ? undefined
        : 'they were there';
    case 'first_days':
      return near(schoolDays.slice(0, 6)) ? undefined : 'the year had long begun';
    case 'last_days':
      return near(schoolDays.slice(-7)) ? undefined : 'the year went on';
    case 'off_week': {
      const weeks = Math.round((Date.parse(window) - Date.parse(town.firstDay)) / (7 * DAY));
      return team && team.everyWeeks > 1 && weeks % team.everyWeeks !== 0
        ? undefined
        : 'it was a week of theirs';
    }
    case 'before_first_day':
      return window < town.firstDay ? undefined : 'school had begun';
    case 'after_last_day':
      return plus(window, 6) > town.lastDay ? undefined : 'school went on';
    default:
      return undefined;
  }
}

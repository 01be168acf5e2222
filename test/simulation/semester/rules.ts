import { type Call, type FarMessage, type Method, PACE, type Refusal } from './far-side.ts';
import type { Interval } from './faults.ts';
import { HOURS, type Inhabitant, SCHOOLS, type Town, weekdayOf } from './town.ts';

/*
 * What every step must keep, told by other means than the bot's: Intl for local time, sets of dates for closed days,
 * counts of what arrived at the far side.
 */

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local day and time of an instant, as `YYYY-MM-DD` and `HH:MM:SS`. */
export function localOf(at: number, zone: string): { readonly day: string; readonly time: string } {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(zone, clock);
  }
  const [day = '', time = ''] = clock.format(at).split(' ');
  return { day, time };
}

const BUDGET = { staff: 2, coach: 4, leadership: 4 } as const;
/** The day's edit of the district file is applied at 11:00 UTC: until then the day before counts. */
const EDIT_MS = 11 * 3_600_000;
/** A channel is written to in its daytime, or at the time chosen for its message. */
const CHANNEL = { from: '07:00', to: '18:00' } as const;

export interface Watch {
  /** Looks at a message the moment it appears. */
  message(message: FarMessage): void;
  readonly wrong: string[];
  /** Messages that are there twice. */
  readonly doubled: number;
}

/** Nobody gets anything twice, outside their hours, on a closed day, while away, before they came or after they left. */
export function watchMessages(town: Town, skewMs: number): Watch {
  const people = new Map(town.people.map((person) => [person.userId, person]));
  const teams = new Map(town.teams.map((team) => [team.channelId, team]));
  const seen = new Set<string>();
  const weeks = new Map<string, number>();
  const wrong: string[] = [];
  let doubled = 0;

  const fileDay = (at: number) => new Date(at - EDIT_MS).toISOString().slice(0, 10);
  const isClosed = (day: string, at: number) =>
    town.closed.has(day) ||
    (day === town.snowDay && fileDay(at) >= day) ||
    day < town.firstDay ||
    day > town.lastDay;
  const inside = (time: string, hours: { readonly from: string; readonly to: string }) =>
    time >= `${hours.from}:00` && time < `${hours.to}:00`;

  /** A clock that is a little off may be right by its own time. */
  function within(at: number, zone: string, hours: { readonly from: string; readonly to: string }): boolean {
    return [-skewMs, 0, skewMs].some((off) => inside(localOf(at + off, zone).time, hours));
  }

  function toPerson(person: Inhabitant, { key, calledAt }: FarMessage): void {
    const zone = town.zoneOf(person, fileDay(calledAt));
    const { day, time } = localOf(calledAt, zone);
    const away = person.away !== undefined && person.away[0] <= day && day <= person.away[1];
    const here = town.isHere(person, fileDay(calledAt));
    if (weekdayOf(day) > 5 || isClosed(day, calledAt) || away || !here || !within(calledAt, zone, HOURS))
      wrong.push(`${key} reached ${person.key} at ${day} ${time} (${zone})`);
    if (key.startsWith('snooze:') || person.moves) return;
    const week = `${person.key} ${mondayOf(day)}`;
    const count = (weeks.get(week) ?? 0) + 1;
    weeks.set(week, count);
    if (count > BUDGET[person.audience]) wrong.push(`${key} is message ${count} of a week: ${week}`);
  }

  function toChannel(channelId: string, { key, calledAt }: FarMessage): void {
    const team = teams.get(channelId);
    if (!team) return void wrong.push(`${key} went to an unknown channel`);
    const { day, time } = localOf(calledAt, SCHOOLS[team.school]);
    if (weekdayOf(day) > 5 || isClosed(day, calledAt) || !within(calledAt, SCHOOLS[team.school], CHANNEL))
      wrong.push(`${key} was posted at ${day} ${time}`);
  }

  return {
    wrong,
    get doubled() {
      return doubled;
    },
    message(message) {
      if (seen.has(message.key)) {
        doubled++;
        wrong.push(`${message.key} is there twice`);
        return;
      }
      seen.add(message.key);
      const { to } = message;
      if (to.type === 'channel') return toChannel(to.channelId, message);
      const person = people.get(to.userId);
      if (person) toPerson(person, message);
      else wrong.push(`${message.key} went to nobody that is known`);
    },
  };
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - (weekdayOf(day) - 1));
  return date.toISOString().slice(0, 10);
}

const PER_MINUTE: Readonly<Partial<Record<Method, number>>> = {
  send: PACE.sendsPerMinute,
  update: PACE.updatesPerMinute,
  find: PACE.updatesPerMinute,
};

/**
 * No bucket is exceeded: in no minute of any length do more calls arrive than the rate allows, with the burst that each
 * process begins with; and none of a process while the platform had asked it to wait.
 */
export function overPace(
  calls: readonly Call[],
  refusals: readonly Refusal[],
  /** When each process began: its buckets begin full. */
  lives: readonly number[],
): string[] {
  const wrong: string[] = [];
  for (const [method, perMinute] of Object.entries(PER_MINUTE)) {
    const times = calls.filter((call) => call.method === method).map((call) => call.at);
    const burst = Math.max(2, Math.round(perMinute / 150));
    for (let from = 0, to = 0; to < times.length; to++) {
      const now = times[to] ?? 0;
      while (now - (times[from] ?? 0) >= 60_000) from++;
      const count = to - from + 1;
      if (count <= perMinute + burst) continue;
      const begun = lives.filter((at) => now - 60_000 <= at && at <= now).length;
      if (count > perMinute + burst * (1 + begun)) {
        wrong.push(
          `${count} calls of ${method} in the minute before ${new Date(times[to] ?? 0).toISOString()}`,
        );
        break;
      }
    }
  }
  for (const { life, method, at, until } of refusals) {
    // What was under way already when the refusal came had not heard of it.
    const early = calls.find(
      (call) => call.life === life && call.method === method && call.at > at && call.at < until,
    );
    if (early) wrong.push(`${method} was called ${until - early.at} ms before its Retry-After was over`);
  }
  const channels = new Map<string, number>();
  for (const { method, life, channel, at } of calls) {
    if (method !== 'send') continue;
    const name = `${life} ${channel}`;
    const before = channels.get(name);
    if (before !== undefined && at - before < 1_000)
      wrong.push(`${channel} was written to twice in a second`);
    channels.set(name, at);
  }
  return wrong;
}

/** Whether a time overlaps one in which a message may rightly come late. */
export function troubled(trouble: readonly Interval[], from: number, to: number): boolean {
  return trouble.some((one) => one.from < to && from < one.to);
}

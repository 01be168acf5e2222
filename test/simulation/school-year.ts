import { createHash } from 'node:crypto';
import type { Card } from '../../src/chat/card.ts';
import type { ActionName } from '../../src/chat/event.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { seededRandom } from '../../src/engine/random.ts';
import { createLoops } from '../../src/loops/index.ts';
import { as } from '../../src/model/ids.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import { engineOf } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { emptyStore } from '../doubles/stores.ts';
import { districtFile, isHere, people, TEAMS, type Townsperson, userIdOf, YEAR } from './town.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** One message that reached somebody. */
export interface Sent {
  readonly key: string;
  /** The person's key, or `undefined` for a channel. */
  readonly person: string | undefined;
  readonly at: number;
}

/** A year as it was lived, in plain data that checks can read. */
export interface SchoolYear {
  readonly sent: readonly Sent[];
  readonly occurrences: readonly {
    readonly key: string;
    readonly loop: string;
    readonly view: string;
    readonly window: string;
    readonly state: string;
    readonly reason: string | null;
  }[];
  readonly asked: readonly {
    readonly person: string;
    readonly team: string;
    readonly window: string;
    readonly questions: readonly {
      readonly itemId: string;
      readonly topic: string;
      readonly reason: string;
    }[];
  }[];
  /** Everything in the ledger, and every question that was drawn, in 64 hex digits. */
  readonly fingerprint: string;
  /** Only what was drawn, without the names of the district. */
  readonly drawn: string;
}

type Act = { readonly at: number; readonly userId: string } & (
  | { readonly action: ActionName; readonly value: string }
  | { readonly command: string }
);

/** Time goes by in quarters of an hour: a year has then some 2,000 instants at which there is something to do. */
const QUARTER = 15 * MINUTE;

/**
 * Lives a school year with the production loops and engine on a real database, and a chat that never fails; with
 * `until`, only the part of it before that day.
 */
export async function liveSchoolYear(
  seed: string,
  { district = 'lakeside', until }: { readonly district?: string; readonly until?: string } = {},
): Promise<SchoolYear> {
  const clock = new ManualClock(Date.parse(`${YEAR.firstDay}T05:00:00Z`) - 7 * DAY);
  const end =
    until === undefined
      ? Date.parse(`${YEAR.lastDay}T05:00:00Z`) + 14 * DAY
      : Date.parse(`${until}T05:00:00Z`);
  const random = seededRandom(seed);
  const store = await emptyStore();
  const platform = scriptedPlatform({ clock });
  const loops = createLoops({ seal: createSeal('a secret of the simulation, long enough to be one') });
  const engine = engineOf({ store, clock, platforms: [platform], loops, seed });
  const cast = new Map(people().map((person) => [userIdOf(person.key), person]));

  async function apply(day: string): Promise<void> {
    const reading = readDistrict(districtFile(district, day));
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    await applyDistrict(store, reading.district);
    await store.transact((tx) => welcomeEverybody(tx, as(reading.district.tenant.id), 0));
  }
  await apply('2026-08-01');
  await store.transact(async (tx) => {
    const bound = { tenantId: district, platform: 'slack', workspaceId: 'W1' } as const;
    await tx.db.insert(tx.t.workspace).values(bound).onConflictDoNothing();
  });

  const edits = ['2026-11-09', '2027-01-18', YEAR.snowDay].map((day) => ({
    day,
    at: Date.parse(`${day}T11:00:00Z`),
  }));
  const acts: Act[] = [];
  let seen = 0;
  /** Makes up everybody's mind about what has come since. */
  function notice(): void {
    for (; seen < platform.messages.length; seen++) {
      const message = platform.messages[seen];
      if (!message) continue;
      if (message.to.type === 'person') {
        const person = cast.get(message.to.userId);
        if (person) acts.push(...intends(person, message.key, message.card, clock.now(), random.fraction));
      } else acts.push(...decides(message.key, message.card, clock.now(), random.fraction));
    }
  }

  while (clock.now() < end) {
    await engine.tick();
    notice();
    const wake = await engine.nextWakeAt();
    const next = Math.min(end, wake ?? end, edits[0]?.at ?? end, ...acts.map(({ at }) => at));
    clock.set(Math.ceil(next / QUARTER) * QUARTER);
    const now = clock.now();
    const edit = edits[0];
    if (edit && edit.at <= now) {
      edits.shift();
      await apply(edit.day);
    }
    for (
      let due = acts.findIndex(({ at }) => at <= now);
      due >= 0;
      due = acts.findIndex(({ at }) => at <= now)
    ) {
      const [act] = acts.splice(due, 1);
      if (!act) break;
      const person = cast.get(act.userId);
      if (!person || !isHere(person, new Date(now).toISOString().slice(0, 10))) continue;
      const base = { platform: 'slack', workspaceId: 'W1', actor: { userId: act.userId }, at: now } as const;
      if ('command' in act) {
        const typed = { command: '/driveline', text: act.command, channelId: 'D1' };
        await engine.inbox.route({ ...base, type: 'commanded', ...typed });
        continue;
      }
      const { action, value } = act;
      const reply = await engine.inbox.route({ ...base, type: 'pressed', action, value, order: now });
      const rating = reply.type === 'replace' && reply.card.nodes.find((node) => node.kind === 'choice');
      // The next question lies under the thumb already.
      if (action === 'checkin.answer' && rating && rating.kind === 'choice') {
        const choice = rating.options[ratingOf(person, random.fraction)];
        if (choice) acts.push({ at: now, userId: act.userId, action, value: choice.value });
      }
    }
  }
  return record(store, platform.messages, district, cast);
}

const LEVEL = new Map(TEAMS.map((team) => [team.key, team.level]));

/** Which rating somebody gives: 0 not yet, 1 partly, 2 in place, 3 can't tell. */
function ratingOf(person: Townsperson, draw: () => number): number {
  if (person.habit === 'alike') return 2;
  if (person.habit === 'unsure' && draw() < 0.7) return 3;
  const level = LEVEL.get(person.team ?? '') ?? 0.5;
  const luck = draw();
  return luck < (1 - level) ** 1.2 ? 0 : luck < 1 - level / 2 ? 1 : 2;
}

/** What somebody does about a message to them: press one of its buttons, some time later, or nothing. */
function intends(person: Townsperson, key: string, card: Card, now: number, draw: () => number): Act[] {
  const userId = userIdOf(person.key);
  const at = Math.ceil((now + MINUTE * (1 + draw() * 90)) / QUARTER) * QUARTER;
  const press = (verb: string, label = '') => {
    for (const node of card.nodes) {
      if (node.kind !== 'buttons') continue;
      const button = node.buttons.find((one) => one.action === verb && one.value.endsWith(label));
      if (button) return [{ at, userId, action: button.action, value: button.value }];
    }
    return [];
  };
  if (key.startsWith('pulse:'))
    return press('pulse.decide', '|do_it').map((act) => ({ ...act, at: at + 9 * DAY }));
  if (key.startsWith('enrolment:'))
    return person.habit === 'forgetful' ? press('enrolment.choose', '|every_other') : [];
  const choice = card.nodes.find((node) => node.kind === 'choice');
  if (choice?.kind !== 'choice') return [];
  const reminder = key.startsWith('reminder:');
  const willing = {
    steady: 0.85,
    alike: 1,
    unsure: 0.9,
    forgetful: 0.25,
    pauses: 0.9,
    declines: 0.5,
    never: 0,
  };
  if (person.habit === 'declines' && !reminder && draw() < 0.4) {
    return [{ at, userId, action: 'checkin.decline', value: key }];
  }
  if (person.habit === 'pauses' && draw() < 0.1) {
    const until = new Date(now + 21 * DAY).toISOString().slice(0, 10);
    return [{ at, userId, command: `pause ${until}` }];
  }
  if (draw() > willing[person.habit] * (reminder ? 0.5 : 1)) return [];
  const option = choice.options[ratingOf(person, draw)];
  return option ? [{ at, userId, action: choice.action, value: option.value }] : [];
}

/** Alder and beech have a head who decides; cedar's only when the bot has asked why nobody does. */
function decides(key: string, card: Card, now: number, draw: () => number): Act[] {
  if (!/digest:[^:]*\/(alder|beech)/.test(key)) return [];
  const buttons = card.nodes.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []));
  const choices = buttons.filter((button) => button.action === 'digest.decide');
  const choice = choices[Math.floor(draw() * choices.length)];
  const at = now + QUARTER;
  return choice ? [{ at, userId: userIdOf('head-pine'), action: choice.action, value: choice.value }] : [];
}

async function record(
  store: Awaited<ReturnType<typeof emptyStore>>,
  messages: ReturnType<typeof scriptedPlatform>['messages'],
  district: string,
  cast: ReadonlyMap<string, Townsperson>,
): Promise<SchoolYear> {
  const keyOf = (id: string) => id.slice(id.indexOf('/') + 1);
  const rows = await store.read(async (tx) => ({
    occurrences: await tx.db.select().from(tx.t.occurrence).orderBy(tx.t.occurrence.key),
    checkIns: await tx.db.select().from(tx.t.checkIn).orderBy(tx.t.checkIn.id),
    questions: await tx.db
      .select()
      .from(tx.t.question)
      .orderBy(tx.t.question.checkInId, tx.t.question.position),
  }));
  const asked = rows.checkIns.map((row) => ({
    ...{ person: keyOf(row.personId), team: keyOf(row.teamId), window: row.window },
    questions: rows.questions
      .filter((question) => question.checkInId === row.id)
      .map(({ itemId, driverId, reason }) => ({ itemId, topic: driverId, reason })),
  }));
  const sha = (data: unknown) => createHash('sha256').update(JSON.stringify(data)).digest('hex');
  return {
    sent: messages.map(({ key, to, at }) => ({
      ...{ key, at, person: to.type === 'person' ? cast.get(to.userId)?.key : undefined },
    })),
    occurrences: rows.occurrences.map(({ key, loop, view, window, state, reason }) => ({
      ...{ key, loop, view, window, state, reason },
    })),
    asked,
    fingerprint: sha(rows),
    drawn: sha(asked).replaceAll(district, ''),
  };
}

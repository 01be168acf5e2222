import { sql } from 'drizzle-orm';
import pino from 'pino';
import { applyDistrict, readDistrict } from '../../../src/district/index.ts';
import { createLoops } from '../../../src/loops/index.ts';
import { createSeal } from '../../../src/privacy/seal.ts';
import type { Store } from '../../../src/store/store.ts';
import { uniform } from '../../doubles/uniform.ts';
import { fingerprintOf, rollupErrors } from './books.ts';
import { createBots, SKEW_MS } from './bots.ts';
import { createCrowd } from './crowd.ts';
import { createFarSide, WORKSPACE } from './far-side.ts';
import { ALL_FAULTS, createFaults, NO_FAULTS, type Rates } from './faults.ts';
import { inOrder } from './lives.ts';
import { createPromises } from './promises-kept.ts';
import { closeReport, type Report } from './report.ts';
import { overPace, watchMessages } from './rules.ts';
import { buildTown, type Town } from './town.ts';
import { VirtualTime } from './virtual-time.ts';
import { createWords } from './words.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A message waits at the most so long after the last day: a closing vote that could not happen is made up for 30 days. */
const AFTER_MS = 33 * DAY;

export interface SemesterOptions {
  readonly seed: number;
  readonly weeks: number;
  readonly people: number;
  readonly faults: 'none' | 'all';
  /** Other rates than those of `faults`. */
  readonly rates?: Partial<Rates>;
  /** Bot processes that share the work, their clocks a little apart. */
  readonly processes: number;
  /** Empty, with all its tables. */
  readonly store: Store;
  /** Told once a simulated week. */
  readonly progress?: (week: number, weeks: number) => void;
  /** Whether it ends at the first promise that is broken. */
  readonly stopsAtOnce?: boolean;
}

export interface Semester {
  readonly report: Report;
  /** Every promise that was broken, in words; none where all is well. */
  readonly broken: readonly string[];
  /** All that is stored at the end, in 64 hex digits. */
  readonly fingerprint: string;
}

/** Ends a run at its first broken promise. */
class Enough extends Error {}

/** Lives a semester with the production code. The same options give the same semester, to the last byte. */
export async function liveSemester(options: SemesterOptions): Promise<Semester> {
  const { seed, weeks, people } = options;
  const draws = (of: number) => uniform(seed * 7_919 + of * 104_729);
  const town = buildTown(draws(1), { weeks, people });
  const from = Date.parse(`${town.firstDay}T00:00:00Z`) - 3 * DAY;
  const calmFrom = Date.parse(`${town.lastDay}T00:00:00Z`) + DAY;
  const end = calmFrom + AFTER_MS;
  const time = new VirtualTime(from);
  const rates = { ...(options.faults === 'all' ? ALL_FAULTS : NO_FAULTS), ...options.rates };
  const faults = createFaults({ rates, draw: draws(2), from, calmFrom });
  const store = inOrder(options.store, time);
  const words = createWords();
  const promises = createPromises();
  const watch = watchMessages(town, options.processes > 1 ? SKEW_MS : 0);
  const broken: string[] = [];
  let failure: unknown;
  let spins = false;
  const failed = (error: unknown) => {
    failure ??= error;
  };
  const safely = (work: Promise<void>) => void work.catch(failed);

  const personByUser = new Map(town.people.map((person) => [person.userId, person.key]));
  const far = createFarSide({
    ...{ time, faults },
    seen: (to, card) =>
      words.shownTo(to.type === 'person' ? (personByUser.get(to.userId) ?? '') : 'everybody', card),
    appeared(message) {
      watch.message(message);
      crowd.appeared(message);
    },
  });
  const luck = draws(4);
  const bots = createBots({
    ...{ seed: String(seed), processes: options.processes, time, end, store, far, draw: luck, failed },
    loops: createLoops({ seal: createSeal('a secret of the simulation, long enough to be one') }),
    log: pino({ level: 'warn' }, { write: words.logged }),
    fate: (point) => faults.fate(point, time.now()),
    spins() {
      spins = true;
      broken.push('it looks round again and again for something that never ends');
    },
    downMs: () => (luck() < rates.longDown ? luck() * 20 * HOUR : SECOND + luck() * 90 * SECOND),
  });
  const crowd = createCrowd({
    ...{ town, time, draw: draws(3), promises, words, until: calmFrom },
    ...{ twice: rates.twice, replyLost: rates.replyLost, strangers: rates.strangers },
    ...{ deliver: bots.deliver, show: far.show, shown: bots.shown },
  });

  /** What can be told at once, after every step. */
  function look(): void {
    if (failure !== undefined) throw failure;
    if (spins) throw new Enough();
    broken.push(...watch.wrong.splice(0), ...words.leaks.splice(0));
    if (options.stopsAtOnce && broken.length > 0) throw new Enough();
  }
  /** What takes a recount: once a day. */
  async function audit(which: 'new' | 'all'): Promise<void> {
    const wrong = await store.read(async (tx) => [
      ...(await promises.broken(tx, which)).map((one) => `an acknowledged answer is lost: ${one}`),
      ...(await rollupErrors(tx)).map((one) => `a rollup differs from a recount: ${one}`),
    ]);
    broken.push(...wrong);
  }

  await apply(store, town, town.firstDay);
  await store.transact(async (tx) => {
    const bound = { tenantId: 'lakeside', platform: 'slack', workspaceId: WORKSPACE } as const;
    await tx.db.insert(tx.t.workspace).values(bound).onConflictDoNothing();
  });
  // `driveline apply` beside the running bot.
  for (const day of town.edits)
    time.at(Date.parse(`${day}T11:00:00Z`), () => safely(apply(store, town, day)));
  const changed = from + Math.floor((0.3 + 0.4 * luck()) * weeks * 7) * DAY;
  time.at(changed, () => safely(changeZoneData(store, changed)));
  for (let day = from + DAY, count = 1; day < end; day += DAY, count++) {
    time.at(day, () => {
      safely(audit('new'));
      if (count % 7 === 0) options.progress?.(count / 7, weeks);
    });
  }
  crowd.begin();
  bots.start();
  try {
    await time.run(end, look);
    await audit('all');
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const whole = time.now() >= end;
  // Nobody goes on: the store is about to be closed.
  bots.end();
  broken.push(...overPace(far.calls, far.refusals, bots.births));
  const trouble = [...faults.trouble, ...bots.down];
  const { report, wrong } = await store.read((tx) =>
    closeReport(tx, {
      ...{ town, far, watch, promises, end, seed, weeks, trouble, whole },
      deaths: bots.down.length,
    }),
  );
  broken.push(...wrong);
  const fingerprint = await store.read(fingerprintOf);
  return { report, broken: [...new Set(broken)], fingerprint };
}

async function apply(store: Store, town: Town, day: string): Promise<void> {
  const reading = readDistrict(town.fileOn(day));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  await applyDistrict(store, reading.district);
}

/** What is planned was planned by another machine's zone data: an hour off, until it is planned again. */
async function changeZoneData(store: Store, now: number): Promise<void> {
  await store.transact(async (tx) => {
    const { occurrence, planMark } = tx.t;
    await tx.db.update(planMark).set({ tzdata: '2019a' });
    await tx.db
      .update(occurrence)
      .set({ dueAt: sql`${occurrence.dueAt} + 3600000` })
      .where(
        sql`${occurrence.state} = 'planned' and ${occurrence.reason} is null and ${occurrence.dueAt} > ${now}`,
      );
  });
}

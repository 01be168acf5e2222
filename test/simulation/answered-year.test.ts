import { describe, expect, it } from 'vitest';
import { fractionOf } from '../../src/model/seed.ts';
import { command, fill, triageValues } from '../doubles/improving.ts';
import {
  buttonsOf,
  createWorld,
  type DistrictWishes,
  type PersonName,
  settled,
  type World,
} from '../doubles/world.ts';

/*
 * A school year in which barriers are raised and actions planned, by chance and in chat, while people are on leave and
 * forget. All nine months of it, always: on the manual clock they take some twenty seconds of a processor.
 */

const SEED = process.env.DRIVELINE_SEED ?? 'driveline';

/** A Tuesday of each month that is a school day. */
const STARTS = [
  '2026-09-08',
  '2026-10-06',
  '2026-11-03',
  '2026-12-01',
  '2027-01-12',
  '2027-02-09',
  '2027-03-09',
  '2027-04-13',
  '2027-05-04',
] as const;

const STAFF = ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah'] as const;
const DISTRICT: DistrictWishes = { everyWeeks: 8, roles: { vera: 'admin: lakeside, leader: lakeside' } };

const chance = (...what: readonly (string | number)[]) => fractionOf(SEED, what.join(' '));
const pick = <T>(from: readonly T[], ...what: readonly (string | number)[]): T => {
  const one = from[Math.floor(chance(...what) * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** A day so many days after another, at noon in Chicago or near it. */
const day = (date: string, days: number) =>
  new Date(Date.parse(`${date}T18:00:00Z`) + days * 86_400_000).toISOString();

/** Presses a button on the newest message to somebody that has it and speaks of this. */
async function tap(world: World, name: PersonName, about: string, label: string): Promise<void> {
  const user = world.userId(name);
  if (world.edge.view(user)) await world.edge.closeView(user);
  const has = () =>
    world
      .direct(name)
      .filter((one) => one.text.includes(about) && buttonsOf(one).some((b) => b.label.startsWith(label)))
      .at(-1);
  await settled(() => has() !== undefined);
  const message = has();
  if (!message) throw new Error(`${name} has no "${label}" on a message about "${about}"`);
  await world.press(name, label, { message });
}

const closeView = async (world: World, name: PersonName) => {
  if (world.edge.view(world.userId(name))) await world.edge.closeView(world.userId(name));
};

/** One barrier on its way up and back, opened again once where chance has it. */
async function barrierOf(world: World, month: number, start: string): Promise<void> {
  const about = `Obstacle ${SEED} of month ${month}`;
  const by = pick(STAFF, 'raiser', month);
  await command(world, by, 'barrier');
  const voice = chance('voice', month) < 0.5 ? 'shielded' : 'named';
  await fill(world, by, { words: about, driver: 'internal_systems', voice });
  await closeView(world, by);
  await world.until(day(start, 1));
  const up = chance('up', month) < 0.4;
  if (up) await tap(world, 'ruth', about, 'Pass it up');
  await world.until(day(start, 2));
  const level: PersonName = up ? 'vera' : 'ruth';
  await tap(world, level, about, 'I take it in hand');
  await fill(world, level, triageValues(pick(['yyyn', 'nyyn', 'yyyy'], 'triage', month)));
  await closeView(world, level);
  const answers = ['resolved', 'eased', 'declined'] as const;
  let answer: (typeof answers)[number] = pick(answers, 'answer', month);
  await tap(world, level, about, 'Answer');
  await fill(world, level, { answer, reason: `Reason of month ${month}` });
  await closeView(world, level);
  await world.until(day(start, 8));
  if (answer === 'declined') return;
  if (chance('same', month) < 0.5) {
    await tap(world, by, about, 'Still the same');
    await world.until(day(start, 9));
    answer = 'resolved';
    await tap(world, level, about, 'Answer');
    await fill(world, level, { answer, reason: `Second reason of month ${month}` });
    await closeView(world, level);
    await world.until(day(start, 15));
  }
  await tap(world, by, about, 'Better');
}

/** One action from its four questions to its end; "again" has its own end, the month after. */
async function actionOf(world: World, month: number, start: string): Promise<void> {
  const title = `Step ${SEED} of month ${month}`;
  const by = pick(STAFF, 'planner', month);
  const owner = pick(
    STAFF.filter((name) => name !== by && name !== 'farah'),
    'owner',
    month,
  );
  await command(world, by, 'action');
  await fill(world, by, { driver: 'training', ...triageValues('yyyn') });
  await fill(world, by, {
    ...{ technical_title: title, technical_due: day(start, 10).slice(0, 10) },
    owner: world.userId(owner),
  });
  await closeView(world, by);
  await world.until(day(start, 1));
  await tap(world, owner, title, 'I take it');
  await world.until(day(start, 14));
  for (const outcome of [pick(['adopted', 'adapted', 'abandoned', 'again'], 'outcome', month), 'adopted']) {
    const list = await command(world, owner, 'due');
    const open = list && buttonsOf(list).find((one) => one.label.includes(title));
    if (!open) break;
    await world.press(owner, open.label, { message: list });
    await tap(world, owner, title, 'What was seen');
    await fill(world, owner, {
      ...{ seen: `Seen in month ${month}`, outcome, decided: 'That is how it goes' },
      ...(outcome === 'again' ? { due: day(start, 21).slice(0, 10) } : {}),
    });
    await closeView(world, owner);
    if (outcome !== 'again') break;
    await world.until(day(start, 15));
  }
}

describe('a year of barriers and actions', () => {
  it('ends with every one of them answered, whoever left or was away', async () => {
    const world = await createWorld({ at: '2026-09-01T06:00:00-05:00', district: DISTRICT });
    for (const [month, start] of STARTS.entries()) {
      await world.until(day(start, 0));
      if (month === 1) {
        // Somebody is on leave while something of theirs falls due.
        const away = 'away: [{ from: 2026-10-12, to: 2026-10-16 }]';
        await world.apply({ ...DISTRICT, people: { ana: away, ben: away } });
      }
      await actionOf(world, month, start);
      await barrierOf(world, month, day(start, 15).slice(0, 10));
    }
    // To the last school day, and past it: what is asked again long after closing is asked by then.
    await world.until('2027-06-04T20:00:00-05:00');
    const { actions, barriers, ledger } = await world.store.read(async (tx) => ({
      actions: await tx.db.select().from(tx.t.action),
      barriers: await tx.db.select().from(tx.t.barrier),
      ledger: await tx.db.select().from(tx.t.occurrence),
    }));
    const planned = actions.filter((row) => row.source === 'command');
    expect(planned.length).toBeGreaterThanOrEqual(STARTS.length);
    for (const row of planned)
      expect([row.state, row.outcome !== null, row.seen !== null, row.decided !== null]).toEqual([
        ...['closed', true, true, true],
      ]);
    // "Again" is never the last word.
    for (const row of planned.filter((one) => one.outcome === 'again'))
      expect(planned.some((one) => one.previousId === row.id)).toBe(true);
    expect(barriers).toHaveLength(STARTS.length);
    for (const row of barriers) {
      expect(['closed', 'revisited']).toContain(row.state);
      expect([row.answer !== null, row.reason !== null, row.daysToAnswer !== null]).toEqual([
        true,
        true,
        true,
      ]);
    }
    expect(ledger.filter((row) => row.state === 'failed')).toEqual([]);
    for (const name of ['ruth', 'vera', ...STAFF] as const)
      expect((await command(world, name, 'due'))?.text ?? '').not.toContain(SEED);
  }, 600_000);
});

describe('when somebody leaves, or a channel goes', () => {
  it('an action of somebody who left says that it needs a new owner, and is handed on; nothing is lost', async () => {
    const world = await createWorld({ at: '2026-10-05T06:00:00-05:00', district: DISTRICT });
    await world.until('2026-10-06T10:00:00-05:00');
    await command(world, 'ana', 'action');
    await fill(world, 'ana', { driver: 'training', ...triageValues('yyyn') });
    const plan = { technical_title: 'Cut the form', technical_due: '2026-10-16' };
    await fill(world, 'ana', { ...plan, owner: world.userId('gus') });
    await world.until('2026-10-06T14:00:00-05:00');
    await tap(world, 'gus', 'Cut the form', 'I take it');
    await world.apply({ ...DISTRICT, without: ['gus'] });
    await world.until('2026-10-07T12:00:00-05:00');
    const list = await command(world, 'ruth', 'due');
    expect(list?.text).toContain('gus has left: needs a new owner');
    await world.press('ruth', 'Open: Cut the form', list ? { message: list } : {});
    await tap(world, 'ruth', 'Cut the form', 'Hand to someone');
    await fill(world, 'ruth', { owner: world.userId('ben'), due: '2026-10-20' });
    await world.until('2026-10-08T12:00:00-05:00');
    await tap(world, 'ben', 'Cut the form', 'I take it');
    const rows = await world.store.read(async (tx) => tx.db.select().from(tx.t.action));
    expect(rows).toMatchObject([{ ownerId: 'lakeside/ben', state: 'agreed' }]);
  });

  it('a barrier is owned, answered and told although the channel is gone, and the reason stands in the ledger', async () => {
    const world = await createWorld({ at: '2026-10-05T06:00:00-05:00', district: DISTRICT });
    await world.until('2026-10-06T10:00:00-05:00');
    await command(world, 'ana', 'barrier');
    await fill(world, 'ana', { words: 'No room for debriefs', driver: 'internal_systems', voice: 'named' });
    await world.until('2026-10-09T14:59:00-05:00');
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found' });
    await world.until('2026-10-09T15:02:00-05:00');
    const ledger = await world.store.read(async (tx) => tx.db.select().from(tx.t.occurrence));
    expect(ledger.find((row) => row.loop === 'digest' && row.window === '2026-10-05')).toMatchObject({
      ...{ state: 'failed', reason: 'gone' },
    });
    await tap(world, 'ruth', 'No room for debriefs', 'I take it in hand');
    await fill(world, 'ruth', triageValues('yyyn'));
    await tap(world, 'ruth', 'No room for debriefs', 'Answer');
    await fill(world, 'ruth', { answer: 'resolved', reason: 'Room 4 on Thursdays' });
    await world.until('2026-10-12T12:00:00-05:00');
    await tap(world, 'ana', 'Room 4 on Thursdays', 'Better');
    const rows = await world.store.read(async (tx) => tx.db.select().from(tx.t.barrier));
    expect(rows).toMatchObject([{ state: 'closed', answer: 'resolved' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { createWorld, PEOPLE, type PersonName, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const FRIDAY = '2026-10-09T15:02:00-05:00';

async function answerAll(
  world: World,
  names: readonly PersonName[],
  labels = ['Partly', 'In place', 'Partly'],
) {
  for (const name of names) for (const label of labels) await world.press(name, label);
}

/** The rollups, counted again from the raw answers. */
async function recount(world: World) {
  return world.store.read(async (tx) => {
    const answers = await tx.db.select().from(tx.t.question);
    const checkIns = new Map((await tx.db.select().from(tx.t.checkIn)).map((row) => [row.id, row]));
    const counted = new Map<string, Record<string, number>>();
    const answered = new Set<string>();
    for (const { checkInId, driverId, rating } of answers) {
      const row = checkIns.get(checkInId);
      if (!rating || !row) continue;
      const key = `${row.teamId} ${row.window} ${driverId}`;
      const counts = counted.get(key) ?? { not_yet: 0, partly: 0, in_place: 0, cant_tell: 0 };
      counts[rating] = (counts[rating] ?? 0) + 1;
      counted.set(key, counts);
      answered.add(checkInId);
    }
    const kept = (await tx.db.select().from(tx.t.driverRollup)).map(
      (row): [string, Record<string, number>] => [
        `${row.teamId} ${row.window} ${row.driverId}`,
        { not_yet: row.notYet, partly: row.partly, in_place: row.inPlace, cant_tell: row.cantTell },
      ],
    );
    const windows = await tx.db.select().from(tx.t.windowRollup);
    return {
      counted,
      kept: new Map(kept),
      asked: [checkIns.size, windows.reduce((sum, row) => sum + row.asked, 0)],
      answered: [answered.size, windows.reduce((sum, row) => sum + row.answered, 0)],
    };
  });
}

describe('the weekly digest', () => {
  it('is posted in the team’s channel at the team’s time, with figures from enough people and no name', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T10:00:00-05:00');
    await answerAll(world, PEOPLE.slice(0, 6));
    await world.until(FRIDAY);
    const [digest, ...more] = world.inTeamChannel();
    expect(more).toEqual([]);
    expect(new Date(digest?.postedAt ?? 0).toISOString()).toBe('2026-10-09T20:00:00.000Z');
    expect(digest?.text).toContain('6 of 8 answered');
    expect(digest?.text).toMatch(/Coaching \(focus\)/);
    expect(digest?.text).toMatch(/Answers 6 of 8/);
    expect(digest?.text).toMatch(/Score \(likely range\) \d+ \(\d+–\d+\)/);
    expect(digest?.text).toContain('Focus – Coaching: not enough weeks yet (1 of 6).');
    expect(digest?.text).toContain('This is the team’s first digest.');
    for (const name of PEOPLE) expect(digest?.text.toLowerCase()).not.toContain(name);
  });

  it('says “too few answers” below k, and neither how many nor who', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T10:00:00-05:00');
    await answerAll(world, PEOPLE.slice(0, 4));
    await world.until(FRIDAY);
    const text = world.inTeamChannel()[0]?.text ?? '';
    expect(text).toContain('too few answers');
    expect(text).toContain('Fewer than 5 answered');
    expect(text).not.toMatch(/\b4\b/);
    expect(text).not.toMatch(/\(likely range\) \d/);
  });

  it('is posted when nobody answered, and reads as it does for one answer', async () => {
    const texts: string[] = [];
    for (const names of [[], ['ana']] as const) {
      const world = await createWorld({ at: MONDAY });
      await world.until('2026-10-06T10:00:00-05:00');
      await answerAll(world, names);
      await world.until(FRIDAY);
      texts.push(world.inTeamChannel()[0]?.text ?? '');
    }
    expect(texts[0]).toContain('8 were asked');
    expect(texts[1]).toBe(texts[0]);
  });

  it('on a Monday closes and reports the week before, so that nobody is robbed of time to answer', async () => {
    const world = await createWorld({ at: MONDAY, district: { digest: 'day: monday, time: "08:00"' } });
    await world.until('2026-10-06T10:00:00-05:00');
    await answerAll(world, PEOPLE.slice(0, 6));
    await world.until('2026-10-12T09:00:00-05:00');
    const digest = world.inTeamChannel().at(-1);
    expect(digest?.text).toContain('week of Oct 5');
    expect(digest?.text).toContain('6 of 8 answered');
    expect(new Date(digest?.postedAt ?? 0).toISOString()).toBe('2026-10-12T13:00:00.000Z');
  });

  it('does not count people who are away', async () => {
    const away = 'away: [{ from: 2026-10-05, to: 2026-10-09 }]';
    const world = await createWorld({ at: MONDAY, district: { people: { gus: away } } });
    await world.until('2026-10-06T10:00:00-05:00');
    await answerAll(world, PEOPLE.slice(0, 5));
    await world.until(FRIDAY);
    expect(world.inTeamChannel()[0]?.text).toContain('5 of 7 answered');
    expect(world.direct('gus')).toEqual([]);
  });

  it('shows figures that a recount of the raw answers gives, after changes, over weeks and a restart', async () => {
    const world = await createWorld({ at: MONDAY });
    for (const [week, day] of ['2026-10-06', '2026-10-13', '2026-10-20'].entries()) {
      await world.until(`${day}T10:00:00-05:00`);
      await answerAll(world, PEOPLE.slice(0, 2), ['Not yet', 'In place', 'Can’t tell']);
      await answerAll(world, PEOPLE.slice(2, 5 + (week % 2)), ['Not yet', 'In place', 'Partly']);
      await world.press('ana', 'Change or add');
      await world.press('ana', 'Change 1');
      await world.press('ana', 'In place');
      if (week === 1) await world.restart();
      // A team whose digests nobody answers is not asked again.
      await world.until(`${['2026-10-09', '2026-10-16', '2026-10-23'][week]}T16:00:00-05:00`);
      const posted = world.inTeamChannel().at(-1);
      if (posted?.text.includes('To decide: next week'))
        await world.press('ruth', 'Not now', { message: posted });
    }
    const { counted, kept, asked, answered } = await recount(world);
    expect(counted.size).toBeGreaterThanOrEqual(9);
    expect(kept).toEqual(counted);
    expect(asked[1]).toBe(asked[0]);
    expect(answered[1]).toBe(answered[0]);
    expect(world.inTeamChannel()).toHaveLength(3);
  });

  it('says that nothing was decided only where there was something to decide', async () => {
    const opened = async (answers: string[]) => {
      const world = await createWorld({ at: MONDAY });
      await world.until('2026-10-06T10:00:00-05:00');
      await answerAll(world, PEOPLE, answers);
      await world.until('2026-10-16T16:00:00-05:00');
      return world.inTeamChannel()[1]?.text;
    };
    const strong = await opened(['In place', 'In place', 'In place']);
    expect(strong).toContain('Last week no decision was called for.');
    const weak = await opened(['Not yet', 'Not yet', 'Not yet']);
    expect(weak).toContain('Last week nothing was decided, so nothing has changed yet.');
  });

  it('shows what was published earlier beside what was asked this week', async () => {
    const world = await createWorld({ at: MONDAY });
    for (const day of ['2026-10-06', '2026-10-13']) {
      await world.until(`${day}T10:00:00-05:00`);
      await answerAll(world, PEOPLE);
    }
    await world.until('2026-10-16T16:00:00-05:00');
    const text = world.inTeamChannel()[1]?.text ?? '';
    // Two drivers and the month's question across all of them, which has a line of its own.
    expect(text.match(/Week of Oct 12/g)).toHaveLength(2);
    expect(text).toContain('Not part of any driver.');
    expect(text).not.toContain('too few to show');
    expect(text.match(/Week of Oct 5/g)).toHaveLength(2);
  });
});

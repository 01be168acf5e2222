import { describe, expect, it } from 'vitest';
import { readKept } from '../../src/loops/digest/kept.ts';
import { createDirectory } from '../../src/loops/directory.ts';
import { learningPart } from '../../src/loops/learning/part.ts';
import { as, type OccurrenceKey, type UnitId, type Window } from '../../src/model/ids.ts';
import { exportOutcomes } from '../../src/outcomes/export.ts';
import { importOutcomes } from '../../src/outcomes/import.ts';
import { digestsBefore, keepDigest } from '../../src/store/queries/digest.ts';
import { command, dialog, digest, fill, lowWeek, MONDAY } from '../doubles/improving.ts';
import { keepTrace } from '../doubles/traces.ts';
import { buttonsOf, createWorld, PEOPLE, type PersonName, type World } from '../doubles/world.ts';

const TEAM = as<UnitId>('lakeside/grades-3-5');

const TUESDAY = '2026-10-06T08:00:00-05:00';

const messages = (world: World, name: PersonName, text: string) =>
  world.direct(name).filter((one) => one.ephemeralFor === undefined && one.text.includes(text));

const inChannel = (world: World, text: string) =>
  world.inTeamChannel().filter((one) => one.ephemeralFor === undefined && one.text.includes(text));

/** The last sentence that only this person saw, wherever they were. */
const told = (world: World, name: PersonName) =>
  world.edge
    .messages()
    .filter((one) => one.ephemeralFor === world.userId(name))
    .at(-1)?.text;

async function closed(world: World, name: PersonName): Promise<void> {
  if (world.edge.view(world.userId(name))) await world.edge.closeView(world.userId(name));
}

/** Ruth leads the school and posts a rule; its one team is asked. */
async function posted(): Promise<World> {
  const world = await createWorld({ at: MONDAY, district: { everyWeeks: 8 } });
  await world.until(TUESDAY);
  const list = await command(world, 'ruth', 'policy');
  await world.press('ruth', 'Post a new one', list ? { message: list } : {});
  await fill(world, 'ruth', {
    title: 'One lesson plan format',
    words: 'From November on all plans use the same page',
  });
  expect(dialog(world, 'ruth')).toContain('1 teams are asked, until Oct 20');
  await closed(world, 'ruth');
  await world.until('2026-10-06T10:00:00-05:00');
  return world;
}

describe('a new rule from above', () => {
  it('asks the teams it meets two questions, and they get an answer', async () => {
    const world = await posted();
    const [asked] = inChannel(world, 'One lesson plan format');
    if (!asked) throw new Error('the team was not asked');
    expect(asked.text).toContain('1. Will this help the work here');
    expect(asked.text).toContain('2. What would make it work here?');
    expect(asked.text).toContain('from 5 people on');
    for (const name of PEOPLE.slice(0, 6))
      await world.press(name, name === 'ana' ? 'It helps' : 'It gets in the way', { message: asked });
    await world.press('ben', 'Say it in a line', { message: asked });
    await fill(world, 'ben', { words: 'Let science keep its own page' });
    await closed(world, 'ben');
    // The message in the channel shows nobody's answer, and who posted it reads nothing yet.
    expect(inChannel(world, 'One lesson plan format')[0]?.text).not.toContain('science');
    const list = await command(world, 'ruth', 'policy');
    expect(
      buttonsOf(list ?? asked)
        .map(({ label }) => label)
        .join(),
    ).not.toContain('What teams say');

    await world.until('2026-10-21T12:00:00-05:00');
    const [ready] = messages(world, 'ruth', 'Teams have been heard');
    if (!ready) throw new Error('ruth was not told');
    await world.press('ruth', 'What teams say', { message: ready });
    expect(told(world, 'ruth')).toContain('More than half say: It gets in the way (6 people)');
    expect(told(world, 'ruth')).toContain('Let science keep its own page');
    expect(told(world, 'ruth')).toContain('A member of Grades 3-5');
    expect(told(world, 'ruth')).not.toContain('ben');
    expect((await command(world, 'ruth', 'due'))?.text).toContain('teams wait for an answer');
    await world.press('ruth', 'Answer', { message: ready });
    await fill(world, 'ruth', { words: 'Science keeps its page; all others change in December' });
    await closed(world, 'ruth');
    await world.until('2026-10-21T13:00:00-05:00');
    expect(inChannel(world, 'One lesson plan format')[0]?.text).toContain('Science keeps its page');
    // Nobody can answer any more.
    await world.press('gus', 'It helps', { message: asked });
    expect(told(world, 'gus')).toContain('open until its day');
  }, 120_000);

  it('is posted by nobody who leads no more than a team, and answered by nobody of another team', async () => {
    const world = await posted();
    expect((await command(world, 'carmen', 'policy'))?.text).toContain('lead a school or a level above');
    const [asked] = inChannel(world, 'One lesson plan format');
    await world.press('vera', 'It helps', asked ? { message: asked } : {});
    expect(told(world, 'vera')).toContain('people of that team');
    expect(await world.store.read(async (tx) => tx.db.select().from(tx.t.policyAnswer))).toEqual([]);
  });

  it('says nothing of how few there were, and nothing to who asks early with an old button', async () => {
    const world = await posted();
    const [asked] = inChannel(world, 'One lesson plan format');
    if (!asked) throw new Error('the team was not asked');
    for (const name of ['ana', 'ben'] as const) await world.press(name, 'It helps', { message: asked });
    await world.until('2026-10-21T12:00:00-05:00');
    const [ready] = messages(world, 'ruth', 'Teams have been heard');
    await world.press('ruth', 'What teams say', ready ? { message: ready } : {});
    expect(told(world, 'ruth')).toContain('Fewer than 5 people');
    expect(told(world, 'ruth')).not.toContain('It helps');
  });
});

describe('a row of the strategic analysis', () => {
  const row = {
    now: 'The principal plans training days',
    accountable: 'school',
    also: 'nobody',
    quality: '1',
    effort: '2',
    control: 'ours',
    improvement: 'Let teachers choose one topic',
  };

  it('becomes a proposed action, and gaps and duplicates are listed', async () => {
    const world = await createWorld({ at: MONDAY, district: { everyWeeks: 8 } });
    await world.until(TUESDAY);
    const rows = [
      {},
      { accountable: 'nobody', now: 'Nobody looks at who was absent', improvement: 'Keep a list' },
      { accountable: 'district', also: 'school', now: 'Budgets for books', improvement: 'One budget' },
      { accountable: 'district', now: 'The principal plans the training days', improvement: 'Ask who plans' },
    ];
    for (const [i, more] of rows.entries()) {
      await world.until(`2026-10-06T08:0${i + 1}:00-05:00`);
      await command(world, 'carmen', 'analysis training');
      await fill(world, 'carmen', { ...row, ...more });
      expect(dialog(world, 'carmen')).toContain('proposed action on Training');
      await closed(world, 'carmen');
    }
    const card = await command(world, 'carmen', 'analysis');
    expect(card?.text).toContain('1 gap: nobody answers for it');
    expect(card?.text).toContain('2 are answered for twice');
    expect((await command(world, 'ana', 'due'))?.text).toContain('Let teachers choose one topic');
    const actions = await world.store.read(async (tx) => tx.db.select().from(tx.t.action));
    expect(actions).toHaveLength(4);
    expect(actions[0]).toMatchObject({ source: 'analysis', state: 'proposed', stage: 'initial' });
    await world.press('carmen', 'Open its action', card ? { message: card } : {});
    expect(told(world, 'carmen')).toMatch(/Begun in stage/);
  });

  it('that is not finished is not kept, and says what is missing', async () => {
    const world = await createWorld({ at: MONDAY, district: { everyWeeks: 8 } });
    await world.until(TUESDAY);
    await command(world, 'carmen', 'analysis training');
    const { quality: _, ...rest } = row;
    const ack = await fill(world, 'carmen', { ...rest, now: '' });
    expect(ack.status).toBe(200);
    expect(await world.store.read(async (tx) => tx.db.select().from(tx.t.analysis))).toEqual([]);
    expect((await command(world, 'carmen', 'analysis leadership'))?.text).toContain('Which driver?');
  });
});

describe('official results', () => {
  it('are recorded with version and date, and stand beside the pulse without being added to it', async () => {
    const world = await createWorld({ at: MONDAY });
    await lowWeek(world, '2026-10-06');
    await world.until('2026-10-09T16:00:00-05:00');
    expect((await command(world, 'ana', 'results'))?.text).toContain('No official result');
    const card = await command(world, 'ruth', 'results');
    await world.press('ruth', 'Record a result', card ? { message: card } : {});
    const bad = await fill(world, 'ruth', {
      unit: 'lakeside/grades-3-5',
      name: 'Drivers assessment',
      version: '3.1',
      taken_on: '2026-12-24',
      training: '120',
    });
    expect(bad.body).toContain('up to today');
    expect(bad.body).toContain('from 0 to 100');
    await fill(world, 'ruth', {
      ...{ unit: 'lakeside/grades-3-5', name: 'Drivers assessment', version: '3.1' },
      ...{ taken_on: '2026-09-24', training: '58', coaching: '71' },
    });
    await closed(world, 'ruth');
    const shown = await command(world, 'ana', 'results');
    expect(shown?.text).toContain('Drivers assessment, version 3.1, taken Sep 24');
    expect(shown?.text).toContain('never added or averaged');
    expect(JSON.stringify(shown?.blocks)).toMatch(/71/);
    // Only those who lead record one.
    await world.press('ana', 'Record a result', shown ? { message: shown } : {});
    expect(told(world, 'ana')).toContain('lead or facilitate');
  });
});

describe('professional learning', () => {
  it('is suggested by a driver that stays weak, planned, held, followed up, and its effect told', async () => {
    const world = await createWorld({ at: MONDAY });
    for (const date of ['2026-10-06', '2026-10-13']) {
      await lowWeek(world, date);
      await world.until(date === '2026-10-06' ? '2026-10-09T15:02:00-05:00' : '2026-10-16T15:02:00-05:00');
      // Check-ins rest where a digest leads to nothing.
      await world.press('ruth', 'Talk first', { message: digest(world) });
    }
    const rows = () => world.store.read(async (tx) => tx.db.select().from(tx.t.learning));
    expect((await rows()).map((row) => [row.driverId, row.state])).toContainEqual(['coaching', 'suggested']);
    expect(digest(world).text).toContain('Coaching stayed weak, so learning may help');

    const list = await command(world, 'ana', 'learning');
    await world.press('ana', 'Plan: Learning about Coaching', list ? { message: list } : {});
    await fill(world, 'ana', { topic: 'Asking before telling', audience: 'staff', day: '2026-10-19' });
    await closed(world, 'ana');
    await world.until('2026-10-19T14:00:00-05:00');
    await command(world, 'carmen', 'training');
    const planned = (await rows()).find((row) => row.driverId === 'coaching');
    await fill(world, 'carmen', {
      topic: 'Asking before telling',
      held_on: '2026-10-19',
      learning: planned?.id ?? '',
    });
    await fill(world, 'carmen', {});
    await closed(world, 'carmen');
    expect((await rows()).find((row) => row.id === planned?.id)).toMatchObject({
      ...{ state: 'delivered', deliveredOn: '2026-10-19' },
    });
    await lowWeek(world, '2026-10-20');
    await world.until('2026-10-23T15:02:00-05:00');
    expect(digest(world).text).toContain('follow up on “Asking before telling” (day 4 of 14)');
    await world.press('ruth', 'Talk first', { message: digest(world) });
    const after = await command(world, 'ana', 'learning');
    await world.press('ana', 'Followed up', after ? { message: after } : {});
    expect((await rows()).find((row) => row.id === planned?.id)).toMatchObject({ state: 'followed_up' });
    // Three scores later it is told whether the driver moved. Their digests are those of the week that was lived.
    const effects = await world.store.transact(async (tx) => {
      const [last] = await digestsBefore(tx, TEAM, {
        since: as('2026-10-19'),
        window: as('2026-10-26'),
        most: 1,
      });
      const figures = readKept(last?.figures);
      const district = await createDirectory()(tx, as('lakeside'));
      const unit = district.units.get(TEAM);
      if (!figures || !unit) throw new Error('no digest was posted');
      for (const window of ['2026-10-26', '2026-11-02'] as const) {
        await tx.db.insert(tx.t.teamDraw).values({ teamId: TEAM, window, drivers: ['coaching'] });
        const id = as<OccurrenceKey>(`digest:${TEAM}:${window}`);
        await keepDigest(tx, {
          ...{ id, tenantId: 'lakeside', teamId: TEAM, window },
          figures: { ...figures, window },
        });
      }
      const request = {
        district,
        unit,
        window: as<Window>('2026-11-09'),
        now: Date.parse('2026-11-13T21:00:00Z'),
      };
      const kept = { ...figures, window: as<Window>('2026-11-09') };
      return [
        await learningPart.gather(tx, { ...request, figures: kept }),
        await learningPart.gather(tx, { ...request, figures: kept }),
      ];
    });
    expect(effects[0]).toMatchObject({
      effects: [{ driverId: 'coaching', move: 'too_few', before: 3, after: 3 }],
    });
    // Once, and never again.
    expect(effects[1]).not.toMatchObject({ effects: [{}] });
  }, 240_000);
});

describe('measures of outcomes', () => {
  const HEAD = 'unit,measure,period,value,n,better';

  it('are shown to those who lead, over time, with a plain sentence; too few units are told so', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(TUESDAY);
    const now = Date.parse(TUESDAY);
    const count = await importOutcomes(
      world.store,
      [
        HEAD,
        'pine-ridge,Reading,2026-01-12,64,120,higher',
        'Pine Ridge,Reading,2026-08-24,66.5,118,higher',
      ].join('\n'),
      now,
    );
    expect(count).toBe(2);
    const card = await command(world, 'ruth', 'outcomes');
    expect(JSON.stringify(card?.blocks)).toContain('66.5');
    expect(card?.text).toContain('0 of the 10 units that are needed');
    expect((await command(world, 'ana', 'outcomes'))?.text).toContain('those who lead a school');
    const file = await exportOutcomes(world.store);
    keepTrace('export', file);
    expect(await importOutcomes(world.store, file, now)).toBe(2);
    expect(await exportOutcomes(world.store)).toBe(file);
  });

  it('with a small cell or a unit that is not here are refused whole, with the row named', async () => {
    const world = await createWorld({ at: MONDAY });
    const bad = [
      HEAD,
      'pine-ridge,Reading,2026-01-12,64,120,higher',
      'pine-ridge,Maths,2026-01-12,64,9,higher',
    ];
    await expect(importOutcomes(world.store, bad.join('\n'), 0)).rejects.toThrow(/line 3: n is 9/);
    await expect(
      importOutcomes(world.store, `${HEAD}\nelsewhere,Reading,2026-01-12,64,12,higher`, 0),
    ).rejects.toThrow(/“elsewhere” is no unit here/);
    expect(await world.store.read(async (tx) => tx.db.select().from(tx.t.outcome))).toEqual([]);
  });
});

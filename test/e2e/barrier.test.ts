import { describe, expect, it } from 'vitest';
import { command, dialog, digest, fill, MONDAY, triageValues } from '../doubles/improving.ts';
import { createWorld, type PersonName, type World, type WorldOptions } from '../doubles/world.ts';

const barriers = (world: World) => world.store.read(async (tx) => tx.db.select().from(tx.t.barrier));

/** Ruth leads the school, Vera the district; nobody leads the team itself. */
async function levels(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await createWorld({ at: MONDAY, ...options });
  await world.store.transact(async (tx) => {
    await tx.db
      .insert(tx.t.membership)
      .values({ personId: 'lakeside/vera', unitId: 'lakeside/lakeside', role: 'leader' });
  });
  await world.until('2026-10-06T08:00:00-05:00');
  return world;
}

async function raised(world: World, name: PersonName, words: string, voice = 'shielded'): Promise<void> {
  await command(world, name, 'barrier');
  await fill(world, name, { words, driver: 'internal_systems', voice });
}

function messages(world: World, name: PersonName, text: string) {
  return world.direct(name).filter((message) => message.text.includes(text));
}

async function tap(world: World, name: PersonName, text: string, label: string): Promise<void> {
  const message = messages(world, name, text).at(-1);
  if (!message) throw new Error(`${name} has no message with "${text}"`);
  if (world.edge.view(world.userId(name))) await world.edge.closeView(world.userId(name));
  await world.press(name, label, { message });
}

describe('a barrier’s way up and back', () => {
  it('goes from a team to its school and the district, is answered, told, confirmed and looked at again', async () => {
    const world = await levels();
    await raised(world, 'ana', 'The observation form takes three pages');
    expect(dialog(world, 'ana')).toContain('It is with Pine Ridge now');
    expect(await barriers(world)).toMatchObject([
      { state: 'raised', levelUnitId: 'lakeside/pine-ridge', unitId: 'lakeside/grades-3-5', levelsUp: 0 },
    ]);
    await world.until('2026-10-06T08:30:00-05:00');
    const [arrived] = messages(world, 'ruth', 'Something is in people’s way');
    expect(arrived?.text).toContain('The observation form takes three pages');
    expect(arrived?.text).toContain('a member of Grades 3-5');
    expect(arrived?.text).not.toContain('ana');

    await tap(world, 'ruth', 'Something is in people’s way', 'Pass it up');
    expect(await barriers(world)).toMatchObject([
      { state: 'raised', levelUnitId: 'lakeside/lakeside', levelsUp: 1, acknowledgedOn: null },
    ]);
    await world.until('2026-10-09T15:02:00-05:00');
    expect(digest(world).text).toContain('Barriers: 1 with Lakeside (day 3 of 5)');

    await tap(world, 'vera', 'Something is in people’s way', 'I take it in hand');
    await fill(world, 'vera', triageValues('yyyn'));
    expect(await barriers(world)).toMatchObject([{ state: 'owned', ownerId: 'lakeside/vera' }]);
    await world.until('2026-10-16T15:02:00-05:00');
    expect(digest(world).text).toContain('1 with Lakeside (day 8 of 25)');
    await tap(world, 'vera', 'Something is in people’s way', 'Answer');
    await fill(world, 'vera', { answer: 'resolved', reason: 'The form is one page now' });
    expect(await barriers(world)).toMatchObject([{ state: 'told', daysToAnswer: 8 }]);

    await world.until('2026-10-19T09:00:00-05:00');
    const [answered] = messages(world, 'ana', 'Your barrier has an answer');
    expect(answered?.text).toContain('It is out of the way: The form is one page now');
    await tap(world, 'ana', 'Your barrier has an answer', 'Better');
    expect(await barriers(world)).toMatchObject([{ state: 'closed', closedOn: '2026-10-19' }]);
    await world.until('2026-10-23T15:02:00-05:00');
    expect(digest(world).text).toContain(
      'What changed because of you: The form is one page now (raised Oct 6).',
    );
    await world.until('2026-10-30T15:02:00-05:00');
    expect(digest(world).text).not.toContain('What changed because of you');

    // Sixty school days later.
    await world.until('2027-01-13T12:00:00-06:00');
    expect(messages(world, 'ana', 'Is it still?')).toHaveLength(1);
    await tap(world, 'ana', 'Is it still?', 'Better');
    expect(await barriers(world)).toMatchObject([{ state: 'revisited' }]);
  }, 120_000);

  it('goes from a team to the region and back, with a clock at each level that begins when it gets there', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: {
        fields: 'region: north',
        more: 'regions: [{ key: north, name: North Region }]',
        roles: {
          farah: 'leader: grades-3-5, staff: grades-3-5',
          vera: 'admin: lakeside, leader: lakeside',
          elena: 'leader: north',
        },
      },
    });
    await world.until('2026-10-06T08:00:00-05:00');
    await raised(world, 'ana', 'State law wants two forms');
    const clocks: unknown[] = [];
    const read = async () => {
      const [row] = await barriers(world);
      clocks.push([row?.levelUnitId.split('/')[1], row?.since, row?.acknowledgeBy, row?.answerBy]);
    };
    for (const [day, leads] of [
      ['06', 'farah'],
      ['07', 'ruth'],
      ['08', 'vera'],
    ] as const) {
      await world.until(`2026-10-${day}T09:00:00-05:00`);
      await read();
      await tap(world, leads, 'Something is in people’s way', 'Pass it up');
    }
    await read();
    // To acknowledge five school days each; to answer fifteen, and ten more for each level up.
    expect(clocks).toEqual([
      ['grades-3-5', '2026-10-06', '2026-10-13', '2026-10-27'],
      ['pine-ridge', '2026-10-06', '2026-10-13', '2026-11-10'],
      ['lakeside', '2026-10-07', '2026-10-14', '2026-11-25'],
      ['north', '2026-10-08', '2026-10-15', '2026-12-10'],
    ]);
    await world.until('2026-10-09T09:00:00-05:00');
    await tap(world, 'elena', 'Something is in people’s way', 'Answer');
    await fill(world, 'elena', { answer: 'eased', reason: 'One form for both until June' });
    await world.until('2026-10-12T09:00:00-05:00');
    await tap(world, 'ana', 'One form for both until June', 'Better');
    expect(await barriers(world)).toMatchObject([{ state: 'closed', levelsUp: 3 }]);
  });

  it('that is still the same is open again at its level, with a new clock and its leader told', async () => {
    const world = await levels();
    await raised(world, 'ben', 'No room for debriefs', 'named');
    await world.until('2026-10-06T08:30:00-05:00');
    expect(messages(world, 'ruth', 'ben, Grades 3-5')).toHaveLength(1);
    await tap(world, 'ruth', 'No room for debriefs', 'Answer');
    await fill(world, 'ruth', { answer: 'eased', reason: 'Room 4 is free on Mondays' });
    await world.until('2026-10-07T09:00:00-05:00');
    await tap(world, 'ben', 'Your barrier has an answer', 'Still the same');
    expect(await barriers(world)).toMatchObject([
      { state: 'reopened', reopened: 1, since: '2026-10-07', answer: null },
    ]);
    await world.until('2026-10-07T12:00:00-05:00');
    expect(messages(world, 'ruth', 'Something is in people’s way')).toHaveLength(2);
  });

  it('is declined only with a reason, which those who raised it read', async () => {
    const world = await levels();
    await raised(world, 'ana', 'Two evaluation systems at once');
    await world.until('2026-10-06T08:30:00-05:00');
    await tap(world, 'ruth', 'Two evaluation', 'Answer');
    await fill(world, 'ruth', { answer: 'declined', reason: '   ' });
    expect(dialog(world, 'ruth')).toContain('Please answer this');
    expect(await barriers(world)).toMatchObject([{ state: 'raised' }]);
    await fill(world, 'ruth', { answer: 'declined', reason: 'State law asks for both until June' });
    expect(await barriers(world)).toMatchObject([{ state: 'closed', answer: 'declined' }]);
    await world.until('2026-10-07T09:00:00-05:00');
    const [told] = messages(world, 'ana', 'Your barrier has an answer');
    expect(told?.text).toContain('State law asks for both until June');
    expect(told?.text).not.toContain('[Better]');
    await world.until('2026-10-09T15:02:00-05:00');
    expect(digest(world).text).toContain('answered with no: State law asks for both until June');
  });

  it('never goes away by silence: every week its digest says how long it has waited', async () => {
    const world = await levels();
    await raised(world, 'ana', 'No substitute on Thursdays');
    for (const [friday, day] of [
      ['2026-10-09', '1 with Pine Ridge (day 3 of 5)'],
      ['2026-10-30', '1 with Pine Ridge (day 18 of 5)'],
    ] as const) {
      await world.until(`${friday}T15:02:00-05:00`);
      expect(digest(world).text).toContain(day);
    }
    expect(await barriers(world)).toMatchObject([{ state: 'raised' }]);
    const due = await command(world, 'ruth', 'due');
    expect(due?.text).toContain('No substitute on Thursdays · Pine Ridge · to acknowledge, day 18 of 5');
  });
});

describe('a voice without a name', () => {
  it('in a team smaller than k stands behind a larger unit, and the team’s digest does not tell', async () => {
    const world = await levels({ district: { without: ['elena', 'farah', 'gus', 'darius'], k: 5 } });
    await raised(world, 'ana', 'The form takes three pages');
    const [row] = await barriers(world);
    // With four people in the whole town, nobody can hide below the district.
    expect(row).toMatchObject({ unitId: 'lakeside/lakeside', levelUnitId: 'lakeside/lakeside' });
    await world.until('2026-10-06T08:30:00-05:00');
    const [arrived] = messages(world, 'vera', 'Something is in people’s way');
    expect(arrived?.text).toContain('a school in Lakeside');
    expect(arrived?.text).not.toMatch(/ana|Grades 3-5/);
    await world.until('2026-10-09T15:02:00-05:00');
    expect(digest(world).text).not.toContain('Barriers:');
  });

  it('is stored sealed, with no word of it to read', async () => {
    const world = await levels();
    await raised(world, 'ana', 'The form takes three pages');
    const [row] = await barriers(world);
    expect(row?.words.toString('latin1')).not.toContain('three pages');
  });
});

describe('duplicates', () => {
  it('become one, and everybody who raised either gets the answer', async () => {
    const world = await levels();
    await raised(world, 'ana', 'The observation form takes three pages');
    await raised(world, 'ben', 'Three pages for one observation form');
    await world.until('2026-10-06T08:30:00-05:00');
    await tap(world, 'ruth', 'Three pages for one', 'Same as another');
    const [first, second] = (await barriers(world)).sort((a, b) => (a.id < b.id ? -1 : 1));
    await fill(world, 'ruth', { into: first?.id ?? '' });
    const rows = await barriers(world);
    expect(rows.find((row) => row.id === second?.id)).toMatchObject({
      state: 'merged',
      mergedInto: first?.id,
    });
    await tap(world, 'ruth', 'The observation form takes', 'Answer');
    await fill(world, 'ruth', { answer: 'resolved', reason: 'One page from now on' });
    await world.until('2026-10-07T09:00:00-05:00');
    for (const name of ['ana', 'ben'] as const)
      expect(messages(world, name, 'One page from now on')).toHaveLength(1);
    await tap(world, 'ana', 'One page from now on', 'Better');
    expect((await barriers(world)).find((row) => row.id === first?.id)?.state).toBe('told');
    await tap(world, 'ben', 'One page from now on', 'Better');
    expect((await barriers(world)).find((row) => row.id === first?.id)?.state).toBe('closed');
  });
});

describe('who may answer', () => {
  it('those who lead the level it waits at, and nobody else, also with a forged tap', async () => {
    const world = await levels();
    await raised(world, 'ana', 'The form takes three pages');
    await world.until('2026-10-06T08:30:00-05:00');
    const [row] = await barriers(world);
    const message = messages(world, 'ruth', 'three pages').at(-1);
    if (!row || !message) throw new Error('nothing arrived');
    for (const name of ['gus', 'carmen', 'vera'] as const)
      await world.press(name, 'Pass it up', { message, value: row.id });
    expect(await barriers(world)).toEqual([row]);
  });
});

describe('a note in a check-in', () => {
  it('becomes a barrier with one more tap, without the name of who wrote it', async () => {
    const world = await levels();
    await world.until('2026-10-06T10:00:00-05:00');
    await world.press('ana', 'Partly');
    await world.press('ana', 'Note on 1');
    await fill(world, 'ana', { note: 'No substitute, so no debrief', raise: ['on'] });
    expect(dialog(world, 'ana')).toContain('It is with Pine Ridge now');
    expect(await barriers(world)).toMatchObject([{ state: 'raised', driverId: 'coaching' }]);
    await world.until('2026-10-06T10:30:00-05:00');
    const [arrived] = messages(world, 'ruth', 'No substitute, so no debrief');
    expect(arrived?.text).toContain('a member of Grades 3-5');
    expect(arrived?.text).not.toContain('ana');
  });

  it('stays private where nothing is switched on', async () => {
    const world = await levels();
    await world.until('2026-10-06T10:00:00-05:00');
    await world.press('ana', 'Partly');
    await world.press('ana', 'Note on 1');
    await fill(world, 'ana', { note: 'Only for me' });
    expect(await barriers(world)).toEqual([]);
  });
});

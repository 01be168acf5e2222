import { describe, expect, it } from 'vitest';
import { buttonOf, buttonsOf, createWorld, PEOPLE, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const TUESDAY_MORNING = '2026-10-06T09:35:00-05:00';

async function asked(): Promise<World> {
  const world = await createWorld({ at: MONDAY });
  await world.until(TUESDAY_MORNING);
  return world;
}

const ratingsOf = (world: World, name: string) =>
  world.store
    .read((tx) =>
      tx.db
        .select({
          id: tx.t.question.checkInId,
          position: tx.t.question.position,
          rating: tx.t.question.rating,
        })
        .from(tx.t.question)
        .orderBy(tx.t.question.position),
    )
    .then((rows) => rows.filter((row) => row.id.includes(`/${name}:`)).map((row) => row.rating));

describe('a check-in', () => {
  it('asks each person once, inside their hours, in one message with one question and its progress', async () => {
    const world = await asked();
    for (const name of PEOPLE) {
      const messages = world.direct(name);
      expect(messages, name).toHaveLength(1);
      const posted = messages[0]?.postedAt ?? 0;
      expect(posted).toBeGreaterThanOrEqual(Date.parse('2026-10-06T09:00:00-05:00'));
      expect(posted).toBeLessThanOrEqual(Date.parse('2026-10-06T09:31:00-05:00'));
      expect(messages[0]?.text).toContain('Question 1 of 3');
      expect(messages[0]?.text).toMatch(/Confidential.*from 5 people on/);
      expect(
        buttonsOf(world.last(name))
          .slice(0, 4)
          .map((button) => button.label),
      ).toEqual(['Not yet', 'Partly', 'In place', 'Can’t tell']);
    }
    expect(world.direct('ruth')).toHaveLength(0);
  });

  it('stores a rating at the first tap and moves on in place', async () => {
    const world = await asked();
    const ack = await world.press('ana', 'Partly');
    expect(ack.status).toBe(200);
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', null, null]);
    expect(world.direct('ana').filter((one) => !one.ephemeralFor)).toHaveLength(1);
    expect(world.last('ana').text).toContain('Question 2 of 3');
    expect(world.last('ana').text).toContain('Saved: Partly.');
    await world.press('ana', 'In place');
    await world.press('ana', 'Can’t tell');
    expect(world.last('ana').text).toContain('Thank you');
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', 'in_place', 'cant_tell']);
  });

  it('can be changed until it closes, and the digest counts the change', async () => {
    const world = await asked();
    for (const label of ['Partly', 'Partly', 'Partly']) await world.press('ana', label);
    await world.press('ana', 'Change or add');
    await world.press('ana', 'Change 2');
    expect(world.last('ana').text).toContain('Changing question 2 of 3');
    await world.press('ana', 'In place');
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', 'in_place', 'partly']);
    expect(world.last('ana').text).toContain('Thank you');
  });

  it('takes the same click five times as one', async () => {
    const world = await asked();
    const message = world.last('ana');
    const actionTs = (world.clock.now() / 1000 + 1).toFixed(6);
    for (let i = 0; i < 5; i++) await world.press('ana', 'Partly', { message, actionTs });
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', null, null]);
    const rollup = await world.store.read((tx) => tx.db.select().from(tx.t.driverRollup));
    expect(rollup.map((row) => row.partly)).toEqual([1]);
    expect((await world.store.read((tx) => tx.db.select().from(tx.t.windowRollup)))[0]).toMatchObject({
      asked: 8,
      answered: 1,
    });
  });

  it('lets the later of two taps stand, whichever arrives first', async () => {
    const world = await asked();
    const message = world.last('ana');
    const second = world.clock.now() / 1000;
    await world.press('ana', 'In place', { message, actionTs: (second + 2).toFixed(6) });
    await world.press('ana', 'Not yet', { message, actionTs: (second + 1).toFixed(6) });
    expect(await ratingsOf(world, 'ana')).toEqual(['in_place', null, null]);
    expect(world.whispered('ana')).toMatch(/later tap/);
  });

  it('refuses a tap by someone else and saves nothing', async () => {
    const world = await asked();
    const ack = await world.press('ben', 'Partly', { of: 'ana' });
    expect(ack.status).toBe(200);
    expect(await ratingsOf(world, 'ana')).toEqual([null, null, null]);
    const said = world.edge.messages().filter((one) => one.ephemeralFor === world.userId('ben'));
    expect(said.at(-1)?.text).toMatch(/belongs to someone else/);
  });

  it('refuses a forged button that names another person’s check-in', async () => {
    const world = await asked();
    const stolen = buttonOf(world.last('ana'), 'Partly').value;
    await world.press('ben', 'Partly', { value: stolen });
    expect(await ratingsOf(world, 'ana')).toEqual([null, null, null]);
    expect(await ratingsOf(world, 'ben')).toEqual([null, null, null]);
  });

  it('answers a late tap with what was kept, and counts it nowhere', async () => {
    const world = await asked();
    await world.press('ana', 'Partly');
    const before = world.last('ana');
    await world.until('2026-10-09T15:01:00-05:00');
    await world.press('ana', 'In place', { message: before });
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', null, null]);
    expect(world.last('ana').text).toMatch(/closed on Friday/);
    expect(buttonsOf(world.last('ana'))).toEqual([]);
  });

  it('reminds once, in private, and then is silent', async () => {
    const world = await asked();
    await world.press('ana', 'Partly');
    await world.until('2026-10-12T08:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
    expect(world.direct('ben')).toHaveLength(2);
    expect(world.last('ben').text).toMatch(/still open/);
    expect(world.last('ben').postedAt).toBeLessThan(Date.parse('2026-10-07T16:00:00-05:00'));
  });

  it('comes back when asked to, and not as a reminder besides', async () => {
    const world = await asked();
    await world.press('ben', 'Ask me later');
    expect(world.last('ben').text).toContain('When shall I ask again?');
    await world.press('ben', 'Tomorrow');
    expect(world.last('ben').text).toMatch(/I will ask again Wednesday/);
    await world.until('2026-10-12T08:00:00-05:00');
    expect(world.direct('ben')).toHaveLength(2);
    expect(world.last('ben').text).toContain('Question 1 of 3');
    expect(new Date(world.last('ben').postedAt).toISOString()).toMatch(/^2026-10-07T14:3/);
  });

  it('lets a question be left out, and says why it was asked', async () => {
    const world = await asked();
    await world.press('ben', 'Why this?');
    expect(world.whispered('ben')).toMatch(/focus|fewest answers/);
    expect(world.whispered('ben')).toMatch(/What counts\?/);
    await world.press('ben', 'Leave this one out');
    expect(world.last('ben').text).toContain('Question 2 of 3');
    expect(await ratingsOf(world, 'ben')).toEqual([null, null, null]);
  });

  it('keeps a note sealed, shows it to its author alone and says so in the message', async () => {
    const world = await asked();
    await world.press('ana', 'Partly');
    await world.press('ana', 'Note on 1');
    const view = world.edge.view(world.userId('ana'));
    expect(JSON.stringify(view)).toContain('Only you can read this note');
    const words = 'The substitute did not come, again <!channel>';
    const ack = await world.edge.submit(world.userId('ana'), { note: { value: words } });
    expect(ack.status).toBe(200);
    const rows = await world.store.read((tx) =>
      tx.db.select({ note: tx.t.question.note }).from(tx.t.question),
    );
    const notes = rows.flatMap(({ note }) => (note ? [note.toString('latin1')] : []));
    expect(notes).toHaveLength(1);
    expect(notes[0]).not.toContain('substitute');
    expect(JSON.stringify(world.edge.messages())).not.toContain('substitute');
    await world.until('2026-10-06T09:40:00-05:00');
    await world.press('ana', 'Edit note 1');
    await settled(() => world.edge.view(world.userId('ana')) !== undefined);
    expect(JSON.stringify(world.edge.view(world.userId('ana')))).toContain('substitute');
  });

  it('brings the message up to date by itself when the reply could not', async () => {
    const world = await asked();
    world.edge.fault({ method: 'response_url', kind: 'status', status: 500 });
    await world.press('ana', 'Partly');
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', null, null]);
    expect(world.last('ana').text).toContain('Question 1 of 3');
    await world.until('2026-10-06T09:36:00-05:00');
    expect(world.last('ana').text).toContain('Question 2 of 3');
    expect(world.direct('ana')).toHaveLength(1);
  });

  it('survives a restart in the middle: nothing asked twice, nothing lost', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T09:15:00-05:00');
    await world.restart();
    await world.until(TUESDAY_MORNING);
    for (const name of PEOPLE) expect(world.direct(name), name).toHaveLength(1);
    await world.press('ana', 'Partly');
    await world.restart();
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', null, null]);
    await world.press('ana', 'In place');
    expect(await ratingsOf(world, 'ana')).toEqual(['partly', 'in_place', null]);
  });

  it('speaks the person’s language', async () => {
    const world = await createWorld({ at: MONDAY, district: { people: { elena: 'locale: es' } } });
    await world.until(TUESDAY_MORNING);
    expect(world.last('elena').text).toContain('Pregunta 1 de 3');
    expect(buttonsOf(world.last('elena'))[0]?.label).toBe('Aún no');
  });
});

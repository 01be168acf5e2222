import { describe, expect, it } from 'vitest';
import { type ActionRow, addActions } from '../../src/store/queries/action.ts';
import { logContact } from '../../src/store/queries/coaching.ts';
import { buttonOf, buttonsOf, createWorld, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const MONDAY_NOON = '2026-10-05T12:00:00-05:00';
const COACHING = { carmen: ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah', 'gus'] } as const;

async function coached(): Promise<World> {
  const world = await createWorld({ at: MONDAY, district: { coaching: COACHING } });
  await world.until(MONDAY_NOON);
  return world;
}

const contactsOf = (world: World) =>
  world.store
    .read((tx) => tx.db.select().from(tx.t.coachingContact))
    .then((rows) => rows.filter((row) => row.cycle === '2026-10-05'));

/** The first person in the coach's list, and the buttons of their line. */
function firstLine(world: World) {
  const buttons = buttonsOf(world.last('carmen'));
  const held = buttons.findIndex((button) => button.label === 'Held');
  return {
    held: buttons[held],
    move: buttons[held + 1],
    notHeld: buttons[held + 2],
    open: buttons[held + 3],
  };
}

describe('coaching contacts', () => {
  it('every pair has one contact in a cycle of two weeks, laid out over its days', async () => {
    const world = await coached();
    const contacts = await contactsOf(world);
    expect(contacts).toHaveLength(7);
    const days = contacts.map((contact) => contact.dueOn);
    expect(new Set(days).size).toBeGreaterThanOrEqual(6);
    for (const day of days) expect(day >= '2026-10-05' && day <= '2026-10-16', day).toBe(true);
  });

  it('the coach gets one message a week, in their hours, about who is due in it', async () => {
    const world = await coached();
    const messages = world.direct('carmen');
    expect(messages).toHaveLength(1);
    const due = (await contactsOf(world)).filter((contact) => contact.dueOn <= '2026-10-11');
    expect(buttonsOf(world.last('carmen')).filter((button) => button.label === 'Held')).toHaveLength(
      due.length,
    );
    await world.until('2026-10-12T12:00:00-05:00');
    const weekly = world.direct('carmen').filter((message) => message.text.startsWith('Your coaching week'));
    expect(weekly).toHaveLength(2);
  });

  it('what could not be delivered in the coach’s hours waits for the next ones', async () => {
    const world = await coached();
    const weekly = () =>
      world.direct('carmen').filter((message) => message.text.startsWith('Your coaching week'));
    await world.until('2026-10-11T12:00:00-05:00');
    world.edge.fault({
      method: 'chat.postMessage',
      kind: 'ratelimited',
      retryAfterSeconds: 60,
      times: Infinity,
    });
    await world.until('2026-10-12T17:30:00-05:00');
    world.edge.clearFaults();
    await world.until('2026-10-13T07:29:00-05:00');
    expect(weekly().map(({ postedAt }) => new Date(postedAt).toISOString())).toHaveLength(1);
    await world.until('2026-10-13T09:00:00-05:00');
    expect(weekly()).toHaveLength(2);
  });

  it('a contact is logged by one tap, and the list says so in place', async () => {
    const world = await coached();
    const { held } = firstLine(world);
    await world.press('carmen', 'Held', { value: held?.value ?? '' });
    expect((await contactsOf(world)).filter((contact) => contact.state === 'held')).toHaveLength(1);
    expect(world.last('carmen').text).toContain('✓ held');
    expect(world.direct('carmen').filter((message) => !message.ephemeralFor)).toHaveLength(1);
  });

  it('a missed contact is moved by one tap more, to a day on which both work', async () => {
    const world = await coached();
    const before = await contactsOf(world);
    await world.press('carmen', 'Move');
    const day = buttonsOf(world.last('carmen'))[1];
    await world.press('carmen', day?.label ?? '');
    const moved = (await contactsOf(world)).filter((contact) => contact.moves === 1);
    expect(moved).toHaveLength(1);
    expect(moved[0]?.state).toBe('planned');
    expect(moved[0]?.dueOn).toBe('2026-10-07');
    expect(before.find((contact) => contact.id === moved[0]?.id)?.dueOn).not.toBe(moved[0]?.dueOn);
    expect(world.last('carmen').text).toContain('Your coaching week');
  });

  it('nobody but the coach logs it: not the coachee, not the principal, not the admin', async () => {
    const world = await coached();
    const { held } = firstLine(world);
    for (const name of ['ana', 'ruth', 'vera'] as const) {
      await world.press(name, 'Held', { of: 'carmen', value: held?.value ?? '' });
    }
    expect((await contactsOf(world)).every((contact) => contact.state === 'planned')).toBe(true);
  });

  it('an earlier tap that arrives late changes nothing', async () => {
    const world = await coached();
    const { held, notHeld } = firstLine(world);
    const message = world.last('carmen');
    const late = (world.clock.now() / 1000 - 60).toFixed(6);
    await world.press('carmen', 'Held', { message, value: held?.value ?? '' });
    await world.press('carmen', 'Not held', { message, value: notHeld?.value ?? '', actionTs: late });
    expect((await contactsOf(world)).filter((contact) => contact.state === 'held')).toHaveLength(1);
  });

  it('a pair that leaves the district file has no open contact any more, and a logged one stays', async () => {
    const world = await coached();
    await world.press('carmen', 'Held');
    const held = (await contactsOf(world)).find((contact) => contact.state === 'held');
    const name = held?.coacheeId.split('/')[1];
    await world.apply({ coaching: { carmen: ['ana', 'ben'] } });
    await world.until('2026-10-05T13:00:00-05:00');
    const left = await contactsOf(world);
    expect(left.every((row) => row.state === 'held' || /ana$|ben$/.test(row.coacheeId))).toBe(true);
    expect(left.some((row) => row.coacheeId.endsWith(name ?? '?'))).toBe(true);
  });
});

describe('what a coach saw', () => {
  async function seen(world: World, name: 'ana'): Promise<void> {
    const contact = (await contactsOf(world)).find((row) => row.coacheeId.endsWith(`/${name}`));
    const open = buttonOf(world.last('carmen'), 'Open');
    await world.press('carmen', 'Open', { value: `${contact?.id}|2026-10-05|` });
    expect(open).toBeDefined();
    const whisper = world
      .direct('carmen')
      .filter((one) => one.ephemeralFor !== undefined)
      .at(-1);
    if (!whisper) throw new Error('nothing was whispered');
    await world.press('carmen', 'Log a practice check', { message: whisper });
    const ack = await world.edge.submit(world.userId('carmen'), {
      described_real_practice: { value: '0' },
      happened_real_practice: { value: '2' },
    });
    expect(ack.status).toBe(200);
  }

  it('is told to that teacher alone, and shown to their eyes only', async () => {
    const world = await coached();
    await seen(world, 'ana');
    await world.until('2026-10-05T13:00:00-05:00');
    expect(world.last('ana').text).toContain('carmen saw some of your practice');
    expect(world.last('ana').text).not.toContain('Not yet');
    for (const name of ['ben', 'ruth', 'vera', 'gus'] as const) {
      expect(
        world.direct(name).some((message) => message.text.includes('practice')),
        name,
      ).toBe(false);
    }
    await world.press('ana', 'Show me');
    expect(world.whispered('ana')).toContain('Not yet');
    const value = buttonOf(world.last('ana'), 'Show me').value;
    for (const name of ['ben', 'ruth', 'vera'] as const) {
      await world.press(name, 'Show me', { of: 'ana', value });
      const told = world.edge.messages().filter((one) => one.ephemeralFor === world.userId(name));
      expect(told.map((one) => one.text).join(), name).toContain('somebody else');
      expect(told.map((one) => one.text).join(), name).not.toContain('Not yet');
    }
  });

  it('stands beside the teacher’s own ratings, which the coach does not see', async () => {
    const world = await coached();
    await seen(world, 'ana');
    await world.until('2026-10-05T13:00:00-05:00');
    await world.press('ana', 'Rate it myself first');
    await world.edge.submit(world.userId('ana'), { described_real_practice: { value: '2' } });
    await world.press('ana', 'Show me');
    expect(world.whispered('ana')).toMatch(/Not yet.*As described/s);
    const checks = await world.store.read((tx) => tx.db.select().from(tx.t.practiceCheck));
    expect(checks.map((check) => check.source).sort()).toEqual(['observer', 'self']);
    await settled(() => true);
    expect(world.direct('carmen').every((message) => !message.text.includes('As described'))).toBe(true);
  });

  it('reaches the teacher within seven days even where their week’s messages are used up', async () => {
    const world = await coached();
    await world.store.transact(async (tx) => {
      for (const key of ['one', 'two']) {
        await tx.db.insert(tx.t.contact).values({
          personId: 'lakeside/ana',
          week: '2026-10-05',
          occurrenceKey: key,
        });
      }
    });
    await seen(world, 'ana');
    await world.until('2026-10-09T16:00:00-05:00');
    expect(world.direct('ana').some((message) => message.text.includes('practice'))).toBe(false);
    await world.until('2026-10-12T09:00:00-05:00');
    expect(world.direct('ana').some((message) => message.text.includes('saw some of your practice'))).toBe(
      true,
    );
  });
});

describe('effort and quality in the digest', () => {
  const checkOf = (name: string, source: 'self' | 'observer', points: number, cycle = '2026-09-07') => ({
    row: {
      id: `check:${source}:${name}`,
      tenantId: 'lakeside',
      personId: `lakeside/${name}`,
      source,
      observerId: source === 'self' ? `lakeside/${name}` : 'lakeside/carmen',
      teamId: 'lakeside/grades-3-5',
      cycle,
      madeOn: cycle,
      madeAt: 0,
    },
    points,
  });

  async function withChecks(world: World, checks: readonly ReturnType<typeof checkOf>[]): Promise<void> {
    await world.store.transact(async (tx) => {
      for (const { row, points } of checks) {
        await tx.db.insert(tx.t.practiceCheck).values(row);
        await tx.db
          .insert(tx.t.practiceRating)
          .values({ checkId: row.id, component: 'real_practice', facet: 'fidelity', points });
      }
    });
  }

  /** A world at the end of the first round of the year, in which some of the last cycle's contacts were held. */
  async function afterARound(held: number, k = 5): Promise<World> {
    const world = await createWorld({
      at: '2026-09-21T06:00:00-05:00',
      district: { coaching: COACHING, k },
    });
    await world.until('2026-09-21T12:00:00-05:00');
    await world.store.transact(async (tx) => {
      const rows = await tx.db.select().from(tx.t.coachingContact);
      const cycle = rows.filter((row) => row.cycle === '2026-09-21').slice(0, held);
      for (const row of cycle) await logContact(tx, row.id, { state: 'held', at: 1, order: 1 });
    });
    return world;
  }

  const digest = (world: World) => world.inTeamChannel().at(-1)?.text ?? '';
  const names = ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah'] as const;

  it('tells contacts held of planned, and both sources side by side with their n, never a mean of them', async () => {
    const world = await afterARound(5);
    await withChecks(world, [
      ...names.map((name) => checkOf(name, 'self', name === 'ana' || name === 'ben' ? 1 : 2)),
      ...names.slice(0, 5).map((name, i) => checkOf(name, 'observer', i < 4 ? 1 : 0)),
    ]);
    await world.until('2026-10-09T16:00:00-05:00');
    expect(digest(world)).toContain('coaching held 5 of 7 planned');
    expect(digest(world)).toContain('by self-report: ◐ Taking hold or ● Strong 75 or more (n 6)');
    expect(digest(world)).toMatch(/by observers: ○ Building 40 \(n 5\)/);
    expect(digest(world)).toContain('it is not landing yet, by observers');
    expect(digest(world)).not.toContain('carmen');
  });

  it('says "too few to show" of each source under k, and reads what there is', async () => {
    const world = await afterARound(1);
    await withChecks(world, [
      ...names.map((name) => checkOf(name, 'self', 2)),
      ...names.slice(0, 4).map((name) => checkOf(name, 'observer', 0)),
    ]);
    await world.until('2026-10-09T16:00:00-05:00');
    expect(digest(world)).toContain('by observers: too few to show (under 5)');
    expect(digest(world)).toContain('runs on goodwill');
    expect(digest(world)).toContain('by self-report');
  });

  it('contacts of fewer than k people are not counted out', async () => {
    const world = await afterARound(5, 8);
    await world.until('2026-10-09T16:00:00-05:00');
    expect(digest(world)).toContain('coaching: too few people to show');
    expect(digest(world)).not.toContain('of 7');
  });

  it('a log that comes late changes no figure that was told', async () => {
    const world = await afterARound(5);
    await world.until('2026-10-09T16:00:00-05:00');
    expect(digest(world)).toContain('coaching held 5 of 7 planned');
    await world.store.transact(async (tx) => {
      const rows = await tx.db.select().from(tx.t.coachingContact);
      const open = rows.filter((row) => row.cycle === '2026-09-21' && row.state === 'planned')[0];
      await logContact(tx, open?.id ?? '', { state: 'held', at: 2, order: 2 });
    });
    await world.until('2026-10-16T16:00:00-05:00');
    expect(digest(world)).toContain('coaching held 5 of 7 planned');
  });

  it('counts actions that were due and closed by their day, and names nobody', async () => {
    const world = await createWorld({ at: MONDAY });
    const words = Buffer.from('sealed');
    const action = (id: string, due: string, closedOn: string | undefined): ActionRow => ({
      ...{ id, tenantId: 'lakeside', unitId: 'lakeside/grades-3-5', driverId: 'training', source: 'command' },
      ...{
        digestId: null,
        stage: null,
        kind: 'technical',
        pairId: null,
        previousId: null,
        cycle: 1,
        coveringDriver: null,
      },
      ...{ scoreThen: null, ownerId: 'lakeside/ruth', due, title: null, prediction: null, measure: null },
      ...{ proposedBy: null, createdAt: Date.parse(MONDAY), steppedAt: null, watch: null },
      ...(closedOn === undefined
        ? { state: 'doing', outcome: null, seen: null, decided: null, closedAt: null }
        : {
            ...{ state: 'closed', outcome: 'adopted', seen: words, decided: words },
            closedAt: Date.parse(`${closedOn}T12:00:00-05:00`),
          }),
    });
    await world.store.transact((tx) =>
      addActions(tx, [
        action('on-time', '2026-10-14', '2026-10-14'),
        action('too-late', '2026-10-14', '2026-10-15'),
        action('still-open', '2026-10-16', undefined),
        action('next-cycle', '2026-10-20', '2026-10-19'),
      ]),
    );
    await world.until('2026-10-23T18:00:00-05:00');
    expect(digest(world)).toContain('actions closed on time 1 of 3');
  });
});

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EdgeAck, EdgeMessage } from '../../adapters/playground/edge/types.ts';
import { say } from '../../src/locales/index.ts';
import { createWorld, type PersonName, settled, type World } from '../doubles/world.ts';

const t = say('en').mode;
const FRIDAY = '2026-10-09T15:02:00-05:00';

/** A team of three, with k at five: its check-ins rest, and its digest says so. */
async function small(): Promise<World> {
  const world = await createWorld({
    at: '2026-10-05T06:00:00-05:00',
    district: { without: ['darius', 'elena', 'farah', 'gus'] },
  });
  await world.until(FRIDAY);
  return world;
}

function newest(world: World): EdgeMessage {
  const message = world
    .inTeamChannel()
    .filter(({ ephemeralFor }) => ephemeralFor === undefined)
    .at(-1);
  if (!message) throw new Error('the channel is empty');
  return message;
}

async function offered(world: World, facilitator: PersonName): Promise<EdgeAck> {
  await world.press('ruth', t.offer, { message: newest(world) });
  const userId = world.userId('ruth');
  await settled(() => world.edge.view(userId) !== undefined);
  return world.edge.submit(userId, { facilitator: { value: world.userId(facilitator) } });
}

const answersBy = (world: World) =>
  world.store.read(async (tx) => {
    const { unit } = tx.t;
    const rows = await tx.db.select().from(unit).where(eq(unit.id, 'lakeside/grades-3-5'));
    return rows[0]?.answersBy;
  });

describe('a team that is too small for figures', () => {
  it('goes over to votes once everybody in it has said yes, and not before', async () => {
    const world = await small();
    expect(newest(world).text).toContain('fewer than 5 people');
    await offered(world, 'vera');
    await world.until('2026-10-09T15:10:00-05:00');
    const offer = newest(world);
    expect(offer.text).toContain(t.explain('vera', 5));
    for (const name of ['ana', 'ben', 'ana'] as const) await world.press(name, t.agree, { message: offer });
    expect(await answersBy(world)).toBe('check_in');
    await world.until('2026-10-09T15:20:00-05:00');
    expect(newest(world).text).toContain(t.count(2, 4));
    for (const name of ['ana', 'ben']) expect(newest(world).text).not.toContain(name);

    // Their coach is asked too.
    for (const name of ['carmen', 'chloe'] as const) await world.press(name, t.agree, { message: offer });
    expect(newest(world).text).toContain(t.agreed('Grades 3-5'));
    expect(await answersBy(world)).toBe('vote');
    await world.until('2026-10-13T12:00:00-05:00');
    expect(newest(world).text).toContain('Team vote');
    for (const name of ['ana', 'ben', 'chloe'] as const)
      expect(world.direct(name).filter(isCheckIn)).toEqual([]);
  });

  it('stays as it is after one “rather not”, and nobody learns whose', async () => {
    const world = await small();
    await offered(world, 'vera');
    await world.until('2026-10-09T15:10:00-05:00');
    const offer = newest(world);
    await world.press('ana', t.agree, { message: offer });
    await world.press('ben', t.refuse, { message: offer });
    expect(newest(world).text).toContain(t.refused);
    await world.press('chloe', t.agree, { message: offer });
    expect(lastWhisper(world, 'chloe')).toContain(t.gone);
    expect(await answersBy(world)).toBe('check_in');
    const kept = await world.store.read((tx) => tx.db.select().from(tx.t.modeConsent));
    expect(kept).toEqual([]);
  });

  it('is asked only by who decides for it, and answered only by who is in it', async () => {
    const world = await small();
    await world.press('ana', t.offer, { message: newest(world) });
    expect(world.edge.view(world.userId('ana'))).toBeUndefined();
    await offered(world, 'vera');
    await world.until('2026-10-09T15:10:00-05:00');
    await world.press('ruth', t.agree, { message: newest(world) });
    expect(lastWhisper(world, 'ruth')).toContain(t.notYours);
  });

  it('keeps two to vote besides who leads it, and is over after two weeks without an answer', async () => {
    const world = await createWorld({
      at: '2026-10-05T06:00:00-05:00',
      district: { without: ['ben', 'chloe', 'darius', 'elena', 'farah', 'gus'] },
    });
    await world.until(FRIDAY);
    expect(JSON.stringify(await offered(world, 'carmen'))).toContain(t.tooFewVoters);
    await world.edge.submit(world.userId('ruth'), { facilitator: { value: world.userId('vera') } });
    await world.until('2026-10-09T15:10:00-05:00');
    const offer = newest(world);
    await world.until('2026-10-26T10:00:00-05:00');
    await world.press('ana', t.agree, { message: offer });
    expect(lastWhisper(world, 'ana')).toContain(t.gone);
    expect(await answersBy(world)).toBe('check_in');
  });
});

const isCheckIn = ({ text }: EdgeMessage) => text.includes('Question 1 of');

function lastWhisper(world: World, name: PersonName): string | undefined {
  const userId = world.userId(name);
  return world.edge
    .messages({ forUser: userId })
    .filter((message) => message.ephemeralFor === userId)
    .at(-1)?.text;
}

import { describe, expect, it } from 'vitest';
import { CATALOG_APP_ID, textIn } from '../../adapters/playground/teams-edge/index.ts';
import { say } from '../../src/locales/index.ts';
import { CHANNEL, createTeamsWorld, STAFF, type TeamsWorld } from '../doubles/teams-world.ts';

const t = say('en');
const MONDAY = '2026-11-02T09:00:00-06:00';

/** Everybody is known by their Entra id; everybody but those named has added the app. */
async function worldWithout(...names: readonly string[]): Promise<TeamsWorld> {
  const world = await createTeamsWorld({
    at: MONDAY,
    person: (_, id) => `, teams: ${id}`,
    environment: { TEAMS_CATALOG_APP_ID: CATALOG_APP_ID },
  });
  await world.edge.installInChannel(CHANNEL, 'ruth');
  for (const name of STAFF.filter((one) => !names.includes(one))) await world.edge.install(name);
  return world;
}

const asked = ({ edge }: TeamsWorld, name: string) =>
  edge.graphCalls.filter(({ method, path }) => method === 'POST' && path.includes(edge.person(name).id));

describe('somebody who never added the app in Teams, where it may be added for them', () => {
  it('gets it and their check-in, over HTTP with Graph’s own token, and answers it as everybody does', async () => {
    const world = await worldWithout('ben');
    const { edge } = world;
    edge.consent();
    await world.until('2026-11-03T11:00:00-06:00');
    const [checkIn, ...more] = edge.direct('ben');
    expect(more).toEqual([]);
    expect(textIn(checkIn?.card)).toContain('Question 1 of 3');
    expect(edge.graphCalls.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 201],
      ['GET', 200],
      ['GET', 200],
    ]);
    const [posted] = edge.calls.filter(({ path }) => path.includes('unq.gbl.spaces'));
    expect(posted).toMatchObject({ method: 'POST', status: 201 });
    if (!checkIn) throw new Error('no check-in');
    await edge.press('ben', checkIn, t.ratings.in_place);
    await world.until(new Date(world.clock.now() + 6_000).toISOString());
    expect(textIn(edge.direct('ben')[0]?.card)).toContain('Question 2');
    expect(edge.direct('ben')).toHaveLength(1);
  });

  it('is tried once a day where an admin has not consented, is named to the admin once with the reason, and reached after', async () => {
    const world = await worldWithout('ben', 'gus');
    const { edge } = world;
    await world.until('2026-11-03T14:00:00-06:00');
    expect(asked(world, 'ben')).toMatchObject([{ status: 403 }]);
    expect(asked(world, 'gus')).toMatchObject([{ status: 403 }]);
    await edge.say('vera', 'reach');
    await world.until('2026-11-03T14:01:00-06:00');
    expect(textIn(world.last('vera').card)).toContain(t.reach.reasons.notAllowed);
    const notices = () => edge.direct('vera').filter(({ summary }) => summary === t.reach.some(2));
    await world.until('2026-11-05T14:00:00-06:00');
    expect(asked(world, 'ben')).toHaveLength(3);
    await world.until('2026-11-10T11:00:00-06:00');
    // One was asked for, one came by itself.
    expect(notices()).toHaveLength(2);
    edge.consent();
    await world.until('2026-11-17T11:00:00-06:00');
    expect(notices()).toHaveLength(2);
    expect(edge.direct('ben').length).toBeGreaterThan(0);
  }, 180_000);

  it('is tried again soon where Graph asks for quiet, and nobody is whom it does not know; who took the app out is left alone', async () => {
    const world = await worldWithout('ben', 'gus');
    const { edge } = world;
    edge.consent();
    await edge.uninstall('chloe');
    edge.fault(
      'graph',
      { status: 429, headers: { 'retry-after': '120' } },
      { status: 404, code: 'NotFound' },
    );
    await world.until('2026-11-03T14:00:00-06:00');
    const statuses = ['ben', 'gus'].flatMap((name) => asked(world, name).map(({ status }) => status));
    expect(statuses.sort()).toEqual([201, 404, 429]);
    expect(asked(world, 'chloe')).toEqual([]);
    await edge.say('vera', 'reach');
    await world.until('2026-11-03T14:01:00-06:00');
    const told = textIn(world.last('vera').card);
    expect(told).toContain(t.reach.reasons.notKnown);
    expect(told).toContain(t.reach.reasons.removed);
  });
});

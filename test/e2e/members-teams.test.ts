import { describe, expect, it } from 'vitest';
import { textIn } from '../../adapters/playground/teams-edge/index.ts';
import { CHANNEL, createTeamsWorld, STAFF, type TeamsWorld } from '../doubles/teams-world.ts';
import { PEOPLE, settled } from '../doubles/world.ts';

const MONDAY = '2026-10-05T08:00:00-05:00';

async function installed(world: TeamsWorld): Promise<void> {
  await world.edge.installInChannel(CHANNEL, 'vera');
  for (const name of STAFF) await world.edge.install(name);
  await world.bot.engine.tick();
}

const team = (world: TeamsWorld) =>
  world.bot.store.read(async (tx) => {
    const staff = (await tx.db.select().from(tx.t.membership)).filter(({ role }) => role === 'staff');
    const [unit] = (await tx.db.select().from(tx.t.unit)).filter(({ kind }) => kind === 'team');
    return { unit, staff: staff.map(({ personId }) => personId.split('/')[1]).sort() };
  });

const said = (world: TeamsWorld, name: string) => JSON.stringify(textIn(world.last(name).card));

describe('in Teams', () => {
  it('a team that follows its channel has its members as staff, and neither guests nor those who lead it', async () => {
    const world = await createTeamsWorld({ at: MONDAY, team: ', members: channel' });
    await installed(world);
    expect((await team(world)).staff).toEqual([...PEOPLE].sort());
    await world.until('2026-10-06T09:45:00-05:00');
    expect(world.edge.direct('ruth')).toHaveLength(0);
  });

  it('an admin sets a team up from its channel: the page, the preview, the start', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    await installed(world);
    await world.edge.say('vera', 'setup', CHANNEL);
    await settled(() => world.edge.direct('vera').length > 0);
    await world.edge.press('vera', world.last('vera'), 'Preview', {
      'channel:channel': world.edge.channel(CHANNEL),
      ...{ 'text:name': 'Grades 3-5', 'choice:focus': 'training', 'choice:stage': 'initial' },
      ...{ 'choice:every': '1', 'choice:day': '3', 'choice:time': '10:00', 'toggle:mine': 'false' },
      ...{ 'date:first': '2026-08-24', 'date:last': '2027-06-04' },
    });
    await world.until('2026-10-05T08:00:30-05:00');
    expect(said(world, 'vera')).toContain('will be asked');
    expect(said(world, 'vera')).toContain('Oct 7, 10:00');
    await world.edge.press('vera', world.last('vera'), 'Start');
    await world.until('2026-10-05T08:01:00-05:00');
    expect((await team(world)).unit).toMatchObject({
      ...{ id: 'lakeside/grades-3-5', focusDriver: 'training', checkinDay: 3, members: 'channel' },
    });
    await world.until('2026-10-07T10:45:00-05:00');
    expect(said(world, 'ana')).toContain('Question 1 of 3');
  });
});

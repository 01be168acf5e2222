import { describe, expect, it } from 'vitest';
import { districtText, fileOf } from '../../src/district/describe.ts';
import { previewDistrict, readDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { readOrganisation } from '../../src/store/queries/organisation.ts';
import { createWorld, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T08:00:00-05:00';
const channelOf = (world: World) => world.edge.channels()[0]?.id ?? '';

/** A person's next move comes some seconds later; two messages to one of them are a second apart. */
const moment = (world: World, ms = 3_000) => world.until(new Date(world.clock.now() + ms).toISOString());

/** What an admin does, with every button, choice and menu counted as a click. */
function clicking(world: World) {
  let clicks = 0;
  const me = world.userId('vera');
  return {
    count: () => clicks,
    async press(label: string) {
      await world.press('vera', label);
      clicks += 1;
    },
    /** Puts the dialog away that says that the preview is on its way. */
    async close() {
      await settled(() => world.edge.view(me) !== undefined);
      await world.edge.closeView(me);
      clicks += 1;
    },
    async submit(chosen: Readonly<Record<string, string>>) {
      clicks += Object.keys(chosen).length + 1;
      const values = Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, { value }]));
      return world.edge.submit(me, values);
    },
  };
}

async function installed(world: World): Promise<void> {
  await world.edge.stand(world.userId('vera'), { is_admin: true });
  await world.edge.command(world.userId('vera'), channelOf(world), '/driveline', 'setup');
  await settled(() => world.edge.view(world.userId('vera')) !== undefined);
  await moment(world);
}

describe('set up in chat', () => {
  it('takes an admin from an empty district to the first planned check-in in six clicks', async () => {
    const world = await createWorld({
      at: MONDAY,
      empty: true,
      zones: { ben: 'America/Denver', chloe: 'America/Denver' },
    });
    await installed(world);
    expect(world.last('vera').text).toContain('Set up a team');
    await world.edge.closeView(world.userId('vera'));

    const admin = clicking(world);
    await admin.press('Set up a team');
    const sent = await admin.submit({ channel: channelOf(world), focus: 'training' });
    expect(sent.status).toBe(200);
    await admin.close();
    await moment(world);
    const preview = JSON.stringify(world.last('vera').blocks);
    expect(preview).toContain('8 people in #grades-3-5 will be asked');
    // The next three, in each zone, two weeks apart: at nine on a Tuesday.
    for (const said of ['Central Time', 'Mountain Time']) expect(preview).toContain(said);
    expect(preview.match(/9:00/g)?.length).toBe(6);
    await admin.press('Start');
    expect(admin.count()).toBeLessThanOrEqual(6);
    expect(world.last('vera').text).toContain('has started');
    await moment(world);

    const planned = await world.store.read((tx) => tx.db.select().from(tx.t.occurrence));
    const checkIns = planned.filter(
      ({ loop, view, state }) => loop === 'checkin' && view === 'ask' && state === 'planned',
    );
    expect(new Set(checkIns.map(({ subject }) => subject)).size).toBe(8);
    // Nobody was written to before; now everybody is told, and the admin is not asked.
    expect(world.last('ana').text).toContain('Driveline');
    expect(checkIns.map(({ subject }) => subject).some((id) => id.endsWith('/vera'))).toBe(false);
  });

  it('promises in the preview just what is then sent', async () => {
    const world = await createWorld({ at: MONDAY, empty: true, zones: { ben: 'America/Denver' } });
    await installed(world);
    const admin = clicking(world);
    await admin.submit({ channel: channelOf(world), every: '1', day: '3', time: '10:00' });
    await moment(world);
    expect(JSON.stringify(world.last('vera').blocks)).toContain('Oct 7');
    await admin.press('Start');
    await moment(world);
    await world.until('2026-10-06T08:00:00-05:00');
    await world.press('ana', 'Looks right');
    await world.press('ben', 'Looks right');
    await world.until('2026-10-07T16:00:00-05:00');
    const [ana, ben] = [world.last('ana').postedAt, world.last('ben').postedAt];
    expect(ana).toBeGreaterThanOrEqual(Date.parse('2026-10-07T10:00:00-05:00'));
    expect(ana).toBeLessThanOrEqual(Date.parse('2026-10-07T10:31:00-05:00'));
    expect(ben).toBeGreaterThanOrEqual(Date.parse('2026-10-07T11:00:00-05:00'));
    expect(ben).toBeLessThanOrEqual(Date.parse('2026-10-07T11:31:00-05:00'));
  });

  it('is for those who run the workspace; of an empty district nobody else becomes the admin', async () => {
    const world = await createWorld({ at: MONDAY, empty: true });
    await world.edge.command(world.userId('ana'), channelOf(world), '/driveline', 'setup');
    await settled(() => world.whispered('ana') !== undefined);
    expect(await world.store.read((tx) => tx.db.select().from(tx.t.tenant))).toEqual([]);
    await installed(world);
    await world.edge.command(world.userId('ana'), channelOf(world), '/driveline', 'setup');
    const tenants = await world.store.read((tx) => tx.db.select().from(tx.t.tenant));
    expect(tenants).toHaveLength(1);
    const admins = await world.store.read((tx) => tx.db.select().from(tx.t.membership));
    expect(admins.map(({ personId, role }) => [personId.split('/')[1], role])).toEqual([['vera', 'admin']]);
  });

  it('says what a district file says: the file written back is sound, applies without a change, and can change it', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.edge.command(world.userId('vera'), channelOf(world), '/driveline', 'setup');
    await settled(() => world.edge.view(world.userId('vera')) !== undefined);
    const admin = clicking(world);
    // The dialog knows the channel's team as it is: two things are changed, and the practice is typed.
    const practice = 'A goal\nA look at real practice | Seen, not told\nWords about it\nA next step';
    await admin.submit({ focus: 'data_systems', day: '4', practice });
    await moment(world);
    // Who leads or coaches the team is in its channel too, and is not asked.
    const promised = Number(/(\d+) people/.exec(JSON.stringify(world.last('vera').blocks))?.[1]);
    expect(promised).toBeLessThan(world.edge.channels()[0]?.members.length ?? 0);
    await admin.press('Start');
    await moment(world);
    const roles = await world.store.read((tx) => tx.db.select().from(tx.t.membership));
    expect(roles.filter(({ role }) => role === 'staff')).toHaveLength(promised);
    const [team] = (await world.store.read((tx) => tx.db.select().from(tx.t.unit))).filter(
      ({ kind }) => kind === 'team',
    );
    expect(team).toMatchObject({
      id: 'lakeside/grades-3-5',
      focusDriver: 'data_systems',
      checkinDay: 4,
      members: 'channel',
    });

    const file = fileOf(await world.store.read((tx) => readOrganisation(tx, as('lakeside'))));
    if (!file) throw new Error('no file');
    expect(file.practice?.components.map(({ en }) => en?.text)).toEqual([
      ...['A goal', 'A look at real practice', 'Words about it', 'A next step'],
    ]);
    const written = districtText(file);
    const reading = readDistrict(written);
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    expect((await previewDistrict(world.store, reading.district)).changes).toEqual([]);
    const other = readDistrict(written.replace('focus: data_systems', 'focus: coaching'));
    if ('problems' in other) throw new Error('unreadable');
    expect((await previewDistrict(world.store, other.district)).changes).toHaveLength(1);
  });

  it('tells that it cannot look, and looks again by itself once it can', async () => {
    const world = await createWorld({ at: MONDAY, empty: true });
    await installed(world);
    world.edge.fault({ method: 'conversations.info', kind: 'error', error: 'channel_not_found', times: 1 });
    await clicking(world).submit({ channel: channelOf(world) });
    await moment(world);
    expect(world.last('vera').text).toContain('/invite @Driveline');
    await moment(world, 60_000);
    await moment(world);
    expect(world.last('vera').text).toContain('will be asked');
  });
});

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { textIn } from '../../adapters/playground/teams-edge/index.ts';
import { districtsIn } from '../../src/district/describe.ts';
import { say } from '../../src/locales/index.ts';
import { as } from '../../src/model/ids.ts';
import { latestEdits } from '../../src/store/queries/edit.ts';
import { HomeTab, wordsOf } from '../doubles/home-tab.ts';
import { createTeamsWorld, STAFF } from '../doubles/teams-world.ts';
import { createWorld, type PersonName, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T08:00:00-05:00';
const t = say('en').district;

const home = (world: World, name: PersonName) => new HomeTab(world, name).open();

/** Fills the dialog that is open and sends it; what stands in its place then. */
async function send(world: World, name: PersonName, values: Readonly<Record<string, string | boolean>>) {
  const fields = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]));
  await world.edge.submit(world.userId(name), fields);
  const { view, errors } = world.edge.view(world.userId(name)) ?? {};
  return { words: wordsOf(view), errors };
}

const dueOf = (world: World, name: string) =>
  world.store.read(async (tx) => {
    const { occurrence } = tx.t;
    const rows = await tx.db
      .select()
      .from(occurrence)
      .where(eq(occurrence.subject, `lakeside/${name}`));
    return rows.filter(
      ({ loop, view, window }) => loop === 'checkin' && view === 'ask' && window === '2026-10-05',
    );
  });

describe('the district, changed from Home', () => {
  it('a snow day takes six clicks, is looked at before it is saved, and moves what is planned; nothing is asked twice', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(MONDAY);
    const before = await dueOf(world, 'ana');
    expect(before).toHaveLength(1);
    const tab = await home(world, 'vera');
    await tab.press(t.areas.calendar);
    const form = await send(world, 'vera', { what: 'closed_add' });
    expect(form.words).toContain(t.fields.kind);
    const preview = await send(world, 'vera', { kind: 'snow_days', from: '2026-10-06' });
    expect(preview.words).toContain('+ closed at lakeside: 2026-10-06 (snow)');
    expect(await dueOf(world, 'ana')).toEqual(before);
    const saved = await send(world, 'vera', {});
    expect(saved.errors).toBeUndefined();
    await world.until('2026-10-05T08:10:00-05:00');
    const after = await dueOf(world, 'ana');
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after[0]?.dueAt).toBeGreaterThanOrEqual(Date.parse('2026-10-07T08:00:00-05:00'));
    await world.until('2026-10-06T18:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(0);
    // The file written back says it, and who did it is kept.
    const [file] = await districtsIn(world.store);
    expect(file?.calendar?.snow_days).toContainEqual('2026-10-06');
    const [log] = await world.store.read((tx) => latestEdits(tx, as('lakeside'), 1));
    expect(log).toMatchObject({
      personId: 'lakeside/vera',
      kind: 'closed_add',
      about: ['closed at lakeside'],
    });
  });

  it('gives a role to whom the picker names, says what is wrong beside its field, and refuses everybody else kindly', async () => {
    const world = await createWorld({ at: MONDAY });
    const tab = await home(world, 'vera');
    await tab.press(t.areas.people);
    const nobody = await send(world, 'vera', { typed: 'Nobody Here', what: 'role_add' });
    expect(nobody.errors).toEqual({ typed: t.nobody('Nobody Here') });
    await send(world, 'vera', { typed: '', person: world.userId('ben'), what: 'role_add' });
    const preview = await send(world, 'vera', { role: 'facilitator', unit: 'grades-3-5' });
    expect(preview.words).toContain('now facilitator of grades-3-5');
    // A file is quicker: the preview is made anew before anything is saved.
    await world.apply({ k: 3 });
    const anew = await send(world, 'vera', {});
    expect(anew.words).toContain(t.would);
    await send(world, 'vera', {});
    const held = await world.store.read((tx) => tx.db.select().from(tx.t.membership));
    expect(held).toContainEqual({
      ...{ personId: 'lakeside/ben', unitId: 'lakeside/grades-3-5', role: 'facilitator' },
    });

    const ana = await home(world, 'ana');
    expect(ana.labels).not.toContain(t.areas.people);
    await world.edge.command(
      world.userId('ana'),
      world.edge.channels()[0]?.id ?? '',
      '/driveline',
      'district',
    );
    const refused = () => {
      const seen = world.edge.messages({ forUser: world.userId('ana') });
      return seen.some(({ ephemeralFor, text }) => ephemeralFor !== undefined && text === t.forAdmins);
    };
    await settled(refused);
    expect(refused()).toBe(true);
  });

  it('in Teams the card of the command opens the same dialogs', async () => {
    const world = await createTeamsWorld({ at: MONDAY });
    for (const name of STAFF) await world.edge.install(name);
    const { edge } = world;
    await edge.deliver(edge.activityBy('vera', { type: 'message', text: 'district' }));
    await settled(() => edge.direct('vera').length > 0);
    const which = await edge.press('vera', world.last('vera'), t.areas.teams);
    expect(which.body).toMatchObject({ task: { type: 'continue' } });
    const form = await edge.submitDialog('vera', which, {
      'choice:thing': 'teams grades-3-5',
      'choice:what': 'team_when',
    });
    const preview = await edge.submitDialog('vera', form, {
      'choice:every_weeks': '1',
      'choice:day': 'wednesday',
      'choice:time': '10:00',
      'choice:spread_minutes': '30',
    });
    expect(JSON.stringify(preview.body)).toContain('check-in day tuesday → wednesday');
    const saved = await edge.submitDialog('vera', preview, {});
    expect(JSON.stringify(saved.body)).toContain(t.saved);
    await world.until('2026-10-07T11:00:00-05:00');
    expect(JSON.stringify(textIn(world.last('ana').card))).toContain('Question 1 of 3');
  });
});

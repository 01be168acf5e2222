import { describe, expect, it } from 'vitest';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { say } from '../../src/locales/index.ts';
import { ITEMS, inStage, poolOf } from '../../src/model/items.ts';
import type { Stage } from '../../src/model/stage.ts';
import { buttonOf, createWorld, type PersonName, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const t = say('en').stage;

async function command(world: World, name: PersonName, text: string): Promise<string> {
  const userId = world.userId(name);
  const answers = () =>
    world.edge.messages({ forUser: userId }).filter((message) => message.ephemeralFor === userId);
  const before = answers().length;
  await world.edge.command(userId, world.edge.direct(userId), '/driveline', text);
  await settled(() => answers().length > before);
  return answers().at(-1)?.text ?? '';
}

/** Opens the form from the answer that only this person sees, and sends it. */
async function decide(world: World, name: PersonName, stage: Stage, why: string): Promise<void> {
  await command(world, name, 'stage');
  const userId = world.userId(name);
  const shown = world.edge
    .messages({ forUser: userId })
    .filter((message) => message.ephemeralFor === userId)
    .at(-1);
  if (!shown) throw new Error('no answer');
  const button = buttonOf(shown, t.change);
  await world.edge.press({
    ...{ userId, channelId: shown.channelId, ts: shown.ts, actionId: button.actionId, value: button.value },
  });
  await settled(() => world.edge.view(userId) !== undefined);
  await world.edge.submit(userId, { stage: { value: stage }, why: { value: why } });
}

const asked = (world: World) =>
  world.store.read(async (tx) => {
    const rows = await tx.db
      .select({ itemId: tx.t.question.itemId, checkInId: tx.t.question.checkInId })
      .from(tx.t.question);
    return (window: string) => rows.flatMap((row) => (row.checkInId.endsWith(window) ? [row.itemId] : []));
  });

const inPool = (stage: Stage, ids: readonly string[]) =>
  ids.every((id) => inStage(poolOf(ITEMS), stage).items.some((item) => item.id === id));

describe('/driveline stage', () => {
  it('tells everybody on the team where it stands, and lets only those who decide change it', async () => {
    const world = await createWorld({ at: MONDAY, district: { team: 'stage: installation' } });
    await world.until(MONDAY);
    const seen = await command(world, 'ana', 'stage');
    expect(seen).toContain(t.now(t.names.installation));
    expect(seen).toContain(t.meanings.installation);
    expect(seen).not.toContain(t.change);
    expect(await command(world, 'ruth', 'stage')).toContain(t.change);
    expect(await command(world, 'carmen', 'etapa grades')).toContain(t.now(t.names.installation));
    expect(await command(world, 'carmen', 'stage lunch')).toBe(t.unknown('lunch'));
  });

  it('a change is a logged decision: who, when, from, to, why; the next digest tells it once', async () => {
    const world = await createWorld({ at: MONDAY, district: { team: 'stage: exploration' } });
    await world.until('2026-10-06T15:00:00-05:00');
    const explored = (await asked(world))('2026-10-05');
    expect(explored.length).toBeGreaterThan(10);
    expect(inPool('exploration', explored)).toBe(true);
    expect(world.last('ana').text).toContain(t.tone.exploration);

    await decide(world, 'ruth', 'initial', 'Five of us <!channel> have begun.');
    const rows = await world.store.read((tx) => tx.db.select().from(tx.t.stageDecision));
    expect(rows).toMatchObject([
      {
        ...{ unitId: 'lakeside/grades-3-5', fromStage: 'exploration', toStage: 'initial' },
        ...{ personId: 'lakeside/ruth', why: 'Five of us <!channel> have begun.', toldIn: null },
      },
    ]);
    await world.until('2026-10-16T16:00:00-05:00');
    const [first, second] = world.inTeamChannel().filter(({ text }) => text.includes('week of'));
    expect(first?.text).toContain(
      'Stage: from Exploration to Initial implementation, decided by ruth on Oct 6.',
    );
    expect(first?.text).not.toContain('<!channel>');
    expect(second?.text).not.toContain('Stage: from');
    const after = (await asked(world))('2026-10-12');
    expect(after.length).toBeGreaterThan(10);
    expect(inPool('initial', after)).toBe(true);
    expect(world.last('ana').text).not.toContain(t.tone.exploration);
  });

  it('is refused without a reason, for the same stage, and for those who may not', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(MONDAY);
    await decide(world, 'ruth', 'full', '   ');
    expect(JSON.stringify(world.edge.view(world.userId('ruth')))).not.toBe('');
    const rows = () => world.store.read((tx) => tx.db.select().from(tx.t.stageDecision));
    expect(await rows()).toEqual([]);
    await decide(world, 'ruth', 'full', 'Most of us use it.');
    expect(await rows()).toHaveLength(1);
    // The form was open while she lost her role.
    await command(world, 'ruth', 'stage');
    const userId = world.userId('ruth');
    const shown = world.edge
      .messages({ forUser: userId })
      .filter((message) => message.ephemeralFor === userId)
      .at(-1);
    if (!shown) throw new Error('no answer');
    const button = buttonOf(shown, t.change);
    await world.apply({ roles: { ruth: 'evaluator: pine-ridge' } });
    await world.edge.press({
      ...{ userId, channelId: shown.channelId, ts: shown.ts, actionId: button.actionId, value: button.value },
    });
    await settled(() => world.whispered('ruth') === t.mayNot);
    expect(await rows()).toHaveLength(1);
  });

  it('what a team decides in chat stands: the district file begins it and never overrides it, and says so', async () => {
    const world = await createWorld({ at: MONDAY, district: { team: 'stage: installation' } });
    await world.until(MONDAY);
    await decide(world, 'ruth', 'initial', 'Training is done.');
    await world.apply({ team: 'stage: full' });
    expect(await command(world, 'ana', 'stage')).toContain(t.names.initial);
    const text = `district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04 }
schools: [{ key: pine-ridge, name: Pine Ridge }]
teams: [{ key: grades-3-5, name: Grades 3-5, school: pine-ridge, stage: exploration }]
people: [{ key: ruth, name: ruth, email: ruth@lakeside.example, roles: { leader: pine-ridge } }]`;
    const reading = readDistrict(text);
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    const { changes } = await applyDistrict(world.store, reading.district);
    expect(changes.map(({ what }) => what).join('\n')).toMatch(
      /stage to begin in full → exploration.*the team itself has decided on initial in chat, and that stands/,
    );
    expect(await command(world, 'ruth', 'stage')).toContain(t.names.initial);
  });

  it('full implementation asks every second time', async () => {
    const world = await createWorld({ at: MONDAY, district: { team: 'stage: full' } });
    await world.until('2026-10-30T16:00:00-05:00');
    const windows = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'];
    const of = await asked(world);
    expect(windows.map((window) => of(window).length > 0)).toEqual([true, false, true, false]);
    expect(world.direct('ana').some(({ text }) => text.includes(t.tone.full))).toBe(true);
  });
});

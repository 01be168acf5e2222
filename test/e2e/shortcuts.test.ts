import { expect, it } from 'vitest';
import { SHORTCUTS } from '../../adapters/slack/manifest.ts';
import { createWorld, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T10:00:00-05:00';

async function use(world: World, name: 'ana' | 'vera', says: string) {
  const shortcut = SHORTCUTS.find((one) => one.says === says);
  const ack = await world.edge.shortcut(world.userId(name), shortcut?.callback_id ?? 'driveline_unknown');
  await settled(() => world.edge.view(world.userId(name)) !== undefined);
  return { ack, view: JSON.stringify(world.edge.view(world.userId(name))?.view) };
}

it('the shortcut “Barrier” opens the dialog in which a barrier is raised', async () => {
  const world = await createWorld({ at: MONDAY });
  const { ack, view } = await use(world, 'ana', 'barrier');
  expect(ack.status).toBe(200);
  expect(view).toContain('barrier.');
});

it('the shortcut “Reflect” opens the dialog to write in for who is coached, and says so to who is not', async () => {
  const world = await createWorld({ at: MONDAY, district: { coaching: { carmen: ['ana'] } } });
  await world.until('2026-10-05T10:05:00-05:00');
  const own = await use(world, 'ana', 'reflect');
  expect(own.ack.status).toBe(200);
  expect(own.view).toContain('coaching.write');
  // Nobody coaches Vera: a sentence, in a dialog, since a shortcut has no conversation.
  const other = await use(world, 'vera', 'reflect');
  expect(other.ack.status).toBe(200);
  expect(other.view).toContain('section');
});

it('a shortcut of another version is acknowledged', async () => {
  const world = await createWorld({ at: MONDAY });
  const ack = await world.edge.shortcut(world.userId('ana'), 'driveline_of_next_year');
  expect(ack.status).toBe(200);
});

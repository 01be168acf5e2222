import { z } from 'zod';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { as, type PersonId, type UnitId, type Window } from '../../model/ids.ts';
import { CROSS_CUTTING, type ItemPool, poolOf } from '../../model/items.ts';
import {
  type DrawnItem,
  type DriverDraw,
  drawCrossTopic,
  drawDrivers,
  drawItems,
} from '../../model/rotation/index.ts';
import { askedSince, drawOf, drawsBefore, keepDraw } from '../../store/queries/checkin.ts';
import type { PersonRow, UnitRow } from '../../store/queries/people.ts';
import { itemsLeftOut } from '../../store/queries/pulse.ts';
import type { Tx } from '../../store/store.ts';

const drawn = z.object({
  drivers: z.array(z.enum(DRIVER_IDS)),
  crossTopic: z.enum(CROSS_CUTTING).nullable(),
});

/** A termly item comes back to one person after twelve weeks: no older question plays a part in a draw. */
const MEMORY_DAYS = 12 * 7;

/** The questions one person gets in a window. The team's drivers are drawn once, by whoever is asked first. */
export async function drawQuestions(
  tx: Tx,
  person: PersonRow,
  team: UnitRow,
  window: Window,
  pool: ItemPool,
): Promise<DrawnItem[]> {
  const focus = focusIn(team, pool);
  const draw = await teamDraw(tx, as(team.id), window, focus, pool);
  const since = as<Window>(addDays(as(window), -MEMORY_DAYS));
  const asked = await askedSince(tx, as(person.id), since);
  return drawItems({
    personId: as<PersonId>(person.id),
    window,
    audience: person.audience,
    pool: without(pool, await itemsLeftOut(tx, as(team.id))),
    focus,
    ...draw,
    asked: asked.filter((past) => past.window < window),
  });
}

/** What a team decided not to be asked is still known by its id. */
function without(pool: ItemPool, leftOut: ReadonlySet<string>): ItemPool {
  if (leftOut.size === 0) return pool;
  const items = pool.items.filter((item) => !leftOut.has(item.id));
  return { ...poolOf(items), find: (id) => pool.find(id) };
}

async function teamDraw(
  tx: Tx,
  teamId: UnitId,
  window: Window,
  focus: DriverId | null,
  pool: ItemPool,
): Promise<Required<Pick<DriverDraw, 'drivers' | 'crossTopic'>>> {
  const known = drawn.safeParse(await drawOf(tx, teamId, window));
  if (known.success) return known.data;
  const history = (await drawsBefore(tx, teamId, window)).map((row) => ({
    window: row.window,
    ...drawn.parse(row),
  }));
  const askable = DRIVER_IDS.filter((driver) => pool.of(driver).length > 0);
  const drivers = drawDrivers({ teamId, window, focus, history, askable });
  const across = drawCrossTopic({ teamId, window, history });
  const crossTopic = across && pool.of(across).length > 0 ? across : null;
  await keepDraw(tx, { teamId, window, drivers, crossTopic });
  return { drivers, crossTopic };
}

/** The team's focus, unless its stage has nothing to ask on it: in exploration nobody is coached yet. */
function focusIn(team: UnitRow, pool: ItemPool): DriverId | null {
  const focus = focusOf(team);
  return focus !== null && pool.of(focus).length > 0 ? focus : null;
}

/** The team's focus driver; a word that is no driver any more counts as none. */
function focusOf(team: UnitRow): DriverId | null {
  return DRIVER_IDS.find((driver) => driver === team.focusDriver) ?? null;
}

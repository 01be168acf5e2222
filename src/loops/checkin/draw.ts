import { z } from 'zod';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { as, type PersonId, type UnitId, type Window } from '../../model/ids.ts';
import { type ItemPool, poolOf } from '../../model/items.ts';
import { type DrawnItem, drawDrivers, drawItems } from '../../model/rotation/index.ts';
import { askedSince, drawOf, drawsBefore, keepDraw } from '../../store/queries/checkin.ts';
import type { PersonRow, UnitRow } from '../../store/queries/people.ts';
import { itemsLeftOut } from '../../store/queries/pulse.ts';
import type { Tx } from '../../store/store.ts';

const driverList = z.array(z.enum(DRIVER_IDS));

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
  const focus = focusOf(team);
  const drivers = await teamDrivers(tx, as(team.id), window, focus);
  const since = as<Window>(addDays(as(window), -MEMORY_DAYS));
  const asked = await askedSince(tx, as(person.id), since);
  return drawItems({
    personId: as<PersonId>(person.id),
    window,
    audience: person.audience,
    pool: without(pool, await itemsLeftOut(tx, as(team.id))),
    focus,
    drivers,
    asked: asked.filter((past) => past.window < window),
  });
}

/** What a team decided not to be asked is still known by its id. */
function without(pool: ItemPool, leftOut: ReadonlySet<string>): ItemPool {
  if (leftOut.size === 0) return pool;
  const items = pool.items.filter((item) => !leftOut.has(item.id));
  return { ...poolOf(items), find: (id) => pool.find(id) };
}

async function teamDrivers(
  tx: Tx,
  teamId: UnitId,
  window: Window,
  focus: DriverId | null,
): Promise<readonly DriverId[]> {
  const known = driverList.safeParse(await drawOf(tx, teamId, window));
  if (known.success) return known.data;
  const history = (await drawsBefore(tx, teamId, window)).map((draw) => ({
    window: draw.window,
    drivers: driverList.parse(draw.drivers),
  }));
  const drivers = drawDrivers({ teamId, window, focus, history });
  await keepDraw(tx, teamId, window, drivers);
  return drivers;
}

/** The team's focus driver; a word that is no driver any more counts as none. */
export function focusOf(team: UnitRow): DriverId | null {
  return DRIVER_IDS.find((driver) => driver === team.focusDriver) ?? null;
}

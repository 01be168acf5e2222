import { addDays, windowOf } from '../../model/calendar/index.ts';
import { type DigestFigures, pointOf } from '../../model/fidelity/index.ts';
import { as, type Window } from '../../model/ids.ts';
import { didItMove, type Moved } from '../../model/improvement/index.ts';
import { type ActionRow, setWatch, untoldActions } from '../../store/queries/action.ts';
import { digestsBefore } from '../../store/queries/digest.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import type { PartRequest } from '../digest/part.ts';
import { driverOf, todayIn } from './view.ts';

/** A driver that is asked about once in a round gets three scores in 24 weeks; then what there is, is told. */
const WATCHED_DAYS = 24 * 7;
/** Enough check-ins for ten scores before the closing and three after it, also of a driver that is not the focus. */
const LOOKS_BACK = { days: 52 * 7, most: 60 } as const;
/** Told in one digest; the others come with the next. */
const MOST_TOLD = 1;

export interface ToldMove {
  readonly driverId: ReturnType<typeof driverOf>;
  readonly type: 'higher' | 'lower' | 'no_clear_move' | 'too_few';
  readonly before: number;
  readonly after: number;
}

/** "Did it move?": of the actions closed earlier, those whose driver has been watched long enough. Told once. */
export async function movedSince(tx: Tx, request: PartRequest): Promise<ToldMove[]> {
  const { unit, now } = request;
  const watched = await untoldActions(tx, as(unit.id), 'open');
  if (watched.length === 0) return [];
  const digests = await digestsUpTo(tx, request);
  const told: { readonly id: string; readonly move: ToldMove }[] = [];
  for (const row of watched) {
    const move = moveOf(row, digests, request, now);
    if (move && told.length < MOST_TOLD) told.push({ id: row.id, move });
  }
  await setWatch(
    tx,
    told.map(({ id }) => id),
    'told',
  );
  return told.map(({ move }) => move);
}

/** What a unit's digests said of its drivers until now, the oldest first. */
export async function digestsUpTo(tx: Tx, { unit, window, figures }: PartRequest): Promise<DigestFigures[]> {
  const since = as<Window>(addDays(as(window), -LOOKS_BACK.days));
  const rows = await digestsBefore(tx, as(unit.id), { since, window, most: LOOKS_BACK.most });
  return [...rows.flatMap((row) => readKept(row.figures) ?? []).reverse(), figures];
}

/** How a driver's scores after a moment compare with those before; `undefined` while it is still being watched. */
export function moveOf(
  row: Pick<ActionRow, 'driverId' | 'closedAt'>,
  digests: readonly DigestFigures[],
  { unit }: PartRequest,
  now: number,
): ToldMove | undefined {
  const closed = windowOf(todayIn(unit, row.closedAt ?? now));
  const scores = digests.flatMap((digest) => {
    const figure = digest.drivers.find((one) => one.driverId === row.driverId)?.figure;
    const score = figure === undefined ? null : pointOf(figure);
    return score === null ? [] : [{ after: digest.window > closed, score }];
  });
  const ended = now - (row.closedAt ?? now) > WATCHED_DAYS * 86_400_000;
  const before = scores.filter(({ after }) => !after).map(({ score }) => score);
  const after = scores.filter((one) => one.after).map(({ score }) => score);
  return toldAs(driverOf(row), didItMove(before, after, ended));
}

function toldAs(driverId: ToldMove['driverId'], moved: Moved): ToldMove | undefined {
  if (moved.type === 'watching') return undefined;
  const { before, after } = moved;
  return { driverId, type: moved.type === 'moved' ? moved.direction : moved.type, before, after };
}

import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { addDays, PERIOD_WEEKS } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type Instant, type LocalDate } from '../../model/ids.ts';
import { OUTCOMES } from '../../model/improvement/index.ts';
import { mayAnswer, maySeeActions } from '../../privacy/access.ts';
import { actionsClosed, barriersEnded } from '../../store/queries/level-news.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { placeOf as barrierPlace } from '../barrier/words.ts';
import { untitled } from '../improvement/view.ts';
import { placeOf } from '../improvement/words.ts';
import { type LevelPartRequest, levelPart } from './part.ts';
import { unitsUnder } from './tree.ts';

const driverId = z.enum(DRIVER_IDS);
const count = z.int().nonnegative();

const schema = z.object({
  actions: count,
  barriers: count,
  /** The first that this level may read; its words sealed, in base64. */
  named: z
    .discriminatedUnion('type', [
      z.object({
        ...{ type: z.literal('action'), id: z.string(), driverId, coveringDriver: driverId.nullable() },
        ...{ outcome: z.enum(OUTCOMES), title: z.string().nullable() },
      }),
      z.object({ type: z.literal('barrier'), id: z.string(), reason: z.string() }),
    ])
    .nullable(),
});

/**
 * "What changed because of you": the actions that this level and those below closed in the four weeks before this one,
 * and the barriers that came to an end. Counted; named only where whoever leads this level may read the words.
 */
export const levelChangedPart = levelPart({
  name: 'changed',
  schema,
  async gather(tx, request) {
    const { actions, barriers } = await endedIn(tx, request);
    if (actions.length + barriers.length === 0) return null;
    const { units } = request.district;
    const here = [{ unitId: request.unit.id, role: 'leader' }];
    const barrier = barriers.find((row) => mayAnswer(here, chainOf(units, as(row.levelUnitId))));
    const action = actions.find((row) => maySeeActions(here, chainOf(units, as(row.unitId))));
    const named = barrier
      ? { type: 'barrier', id: barrier.id, reason: barrier.reason?.toString('base64') }
      : action && {
          ...{ type: 'action', id: action.id, driverId: action.driverId, outcome: action.outcome },
          ...{ coveringDriver: action.coveringDriver, title: action.title?.toString('base64') ?? null },
        };
    return schema.parse({ actions: actions.length, barriers: barriers.length, named: named ?? null });
  },
  nodes({ actions, barriers, named }, { locale, open }): CardNode[] {
    const { levels, improvement } = say(locale);
    const name = () => {
      if (named?.type === 'barrier') return open(named.reason, barrierPlace(named.id, 'reason'));
      if (!named) return undefined;
      const title = named.title === null ? undefined : open(named.title, placeOf(named.id, 'title'));
      return improvement.digest.closed[named.outcome](title ?? untitled(named, locale));
    };
    const first = name();
    const said = [
      ...(first === undefined ? [] : [first]),
      ...(actions > 0 ? [levels.closedActions(actions)] : []),
      ...(barriers > 0 ? [levels.endedBarriers(barriers)] : []),
    ];
    return [{ kind: 'text', tone: 'strong', text: improvement.digest.changed(said.join('; ')) }];
  },
});

/** Weeks are told whole: what ends in the week of the digest is told with the next one, and nothing twice. */
async function endedIn(tx: Tx, { district, unit, window }: LevelPartRequest) {
  const ids = unitsUnder(district, unit.id);
  const before = as<LocalDate>(window);
  const from = addDays(before, -7 * PERIOD_WEEKS);
  return {
    actions: await actionsClosed(tx, ids, midnight(from), midnight(before)),
    barriers: await barriersEnded(tx, ids, from, before),
  };
}

function midnight(date: LocalDate): Instant {
  return Date.parse(`${date}T00:00:00Z`);
}

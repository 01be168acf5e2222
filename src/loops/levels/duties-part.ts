import { z } from 'zod';
import { say } from '../../locales/index.ts';
import type { DriverId } from '../../model/drivers.ts';
import { openActions } from '../../store/queries/action.ts';
import { standing } from '../improvement/actions-part.ts';
import { levelPart } from './part.ts';

const count = z.int().nonnegative();
const due = z.object({ count, names: z.array(z.string()) });

/** The level's own actions that are due or late. Those of the teams stand in the teams' digests. */
export const levelActionsPart = levelPart({
  name: 'actions',
  schema: z.object({ thisWeek: due, conversations: due, late: count, waiting: count }),
  async gather(tx, { unit, now }) {
    const { thisWeek, conversations, late, waiting } = standing(await openActions(tx, [unit.id]), {
      unit,
      now,
    });
    const silent = thisWeek.count + conversations.count + late + waiting.length === 0;
    return silent ? null : { thisWeek, conversations, late, waiting: waiting.length };
  },
  nodes({ thisWeek, conversations, late, waiting }, { locale }) {
    const t = say(locale).improvement.digest;
    const said = [
      ...(thisWeek.count > 0 ? [t.thisWeek(thisWeek.count, thisWeek.names.join(', '))] : []),
      ...(conversations.count > 0
        ? [t.conversations(conversations.count, conversations.names.join(', '))]
        : []),
      ...(late > 0 ? [t.lateShort(late)] : []),
      ...(waiting > 0 ? [t.waiting(waiting)] : []),
    ];
    return [{ kind: 'text', text: t.actions(said.join(' · ')) }];
  },
});

/** What professional learning can lift: training itself, coaching, and doing the practice as described. */
const LEARNED: readonly DriverId[] = ['training', 'coaching', 'fidelity'];
/** Where "Building" ends: domain reference 6.7. */
const WEAK = 60;

/** One thing for a school to learn: the weakest of the three drivers that learning lifts, where it is surely weak. */
export const learningPart = levelPart({
  name: 'learning',
  schema: z.object({ driverId: z.enum(['training', 'coaching', 'fidelity']) }),
  async gather(_tx, { unit, figures }) {
    if (unit.kind !== 'school') return null;
    const weak = figures.drivers
      .flatMap(({ driverId, figure }) =>
        figure && figure.high < WEAK ? [{ driverId, low: figure.low }] : [],
      )
      .filter(({ driverId }) => LEARNED.includes(driverId))
      .sort((a, b) => a.low - b.low)[0];
    // Only the three pass the filter.
    return weak ? { driverId: weak.driverId as 'training' | 'coaching' | 'fidelity' } : null;
  },
  nodes({ driverId }, { locale }) {
    const { levels, drivers } = say(locale);
    return [{ kind: 'text', text: levels.learning(drivers[driverId]) }];
  },
});

import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { as, type Instant, type TenantId } from '../../model/ids.ts';
import { closureFigures, TEAMS_FOR_NEXT_LEVEL } from '../../model/improvement/index.ts';
import { daysToAnswer, unitsRaising, waitingBarriers } from '../../store/queries/barrier.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { type Cut, part } from '../digest/part.ts';
import type { District } from '../directory.ts';
import { levelPart } from '../levels/part.ts';
import { clockFace, todayAt } from './view.ts';

const count = z.int().nonnegative();
const clock = { count, day: count, of: count };

const schema = z.object({
  here: z.object({ ...clock, overdue: count }),
  above: z.array(z.object({ ...clock, level: z.string() })),
  /** Teams behind the one that most of them share, where they are enough for the next level. */
  teams: count.nullable(),
  raised: count,
  answered: count,
  medianDays: z.number().nullable(),
});

type Kept = z.infer<typeof schema>;

interface Asked {
  readonly district: District;
  readonly unit: UnitRow;
  readonly now: Instant;
}

/** The other levels that are named; each line is short. */
const MOST_LEVELS = 2;

/** What waits at this unit and what its people wait for, with the day; and how many barriers get an answer. */
async function gather(tx: Tx, { district, unit, now }: Asked): Promise<Kept | null> {
  const closure = closureFigures(await daysToAnswer(tx, as<TenantId>(unit.tenantId)));
  const waiting = await waitingBarriers(tx, [unit.id]);
  if (waiting.length === 0) return null;
  const faces = waiting.flatMap((row) => {
    const level = district.units.get(row.levelUnitId);
    return level ? [{ row, level, face: clockFace(district, row, todayAt(level, now)) }] : [];
  });
  const here = faces.filter(({ level }) => level.id === unit.id);
  const others = faces.filter(({ level }) => level.id !== unit.id);
  const raising = await unitsRaising(
    tx,
    here.map(({ row }) => row.id),
  );
  const most = Math.max(0, ...raising.values());
  const first = mostOverdue(here);
  return {
    here: {
      ...{ count: here.length, day: first?.face.day ?? 0, of: first?.face.of ?? 0 },
      overdue: here.filter(({ face }) => face.overdue).length,
    },
    above: [...new Set(others.map(({ level }) => level.id))].slice(0, MOST_LEVELS).flatMap((id) => {
      const there = others.filter(({ level }) => level.id === id);
      const longest = mostOverdue(there);
      return longest
        ? [
            {
              ...{ count: there.length, level: longest.level.name },
              ...{ day: longest.face.day, of: longest.face.of },
            },
          ]
        : [];
    }),
    teams: most >= TEAMS_FOR_NEXT_LEVEL && unit.parentId !== null ? most : null,
    ...closure,
  };
}

/** The one that is nearest to the end of its time, or farthest past it. */
function mostOverdue<One extends { readonly face: { readonly day: number; readonly of: number } }>(
  some: readonly One[],
): One | undefined {
  return [...some].sort((a, b) => b.face.day - b.face.of - (a.face.day - a.face.of))[0];
}

function nodes(kept: Kept, { locale, cut }: { readonly locale: Locale; readonly cut?: Cut }): CardNode[] {
  const t = say(locale).barrier.digest;
  const { here, above, teams, raised, answered, medianDays } = kept;
  const said = [
    ...(here.count > 0 ? [t.here(here.count, here.day, here.of)] : []),
    ...(here.overdue > 0 ? [t.overdue(here.overdue)] : []),
    ...above.map((one) => t.above(one.count, one.level, one.day, one.of)),
    ...(teams === null ? [] : [t.teams(teams)]),
    ...(medianDays === null || cut === 'all_but_news' ? [] : [t.rate(answered, raised, String(medianDays))]),
  ];
  return said.length === 0 ? [] : [{ kind: 'text', text: t.barriers(said.join(' · ')) }];
}

/** The line in a team's digest … */
export const barriersPart = part({ name: 'barriers', schema, gather, nodes });

/** … and in that of a school, a district or a level above: what it owes, and what was passed on from it. */
export const levelBarriersPart = levelPart({ name: 'barriers', schema, gather, nodes });

import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import {
  type Cover,
  type CoverAction,
  coversFor,
  coversOf,
  scoresIn,
} from '../../model/improvement/index.ts';
import { type OwnedAction, openActions } from '../../store/queries/action.ts';
import { type PartView, part } from '../digest/part.ts';
import { driverOf } from './view.ts';

const driverId = z.enum(DRIVER_IDS);
const review = z.string().transform((text) => as<CoverAction['review']>(text));
const agreed = { by: driverId, owner: z.string(), review };

const cover = z.object({
  driverId,
  score: z.number(),
  cover: z.discriminatedUnion('type', [
    z.object({ type: z.literal('uncovered') }),
    z.object({ type: z.literal('possible'), by: z.array(driverId) }),
    z.object({ type: z.literal('covered'), ...agreed }),
    z.object({ type: z.literal('strained'), ...agreed, why: z.enum(['too_many', 'fell', 'weak']) }),
  ]),
});

/** As many as a team can look after; of what nothing is agreed on, the weakest. */
const MOST_TOLD = 2;

/** How the weak drivers are covered. Their scores stay where they are: in the table, and here beside the cover. */
export const coverPart = part({
  name: 'cover',
  schema: z.object({ unitId: z.string(), covers: z.array(cover) }),
  async gather(tx, { unit, figures }) {
    const covers = coversOf(scoresIn(figures), coverActions(await openActions(tx, [unit.id])));
    // Where nothing could ever cover, "uncovered" is no news: fidelity and leadership. What was agreed comes first.
    const coverable = covers.filter((one) => coversFor(one.driverId).length > 0);
    const agreedOn = coverable.filter(({ cover: { type } }) => type === 'covered' || type === 'strained');
    const told = [...new Set([...agreedOn, ...coverable])].slice(0, MOST_TOLD);
    return told.length === 0 ? null : { unitId: unit.id, covers: told };
  },
  nodes({ unitId, covers }, view): CardNode[] {
    const t = say(view.locale).improvement.digest;
    const names = say(view.locale).drivers;
    const told = view.cut === 'all_but_news' ? covers.slice(0, 1) : covers;
    const buttons = told.flatMap(({ driverId: weak, cover: state }) =>
      state.type === 'possible'
        ? [
            {
              action: 'improvement.cover' as const,
              value: `${unitId}|${weak}|${state.by.join(',')}`,
              label: t.plan(names[weak]),
              opens: 'dialog' as const,
            },
          ]
        : [],
    );
    return [
      { kind: 'text', text: t.cover(told.map((one) => coverLine(one, view)).join(' · ')) },
      ...(buttons.length === 0 || !view.proposing ? [] : [{ kind: 'buttons', buttons } as const]),
    ];
  },
});

/** The covers that people agreed on: open actions that name the covering driver, accepted, with owner and date. */
export function coverActions(actions: readonly OwnedAction[]): CoverAction[] {
  return actions.flatMap(({ row, owner }) => {
    const accepted = row.state !== 'proposed' && row.due !== null && owner?.active === true;
    if (row.coveringDriver === null || !accepted) return [];
    return [
      {
        driverId: driverOf(row),
        coveringDriver: driverOf({ driverId: row.coveringDriver }),
        ...{ owner: owner.name, review: as<CoverAction['review']>(row.due ?? ''), scoreThen: row.scoreThen },
      },
    ];
  });
}

function coverLine({ driverId: weak, score, cover: state }: Cover, { locale }: PartView): string {
  const { improvement, drivers } = say(locale);
  const t = improvement.digest;
  const name = drivers[weak];
  switch (state.type) {
    case 'uncovered':
      return t.uncovered(name, score);
    case 'possible':
      return t.possible(name, score, state.by.map((id) => drivers[id]).join(t.or));
    case 'covered':
      return t.covered(name, score, drivers[state.by], state.owner, shortDate(state.review, locale));
    case 'strained':
      return t.strainedBy(name, score, drivers[state.by], t.strained[state.why]);
  }
}

import type { CommandHandler, Responder } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type TenantId, type UnitId } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { outcomesOf } from '../../store/queries/outcome.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Directory } from '../directory.ts';
import { outcomesCard } from './cards.ts';
import { scoresByPeriod } from './lagged.ts';

/** Measures of units over time, and whether they go together with the drivers. It answers only, and changes nothing. */
export function createOutcomes({ directory }: { readonly directory: Directory }): Responder {
  const outcomes: CommandHandler = async (tx, _event, _rest, { actor }) => {
    const district = await directory(tx, actor.tenantId);
    const memberships = await membershipsOf(tx, actor.personId);
    const leads = (unitId: string) => {
      const chain = chainOf(district.units, as<UnitId>(unitId));
      return chain[0] !== undefined && mayDecide(memberships, chain);
    };
    if (![...district.units.keys()].some(leads))
      return { type: 'toast', text: say(actor.locale).outcomes.mayNot };
    const all = await outcomesOf(tx, as<TenantId>(actor.tenantId));
    const scores = await scoresByPeriod(
      tx,
      district,
      all.map((row) => row.period),
    );
    const seen = all.filter((row) => leads(row.unitId));
    return { type: 'whisper', card: outcomesCard(actor.locale, district, seen, all, scores) };
  };
  return {
    name: 'outcomes',
    presses: {},
    submissions: {},
    commands: { outcomes, medidas: outcomes },
  };
}

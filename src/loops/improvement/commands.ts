import type { CommandHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import type { UnitId } from '../../model/ids.ts';
import { openActions } from '../../store/queries/action.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { barrierLines } from '../barrier/lines.ts';
import { actionLine, dueCard } from './due.ts';
import { triageForm } from './forms.ts';
import { unitsSeen, unitsToPropose } from './rights.ts';
import { type ImprovementParts, todayIn } from './view.ts';

export function commandHandlers(parts: ImprovementParts): Readonly<Record<string, CommandHandler>> {
  /** Proposes an action for one of the actor's teams. */
  const action: CommandHandler = async (tx, _event, _rest, { actor }) => {
    const district = await parts.directory(tx, actor.tenantId);
    const units = unitsToPropose(district, await membershipsOf(tx, actor.personId));
    const [only, ...more] = units;
    if (!only) return { type: 'toast', text: say(actor.locale).improvement.mayNotPropose };
    const subject = {
      ...{ driverId: undefined, source: 'command' as const, digestId: undefined },
      ...{ actionId: undefined, challenge: undefined },
      unitId: more.length === 0 ? (only.id as UnitId) : undefined, // A unit row's id is a unit id.
    };
    return { type: 'openForm', form: triageForm(actor.locale, subject, units) };
  };

  /** What is due, and from whom, in every unit whose actions the actor sees. */
  const due: CommandHandler = async (tx, _event, _rest, { actor, now }) => {
    const district = await parts.directory(tx, actor.tenantId);
    const memberships = await membershipsOf(tx, actor.personId);
    const units = unitsSeen(district, memberships);
    const ids = units.map((unit) => unit.id);
    const actions = await openActions(tx, ids, actor.personId);
    if (units.length === 0 && actions.length === 0)
      return { type: 'toast', text: say(actor.locale).improvement.due.nobody };
    const lines = actions.flatMap((one) => {
      const unit = district.units.get(one.row.unitId);
      return unit ? [actionLine(parts.seal, one, actor, todayIn(unit, now))] : [];
    });
    const reader = { locale: actor.locale, personId: actor.personId, memberships };
    const barriers = await barrierLines(tx, district, parts.seal, ids, reader, now);
    return { type: 'whisper', card: dueCard(actor.locale, [...lines, ...barriers]) };
  };

  return { action, accion: action, due, pendiente: due, pendientes: due };
}

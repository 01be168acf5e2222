import type { CommandHandler } from '../../engine/loop.ts';
import { findDrivers } from '../../locales/find-drivers.ts';
import { say } from '../../locales/index.ts';
import type { UnitId } from '../../model/ids.ts';
import { coversFor } from '../../model/improvement/index.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { showDue } from './due-lines.ts';
import { coverForm, triageForm } from './forms.ts';
import { unitsToPropose } from './rights.ts';
import { type ImprovementParts, usualDueIn } from './view.ts';

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
  const due: CommandHandler = (tx, _event, _rest, context) => showDue(tx, parts, context, 0);

  /**
   * Plans a cover for a weak driver by name. In a small team no score is sure enough to offer one by itself: then it is
   * for people to judge.
   */
  const cover: CommandHandler = async (tx, event, rest, { actor, now }) => {
    const t = say(actor.locale).improvement.coverCommand;
    const district = await parts.directory(tx, actor.tenantId);
    const units = unitsToPropose(district, await membershipsOf(tx, actor.personId));
    const [first] = units;
    if (!first) return { type: 'toast', text: say(actor.locale).improvement.mayNotPropose };
    const found = findDrivers(rest);
    if (found.type !== 'one') return { type: 'toast', text: t.which };
    const by = coversFor(found.driver);
    if (by.length === 0) return { type: 'toast', text: t.none(say(actor.locale).drivers[found.driver]) };
    const about = { units, driverId: found.driver, by };
    const form = coverForm(actor.locale, about, usualDueIn(district, first, now), event.actor.userId);
    return { type: 'openForm', form };
  };

  return { cover, cobertura: cover, action, accion: action, due, pendiente: due, pendientes: due };
}

import type { CommandHandler, Loop } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { unitsToPropose } from '../improvement/rights.ts';
import { raiseForm } from './forms.ts';
import { pressHandlers } from './handlers.ts';
import { releaseMessage, showMessage } from './send.ts';
import { submitHandlers } from './submit.ts';
import type { BarrierParts } from './view.ts';

/** From practice to policy and back: what is in people's way goes up, and an answer comes down. */
export function createBarrierLoop(parts: BarrierParts): Loop {
  const raiseOne: CommandHandler = async (tx, _event, _rest, { actor }) => {
    const district = await parts.directory(tx, actor.tenantId);
    const units = unitsToPropose(district, await membershipsOf(tx, actor.personId));
    if (units.length === 0) return { type: 'toast', text: say(actor.locale).barrier.mayNotRaise };
    return { type: 'openForm', form: raiseForm(actor.locale, units, district.tenant.k) };
  };
  return {
    name: 'barrier',
    // Nothing here comes round by itself: every message follows from what somebody did.
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseMessage(tx, parts, due, now),
    show: (tx, message, now) => showMessage(tx, parts, message, now),
    presses: pressHandlers(parts),
    submissions: submitHandlers(parts),
    commands: { barrier: raiseOne, obstaculo: raiseOne },
  };
}

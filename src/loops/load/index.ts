import type { PressHandler, Responder } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { crossFigures, recordLoad } from '../../store/queries/load.ts';
import { chainOf } from '../../store/queries/people.ts';
import { raiseRevision } from '../../store/queries/stage.ts';
import type { Directory } from '../directory.ts';
import { CHOICES } from './buttons.ts';

/** Records whether a team is asked less, where its people said that this is not worth its time. Sends nothing itself. */
export function createLoad({ directory }: { readonly directory: Directory }): Responder {
  return {
    name: 'load',
    presses: {
      'load.decide': async (tx, event, { actor, now }) => {
        const t = say(actor.locale);
        const [teamId = '', window = '', word] = event.value.split('|');
        const choice = CHOICES.find((one) => one === word);
        const district = await directory(tx, actor.tenantId);
        const team = district.units.get(teamId);
        if (!team || !choice) return { type: 'toast', text: t.load.gone };
        const memberships = await membershipsOf(tx, actor.personId);
        if (!mayDecide(memberships, chainOf(district.units, as<UnitId>(team.id))))
          return { type: 'toast', text: t.digest.mayNotDecide };
        // Another digest has asked since, or none ever asked in this window.
        const [asked] = (await crossFigures(tx, as(team.id), 'worth', as('9999-12-27'), 1)).slice(-1);
        if (asked?.window !== window) return { type: 'toast', text: t.load.gone };
        const recorded = await recordLoad(tx, {
          ...{ teamId: team.id, window, choice, personId: actor.personId },
          ...{ decidedAt: now, decidedOrder: event.order },
        });
        if (!recorded) return { type: 'toast', text: t.digest.olderTap };
        // The plan follows: another cadence.
        await raiseRevision(tx, actor.tenantId);
        return { type: 'toast', text: t.load.recorded[choice] };
      },
    } satisfies Record<string, PressHandler>,
    submissions: {},
  };
}

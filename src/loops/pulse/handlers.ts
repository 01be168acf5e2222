import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { membershipsOf, recordDecision } from '../../store/queries/decision.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import { leaveOut, newestDigest } from '../../store/queries/pulse.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { replaceAmong } from '../replace.ts';
import { overCard } from './cards.ts';
import { readDecision, readRestKey } from './keys.ts';
import { comingWindow } from './send.ts';
import { touchRests } from './touch.ts';
import { restOf } from './verdict.ts';

export function pressHandlers(directory: Directory) {
  return {
    /**
     * Decides for a team that waits for it. The decision is written down with the newest digest, so that the next one
     * opens with it.
     */
    'pulse.decide': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale);
      const { teamId, choice } = readDecision(event.value);
      const district = await directory(tx, actor.tenantId);
      const team = district.units.get(teamId);
      if (!team || !choice) return { type: 'toast', text: t.asking.rest.gone };
      if (!(await decides(tx, district, team, context)))
        return { type: 'toast', text: t.digest.mayNotDecide };
      const rest = await restOf(tx, district, team, comingWindow(now, as(team.zone)));
      const digestId = await newestDigest(tx, teamId);
      if (rest?.type !== 'undecided' || !digestId) return { type: 'toast', text: t.asking.rest.gone };
      const { driverId } = rest;
      const recorded = await recordDecision(tx, {
        ...{ digestId, tenantId: actor.tenantId, driverId, choice, personId: actor.personId },
        ...{ decidedAt: now, decidedOrder: event.order },
      });
      if (!recorded) return { type: 'toast', text: t.digest.olderTap };
      await touch(tx, digestId, event.at);
      const touched = await touchRests(tx, teamId, event.at);
      const text = t.asking.rest.decided(t.digest.choices[choice], team.name);
      if (!readRestKey(event.value.split('|')[0] ?? '')) return { type: 'toast', text };
      return replaceAmong(touched, event, overCard(team.name, actor.locale));
    },

    /** Leaves an item out for a team from now on. */
    'pulse.drop': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale);
      const [teamId = '', itemId = ''] = event.value.split('|');
      const district = await directory(tx, actor.tenantId);
      const team = district.units.get(teamId);
      if (!team || !district.itemsFor(team).find(itemId)) return { type: 'toast', text: t.asking.rest.gone };
      if (!(await decides(tx, district, team, context)))
        return { type: 'toast', text: t.digest.mayNotDecide };
      await leaveOut(tx, {
        ...{ teamId: as<UnitId>(team.id), itemId: as(itemId), personId: actor.personId, decidedAt: now },
      });
      return { type: 'toast', text: t.asking.leftOutDone(district.wordingOf(actor.locale, itemId).text) };
    },
  } satisfies Record<string, PressHandler>;
}

async function decides(
  tx: Tx,
  district: District,
  team: UnitRow,
  { actor }: HandlerContext,
): Promise<boolean> {
  return mayDecide(await membershipsOf(tx, actor.personId), chainOf(district.units, as(team.id)));
}

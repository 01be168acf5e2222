import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { mayDecide, mayPropose, maySeeActions } from '../../privacy/access.ts';
import { type MembershipRow, membershipsOf } from '../../store/queries/decision.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import type { Reader } from './cards.ts';
import { type ImprovementParts, type OpenAction, readAction } from './view.ts';

/** An action with what the person who acts may do with it. */
export interface Admitted {
  readonly action: OpenAction;
  readonly reader: Reader;
  readonly own: boolean;
}

type Sentence = 'gone' | 'notYours' | 'notNow' | 'mayNotPropose';

/** Settles first that the action is there, in their district, and theirs to see. */
export async function admit(
  tx: Tx,
  parts: ImprovementParts,
  id: string,
  { actor }: HandlerContext,
): Promise<Admitted | undefined> {
  const action = await readAction(tx, parts, id);
  if (action?.row.tenantId !== actor.tenantId) return undefined;
  const memberships = await membershipsOf(tx, actor.personId);
  const own = action.row.ownerId === actor.personId;
  if (!own && !maySeeActions(memberships, action.chain)) return undefined;
  const lead = mayDecide(memberships, action.chain);
  return { action, own, reader: { locale: actor.locale, personId: actor.personId, lead } };
}

export function refuse({ actor }: HandlerContext, sentence: Sentence): Reply {
  return { type: 'toast', text: say(actor.locale).improvement[sentence] };
}

/** Units for which somebody may propose: where they work, and the teams of their school. */
export function unitsToPropose(district: District, memberships: readonly MembershipRow[]): UnitRow[] {
  return unitsWhere(district, memberships, mayPropose);
}

/** Units whose actions somebody sees. */
export function unitsSeen(district: District, memberships: readonly MembershipRow[]): UnitRow[] {
  return unitsWhere(district, memberships, maySeeActions);
}

function unitsWhere(
  district: District,
  memberships: readonly MembershipRow[],
  allowed: typeof maySeeActions,
): UnitRow[] {
  const near = new Set(memberships.map((one) => one.unitId));
  return [...district.units.values()].filter(
    (unit) =>
      (near.has(unit.id) || (unit.parentId !== null && near.has(unit.parentId))) &&
      allowed(memberships, chainOf(district.units, as<UnitId>(unit.id))),
  );
}

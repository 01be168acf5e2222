import type { CommandReply, HandlerContext } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import type { Instant, PersonId } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import { openActions } from '../../store/queries/action.ts';
import { type MembershipRow, membershipsOf } from '../../store/queries/decision.ts';
import type { Tx } from '../../store/store.ts';
import { barrierLines } from '../barrier/lines.ts';
import type { District } from '../directory.ts';
import { policyLines } from '../policy/lines.ts';
import { actionLine, type DueLine, dueCard } from './due.ts';
import { unitsSeen } from './rights.ts';
import { type ImprovementParts, todayIn } from './view.ts';

/**
 * Everything that waits in the units whose actions somebody sees, and what they owe elsewhere: actions, barriers, new
 * rules. `undefined` where nothing is theirs to see.
 */
export async function dueLines(
  tx: Tx,
  district: District,
  seal: Seal,
  reader: {
    readonly locale: Locale;
    readonly personId: PersonId;
    readonly memberships: readonly MembershipRow[];
  },
  now: Instant,
): Promise<DueLine[] | undefined> {
  const units = unitsSeen(district, reader.memberships);
  const ids = units.map((unit) => unit.id);
  const actions = await openActions(tx, ids, reader.personId);
  if (units.length === 0 && actions.length === 0) return undefined;
  return [
    ...(await policyLines(tx, district, seal, reader, now)),
    ...(await barrierLines(tx, district, seal, ids, reader, now)),
    ...actions.flatMap((one) => {
      const unit = district.units.get(one.row.unitId);
      return unit ? [actionLine(seal, one, reader, todayIn(unit, now))] : [];
    }),
  ];
}

/**
 * The list as an answer to whoever asks for it.
 *
 * @param from lines that they have seen
 */
export async function showDue(
  tx: Tx,
  parts: ImprovementParts,
  { actor, now }: HandlerContext,
  from: number,
): Promise<CommandReply> {
  const { locale, personId } = actor;
  const district = await parts.directory(tx, actor.tenantId);
  const reader = { locale, personId, memberships: await membershipsOf(tx, personId) };
  const lines = await dueLines(tx, district, parts.seal, reader, now);
  if (!lines) return { type: 'toast', text: say(locale).improvement.due.nobody };
  return { type: 'whisper', card: dueCard(locale, lines, from) };
}

import { type Locale, say } from '../../locales/index.ts';
import type { Instant } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { MembershipRow } from '../../store/queries/decision.ts';
import { unansweredPolicies } from '../../store/queries/policy.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { type DueLine, shortened } from '../improvement/due.ts';
import { todayIn } from '../improvement/view.ts';
import { isOpen, unitsToPostFrom, wordsOf } from './rule.ts';

/** New rules on which teams have been heard and wait for an answer, for those who lead where they were posted from. */
export async function policyLines(
  tx: Tx,
  district: District,
  seal: Seal,
  reader: { readonly locale: Locale; readonly memberships: readonly MembershipRow[] },
  now: Instant,
): Promise<DueLine[]> {
  const units = unitsToPostFrom(district, reader.memberships);
  if (units.length === 0) return [];
  const rows = await unansweredPolicies(
    tx,
    units.map((unit) => unit.id),
  );
  const t = say(reader.locale).policy.list;
  return rows.flatMap((row) => {
    const unit = district.units.get(row.unitId);
    if (!unit || isOpen(row, todayIn(unit, now))) return [];
    const title = wordsOf(seal, row, 'title');
    const label = t.answer(shortened(title));
    return [
      {
        text: t.due(title),
        open: { action: 'policy.answer' as const, value: row.id, label, opens: 'dialog' as const },
        own: true,
        by: row.closesOn,
      },
    ];
  });
}

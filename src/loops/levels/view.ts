import { localOf } from '../../model/calendar/index.ts';
import type { Level } from '../../model/fidelity/index.ts';
import { as, type OccurrenceKey, type TenantId } from '../../model/ids.ts';
import { decisionOn } from '../../store/queries/decision.ts';
import { type DigestRow, digestById } from '../../store/queries/digest.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { type DigestParts, openWords } from '../digest/view.ts';
import type { District } from '../directory.ts';
import type { LevelsView } from './cards.ts';
import { readLevels } from './kept.ts';
import { isLevel } from './plan.ts';

/** A level's digest read whole: whose it is, what it says, and what was decided on it. */
export interface OpenLevels {
  readonly row: DigestRow;
  readonly district: District;
  readonly unit: UnitRow & { readonly kind: Level };
  readonly view: LevelsView;
}

/** `undefined` where there is no such digest, its unit has left the district file, or it cannot be read. */
export async function readLevelDigest(
  tx: Tx,
  { directory, seal }: DigestParts,
  id: OccurrenceKey,
): Promise<OpenLevels | undefined> {
  const row = await digestById(tx, id);
  if (!row) return undefined;
  const district = await directory(tx, as<TenantId>(row.tenantId));
  const unit = district.units.get(row.teamId);
  const kept = readLevels(row.figures);
  if (!unit || !isLevel(unit) || !kept) return undefined;
  const decided = await decisionOn(tx, id);
  const view = {
    ...{ id, unit: unit.name, locale: district.tenant.locale, kept },
    open: (sealed: string, place: string) => openWords(seal, sealed, place),
    decision: decided && {
      ...{ choice: decided.choice, name: decided.name },
      on: localOf(decided.decidedAt, as(unit.zone)).date,
    },
  };
  return { row, district, unit, view };
}

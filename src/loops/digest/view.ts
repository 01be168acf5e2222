import { localOf } from '../../model/calendar/index.ts';
import { as, type OccurrenceKey, type TenantId } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import { decisionOn } from '../../store/queries/decision.ts';
import { type DigestRow, digestById } from '../../store/queries/digest.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import type { DigestView } from './cards.ts';
import { type KeptDigest, readKept } from './kept.ts';

export interface DigestParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** A digest read whole: whose it is, what it says, and what was decided on it. */
export interface OpenDigest {
  readonly row: DigestRow;
  readonly district: District;
  readonly team: UnitRow;
  readonly figures: KeptDigest;
  readonly view: DigestView;
}

/** `undefined` where there is no such digest, its team has left the district file, or it cannot be read. */
export async function readDigest(
  tx: Tx,
  { directory, seal }: DigestParts,
  id: OccurrenceKey,
): Promise<OpenDigest | undefined> {
  const row = await digestById(tx, id);
  if (!row) return undefined;
  const district = await directory(tx, as<TenantId>(row.tenantId));
  const team = district.units.get(row.teamId);
  const figures = readKept(row.figures);
  if (!team || !figures) return undefined;
  const decided = await decisionOn(tx, id);
  const view = {
    ...{ id, team: team.name, locale: district.tenant.locale, figures },
    k: figures.k ?? district.tenant.k,
    open: (sealed: string, place: string) => openWords(seal, sealed, place),
    decision: decided && {
      ...{ choice: decided.choice, name: decided.name },
      on: localOf(decided.decidedAt, as(team.zone)).date,
    },
  };
  return { row, district, team, figures, view };
}

/** Words sealed with another secret are no reason to show no digest. */
export function openWords(seal: Seal, sealed: string, place: string): string | undefined {
  try {
    return seal.open(Buffer.from(sealed, 'base64'), place);
  } catch {
    return undefined;
  }
}

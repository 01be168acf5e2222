import { and, asc, eq, exists, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Instant, TenantId } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import type { AccountRow } from './accounts.ts';

/** Whose accounts may be tried now. */
export interface ToAdd {
  readonly tenantId: TenantId;
  readonly platform: AccountRow['platform'];
  /** The codes by which nothing reaches them. */
  readonly unreachable: readonly string[];
  /** Whoever was tried since then is left out. */
  readonly triedBefore: Instant;
  readonly limit: number;
}

export type Added = Pick<AccountRow, 'personId' | 'platform' | 'userId' | 'addTriedAt'>;

/**
 * Takes people who have a role in the district and never had the app, those never tried first by their ids, and writes
 * down that they are tried now: whatever becomes of it, nobody else tries them, nor we after a crash.
 *
 * @returns them as they were before
 */
export async function takeToAdd(
  tx: Tx,
  { tenantId, platform, unreachable, triedBefore, limit }: ToAdd,
  now: Instant,
): Promise<Added[]> {
  const { account, person, membership } = tx.t;
  const roles = tx.db
    .select({ personId: membership.personId })
    .from(membership)
    .where(eq(membership.personId, account.personId));
  const taken = await tx.db
    .select({
      personId: account.personId,
      platform: account.platform,
      userId: account.userId,
      addTriedAt: account.addTriedAt,
    })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .where(
      and(
        eq(account.tenantId, tenantId),
        eq(account.platform, platform),
        inArray(account.unreachable, [...unreachable]),
        or(isNull(account.addTriedAt), lt(account.addTriedAt, triedBefore)),
        eq(person.active, true),
        exists(roles),
      ),
    )
    .orderBy(asc(account.personId))
    .limit(limit);
  const ids = taken.map(({ personId }) => personId);
  if (ids.length > 0) {
    await tx.db
      .update(account)
      .set({ addTriedAt: now })
      .where(and(eq(account.platform, platform), inArray(account.personId, ids)));
  }
  return taken;
}

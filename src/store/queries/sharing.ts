import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Instant, PersonId, TenantId } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type SharedChannelRow = Tables['sharedChannel']['$inferSelect'];

const sharingIn = prepared('sharing_of', ({ db, t: { sharedChannel } }) =>
  db
    .select()
    .from(sharedChannel)
    .where(
      and(
        eq(sharedChannel.tenantId, sql.placeholder('tenantId')),
        eq(sharedChannel.channelId, sql.placeholder('channelId')),
      ),
    ),
);

/** What was decided about a channel that is shared with another organisation; `undefined` where it is not. */
export async function sharingOf(
  tx: Tx,
  tenantId: TenantId,
  channelId: string,
): Promise<SharedChannelRow | undefined> {
  const rows = await sharingIn(tx).execute({ tenantId, channelId });
  return rows[0];
}

/** A channel turned out to be shared. What was decided about it before stands. */
export async function keepShared(tx: Tx, tenantId: TenantId, channelId: string): Promise<void> {
  await tx.db.insert(tx.t.sharedChannel).values({ tenantId, channelId }).onConflictDoNothing();
}

const forgetting = prepared('forget_shared', ({ db, t: { sharedChannel } }) =>
  db
    .delete(sharedChannel)
    .where(
      and(
        eq(sharedChannel.tenantId, sql.placeholder('tenantId')),
        eq(sharedChannel.channelId, sql.placeholder('channelId')),
        isNull(sharedChannel.decision),
      ),
    ),
);

/** It is not shared any more: what nobody decided need not be decided. */
export async function forgetShared(tx: Tx, tenantId: TenantId, channelId: string): Promise<void> {
  await forgetting(tx).execute({ tenantId, channelId });
}

/** A later decision takes the place of an earlier one. */
export async function decideSharing(
  tx: Tx,
  tenantId: TenantId,
  channelId: string,
  decided: {
    readonly decision: 'agreed' | 'refused';
    readonly personId: PersonId;
    readonly decidedAt: Instant;
  },
): Promise<void> {
  const { sharedChannel } = tx.t;
  await tx.db
    .update(sharedChannel)
    .set(decided)
    .where(and(eq(sharedChannel.tenantId, tenantId), eq(sharedChannel.channelId, channelId)));
}

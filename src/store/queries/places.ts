import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { PlatformName } from '../../chat/platform.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

/** Why a conversation is closed that the bot was put out of. */
export const PUT_OUT = 'uninstalled';

export type PlaceRow = Tables['place']['$inferSelect'];
export type PlaceKey = Pick<PlaceRow, 'platform' | 'workspaceId' | 'channelId'>;

const keep = prepared('keep_place', ({ db, t: { place } }) =>
  db
    .insert(place)
    .values({
      platform: sql.placeholder('platform'),
      workspaceId: sql.placeholder('workspaceId'),
      channelId: sql.placeholder('channelId'),
      kind: sql.placeholder('kind'),
      route: sql.placeholder('route'),
    })
    .onConflictDoUpdate({
      target: [place.platform, place.workspaceId, place.channelId],
      set: { route: sql`excluded.route`, kind: sql`excluded.kind`, gone: sql`null` },
      setWhere: sql`${place.route} <> excluded.route or ${place.kind} <> excluded.kind or ${place.gone} is not null`,
    }),
);

/** Something came from this conversation: it is there, and reached like this. Writes only what is new. */
export async function keepPlace(tx: Tx, row: Omit<PlaceRow, 'gone'>): Promise<void> {
  await keep(tx).execute(row);
}

/** Nothing is written to this conversation until something comes from it again. `reason` is a code. */
export async function losePlace(tx: Tx, key: PlaceKey, reason: string): Promise<void> {
  await tx.db.update(tx.t.place).set({ gone: reason }).where(named(tx, key));
}

/**
 * The bot was let into a team: channels that had refused it may take it again. The next message there finds out. Those
 * that it was put out of in so many words stay closed.
 */
export async function reopenChannels(
  tx: Tx,
  { platform, workspaceId }: Omit<PlaceKey, 'channelId'>,
): Promise<void> {
  const { place } = tx.t;
  await tx.db
    .update(place)
    .set({ gone: null })
    .where(
      and(
        eq(place.platform, platform),
        eq(place.workspaceId, workspaceId),
        eq(place.kind, 'channel'),
        ne(place.gone, PUT_OUT),
      ),
    );
}

const placeOf = prepared('place_by_key', ({ db, t: { place } }) =>
  db
    .select()
    .from(place)
    .where(
      and(
        eq(place.platform, sql.placeholder('platform')),
        eq(place.workspaceId, sql.placeholder('workspaceId')),
        eq(place.channelId, sql.placeholder('channelId')),
      ),
    ),
);

export async function placeByKey(tx: Tx, key: PlaceKey): Promise<PlaceRow | undefined> {
  const rows = await placeOf(tx).execute({ ...key });
  return rows[0];
}

/** The channels and groups of a workspace that the bot is in. */
export async function channelsIn(tx: Tx, platform: PlatformName, workspaceId: string): Promise<string[]> {
  const { place } = tx.t;
  const rows = await tx.db
    .select({ channelId: place.channelId })
    .from(place)
    .where(
      and(
        eq(place.platform, platform),
        eq(place.workspaceId, workspaceId),
        inArray(place.kind, ['group', 'channel']),
        isNull(place.gone),
      ),
    )
    .orderBy(asc(place.channelId));
  return rows.map((row) => row.channelId);
}

function named({ t: { place } }: Tx, { platform, workspaceId, channelId }: PlaceKey) {
  return and(
    eq(place.platform, platform),
    eq(place.workspaceId, workspaceId),
    eq(place.channelId, channelId),
  );
}

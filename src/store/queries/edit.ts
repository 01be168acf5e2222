import { and, desc, eq, gt, inArray, isNotNull, or } from 'drizzle-orm';
import type { Instant, PersonId, TenantId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type EditDraftRow = Tables['editDraft']['$inferSelect'];
type EditLogRow = Tables['editLog']['$inferSelect'];

/** What an admin has looked at and not saved yet. */
export async function editDraftOf(tx: Tx, personId: PersonId): Promise<EditDraftRow | undefined> {
  const { editDraft } = tx.t;
  const [row] = await tx.db.select().from(editDraft).where(eq(editDraft.personId, personId));
  return row;
}

/** Keeps it; what they had looked at before goes. */
export async function keepEditDraft(tx: Tx, row: EditDraftRow): Promise<void> {
  const { personId: _, ...set } = row;
  await tx.db.insert(tx.t.editDraft).values(row).onConflictDoUpdate({ target: tx.t.editDraft.personId, set });
}

export async function dropEditDraft(tx: Tx, personId: PersonId): Promise<void> {
  await tx.db.delete(tx.t.editDraft).where(eq(tx.t.editDraft.personId, personId));
}

/** So many keys of one change are kept; a first file touches thousands. */
const ABOUT_KEPT = 200;

/** Remembers who changed what kind of thing; `personId` null for a file that was applied. */
export async function logEdit(
  tx: Tx,
  change: {
    readonly tenantId: TenantId;
    readonly personId: PersonId | null;
    readonly kind: string;
    readonly at: Instant;
    readonly revision: number;
    readonly changes: readonly { readonly about: string }[];
  },
): Promise<void> {
  const { changes, ...row } = change;
  const about = [...new Set(changes.map((one) => one.about))].slice(0, ABOUT_KEPT);
  await tx.db.insert(tx.t.editLog).values({ ...row, about });
}

/** The latest changes, the newest first. */
export function latestEdits(tx: Tx, tenantId: TenantId, count: number): Promise<EditLogRow[]> {
  const { editLog } = tx.t;
  return tx.db
    .select()
    .from(editLog)
    .where(eq(editLog.tenantId, tenantId))
    .orderBy(desc(editLog.revision))
    .limit(count);
}

/** What was changed in chat since a file was applied last, the newest first: an older file would take it back. */
export async function editsSinceFile(tx: Tx, tenantId: TenantId): Promise<EditLogRow[]> {
  const { editLog } = tx.t;
  const [file] = await tx.db
    .select({ revision: editLog.revision })
    .from(editLog)
    .where(and(eq(editLog.tenantId, tenantId), eq(editLog.kind, 'file')))
    .orderBy(desc(editLog.revision))
    .limit(1);
  return tx.db
    .select()
    .from(editLog)
    .where(
      and(
        eq(editLog.tenantId, tenantId),
        isNotNull(editLog.personId),
        gt(editLog.revision, file?.revision ?? 0),
      ),
    )
    .orderBy(desc(editLog.revision));
}

/** Who coaches these people, and whom they coach. */
export async function coachedWith(tx: Tx, people: readonly string[]): Promise<string[]> {
  const { coachingPair: pair } = tx.t;
  const ids = [...people];
  const rows = await tx.db
    .select()
    .from(pair)
    .where(or(inArray(pair.coachId, ids), inArray(pair.coacheeId, ids)));
  return [...new Set(rows.flatMap(({ coachId, coacheeId }) => [coachId, coacheeId]))];
}

/** Who runs the votes of teams that answer by vote. */
export async function facilitatorsOfVotes(tx: Tx, tenantId: TenantId): Promise<string[]> {
  const { membership, unit } = tx.t;
  const rows = await tx.db
    .select({ personId: membership.personId })
    .from(membership)
    .innerJoin(unit, eq(unit.id, membership.unitId))
    .where(and(eq(unit.tenantId, tenantId), eq(unit.answersBy, 'vote'), eq(membership.role, 'facilitator')));
  return rows.map(({ personId }) => personId);
}

/** Everybody's name, for whom somebody types. */
export function namesOf(
  tx: Tx,
  tenantId: TenantId,
): Promise<{ id: string; name: string; email: string | null }[]> {
  const { person } = tx.t;
  return tx.db
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(and(eq(person.tenantId, tenantId), eq(person.active, true)));
}

import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import type { PersonId, TenantId, UnitId } from '../../model/ids.ts';
import type { Verdict } from '../../model/improvement/index.ts';
import type { Tables, Tx } from '../store.ts';

export type BarrierRow = Tables['barrier']['$inferSelect'];
export type VoiceRow = Tables['barrierVoice']['$inferSelect'];

/** States in which a barrier waits for its level. */
const WAITS = ['raised', 'triaged', 'owned', 'reopened'] as const;

/** Writes a new barrier with its first voice. One that is there already stays as it is. */
export async function addBarrier(tx: Tx, row: BarrierRow, voice: VoiceRow): Promise<void> {
  await tx.db.insert(tx.t.barrier).values(row).onConflictDoNothing();
  await tx.db.insert(tx.t.barrierVoice).values(voice).onConflictDoNothing();
}

export async function barrierById(tx: Tx, id: string): Promise<BarrierRow | undefined> {
  const rows = await tx.db.select().from(tx.t.barrier).where(eq(tx.t.barrier.id, id));
  return rows[0];
}

export async function changeBarrier(tx: Tx, id: string, set: Partial<BarrierRow>): Promise<void> {
  await tx.db.update(tx.t.barrier).set(set).where(eq(tx.t.barrier.id, id));
}

export function voicesOf(tx: Tx, barrierId: string): Promise<VoiceRow[]> {
  const { barrierVoice } = tx.t;
  return tx.db
    .select()
    .from(barrierVoice)
    .where(eq(barrierVoice.barrierId, barrierId))
    .orderBy(asc(barrierVoice.personId));
}

export async function setVerdict(
  tx: Tx,
  barrierId: string,
  personId: PersonId,
  verdict: Verdict,
): Promise<void> {
  const { barrierVoice } = tx.t;
  await tx.db
    .update(barrierVoice)
    .set({ verdict })
    .where(and(eq(barrierVoice.barrierId, barrierId), eq(barrierVoice.personId, personId)));
}

/** Before everybody is asked anew. */
export async function clearVerdicts(tx: Tx, barrierId: string): Promise<void> {
  const { barrierVoice } = tx.t;
  await tx.db.update(barrierVoice).set({ verdict: null }).where(eq(barrierVoice.barrierId, barrierId));
}

/** Those who raised one barrier also raised the other, from now on. */
export async function moveVoices(tx: Tx, from: string, into: string): Promise<void> {
  const voices = await voicesOf(tx, from);
  if (voices.length === 0) return;
  await tx.db
    .insert(tx.t.barrierVoice)
    .values(voices.map((voice) => ({ ...voice, barrierId: into })))
    .onConflictDoNothing();
}

/** How a barrier ended is news for the units whose people raised it. */
export async function markNews(tx: Tx, barrierId: string): Promise<void> {
  const { barrierVoice } = tx.t;
  await tx.db.update(barrierVoice).set({ news: 'fresh' }).where(eq(barrierVoice.barrierId, barrierId));
}

/** Barriers of this unit's people that ended and of which its digest has not told; from now on it has. */
export async function takeNews(tx: Tx, unitId: UnitId): Promise<BarrierRow[]> {
  const { barrier, barrierVoice } = tx.t;
  const fresh = and(eq(barrierVoice.unitId, unitId), eq(barrierVoice.news, 'fresh'));
  const ids = (
    await tx.db.selectDistinct({ id: barrierVoice.barrierId }).from(barrierVoice).where(fresh)
  ).map((row) => row.id);
  if (ids.length === 0) return [];
  await tx.db.update(barrierVoice).set({ news: 'told' }).where(fresh);
  return tx.db.select().from(barrier).where(inArray(barrier.id, ids)).orderBy(asc(barrier.id));
}

/** Barriers that wait in these units, or were raised in them and wait elsewhere; the longest waiting first. */
export function waitingBarriers(tx: Tx, unitIds: readonly string[]): Promise<BarrierRow[]> {
  const { barrier } = tx.t;
  const ids = [...unitIds];
  return tx.db
    .select()
    .from(barrier)
    .where(
      and(
        inArray(barrier.state, [...WAITS]),
        or(inArray(barrier.levelUnitId, ids), inArray(barrier.unitId, ids)),
      ),
    )
    .orderBy(asc(barrier.answerBy), asc(barrier.id));
}

/** How many different units the voices of each of these barriers come from. */
export async function unitsRaising(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const { barrierVoice } = tx.t;
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectDistinct({ id: barrierVoice.barrierId, unitId: barrierVoice.unitId })
    .from(barrierVoice)
    .where(inArray(barrierVoice.barrierId, [...ids]));
  const units = new Map<string, number>();
  for (const { id } of rows) units.set(id, (units.get(id) ?? 0) + 1);
  return units;
}

/** For each barrier of a district that is not part of another: the school days until its answer, if it has one. */
export async function daysToAnswer(tx: Tx, tenantId: TenantId): Promise<(number | null)[]> {
  const { barrier } = tx.t;
  const rows = await tx.db
    .select({ days: barrier.daysToAnswer })
    .from(barrier)
    .where(and(eq(barrier.tenantId, tenantId), ne(barrier.state, 'merged')));
  return rows.map((row) => row.days);
}

/** Those who lead or facilitate a unit and are here, in a fixed order. */
export function leadsOf(tx: Tx, unitId: UnitId, most: number): Promise<{ id: string }[]> {
  const { membership, person } = tx.t;
  return tx.db
    .selectDistinct({ id: person.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.unitId, unitId),
        inArray(membership.role, ['leader', 'facilitator']),
        eq(person.active, true),
      ),
    )
    .orderBy(asc(person.id))
    .limit(most);
}

/** People who work in these units: the crowd behind which a shielded voice stands. */
export async function crowdOf(tx: Tx, unitIds: readonly string[]): Promise<number> {
  const { membership, person } = tx.t;
  const rows = await tx.db
    .selectDistinct({ id: person.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        inArray(membership.unitId, [...unitIds]),
        inArray(membership.role, ['staff', 'coach']),
        eq(person.active, true),
      ),
    );
  return rows.length;
}

import { and, asc, eq, gte, inArray, notExists, sql } from 'drizzle-orm';
import type { LocalDate } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow } from './people.ts';

export type TrainingRow = Tables['training']['$inferSelect'];

/** Writes a session. One that is there already stays as it is: a form sent twice logs nothing twice. */
export async function addTraining(tx: Tx, row: TrainingRow): Promise<void> {
  await tx.db.insert(tx.t.training).values(row).onConflictDoNothing();
}

export async function trainingById(tx: Tx, id: string): Promise<TrainingRow | undefined> {
  const rows = await tx.db.select().from(tx.t.training).where(eq(tx.t.training.id, id));
  return rows[0];
}

/** Writes down who of these people was there; the others of them were not. */
export async function keepAttendance(
  tx: Tx,
  trainingId: string,
  asked: readonly string[],
  there: readonly string[],
): Promise<void> {
  const { attendance } = tx.t;
  await tx.db
    .delete(attendance)
    .where(and(eq(attendance.trainingId, trainingId), inArray(attendance.personId, [...asked])));
  if (there.length === 0) return;
  await tx.db
    .insert(attendance)
    .values(there.map((personId) => ({ trainingId, personId })))
    .onConflictDoNothing();
}

/** Who was at a session and is still here, in the order of their names. */
export async function attendees(tx: Tx, trainingId: string): Promise<PersonRow[]> {
  const { attendance, person } = tx.t;
  const rows = await tx.db
    .select({ person })
    .from(attendance)
    .innerJoin(person, and(eq(person.id, attendance.personId), eq(person.active, true)))
    .where(eq(attendance.trainingId, trainingId))
    .orderBy(asc(person.name), asc(person.id));
  return rows.map((row) => row.person);
}

export async function attended(tx: Tx, trainingId: string, personId: string): Promise<boolean> {
  const { attendance } = tx.t;
  const rows = await tx.db
    .select({ id: attendance.personId })
    .from(attendance)
    .where(and(eq(attendance.trainingId, trainingId), eq(attendance.personId, personId)));
  return rows.length > 0;
}

/** Of those who were at a session: the ones whom nobody coaches. */
export async function uncoachedAt(tx: Tx, trainingId: string): Promise<PersonRow[]> {
  const { attendance, person, coachingPair } = tx.t;
  const pairs = tx.db.select({ one: sql`1` }).from(coachingPair).where(eq(coachingPair.coacheeId, person.id));
  const rows = await tx.db
    .select({ person })
    .from(attendance)
    .innerJoin(person, and(eq(person.id, attendance.personId), eq(person.active, true)))
    .where(and(eq(attendance.trainingId, trainingId), eq(person.audience, 'staff'), notExists(pairs)))
    .orderBy(asc(person.name), asc(person.id));
  return rows.map((row) => row.person);
}

/** Those who work in these units and are here, in the order of their names. */
export async function peopleIn(tx: Tx, unitIds: readonly string[]): Promise<PersonRow[]> {
  const { membership, person } = tx.t;
  const rows = await tx.db
    .selectDistinct({ person })
    .from(membership)
    .innerJoin(person, and(eq(person.id, membership.personId), eq(person.active, true)))
    .where(
      and(
        inArray(membership.unitId, [...unitIds]),
        inArray(membership.role, ['staff', 'coach', 'leader', 'facilitator']),
      ),
    )
    .orderBy(asc(person.name), asc(person.id));
  return rows.map((row) => row.person);
}

/** Sessions of a unit of which its digest has not told, held on or after a day; the earliest first. */
export function untoldTrainings(tx: Tx, unitId: string, since: LocalDate): Promise<TrainingRow[]> {
  const { training } = tx.t;
  return tx.db
    .select()
    .from(training)
    .where(and(eq(training.unitId, unitId), eq(training.told, false), gte(training.heldOn, since)))
    .orderBy(asc(training.heldOn), asc(training.id));
}

export async function markTrainingTold(tx: Tx, id: string): Promise<void> {
  await tx.db.update(tx.t.training).set({ told: true }).where(eq(tx.t.training.id, id));
}

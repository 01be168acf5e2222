import { and, eq } from 'drizzle-orm';
import type { PersonId, UnitId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow } from './people.ts';

export type ModeOfferRow = Tables['modeOffer']['$inferSelect'];

/** Makes an offer; an earlier one of the team, with what was said to it, is gone. */
export async function offerMode(tx: Tx, row: ModeOfferRow): Promise<void> {
  const { modeOffer, modeConsent } = tx.t;
  const { teamId, ...offer } = row;
  await tx.db.delete(modeConsent).where(eq(modeConsent.teamId, teamId));
  await tx.db.insert(modeOffer).values(row).onConflictDoUpdate({ target: modeOffer.teamId, set: offer });
}

/** A team's offer with who would lead its votes. */
export async function modeOfferOf(
  tx: Tx,
  teamId: UnitId,
): Promise<{ readonly offer: ModeOfferRow; readonly facilitator: PersonRow } | undefined> {
  const { modeOffer, person } = tx.t;
  const rows = await tx.db
    .select({ offer: modeOffer, facilitator: person })
    .from(modeOffer)
    .innerJoin(person, eq(person.id, modeOffer.facilitatorId))
    .where(eq(modeOffer.teamId, teamId));
  return rows[0];
}

/** Those who answer a team's check-ins: without them nothing is decided about how it answers. */
export async function answerersOf(tx: Tx, teamId: UnitId): Promise<PersonRow[]> {
  const { person } = tx.t;
  return tx.db
    .select()
    .from(person)
    .where(and(eq(person.homeTeamId, teamId), eq(person.active, true)));
}

export async function agreeToMode(tx: Tx, teamId: UnitId, personId: PersonId): Promise<void> {
  await tx.db.insert(tx.t.modeConsent).values({ teamId, personId }).onConflictDoNothing();
}

export async function agreedToMode(tx: Tx, teamId: UnitId): Promise<string[]> {
  const { modeConsent } = tx.t;
  const rows = await tx.db.select().from(modeConsent).where(eq(modeConsent.teamId, teamId));
  return rows.map(({ personId }) => personId);
}

/** Ends an offer. Who agreed to it is forgotten. */
export async function endModeOffer(tx: Tx, teamId: UnitId, state: 'agreed' | 'refused'): Promise<void> {
  const { modeOffer, modeConsent } = tx.t;
  await tx.db.delete(modeConsent).where(eq(modeConsent.teamId, teamId));
  await tx.db.update(modeOffer).set({ state }).where(eq(modeOffer.teamId, teamId));
}

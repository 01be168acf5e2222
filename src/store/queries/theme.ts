import { and, eq, gte } from 'drizzle-orm';
import type { LocalDate, PersonId, UnitId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type ThemeRow = Tables['coachingTheme']['$inferSelect'];
export type Theme = ThemeRow['theme'];

/** What a coach took for the gap behind one talk; a later choice takes the place of an earlier one. */
export async function keepTheme(tx: Tx, row: ThemeRow): Promise<void> {
  await tx.db
    .insert(tx.t.coachingTheme)
    .values(row)
    .onConflictDoUpdate({ target: tx.t.coachingTheme.contactId, set: { theme: row.theme } });
}

export async function themeOf(tx: Tx, contactId: string): Promise<Theme | undefined> {
  const { coachingTheme } = tx.t;
  const rows = await tx.db.select().from(coachingTheme).where(eq(coachingTheme.contactId, contactId));
  return rows[0]?.theme;
}

/** Of how many different people a coach, or all coaches of a team, named each theme since a day. */
export async function themeCounts(
  tx: Tx,
  of: { readonly coachId: PersonId } | { readonly teamId: UnitId },
  since: LocalDate,
): Promise<ReadonlyMap<Theme, number>> {
  const { coachingTheme } = tx.t;
  const whose = 'coachId' in of ? eq(coachingTheme.coachId, of.coachId) : eq(coachingTheme.teamId, of.teamId);
  const rows = await tx.db
    .selectDistinct({ theme: coachingTheme.theme, coacheeId: coachingTheme.coacheeId })
    .from(coachingTheme)
    .where(and(whose, gte(coachingTheme.cycle, since)));
  const counts = new Map<Theme, number>();
  for (const { theme } of rows) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  return counts;
}

import { and, asc, eq, gt, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { Instant, PersonId, TenantId, UnitId, Window } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow } from './people.ts';

export type WelcomeRow = Tables['welcome']['$inferSelect'];

const welcomeIn = prepared('welcome_of', ({ db, t: { welcome } }) =>
  db
    .select()
    .from(welcome)
    .where(
      and(eq(welcome.personId, sql.placeholder('personId')), eq(welcome.teamId, sql.placeholder('teamId'))),
    ),
);

/** How a person's welcome to a team stands; `undefined` where none has been planned. */
export async function welcomeOf(tx: Tx, personId: PersonId, teamId: UnitId): Promise<WelcomeRow | undefined> {
  const rows = await welcomeIn(tx).execute({ personId, teamId });
  return rows[0];
}

/**
 * Gives everybody who is asked in a team, and has not been welcomed to it, a welcome in this window: the new ones in one
 * statement, since a large district's first plan has all its people in it. Who had left before it was sent, and is
 * back, gets it now.
 */
export async function planWelcomes(tx: Tx, tenantId: TenantId, window: Window): Promise<void> {
  const { welcome, person } = tx.t;
  await tx.db.insert(welcome).select(
    tx.db
      .select({
        personId: person.id,
        teamId: sql<string>`${person.homeTeamId}`.as('team_id'),
        window: sql<string>`${window}`.as('window'),
        state: sql<'waiting'>`'waiting'`.as('state'),
        changedAt: sql<number>`0`.as('changed_at'),
      })
      .from(person)
      .leftJoin(welcome, and(eq(welcome.personId, person.id), eq(welcome.teamId, person.homeTeamId)))
      .where(
        and(
          eq(person.tenantId, tenantId),
          eq(person.active, true),
          isNotNull(person.homeTeamId),
          isNull(welcome.personId),
        ),
      ),
  );
  for (const row of await cancelledWelcomes(tx, tenantId, window)) {
    await tx.db.delete(tx.t.occurrence).where(eq(tx.t.occurrence.key, row.key));
    await tx.db
      .update(welcome)
      .set({ window })
      .where(and(eq(welcome.personId, row.personId), eq(welcome.teamId, row.teamId)));
  }
}

/** Welcomes that were cancelled because their people had left, and who are back now: a handful. */
function cancelledWelcomes(tx: Tx, tenantId: TenantId, window: Window) {
  const { welcome, person, occurrence, outbox } = tx.t;
  const sent = tx.db.select({ id: outbox.id }).from(outbox).where(eq(outbox.id, occurrence.key));
  return tx.db
    .select({ key: occurrence.key, personId: welcome.personId, teamId: welcome.teamId })
    .from(occurrence)
    .innerJoin(
      welcome,
      sql`${occurrence.key} = 'welcome:' || ${welcome.personId} || ':' || ${welcome.teamId}`,
    )
    .innerJoin(person, and(eq(person.id, welcome.personId), eq(person.homeTeamId, welcome.teamId)))
    .where(
      and(
        eq(occurrence.loop, 'welcome'),
        eq(occurrence.state, 'cancelled'),
        eq(welcome.state, 'waiting'),
        lte(welcome.window, window),
        eq(person.tenantId, tenantId),
        eq(person.active, true),
        notExists(sent),
      ),
    );
}

/** A window's welcomes that are still to be sent, a page at a time in the order of the people's ids. */
export async function welcomesIn(
  tx: Tx,
  tenantId: TenantId,
  window: Window,
  after: string | null,
  limit: number,
): Promise<PersonRow[]> {
  const { welcome, person } = tx.t;
  const rows = await tx.db
    .select({ person })
    .from(welcome)
    .innerJoin(person, and(eq(person.id, welcome.personId), eq(person.homeTeamId, welcome.teamId)))
    .where(
      and(
        eq(welcome.window, window),
        eq(welcome.state, 'waiting'),
        eq(person.tenantId, tenantId),
        eq(person.active, true),
        ...(after === null ? [] : [gt(welcome.personId, after)]),
      ),
    )
    .orderBy(asc(welcome.personId))
    .limit(limit);
  return rows.map((row) => row.person);
}

export async function keepWelcome(
  tx: Tx,
  personId: PersonId,
  teamId: UnitId,
  state: WelcomeRow['state'],
  now: Instant,
): Promise<void> {
  const { welcome } = tx.t;
  await tx.db
    .update(welcome)
    .set({ state, changedAt: now })
    .where(and(eq(welcome.personId, personId), eq(welcome.teamId, teamId)));
}

/** Everybody who is asked now counts as welcomed: a district that has been at it for a while. */
export async function welcomeEverybody(tx: Tx, tenantId: TenantId, now: Instant): Promise<void> {
  await planWelcomes(tx, tenantId, '1970-01-05' as Window);
  const { welcome, person } = tx.t;
  const theirs = tx.db.select({ id: person.id }).from(person).where(eq(person.tenantId, tenantId));
  await tx.db
    .update(welcome)
    .set({ state: 'answered', changedAt: now })
    .where(sql`${welcome.personId} in ${theirs}`);
}

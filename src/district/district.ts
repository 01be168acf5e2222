import type { MembershipRow, PairRow } from '../store/queries/organisation.ts';
import type { AbsenceRow, ClosedDayRow, PersonRow, TenantRow, UnitRow } from '../store/queries/people.ts';

/**
 * A district as its file describes it: every default filled in, every reference an id, every range a row a day. What
 * only the bot learns (direct channels, blocks, the workspace) is not in it.
 */
export interface District {
  readonly tenant: Pick<TenantRow, 'id' | 'name' | 'k' | 'locale'>;
  readonly units: readonly UnitRow[];
  readonly closedDays: readonly ClosedDayRow[];
  /** `userId` is `null` where the file leaves it to the mail address. */
  readonly people: readonly Omit<PersonRow, 'dmChannelId'>[];
  readonly memberships: readonly MembershipRow[];
  readonly pairs: readonly PairRow[];
  readonly absences: readonly AbsenceRow[];
}

import type { OwnItem } from '../model/items.ts';
import type { Component } from '../model/practice.ts';
import type { AccountRow } from '../store/queries/accounts.ts';
import type { MembershipRow, PairRow } from '../store/queries/organisation.ts';
import type { AbsenceRow, ClosedDayRow, PersonRow, TenantRow, UnitRow } from '../store/queries/people.ts';

/** Where something stands in the district file. */
export interface InFile {
  readonly line: number;
}

/**
 * A district as its file describes it: every default filled in, every reference an id, every range a row a day. What
 * only the bot learns (direct channels, blocks, a workspace that is not named) is not in it.
 */
export interface District {
  /** The Slack workspace or organisation that it names as its own; where absent, the one that it has stays. */
  readonly slack?: string;
  readonly tenant: Pick<TenantRow, 'id' | 'name' | 'k' | 'locale' | 'vocabulary' | 'legalHold'>;
  readonly units: readonly UnitRow[];
  readonly closedDays: readonly ClosedDayRow[];
  readonly people: readonly Omit<PersonRow, 'actedOn'>[];
  /** The accounts that the file gives; it leaves others to the mail address. */
  readonly accounts: readonly Pick<AccountRow, 'personId' | 'tenantId' | 'platform' | 'userId'>[];
  readonly memberships: readonly MembershipRow[];
  readonly pairs: readonly PairRow[];
  readonly absences: readonly AbsenceRow[];
  /** Its own questions, with the line of the file in which each begins. */
  readonly items: readonly (OwnItem & InFile)[];
  /** The core components of its practice, in order; empty where it describes none. */
  readonly components: readonly (Component & InFile)[];
}

import type { AccountRow } from '../store/queries/accounts.ts';
import type { Organisation, RowSet } from '../store/queries/organisation.ts';
import type { District } from './district.ts';

interface AccountWrites extends RowSet<AccountRow> {
  /** Accounts of people who stay that are others from now on, or unknown. */
  readonly changed: readonly AccountRow[];
}

/**
 * What changes in people's accounts. One that the bot found by mail stays, unless the address changed or the file
 * gives it to somebody else; with an account goes its direct conversation. Of those who left the account is let go,
 * so that it can be found again under another key.
 */
export function accountWrites(want: District, have: Organisation): AccountWrites {
  const people = new Map(want.people.map((person) => [person.id, person]));
  const emails = new Map(have.people.map((person) => [person.id, person.email]));
  const given = new Map(want.accounts.map((account) => [holder(account), account]));
  const owners = new Map(want.accounts.map((account) => [named(account), account.personId]));
  const held = new Map(have.accounts.map((account) => [holder(account), account]));

  const remove: AccountRow[] = [];
  const changed: AccountRow[] = [];
  for (const row of have.accounts) {
    const person = people.get(row.personId);
    const wanted = given.get(holder(row));
    const taken = (owners.get(named(row)) ?? row.personId) !== row.personId;
    const email = emails.get(row.personId) ?? null;
    const stale = email !== null && email !== person?.email;
    const stays = person && (wanted ? wanted.userId === row.userId : !taken && !stale);
    if (stays) continue;
    remove.push(row);
    if (person) changed.push(row);
  }
  const add: AccountRow[] = [];
  for (const wanted of want.accounts) {
    const row = held.get(holder(wanted));
    if (row?.userId === wanted.userId) continue;
    const account = { ...wanted, channelId: null, unreachable: null, told: false, addTriedAt: null };
    add.push(account);
    if (!row) changed.push(account);
  }
  return { add, remove, changed };
}

const holder = ({ personId, platform }: Pick<AccountRow, 'personId' | 'platform'>) =>
  `${platform} ${personId}`;
const named = ({ platform, userId }: Pick<AccountRow, 'platform' | 'userId'>) => `${platform} ${userId}`;

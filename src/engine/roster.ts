import type { ChatPlatform, Outcome } from '../chat/platform.ts';
import { as, type PersonId, type TenantId } from '../model/ids.ts';
import { peopleWithoutAccount, rememberAccount } from '../store/queries/people.ts';
import { bindWorkspace, tenantByWorkspace } from '../store/queries/tenants.ts';
import type { Store } from '../store/store.ts';

/** Look-ups at a time: `users.lookupByEmail` allows some 50 a minute, and this comes once a minute. */
const LOOKUPS_AT_ONCE = 50;

export interface RosterParts {
  readonly store: Store;
  readonly platform: ChatPlatform;
  readonly log: RosterLog;
}

export interface RosterLog {
  info(about: Readonly<Record<string, unknown>>, message: string): void;
  warn(about: Readonly<Record<string, unknown>>, message: string): void;
}

/** Knows which district a workspace belongs to, and which account belongs to a person. */
export interface Roster {
  /** Binds the workspace to the one district that waits for one. @returns whether a district is bound. */
  bind(workspaceId: string): Promise<boolean>;
  /** Finds the accounts of people whom the district file names by mail address only, some at a time. */
  findAccounts(workspaceId: string): Promise<void>;
}

export function createRoster({ store, platform, log }: RosterParts): Roster {
  /** Addresses that the workspace does not know; asked again after a restart. */
  const unknown = new Set<PersonId>();

  return {
    async bind(workspaceId) {
      const bound = await store.transact((tx) => bindWorkspace(tx, platform.name, workspaceId));
      if (bound === 'now') log.info({ platform: platform.name }, 'The workspace now serves the district');
      return bound !== 'none';
    },

    async findAccounts(workspaceId) {
      const people = await store.read(async (tx) => {
        const tenant = await tenantByWorkspace(tx, platform.name, workspaceId);
        return tenant
          ? peopleWithoutAccount(tx, as<TenantId>(tenant.id), LOOKUPS_AT_ONCE + unknown.size)
          : [];
      });
      for (const person of people.filter(({ id }) => !unknown.has(as(id))).slice(0, LOOKUPS_AT_ONCE)) {
        if (person.email === null) continue;
        const found: Outcome<string | undefined> = await platform.findPerson(workspaceId, person.email);
        if (!found.ok) {
          log.warn({ failure: found.failure.type, detail: found.failure.detail }, 'Could not look people up');
          return;
        }
        const userId = found.value;
        if (userId === undefined) unknown.add(as(person.id));
        else await store.transact((tx) => rememberAccount(tx, as(person.id), userId));
      }
    },
  };
}

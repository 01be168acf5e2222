import type { ChatPlatform, Outcome } from '../chat/platform.ts';
import { as, type Instant, type PersonId } from '../model/ids.ts';
import { peopleWithoutAccount, rememberAccount } from '../store/queries/accounts.ts';
import { bindWorkspace, workspaceByKey } from '../store/queries/workspaces.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';

/** Look-ups at a time: `users.lookupByEmail` allows some 50 a minute, and this comes once a minute. */
const LOOKUPS_AT_ONCE = 50;
/** An address that the workspace does not know is asked for again after this long: people join later. */
const ASK_AGAIN_MS = 60 * 60_000;

export interface RosterParts {
  readonly store: Store;
  readonly platform: ChatPlatform;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: RosterLog;
  /** Whether it is for this process to look people up: the platform counts the look-ups of all together. */
  readonly speaksFor: (workspaceId: string) => Promise<boolean>;
}

export interface RosterLog {
  info(about: Readonly<Record<string, unknown>>, message: string): void;
  warn(about: Readonly<Record<string, unknown>>, message: string): void;
}

/** Knows which district a workspace belongs to, and which account belongs to a person. */
export interface Roster {
  /**
   * Binds the workspace to the one district that waits for one of this platform: but never one that anybody may have
   * installed the app in, for then its owner would choose who our people are. @returns whether a district is bound.
   */
  bind(workspaceId: string): Promise<boolean>;
  /** Finds the accounts of people whom the district file names by mail address only, some at a time. */
  findAccounts(workspaceId: string): Promise<void>;
}

export function createRoster({ store, platform, clock, log, speaksFor }: RosterParts): Roster {
  const { name } = platform;
  /** People whose address the workspace does not know, and when to ask again. */
  const unknown = new Map<PersonId, Instant>();

  return {
    async bind(workspaceId) {
      const key = { platform: name, workspaceId };
      if (platform.installed) return (await store.read((tx) => workspaceByKey(tx, key))) !== undefined;
      const bound = await store.transact((tx) => bindWorkspace(tx, key));
      if (bound === 'now') log.info({ platform: name }, 'The workspace now serves the district');
      return bound !== 'none';
    },

    async findAccounts(workspaceId) {
      if (!(await speaksFor(workspaceId))) return;
      const people = await store.read(async (tx) => {
        const workspace = await workspaceByKey(tx, { platform: name, workspaceId });
        return workspace
          ? peopleWithoutAccount(tx, as(workspace.tenantId), name, LOOKUPS_AT_ONCE + unknown.size)
          : [];
      });
      const now = clock.now();
      const asked = people.filter(({ id }) => (unknown.get(as(id)) ?? 0) <= now);
      for (const person of asked.slice(0, LOOKUPS_AT_ONCE)) {
        if (person.email === null) continue;
        const found: Outcome<string | undefined> = await platform.findPerson(workspaceId, person.email);
        if (!found.ok) {
          log.warn({ failure: found.failure.type, detail: found.failure.detail }, 'Could not look people up');
          return;
        }
        const userId = found.value;
        const kept =
          userId !== undefined && (await store.transact((tx) => rememberAccount(tx, person, name, userId)));
        if (kept) unknown.delete(as(person.id));
        else unknown.set(as(person.id), now + ASK_AGAIN_MS);
      }
    },
  };
}

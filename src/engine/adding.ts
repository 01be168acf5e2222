import type { AddsForPeople, Outcome } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import { updateAccount } from '../store/queries/accounts.ts';
import { type Added, takeToAdd } from '../store/queries/adding.ts';
import { type EngineParts, errorClass, type Reachable, reachableTenants } from './parts.ts';

/** Nobody is tried again before this has passed, whatever came of it. */
const AGAIN_MS = 24 * 3_600_000;
/** People in one round; with {@link ROUND_MS} 30 a minute, so that ten thousand are through in a working day. */
const PEOPLE_A_ROUND = 5;
const ROUND_MS = 10_000;
/** Where the platform asks for quiet, or our rights are no longer good. */
const QUIET_MS = 5 * 60_000;

/**
 * Lets the app in for people of a district who never did, where their organisation allows it: as soon as a message could
 * not reach them, gently, and nobody twice in a day. What waits for them goes out with the next look.
 */
export interface Adding {
  round(): Promise<void>;
  settled(): Promise<void>;
}

export function createAdding(parts: EngineParts): Adding {
  /** By workspace: before then it is left alone. */
  const quietUntil = new Map<string, Instant>();
  let running: Promise<void> | undefined;

  async function all(): Promise<void> {
    if (![...parts.lines.values()].some(({ platform }) => platform.addsForPeople)) return;
    for (const tenant of await parts.store.read((tx) => reachableTenants(tx, parts))) {
      const { addsForPeople } = tenant.line.platform;
      if (addsForPeople) await one(tenant, addsForPeople);
    }
  }

  async function one(tenant: Reachable, adds: AddsForPeople): Promise<void> {
    const now = parts.clock.now();
    if (now < (quietUntil.get(tenant.workspaceId) ?? 0)) return;
    const people = await parts.store.transact(async (tx) => {
      if (!(await parts.leases.line(tx, tenant))) return [];
      const which = {
        tenantId: tenant.id,
        platform: tenant.line.platform.name,
        unreachable: adds.after,
        triedBefore: now - AGAIN_MS,
        limit: PEOPLE_A_ROUND,
      };
      return takeToAdd(tx, which, now);
    });
    if (people.length > 0) quietUntil.set(tenant.workspaceId, now + ROUND_MS);
    for (const [i, person] of people.entries()) {
      const outcome = parts.stopping.aborted ? NOT_YET : await adds.add(tenant.workspaceId, person.userId);
      if (!(await keep(tenant, person, outcome))) return giveBack(people.slice(i + 1));
    }
  }

  /** @returns whether the next person may be tried */
  async function keep(tenant: Reachable, person: Added, outcome: Outcome<string>): Promise<boolean> {
    if (outcome.ok) {
      const reached = { channelId: outcome.value, unreachable: null, told: false };
      await parts.store.transact((tx) => updateAccount(tx, person, reached));
      return true;
    }
    const { failure } = outcome;
    if (failure.type === 'gone') {
      await parts.store.transact((tx) => updateAccount(tx, person, { unreachable: failure.detail }));
      return true;
    }
    if (failure.type === 'uncertain' || failure.type === 'invalid') return true;
    // Surely not done, so it was no try.
    await giveBack([person]);
    const afterMs = failure.type === 'retry' ? (failure.afterMs ?? QUIET_MS) : QUIET_MS;
    quietUntil.set(tenant.workspaceId, parts.clock.now() + Math.max(ROUND_MS, afterMs));
    return false;
  }

  async function giveBack(people: readonly Added[]): Promise<void> {
    if (people.length === 0) return;
    await parts.store.transact(async (tx) => {
      for (const person of people) await updateAccount(tx, person, { addTriedAt: person.addTriedAt });
    });
  }

  return {
    round() {
      running ??= all()
        .catch((error: unknown) =>
          parts.log.error({ code: errorClass(error) }, 'the app could not be added for people'),
        )
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    settled: async () => running,
  };
}

const NOT_YET: Outcome<string> = { ok: false, failure: { type: 'retry', detail: 'stopping' } };

import type { Profile } from '../../src/chat/platform.ts';
import type { Connector, Member } from './connector.ts';
import type { Reach } from './reach.ts';

/** A team's members are read at most this often; Teams allows 60 pages in half a minute for each conversation. */
const FRESH_MS = 10 * 60_000;

/** The people of all teams and groups that the bot is in, by their addresses. */
export interface TeamsRoster {
  /** The Entra object id of whoever has this mail address or user principal name. @throws ConnectorError */
  find(address: string): Promise<string | undefined>;
}

export function createRoster(connector: Connector, reach: Reach, now: () => number): TeamsRoster {
  let read: { readonly until: number; readonly people: Promise<ReadonlyMap<string, string>> } | undefined;

  async function readAll(): Promise<ReadonlyMap<string, string>> {
    const people = new Map<string, string>();
    for (const channelId of await reach.channels()) {
      const members = await connector.members(await reach.route(channelId), channelId);
      for (const member of members) for (const name of addressesOf(member)) people.set(name, idOf(member));
    }
    return people;
  }

  return {
    async find(address) {
      if (!read || read.until <= now()) {
        const people = readAll();
        read = { until: now() + FRESH_MS, people };
        people.catch(() => {
          read = undefined;
        });
      }
      return (await read.people).get(address.toLowerCase());
    },
  };
}

/** Entra's object id, which never changes; Teams' own id where a roster does not give it. */
export function idOf({ aadObjectId, objectId, id }: Member): string {
  return (aadObjectId ?? objectId ?? id).toLowerCase();
}

/**
 * Whether somebody is of this organisation, its guest, or of another one that a channel is shared with.
 *
 * @param tenantId `undefined` where nobody is asked who they are: then there is no organisation to be strange to
 */
export function kindOf(member: Member, tenantId: string | undefined): Profile['kind'] {
  if (tenantId !== undefined && member.tenantId && member.tenantId !== tenantId) return 'stranger';
  return isGuest(member) ? 'guest' : 'member';
}

function isGuest({ userRole, userPrincipalName }: Member): boolean {
  return /^(guest|anonymous)$/i.test(userRole ?? '') || /#ext#/i.test(userPrincipalName ?? '');
}

/** Of guests none: their address is another organisation's word. */
export function addressesOf(member: Member): string[] {
  if (isGuest(member)) return [];
  return [member.email, member.userPrincipalName].flatMap((name) => (name ? [name.toLowerCase()] : []));
}

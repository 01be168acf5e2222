import { as, type OccurrenceKey, type PersonId, type TenantId } from '../../model/ids.ts';

/** The question whether to post in a shared channel, put to one person. Ids of people have a slash and no colon. */
export function shareKey(personId: PersonId, channelId: string): OccurrenceKey {
  return as(`members:${personId}:${channelId}`);
}

export interface Share {
  readonly personId: PersonId;
  readonly tenantId: TenantId;
  readonly channelId: string;
}

/** Reads a key back; `undefined` for what is none. A Teams channel's id has a colon of its own. */
export function readShare(key: string): Share | undefined {
  const [loop, personId = '', ...rest] = key.split(':');
  const channelId = rest.join(':');
  if (loop !== 'members' || channelId === '' || !personId.includes('/')) return undefined;
  return { personId: as(personId), tenantId: as(personId.slice(0, personId.indexOf('/'))), channelId };
}

/** Why a group cannot be followed: it is not there, or the bot may not see who is in it. */
export type GroupTrouble = 'gone' | 'hidden';

export interface GroupNotice {
  readonly personId: PersonId;
  readonly tenantId: TenantId;
  readonly groupId: string;
  readonly trouble: GroupTrouble;
}

/** What one admin is told of a group in one week. */
export function groupKey(
  personId: string,
  groupId: string,
  trouble: GroupTrouble,
  window: string,
): OccurrenceKey {
  return as(`members:${personId}:group:${groupId}:${trouble}:${window}`);
}

/** Reads a key back; `undefined` for what is none. */
export function readGroup(key: string): GroupNotice | undefined {
  const found = /^members:([^:/]+)(\/[^:]+):group:([^:]+):(gone|hidden):[^:]+$/.exec(key);
  if (!found) return undefined;
  const [, tenantId = '', name = '', groupId = '', trouble] = found;
  return {
    ...{ personId: as(tenantId + name), tenantId: as(tenantId), groupId },
    trouble: trouble === 'hidden' ? 'hidden' : 'gone',
  };
}

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

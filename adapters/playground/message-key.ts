import type { EdgeMessage } from './edge/types.ts';

/** What names a message among those of a workspace; one that only one person sees shares no name with another's. */
export function messageKey({ channelId, ts, ephemeralFor = '' }: EdgeMessage): string {
  return `${channelId}:${ts}:${ephemeralFor}`;
}

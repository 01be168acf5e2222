import type { Inbox } from '../../src/chat/platform.ts';
import { isLocal, type TeamsConfig, tenantOf } from './config.ts';
import { ConnectorError } from './errors.ts';
import { serviceUrl } from './service-url.ts';

/** Finds the service address of a conversation among what the core keeps of authenticated turns. */
export interface Reach {
  /** Known from {@link Reach.begin} on. */
  begin(inbox: Inbox): void;
  /** @throws ConnectorError where nothing has been heard from Teams yet, or the address is none of Microsoft's */
  route(channelId?: string): Promise<string>;
  channels(): Promise<readonly string[]>;
}

export function createReach(config: TeamsConfig): Reach {
  const tenant = tenantOf(config);
  let inbox: Inbox | undefined;
  return {
    begin(given) {
      inbox = given;
    },
    async route(channelId) {
      const kept = await inbox?.routeTo('teams', tenant, channelId);
      // Until somebody has installed the app, Teams has not said where it is.
      if (kept === undefined) throw new ConnectorError({ type: 'retry', detail: 'not_heard_from_teams' });
      const checked = serviceUrl(kept, isLocal(config));
      if (checked === undefined) {
        config.log.error(
          { code: 'service_url' },
          'an address that is none of Microsoft’s was not written to',
        );
        throw new ConnectorError({ type: 'invalid', detail: 'service_url' });
      }
      return checked;
    },
    async channels() {
      return (await inbox?.channelsIn('teams', tenant)) ?? [];
    },
  };
}

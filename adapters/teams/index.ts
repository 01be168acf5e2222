import type { ChatPlatform } from '../../src/chat/platform.ts';
import type { TeamsConfig } from './config.ts';
import { createConnector } from './connector.ts';
import { createReach } from './reach.ts';
import { createReceiver } from './receive.ts';
import { createSelfInstall } from './self-install.ts';
import { createSender } from './send.ts';
import { createToken } from './token.ts';

export type { TeamsConfig } from './config.ts';

/**
 * One Microsoft Teams tenant as a {@link ChatPlatform}: the SDK for who comes in, the Connector's REST API for what
 * goes out. It answers `POST /api/messages` on whatever server calls `handle`.
 */
export function createTeamsAdapter(config: TeamsConfig): ChatPlatform {
  const { credentials, clock } = config;
  const now = () => clock.now();
  const token = credentials.type === 'app' ? createToken(credentials, now) : undefined;
  const connector = createConnector(token, now);
  const reach = createReach(config);
  const addsForPeople = createSelfInstall(config, reach);
  const { say, change, ...port } = createSender({ config, connector, reach, token });
  const receiver = createReceiver(config, { say, change, ...port });

  return {
    ...port,
    ...(addsForPeople ? { addsForPeople } : {}),
    name: 'teams',
    pace: {
      // 50 a second for one app in one tenant, edits and answers included; the rest is for those.
      sendsPerMinute: 1_200,
      updatesPerMinute: 1_200,
      // 1,800 an hour for one conversation, edits included. Bursts of 7 a second are allowed and not needed.
      channelSendsPerMinute: 20,
    },
    async start(inbox) {
      // 1.8 s and 90 MB: only here, where Teams is configured and about to be used.
      const { openDoor } = await import('./sdk.ts');
      reach.begin(inbox);
      receiver.open(openDoor(config), inbox);
    },
    stop: () => receiver.close(),
    handle: (request, response) => receiver.handle(request, response),
  };
}

import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { createInFlight } from '../http/in-flight.ts';
import { boltLog } from './bolt-log.ts';
import type { SlackConfig } from './config.ts';
import { nameOf } from './errors.ts';
import { listen } from './listeners.ts';
import { COMMAND } from './manifest.ts';
import { createHttpReceiver } from './receive/http.ts';
import { createOnce } from './receive/once.ts';
import { createSocketReceiver } from './receive/socket.ts';
import { createReplier } from './reply.ts';
import { createSender } from './send.ts';
import { createPost, fetchOver } from './transport.ts';

export type { SlackConfig } from './config.ts';

const TIMEOUT_MS = 10_000;
/** How long `stop` waits for what is in flight. */
const STOP_LIMIT_MS = 10_000;

/**
 * One Slack workspace as a {@link ChatPlatform}: Bolt 5 for what comes in, two Web API clients for what goes out.
 * Without `appToken` it answers `POST /slack/events` on whatever server calls `handle`; with one it opens a socket.
 */
export function createSlackAdapter(config: SlackConfig): ChatPlatform {
  const { log } = config;
  const bolt = boltLog(log);
  const inFlight = createInFlight((error) =>
    log.error({ code: nameOf(error) }, 'something from Slack was not handled'),
  );
  const http = config.appToken ? undefined : createHttpReceiver(config.signingSecret, inFlight, log);
  const receiver =
    http ??
    createSocketReceiver({
      appToken: config.appToken ?? '',
      apiUrl: config.apiUrl,
      inFlight,
      log,
      boltLog: bolt,
      lost: config.lost ?? (() => undefined),
      pausesMs: config.socketPausesMs,
    });

  /**
   * The SDK's retries post messages twice, and its answer to one 429 is to hold every other call back (9.8 s were
   * measured): both are off, and each client has its own queue and connections. `headers` is never given: the SDK
   * writes the token into that object.
   */
  const client = (maxSockets: number) =>
    new WebClient(config.botToken, {
      ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: fetchOver(createPost(maxSockets), TIMEOUT_MS),
      logger: bolt,
    });
  const interactive = client(50);
  const responseUrls = createPost(50);

  return {
    ...createSender(client(20)),
    name: 'slack',
    pace: {
      // "Several hundred a minute" for one workspace, and one a second in one channel.
      sendsPerMinute: 300,
      channelSendsPerMinute: 60,
      // chat.update is tier 3.
      updatesPerMinute: 50,
    },
    async start(inbox) {
      const app = new App({
        receiver,
        // We make our own clients, so Bolt needs no token, and no call to auth.test for an event.
        authorize: async () => ({}),
        convoStore: false,
        // No messages are subscribed to, so there are none of our own to be ignored.
        ignoreSelf: false,
        attachFunctionToken: false,
        logger: bolt,
      });
      app.error(async (error) => {
        throw error;
      });
      listen(app, {
        inbox,
        replier: createReplier({ interactive, post: responseUrls, inbox, log }),
        once: createOnce(() => config.clock.now()),
        now: () => config.clock.now(),
        command: config.command ?? COMMAND,
        log,
      });
      await receiver.start();
    },
    async stop() {
      await receiver.stop();
      await inFlight.settled(STOP_LIMIT_MS);
    },
    handle: (request, response) => http?.handle(request, response) ?? false,
  };
}

import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { createInFlight } from '../http/in-flight.ts';
import { boltLog } from './bolt-log.ts';
import type { SlackConfig } from './config.ts';
import { nameOf } from './errors.ts';
import { createHomeTabs } from './home-tab.ts';
import { manyWorkspaces } from './install/index.ts';
import { listen } from './listeners.ts';
import { COMMAND } from './manifest.ts';
import { createHttpReceiver } from './receive/http.ts';
import { createOnce } from './receive/once.ts';
import { createSocketReceiver } from './receive/socket.ts';
import { createReplier } from './reply.ts';
import { createPost, fetchOver } from './transport.ts';
import { oneWorkspace } from './workspaces.ts';

export type { SlackConfig } from './config.ts';

const TIMEOUT_MS = 10_000;
/** How long `stop` waits for what is in flight. */
const STOP_LIMIT_MS = 10_000;

/**
 * Slack as a {@link ChatPlatform}: Bolt 5 for what comes in, two Web API clients a workspace for what goes out. With
 * `botToken` it serves one workspace, with `oauth` every one that installs the app. Without `appToken` it answers
 * `POST /slack/events` on whatever server calls `handle`; with one it opens a socket.
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
  const clientWith = (token: string | undefined, maxSockets: number) =>
    new WebClient(token, {
      ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: fetchOver(createPost(maxSockets), TIMEOUT_MS),
      logger: bolt,
    });
  const now = () => config.clock.now();
  const many = config.oauth
    ? manyWorkspaces(config.oauth, { clientWith, tokenless: clientWith(undefined, 10), now, log })
    : undefined;
  const workspaces = many ?? oneWorkspace(config.botToken ?? '', clientWith);
  const responseUrls = createPost(50);

  return {
    ...workspaces.sender,
    ...(many ? { installed: many.installed } : {}),
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
        // We make our own clients by our own tokens, so Bolt gets none, and makes no call to auth.test for an event. Who
        // let us in is asked by the listener: an error there is answered as one, and the event comes again.
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
      const watched = workspaces.watched(inbox);
      listen(app, {
        inbox: watched,
        tabs: createHomeTabs({ client: workspaces.interactive, inbox: watched, now, log }),
        later: inFlight.track,
        replier: async (workspaceId) =>
          createReplier({
            ...{ inbox, log, post: responseUrls },
            interactive: await workspaces.interactive(workspaceId),
          }),
        knows: workspaces.knows,
        once: createOnce(now),
        now,
        command: config.command ?? COMMAND,
        log,
      });
      await receiver.start();
    },
    async stop() {
      await receiver.stop();
      await inFlight.settled(STOP_LIMIT_MS);
    },
    handle(request, response) {
      const page = many?.handle(request, response);
      if (!page) return http?.handle(request, response) ?? false;
      inFlight.track(page);
      return true;
    },
  };
}

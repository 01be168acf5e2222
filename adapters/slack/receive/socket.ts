import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackLog } from '../config.ts';
import { nameOf } from '../errors.ts';
import { deliver } from './deliver.ts';
import type { InFlight } from './in-flight.ts';

/** How long Slack's greeting may take. */
const GREETING_MS = 30_000;
/** Pauses between attempts double from the first to the last of these. */
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 30_000;

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly inFlight: InFlight;
  readonly log: SlackLog;
  readonly boltLog: Logger;
}

/**
 * Socket Mode, for trials behind a firewall. Reconnecting is ours: socket-mode 3.1 gives up for good, with an
 * unhandled rejection, when one attempt to reconnect fails (slackapi/node-slack-sdk#2656). Here each closed socket
 * is reported and tried again for as long as the bot runs.
 */
export function createSocketReceiver(settings: SocketSettings): Receiver {
  const { appToken, apiUrl, inFlight, log, boltLog } = settings;
  const socket = new SocketModeReceiver({
    appToken,
    logger: boltLog,
    autoReconnectEnabled: false,
    // An object of its own: Socket Mode writes into what it is given.
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        timeout: 10_000,
      },
    },
  });
  const { client } = socket;
  const stopping = new AbortController();

  async function connect(): Promise<void> {
    const greeting = AbortSignal.any([AbortSignal.timeout(GREETING_MS), stopping.signal]);
    await Promise.race([client.start(), aborted(greeting)]);
    if (greeting.aborted) {
      void client.disconnect();
      throw new Error('Slack did not greet the socket in time');
    }
    log.info({}, 'the socket to Slack is open');
  }

  async function supervise(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        if (failures === 0) await closed();
        if (stopping.signal.aborted) return;
        if (failures === 0) log.warn({}, 'the socket to Slack closed; connecting again');
        await connect();
        failures = 0;
      } catch (error) {
        failures++;
        log.error({ code: nameOf(error), failures }, 'no socket to Slack: nothing people do arrives');
        await pause(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)), stopping.signal);
      }
    }
  }

  function closed(): Promise<void> {
    return new Promise((resolve) => client.once('disconnected', () => resolve()));
  }

  return {
    init(app: App) {
      const watched = {
        processEvent: (event: Parameters<App['processEvent']>[0]) => {
          const done = deliver(app, event);
          inFlight.track(done);
          return done;
        },
      };
      // Proven by SocketModeReceiver's source: it uses nothing of the app but `processEvent`.
      socket.init(watched as unknown as App);
    },
    async start() {
      // The first attempt fails loudly: a wrong token shows at start, not in a log an hour later.
      await connect();
      void supervise();
    },
    async stop() {
      stopping.abort();
      await Promise.race([client.disconnect(), pause(2_000)]);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { InFlight } from '../../http/in-flight.ts';
import type { SlackLog } from '../config.ts';
import { failureOfCode, nameOf } from '../errors.ts';
import { deliver } from './deliver.ts';

/** How long Slack's greeting may take. */
const GREETING_MS = 30_000;
/** Between attempts to open a closed socket again: half a minute in all, which a router's restart takes. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const;

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly inFlight: InFlight;
  readonly log: SlackLog;
  readonly boltLog: Logger;
  /** Told once, with an error's code, where the socket stays closed: nothing that people do arrives from then on. */
  readonly lost: (code: string) => void;
  /** Other pauses, for a test that does not want to wait. */
  readonly pausesMs: readonly number[] | undefined;
}

/**
 * Socket Mode, for trials behind a firewall. Reconnecting is ours: socket-mode 3.1 gives up for good, with an
 * unhandled rejection, when one attempt to reconnect fails (slackapi/node-slack-sdk#2656). Here a closed socket is
 * reported and tried again for half a minute; where that fails, or the token is refused, `lost` hears of it, so that
 * the process can end instead of standing there deaf.
 */
export function createSocketReceiver(settings: SocketSettings): Receiver {
  const { appToken, apiUrl, inFlight, log, boltLog, lost, pausesMs = PAUSES_MS } = settings;
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
    while (!stopping.signal.aborted) {
      await closed();
      if (stopping.signal.aborted) return;
      log.warn({}, 'the socket to Slack closed; connecting again');
      const code = await reopen();
      if (code !== undefined) return lost(code);
    }
  }

  /** @returns why the socket stays closed; `undefined` where it is open again, or the bot stops. */
  async function reopen(): Promise<string | undefined> {
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      try {
        await connect();
        return undefined;
      } catch (error) {
        const code = codeOf(error);
        log.error({ code, failures }, 'no socket to Slack: nothing people do arrives');
        const wait = pausesMs[failures - 1];
        if (wait === undefined || failureOfCode(code).type === 'unauthorised') return code;
        await pause(wait, stopping.signal);
      }
    }
    return undefined;
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
      const done = new AbortController();
      await Promise.race([client.disconnect(), pause(2_000, done.signal)]);
      done.abort();
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** Socket Mode brings a Web API client of its own, whose errors are no instances of the classes that we know. */
const refusal = z.object({ data: z.object({ error: z.string() }) });

function codeOf(error: unknown): string {
  return refusal.safeParse(error).data?.data.error ?? nameOf(error);
}

import type { Inbox } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';

/** The running engine. `tick` and `nextWakeAt` let a simulated clock drive what the heartbeat drives in life. */
export interface Engine {
  /** Takes events from the adapters. */
  readonly inbox: Inbox;
  /** Starts the heartbeat and the dispatcher; the first tick runs at once. */
  start(): Promise<void>;
  /** Plans, releases and sends all that may be done at this instant, then resolves. Safe to call at any time. */
  tick(): Promise<void>;
  /** The next instant at which `tick` would find work, later than now; `undefined` if nothing is planned. */
  nextWakeAt(): Promise<Instant | undefined>;
  /** Finishes what is in flight, takes nothing new, loses nothing. */
  stop(): Promise<void>;
}

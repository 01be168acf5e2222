import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A message later than this is counted as late: two minutes is what a person would notice at 09:00. */
const LATE_MS = 120_000;

/**
 * What is counted, for Prometheus. Labels name loops, states and codes: never a person, a unit or anything a person
 * wrote.
 */
export interface Metrics {
  /** An occurrence came due and was released. */
  due(loop: string): void;
  /** A message was sent, so many ms after it was due. */
  sent(loop: string, latenessMs: number): void;
  /** A message was given up on. `reason` is a code of the engine's own. */
  failed(loop: string, reason: string): void;
  /** An occurrence's time passed before it was sent. */
  expired(loop: string): void;
  /** It is not known whether a message was sent. */
  uncertain(loop: string): void;
  /** A message of uncertain fate was found to have been sent. */
  found(loop: string): void;
  /** A message was sent again without having been able to look: it may be there twice. */
  resentUnseen(loop: string): void;
  /** The platform refused for going too fast. */
  refused(kind: string): void;
  /** There was more to do than could be done: somebody was told to try again. */
  turnedAway(importance: string): void;
  /** Begins to time one event; call the result when its reply is ready. */
  ack(): () => void;
  /** Messages now in each state of the outbox. */
  depth(states: readonly { readonly state: string; readonly count: number }[]): void;
  /** Occurrences that are due and not released yet. */
  waiting(loops: readonly { readonly loop: string; readonly count: number }[]): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Stops watching the event loop. */
  close(): void;
}

/** Counters of their own for each call, so that two bots in one process do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `driveline_${name}`, help, labelNames: [...labelNames], registers });

  const due = counter('due_total', 'Occurrences that came due and were released', ['loop']);
  const sent = counter('sent_total', 'Messages sent', ['loop']);
  const late = counter('late_total', 'Messages sent more than two minutes after they were due', ['loop']);
  const failed = counter('failed_total', 'Messages given up on', ['loop', 'reason']);
  const expired = counter('expired_total', 'Occurrences whose time passed before they were sent', ['loop']);
  const uncertain = counter('uncertain_total', 'Sends whose outcome was not known', ['loop']);
  const found = counter('found_total', 'Uncertain messages that were found to have been sent', ['loop']);
  const unseen = counter('resent_unseen_total', 'Messages sent again without being able to look', ['loop']);
  const refused = counter('refused_total', 'Calls refused by the platform for their pace', ['kind']);
  const turned = counter('turned_away_total', 'Events not served for there were too many', ['importance']);
  const lateness = new Histogram({
    name: 'driveline_lateness_seconds',
    help: 'From when a message was due to when it was sent',
    labelNames: ['loop'],
    buckets: [1, 5, 15, 30, 60, 120, 300, 900, 1_800, 3_600, 7_200, 14_400],
    registers,
  });
  const ack = new Histogram({
    name: 'driveline_ack_seconds',
    help: 'From an event of a person to its durable answer; Slack allows 3 s',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  const outbox = new Gauge({
    name: 'driveline_outbox',
    help: 'Messages in each state that needs something',
    labelNames: ['state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'driveline_due_waiting',
    help: 'Occurrences that are due and not released yet',
    labelNames: ['loop'],
    registers,
  });
  const loopDelay = monitorEventLoopDelay({ resolution: 10 });
  loopDelay.enable();
  new Gauge({
    name: 'driveline_event_loop_delay_seconds',
    help: 'Delay of the event loop since the last scrape',
    labelNames: ['quantile'],
    registers,
    collect() {
      this.set({ quantile: '0.5' }, loopDelay.percentile(50) / 1e9);
      this.set({ quantile: '0.99' }, loopDelay.percentile(99) / 1e9);
      this.set({ quantile: '1' }, loopDelay.max / 1e9);
      loopDelay.reset();
    },
  });

  return {
    due: (loop) => due.inc({ loop }),
    sent(loop, latenessMs) {
      sent.inc({ loop });
      lateness.observe({ loop }, Math.max(0, latenessMs) / 1_000);
      if (latenessMs > LATE_MS) late.inc({ loop });
    },
    failed: (loop, reason) => failed.inc({ loop, reason }),
    expired: (loop) => expired.inc({ loop }),
    uncertain: (loop) => uncertain.inc({ loop }),
    found: (loop) => found.inc({ loop }),
    resentUnseen: (loop) => unseen.inc({ loop }),
    refused: (kind) => refused.inc({ kind }),
    turnedAway: (importance) => turned.inc({ importance }),
    ack: () => {
      const end = ack.startTimer();
      return () => void end();
    },
    depth(states) {
      outbox.reset();
      for (const { state, count } of states) outbox.set({ state }, count);
    },
    waiting(loops) {
      waiting.reset();
      for (const { loop, count } of loops) waiting.set({ loop }, count);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => void loopDelay.disable(),
  };
}

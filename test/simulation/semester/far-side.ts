import type { Card } from '../../../src/chat/card.ts';
import type { MessageRef } from '../../../src/chat/event.ts';
import type { ChatPlatform, Destination, Failure, Outcome } from '../../../src/chat/platform.ts';
import type { Faults, MessageFault } from './faults.ts';
import type { VirtualTime } from './virtual-time.ts';

export const WORKSPACE = 'W0SEMESTER';
/** Slack's own limits, as the adapter has them. */
export const PACE = { sendsPerMinute: 300, updatesPerMinute: 50, channelSendsPerMinute: 60 } as const;

export type Method = 'send' | 'update' | 'find' | 'identify';

/** A message that lies in the workspace. */
export interface FarMessage {
  readonly key: string;
  readonly to: Destination;
  readonly ref: MessageRef;
  /** When the request for it arrived, and when it appeared. */
  readonly calledAt: number;
  readonly at: number;
  card: Card;
}

/** One request of one process. */
export interface Call {
  readonly life: string;
  readonly method: Method;
  readonly at: number;
  /** The channel or person it was to, for a `send`. */
  readonly channel: string;
}

/** A refusal: nothing more of this method from this process before `until`. */
export interface Refusal {
  readonly life: string;
  readonly method: Method;
  readonly at: number;
  readonly until: number;
}

export interface FarSide {
  readonly messages: readonly FarMessage[];
  readonly calls: readonly Call[];
  readonly refusals: readonly Refusal[];
  /** How often each thing went wrong. */
  readonly went: ReadonlyMap<string, number>;
  /** The workspace as one process sees it. */
  platformFor(life: string): ChatPlatform;
  /** Another card in the place of a message's, as a reply brings it. */
  show(ref: MessageRef, card: Card): void;
}

const CUT_OFF_MS = 10_000;

interface FarSideOptions {
  readonly time: VirtualTime;
  readonly faults: Faults;
  /** Somebody may see this now. */
  readonly appeared: (message: FarMessage) => void;
  /** Every card that is put before somebody, for who looks for what nobody may see. */
  readonly seen: (to: Destination, card: Card) => void;
}

/**
 * A whole workspace behind the port: it takes its time, refuses, fails, does things and says nothing, does things late.
 * It keeps what was asked of it, for the checks of pace.
 */
export function createFarSide({ time, faults, appeared, seen }: FarSideOptions): FarSide {
  const messages: FarMessage[] = [];
  const byId = new Map<string, FarMessage>();
  const byKey = new Map<string, FarMessage[]>();
  const calls: Call[] = [];
  const refusals: Refusal[] = [];
  const went = new Map<string, number>();

  const retry = (detail: string): Failure => ({ type: 'retry', detail });
  const uncertain = (detail: string): Failure => ({ type: 'uncertain', detail });

  async function call<T>(life: string, method: Method, channel: string, act: () => Outcome<T>) {
    calls.push({ life, method, channel, at: time.now() });
    const fault = faults.of(method, time.now());
    if (fault.type !== 'none') went.set(fault.type, (went.get(fault.type) ?? 0) + 1);
    await time.sleep(fault.latencyMs);
    return answer(life, method, fault, act);
  }

  async function answer<T>(
    life: string,
    method: Method,
    fault: MessageFault,
    act: () => Outcome<T>,
  ): Promise<Outcome<T>> {
    const failed = (failure: Failure): Outcome<T> => ({ ok: false, failure });
    switch (fault.type) {
      case 'none':
        return act();
      case 'too_fast': {
        refusals.push({ life, method, at: time.now(), until: time.now() + fault.afterMs });
        return failed({ type: 'retry', afterMs: fault.afterMs, detail: 'ratelimited' });
      }
      case 'refused':
        return failed(retry('ECONNREFUSED'));
      case 'status':
        return failed(uncertain('http_500'));
      case 'done_then_status':
        act();
        return failed(uncertain('http_502'));
      case 'lost':
        await time.sleep(CUT_OFF_MS);
        return failed(uncertain('ETIMEDOUT'));
      case 'done_then_lost':
        act();
        await time.sleep(CUT_OFF_MS);
        return failed(uncertain('ETIMEDOUT'));
      case 'done_late':
        time.at(time.now() + CUT_OFF_MS + fault.afterMs, act);
        await time.sleep(CUT_OFF_MS);
        return failed(uncertain('ETIMEDOUT'));
      case 'revoked':
        return failed({ type: 'unauthorised', detail: 'token_revoked' });
    }
  }

  const channelOf = (to: Destination) => (to.type === 'channel' ? to.channelId : `D${to.userId}`);

  function platformFor(life: string): ChatPlatform {
    return {
      name: 'slack',
      pace: PACE,
      identify: () =>
        call(life, 'identify', '', () => ({ ok: true, value: { workspaceId: WORKSPACE, name: 'Lakeside' } })),
      start: async () => {},
      stop: async () => {},
      handle: () => false,
      send({ to, card, key }) {
        const calledAt = time.now();
        return call(life, 'send', channelOf(to), () => {
          const ref = { channelId: channelOf(to), messageId: `m${messages.length + 1}` };
          const message: FarMessage = { key, to, ref, calledAt, at: time.now(), card };
          messages.push(message);
          byId.set(ref.messageId, message);
          byKey.set(key, [...(byKey.get(key) ?? []), message]);
          seen(to, card);
          appeared(message);
          return { ok: true, value: ref };
        });
      },
      update: (_workspaceId, ref, card) =>
        call(life, 'update', ref.channelId, () => {
          const message = byId.get(ref.messageId);
          if (!message) return { ok: false, failure: { type: 'gone', detail: 'message_not_found' } };
          message.card = card;
          seen(message.to, card);
          return { ok: true, value: message.ref };
        }),
      find: ({ key, to }, since) =>
        call(life, 'find', channelOf(to), () => ({
          ok: true,
          value: byKey.get(key)?.find((message) => message.at >= since)?.ref,
        })),
      findPerson: async () => ({ ok: true, value: undefined }),
      conversation: async () => ({ ok: true, value: { members: [], shared: false } }),
      profile: async (_workspaceId, userId) => ({
        ok: true,
        value: { userId, name: userId, deleted: false, kind: 'member' },
      }),
    };
  }

  return {
    ...{ messages, calls, refusals, went, platformFor },
    show(ref, card) {
      const message = byId.get(ref.messageId);
      if (!message) return;
      message.card = card;
      seen(message.to, card);
    },
  };
}

import type { Card } from '../../src/chat/card.ts';
import type { MessageRef } from '../../src/chat/event.ts';
import type { ChatPlatform, Destination, Failure, Outcome, Pace } from '../../src/chat/platform.ts';
import type { Clock } from '../../src/engine/clock.ts';

/** What goes wrong with one call. `before`: nothing is done. `after`: it is done, and then the failure is returned. */
export interface Fault {
  readonly when: 'before' | 'after';
  readonly failure: Failure;
}

export type Method = 'send' | 'update' | 'find' | 'identify';

interface FarMessage {
  readonly key: string;
  readonly to: Destination;
  readonly ref: MessageRef;
  readonly at: number;
  card: Card;
}

/** A whole chat workspace in memory, as the far side of the port: it keeps messages, and fails as it is told. */
export interface ScriptedPlatform extends ChatPlatform {
  readonly messages: readonly FarMessage[];
  readonly calls: readonly { readonly method: Method; readonly at: number; readonly key: string }[];
  /** What shall go wrong with the next calls of a method, in order. */
  fault(method: Method, ...faults: readonly (Fault | Failure)[]): void;
  /** Asked for each call that has no fault of its own. */
  chance: ((method: Method, key: string) => Fault | undefined) | undefined;
  /** Called in the middle of each call, before anything is done. */
  during: ((method: Method) => Promise<void>) | undefined;
  /** Whether a message may be looked for. */
  lookable: boolean;
}

export interface ScriptedOptions {
  readonly clock: Clock;
  readonly workspaceId?: string;
  readonly name?: 'slack' | 'teams';
  readonly pace?: Partial<Pace>;
}

const PACE: Pace = { sendsPerMinute: 6_000, updatesPerMinute: 6_000, channelSendsPerMinute: 600 };

export function scriptedPlatform(options: ScriptedOptions): ScriptedPlatform {
  const { clock, workspaceId = 'W1', name = 'slack' } = options;
  const messages: FarMessage[] = [];
  const calls: { method: Method; at: number; key: string }[] = [];
  const faults: Record<Method, Fault[]> = { send: [], update: [], find: [], identify: [] };

  async function call<T>(method: Method, key: string, act: () => Outcome<T>): Promise<Outcome<T>> {
    calls.push({ method, at: clock.now(), key });
    await platform.during?.(method);
    const fault = faults[method].shift() ?? platform.chance?.(method, key);
    if (fault?.when === 'before') return { ok: false, failure: fault.failure };
    const outcome = act();
    return fault ? { ok: false, failure: fault.failure } : outcome;
  }

  const platform: ScriptedPlatform = {
    name,
    pace: { ...PACE, ...options.pace },
    messages,
    calls,
    chance: undefined,
    during: undefined,
    lookable: true,
    fault(method, ...more) {
      faults[method].push(...more.map((f) => ('when' in f ? f : ({ when: 'before', failure: f } as const))));
    },
    identify: () => call('identify', '', () => ({ ok: true, value: { workspaceId, name: 'District' } })),
    start: async () => {},
    stop: async () => {},
    handle: () => false,
    send: ({ to, card, key }) =>
      call('send', key, () => {
        const channelId = to.type === 'channel' ? to.channelId : `D-${to.userId}`;
        const ref = { channelId, messageId: `m${messages.length + 1}` };
        messages.push({ key, to, card, ref, at: clock.now() });
        return { ok: true, value: ref };
      }),
    update: (_workspaceId, ref, card) =>
      call('update', ref.messageId, () => {
        const message = messages.find((m) => m.ref.messageId === ref.messageId);
        if (!message) return { ok: false, failure: { type: 'gone', detail: 'message_not_found' } };
        message.card = card;
        return { ok: true, value: message.ref };
      }),
    find: ({ key }, since) =>
      call('find', key, () =>
        platform.lookable
          ? { ok: true, value: messages.find((m) => m.key === key && m.at >= since)?.ref }
          : { ok: false, failure: { type: 'invalid', detail: 'missing_scope' } },
      ),
    findPerson: async () => ({ ok: true, value: undefined }),
    profile: async (_workspaceId, userId) => ({
      ok: true,
      value: { userId, name: userId, deleted: false, kind: 'member' },
    }),
    conversation: async () => ({ ok: true, value: { members: [], shared: false } }),
  };
  return platform;
}

export const rateLimited = (afterMs: number): Failure => ({ type: 'retry', afterMs, detail: 'ratelimited' });
export const refusedConnection: Failure = { type: 'retry', detail: 'ECONNREFUSED' };
export const dropped: Failure = { type: 'uncertain', detail: 'ECONNRESET' };
export const gone: Failure = { type: 'gone', detail: 'channel_not_found' };
export const unauthorised: Failure = { type: 'unauthorised', detail: 'token_revoked' };
export const invalid: Failure = { type: 'invalid', detail: 'invalid_blocks' };
/** It is done, and then the socket is destroyed. */
export const doneThenDropped: Fault = { when: 'after', failure: dropped };

import { isJson } from './wire.ts';

/** Which of emulate's ids, drawn at random at each start, stands for which of ours. */
export class Names {
  readonly #far = new Map<string, string>();
  readonly #near = new Map<string, string>();
  readonly #messages = new Map<string, string>();

  constructor(pairs: readonly (readonly [far: string, near: string])[]) {
    for (const [far, near] of pairs) this.pair(far, near);
  }

  pair(far: string, near: string): void {
    this.#far.set(near, far);
    this.#near.set(far, near);
  }

  far(near: string): string {
    return this.#far.get(near) ?? near;
  }

  near(far: string): string {
    return this.#near.get(far) ?? far;
  }

  pairMessage(channelId: string, ts: string, farTs: string): void {
    this.#messages.set(`${channelId} ${ts}`, farTs);
  }

  farMessage(channelId: string, ts: string): string | undefined {
    return this.#messages.get(`${channelId} ${ts}`);
  }
}

/** An answer of emulate's with our ids in place of its own. */
export function inward<T>(names: Names, value: T): T {
  // Each branch returns what it was given with only strings exchanged, so the type stays what it was.
  if (typeof value === 'string') return names.near(value) as T;
  if (Array.isArray(value)) return value.map((each) => inward(names, each)) as T;
  if (!isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inward(names, each)])) as T;
}

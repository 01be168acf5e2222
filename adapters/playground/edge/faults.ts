import type { EdgeFault } from './types.ts';

/** What shall go wrong next, by method; the faults of one method are used up in the order they were given. */
export class Faults {
  readonly #waiting = new Map<string, { readonly fault: EdgeFault; left: number }[]>();

  add(fault: EdgeFault): void {
    const queue = this.#waiting.get(fault.method) ?? [];
    queue.push({ fault, left: fault.times ?? 1 });
    this.#waiting.set(fault.method, queue);
  }

  /** The fault that hits this call, counted as used. */
  take(method: string): EdgeFault | undefined {
    const queue = this.#waiting.get(method);
    const first = queue?.[0];
    if (queue === undefined || first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) queue.shift();
    return first.fault;
  }

  clear(): void {
    this.#waiting.clear();
  }
}

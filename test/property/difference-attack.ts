/** What a reader knows of a sum of points: over which classes of people, and within which bounds. */
export interface Known {
  /** How often each class's points are in the sum; minus where they were taken off. */
  readonly parts: ReadonlyMap<number, number>;
  readonly low: number;
  readonly high: number;
}

export interface Bounds {
  low: number;
  high: number;
}

export function minus(a: Known, b: Known): Known {
  const parts = new Map(a.parts);
  for (const [part, times] of b.parts) {
    const left = (parts.get(part) ?? 0) - times;
    if (left === 0) parts.delete(part);
    else parts.set(part, left);
  }
  return { parts, low: a.low - b.high, high: a.high - b.low };
}

/** Narrows every class's points, 0 to 2 a person, by every sum in turn until nothing gives way any more. */
export function narrowed(sums: readonly Known[], sizes: readonly number[]): Bounds[] {
  const bounds = sizes.map((size): Bounds => ({ low: 0, high: 2 * size }));
  for (let moved = true; moved; ) {
    moved = false;
    for (const { parts, low, high } of sums) {
      let [least, most] = [0, 0];
      for (const [part, times] of parts) {
        const of = bounds[part] ?? { low: 0, high: 0 };
        least += times > 0 ? times * of.low : times * of.high;
        most += times > 0 ? times * of.high : times * of.low;
      }
      for (const [part, times] of parts) {
        const of = bounds[part];
        if (!of) continue;
        const [own, full] = times > 0 ? [times * of.low, times * of.high] : [times * of.high, times * of.low];
        const [from, to] = [low - (most - full), high - (least - own)];
        const next = {
          low: Math.max(of.low, Math.ceil(times > 0 ? from / times : to / times)),
          high: Math.min(of.high, Math.floor(times > 0 ? to / times : from / times)),
        };
        if (next.low === of.low && next.high === of.high) continue;
        least += times > 0 ? times * (next.low - of.low) : times * (next.high - of.high);
        most += times > 0 ? times * (next.high - of.high) : times * (next.low - of.low);
        Object.assign(of, next);
        moved = true;
      }
    }
  }
  return bounds;
}

/**
 * Whether the bounds of a class settle what one of its people said: to anybody, or to another of them whose own
 * points, which are among `own`, are taken off.
 */
export function settles({ low, high }: Bounds, size: number, own: readonly number[]): boolean {
  const forced = (from: number, to: number, people: number) =>
    people > 0 && (to === 0 || from === 2 * people || (people === 1 && from === to));
  return (
    forced(low, high, size) ||
    own.some((points) => forced(Math.max(0, low - points), Math.min(2 * (size - 1), high - points), size - 1))
  );
}

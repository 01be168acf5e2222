import { type Connection, connectTo } from './wire.ts';

/** How a load was answered. */
export interface Answered {
  /** Acknowledged with 200. */
  readonly acks: number;
  /** Answered with anything else. */
  readonly refused: number;
  readonly ms: number;
}

/** As many connections as Slack holds to one app at once under load, near enough; each sends as soon as it is answered. */
export async function closedLoop(
  url: string,
  connections: number,
  forMs: number,
  requests: readonly Buffer[],
): Promise<Answered> {
  const open = await Promise.all(Array.from({ length: connections }, () => connectTo(url)));
  let next = 0;
  let acks = 0;
  const start = performance.now();
  const use = async (connection: Connection) => {
    while (performance.now() - start < forMs) {
      const request = requests[next++];
      if (!request) return;
      if ((await connection.send(request)) === 200) acks++;
    }
  };
  await Promise.all(open.map(use));
  const ms = performance.now() - start;
  for (const connection of open) connection.close();
  return { acks, refused: Math.min(next, requests.length) - acks, ms };
}

/**
 * Requests at moments of their own, whether the earlier ones are answered or not. Each latency counts from the moment
 * that was meant, so a server that stalls is not spared the requests that came meanwhile.
 */
export async function openLoop(
  url: string,
  connections: number,
  requests: readonly Buffer[],
  atMs: readonly number[],
): Promise<{ readonly latencies: readonly number[]; readonly refused: number }> {
  const idle = await Promise.all(Array.from({ length: connections }, () => connectTo(url)));
  const queue: { readonly request: Buffer; readonly due: number }[] = [];
  const latencies: number[] = [];
  let refused = 0;
  const start = performance.now();
  const all = [...idle];
  await new Promise<void>((done, failed) => {
    let next = 0;
    const pump = () => {
      while (idle.length > 0 && queue.length > 0) {
        // The longest idle first, so that none is idle long enough for the server to close it.
        const connection = idle.shift();
        const one = queue.shift();
        if (connection && one) void send(connection, one).catch(failed);
      }
    };
    const send = async (connection: Connection, { request, due }: { request: Buffer; due: number }) => {
      if ((await connection.send(request)) !== 200) refused++;
      latencies.push(performance.now() - due);
      idle.push(connection);
      if (latencies.length === requests.length) done();
      else pump();
    };
    const tick = () => {
      const now = performance.now() - start;
      for (; next < requests.length && (atMs[next] ?? 0) <= now; next++) {
        const request = requests[next];
        if (request) queue.push({ request, due: start + (atMs[next] ?? 0) });
      }
      pump();
      if (next < requests.length) setTimeout(tick, Math.max(0, (atMs[next] ?? 0) - now));
    };
    tick();
  });
  for (const connection of all) connection.close();
  return { latencies, refused };
}

/** Moments of a Poisson process: `count` of them at so many a second. @param chance uniform in [0, 1) */
export function poisson(count: number, perSecond: number, chance: () => number): number[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log(1 - chance()) / perSecond) * 1000;
    return at;
  });
}

/** The value below which so many percent of them lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp, type HttpOptions } from '../src/http.ts';
import { createMetrics } from '../src/metrics.ts';

async function serve(rest: Partial<HttpOptions> = {}) {
  const metrics = createMetrics();
  const http = createHttp({ host: '127.0.0.1', port: 0, handlers: [], ready: () => true, metrics, ...rest });
  const { url, port } = await http.listen();
  onTestFinished(() => {
    metrics.close();
    return http.close(0);
  });
  return { http, url, port, metrics };
}

const status = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;

describe('the HTTP port', () => {
  it('says that it lives, whether it is ready, and what it counts', async () => {
    let ready = false;
    const { url, metrics } = await serve({ ready: () => ready });
    expect(await status(`${url}/healthz`)).toBe(200);
    expect(await status(`${url}/readyz`)).toBe(503);
    ready = true;
    expect(await status(`${url}/readyz?probe=1`)).toBe(200);
    metrics.sent('checkin', 180_000);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('driveline_sent_total{loop="checkin"} 1');
    expect(text).toContain('driveline_late_total{loop="checkin"} 1');
    expect(text).toMatch(/driveline_event_loop_delay_seconds\{quantile="0.99"\} [0-9.e-]+/);
  });

  it('gives each request to the platform whose it is, and 404, 405 and 413 without a word too many', async () => {
    const { url } = await serve({
      handlers: [
        () => false,
        (incoming, response) => {
          if (incoming.url !== '/slack/events') return false;
          response.writeHead(204).end();
          return true;
        },
        (incoming) => {
          if (incoming.url === '/broken') throw new Error('secret');
          return false;
        },
      ],
    });
    expect(await status(`${url}/slack/events`, { method: 'POST' })).toBe(204);
    expect(await status(`${url}/nothing`)).toBe(404);
    expect(await status(`${url}/constructor`)).toBe(404);
    expect(await status(`${url}/healthz`, { method: 'POST' })).toBe(405);
    const broken = await fetch(`${url}/broken`);
    expect([broken.status, await broken.text()]).toEqual([500, 'failed\n']);
    const large = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-length': 5_000_000 };
      const sending = request(`${url}/slack/events`, { method: 'POST', headers }, (r) =>
        resolve(r.statusCode),
      );
      sending.on('error', reject).flushHeaders();
    });
    expect(large).toBe(413);
  });

  it('lets a request in flight finish when it closes, and takes no more', async () => {
    let arrived: (finish: () => void) => void = () => {};
    const arrival = new Promise<() => void>((resolve) => {
      arrived = resolve;
    });
    const { http, url } = await serve({
      handlers: [
        (_incoming, response) => {
          arrived(() => void response.end('done'));
          return true;
        },
      ],
    });
    const answer = fetch(`${url}/slow`).then((r) => r.text());
    const finish = await arrival;
    const closed = http.close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    finish();
    expect(await answer).toBe('done');
    await closed;
  });

  it.each([
    ['headers', 'POST /slack/events HTTP/1.1\r\nhost: x\r\nx-a: '],
    ['body', 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n'],
  ])(
    'cuts off whoever sends the %s of a request drop by drop, and serves all others meanwhile',
    async (_, begin) => {
      let broken = 0;
      const { url, port } = await serve({
        slowestRequestMs: 200,
        handlers: [
          (incoming) => {
            incoming
              .on('error', () => undefined)
              .on('close', () => void broken++)
              .resume();
            return true;
          },
        ],
      });
      const slow = Array.from({ length: 20 }, () => {
        let dripping: NodeJS.Timeout | undefined;
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(begin);
          dripping = setInterval(() => socket.write('x'), 20);
        });
        socket.on('error', () => undefined);
        return new Promise<void>((closed) => {
          socket.on('close', () => {
            clearInterval(dripping);
            closed();
          });
          // What is said before the connection is cut need not be read.
          socket.resume();
        });
      });
      expect(await status(`${url}/healthz`)).toBe(200);
      await Promise.all(slow);
      expect(await status(`${url}/healthz`)).toBe(200);
      if (begin.includes('content-length')) expect(broken).toBe(20);
    },
  );

  it('says which port is taken', async () => {
    const { port } = await serve();
    const metrics = createMetrics();
    onTestFinished(() => metrics.close());
    const second = createHttp({ host: '127.0.0.1', port, handlers: [], ready: () => true, metrics });
    await expect(second.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServerSocket, upgrade } from './a-web-socket.ts';
import { type Bot, callback, closed, listening, originOf, startBot, tap } from './a-workspace.ts';

let slack: Server;
let bot: Bot | undefined;
let sockets: ServerSocket[];
/** How `apps.connections.open` answers; each is used once, then the address of the socket. */
let refusals: number[];

beforeEach(async () => {
  sockets = [];
  refusals = [];
  slack = await listening((_request, response) => {
    response.statusCode = refusals.shift() ?? 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: originOf(slack).replace('http', 'ws') }));
  });
  slack.on('upgrade', (request, stream) => {
    const socket = upgrade(request, stream);
    sockets.push(socket);
    socket.send({ type: 'hello' });
  });
});
afterEach(async () => {
  await bot?.close();
  for (const socket of sockets) socket.destroy();
  await closed(slack);
});

const start = async () => {
  bot = await startBot({ appToken: 'xapp-1', apiUrl: `${originOf(slack)}/api/` });
  return bot;
};

async function until(happened: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !happened(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(happened()).toBe(true);
}

describe('Socket Mode', () => {
  it('takes taps over the socket, stores them before it acknowledges, and answers no HTTP route', async () => {
    const started = await start();
    const order: string[] = [];
    started.reply = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`stored, acknowledged ${sockets[0]?.received.length}`);
      return { type: 'nothing' };
    };
    sockets[0]?.send({ type: 'interactive', envelope_id: 'e1', payload: tap() });
    await until(() => sockets[0]?.received.length === 1);
    sockets[0]?.send({
      type: 'events_api',
      envelope_id: 'e2',
      payload: callback({ type: 'app_home_opened', user: 'U1' }),
    });
    await until(() => sockets[0]?.received.length === 2);
    expect(order).toEqual(['stored, acknowledged 0', 'stored, acknowledged 1']);
    expect(sockets[0]?.received).toMatchObject([{ envelope_id: 'e1' }, { envelope_id: 'e2' }]);
    expect(started.routed.map(({ type }) => type)).toEqual(['pressed', 'homeOpened']);
    expect((await started.event({ type: 'url_verification', challenge: 'x' })).status).toBe(418);
  });

  it('an event that Slack sends twice over the socket is handled once', async () => {
    const started = await start();
    for (const envelope_id of ['e1', 'e1']) {
      const payload = callback({ type: 'app_home_opened', user: 'U1' });
      sockets[0]?.send({ type: 'events_api', envelope_id, payload, retry_attempt: 0 });
    }
    await until(() => sockets[0]?.received.length === 2);
    expect(started.routed).toHaveLength(1);
  });

  it('a dead socket is reported and opened again, also when the first attempts fail', async () => {
    const started = await start();
    refusals.push(500);
    sockets[0]?.destroy();
    await until(() => sockets.length === 2);
    expect(started.logged.join('\n')).toMatch(/socket to Slack closed/);
    expect(started.logged.join('\n')).toMatch(/no socket to Slack.*"failures":1/);
    sockets[1]?.send({ type: 'interactive', envelope_id: 'e1', payload: tap() });
    await until(() => started.routed.length === 1);
  });

  it('a token that Slack refuses shows at the start', async () => {
    refusals.push(500);
    await expect(startBot({ appToken: 'xapp-bad', apiUrl: `${originOf(slack)}/api/` })).rejects.toThrow();
  });
});

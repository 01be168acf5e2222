import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackConfig } from '../../../adapters/slack/index.ts';
import { tempFolder } from '../../doubles/temp-folder.ts';
import { type ServerSocket, upgrade } from './a-web-socket.ts';
import { type Bot, callback, closed, listening, originOf, startBot, tap } from './a-workspace.ts';

let slack: Server;
let bot: Bot | undefined;
let sockets: ServerSocket[];
/** How the Web API refuses, by an HTTP status or an error code; each is used once, then it answers. */
let refusals: (number | string)[];

beforeEach(async () => {
  sockets = [];
  refusals = [];
  slack = await listening((_request, response) => {
    const refusal = refusals.shift() ?? 200;
    response.statusCode = typeof refusal === 'number' ? refusal : 200;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        typeof refusal === 'string'
          ? { ok: false, error: refusal }
          : { ok: true, url: originOf(slack).replace('http', 'ws'), team_id: 'T1', team: 'Lakeside' },
      ),
    );
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

const start = async (over: Pick<SlackConfig, 'lost' | 'socketPausesMs'> = {}) => {
  bot = await startBot({ appToken: 'xapp-1', apiUrl: `${originOf(slack)}/api/`, ...over });
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

  it('a socket that stays closed is told once, after the last attempt, and nothing goes on trying', async () => {
    const told: string[] = [];
    const started = await start({ lost: (code) => void told.push(code), socketPausesMs: [10, 20] });
    refusals.push(500, 500, 500);
    sockets[0]?.destroy();
    await until(() => told.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).toHaveLength(1);
    expect([refusals, sockets.length]).toEqual([[], 1]);
    expect(started.logged.join('\n')).toMatch(/no socket to Slack.*"failures":3/);
  });

  it('a token that Slack no longer takes is told at once: no pause will make it good', async () => {
    const told: string[] = [];
    await start({ lost: (code) => void told.push(code), socketPausesMs: [60_000] });
    refusals.push('token_revoked');
    sockets[0]?.destroy();
    await until(() => told.length > 0);
    expect(told).toEqual(['token_revoked']);
  });

  it('the process ends then, with exit code 1 and a sentence that says what is safe and what to do', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
      env: {
        PATH: process.env.PATH ?? '',
        SLACK_BOT_TOKEN: 'xoxb-111-222-abcdef',
        SLACK_APP_TOKEN: 'xapp-1-abcdef',
        SLACK_API_URL: `${originOf(slack)}/api/`,
        DRIVELINE_SECRET: 'k9Zr4mWq7Tn2Xb6Lc8Vd1Hs5Gf3Jp0Ya',
        DATABASE_URL: `file:${join(tempFolder(), 'd.sqlite')}`,
        PORT: '0',
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    const gone = once(child, 'exit');
    for (let i = 0; i < 6000 && !said.includes('Ready'); i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    refusals.push('invalid_auth');
    sockets[0]?.destroy();
    expect((await gone)[0]).toBe(1);
    expect(said).toMatch(/The socket to Slack closed and could not be opened again \(invalid_auth\)/);
    expect(said).toMatch(/What was answered is kept/);
    expect(said).toMatch(/SLACK_APP_TOKEN/);
    expect(said).not.toMatch(/\bat .*\.ts/);
  }, 120_000);

  it('a token that Slack refuses shows at the start', async () => {
    refusals.push(500);
    await expect(startBot({ appToken: 'xapp-bad', apiUrl: `${originOf(slack)}/api/` })).rejects.toThrow();
  });
});

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import Database from 'better-sqlite3';
import { groupCommit } from '../../../src/store/group-commit.ts';

/**
 * The three servers that are compared, each in a process of its own:
 * `node server.js ours|bolt|bare <database file> <signing secret> <dist folder>`. Talks to its parent over IPC.
 */
type Running = { readonly url: string; stop(): Promise<void> };

const [, , kind, file = '', signingSecret = '', dist = ''] = process.argv;
const servers: Readonly<Record<string, () => Promise<Running>>> = { ours, bolt, bare };
const start = kind === undefined ? undefined : servers[kind];
if (!start) throw new Error('which server?');
const running = await start();

process.on('message', async (message) => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000 });
  } else if (message === 'stop') {
    await running.stop();
    process.disconnect();
    process.exit(0);
  }
});
process.send?.({ url: running.url });

/** The whole bot as `npm start` runs it: built by tsc, set up by its environment. */
async function ours(): Promise<Running> {
  const main: typeof import('../../../src/main.ts') = await import(`${dist}/src/main.js`);
  const { readConfig }: typeof import('../../../src/config.ts') = await import(`${dist}/src/config.js`);
  const bot = await main.startBot(readConfig({ ...process.env, DATABASE_URL: `file:${file}`, PORT: '0' }));
  return { url: bot.url, stop: bot.stop };
}

/** What Bolt's own examples come to: its receiver, one listener, one insert of its own fsync, then the ack. */
async function bolt(): Promise<Running> {
  const { insert, client } = openTable();
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1' }),
  });
  app.action(/.*/, async ({ ack, action, body }) => {
    if (action.type !== 'button') return;
    insert.run(action.value, body.user.id, 'action_ts' in action ? action.action_ts : '');
    await ack();
  });
  // HTTPReceiver's server listens on every interface unless `start` is given a host.
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections?.();
      client.close();
    },
  };
}

/** The least that answers a signed tap: node:http, one HMAC, one parse, one insert, one commit for all that wait. */
async function bare(): Promise<Running> {
  const { insert, client } = openTable();
  const commits = groupCommit(client);
  const server = createServer(async (request, response) => {
    const body = await read(request);
    const expected = createHmac('sha256', signingSecret)
      .update(`v0:${request.headers['x-slack-request-timestamp']}:`)
      .update(body)
      .digest();
    const given = Buffer.from(String(request.headers['x-slack-signature']).slice('v0='.length), 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401).end();
      return;
    }
    const { actions, user } = JSON.parse(decodeURIComponent(body.toString().slice('payload='.length)));
    await commits.run(async () => insert.run(actions[0].value, user.id, actions[0].action_ts));
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      await commits.idle();
      server.closeAllConnections();
      client.close();
    },
  };
}

/** A fresh file, as durable as ours: WAL with an fsync for each commit. */
function openTable() {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.exec('CREATE TABLE tap (target TEXT PRIMARY KEY, user TEXT NOT NULL, at TEXT NOT NULL)');
  return { client, insert: client.prepare('INSERT INTO tap (target, user, at) VALUES (?, ?, ?)') };
}

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

import { createServer, type Socket as NetSocket, Socket } from 'node:net';

/**
 * HTTP/1.1 over plain sockets, by hand: node's client costs 100 µs and more per request, which on two cores would be
 * taken from the servers that are measured. Handles what the servers here answer and nothing else.
 */

/** One keep-alive connection with one request at a time. */
export interface Connection {
  /** Sends a whole request and resolves with the status once the answer is complete. */
  send(request: Buffer): Promise<number>;
  close(): void;
}

export async function connectTo(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = new Socket();
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(Number(port), hostname, () => resolve());
  });
  socket.setNoDelay(true);
  let waiting: { resolve(status: number): void; reject(error: Error): void } | undefined;
  let answer = '';
  const fail = (error?: Error) => waiting?.reject(error ?? new Error('the server closed the connection'));
  socket.on('error', fail);
  socket.on('close', () => fail());
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    if (!isComplete(answer)) return;
    const status = Number(answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    answer = '';
    waiting?.resolve(status);
  });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

function isComplete(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer)?.[1];
  return length === undefined
    ? answer.endsWith('0\r\n\r\n') && answer.length > end + 4
    : answer.length >= end + 4 + Number(length);
}

/** What the bot answers people through: takes every POST, says `ok` as Slack does, and counts. */
export interface Sink {
  readonly url: string;
  taken(): number;
  close(): Promise<void>;
}

const OK = Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nok');

export async function createSink(): Promise<Sink> {
  let taken = 0;
  const open = new Set<NetSocket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    let head = '';
    let bodyLeft = 0;
    socket.on('data', (chunk: Buffer) => {
      let from = 0;
      while (from < chunk.length) {
        if (bodyLeft > 0) {
          const some = Math.min(bodyLeft, chunk.length - from);
          bodyLeft -= some;
          from += some;
        } else {
          const already = head.length;
          head += chunk.toString('latin1', from);
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          bodyLeft = Number(/\r\ncontent-length: *(\d+)/i.exec(head.slice(0, end))?.[1] ?? 0);
          from += end + 4 - already;
          head = '';
        }
        if (bodyLeft === 0) {
          taken++;
          socket.write(OK);
        }
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    taken: () => taken,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
}

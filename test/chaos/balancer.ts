import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One address before several processes, as a load balancer is: in turn, and past those that are not there. */
export interface Balancer {
  readonly url: string;
  /** Who is there now; a process that has died may still be named. */
  serve(targets: readonly string[]): void;
  close(): Promise<void>;
}

export async function createBalancer(): Promise<Balancer> {
  let targets: readonly string[] = [];
  let turn = 0;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    for (let tried = 0; tried < targets.length; tried++) {
      const target = targets[turn++ % targets.length] ?? '';
      const answer = await ask(target, incoming, body);
      if (answer === 'not there') continue;
      if (answer === 'cut off') break;
      outgoing.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
      return;
    }
    outgoing.writeHead(502).end();
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a TCP port always has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    serve(given) {
      targets = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** `not there`: surely not begun, so that another may be asked. */
function ask(target: string, { url = '/', method, headers }: IncomingMessage, body: Buffer) {
  return new Promise<Answer | 'not there' | 'cut off'>((resolve) => {
    const call = request(
      `${target}${url}`,
      { method: method ?? 'GET', headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve('cut off'));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 502,
            type: response.headers['content-type'] ?? 'text/plain',
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    call.on('error', (error) =>
      resolve('code' in error && error.code === 'ECONNREFUSED' ? 'not there' : 'cut off'),
    );
    call.end(body);
  });
}

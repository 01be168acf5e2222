import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackEdge } from '../../../../adapters/playground/edge/types.ts';

export interface Received {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  toRequest(): Request;
}

/** The one request that an act makes the edge send, as it stood on the wire. */
export async function receiveOne(edge: SlackEdge, act: () => Promise<unknown>): Promise<Received> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const toRequest = () => new Request('http://bot.example/slack/events', { method: 'POST', headers, body });
    received.push({ body, headers: request.headers, toRequest });
    response.writeHead(200).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // It listens on TCP, so its address is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  edge.connect(`http://127.0.0.1:${port}/slack/events`);
  try {
    await act();
  } finally {
    server.closeAllConnections();
    server.close();
  }
  const [first] = received;
  if (first === undefined || received.length > 1) throw new Error(`${received.length} requests, not one`);
  return first;
}

import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it stood on the wire. */
export interface Recorded {
  readonly contentType: string;
  readonly body: string;
}

/** Stands between a platform and the bot, hands everything on as it is, and remembers what came by. */
export interface Recorder {
  /** Where the platform is to send what it would send to the bot. */
  readonly url: string;
  readonly recorded: Recorded[];
}

export async function createRecorder(botUrl: string): Promise<Recorder> {
  const recorded: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      recorded.push({
        contentType: incoming.headers['content-type'] ?? '',
        body: body.toString('utf8'),
      });
      const { host: _, ...headers } = incoming.headers;
      const onward = request(botUrl, { method: incoming.method ?? 'POST', headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  // A server that listens on a host and port has an AddressInfo; a string is for pipes alone.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${new URL(botUrl).pathname}`, recorded };
}

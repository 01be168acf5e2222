import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to Slack on which answers can get stuck: what was asked is done, and nobody hears of it. */
export interface DeafLine {
  /** What goes into `SLACK_API_URL`. */
  readonly apiUrl: string;
  /** From now on calls of these methods reach Slack and are never answered. */
  hang(methods: readonly string[]): void;
  /** Calls that were left without an answer. */
  readonly unanswered: number;
  /** Calls from now on are answered. */
  heal(): void;
  close(): void;
}

export async function deafLineTo(apiUrl: string): Promise<DeafLine> {
  const { origin } = new URL(apiUrl);
  let hanging: readonly string[] = [];
  let unanswered = 0;
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    const stuck = hanging.some((name) => url.endsWith(`/${name}`));
    if (stuck) unanswered += 1;
    const onward = request(`${origin}${url}`, { ...(method && { method }), headers }, (answer) => {
      if (stuck) return void answer.resume();
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a TCP port always has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}${new URL(apiUrl).pathname}`,
    hang(methods) {
      hanging = methods;
    },
    get unanswered() {
      return unanswered;
    },
    heal() {
      hanging = [];
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the bot that can hold back the end of a request, so that the bot has begun to read it and waits. */
export interface SlowLine {
  readonly url: string;
  /** Resolves when the first half of a request has been handed on. */
  readonly halfThere: Promise<void>;
  /** Hands on all that was held back. */
  letGo(): void;
  close(): void;
}

/** So much is handed on at once: the headers and the beginning of the body of a tap of some 4 KB. */
const FIRST_BYTES = 1_200;

export async function slowLineTo(target: string): Promise<SlowLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = () => {};
  const halfThere = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const server = createServer((person) => {
    const bot = connect(Number(port), hostname);
    for (const socket of [person, bot]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    bot.pipe(person);
    let passed = 0;
    person.on('data', (chunk: Buffer) => {
      const now = chunk.subarray(0, Math.max(0, FIRST_BYTES - passed));
      const later = chunk.subarray(now.length);
      passed += now.length;
      if (now.length > 0) bot.write(now, () => passed >= FIRST_BYTES && begun());
      if (later.length > 0) void free.then(() => bot.write(later));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a TCP port always has an AddressInfo.
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    halfThere,
    letGo,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of a web socket (RFC 6455), as much of it as a test of Socket Mode needs: short text frames. */
export interface ServerSocket {
  send(message: object): void;
  /** Every message that came, oldest first. */
  readonly received: unknown[];
  /** Ends the connection without a farewell, as a broken network does. */
  destroy(): void;
}

export function upgrade(request: IncomingMessage, stream: Duplex): ServerSocket {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
  );
  const received: unknown[] = [];
  let buffer = Buffer.alloc(0);
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let frame = readFrame(buffer); frame; frame = readFrame(buffer)) {
      buffer = buffer.subarray(frame.length);
      if (frame.opcode === TEXT) received.push(JSON.parse(frame.payload.toString('utf8')));
      if (frame.opcode === CLOSE) stream.end(frameOf(CLOSE, frame.payload));
      if (frame.opcode === PING) stream.write(frameOf(PONG, frame.payload));
    }
  });
  return {
    received,
    send: (message) => void stream.write(frameOf(TEXT, Buffer.from(JSON.stringify(message)))),
    destroy: () => void stream.destroy(),
  };
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

function frameOf(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

/** One masked frame from a client, if there is a whole one. */
function readFrame(buffer: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (buffer.length < 6) return undefined;
  const short = buffer.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : 2;
  if (buffer.length < start + 4) return undefined;
  const size = short === 126 ? buffer.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (buffer.length < length) return undefined;
  const mask = buffer.subarray(start, start + 4);
  const payload = Buffer.from(buffer.subarray(start + 4, length)).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return { opcode: buffer.readUInt8(0) & 0x0f, payload: Buffer.from(payload), length };
}

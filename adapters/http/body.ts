import type { IncomingMessage } from 'node:http';

/** What platforms send stays under 100 kB; an SDK's usual 4 MB is a gift to whoever wants our memory. */
const BODY_LIMIT = 256 * 1024;

/** Reads a body whole. `too_long` beyond 256 kB, announced or not; `broken` where the sender went away. */
export function readBody(request: IncomingMessage): Promise<Buffer | 'too_long' | 'broken'> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return Promise.resolve('too_long');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > BODY_LIMIT) resolve('too_long');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () => resolve('broken'));
    request.on('close', () => resolve('broken'));
  });
}

/** A JSON object; `undefined` where the text is no JSON, or the JSON of something else. */
export function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

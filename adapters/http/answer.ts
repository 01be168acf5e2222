import type { ServerResponse } from 'node:http';

/** Ends a request with a status, and with JSON where there is something to say. Nothing where it is answered already. */
export function answer(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

/** Turns a request away with a status and not a word of why. */
export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  // What is left of a body that we did not read must not be taken for the next request.
  response.setHeader('connection', 'close');
  answer(response, status);
}

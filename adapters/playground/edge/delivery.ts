import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { EdgeAck } from './types.ts';

/** Slack shows a person its failure sign after 3 s; the edge waits longer, to tell late from never. */
const patienceMs = 10_000;

/** Signed requests to the bot, as Slack sends them. */
export class Delivery {
  readonly #secret: string;
  readonly #agent = new Agent({ keepAlive: true });
  #requestUrl: string | undefined;

  constructor(signingSecret: string) {
    this.#secret = signingSecret;
  }

  connect(requestUrl: string): void {
    this.#requestUrl = requestUrl;
  }

  form(fields: Readonly<Record<string, string>>): Promise<EdgeAck> {
    // Exactly this type: Bolt compares it whole and refuses one with a charset (reference/slack.md §1.3).
    return this.#send('application/x-www-form-urlencoded', new URLSearchParams(fields).toString());
  }

  json(body: unknown): Promise<EdgeAck> {
    return this.#send('application/json', JSON.stringify(body));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(contentType: string, body: string): Promise<EdgeAck> {
    const url = this.#requestUrl;
    if (url === undefined) {
      return Promise.reject(
        new Error('Tell the edge where the bot listens first: edge.connect(requestUrl).'),
      );
    }
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.#secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': contentType,
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    };
    const began = performance.now();
    const answered = (status: number, text: string): EdgeAck => ({
      status,
      body: text,
      tookMs: performance.now() - began,
    });
    return new Promise((resolve) => {
      const call = request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve(answered(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'))),
        );
        response.on('error', () => resolve(answered(0, '')));
      });
      call.setTimeout(patienceMs, () => call.destroy());
      call.on('error', () => resolve(answered(0, '')));
      call.end(body);
    });
  }
}

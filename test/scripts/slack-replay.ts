import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { EVENTS_PATH } from '../../adapters/slack/manifest.ts';
import type { ChatEvent } from '../../src/chat/event.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';

/*
 * Sends one stored payload of Slack's to a bot, signed as Slack signs, and prints what the bot answers:
 * `npm run slack:replay -- payload.json`. Without --url it is a bot of its own with an empty database and a local
 * Slack, so that nobody is written to.
 */

const USAGE = `npm run slack:replay -- <payload.json> [--url http://127.0.0.1:3000${EVENTS_PATH}]

<payload.json>  one payload: an event as Slack posts it, an interaction (block_actions, view_submission, shortcut …)
                or a slash command, as a JSON object
--url           a running bot, whose SLACK_SIGNING_SECRET must be set here too. What the payload asks for happens
                there for real. Left out: a bot of its own, with an empty database and a local Slack.`;

interface Wire {
  readonly contentType: string;
  readonly body: string;
}

/** A payload as Slack would post it: commands as a form, interactions as JSON in a form, events as JSON. */
export function onTheWire(payload: Readonly<Record<string, unknown>>): Wire {
  const form = 'application/x-www-form-urlencoded';
  const { type, command } = payload;
  if (type === undefined && typeof command === 'string') {
    const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
    return { contentType: form, body: new URLSearchParams(fields).toString() };
  }
  if (type === 'event_callback' || type === 'url_verification' || type === 'app_rate_limited') {
    return { contentType: 'application/json', body: JSON.stringify(payload) };
  }
  return { contentType: form, body: `payload=${encodeURIComponent(JSON.stringify(payload))}` };
}

export interface Replayed {
  readonly status: number;
  readonly body: string;
}

export async function post({ contentType, body }: Wire, url: string, secret: string): Promise<Replayed> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return { status: answer.status, body: await answer.text() };
}

/** The same with a bot of its own: also what it understood, and what it asked its Slack to do. */
export async function replayAlone(wire: Wire): Promise<Replayed & { readonly lines: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-'));
  const edge = await createSlackEdge({
    seed: { team: { name: 'Replay', domain: 'replay' }, users: [], channels: [] },
    behind: 'bare',
    now: () => Date.now(),
  });
  const understood: ChatEvent[] = [];
  const config = readConfig({
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: edge.signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: 'a bot that lives for one payload only',
    DATABASE_URL: `file:${join(folder, 'replay.sqlite')}`,
    PORT: '0',
  });
  const bot = await startBot(config, {
    log: createLog('silent'),
    watch: (platform) => ({
      ...platform,
      start: (inbox) =>
        platform.start({
          ...inbox,
          route(event) {
            understood.push(event);
            return inbox.route(event);
          },
        }),
    }),
  });
  try {
    edge.clearCalls();
    const answer = await post(wire, `${bot.url}${EVENTS_PATH}`, edge.signingSecret);
    await bot.stop();
    return {
      ...answer,
      lines: [
        ...(understood.length === 0 ? ['understood as: nothing that Driveline listens to'] : []),
        ...understood.map((event) => `understood as: ${JSON.stringify(event)}`),
        ...edge.calls().map(({ method, body }) => `asked Slack: ${method} ${JSON.stringify(body)}`),
      ],
    };
  } finally {
    await bot.stop();
    await edge.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the exit code: 0 where the bot took it, 1 where not, 2 where the call was wrong. */
export async function replay(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { url: { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  const payload = file === undefined ? undefined : payloadIn(file);
  if (typeof payload !== 'object') {
    say(payload === undefined ? USAGE : `${payload}\n\n${USAGE}`);
    return 2;
  }
  const wire = onTheWire(payload);
  const secret = environment.SLACK_SIGNING_SECRET;
  if (values.url !== undefined && !secret) {
    say('Set SLACK_SIGNING_SECRET to the running bot’s: without it the bot refuses what is sent.');
    return 2;
  }
  let answer: Replayed & { readonly lines?: readonly string[] };
  try {
    answer = await (values.url === undefined ? replayAlone(wire) : post(wire, values.url, secret ?? ''));
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    say(`Nobody answered at ${values.url ?? 'the bot of its own'}: ${cause}`);
    return 1;
  }
  say(`answered: ${answer.status}${answer.body === '' ? ', with nothing' : ` ${answer.body}`}`);
  for (const line of answer.lines ?? []) say(line);
  return answer.status === 200 ? 0 : 1;
}

/** The payload in a file, or what is wrong with it. */
function payloadIn(file: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    return `${file} holds no JSON object.`;
  } catch {
    return `${file} cannot be read as JSON.`;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await replay(process.argv.slice(2), process.env, (line) => console.log(line));
}

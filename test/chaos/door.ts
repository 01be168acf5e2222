import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { seed } from '../bench/ack/seed.ts';
import { numbered, QUESTIONS, type Scene, signedTap, windowNow } from '../bench/ack/taps.ts';
import { type Connection, connectTo, createSink } from '../bench/ack/wire.ts';
import { startBotProcess } from './bot-process.ts';

const HOUR = 3_600_000;

/** A real bot process whose people all have an open check-in in front of them, for who knocks without end. */
export interface Door {
  readonly url: string;
  readonly pid: number;
  readonly scene: Scene;
  readonly people: number;
  /** Questions of which some tap was acknowledged, by person and position. */
  readonly acknowledged: Set<string>;
  /** How many of those have no rating. */
  acknowledgedAndNotStored(): number;
  /** @returns the exit code of the bot. */
  close(): Promise<number | null>;
}

export async function openDoor(folder: string, people: number): Promise<Door> {
  const sink = await createSink();
  const now = Date.now();
  const edge = await createSlackEdge({
    now: () => Date.now(),
    behind: 'bare',
    seed: { team: { name: 'Bench', domain: 'bench' }, users: [], channels: [] },
  });
  const { signingSecret, teamId } = edge;
  const scene: Scene = {
    ...{ workspaceId: teamId, signingSecret, responseUrl: sink.url },
    ...{ window: windowNow(now), closesAt: now + 72 * HOUR },
  };
  const file = join(folder, 'driveline.sqlite');
  await seed(file, scene, people, now);
  const bot = await startBotProcess({
    settings: {
      SLACK_BOT_TOKEN: edge.botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: edge.apiUrl,
      DRIVELINE_SECRET: 'a secret of the flood, long enough to be one',
      DATABASE_URL: `file:${file}`,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    hurry: { from: now, real: now, speed: 1 },
  });
  const acknowledged = new Set<string>();
  return {
    ...{ url: bot.url, pid: bot.pid, scene, people, acknowledged },
    acknowledgedAndNotStored() {
      const client = new Database(file, { readonly: true });
      const rated = new Set(
        client
          .prepare("SELECT check_in_id || ' ' || position FROM question WHERE rating IS NOT NULL")
          .pluck()
          .all(),
      );
      client.close();
      return [...acknowledged].filter((one) => !rated.has(one)).length;
    },
    async close() {
      const code = await bot.stop();
      await edge.close();
      await sink.close();
      return code;
    },
  };
}

export interface Flood {
  readonly acks: number;
  /** Answered with anything but 200, or cut off. */
  readonly refused: number;
}

/** As many connections as Slack opens to one app under load, near enough. */
const CONNECTIONS = 64;

/** Taps at so many a second, whether the earlier ones are answered or not: first answers, then changes of mind. */
export async function flood(
  door: Door,
  { perSecond, forMs }: { readonly perSecond: number; readonly forMs: number },
): Promise<Flood> {
  const count = Math.round((perSecond * forMs) / 1_000);
  const taps = Array.from({ length: count }, (_, i) => {
    const person = Math.floor(Math.random() * door.people);
    const position = i % QUESTIONS;
    return {
      name: `${numbered(person, door.scene.window).checkInId} ${position}`,
      tap: { person, position },
    };
  });
  const requests = taps.map(({ name, tap }, i) => ({
    name,
    bytes: signedTap(door.scene, tap, Date.now() + i / 100),
  }));
  const began = performance.now();
  let next = 0;
  let acks = 0;
  async function knock(): Promise<void> {
    let connection: Connection | undefined;
    for (let one = requests[next++]; one; one = requests[next++]) {
      const dueAt = began + (next * 1_000) / perSecond;
      const wait = dueAt - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        connection ??= await connectTo(door.url);
        if ((await connection.send(one.bytes)) !== 200) continue;
        acks++;
        door.acknowledged.add(one.name);
      } catch {
        connection?.close();
        connection = undefined;
      }
    }
    connection?.close();
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, knock));
  return { acks, refused: count - acks };
}

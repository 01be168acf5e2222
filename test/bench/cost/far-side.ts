import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createSlackEdge } from '../../../adapters/playground/edge/index.ts';

/** A Slack in a process of its own, so that what is measured here is the bot's. */
export interface FarSide {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  /** The ids of its people. */
  readonly users: readonly string[];
  stop(): Promise<void>;
}

export async function startFarSide(people: number): Promise<FarSide> {
  const child = fork(fileURLToPath(import.meta.url), [String(people)]);
  const gone = once(child, 'exit');
  const [told] = await Promise.race([
    once(child, 'message'),
    gone.then(([code]) => Promise.reject(new Error(`The far side ended with ${code}.`))),
  ]);
  return {
    // It sends these fields of its edge and nothing else.
    ...(told as Omit<FarSide, 'stop'>),
    async stop() {
      child.disconnect();
      await gone;
    },
  };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const users = Array.from({ length: Number(process.argv[2]) }, (_, i) => {
    const name = `p${String(i).padStart(6, '0')}`;
    return { name, realName: name, email: `${name}@lakeside.example`, tz: 'UTC', title: '' };
  });
  const edge = await createSlackEdge({
    ...{ now: () => Date.now(), behind: 'bare' },
    seed: { team: { name: 'Lakeside', domain: 'lakeside' }, users, channels: [] },
  });
  const { apiUrl, botToken, signingSecret, teamId } = edge;
  process.send({ apiUrl, botToken, signingSecret, teamId, users: edge.users().map(({ id }) => id) });
  // What it was called with adds up to more than all its people.
  const forgetting = setInterval(() => edge.clearCalls(), 1_000);
  process.once('disconnect', () => {
    clearInterval(forgetting);
    void edge.close();
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Hurry } from './hurried-clock.ts';

const BOT = fileURLToPath(new URL('./bot.ts', import.meta.url));

/** What a bot needs to know of the world it is started in. */
export interface Home {
  readonly settings: Readonly<Record<string, string>>;
  readonly hurry: Hurry;
}

/** A real bot process. */
export interface BotProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends it as a power cut would: no handler runs. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Resolves when it is ready; rejects with what it said on standard error where it never is. */
export async function startBotProcess({ settings, hurry }: Home): Promise<BotProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', BOT, JSON.stringify(hurry)], {
    env: { PATH: process.env.PATH ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  // A test that fails in the middle must not leave a bot behind.
  const reap = () => void child.kill('SIGKILL');
  process.once('exit', reap);
  void gone.then(() => process.off('exit', reap));
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}

/** The first line that is an address; the lines of the log go to this process's own standard error. */
function addressOf(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The bot ended with ${code} before it was ready: ${complaint}`)),
    );
    if (child.stdout === null) return reject(new Error('The bot has no standard output.'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('http')) resolve(line);
      else process.stderr.write(`${line}\n`);
    });
  });
}

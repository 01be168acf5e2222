import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Kind = 'ours' | 'bolt' | 'bare';

/** One of the compared servers in its own process. */
export interface Child {
  readonly url: string;
  /** CPU time it has used since its start, user and system, all threads. Milliseconds. */
  cpuMs(): Promise<number>;
  /** Resolves once it has used less than a tenth of a core for a while: its start is over, and its compiler done. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

const QUIET_MS = 300;
const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/**
 * The servers run as plain JavaScript: ours as `npm run build` made it, the others stripped of their types by esbuild.
 * Under tsx all would carry its wrapper around every closure.
 */
export async function buildServers(): Promise<string> {
  const outfile = `${dist}/bench/server.mjs`;
  const entry = fileURLToPath(new URL('./server.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return outfile;
}

export async function startChild(
  script: string,
  kind: Kind,
  file: string,
  signingSecret: string,
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  const child = fork(script, [kind, file, signingSecret, dist], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    execArgv: process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [],
  });
  const died = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the ${kind} server ended with code ${code}`)));
  });
  // Only whoever waits for an answer hears of it.
  died.catch(() => {});
  const told = async (field: string) => {
    const [message] = await Promise.race([once(child, 'message'), died]);
    return message[field];
  };
  const url = String(await told('url'));
  const cpuMs = async () => {
    child.send('cpu');
    return Number(await told('cpuMs'));
  };
  return {
    url,
    cpuMs,
    async quiet() {
      for (let before = -QUIET_MS, now = await cpuMs(); now - before > QUIET_MS / 10; ) {
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
        before = now;
        now = await cpuMs();
      }
    },
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

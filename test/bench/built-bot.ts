import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** `driveline start` from `dist`, as an operator runs it. */
export interface BuiltBot {
  readonly url: string;
  readonly pid: number;
  /** From spawning the process until `/readyz` answered 200, in ms. */
  readonly readyAfterMs: number;
  /** SIGTERM, then until it is gone. */
  stop(): Promise<void>;
}

/** Compiles the sources, so that what is measured is what is there. */
export function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}

export async function startBuiltBot(settings: Readonly<Record<string, string>>): Promise<BuiltBot> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/src/cli.js', 'start'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...settings, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`The bot ended with ${child.exitCode} before it was ready.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    url,
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - began,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The settings of a real workspace, which is the edge. */
export function settingsFor(edge: SlackEdge, databaseFile: string): Readonly<Record<string, string>> {
  return {
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: edge.signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: 'a secret of the benches, long enough to be one',
    DATABASE_URL: `file:${databaseFile}`,
  };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a TCP port always has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

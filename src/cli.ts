#!/usr/bin/env node
import { runCommand } from './commands.ts';

/** On a terminal the newest line of progress takes the place of the one before; a file gets every line. */
const inPlace = process.stderr.isTTY;

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  progress: (line) => process.stderr.write(inPlace ? `\r\u001b[K${line}` : `${line}\n`),
  quit: () => process.exit(0),
  stopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        // Once: a second signal ends the process at once, for whoever does not want to wait.
        process.once(signal, () => resolve());
      }
    }),
});

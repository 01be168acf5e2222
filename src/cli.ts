#!/usr/bin/env node
import { runCommand } from './commands.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        // Once: a second signal ends the process at once, for whoever does not want to wait.
        process.once(signal, () => resolve());
      }
    }),
});

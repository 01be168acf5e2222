import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser is installed on this machine; `undefined` where none is. */
export const browserPath = BROWSERS.find((path) => existsSync(path));

/**
 * Says loudly that a browser suite is skipped, because a skipped one proves nothing about what a newcomer sees.
 *
 * @throws Error where nothing may be skipped (`DRIVELINE_NOTHING_SKIPPED`, as in `.ci/run`).
 */
export function requireBrowser(suite: string): void {
  if (browserPath) return;
  const message = `SKIPPED: ${suite}. None of ${BROWSERS.join(', ')} is installed.`;
  if (process.env.DRIVELINE_NOTHING_SKIPPED) throw new Error(message);
  console.warn(message);
}

/** A browser that asks nothing of any network of its own accord. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath ? { executablePath: browserPath } : {}),
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

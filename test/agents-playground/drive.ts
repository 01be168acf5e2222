import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../doubles/browser.ts';

export interface Drive {
  readonly url: string;
  now(): number;
  /** Lives on until an instant, or until something has come. */
  until(target: number, arrived?: () => Promise<boolean>): Promise<void>;
  /** The colleagues write to the bot for the first time. */
  greet(): Promise<void>;
}

const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
const SLOW = { timeout: 120_000 };
const DAY = 86_400_000;

/** From hello to the welcome and the first check-in in Microsoft's own client, with a picture. */
export async function drive({ url, now, until, greet }: Drive): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
    // Its fonts are on the web, and need not come.
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: SLOW.timeout });
    await say(page, 'help');
    await page.getByText('What you can ask Driveline').last().waitFor(SLOW);
    console.log('hello is answered');
    await greet();

    // Whoever is new is welcomed before they are asked anything.
    const welcomed = page.getByRole('button', { name: 'Looks right' }).last();
    await until(now() + DAY, async () => (await welcomed.count()) > 0);
    await welcomed.click(SLOW);
    const asked = async () => (await page.getByText(/Question 1 of/).count()) > 0;
    await until(now() + 14 * DAY, asked);
    await page
      .getByText(/Question 1 of/)
      .last()
      .waitFor(SLOW);
    await page.screenshot({ path: join(IMAGES, 'agents-check-in.png') });
    console.log('the check-in is there');
  } finally {
    await browser.close();
  }
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.waitFor(SLOW);
  await box.fill(text).catch(() => box.pressSequentially(text));
  await page.keyboard.press('Enter');
}

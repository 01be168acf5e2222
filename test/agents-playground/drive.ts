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
  /** The name of the digest's channel. */
  readonly channel: string;
}

const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
const SLOW = { timeout: 120_000 };
const DAY = 86_400_000;

/** From hello to check-in, rating, updated card and digest in Microsoft's own client, with a picture of each. */
export async function drive({ url, now, until, greet, channel }: Drive): Promise<void> {
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
    for (const [rating, then] of [
      ['In place', /Question 2 of/],
      ['Partly', /Question 3 of/],
      ['Not yet', /Thank you/],
    ] as const) {
      await page.getByRole('button', { name: rating }).last().click();
      await page.getByText(then).last().waitFor(SLOW);
    }
    await page.screenshot({ path: join(IMAGES, 'agents-answered.png') });
    console.log('three taps, and the card says thank you');

    await until(fridayAfter(now()));
    await openChat(page, channel);
    await page
      .getByText(/Grades 3-5/)
      .last()
      .waitFor(SLOW);
    await page.screenshot({ path: join(IMAGES, 'agents-digest.png') });
    console.log('the digest is in the channel');
  } finally {
    await browser.close();
  }
}

/** The next Friday, 15:45 in Chicago's winter. */
function fridayAfter(now: number): number {
  const midnight = now - (now % DAY);
  const days = (5 - new Date(now).getUTCDay() + 7) % 7;
  return midnight + days * DAY + (21 * 60 + 45) * 60_000;
}

/** The list of conversations slides in from the left; it opens with the user's own chat. */
async function openChat(page: Page, name: string): Promise<void> {
  await page.getByRole('button').first().click(SLOW);
  await page.waitForTimeout(1_000);
  await page.getByText(name, { exact: true }).first().click(SLOW);
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.waitFor(SLOW);
  await box.fill(text).catch(() => box.pressSequentially(text));
  await page.keyboard.press('Enter');
}

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
  /** How many messages have been begun in the channel. */
  posted(): number;
  /** What the playground calls the channel of the digest. */
  readonly channel: string;
}

const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
const SLOW = { timeout: 120_000 };
const DAY = 86_400_000;
/** As many as a check-in asks. */
const QUESTIONS = 3;

/** From hello to check-in, rating, updated card and digest in Microsoft's own client, with pictures on the way. */
export async function drive({ url, now, until, greet, posted, channel }: Drive): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
    // Its own scripts may fail over what a card holds; a button is then dead without a word.
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
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
    await welcomed.waitFor({ ...SLOW, state: 'detached' });

    const question = (n: number) => page.getByText(new RegExp(`Question ${n} of`)).last();
    await until(now() + 14 * DAY, async () => (await question(1).count()) > 0);
    await question(1).waitFor(SLOW);
    await picture(page, 'agents-check-in');
    console.log('the check-in is there');

    for (let n = 1; n <= QUESTIONS; n++) {
      await question(n).waitFor(SLOW);
      await page.getByRole('button', { name: 'In place', exact: true }).last().click(SLOW);
      await question(n).waitFor({ ...SLOW, state: 'detached' });
      // The click was answered with the new card; the message itself is edited a moment later.
      await until(now() + 6_000);
      if (n === 1) {
        await question(2).waitFor(SLOW);
        await picture(page, 'agents-rated');
        console.log('a rating is taken, and the card is the next question');
      }
    }
    await page.getByText('That was all').last().waitFor(SLOW);
    await picture(page, 'agents-answered');
    console.log('the whole check-in is answered, and its card says so');

    const before = posted();
    await until(now() + 14 * DAY, async () => posted() > before);
    await openChannel(page, channel);
    await page
      .getByText(/Grades 3-5 · week of/)
      .last()
      .waitFor(SLOW);
    await page.setViewportSize({ width: 1_200, height: 1_300 });
    await picture(page, 'agents-digest');
    console.log('the digest is in the channel');
    if (faults.length > 0) throw new Error(`Microsoft’s own page failed: ${faults.join('; ')}`);
  } finally {
    await browser.close();
  }
}

/** The list of conversations slides in from the left; it opens with the user's own chat. */
async function openChannel(page: Page, name: string): Promise<void> {
  await page.getByRole('button').first().click(SLOW);
  await page.getByText(name, { exact: true }).first().click(SLOW);
  // It goes away when the page beside it is clicked.
  await page.mouse.click(700, 400);
  // It slides; this is for the picture alone.
  await page.waitForTimeout(1_000);
}

async function picture(page: Page, name: string): Promise<void> {
  // A button under the mouse looks chosen.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.waitFor(SLOW);
  await box.fill(text).catch(() => box.pressSequentially(text));
  await page.keyboard.press('Enter');
}

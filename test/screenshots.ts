import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { startBot } from '../src/main.ts';
import { launchBrowser } from './doubles/browser.ts';

/*
 * Draws the README's pictures anew: lives the playground from its first start and looks at it with a real browser.
 * Run with `npm run screenshots` after anything that people see has changed, and look at the pictures.
 */

const IMAGES = resolve(import.meta.dirname, '../docs/images');
const folder = mkdtempSync(join(tmpdir(), 'driveline-'));
mkdirSync(IMAGES, { recursive: true });

const config = readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' });
const bot = await startBot(config, { progress: (line) => console.error(line) });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 });
  await page.goto(bot.url);
  await page.getByRole('heading', { name: 'Your check-in' }).last().waitFor();
  await shoot(page, 'playground');

  await page.getByText('Home', { exact: true }).click();
  const home = page.getByRole('region', { name: 'Home' });
  await home.getByRole('heading', { name: /^Home of/ }).waitFor();
  await page.setViewportSize({ width: 1280, height: 1_400 });
  await shoot(home.locator('.blocks'), 'home');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByText('Messages', { exact: true }).click();

  await look(page, 'Both');
  await shoot(newest(page), 'both');
  await look(page, 'Teams');
  await shoot(teamsCard(page), 'teams-check-in');
  await look(page, 'Slack');

  await rate(page, 'In place');
  await page.getByText('Question 2 of 3').last().waitFor();
  await shoot(newest(page), 'check-in');
  await rate(page, 'Partly');
  await page.getByText('Question 3 of 3').last().waitFor();
  await page
    .getByRole('button', { name: /note on question 2/ })
    .last()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill('The two free periods make this possible. Keep them!');
  await shoot(page.getByRole('dialog'), 'dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await rate(page, 'Not yet');
  await page
    .getByRole('heading', { name: /Thank you/ })
    .last()
    .waitFor();

  await page.getByRole('button', { name: /Jump to Friday/ }).click();
  await page.getByRole('button', { name: /Jump to Friday.*done/ }).waitFor();
  await page.getByRole('button', { name: /Read it as Ruth/ }).click();
  await page.getByRole('heading', { name: /week of Mar 22/ }).waitFor();
  // Tall enough that nothing of it is scrolled out of sight.
  await page.setViewportSize({ width: 1280, height: 1_700 });
  await shoot(newest(page), 'digest');
  await look(page, 'Teams');
  await shoot(teamsCard(page), 'teams-digest');
  await look(page, 'Slack');

  await page.getByRole('button', { name: /^Be Vera/ }).click();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('textbox', { name: /^Type to/ }).fill('/driveline setup');
  await page.keyboard.press('Enter');
  const setup = page.getByRole('dialog', { name: 'Set up a team' });
  await setup.getByLabel('Channel of the team').selectOption({ label: '#lakeside-leadership' });
  await setup.locator('.fields').evaluate((fields) => fields.scrollTo(0, 0));
  await shoot(setup, 'setup');
  await setup.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('I am looking who is in the channel').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: /^Preview/ }).waitFor();
  await shoot(newest(page), 'setup-preview');
  await newest(page)
    .getByRole('button', { name: /gets a short hello/ })
    .click();
  await page.getByText('Lakeside leadership has started').waitFor();

  await page.getByRole('button', { name: /^Be Ruth/ }).click();
  const hello = page.getByRole('heading', { name: 'Hello, I am Driveline' });
  for (let day = 0; day < 7 && (await hello.count()) === 0; day++) {
    await page.getByRole('button', { name: '+1 day' }).click();
    await page
      .locator('[aria-label="Clock"][aria-busy="true"]')
      .waitFor({ state: 'detached', timeout: 60_000 });
  }
  await hello.waitFor();
  await shoot(page.getByRole('article').filter({ has: hello }), 'onboarding');
} finally {
  await browser.close();
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Shows the messages as this platform draws them. */
async function look(page: Page, as: 'Slack' | 'Teams' | 'Both'): Promise<void> {
  await page.getByText(as, { exact: true }).first().click();
}

/** The newest message as a Teams card, which comes with the next state of the workspace. */
function teamsCard(page: Page): Locator {
  return newest(page).locator('.teams-card');
}

function newest(page: Page): Locator {
  return page.getByRole('article').last();
}

async function rate(page: Page, label: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${label}:`) })
    .last()
    .click();
}

async function shoot(what: Page | Locator, name: string): Promise<void> {
  const page = 'page' in what ? what.page() : what;
  // Nothing is hovered over in a picture.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await what.screenshot({ path: join(IMAGES, `${name}.png`) });
  console.error(`docs/images/${name}.png`);
}

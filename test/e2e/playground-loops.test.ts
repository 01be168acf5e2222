import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_FOLDER } from '../../adapters/playground/lakeside.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { browserPath, launchBrowser, requireBrowser } from '../doubles/browser.ts';

requireBrowser('the loops of the playground in a real browser');

describe.skipIf(!browserPath)('what a visitor can live in five minutes', () => {
  let folder: string;
  let bot: Bot;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if (!existsSync(join(PAGE_FOLDER, 'main.js')))
      throw new Error('Build the page first: npm run build:page');
    folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    const config = readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' });
    bot = await startBot(config, { log: createLog('error'), playgroundWeeks: 3 });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(bot.url);
  }, 180_000);

  // What one journey left open is not in the other's way.
  afterEach(async () => {
    await page.reload();
  });

  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function be(name: string): Promise<void> {
    const face = page.getByRole('button', { name: new RegExp(`^Be ${name}`) });
    if ((await face.count()) > 0) await face.first().click();
    else {
      await page.getByText('All', { exact: true }).first().click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(name) })
        .click();
    }
    await page.getByText(`Only ${name.split(' ')[0]} sees this conversation`).waitFor();
  }

  /** Types a command; the newest answer to it. */
  async function type(command: string): Promise<void> {
    const line = page.getByRole('textbox', { name: /^Type to/ });
    await line.fill(`/driveline ${command}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('');
  }

  const newest = (text: string | RegExp) => page.getByRole('article').filter({ hasText: text }).last();

  async function press(text: string | RegExp, label: string | RegExp): Promise<void> {
    const article = newest(text);
    await article.waitFor();
    await article.getByRole('button', { name: label }).first().click();
  }

  async function fill(values: Readonly<Record<string, string>>, choices: readonly string[] = []) {
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label).first().fill(value);
    for (const [i, choice] of choices.entries()) await choose(i, choice);
    await dialog.locator('button.primary').click();
  }

  /** Few options are drawn as a group of buttons, many as a list. */
  async function choose(nth: number, choice: string): Promise<void> {
    const field = page.locator('dialog[open]').locator('fieldset, .field:has(select)').nth(nth);
    if ((await field.getByRole('radio').count()) > 0) await field.getByLabel(choice, { exact: true }).check();
    else await field.getByRole('combobox').selectOption({ label: choice });
  }

  async function away(): Promise<void> {
    const dialog = page.locator('dialog[open]');
    await page.waitForTimeout(300);
    if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }

  it('a whole coaching cycle: plan, before, held, next step, tried, adapted, by both people', async () => {
    await be('Ana Morales');
    await type('coaching');
    await press('You and Carmen Ortega', /coaching plan/i);
    await fill({ 'One focus': 'Waiting before calling on somebody' });
    await away();
    await press('You and Carmen Ortega', /Write for yourself/);
    const writing = page.locator('dialog[open]');
    await writing.waitFor();
    await writing.getByRole('textbox').first().fill('More voices in the first ten minutes');
    await choose(0, 'My coach too, from now on');
    await writing.locator('button.primary').click();
    await away();

    await be('Carmen Ortega');
    await type('coaching');
    await press('Your coaching week', /Open what you and Ana/);
    await press('You and Ana Morales', /Read what is shared/);
    await newest('More voices in the first ten minutes').waitFor();

    await be('Ana Morales');
    await type('coaching');
    await press('Focus: Waiting before calling on somebody', 'Next step');
    await fill({ 'The next step': 'Count to three' });
    await page
      .locator('dialog[open]')
      .getByLabel('When will you have tried it?')
      .waitFor({ state: 'detached' });
    await type('coaching');
    await press('Count to three', 'Check the step');
    await fill({}, ['Yes', 'Yes']);
    await away();
    await press('Count to three', /what was adapted/);
    await fill({ 'What have you adapted?': 'A timer on the desk' }, ['Partly']);
    await away();
    await type('coaching');
    await newest(/Tried\..*A timer on the desk/s).waitFor();
  }, 120_000);
});

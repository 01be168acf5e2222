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

requireBrowser('the playground in a real browser');

describe.skipIf(!browserPath)('the playground in a real browser', () => {
  let folder: string;
  let bot: Bot;
  let browser: Browser;
  const pages: Page[] = [];
  const days: string[] = [];

  const start = () =>
    startBot(readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' }), {
      log: createLog('warn'),
      progress: (line) => days.push(line),
      // A short history: what the whole year shows is looked for in lakeside.test.ts.
      playgroundWeeks: 3,
    });

  beforeAll(async () => {
    if (!existsSync(join(PAGE_FOLDER, 'main.js')))
      throw new Error('Build the page first: npm run build:page');
    folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    bot = await start();
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });

  /** Opens the page, and keeps what it asks for and complains of. */
  async function visit(options: { readonly width?: number; readonly height?: number } = {}) {
    const { width = 1280, height = 800 } = options;
    const page = await browser.newPage({ viewport: { width, height } });
    pages.push(page);
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(bot.url);
    return { page, asked, complaints };
  }

  const rating = (page: Page, label: string) =>
    page.getByRole('button', { name: new RegExp(`^${label}:`) }).last();

  it('shows progress in the terminal while the weeks before are lived', () => {
    expect(days.some((line) => /day \d+ of 2\d/.test(line))).toBe(true);
  });

  it('leads through the first minute: a check-in answered, a jump to Friday, the digest read as the principal', async () => {
    const { page, asked, complaints } = await visit();
    const guide = page.getByRole('region', { name: 'Your first minute' });

    // The check-in has just arrived for the teacher whom the visitor is at first.
    await page.getByRole('heading', { name: 'Your check-in' }).last().waitFor();
    expect(await page.getByRole('region', { name: 'Clock' }).innerText()).toMatch(/Tuesday/);
    for (const [answer, next] of [
      ['In place', 'Question 2 of 3'],
      ['Partly', 'Question 3 of 3'],
    ] as const) {
      await rating(page, answer).click();
      await page.getByText(next).last().waitFor();
    }
    await rating(page, 'Not yet').click();
    await page.getByRole('heading', { name: 'Thank you. That was all.' }).last().waitFor();
    await guide.getByRole('button', { name: /Answer Ana’s check-in.*done/ }).waitFor();

    await guide.getByRole('button', { name: /Jump to Friday’s digest/ }).click();
    await guide.getByRole('button', { name: /Jump to Friday’s digest.*done/ }).waitFor();
    expect(await page.getByRole('region', { name: 'Clock' }).innerText()).toMatch(/Friday/);

    await guide.getByRole('button', { name: /Read it as Ruth/ }).click();
    const channel = page.getByRole('region', { name: 'grades-3-5' });
    await channel.getByRole('heading', { name: 'Grades 3–5 · week of Mar 22' }).waitFor();
    expect(await channel.getByRole('article').last().getByRole('table').count()).toBeGreaterThan(0);
    await guide.getByRole('button', { name: /Read it as Ruth.*done/ }).waitFor();

    expect(new Set(asked)).toEqual(new Set([bot.url]));
    expect(complaints).toEqual([]);
  });

  it('fills the bot’s own dialog by label, and Escape leaves without saving', async () => {
    const { page } = await visit();
    await page
      .getByRole('button', { name: /^All/ })
      .or(page.getByText('All', { exact: true }))
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Hannah Okafor/ })
      .click();
    await page.getByText('Hannah Okafor').first().waitFor();
    // From Friday's digest to the next Tuesday, on which she is asked again.
    for (const day of ['Saturday', 'Sunday', 'Monday', 'Tuesday']) {
      await page.getByRole('button', { name: '+1 day' }).click();
      await page.getByRole('region', { name: 'Clock' }).getByText(day).waitFor();
    }
    await page.getByRole('heading', { name: 'Your check-in' }).last().waitFor();
    await rating(page, 'Partly').click();
    await page.getByText('Question 2 of 3').last().waitFor();

    const note = page.getByRole('button', { name: /note on question 1/ }).last();
    await note.click();
    const dialog = page.getByRole('dialog', { name: 'Add a note' });
    await dialog.waitFor();
    // The field has the focus: what is typed goes there.
    await page.keyboard.type('lost');
    expect(await dialog.getByLabel('Your note').inputValue()).toBe('lost');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await note.click();
    await dialog.getByLabel('Your note').fill('The debrief helped. <b>Really</b> *it did*');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });

    await note.click();
    expect(await dialog.getByLabel('Your note').inputValue()).toBe(
      'The debrief helped. <b>Really</b> *it did*',
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('answers a command typed under a conversation to its reader alone, by keyboard; other talk gets a hint', async () => {
    const { page, complaints } = await visit();
    await page.getByRole('button', { name: /grades-3-5/ }).click();
    const line = page.getByRole('textbox', { name: 'Type to #grades-3-5' });
    await line.focus();
    await page.keyboard.type('Good morning!');
    await page.keyboard.press('Enter');
    await page.getByText('People do not talk to each other in the playground.').waitFor();
    expect(await line.inputValue()).toBe('Good morning!');

    await line.fill('/driveline learn leadership');
    await page.keyboard.press('Enter');
    const which = page.getByRole('article').filter({ hasText: 'may mean more than one driver' }).last();
    await which.getByText('Only visible to you').waitFor();
    expect(await line.inputValue()).toBe('');
    await which.getByRole('button', { name: /hard changes/ }).focus();
    await page.keyboard.press('Enter');
    const explained = page.getByRole('article').filter({ hasText: 'Try this week' }).last();
    await explained.getByRole('heading', { name: 'Leadership: hard changes' }).waitFor();
    await explained.getByText('Only visible to you').waitFor();

    // Nobody else in the channel sees either.
    await page.getByRole('button', { name: /^Be Ruth Abernathy/ }).click();
    await page.getByRole('button', { name: /grades-3-5/ }).click();
    await page.getByRole('region', { name: 'grades-3-5' }).getByRole('article').last().waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(0);
    // The browser names each refused request in its console.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  it('draws each message in Slack and in Teams from the same card, and the buttons of both do the same', async () => {
    const { page, asked, complaints } = await visit();
    // Her next check-in; messages about her coaching may follow it.
    const message = page
      .getByRole('article')
      .filter({ hasText: /Question \d of/ })
      .last();
    const clock = page.getByRole('region', { name: 'Clock' });
    for (let day = 0; day < 14 && (await message.getByText(/^Question 1 of/).count()) === 0; day++) {
      const before = await clock.innerText();
      await page.getByRole('button', { name: '+1 day' }).click();
      await expect.poll(() => clock.innerText(), { timeout: 20_000 }).not.toBe(before);
    }

    await page.getByText('Both', { exact: true }).click();
    const teams = message.locator('.teams-card');
    await teams.getByRole('heading', { name: 'Your check-in' }).waitFor();
    expect(await message.getByText(/^Question 1 of/).count()).toBe(2);
    await teams.getByRole('button', { name: 'Partly' }).click();
    await teams.getByText(/^Question 2 of/).waitFor();
    // Slack's drawing follows when the engine has edited the message.
    await expect.poll(() => message.getByText(/^Question 2 of/).count(), { timeout: 20_000 }).toBe(2);

    await page.getByText('Teams', { exact: true }).first().click();
    await teams.getByRole('button', { name: /note/i }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a note' });
    await dialog.locator('.teams-card').getByRole('textbox').fill('It *helped* [a lot](https://x.example).');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await teams.getByRole('button', { name: 'Edit note 1' }).waitFor();

    await page.getByRole('button', { name: /grades-3-5/ }).click();
    await page.locator('.teams-card').getByRole('table').last().waitFor();
    expect(new Set(asked)).toEqual(new Set([bot.url]));
    expect(complaints).toEqual([]);
  });

  it('shows a person only their own messages', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: /^Be Ruth Abernathy/ }).click();
    await page.getByText('Only Ruth sees this conversation').waitFor();
    expect(await page.getByRole('heading', { name: 'Your check-in' }).count()).toBe(0);
    await page.getByRole('button', { name: /early-years/ }).click();
    await page.getByRole('region', { name: 'early-years' }).getByRole('article').first().waitFor();
    expect(await page.getByRole('button', { name: /math-and-science/ }).count()).toBe(0);
  });

  it('can be used on a phone', async () => {
    const { page } = await visit({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('button', { name: /grades-3-5/ }).click();
    await page.getByRole('region', { name: 'grades-3-5' }).getByRole('article').last().waitFor();
    const wider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect(wider).toBe(false);
  });

  it('keeps everything over a restart', async () => {
    const before = await visit();
    await before.page.getByRole('button', { name: /grades-3-5/ }).click();
    await before.page.getByRole('region', { name: 'grades-3-5' }).getByRole('article').last().waitFor();
    const said = await before.page.getByRole('log').innerText();
    await bot.stop();
    bot = await start();
    const { page } = await visit();
    await page.getByRole('button', { name: /grades-3-5/ }).click();
    await page.getByRole('region', { name: 'grades-3-5' }).getByRole('article').last().waitFor();
    expect(await page.getByRole('log').innerText()).toBe(said);
  });
});

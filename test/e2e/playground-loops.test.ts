import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_FOLDER } from '../../adapters/playground/lakeside.ts';
import { readConfig } from '../../src/config.ts';
import { say } from '../../src/locales/index.ts';
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

  /** Types a command that opens a dialog; a slow machine may outlive Slack's three seconds, and then people type again. */
  async function typeFor(command: string, dialog: Locator): Promise<void> {
    for (let tries = 0; tries < 5 && !(await dialog.isVisible()); tries++) {
      await type(command);
      await dialog.waitFor({ timeout: 10_000 }).catch(() => undefined);
    }
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

  it('a whole coaching cycle: plan, before, seen, held, next step, tried, adapted, by both people', async () => {
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
    await press('You and Ana Morales', /Log what you saw of Ana/);
    await fill({}, ['Yes']);
    await away();
    await press('You and Ana Morales', /^Held/);
    await newest(/You and Ana Morales.*Last talk held/s).waitFor();

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

  /** Moves the clock by days until somebody's own conversation shows it; leaves the page as them. */
  async function until(name: string, text: string | RegExp, most = 7): Promise<void> {
    await be(name);
    const clock = page.getByRole('region', { name: 'Clock' });
    for (let day = 0; day < most && (await newest(text).count()) === 0; day++) {
      const before = await clock.innerText();
      await page.getByRole('button', { name: '+1 day' }).click();
      await expect.poll(() => clock.innerText(), { timeout: 30_000 }).not.toBe(before);
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    }
    await newest(text).waitFor();
  }

  it('a barrier’s way: from a teacher to her team, its school and the district, and an answer back to her', async () => {
    const words = 'The bus roster eats our Monday planning hour';
    const arrived = 'Something is in people’s way';
    await be('Ana Morales');
    const raising = page.getByRole('dialog', { name: 'What is in the way?' });
    await typeFor('barrier', raising);
    await raising.getByLabel('What is in the way of doing this work well?').fill(words);
    await raising.getByRole('radio', { name: /From within/ }).check();
    await raising.getByRole('radio', { name: 'Without my name' }).check();
    await raising.getByRole('button', { name: 'Raise it' }).click();
    await page.getByRole('dialog').getByText('It is with Grades 3–5 now').waitFor();
    await away();

    await be('Darius Coleman');
    await newest(words).getByText('a member of Grades 3–5').waitFor();
    expect(await newest(words).getByText('Ana').count()).toBe(0);
    await press(words, 'Pass it up');
    await page.getByText('Passed up to Pine Ridge Elementary').last().waitFor();

    // Her leaders find it in what is due, also before a message of its own has reached them.
    for (const [name, level, then] of [
      ['Ruth Abernathy', 'Pine Ridge Elementary', 'Pass it up'],
      ['Vera Lindholm', 'Lakeside Schools', 'I take it in hand'],
    ] as const) {
      await be(name);
      await type('due');
      await newest('What is due, and from whom')
        .getByText(`· ${level} · to acknowledge, day 0 of 5`)
        .waitFor();
      await press('What is due, and from whom', /^Barrier: The bus roster/);
      await newest(arrived).getByText(words).waitFor();
      await press(arrived, then);
    }
    const triage = page.getByRole('dialog', { name: 'Take it in hand' });
    await triage.waitFor();
    for (const yes of await triage.getByRole('radio', { name: 'Yes' }).all()) await yes.check();
    await triage.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByText('It is in your hands').waitFor();
    await away();
    await type('due');
    await newest('What is due, and from whom').getByText('to answer, day 0 of').waitFor();
    await press('What is due, and from whom', /^Barrier: The bus roster/);
    await press(arrived, 'Answer');
    const answering = page.getByRole('dialog', { name: 'Answer it' });
    await answering.getByRole('radio', { name: 'It is out of the way' }).check();
    await answering.getByLabel('In one or two lines').fill('The roster moves to Wednesdays');
    await answering.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByText('Those who raised it are told').waitFor();
    await away();

    await until('Ana Morales', 'Your barrier has an answer');
    await newest('Your barrier has an answer').getByText('The roster moves to Wednesdays').waitFor();
    await press('Your barrier has an answer', 'It became better for me');
    await page.getByText('Thank you. It closes').last().waitFor();
  }, 120_000);

  it('a team is set up in chat by who runs the bot, and its people are greeted: “Looks right”, or “Change”', async () => {
    const t = say('en');
    await be('Vera Lindholm');
    const dialog = page.getByRole('dialog', { name: t.setup.title });
    await typeFor('setup', dialog);
    await dialog.getByLabel(t.setup.channel).selectOption({ label: '#lakeside-leadership' });
    await dialog.getByRole('button', { name: t.setup.go }).click();
    await page.getByRole('dialog').getByText(t.setup.looking).waitFor();
    await away();
    await newest(/^.*Preview: Lakeside leadership/s)
      .getByRole('table')
      .waitFor();
    await press('Preview: Lakeside leadership', t.setup.preview.startMeaning);
    await page.getByText(t.setup.started('Lakeside leadership')).waitFor();

    await until('Ruth Abernathy', t.welcome.title);
    await press(t.welcome.title, t.welcome.changeMeaning);
    const change = page.getByRole('dialog', { name: t.welcome.formTitle });
    await change.getByRole('group', { name: t.welcome.zoneLabel }).waitFor();
    await page.keyboard.press('Escape');
    await change.waitFor({ state: 'detached' });
    await press(t.welcome.title, t.welcome.rightMeaning);
    await newest(t.welcome.thanks).waitFor();

    await be('Carmen Ortega');
    await press(t.welcome.title, t.welcome.changeMeaning);
    await change.getByRole('radio', { name: 'Español' }).check();
    await change.getByRole('button', { name: t.welcome.save }).click();
    await newest(say('es').welcome.thanks).waitFor();
  }, 120_000);
});

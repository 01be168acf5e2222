import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_FOLDER } from '../../adapters/playground/lakeside.ts';
import { readConfig } from '../../src/config.ts';
import { say } from '../../src/locales/index.ts';
import { createLog } from '../../src/log.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { browserPath, launchBrowser, requireBrowser } from '../doubles/browser.ts';

requireBrowser('Home in a real browser');

const en = say('en').home;

/** Where pictures go, for who wants to look at them. */
const PICTURES = process.env.HOME_PICTURES;

describe.skipIf(!browserPath)('Home in a real browser', () => {
  let folder: string;
  let bot: Bot;
  let browser: Browser;

  beforeAll(async () => {
    if (!existsSync(join(PAGE_FOLDER, 'main.js')))
      throw new Error('Build the page first: npm run build:page');
    folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    const config = readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' });
    bot = await startBot(config, { log: createLog('warn'), playgroundWeeks: 3 });
    browser = await launchBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function shoot(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async function openHome(page: Page) {
    await page.getByText('Home', { exact: true }).click();
    const home = page.getByRole('region', { name: 'Home' });
    await home.getByRole('heading', { name: /^Home of/ }).waitFor();
    return home;
  }

  async function become(page: Page, name: RegExp): Promise<void> {
    await page
      .getByRole('button', { name: /^All/ })
      .or(page.getByText('All', { exact: true }))
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name }).first().click();
  }

  it('answers the check-in, keeps days away and a time zone, and says who can see what', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1_500 } });
    await page.goto(bot.url);
    await page.getByRole('heading', { name: 'Your check-in' }).last().waitFor();
    const home = await openHome(page);
    await shoot(page, 'home');
    await home.getByRole('button', { name: /^Partly:/ }).click();
    await home.getByText('Question 2 of 3').waitFor();

    await home.getByRole('button', { name: en.settings.changeZone }).click();
    const zone = page.getByRole('dialog', { name: en.settings.zoneTitle });
    await zone.getByLabel(en.settings.zoneOther).fill('Nowhere/Land');
    await zone.getByRole('button', { name: en.settings.save }).click();
    await zone.getByText(en.settings.zoneWrong).waitFor();
    await zone.getByLabel(en.settings.zoneOther).fill('America/Denver');
    await shoot(page, 'home-zone');
    await zone.getByRole('button', { name: en.settings.save }).click();
    await home.getByText(/^Saved: Mountain Time, now/).waitFor();

    await home.getByRole('button', { name: en.rest.awayMeaning }).click();
    const away = page.getByRole('dialog', { name: en.rest.formTitle });
    await away.getByRole('button', { name: en.settings.save }).click();
    await home.getByText(/You are away until/).waitFor();
    await home.getByRole('button', { name: en.rest.backMeaning }).click();
    await home.getByText(/You are away until/).waitFor({ state: 'hidden' });

    await home.getByRole('button', { name: en.settings.changeHours }).click();
    await page.getByRole('dialog', { name: en.settings.hoursTitle }).waitFor();
    await shoot(page, 'home-hours');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

    await home.getByRole('button', { name: en.privacy.buttonMeaning }).click();
    const privacy = page.getByRole('dialog', { name: 'Driveline' });
    await privacy.getByText(en.privacy.data.pulse_rating).first().waitFor();
    await shoot(page, 'home-privacy');
    await privacy.getByRole('button', { name: 'Close' }).click();

    await home.getByRole('button', { name: en.settings.changeLanguage.es }).click();
    await home.getByRole('heading', { name: /^Inicio de/ }).waitFor();
    await shoot(page, 'home-es');
    await home.getByRole('button', { name: 'Read in English' }).click();
    await home.getByRole('heading', { name: /^Home of/ }).waitFor();
    await page.close();
  }, 120_000);

  it('shows a principal their teams and what is due, and each persona their own page', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1_500 } });
    await page.goto(bot.url);
    await page.getByRole('heading', { name: 'Your check-in' }).last().waitFor();
    await openHome(page);
    await become(page, /Ruth/);
    const home = page.getByRole('region', { name: 'Home' });
    await home.getByRole('heading', { name: /Home of Ruth/ }).waitFor();
    await home.getByText(en.digest.title, { exact: true }).waitFor();
    expect(await home.getByText(en.history.title, { exact: true }).count()).toBe(0);
    await shoot(page, 'home-principal');
    await home
      .getByRole('button', { name: /^Digest of/ })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByText(/week of/)
      .first()
      .waitFor();
    await shoot(page, 'home-digest');
    await page.close();
  }, 120_000);

  it('is a card in Teams, for whoever writes “home”', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1_500 } });
    await page.goto(bot.url);
    await page.getByRole('heading', { name: 'Your check-in' }).last().waitFor();
    await page.getByText('Teams', { exact: true }).first().click();
    await page.getByRole('textbox', { name: /^Type to/ }).fill('home');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/^Home of/).waitFor();
    await shoot(page, 'home-teams');
    await page.close();
  }, 120_000);
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostConfig } from '../../../../adapters/playground/page/teams/host-config.ts';
import { renderCard, renderForm, renderInlineForm } from '../../../../adapters/teams/render/index.ts';
import { inert } from '../../../../adapters/teams/render/text.ts';
import { browserPath, launchBrowser, requireBrowser } from '../../../doubles/browser.ts';
import * as arbitrary from '../../slack/render/arbitrary.ts';
import { CARDS, FORMS } from './examples.ts';

/*
 * What Microsoft's own renderer makes of our cards, in a real browser. It is told to read Markdown by a whole
 * CommonMark reader that also lets HTML through: stricter than any Teams client.
 */

requireBrowser('what the official Adaptive Cards renderer draws');

/** What came of one card. */
interface Drawn {
  /** What the renderer refused or doubted, and what it put in place of what it does not know. */
  readonly complaints: readonly string[];
  readonly text: string;
  /** Elements that only markup could have made. */
  readonly markup: readonly string[];
  readonly headings: number;
  readonly buttons: readonly string[];
  readonly unlabelled: readonly string[];
  readonly overflow: number;
}

interface Pressed {
  readonly verb: string | undefined;
  readonly data: unknown;
}

describe.skipIf(!browserPath)('the official renderer', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    const style = new URL('../../../../adapters/playground/page/style/teams.css', import.meta.url);
    await page.setContent(
      `<!doctype html><style>${readFileSync(style, 'utf8')}</style><div id="card" class="teams-card"></div>`,
    );
    const dist = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
    await page.addScriptTag({ path: dist });
    const markdown = await build({
      stdin: {
        contents: "import { micromark } from 'micromark'; globalThis.markdown = micromark;",
        resolveDir: import.meta.dirname,
      },
      ...{ bundle: true, write: false, format: 'iife', conditions: ['production'] },
    });
    await page.addScriptTag({ content: markdown.outputFiles[0]?.text ?? '' });
    await page.addScriptTag({
      content: `globalThis.config = ${JSON.stringify(hostConfig('light'))};${DRAW}`,
    });
  }, 60_000);
  afterAll(() => browser?.close());

  const draw = (card: unknown): Promise<Drawn> =>
    // Defined by DRAW in the page.
    page.evaluate((json) => (globalThis as unknown as { draw(card: unknown): Drawn }).draw(json), card);

  const press = (title: string): Promise<readonly Pressed[]> =>
    page.evaluate(
      (label) => (globalThis as unknown as { press(title: string): readonly Pressed[] }).press(label),
      title,
    );

  it.each(Object.entries(CARDS))(
    'draws %s whole, on a phone, with nothing to complain of',
    async (_name, card) => {
      const drawn = await draw(renderCard(card).card);
      expect(drawn.complaints).toEqual([]);
      expect(drawn.markup).toEqual([]);
      expect(drawn.overflow).toBeLessThanOrEqual(0);
      expect(drawn.headings).toBe(card.nodes.filter(({ kind }) => kind === 'heading').length);
      const labels = card.nodes.flatMap((node) =>
        node.kind === 'choice' ? node.options : node.kind === 'buttons' ? node.buttons : [],
      );
      expect(drawn.buttons).toEqual(labels.map(({ label }) => label));
    },
  );

  it.each(Object.entries(FORMS))('draws %s with a label on every field', async (_name, form) => {
    for (const card of [renderForm(form), renderInlineForm(form)]) {
      const drawn = await draw(card);
      expect(drawn.complaints).toEqual([]);
      expect(drawn.unlabelled).toEqual([]);
      expect(drawn.markup).toEqual([]);
    }
  });

  it('finds no markup in whatever people write, and no fault in the card', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary.card, async (card) => {
        const drawn = await draw(renderCard(card).card);
        expect(drawn.markup).toEqual([]);
        expect(drawn.complaints).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('reads an inert line letter by letter, as Markdown and without it', async () => {
    const line = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'*_~`[]()<>!&;#+-=.|\\{}1aé ة'), maxLength: 24 }),
      fc.constantFrom(
        '[x]: https://evil.example',
        '![x](https://evil.example/y.png)',
        '<https://evil.example>',
        '<img src=x onerror=alert(1)>',
        '1. one',
        '# one',
        '***',
        '{{DATE(2026-11-02T09:00:00Z)}}',
        '&lt;b&gt;',
        '__init__ snake_case_name **bold**',
      ),
    );
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const drawn = await draw({
          ...{ type: 'AdaptiveCard', version: '1.5' },
          body: [{ type: 'TextBlock', text: inert(text, 500), wrap: true }],
        });
        expect(drawn.markup).toEqual([]);
        const letters = (said: string) => said.replace(/[\u2060\u200a\s]/g, '').replaceAll('\u02cb', '`');
        expect(letters(drawn.text)).toBe(letters(text) || '–');
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('lets a form be put away while a required field is empty, and does not send it off', async () => {
    const form = FORMS['every field'];
    if (!form) throw new Error('no such form');
    const fields = form.fields.map((field) => (field.kind === 'text' ? { ...field, initial: '' } : field));
    await draw(renderInlineForm({ ...form, fields }));
    expect(await press('Save')).toEqual([]);
    expect(await page.getByText('Please fill this in.').count()).toBe(1);
    expect(await press('Not now')).toEqual([{ verb: 'cancel', data: { kind: 'cancel' } }]);
    await page.getByRole('textbox', { name: /What happened/ }).fill('It went well.');
    expect(await press('Save')).toMatchObject([
      { verb: 'form', data: { kind: 'form', subject: 'cycle 7', 'text:note': 'It went well.' } },
    ]);
  });
});

/**
 * In the page: draws a card and says what came of it; presses a button and says what Teams would be told. The search
 * box of people has no label here, as the renderer gives it none; Teams draws its own.
 */
const DRAW = `
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text, { allowDangerousHtml: true });
  result.didProcess = true;
};
const pressed = [];
globalThis.draw = (json) => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(config);
  card.onExecuteAction = (action) => pressed.push({ verb: action.verb, data: action.data });
  const context = new AdaptiveCards.SerializationContext();
  card.parse(json, context);
  const complaints = [];
  for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
  // Charts are Teams' own: here their fallback is drawn.
  const real = complaints.filter((message) => !/^Unknown element type "Chart\\.(Line|VerticalBar)"/.test(message));
  const host = document.getElementById('card');
  host.replaceChildren(card.render());
  const all = (selector) => [...host.querySelectorAll(selector)];
  const wide = all('.ac-textBlock, .ac-richTextBlock, .ac-pushButton, .ac-input');
  return {
    complaints: real,
    text: host.innerText,
    markup: all('a, b, strong, em, i, code, pre, img, del, ul, ol, li, h1, h2, h3, blockquote, hr, script, iframe').map((e) => e.outerHTML.slice(0, 80)),
    headings: all('[role=heading]').length,
    buttons: all('.ac-pushButton').map((button) => button.innerText),
    unlabelled: all('input:not(.ac-choiceSetInput-filtered-textbox), textarea, select').filter((e) => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')).map((e) => e.outerHTML),
    overflow: Math.max(0, ...wide.map((e) => e.getBoundingClientRect().right - host.getBoundingClientRect().right)),
  };
};
globalThis.press = (title) => {
  pressed.length = 0;
  [...document.querySelectorAll('.ac-pushButton')].find((button) => button.innerText === title).click();
  return [...pressed];
};
`;

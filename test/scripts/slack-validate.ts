import { pathToFileURL } from 'node:url';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { renderCard } from '../../adapters/slack/render/card.ts';
import { renderForm } from '../../adapters/slack/render/form.ts';
import { renderHome } from '../../adapters/slack/render/view.ts';
import { type Product, walkProduct } from '../doubles/product.ts';

/*
 * Asks Slack itself whether it takes every card and form of the product: `npm run slack:validate`. It sends made-up
 * names and nobody's words, changes nothing, and needs no token; SLACK_BOT_TOKEN is sent along where it is set.
 */

/** 0: all taken; 1: something refused; 2: Slack could not be asked. */
export type Verdict = 0 | 1 | 2;

export interface Asking {
  /** Slack's own where absent. */
  readonly apiUrl?: string | undefined;
  readonly token?: string | undefined;
  readonly say: (line: string) => void;
}

type Asked = Parameters<WebClient['blocks']['validate']>[0];

/** Shows each card, in new and in old block types, each Home and each form to `blocks.validate`. */
export async function validate(
  { cards, homes, forms }: Pick<Product, 'cards' | 'homes' | 'forms'>,
  { apiUrl, token, say }: Asking,
): Promise<Verdict> {
  const client = new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger: SILENT,
  });
  const questions: [name: string, asked: Asked][] = [
    ...cards.flatMap((card): [string, Asked][] =>
      (['all', 'old'] as const).map((types) => [
        `card "${card.summary}" (${types === 'all' ? 'new' : 'old'} blocks)`,
        { message: { blocks: renderCard(card, types).blocks } },
      ]),
    ),
    ...homes.map((home): [string, Asked] => [`Home "${home.summary}"`, { view: renderHome(home) }]),
    ...forms.map((form): [string, Asked] => [`form "${form.title}"`, { view: renderForm(form) }]),
  ];
  let refused = 0;
  for (const [name, question] of questions) {
    const answer = await ask(client, question);
    if (answer === 'taken') continue;
    if ('unasked' in answer) {
      say(
        `Slack could not be asked (${answer.unasked}), so it is not known whether it takes what we show. ` +
          'Run this again where slack.com can be reached. Our own rules are checked by npm test all the same.',
      );
      return 2;
    }
    refused++;
    say(`refused: ${name}`);
    for (const line of answer.refused) say(`  ${line}`);
  }
  const all = `${questions.length} messages and dialogs`;
  say(refused === 0 ? `Slack takes all ${all}.` : `Slack refuses ${refused} of ${all}.`);
  return refused === 0 ? 0 : 1;
}

type Answer = 'taken' | { readonly refused: readonly string[] } | { readonly unasked: string };

/** What Slack says about blocks, where it refuses them. */
const refusal = z.object({
  errors: z.array(z.object({ message: z.string().default(''), pointer: z.string().default('') })).default([]),
});

async function ask(client: WebClient, question: Asked): Promise<Answer> {
  try {
    await client.blocks.validate(question);
    return 'taken';
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      await new Promise((resolve) => setTimeout(resolve, error.retryAfter * 1_000));
      return ask(client, question);
    }
    if (!(error instanceof WebAPIPlatformError)) {
      return { unasked: error instanceof Error ? error.message : 'unknown' };
    }
    const { errors } = refusal.parse(error.data);
    // Anything but a word on blocks is about us, not about what we show: a bad token, a method that is not there.
    if (errors.length === 0) return { unasked: error.data.error };
    return { refused: errors.map(({ message, pointer }) => `${pointer}: ${message}`) };
  }
}

const nothing = () => undefined;
const SILENT = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, setName: nothing },
  // What the SDK would show at most; it shows nothing.
  getLevel: () => 'error' as never,
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log('Going through the product once, in the made-up district, to meet all that it shows …');
  process.exitCode = await validate(await walkProduct(), {
    apiUrl: process.env.SLACK_API_URL,
    token: process.env.SLACK_BOT_TOKEN,
    say: (line) => console.log(line),
  });
}

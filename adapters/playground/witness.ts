import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Card, Press } from '../../src/chat/card.ts';
import type { ActionName } from '../../src/chat/event.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { ChatPlatform, Inbox } from '../../src/chat/platform.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { shown } from '../../src/chat/shown.ts';
import type { EdgeMessage } from './edge/types.ts';
import { pressables } from './pressables.ts';

/**
 * Stands between the engine and the Slack adapter and remembers each card that passes, so that the page can draw the
 * same card in Teams: what the engine showed, never a translation of what became of it in Slack.
 */
export interface Witness {
  /** The platform, watched. */
  watch(platform: ChatPlatform): ChatPlatform;
  /** The card that a message in the workspace was made from; `undefined` where it came by before there was a witness. */
  cardOf(message: EdgeMessage): Card | undefined;
}

/** @param file where what was seen outlives a restart, a line for each card. */
export function createWitness(file: string): Witness {
  const cards = recall(file);

  function see(card: Card): void {
    const key = keyOf(wordsOf(card), valuesOf(card));
    if (cards.has(key)) return;
    cards.set(key, card);
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${JSON.stringify({ key, card })}\n`);
  }

  function seeReply(reply: Reply): Reply {
    if (reply.type === 'replace' || reply.type === 'whisper' || reply.type === 'home') see(reply.card);
    return reply;
  }

  return {
    watch(platform) {
      return {
        ...platform,
        send(message) {
          see(message.card);
          return platform.send(message);
        },
        update(workspaceId, ref, card) {
          see(card);
          return platform.update(workspaceId, ref, card);
        },
        start(inbox) {
          const watched: Inbox = {
            ...inbox,
            route: async (event) => seeReply(await inbox.route(event)),
          };
          return platform.start(watched);
        },
      };
    },
    cardOf: ({ text, blocks }) =>
      cards.get(
        keyOf(
          unescaped(text).slice(0, MOST_WORDS),
          pressables(blocks).map(({ value = '' }) => value),
        ),
      ),
  };
}

/**
 * A message is known by its words and by what its buttons carry, both of which pass through the adapter unchanged. It
 * needs no address, so a card that answers a click or a command is found as well as one that was sent.
 */
function keyOf(words: string, values: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([words, ...values]))
    .digest('base64url');
}

/** As much of a message's text as Slack shows. */
const MOST_WORDS = 1_000;

function wordsOf(card: Card): string {
  return shown(toPlainText(card), 4_000).slice(0, MOST_WORDS);
}

/** A message's words as they were before Slack's escapes. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function valuesOf(card: Card): readonly string[] {
  return pressesOf(card).map(({ value }) => value);
}

/** Everything that can be pressed on a card, in the order in which it is drawn. */
export function pressesOf(card: Card): readonly (Press & { readonly action: ActionName })[] {
  return card.nodes.flatMap((node) => {
    if (node.kind === 'choice') return node.options.map((option) => ({ ...option, action: node.action }));
    return node.kind === 'buttons' ? [...node.buttons] : [];
  });
}

/** What was seen before; a line that was being written as the process died is left out. */
function recall(file: string): Map<string, Card> {
  const cards = new Map<string, Card>();
  if (!existsSync(file)) return cards;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    try {
      // Written by `see` above, and by nothing else.
      const { key, card } = JSON.parse(line) as { key: string; card: Card };
      cards.set(key, card);
    } catch {}
  }
  return cards;
}

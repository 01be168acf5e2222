import type { types } from '@slack/bolt';
import { cut, shown } from '../../../src/chat/shown.ts';

/** Text that Slack shows letter by letter: no mentions, links, formatting or `:emoji:` names. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: shown(text, limit), emoji: false };
}

/** Text for the one place where Slack always reads markup: the `text` of a message. Escapes `&`, `<` and `>`. */
export function escaped(text: string, limit: number): string {
  const whole = shown(text, limit);
  for (let keep = limit; ; ) {
    const result = cut(whole, keep).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '');
    if (result.length <= limit) return result;
    // Each letter given up shortens the result by at most 5, so this never cuts more than it must.
    keep -= Math.ceil((result.length - limit) / 5);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

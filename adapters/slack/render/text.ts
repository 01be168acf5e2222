import type { types } from '@slack/bolt';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Shown where there is nothing to show: Slack refuses an empty text (`invalid_blocks`). */
const NOTHING_THERE = '–';

/**
 * A text that Slack takes as it is: without control characters, and without halves of surrogate pairs, on which
 * `querystring.stringify` inside the Web API client throws `URI malformed`.
 */
function clean(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Surrogate}/gu, '\u{fffd}');
}

/** Nearly every text has none of these, and to look for both at once costs a quarter of replacing either. */
const SUSPECT = /[\p{Cc}\p{Surrogate}]/u;

/** Cuts between characters as a reader counts them, so that no emoji is left in pieces; `…` marks the cut. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const edge = graphemes.segment(text).containing(limit - 1)?.index ?? 0;
  // One "character" can be longer than the limit (a letter with hundreds of accents): then anywhere will do.
  return `${edge > 0 ? text.slice(0, edge) : text.slice(0, limit - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Any text, never empty and never over the limit. */
export function shown(text: string, limit: number): string {
  const cleaned = clean(text);
  return cut(cleaned.trim() === '' ? NOTHING_THERE : cleaned, limit);
}

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

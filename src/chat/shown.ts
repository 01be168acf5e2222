const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Shown where there is nothing to show: platforms refuse an empty text. */
const NOTHING_THERE = '–';

/**
 * A text that every platform takes as it is: without control characters, and without halves of surrogate pairs, on
 * which an encoder throws (`querystring.stringify` inside Slack's Web API client: `URI malformed`).
 */
function clean(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Surrogate}/gu, '\u{fffd}');
}

/** Nearly every text has none of these, and to look for both at once costs a quarter of replacing either. */
const SUSPECT = /[^\P{Cc}\n\t]|\p{Surrogate}/u;

/** Cuts between characters as a reader counts them, so that no emoji is left in pieces; `…` marks the cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const edge = graphemes.segment(text).containing(limit - 1)?.index ?? 0;
  // One "character" can be longer than the limit (a letter with hundreds of accents): then anywhere will do.
  return `${edge > 0 ? text.slice(0, edge) : text.slice(0, limit - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Any text as a platform can show it, never empty and never over `limit` UTF-16 units. */
export function shown(text: string, limit: number): string {
  const cleaned = clean(text);
  return cut(cleaned.trim() === '' ? NOTHING_THERE : cleaned, limit);
}

/**
 * Blocks as slack-blocks-to-jsx draws them right. It takes `verbatim` for "no markup at all" and would show the
 * asterisks of `*bold*`; in Slack the word only keeps links and names from being made up.
 */
export function drawable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(drawable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === 'verbatim' ? [] : [[key, drawable(inner)]])),
  );
}

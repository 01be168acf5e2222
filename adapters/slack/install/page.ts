import type { Language, PageWords } from './sentences.ts';

/** Nothing is loaded from anywhere, so that nobody learns of the install but the person. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // The address of this page holds a code.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;

const STYLE = `
  :root { color-scheme: light dark; --ink: #1d2a26; --paper: #f6f4ee; --card: #fff; --deep: #1f3d36; --line: #d9d5c8 }
  @media (prefers-color-scheme: dark) { :root { --ink: #e9ece8; --paper: #14201c; --card: #1c2b26; --deep: #9ed3c1; --line: #33463f } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
    font: 1.125rem/1.55 system-ui, sans-serif }
  main { box-sizing: border-box; width: min(34rem, 100% - 2rem); margin: 2rem 0; padding: 2rem; background: var(--card);
    border: 1px solid var(--line); border-radius: 12px }
  h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; color: var(--deep) }
  p { margin: 0 0 1rem }
  code { display: block; margin: 0 0 1.25rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px;
    font: 1rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all }
  a { display: inline-block; padding: .7rem 1.2rem; border-radius: 8px; background: var(--deep); color: var(--card);
    text-decoration: none; font-weight: 600 }
  a:focus-visible { outline: 3px solid var(--deep); outline-offset: 3px }
`;

/** One page, whole and without a script. Everything that is said is escaped: a workspace's name is somebody's choice. */
export function renderPage({ title, says, code, link }: PageWords, language: Language): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(title)}</h1>`,
    ...says.map((sentence) => `<p>${escaped(sentence)}</p>`),
    ...(code === undefined ? [] : [`<code>${escaped(code)}</code>`]),
    ...(link === undefined ? [] : [`<a href="${escaped(link.to)}">${escaped(link.label)}</a>`]),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

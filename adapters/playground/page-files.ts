import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { PAGE_FOLDER } from './lakeside.ts';

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Driveline playground · Lakeside</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/playground/main.css">
</head>
<body>
<div id="root"></div>
<noscript>The playground needs JavaScript. Nothing leaves this machine.</noscript>
<script src="/playground/main.js"></script>
</body>
</html>
`;

/** Nothing from the net, no frames: the page shows what people wrote, and acts as anybody. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

const FILES: Readonly<Record<string, string>> = {
  '/playground/main.js': 'text/javascript; charset=utf-8',
  '/playground/main.css': 'text/css; charset=utf-8',
};

/** Serves the page and its two files; `false` where the path is none of them. */
export function servePage(path: string, response: ServerResponse): boolean {
  if (path === '/') {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(HTML);
    return true;
  }
  const type = FILES[path];
  if (type === undefined) return false;
  const file = join(PAGE_FOLDER, path.slice('/playground/'.length));
  if (existsSync(file)) {
    response.writeHead(200, { ...HEADERS, 'content-type': type }).end(readFileSync(file));
  } else {
    response.writeHead(404, HEADERS).end('The page has not been built. Run npm run build:page, then reload.');
  }
  return true;
}

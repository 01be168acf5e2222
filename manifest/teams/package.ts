import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type TeamsApp, teamsLocalization, teamsManifest } from '../../adapters/teams/manifest.ts';
import { zip } from './zip.ts';

/*
 * Makes the package that an admin uploads to Teams: `npm run teams:package -- --app-id <id> --website https://…`
 */

/** The archive: the same app gives the same bytes, on every machine. */
export function teamsPackage(app: TeamsApp): Buffer {
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
  const icon = (name: string) => readFileSync(join(import.meta.dirname, name));
  return zip([
    { name: 'manifest.json', bytes: json(teamsManifest(app)) },
    { name: 'es.json', bytes: json(teamsLocalization()) },
    { name: 'color.png', bytes: icon('color.png') },
    { name: 'outline.png', bytes: icon('outline.png') },
  ]);
}

const USAGE = `npm run teams:package -- --app-id <id> --website <https://…> [--privacy <https://…>] [--terms <https://…>]
                         [--app-version 1.0.0] [--out driveline-teams.zip]

--app-id       the application (client) id of your Azure bot; TEAMS_APP_ID is taken where it is left out
--website      a page of yours about the bot; Teams shows it beside the app
--privacy      what is kept and who reads it; the website where left out
--terms        terms of use; the website where left out
--app-version  raise it whenever you upload a changed package; 1.0.0 where left out`;

/** What the command line asks for, or what is wrong with it, in sentences. */
export function readArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly app: TeamsApp; readonly out: string } | { readonly problems: readonly string[] } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      'app-id': text,
      website: text,
      privacy: text,
      terms: text,
      'app-version': { ...text, default: '1.0.0' },
      out: { ...text, default: 'driveline-teams.zip' },
    },
  });
  const appId = values['app-id'] ?? env.TEAMS_APP_ID ?? '';
  const website = values.website ?? '';
  const urls = { website, privacy: values.privacy ?? website, terms: values.terms ?? website };
  const problems = [
    ...(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(appId)
      ? []
      : [
          '--app-id must be the application id of your Azure bot, like 01234567-89ab-cdef-0123-456789abcdef.',
        ]),
    ...Object.entries(urls)
      .filter(([, url]) => !/^https:\/\/\S+$/.test(url))
      .map(([name]) => `--${name} must be an address that begins with https://`),
    ...(/^\d+\.\d+\.\d+$/.test(values['app-version']) ? [] : ['--app-version must look like 1.0.0']),
  ];
  if (problems.length > 0) return { problems };
  return {
    app: {
      appId: appId.toLowerCase(),
      version: values['app-version'],
      websiteUrl: urls.website,
      privacyUrl: urls.privacy,
      termsOfUseUrl: urls.terms,
    },
    out: values.out,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const read = readArguments(process.argv.slice(2), process.env);
  if ('problems' in read) {
    console.error(`${read.problems.join('\n')}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    const file = resolve(read.out);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, teamsPackage(read.app));
    console.log(`${file}: upload it in the Teams admin center under Teams apps, Manage apps.`);
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { type TeamsApp, teamsLocalization, teamsManifest } from '../../../adapters/teams/manifest.ts';
import type { Responder } from '../../../src/engine/loop.ts';
import { helpCard } from '../../../src/loops/guide/cards.ts';
import { createLoops } from '../../../src/loops/index.ts';
import { folded } from '../../../src/model/folded.ts';
import { createSeal } from '../../../src/privacy/seal.ts';

const app: TeamsApp = {
  appId: '00000000-0000-4000-8000-000000000000',
  version: '1.0.0',
  websiteUrl: 'https://driveline.example.org',
  privacyUrl: 'https://driveline.example.org/privacy',
  termsOfUseUrl: 'https://driveline.example.org/terms',
};
const manifest = teamsManifest(app);
const spanish = teamsLocalization();

/** What a schema that Microsoft ships has against a value; its patterns are not valid with the u flag. */
function complaints(version: string, schema: string, value: object): readonly string[] {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.${schema}`;
  const root = createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json');
  const file = root.replace(/@microsoft\/app-manifest\/package\.json$/, path);
  const ajv = new Ajv4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  return validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const commands = manifest.bots.flatMap(({ commandLists }) => commandLists.flatMap((list) => list.commands));

describe('the Teams manifest', () => {
  it('is what Microsoft’s schema of its version wants, and so is its Spanish', () => {
    const { manifestVersion } = manifest;
    expect(complaints(manifestVersion, 'schema.json', manifest)).toEqual([]);
    expect(complaints(manifestVersion, 'Localization.schema.json', spanish)).toEqual([]);
  });

  it('would also do for a newer version, by its number alone', () => {
    for (const manifestVersion of ['1.20', '1.23'])
      expect(complaints(manifestVersion, 'schema.json', { ...manifest, manifestVersion })).toEqual([]);
  });

  it('is refused by the schema where something is wrong with it', () => {
    const { icons, ...without } = manifest;
    const wrong = [
      without,
      { ...manifest, id: 'driveline' },
      { ...manifest, name: { ...manifest.name, short: 'x'.repeat(31) } },
      { ...manifest, unheardOf: true },
    ];
    for (const one of wrong) expect(complaints(manifest.manifestVersion, 'schema.json', one)).not.toEqual([]);
    expect(complaints('1.19', 'Localization.schema.json', { ...spanish, 'bots.title': 'x' })).not.toEqual([]);
  });

  it('suggests only commands that the engine answers, in both languages', () => {
    const responders: readonly Responder[] = createLoops({ seal: createSeal('a secret of the tests') });
    const answeredBy = new Map(
      responders.flatMap(({ name, commands = {} }) => Object.keys(commands).map((word) => [word, name])),
    );
    const titles = Object.entries(spanish).flatMap(([key, title]) => (key.endsWith('.title') ? [title] : []));
    expect(titles).toHaveLength(commands.length);
    for (const [i, { title }] of commands.entries()) {
      const responder = answeredBy.get(folded(title));
      expect([title, responder]).toEqual([title, expect.any(String)]);
      expect([titles[i], answeredBy.get(folded(titles[i] ?? ''))]).toEqual([titles[i], responder]);
    }
  });

  it('suggests nothing that the guide does not list, which lists what Teams has no room for', () => {
    const [, facts] = helpCard('en', undefined, '').nodes;
    const listed = facts?.kind === 'facts' ? facts.facts.map(({ label }) => label) : [];
    // `learn [driver]` is the same command as `learn`.
    const words = listed.map((label) => label.replace(/^\/driveline /, '').replace(/ \[.*$/, ''));
    expect(commands.filter(({ title }) => !words.includes(title))).toEqual([]);
    expect(new Set(words).size).toBeGreaterThanOrEqual(new Set(commands.map(({ title }) => title)).size);
  });

  it('has a Spanish word for everything that it says', () => {
    const said = manifest.bots[0]?.commandLists.flatMap((list, i) =>
      list.commands.flatMap((_, j) =>
        ['title', 'description'].map((word) => `bots[0].commandLists[${i}].commands[${j}].${word}`),
      ),
    );
    const keys = [
      '$schema',
      'name.short',
      'name.full',
      'description.short',
      'description.full',
      ...(said ?? []),
    ];
    expect(Object.keys(spanish).sort()).toEqual(keys.sort());
    expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: 'es', file: 'es.json' }]);
  });

  it('asks for no rights and no addresses: the bot’s own roster needs none', () => {
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('permissions');
    expect(manifest.validDomains).toEqual([]);
  });

  /**
   * To write them anew:
   * `npx tsx -e "import('./adapters/teams/manifest.ts').then(…)"`, as in this test, then `npm run format`.
   */
  it('in the repository is the one the code generates', () => {
    const committed = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../../manifest/teams/${name}`, import.meta.url), 'utf8'));
    expect(committed('manifest.json')).toEqual(manifest);
    expect(committed('es.json')).toEqual(spanish);
  });
});

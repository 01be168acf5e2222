import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Every module of the product with what it imports: paths from the root for our own, names for packages. */
const modules = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const imports = [...text.matchAll(/(?:from|import\()\s*'([^']+)'|^import '([^']+)'/gm)].map((match) => {
        const named = match[1] ?? match[2] ?? '';
        return named.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), named)) : named;
      });
      return { file, imports, text };
    }),
);

const inside = (folder: string) => modules.filter(({ file }) => file.startsWith(folder));

function offenders(folder: string, forbidden: (imported: string, file: string) => boolean): string[] {
  return inside(folder).flatMap(({ file, imports }) =>
    imports.filter((imported) => forbidden(imported, file)).map((imported) => `${file} imports ${imported}`),
  );
}

const CHAT_SDKS = /^(@slack\/|@microsoft\/|botbuilder|slack-blocks|emulate)/;

describe('the rooms of the house', () => {
  it('were read at all', () => {
    expect(inside('src/').length).toBeGreaterThan(50);
    expect(inside('adapters/').length).toBeGreaterThan(15);
  });

  it('src knows no adapter, except main, which loads them lazily', () => {
    expect(offenders('src/', (name, file) => name.startsWith('adapters/') && file !== 'src/main.ts')).toEqual(
      [],
    );
    const main = modules.find(({ file }) => file === 'src/main.ts');
    expect(main?.text).not.toMatch(/^import (?!type).*adapters\//m);
  });

  it('the model imports only the model, temporal-polyfill where local time is told, quantiles for fidelity', () => {
    const rooms: Readonly<Record<string, string>> = {
      'temporal-polyfill': 'src/model/calendar/',
      '@stdlib/stats-base-dists-t-quantile': 'src/model/fidelity/',
      '@stdlib/stats-base-dists-binomial-quantile': 'src/model/fidelity/',
    };
    expect(
      offenders('src/model/', (name, file) => {
        const room = rooms[name];
        return room === undefined ? !name.startsWith('src/model/') : !file.startsWith(room);
      }),
    ).toEqual([]);
    const stdlib = (name: string) => name.startsWith('@stdlib/');
    expect(
      offenders('src/', (name, file) => stdlib(name) && !file.startsWith('src/model/fidelity/')),
    ).toEqual([]);
    expect(offenders('adapters/', stdlib)).toEqual([]);
  });

  it('the model asks for no time and no chance', () => {
    const asking = inside('src/model/').filter(({ text }) =>
      /Date\.now\(|new Date\(\)|Math\.random\(/.test(text),
    );
    expect(asking.map(({ file }) => file)).toEqual([]);
  });

  it('time comes from the clock: nothing else in src asks the machine', () => {
    const asking = inside('src/').filter(
      ({ file, text }) => file !== 'src/engine/clock.ts' && /Date\.now\(|new Date\(\)/.test(text),
    );
    expect(asking.map(({ file }) => file)).toEqual([]);
  });

  it('SQL stays in the store', () => {
    const database = /^(drizzle-orm|better-sqlite3|pg$)/;
    expect(offenders('src/', (name, file) => database.test(name) && !file.startsWith('src/store/'))).toEqual(
      [],
    );
    const boss = (name: string, file: string) => name === 'pg-boss' && file !== 'src/jobs/pg-boss.ts';
    expect(offenders('src/', boss)).toEqual([]);
  });

  it('a chat SDK stays in its adapter', () => {
    expect(offenders('src/', (name) => CHAT_SDKS.test(name))).toEqual([]);
    expect(offenders('adapters/playground/', (name) => /^@slack\//.test(name))).toEqual([]);
  });

  it('what both adapters need of HTTP knows Node alone, and an adapter knows no other adapter', () => {
    expect(offenders('adapters/http/', (name) => !name.startsWith('node:'))).toEqual([]);
    for (const own of ['slack', 'teams']) {
      const rooms = [`adapters/${own}/`, 'adapters/http/'];
      expect(
        offenders(
          `adapters/${own}/`,
          (name) => name.startsWith('adapters/') && !rooms.some((room) => name.startsWith(room)),
        ),
      ).toEqual([]);
    }
  });

  it('the Slack adapter knows the seam and nothing deeper', () => {
    expect(
      offenders('adapters/slack/', (name) => name.startsWith('src/') && !name.startsWith('src/chat/')),
    ).toEqual([]);
  });

  it('the Teams adapter knows the seam, and one file of it the SDK', () => {
    expect(
      offenders('adapters/teams/', (name) => name.startsWith('src/') && !name.startsWith('src/chat/')),
    ).toEqual([]);
    const sdk = /^(@microsoft\/teams-ai|botbuilder|botframework)/;
    const users = inside('adapters/').filter(({ imports }) => imports.some((name) => sdk.test(name)));
    expect(users.map(({ file }) => file)).toEqual(['adapters/teams/sdk.ts']);
    const loaders = modules.filter(({ imports }) => imports.includes('adapters/teams/sdk.ts'));
    expect(loaders.map(({ file }) => file)).toEqual(['adapters/teams/index.ts']);
    expect(loaders[0]?.text).not.toMatch(/^import .*sdk\.ts/m);
  });

  it('locales and cards know no store and no engine', () => {
    expect(offenders('src/locales/', (name) => /^src\/(store|engine|loops)/.test(name))).toEqual([]);
    expect(offenders('src/chat/', (name) => /^src\/(store|engine|loops|locales|privacy)/.test(name))).toEqual(
      [],
    );
  });
});

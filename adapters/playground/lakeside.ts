import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EdgeSeed } from './edge/types.ts';
import { CHANNEL_NAMES, TITLES } from './personas.ts';

/** The part of the district file that the far side of the network needs: who works where. */
const file = z.object({
  district: z.object({ key: z.string(), name: z.string(), zone: z.string() }),
  schools: z.array(z.object({ key: z.string(), name: z.string() })),
  teams: z.array(z.object({ key: z.string(), name: z.string(), school: z.string(), channel: z.string() })),
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      email: z.string(),
      zone: z.string().optional(),
      locale: z.enum(['en', 'es']).default('en'),
      roles: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
});

export type Lakeside = z.infer<typeof file>;
export type Townsperson = Lakeside['people'][number];

/** Where the district file lies: beside this file in the sources, which are there in an installed package too. */
export const LAKESIDE_FILE = join(packageRoot(), 'adapters', 'playground', 'lakeside.yaml');

/** The bundled page: `npm run build:page` writes it. */
export const PAGE_FOLDER = join(packageRoot(), 'dist', 'page');

export function readLakeside(): Lakeside {
  return file.parse(parse(readFileSync(LAKESIDE_FILE, 'utf8')));
}

/** Lakeside as a chat workspace: its people, and one channel for each team with all whose work it is. */
export function edgeSeedOf(lakeside: Lakeside): EdgeSeed {
  return {
    team: { name: lakeside.district.name, domain: lakeside.district.key },
    users: lakeside.people.map((person) => ({
      name: person.key,
      realName: person.name,
      email: person.email,
      tz: person.zone ?? lakeside.district.zone,
      title: TITLES[person.key] ?? '',
    })),
    channels: lakeside.teams.map((team) => ({
      name: CHANNEL_NAMES[team.key] ?? team.key,
      members: lakeside.people
        .filter((person) =>
          unitsOf(person).some((unit) => [team.key, team.school, lakeside.district.key].includes(unit)),
        )
        .map((person) => person.key),
    })),
  };
}

/** The school or office under which a person is found in the picker. */
export function groupOf(lakeside: Lakeside, person: Townsperson): string {
  for (const unit of unitsOf(person)) {
    const school = lakeside.teams.find((team) => team.key === unit)?.school ?? unit;
    const name = lakeside.schools.find(({ key }) => key === school)?.name;
    if (name !== undefined) return name;
  }
  return 'District office';
}

function unitsOf(person: Townsperson): readonly string[] {
  return Object.values(person.roles).flat();
}

/** The folder of package.json, whether this runs from the sources or from `dist/`. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

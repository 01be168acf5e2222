import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EdgeSeed } from './edge/types.ts';
import { CHANNEL_NAMES, TITLES } from './personas.ts';
import type { TeamsSeed } from './teams-edge/types.ts';

const unit = { key: z.string(), name: z.string(), channel: z.string() };

/** The part of the district file that the far side of the network needs: who works where. */
const file = z.object({
  district: z.object({ ...unit, zone: z.string() }),
  schools: z.array(z.object(unit)),
  teams: z.array(z.object({ ...unit, school: z.string().optional() })),
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

/** Lakeside as a chat workspace: its people, and a channel for each team, each school and the district. */
export function edgeSeedOf(lakeside: Lakeside): EdgeSeed {
  const { district, schools, teams, people } = lakeside;
  /** A team is read by its people and by those above it, a school by all its teams too. */
  const members = (...units: readonly string[]) =>
    people.filter((person) => unitsOf(person).some((key) => units.includes(key))).map(({ key }) => key);
  const leading = people
    .filter(({ roles }) => ['leader', 'coach', 'facilitator', 'admin'].some((role) => role in roles))
    .map(({ key }) => key);
  const channels = [
    ...teams.map(({ key, school }) => ({ key, members: members(key, school ?? '', district.key) })),
    ...schools.map(({ key }) => ({
      key,
      members: members(
        ...[key, district.key],
        ...teams.filter(({ school }) => school === key).map((team) => team.key),
      ),
    })),
    { key: district.key, members: leading },
  ];
  return {
    team: { name: district.name, domain: district.key },
    users: people.map((person) => ({
      name: person.key,
      realName: person.name,
      email: person.email,
      tz: person.zone ?? district.zone,
      title: TITLES[person.key] ?? '',
    })),
    channels: channels.map(({ key, members }) => ({ name: CHANNEL_NAMES[key] ?? key, members })),
  };
}

/** The same people and channels as a Teams tenant. */
export function teamsSeedOf(lakeside: Lakeside): TeamsSeed {
  const { users, channels } = edgeSeedOf(lakeside);
  return {
    people: users.map(({ name, email, tz }) => {
      const language = lakeside.people.find(({ key }) => key === name)?.locale ?? 'en';
      return { name, email, zone: tz, locale: `${language}-US` };
    }),
    channels: channels.map(({ name, members }) => ({ name, members })),
  };
}

/** The key of the team, school or district whose channel it is. */
export function unitOfChannel({ district, schools, teams }: Lakeside, channelId: string): string | undefined {
  return [...teams, ...schools, district].find(({ channel }) => channel === channelId)?.key;
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

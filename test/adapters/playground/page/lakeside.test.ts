import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSlackEdge } from '../../../../adapters/playground/edge/index.ts';
import {
  edgeSeedOf,
  groupOf,
  LAKESIDE_FILE,
  readLakeside,
} from '../../../../adapters/playground/lakeside.ts';
import { FIRST_MINUTE, SUGGESTED, TITLES } from '../../../../adapters/playground/personas.ts';
import { readDistrict } from '../../../../src/district/index.ts';

const lakeside = readLakeside();

describe('Lakeside', () => {
  it('is a district file without a mistake, and warns of the one team that is meant to be too small', () => {
    const reading = readDistrict(readFileSync(LAKESIDE_FILE, 'utf8'));
    expect(reading).not.toHaveProperty('problems');
    const warnings = 'warnings' in reading ? reading.warnings : undefined;
    expect(warnings?.map(({ at }) => at)).toEqual(['teams › counselors']);
  });

  it('has two schools, five teams, a coach a school and people enough for figures', () => {
    const holding = (role: string) => lakeside.people.filter((person) => role in person.roles);
    expect(lakeside.schools).toHaveLength(2);
    expect(lakeside.teams).toHaveLength(5);
    expect(lakeside.people.length).toBeGreaterThanOrEqual(30);
    expect(lakeside.people.length).toBeLessThanOrEqual(40);
    expect(holding('coach').map((person) => groupOf(lakeside, person))).toEqual([
      'Pine Ridge Elementary',
      'Harbor Middle School',
    ]);
  });

  it('posts each team’s, school’s and the district’s digest in the channel that the local Slack made for it', async () => {
    const edge = await createSlackEdge({ seed: edgeSeedOf(lakeside), now: () => 0, behind: 'bare' });
    const ids = edge.channels().map(({ id }) => id);
    await edge.close();
    const posting = [...lakeside.teams, ...lakeside.schools, lakeside.district];
    expect(posting.map(({ channel }) => channel)).toEqual(ids);
  });

  it('lets a team’s channel be read by the team, its coach, its principal and the district, and nobody else', () => {
    const channel = edgeSeedOf(lakeside).channels.find(({ name }) => name === FIRST_MINUTE.channel);
    expect(channel?.members).toEqual(
      expect.arrayContaining([FIRST_MINUTE.teacher, FIRST_MINUTE.principal, 'carmen', 'vera']),
    );
    expect(channel?.members).not.toContain('marcus');
    expect(channel?.members).not.toContain('imani');
  });

  it('gives everybody a job title, and offers only people who are there', () => {
    const keys = lakeside.people.map(({ key }) => key);
    expect(Object.keys(TITLES).toSorted()).toEqual(keys.toSorted());
    expect(keys).toEqual(expect.arrayContaining([...SUGGESTED]));
  });
});

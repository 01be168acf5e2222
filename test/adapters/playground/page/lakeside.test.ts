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
  it('is a district file without a mistake or a warning', () => {
    const reading = readDistrict(readFileSync(LAKESIDE_FILE, 'utf8'));
    expect(reading).not.toHaveProperty('problems');
    expect('warnings' in reading && reading.warnings).toEqual([]);
  });

  it('has two schools, three teams, a coach a school and about 24 people', () => {
    const holding = (role: string) => lakeside.people.filter((person) => role in person.roles);
    expect(lakeside.schools).toHaveLength(2);
    expect(lakeside.teams).toHaveLength(3);
    expect(lakeside.people.length).toBeGreaterThanOrEqual(22);
    expect(lakeside.people.length).toBeLessThanOrEqual(28);
    expect(holding('coach').map((person) => groupOf(lakeside, person))).toEqual([
      'Pine Ridge Elementary',
      'Harbor Middle School',
    ]);
  });

  it('posts each team’s digest in the channel that the local Slack made for it', async () => {
    const edge = await createSlackEdge({ seed: edgeSeedOf(lakeside), now: () => 0, behind: 'bare' });
    const ids = edge.channels().map(({ id }) => id);
    await edge.close();
    expect(lakeside.teams.map(({ channel }) => channel)).toEqual(ids);
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

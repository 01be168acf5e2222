import { describe, expect, it } from 'vitest';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';
import { addDays } from '../../src/model/calendar/index.ts';
import { as } from '../../src/model/ids.ts';
import { buttonsOf, createWorld, PEOPLE, type PersonName, type World } from '../doubles/world.ts';

const CHANNELS = ['grades-3-5', 'pine-ridge', 'lakeside', 'north'] as const;

/** The usual world, and a channel each for its school, its district and the region above. */
async function levelsWorld(at: string) {
  let world: World | undefined;
  const edge = await createSlackEdge({
    now: () => world?.clock.now() ?? Date.parse(at),
    behind: 'bare',
    seed: {
      team: { name: 'Lakeside', domain: 'lakeside' },
      users: [...PEOPLE, 'carmen', 'ruth', 'vera'].map((name) => ({
        name,
        realName: name,
        email: `${name}@lakeside.example`,
        tz: 'America/Chicago',
        title: '',
      })),
      channels: CHANNELS.map((name) => ({ name, members: [...PEOPLE, 'ruth', 'vera'] })),
    },
  });
  const id = (name: (typeof CHANNELS)[number]) => idOf(edge, name);
  world = await createWorld({
    at,
    edge,
    district: {
      fields: `region: north, channel: ${id('lakeside')}`,
      school: `channel: ${id('pine-ridge')}`,
      roles: { ruth: 'leader: pine-ridge, evaluator: pine-ridge', vera: 'leader: lakeside, admin: lakeside' },
      more: `regions: [{ key: north, name: North Region, channel: ${id('north')} }]`,
    },
  });
  return world;
}

function idOf(edge: SlackEdge, name: string): string {
  return edge.channels().find((channel) => channel.name === name)?.id ?? '';
}

function posts(world: World, channel: (typeof CHANNELS)[number]) {
  const channelId = idOf(world.edge, channel);
  return world.edge
    .messages({ channelId })
    .filter((message) => message.userId === world.edge.botUserId && message.ephemeralFor === undefined);
}

async function answerAll(world: World, names: readonly PersonName[], labels: readonly string[]) {
  for (const name of names) for (const label of labels) await world.press(name, label);
}

/** Four weeks of answers before the levels speak in the week of 5 October, and once more in that of 2 November. */
async function answered(world: World, weeks = ['2026-09-08', '2026-09-15', '2026-09-22', '2026-09-29']) {
  for (const day of weeks) {
    await world.until(`${day}T10:00:00-05:00`);
    await answerAll(world, PEOPLE.slice(0, 6), ['Not yet', 'Partly', 'Partly']);
    // Without an answer to its digests a team would not be asked again.
    await world.until(`${addDays(as(day), 3)}T15:30:00-05:00`);
    const digest = posts(world, 'grades-3-5').at(-1);
    if (digest && buttonsOf(digest).some(({ label }) => label === 'Not now')) {
      await world.press('ruth', 'Not now', { message: digest });
    }
  }
}

describe('the digests above the teams', () => {
  it('are posted once a month: the school on Wednesday, the district on Thursday, the region on Friday', async () => {
    const world = await levelsWorld('2026-09-07T06:00:00-05:00');
    await answered(world);
    await world.until('2026-10-09T18:00:00-05:00');
    const times = (['pine-ridge', 'lakeside', 'north'] as const).map((channel) =>
      posts(world, channel).map(({ postedAt }) => new Date(postedAt).toISOString()),
    );
    expect(times.map((of) => of.slice(-1))).toEqual([
      ['2026-10-07T20:00:00.000Z'],
      ['2026-10-08T20:00:00.000Z'],
      ['2026-10-09T20:00:00.000Z'],
    ]);
    const school = posts(world, 'pine-ridge').at(-1)?.text ?? '';
    expect(school).toContain('Pine Ridge · weeks of Aug 10 to Oct 4');
    expect(school).toMatch(/Coaching, Score \(likely range\) \d+/);
    expect(school).toMatch(/Behind these figures: \d people, 1 of 1 teams/);
    const district = posts(world, 'lakeside').at(-1)?.text ?? '';
    expect(district).toMatch(/Name Pine Ridge, Competency ○ Building/);
    expect(district).toContain('1 of 1 schools');
    const region = posts(world, 'north').at(-1)?.text ?? '';
    expect(region).toMatch(/Name Lakeside, Competency ○ Building/);
    for (const text of [school, district, region]) {
      for (const name of PEOPLE) expect(text.toLowerCase()).not.toContain(name);
    }
  });

  it('take a decision of who leads there, show it in the next, and say to anyone how they came about', async () => {
    const world = await levelsWorld('2026-09-07T06:00:00-05:00');
    await answered(world);
    await world.until('2026-10-08T16:00:00-05:00');
    const [school] = posts(world, 'pine-ridge').slice(-1);
    if (!school) throw new Error('the school has no digest');
    await world.press('ana', 'Do it', { message: school });
    expect(posts(world, 'pine-ridge').at(-1)?.text).not.toContain('Decided by');
    await world.press('ruth', 'Talk first', { message: school });
    expect(posts(world, 'pine-ridge').at(-1)?.text).toContain('Decided by ruth');

    await world.press('ana', 'How was this worked out', { message: school });
    const whisper = world.edge
      .messages({ channelId: school.channelId, forUser: world.userId('ana') })
      .filter((message) => message.ephemeralFor !== undefined)
      .at(-1);
    expect(whisper?.text).toContain('How this digest was worked out');

    await world.until('2026-11-04T16:00:00-06:00');
    expect(posts(world, 'pine-ridge').at(-1)?.text).toContain('Last time you decided to talk first about');
    await world.press('ruth', 'Do it', { message: school });
    expect(posts(world, 'pine-ridge').at(-1)?.text).not.toContain('Decided by');
  });

  it('say that there are no figures where nobody answered, and post no raw answer’s trace', async () => {
    const world = await levelsWorld('2026-09-28T06:00:00-05:00');
    await world.until('2026-10-09T18:00:00-05:00');
    for (const channel of ['pine-ridge', 'lakeside', 'north'] as const) {
      const text = posts(world, channel).at(-1)?.text ?? '';
      expect(text).toContain('No figures this time');
      expect(text).not.toMatch(/\d\d%|\(likely range\)/);
    }
  });
});

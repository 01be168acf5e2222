import { describe, expect, it } from 'vitest';
import { createWorld, PEOPLE, type PersonName, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const FRIDAY = '2026-10-09T15:02:00-05:00';
const NEXT_FRIDAY = '2026-10-16T15:02:00-05:00';

/** A team whose answers are low everywhere, so that its digest proposes something, on the Friday at 15:02. */
async function withProposal(): Promise<World> {
  const world = await createWorld({ at: MONDAY, district: { people: { gus: 'locale: es' } } });
  await world.until('2026-10-06T10:00:00-05:00');
  for (const [i, name] of PEOPLE.slice(0, 6).entries()) {
    for (let question = 0; question < 3; question++) {
      await world.press(name, (i + question) % 3 === 0 ? 'In place' : 'Not yet');
    }
  }
  await world.until(FRIDAY);
  return world;
}

function digest(world: World, index = -1) {
  const message = digests(world).at(index);
  if (!message) throw new Error('no digest');
  return message;
}

/** What only this person sees in the team's channel, newest last. */
function whispers(world: World, name: PersonName): string[] {
  const { channelId } = digest(world);
  return world.edge
    .messages({ forUser: world.userId(name) })
    .filter((message) => message.ephemeralFor !== undefined && message.channelId === channelId)
    .map((message) => message.text);
}

const digests = (world: World) =>
  world.inTeamChannel().filter((message) => message.ephemeralFor === undefined);

const decisions = (world: World) => world.store.read(async (tx) => tx.db.select().from(tx.t.decision));

describe('the decision on a digest', () => {
  it('is recorded at a leader’s tap, told with name and day, and opens the next digest', async () => {
    const world = await withProposal();
    const driver = /next week, make one thing easier about “(.+?)”\?/.exec(digest(world).text)?.[1];
    expect(driver).toBeDefined();
    await world.press('ruth', 'Do it', { message: digest(world) });
    await world.bot.engine.tick();
    expect(digest(world).text).toContain('Decided by ruth, Oct 9: Do it');
    const [row, ...more] = await decisions(world);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ choice: 'do_it', personId: 'lakeside/ruth', decidedAt: Date.parse(FRIDAY) });
    await world.until(NEXT_FRIDAY);
    expect(digests(world)).toHaveLength(2);
    expect(digest(world).text).toContain(`Last week you decided: make one thing easier about “${driver}”.`);
    expect(digest(world).text).not.toContain('ruth');
    expect(digest(world, 0).text).toContain('Decided by ruth');
  });

  it('is told as none where nobody decided', async () => {
    const world = await withProposal();
    await world.until(NEXT_FRIDAY);
    expect(digest(world).text).toContain('Last week nothing was decided, so nothing has changed yet.');
  });

  it('is refused to who does not speak for the team, and changes nothing', async () => {
    const world = await withProposal();
    const before = digest(world).text;
    await world.press('ana', 'Do it', { message: digest(world) });
    expect(whispers(world, 'ana').at(-1)).toContain('Only a leader or facilitator');
    expect(digests(world).map((message) => message.text)).toEqual([before]);
    expect(await decisions(world)).toEqual([]);
  });

  it('may be changed until the next digest has told it, and no longer', async () => {
    const world = await withProposal();
    await world.press('ruth', 'Do it', { message: digest(world) });
    await world.edge.closeView(world.userId('ruth'));
    await world.press('ruth', 'Talk first', { message: digest(world) });
    expect(digest(world).text).toContain('Decided by ruth, Oct 9: Talk first');
    await world.until(NEXT_FRIDAY);
    expect(digest(world).text).toContain('Last week you decided to talk first about');
    await world.press('ruth', 'Not now', { message: digest(world, 0) });
    expect(whispers(world, 'ruth').at(-1)).toContain('A newer digest');
    expect((await decisions(world)).map((row) => row.choice)).toEqual(['talk_first']);
  });

  it('is the later of two taps, in whatever order they arrive', async () => {
    const world = await withProposal();
    const at = Date.parse(FRIDAY) / 1_000;
    await world.press('ruth', 'Not now', { message: digest(world), actionTs: `${at + 2}.000000` });
    await world.press('ruth', 'Do it', { message: digest(world), actionTs: `${at + 1}.000000` });
    expect((await decisions(world)).map((row) => row.choice)).toEqual(['not_now']);
    expect(whispers(world, 'ruth').at(-1)).toContain('A later decision');
  });
});

describe('“How was this worked out?”', () => {
  it('answers whoever asks, alone and in their language, with the digest’s own numbers', async () => {
    const world = await withProposal();
    const before = digest(world).text;
    const [, score, low, high] = /Score \(likely range\) (\d+) \((\d+)–(\d+)\)/.exec(before) ?? [];
    expect(high).toBeDefined();
    await world.press('ana', 'How was this', { message: digest(world) });
    await world.press('gus', 'How was this', { message: digest(world) });
    const [english] = whispers(world, 'ana');
    expect(english).toContain(
      `${score}, the mean of 6 of 8 people. Likely range ${low}–${high}, with t = 2.02.`,
    );
    expect(english).toContain('fewer than 5 people');
    expect(english).toContain('capacity tools');
    expect(english).toContain('Focus, points so far: 1.');
    expect(whispers(world, 'gus')[0]).toContain('Cómo se calculó este resumen');
    expect(digests(world).map((message) => message.text)).toEqual([before]);
  });
});

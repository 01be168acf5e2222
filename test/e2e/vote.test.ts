import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import {
  buttonOf,
  buttonsOf,
  createWorld,
  type DistrictWishes,
  PEOPLE,
  type PersonName,
  settled,
  type World,
} from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const TUESDAY = '2026-10-06T09:01:00-05:00';
const CLOSED = '2026-10-09T14:01:00-05:00';
const FRIDAY = '2026-10-09T15:02:00-05:00';

const VOTERS = ['ana', 'ben', 'chloe', 'darius', 'elena'] as const;

/** Five members who vote on Tuesdays; Ruth, their principal, facilitates. */
const VOTING = {
  without: ['carmen', 'farah', 'gus'],
  team: 'vote: {}',
  roles: { ruth: 'facilitator: grades-3-5, leader: pine-ridge, evaluator: pine-ridge' },
} as const satisfies DistrictWishes;

async function voting(district: DistrictWishes = VOTING): Promise<World> {
  const world = await createWorld({ at: MONDAY, district });
  await world.until(TUESDAY);
  return world;
}

const posts = (world: World): EdgeMessage[] =>
  world.inTeamChannel().filter((message) => message.ephemeralFor === undefined);

const votes = (world: World) =>
  posts(world).filter((message) => /Team vote|Do the drivers/.test(message.text));

function vote(world: World): EdgeMessage {
  const message = votes(world).find((one) => one.text.includes('Team vote · '));
  if (!message) throw new Error('no vote');
  return message;
}

const digest = (world: World) =>
  posts(world).find((message) => message.text.includes('week of'))?.text ?? 'no digest';

/** The last sentence that only this person sees in the team's channel. */
const toldAlone = (world: World, name: PersonName) =>
  world.edge
    .messages({ forUser: world.userId(name) })
    .filter((message) => message.ephemeralFor !== undefined)
    .at(-1)?.text;

const tap = (world: World, name: PersonName, label: string) =>
  world.press(name, label, { message: vote(world) });

/** Everything about votes that the database file holds, read by somebody else than the bot. */
function inTheFile(world: World): { cast: number; questions: Record<string, unknown>[] } {
  const file = new Database(join(world.folder, 'driveline.sqlite'), { readonly: true });
  try {
    const cast = Number(file.prepare('SELECT count(*) FROM vote_cast').pluck().get());
    const rows: unknown[] = file
      .prepare(
        "SELECT vote_question.* FROM vote_question JOIN vote ON id = vote_id WHERE kind = 'items' ORDER BY position",
      )
      .all();
    // Rows of a table come as plain objects by better-sqlite3's contract.
    return { cast, questions: rows as Record<string, unknown>[] };
  } finally {
    file.close();
  }
}

async function everyone(world: World, labels: readonly string[]): Promise<void> {
  for (const [i, name] of VOTERS.entries()) await tap(world, name, labels[i % labels.length] ?? 'Partly');
}

describe('a team vote', () => {
  it('shows one question in the channel, and asks nobody of the team in private', async () => {
    const world = await voting();
    expect(votes(world)).toHaveLength(1);
    expect(new Date(vote(world).postedAt).toISOString()).toBe('2026-10-06T14:00:00.000Z');
    expect(vote(world).text).toContain('Question 1 of 3');
    expect(vote(world).text).toContain('0 of 5 have voted.');
    expect(vote(world).text).toContain('ruth leads and does not vote');
    expect(
      buttonsOf(vote(world))
        .slice(0, 4)
        .map((button) => button.label),
    ).toEqual(['Not yet', 'Partly', 'In place', 'Can’t tell']);
    for (const name of VOTERS) expect(world.direct(name), name).toEqual([]);
  });

  it('goes from the question to the consensus to the digest, and keeps no single vote', async () => {
    const world = await voting();
    await everyone(world, ['Not yet', 'Partly', 'In place']);
    expect(vote(world).text).toContain('Not yet: 2');
    expect(vote(world).text).toContain('Partly: 2');
    expect(vote(world).text).toContain('What did each of you see?');
    expect(inTheFile(world).cast).toBe(0);
    await tap(world, 'ruth', 'Partly');
    expect(vote(world).text).toContain('Question 2 of 3');
    await everyone(world, ['In place']);
    expect(vote(world).text).toContain('Does anybody see it differently?');
    await tap(world, 'ruth', 'In place');
    await everyone(world, ['Partly', 'In place']);
    await tap(world, 'ruth', 'No agreement');
    expect(vote(world).text).toContain('thank you');
    expect(inTheFile(world)).toMatchObject({
      cast: 0,
      questions: [
        { not_yet: 2, partly: 2, in_place: 1, consensus: 'partly' },
        { not_yet: 0, in_place: 5, consensus: 'in_place' },
        { partly: 3, in_place: 2, consensus: 'none' },
      ],
    });
    await world.until(FRIDAY);
    const text = digest(world);
    expect(text).toContain('This team answers by vote.');
    expect(text).toContain('Team vote: what was agreed (never averaged with check-ins)');
    expect(text).toContain('Agreed Partly');
    expect(text).toContain('Votes 5: Not yet 2 · Partly 2 · In place 1');
    expect(text).toContain('Votes 5: In place 5');
    expect(text).toContain('Agreed No agreement');
    for (const name of VOTERS) expect(text.toLowerCase()).not.toContain(name);
  });

  it('leaves no byte of a single vote in the database file once it is revealed', async () => {
    const world = await voting();
    const bytes = () => readFileSync(join(world.folder, 'driveline.sqlite')).toString('latin1');
    await everyone(world, ['In place', 'Not yet']);
    await world.restart();
    expect(inTheFile(world).questions[0]).toMatchObject({ in_place: 3, not_yet: 2 });
    // A row of the table lies in the file as its values, one after another: the person, then what they chose.
    for (const name of VOTERS)
      expect(bytes()).not.toMatch(new RegExp(`lakeside/${name}(not_yet|partly|in_place|cant_tell)`));
    await tap(world, 'ruth', 'Partly');
    await tap(world, 'ana', 'In place');
    await world.restart();
    expect(bytes()).toContain('lakeside/anain_place');
  });

  it('answers a tap with a count, never with a vote, and hides all of them until the reveal', async () => {
    const world = await voting();
    const before = vote(world).text;
    await tap(world, 'ana', 'In place');
    expect(toldAlone(world, 'ana')).toBe('Your vote is in. You can change it until the reveal.');
    await world.until('2026-10-06T09:02:00-05:00');
    expect(vote(world).text).toBe(before.replace('0 of 5', '1 of 5'));
    expect(inTheFile(world).questions[0]).toMatchObject({ not_yet: 0, partly: 0, in_place: 0 });
  });

  it('lets a vote be changed until the reveal, counts a double tap once and the later of two taps', async () => {
    const world = await voting();
    const second = world.clock.now() / 1000;
    const at = (after: number) => ({ message: vote(world), actionTs: (second + after).toFixed(6) });
    await world.press('ana', 'Not yet', at(1));
    await world.press('ana', 'Partly', at(3));
    await world.press('ana', 'Partly', at(3));
    await world.press('ana', 'In place', at(2));
    expect(toldAlone(world, 'ana')).toBe('A later tap was already counted, so this one was not.');
    await tap(world, 'ben', 'Partly');
    expect(inTheFile(world).cast).toBe(2);
    await tap(world, 'ruth', 'Reveal');
    expect(inTheFile(world)).toMatchObject({
      cast: 0,
      questions: [{ not_yet: 0, partly: 2, in_place: 0 }, {}, {}],
    });
  });

  it('rests after a digest that never reached the channel, tells the facilitator, and goes on once one does', async () => {
    const world = await voting();
    await world.until('2026-10-09T14:30:00-05:00');
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found' });
    await world.until('2026-10-13T12:00:00-05:00');
    const items = () => votes(world).filter((message) => message.text.includes('Team vote · '));
    expect(items()).toHaveLength(1);
    expect(world.last('ruth').text).toContain('The last digest could not be posted');
    await world.until('2026-10-16T15:02:00-05:00');
    expect(digest(world)).toContain('Nobody was asked this week');
    await world.until('2026-10-20T12:00:00-05:00');
    expect(items()).toHaveLength(2);
  });

  it('takes no vote from the facilitator, who is also the principal', async () => {
    const world = await voting();
    await tap(world, 'ruth', 'In place');
    expect(toldAlone(world, 'ruth')).toMatch(/lead this vote, so you do not vote/);
    expect(inTheFile(world).cast).toBe(0);
  });

  it('takes no vote from who is not on the team, whatever their button says', async () => {
    const world = await voting();
    await world.edge.press({
      userId: world.userId('vera'),
      channelId: vote(world).channelId,
      ts: vote(world).ts,
      actionId: buttonOf(vote(world), 'Partly').actionId,
      value: buttonOf(vote(world), 'Partly').value,
    });
    expect(inTheFile(world).cast).toBe(0);
  });

  it('takes no forged tap on a question that is not open, nor on a vote that is not there', async () => {
    const world = await voting();
    const { value } = buttonOf(vote(world), 'Partly');
    await world.press('ana', 'Partly', { message: vote(world), value: value.replace('|0|', '|2|') });
    expect(toldAlone(world, 'ana')).toMatch(/not open yet/);
    await world.press('ana', 'Partly', {
      message: vote(world),
      value: 'vote:other/team:2026-10-05|0|partly',
    });
    expect(toldAlone(world, 'ana')).toMatch(/no longer there/);
    await world.press('ana', 'Partly', { message: vote(world), value: value.replace('partly', 'superb') });
    expect(toldAlone(world, 'ana')).toMatch(/no longer there/);
    expect(inTheFile(world).cast).toBe(0);
  });

  it('lets nobody but the facilitator reveal or record, and shows no vote that stands alone', async () => {
    const world = await voting();
    const open = vote(world);
    await tap(world, 'ana', 'Partly');
    await tap(world, 'ben', 'Reveal');
    expect(toldAlone(world, 'ben')).toMatch(/Only the facilitator/);
    await tap(world, 'ruth', 'Reveal');
    expect(toldAlone(world, 'ruth')).toMatch(/needs 2 votes/);
    await tap(world, 'ben', 'Partly');
    await tap(world, 'ruth', 'Reveal');
    await world.press('chloe', 'In place', { message: vote(world) });
    expect(toldAlone(world, 'chloe')).toMatch(/Only the facilitator/);
    // A tap on the buttons as they were before the reveal comes too late.
    await world.press('chloe', 'In place', { message: open });
    expect(toldAlone(world, 'chloe')).toMatch(/have been revealed/);
    expect(inTheFile(world)).toMatchObject({
      cast: 0,
      questions: [{ partly: 2, in_place: 0, consensus: null }, {}, {}],
    });
  });

  it('lets the facilitator put a slip of the finger right, and takes a second tap for what it is', async () => {
    const world = await voting();
    await everyone(world, ['Partly']);
    const revealed = vote(world);
    await tap(world, 'ruth', 'Not yet');
    await tap(world, 'ruth', 'Correct question 1');
    expect(vote(world).text).toContain('Question 1 of 3');
    await tap(world, 'ruth', 'Partly');
    await world.press('ruth', 'Partly', { message: revealed });
    expect(inTheFile(world).questions.map((row) => row.consensus)).toEqual(['partly', null, null]);
    expect(vote(world).text).toContain('Question 2 of 3');
  });

  it('is revealed at the close, names nobody who did not vote, and takes no late vote', async () => {
    const world = await voting();
    const open = vote(world);
    await tap(world, 'ana', 'Not yet');
    await tap(world, 'ben', 'In place');
    await world.until(CLOSED);
    expect(inTheFile(world)).toMatchObject({ cast: 0, questions: [{ not_yet: 1, in_place: 1 }, {}, {}] });
    expect(vote(world).text).toContain('What did each of you see?');
    for (const name of ['chloe', 'darius', 'elena']) expect(vote(world).text).not.toContain(name);
    await world.press('chloe', 'Partly', { message: open });
    expect(toldAlone(world, 'chloe')).toMatch(/have been revealed/);
    await tap(world, 'ruth', 'Partly');
    expect(vote(world).text).toContain('Not voted on');
    await world.until(FRIDAY);
    expect(digest(world)).toContain('Votes 2: Not yet 1 · In place 1');
    await tap(world, 'ruth', 'Correct question 1').catch(() => undefined);
    expect(inTheFile(world).questions[0]?.consensus).toBe('partly');
  });

  it('forgets a vote that stood alone at the close', async () => {
    const world = await voting();
    await tap(world, 'ana', 'Not yet');
    await world.until(CLOSED);
    expect(inTheFile(world)).toMatchObject({
      cast: 0,
      questions: [{ not_yet: 0, revealed_at: null }, {}, {}],
    });
    await world.until(FRIDAY);
    expect(digest(world)).toContain('There was no vote this week.');
  });

  it('does not wait for who is away', async () => {
    const world = await voting({ ...VOTING, people: { elena: 'away: [2026-10-06]' } });
    expect(vote(world).text).toContain('0 of 4 have voted.');
    for (const name of VOTERS.slice(0, 4)) await tap(world, name, 'Partly');
    expect(vote(world).text).toContain('which one does the team agree on?');
  });

  it('survives a restart in the middle: no vote lost, none asked twice', async () => {
    const world = await voting();
    await tap(world, 'ana', 'Partly');
    await world.restart();
    await tap(world, 'ben', 'Partly');
    await world.restart();
    await world.until('2026-10-06T09:05:00-05:00');
    expect(votes(world)).toHaveLength(1);
    expect(vote(world).text).toContain('2 of 5 have voted.');
    await tap(world, 'ruth', 'Reveal');
    expect(inTheFile(world)).toMatchObject({ cast: 0, questions: [{ partly: 2 }, {}, {}] });
  });

  it('is made up for when the bot was down at the close: no single vote stays', async () => {
    const world = await voting();
    await tap(world, 'ana', 'Partly');
    await tap(world, 'ben', 'Not yet');
    await world.bot.stop();
    world.clock.set(Date.parse('2026-10-11T12:00:00-05:00'));
    await world.restart();
    await world.until('2026-10-12T08:00:00-05:00');
    expect(inTheFile(world)).toMatchObject({ cast: 0, questions: [{ partly: 1, not_yet: 1 }, {}, {}] });
  });

  it('is not held on a snow day, but the day after', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: { ...VOTING, calendar: '  snow_days: [2026-10-06]' },
    });
    await world.until('2026-10-06T18:00:00-05:00');
    expect(votes(world)).toEqual([]);
    await world.until('2026-10-07T09:05:00-05:00');
    expect(vote(world).text).toContain('Question 1 of 3');
  });

  it('says why a question is asked and what counts, to who asks alone', async () => {
    const world = await voting();
    await tap(world, 'ben', 'Why this?');
    expect(toldAlone(world, 'ben')).toMatch(/focus|voted least/);
    expect(toldAlone(world, 'ben')).toMatch(/What counts\?/);
  });
});

describe('a team that votes', () => {
  it('is why its members are not asked in private, and says so to who asks', async () => {
    const world = await voting();
    await world.edge.command(world.userId('ana'), vote(world).channelId, '/driveline', 'why');
    await settled(() => toldAlone(world, 'ana') !== undefined);
    expect(toldAlone(world, 'ana')).toContain('Grades 3-5: answers by vote, in its channel.');
    expect(toldAlone(world, 'ana')).not.toContain('This role is not asked');
  });

  it('finds its votes again after a crash right behind the acknowledgement', async () => {
    const world = await voting();
    await tap(world, 'ana', 'Partly');
    await tap(world, 'ben', 'In place');
    // What a process that dies here leaves behind.
    const left = tempFolder();
    for (const name of ['driveline.sqlite', 'driveline.sqlite-wal']) {
      copyFileSync(join(world.folder, name), join(left, name));
    }
    const store = openSqliteStore({ file: join(left, 'driveline.sqlite') });
    const cast = await store.read(async (tx) => tx.db.select().from(tx.t.voteCast));
    await store.close();
    expect(cast.map(({ personId, rating }) => [personId, rating])).toEqual([
      ['lakeside/ana', 'partly'],
      ['lakeside/ben', 'in_place'],
    ]);
  });
});

describe('a team with check-ins', () => {
  it('reads in its digest the mean of its drivers with the lowest of them, and that evenness is a hint', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until('2026-10-06T10:00:00-05:00');
    for (const [i, name] of PEOPLE.entries()) {
      for (let question = 0; question < 3; question++) {
        await world.press(name, (i + question) % 3 === 0 ? 'In place' : 'Partly');
      }
    }
    await world.until(FRIDAY);
    expect(digest(world)).toMatch(/3 drivers, by check-ins: \d+ on average, lowest .+ \d+\./);
    expect(digest(world)).toContain('Evenness is a hint, not integration.');
    expect(digest(world)).not.toContain('Links');
  });
});

describe('a change between check-ins and votes', () => {
  it('shows no answer that was given in confidence before, neither then nor when it is changed back', async () => {
    // Three answers of four people: the district's k is 3, but no sum of three is ever shown.
    const small = { without: ['carmen', 'elena', 'farah', 'gus'], roles: VOTING.roles, k: 3 } as const;
    const world = await createWorld({ at: MONDAY, district: small });
    await world.until('2026-10-06T10:00:00-05:00');
    for (const name of ['ana', 'ben', 'chloe'] as const) {
      for (let question = 0; question < 3; question++) await world.press(name, 'Not yet');
    }
    await world.apply({ ...small, team: 'vote: {}' });
    await world.until('2026-10-16T15:02:00-05:00');
    await world.apply(small);
    await world.until('2026-10-23T15:02:00-05:00');
    const digests = posts(world).filter((message) => message.text.includes('week of'));
    expect(digests.length).toBeGreaterThanOrEqual(3);
    for (const { text } of digests) {
      expect(text).not.toMatch(/Score \(likely range\) \d/);
      expect(text).not.toMatch(/Not yet|○ Building/);
      expect(text).not.toMatch(/on average/);
    }
  });

  it('forgets single votes where the team stops voting', async () => {
    const world = await voting();
    await tap(world, 'ana', 'Partly');
    await tap(world, 'ben', 'Partly');
    const open = vote(world);
    await world.apply({ ...VOTING, team: 'digest: { day: friday }' });
    await world.until('2026-10-06T12:00:00-05:00');
    expect(inTheFile(world)).toMatchObject({
      cast: 0,
      questions: [{ revealed_at: null, partly: 0 }, {}, {}],
    });
    await world.press('chloe', 'Partly', { message: open });
    expect(toldAlone(world, 'chloe')).toMatch(/no longer there/);
  });
});

describe('the links vote', () => {
  const links = (world: World): EdgeMessage => {
    const message = votes(world).find((one) => one.text.includes('Do the drivers feed'));
    if (!message) throw new Error('no links vote');
    return message;
  };

  it('comes in the first week of a month, the day after the other vote, and again a month later', async () => {
    const world = await voting();
    expect(votes(world)).toHaveLength(1);
    await world.until('2026-10-07T09:01:00-05:00');
    expect(links(world).text).toContain('Question 1 of 8 · Selection → Training');
    expect(
      buttonsOf(links(world))
        .slice(0, 4)
        .map((button) => button.label),
    ).toEqual(['No', 'Somewhat', 'Yes', 'Can’t tell']);
    const asked = () => votes(world).filter((one) => one.text.includes('Do the drivers feed'));
    await world.until('2026-11-01T12:00:00-06:00');
    expect(asked()).toHaveLength(1);
    await world.until('2026-11-04T09:01:00-06:00');
    expect(asked()).toHaveLength(2);
    expect(vote(world)).toBeDefined();
  });

  it('stands in the digest as points of the links answered, beside the evenness and never in its place', async () => {
    const world = await voting();
    await world.until('2026-10-07T09:01:00-05:00');
    for (const [answer, position] of [
      ['Yes', 1],
      ['Somewhat', 2],
      ['Can’t tell', 3],
    ] as const) {
      for (const name of VOTERS) await world.press(name, answer, { message: links(world) });
      expect(links(world).text, String(position)).toContain('which one does the team agree on?');
      await world.press('ruth', answer, { message: links(world) });
    }
    await world.until(FRIDAY);
    expect(digest(world)).toContain(
      'Links, team vote in the week of Oct 5: 3 of 4 points (75%), 2 of 8 links answered.',
    );
  });
});

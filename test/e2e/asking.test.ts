import { describe, expect, it } from 'vitest';
import { say } from '../../src/locales/index.ts';
import { fill, triageValues, command as typed } from '../doubles/improving.ts';
import { createWorld, PEOPLE, type PersonName, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const t = say('en');

const tuesday = (week: number, time = '11:00') =>
  `2026-${['10-06', '10-13', '10-20', '10-27', '11-03', '11-10'][week]}T${time}:00-0${week < 4 ? 5 : 6}:00`;
const friday = (week: number, time = '16:00') =>
  `2026-${['10-09', '10-16', '10-23', '10-30', '11-06', '11-13'][week]}T${time}:00-0${week < 4 ? 5 : 6}:00`;

/** All who are asked but Ana. */
const OTHERS = [...PEOPLE.slice(1), 'carmen'] as const;

/** The messages that begin, or remind of, a check-in; what they read by now does not matter. */
const asks = (world: World, name: PersonName) =>
  world.direct(name).filter((message) => message.ephemeralFor === undefined && !isChoice(message.text));
const isChoice = (text: string) =>
  [t.asking.quietTitle, t.asking.chosen.each, t.asking.chosen.every_other].some((words) =>
    text.includes(words),
  );

async function answer(world: World, names: readonly PersonName[], label = 'In place') {
  for (const name of names) for (let i = 0; i < 3; i++) await world.press(name, label);
}

async function weeks(world: World, count: number, names: readonly PersonName[], label?: string) {
  for (let week = 0; week < count; week++) {
    await world.until(tuesday(week));
    await answer(world, names, label);
    await world.until(friday(week));
  }
}

async function command(world: World, name: PersonName, text: string): Promise<void> {
  const userId = world.userId(name);
  const count = () =>
    world.edge.messages({ forUser: userId }).filter((one) => one.ephemeralFor === userId).length;
  const before = count();
  await world.edge.command(userId, world.edge.direct(userId), '/driveline', text);
  await settled(() => count() > before || world.edge.view(userId) !== undefined);
}

const whispered = (world: World, name: PersonName) =>
  world.edge
    .messages({ forUser: world.userId(name) })
    .filter((one) => one.ephemeralFor === world.userId(name))
    .at(-1)?.text ?? '';

const inChannel = (world: World) =>
  world.inTeamChannel().filter((message) => message.ephemeralFor === undefined);

describe('falling silent', () => {
  it('after three unanswered check-ins the bot asks once how often, in private and without reproach', async () => {
    const world = await createWorld({ at: MONDAY });
    await weeks(world, 4, OTHERS);
    expect(asks(world, 'ana')).toHaveLength(6);
    expect(world.last('ana').text).toContain(t.asking.quietTitle);
    expect(world.last('ana').text).not.toMatch(/missed|failed|must|should/i);
    await world.until(friday(5));
    expect(world.direct('ana').filter((one) => one.text.includes(t.asking.quietTitle))).toHaveLength(1);
    expect(asks(world, 'ana')).toHaveLength(6);
    expect(inChannel(world)[3]?.text).toContain('7 of 7 answered');
    expect(inChannel(world)[0]?.text).toContain('7 of 8 answered');
    await command(world, 'ana', 'why');
    expect(whispered(world, 'ana')).toContain(t.guide.why.reasons.quiet);
    await command(world, 'vera', 'why @ana');
    expect(whispered(world, 'vera')).toContain(t.guide.why.ownReason);
    expect(whispered(world, 'vera')).not.toMatch(/quiet|how often|pause|answered/);
    for (const name of [...OTHERS, 'ruth', 'vera'] as const)
      expect(
        world.direct(name).some((one) => one.text.includes(t.asking.quietTitle)),
        name,
      ).toBe(false);
  });

  it('goes on as chosen: every other time, and again each time', async () => {
    const world = await createWorld({ at: MONDAY });
    await weeks(world, 3, OTHERS);
    await world.until(tuesday(3));
    await world.press('ana', 'Every other time');
    expect(world.last('ana').text).toContain(t.asking.chosen.every_other);
    await world.until(friday(5));
    const weeksAsked = asks(world, 'ana')
      .slice(6)
      .map((one) => new Date(one.postedAt).toISOString().slice(0, 10));
    // The check-in of the third of November, with its reminder, and none the week after.
    expect(weeksAsked).toEqual(['2026-11-03', '2026-11-04']);
    await command(world, 'ana', 'resume');
    expect(whispered(world, 'ana')).toContain(t.asking.chosen.each);
    await world.until('2026-11-17T11:00:00-06:00');
    expect(asks(world, 'ana')).toHaveLength(9);
  });

  it('cannot be chosen for somebody else', async () => {
    const world = await createWorld({ at: MONDAY });
    await weeks(world, 3, OTHERS);
    await world.until(tuesday(3));
    await world.press('ben', 'Every other time', { of: 'ana' });
    const rows = await world.store.read((tx) => tx.db.select().from(tx.t.enrolment));
    expect(rows).toMatchObject([{ personId: 'lakeside/ana', mode: 'quiet' }]);
  });
});

describe('a pause', () => {
  async function pausedFromCheckIn(): Promise<World> {
    const world = await createWorld({ at: MONDAY });
    await world.until(tuesday(0));
    await answer(world, PEOPLE.slice(1, 6));
    await world.press('ana', 'Ask me later');
    await world.press('ana', t.asking.less);
    await settled(() => world.edge.view(world.userId('ana')) !== undefined);
    await world.edge.submit(world.userId('ana'), {
      mode: { value: 'paused' },
      until: { value: '2026-10-19' },
    });
    return world;
  }

  it('can be begun from a check-in: it takes the person out of N, stops reminders and ends on its day', async () => {
    const world = await pausedFromCheckIn();
    await world.until(friday(0));
    expect(world.direct('ana')).toHaveLength(1);
    expect(inChannel(world)[0]?.text).toContain('5 of 7 answered');
    await world.until(friday(1));
    expect(world.direct('ana')).toHaveLength(1);
    await world.until(tuesday(2));
    expect(asks(world, 'ana')).toHaveLength(2);
  });

  it('leaves no trace that others can see, and an answer takes it back for that check-in', async () => {
    const world = await pausedFromCheckIn();
    await world.until('2026-10-06T11:30:00-05:00');
    expect(world.last('ana').text).toContain(t.asking.resting);
    await command(world, 'vera', 'why @ana');
    expect(whispered(world, 'vera')).toMatch(/The check-in was sent/);
    expect(whispered(world, 'vera')).not.toMatch(/paus|rest/i);
    await world.press('ana', t.asking.answerAfterAll);
    await world.press('ana', 'Partly');
    await world.until(friday(0));
    expect(inChannel(world)[0]?.text).toContain('6 of 8 answered');
  });

  it('“not this time” is no reminder and no trace: it counts as any other silence', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(tuesday(0));
    await answer(world, PEOPLE.slice(1, 6));
    await world.press('ana', 'Ask me later');
    await world.press('ana', t.asking.notNow);
    expect(world.last('ana').text).toContain(t.asking.declined);
    await world.until(friday(0));
    expect(world.direct('ana')).toHaveLength(1);
    expect(inChannel(world)[0]?.text).toContain('5 of 8 answered');
  });

  it('can be typed, in both languages, with a day or without, and undone', async () => {
    const world = await createWorld({ at: MONDAY, district: { people: { elena: 'locale: es' } } });
    await world.until(MONDAY);
    await command(world, 'elena', 'pausa 2026-11-02');
    expect(whispered(world, 'elena')).toContain(say('es').asking.paused('2 nov'));
    await command(world, 'ana', 'pause 2026-10-05');
    expect(whispered(world, 'ana')).toContain(t.asking.untilWrong);
    await command(world, 'ana', 'pause 2026-02-31');
    expect(whispered(world, 'ana')).toContain(t.asking.untilWrong);
    await command(world, 'ana', 'pause');
    expect(JSON.stringify(world.edge.view(world.userId('ana')))).toContain(t.asking.formTitle);
    await world.edge.submit(world.userId('ana'), { mode: { value: 'paused' }, until: { value: '' } });
    await world.until(friday(0));
    expect(world.direct('ana').filter((one) => one.ephemeralFor === undefined)).toEqual([]);
    expect(world.direct('elena').filter((one) => one.ephemeralFor === undefined)).toEqual([]);
    await command(world, 'ana', 'resume');
    await world.until(tuesday(1));
    expect(asks(world, 'ana')).toHaveLength(1);
  });
});

describe('the same answer again and again', () => {
  it('offers to ask less often in the thanks, once, and says nothing of the answers', async () => {
    const world = await createWorld({ at: '2026-09-14T06:00:00-05:00' });
    const days = ['09-15', '09-22', '09-29', '10-06', '10-13', '10-20', '10-27', '11-02'];
    const offered: boolean[] = [];
    for (const day of days.slice(0, 7)) {
      await world.until(`2026-${day}T11:00:00-05:00`);
      await answer(world, PEOPLE, 'In place');
      offered.push(world.last('ana').text.includes(t.asking.offer));
    }
    expect(offered).toEqual([false, false, false, false, false, false, true]);
    expect(world.last('ana').text).not.toMatch(/same|always|alike/i);
  });
});

describe('no new ask while the last result got no answer', () => {
  /** Ben takes something on for his team, by a day. */
  async function planAction(world: World, due: string, owner: PersonName = 'ben'): Promise<void> {
    await typed(world, 'ben', 'action');
    await fill(world, 'ben', { driver: 'coaching', ...triageValues('yyyn') });
    await fill(world, 'ben', {
      ...{ technical_title: 'Protect Thursday', technical_due: due, owner: world.userId(owner) },
    });
  }

  /** Two weeks of low answers, proposals and no decision. */
  async function undecided(): Promise<World> {
    const world = await createWorld({ at: MONDAY });
    await weeks(world, 2, PEOPLE, 'Not yet');
    return world;
  }

  it('rests, tells the leader why in private and the channel kindly, and goes on with the decision', async () => {
    const world = await undecided();
    await world.until(tuesday(2));
    expect(asks(world, 'ana')).toHaveLength(2);
    expect(world.direct('ruth')).toHaveLength(1);
    expect(world.last('ruth').text).toContain(t.asking.rest.title('Grades 3-5'));
    for (const name of PEOPLE)
      expect(world.direct(name).some((one) => one.postedAt > Date.parse(friday(1)))).toBe(false);
    await command(world, 'ana', 'why');
    expect(whispered(world, 'ana')).toContain(t.guide.why.reasons.undecided);
    await world.until(friday(2));
    const resting = inChannel(world).at(-1);
    expect(resting?.text).toContain('Check-ins rest: the last two digests led to no decision');
    expect(resting?.text).not.toContain('ruth');
    // A second week of rest says so in the channel again, and to nobody else.
    await world.until(friday(3));
    expect(world.direct('ruth')).toHaveLength(1);
    await world.press('ruth', 'Do it');
    expect(world.last('ruth').text).toContain(t.asking.rest.over('Grades 3-5'));
    await world.until(tuesday(4));
    for (const name of PEOPLE) expect(world.last(name).postedAt, name).toBeGreaterThan(Date.parse(friday(3)));
    await answer(world, PEOPLE);
    await world.until(friday(4));
    expect(inChannel(world).at(-1)?.text).toMatch(/you decided: make one thing easier/);
  });

  it('can be decided in the channel too, by a leader and by nobody else', async () => {
    const world = await undecided();
    await world.until(friday(2));
    const resting = inChannel(world).at(-1);
    if (!resting) throw new Error('no digest');
    await world.press('ana', 'Do it', { message: resting });
    expect(await world.store.read((tx) => tx.db.select().from(tx.t.decision))).toEqual([]);
    await world.press('ruth', 'Not now', { message: resting });
    expect(await world.store.read((tx) => tx.db.select().from(tx.t.decision))).toMatchObject([
      { choice: 'not_now' },
    ]);
    await world.until(tuesday(3));
    for (const name of PEOPLE) expect(world.last(name).postedAt, name).toBeGreaterThan(Date.parse(friday(2)));
  });

  it('is no rest where the team began an action instead, and ends with one', async () => {
    const world = await createWorld({ at: MONDAY });
    await weeks(world, 1, PEOPLE, 'Not yet');
    await planAction(world, '2026-10-20');
    await world.until(tuesday(1));
    await answer(world, PEOPLE, 'Not yet');
    await world.until(tuesday(2));
    for (const name of PEOPLE) expect(world.last(name).postedAt, name).toBeGreaterThan(Date.parse(friday(1)));
    await answer(world, PEOPLE, 'Not yet');
    await world.until(tuesday(3));
    expect(world.last('ruth').text).toContain(t.asking.rest.title('Grades 3-5'));
    await planAction(world, '2026-11-05');
    await world.until(tuesday(3, '11:30'));
    expect(world.last('ruth').text).toContain(t.asking.rest.over('Grades 3-5'));
    expect(await world.store.read((tx) => tx.db.select().from(tx.t.decision))).toEqual([]);
    await world.until(tuesday(4));
    for (const name of PEOPLE) expect(world.last(name).postedAt, name).toBeGreaterThan(Date.parse(friday(3)));
  });

  it('ends as well when somebody takes on what was planned before', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(tuesday(0));
    await answer(world, PEOPLE, 'Not yet');
    await planAction(world, '2026-11-05', 'chloe');
    await world.until(tuesday(1));
    await answer(world, PEOPLE, 'Not yet');
    await world.until(tuesday(2));
    expect(world.last('ruth').text).toContain(t.asking.rest.title('Grades 3-5'));
    const asked = world.direct('chloe').find(({ text }) => text.includes('Protect Thursday'));
    if (!asked) throw new Error('Chloe was not asked');
    await world.press('chloe', t.improvement.card.accept, { message: asked });
    await world.until(tuesday(2, '12:00'));
    expect(world.last('ruth').text).toContain(t.asking.rest.over('Grades 3-5'));
    await world.until(tuesday(3));
    for (const name of PEOPLE) expect(world.last(name).postedAt, name).toBeGreaterThan(Date.parse(friday(2)));
  });

  it('rests after a digest that never reached the channel, and goes on once one does', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(tuesday(0));
    await answer(world, PEOPLE);
    await world.until(friday(0, '14:00'));
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found' });
    await world.until(tuesday(1));
    expect(inChannel(world)).toEqual([]);
    expect(world.last('ruth').text).toContain(t.asking.rest.unposted.slice(0, 40));
    await world.until(friday(1));
    expect(inChannel(world).at(-1)?.text).toContain(t.asking.digest.unposted);
    await world.until(tuesday(2));
    for (const name of PEOPLE) expect(world.last(name).postedAt, name).toBeGreaterThan(Date.parse(friday(1)));
  });
});

describe('back-off', () => {
  it('halves the pace for four weeks after “can’t tell” and lets a leader leave the item out', async () => {
    const world = await createWorld({ at: MONDAY });
    await weeks(world, 1, PEOPLE, 'Can’t tell');
    await world.until(friday(1));
    expect(asks(world, 'ana')).toHaveLength(1);
    const digest = inChannel(world).at(-1);
    expect(digest?.text).toContain(t.asking.digest.halved.cant_tell);
    await command(world, 'ana', 'why');
    expect(whispered(world, 'ana')).toContain(t.guide.why.reasons.halved);
    await world.until(tuesday(2));
    expect(world.last('ana').postedAt).toBeGreaterThan(Date.parse(friday(1)));
  });
});

describe('who looked whom up', () => {
  it('is told to the person it was about, and to nobody else', async () => {
    const world = await createWorld({ at: MONDAY });
    await world.until(tuesday(0));
    await command(world, 'vera', 'why @ana');
    await command(world, 'ana', 'why');
    expect(whispered(world, 'ana')).toContain(t.guide.why.lookedUp('vera', 'Oct 6'));
    await command(world, 'ben', 'why');
    expect(whispered(world, 'ben')).not.toContain('vera');
    await command(world, 'vera', 'why');
    expect(whispered(world, 'vera')).not.toContain('asked on');
  });
});

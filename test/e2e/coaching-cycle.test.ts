import { describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import { buttonsOf, createWorld, type PersonName, settled, type World } from '../doubles/world.ts';

const CYCLE = '2026-10-05';

/** A week in which carmen coaches ana alone: their talk falls on the middle of the cycle. */
async function pair(): Promise<World> {
  const world = await createWorld({
    at: '2026-10-05T06:00:00-05:00',
    district: { coaching: { carmen: ['ana'] } },
  });
  await world.until('2026-10-05T12:00:00-05:00');
  return world;
}

const contact = async (world: World, cycle = CYCLE) => {
  const rows = await world.store.read((tx) => tx.db.select().from(tx.t.coachingContact));
  const row = rows.find((one) => one.cycle === cycle);
  if (!row) throw new Error('no contact is planned');
  return row;
};

const whisper = (world: World, name: PersonName): EdgeMessage => {
  const message = world.edge
    .messages()
    .filter((one) => one.ephemeralFor === world.userId(name))
    .at(-1);
  if (!message) throw new Error(`nothing was whispered to ${name}`);
  return message;
};

async function ask(world: World, name: PersonName, command: string): Promise<EdgeMessage> {
  const user = world.userId(name);
  const whispers = () => world.edge.messages().filter((one) => one.ephemeralFor === user).length;
  const before = whispers();
  await world.edge.command(user, world.edge.direct(user), '/driveline', command);
  await settled(() => whispers() > before);
  return whisper(world, name);
}

const messagesTo = (world: World, name: PersonName) =>
  world.direct(name).filter((message) => message.ephemeralFor === undefined);

describe('a coaching cycle in chat', () => {
  it('goes plan, see, talk, try, check for both people', async () => {
    const world = await pair();
    const { id, dueOn } = await contact(world);
    const carmen = world.userId('carmen');
    const ana = world.userId('ana');

    // Plan: both write in the same one, and each reads what the other commits to.
    const open = await ask(world, 'ana', 'coaching');
    await world.press('ana', 'Plan', { message: open });
    await world.edge.submit(ana, {
      focus: { value: 'Wait time after a question' },
      commits: { value: 'I try it in period two' },
      looked_at: { value: 'visit' },
      every: { value: '2' },
      fade: { value: 'two_on_track' },
    });
    const mine = await ask(world, 'ana', 'coaching');
    expect(mine.text).toContain('Focus: Wait time after a question');
    await world.press('carmen', 'Open', {
      value: `${id}|${CYCLE}|`,
      message: await ask(world, 'carmen', 'coaching'),
    });
    expect(whisper(world, 'carmen').text).toContain('Wait time after a question');
    await world.press('carmen', 'Plan', { message: whisper(world, 'carmen') });
    expect(JSON.stringify(world.edge.view(carmen)?.view)).toContain('ana commits to: I try it in period two');
    await world.edge.closeView(carmen);

    // Before the talk: at most two questions, in a dialog.
    await world.until(`${dueOn}T07:35:00-05:00`);
    const before = messagesTo(world, 'ana').at(-1);
    expect(before?.text).toContain('You and carmen talk on');
    expect(before?.text).toContain('not kept in this chat');
    await world.press('ana', 'Write', before ? { message: before } : {});
    const form = JSON.stringify(world.edge.view(ana)?.view);
    expect(form.match(/plain_text_input/g)).toHaveLength(2);
    const { first } = inputs(form);
    await world.edge.submit(ana, {
      [first]: { value: 'I want more voices to be heard' },
      sharing: { value: 'after_talk' },
    });

    // See and talk: what the coach reads before they met is nothing.
    await world.press('carmen', 'Open', {
      value: `${id}|${CYCLE}|`,
      message: await ask(world, 'carmen', 'coaching'),
    });
    const card = whisper(world, 'carmen');
    await world.press('carmen', 'Read what is shared', { message: card });
    expect(whisper(world, 'carmen').text).toContain('Nothing is shared');
    await world.press('carmen', 'Held', {
      value: `${id}|${CYCLE}|`,
      message: await ask(world, 'carmen', 'coaching'),
    });
    expect((await contact(world)).state).toBe('held');
    await world.press('carmen', 'Read what is shared', { message: card });
    expect(whisper(world, 'carmen').text).toContain('I want more voices to be heard');

    // Try: one next step with a date, which both read.
    await world.until(`${dueOn}T15:00:00-05:00`);
    const after = messagesTo(world, 'ana').at(-1);
    expect(after?.text).toContain('You and carmen have talked');
    await world.press('ana', 'Next step', after ? { message: after } : {});
    await world.edge.submit(ana, {
      step: { value: 'Count to three before calling on anybody' },
      day: { value: '2026-10-19' },
    });
    await world.press('carmen', 'Open', {
      value: `${id}|${CYCLE}|`,
      message: await ask(world, 'carmen', 'coaching'),
    });
    expect(whisper(world, 'carmen').text).toContain('Count to three');

    // Check: tried, and what was adapted and whether it still does its job.
    await world.until('2026-10-20T12:00:00-05:00');
    const check = await ask(world, 'ana', 'coaching');
    await world.press('ana', 'Check the step', { message: check });
    await world.edge.submit(ana, { tried: { value: 'yes' }, still_right: { value: 'yes' } });
    await world.press('ana', 'Adapted', { message: check });
    await world.edge.submit(ana, {
      adaptation: { value: 'I use a timer' },
      still_works: { value: 'partly' },
    });
    expect((await ask(world, 'ana', 'coaching')).text).toMatch(
      /Tried\..*I use a timer Still does its job\? Partly/s,
    );
  }, 180_000);

  it('two talks on track propose to space them out, and only the coachee makes it so', async () => {
    const world = await pair();
    for (const cycle of ['2026-10-05', '2026-10-19']) {
      const { id, dueOn } = await contact(world, cycle);
      await world.until(`${dueOn}T12:00:00-05:00`);
      const list = await ask(world, 'carmen', 'coaching');
      await world.press('carmen', 'Held', { message: list, value: `${id}|${cycle}|` });
      const open = await ask(world, 'ana', 'coaching');
      await world.press('ana', 'Next step', { message: open });
      await world.edge.submit(world.userId('ana'), {
        step: { value: 'One small thing' },
        day: { value: dueOn },
      });
      await world.press('ana', 'Check the step', { message: await ask(world, 'ana', 'coaching') });
      await world.edge.submit(world.userId('ana'), { tried: { value: 'partly' } });
    }
    const proposed = await ask(world, 'ana', 'coaching');
    expect(proposed.text).toContain('Space them out to every 4 weeks?');
    const { id } = await contact(world, '2026-10-19');
    await world.press('carmen', 'Not yet', { message: proposed, value: `${id}||agree` });
    const plans = () => world.store.read((tx) => tx.db.select().from(tx.t.coachingPlan));
    expect((await plans())[0]?.everyWeeks).toBe(2);
    await world.press('ana', 'Every 4 weeks, yes', { message: proposed });
    expect((await plans())[0]).toMatchObject({ everyWeeks: 4, proposedWeeks: null });
    await world.until('2026-11-17T12:00:00-05:00');
    const cycles = (await world.store.read((tx) => tx.db.select().from(tx.t.coachingContact))).map(
      (row) => row.cycle,
    );
    expect(cycles).toContain('2026-11-02');
    expect(cycles).not.toContain('2026-11-16');
  }, 180_000);

  it('a draft survives the closing of the dialog, and nobody but its author reads it', async () => {
    const world = await pair();
    const ana = world.userId('ana');
    const { dueOn, id } = await contact(world);
    await world.until(`${dueOn}T07:35:00-05:00`);
    const message = messagesTo(world, 'ana').find((one) => one.text.includes('You and carmen talk on'));
    const pressed = message ? { message } : {};
    await world.press('ana', 'Write', pressed);
    const { first } = inputs(JSON.stringify(world.edge.view(ana)?.view));
    await world.edge.type(ana, { [first]: { value: 'half a thou' } });
    await world.edge.closeView(ana);
    expect((await ask(world, 'ana', 'reflections')).text).toMatch(/Draft: only you.*half a thou/s);
    await world.press('ana', 'Write', pressed);
    expect(JSON.stringify(world.edge.view(ana)?.view)).toContain('half a thou');
    await world.edge.closeView(ana);
    const card = await ask(world, 'carmen', 'coaching');
    await world.press('carmen', 'Open', { message: card, value: `${id}|${CYCLE}|` });
    await world.press('carmen', 'Read what is shared', { message: whisper(world, 'carmen') });
    expect(whisper(world, 'carmen').text).not.toContain('half a thou');
  });

  it('asks nobody who has had enough messages this week, and never twice', async () => {
    const world = await pair();
    await world.until('2026-10-31T12:00:00-05:00');
    const texts = messagesTo(world, 'ana').map((message) => message.text);
    expect(texts.filter((text) => text.includes('You and carmen talk on')).length).toBeLessThanOrEqual(2);
    const byWeek = new Map<number, number>();
    for (const message of messagesTo(world, 'ana')) {
      const week = Math.floor((message.postedAt - Date.parse('2026-10-05T00:00:00Z')) / (7 * 86_400_000));
      byWeek.set(week, (byWeek.get(week) ?? 0) + 1);
    }
    expect(Math.max(...byWeek.values())).toBeLessThanOrEqual(2);
  });
});

/** The names of a dialog's text fields, in order. */
function inputs(view: string): { first: string; second: string } {
  const names = [...view.matchAll(/"block_id":"([a-z_]+)"/g)].map((match) => match[1] ?? '');
  return { first: names[0] ?? '', second: names[1] ?? '' };
}

describe('the buttons of a coaching message', () => {
  it('are few enough for a platform to show them all', async () => {
    const world = await pair();
    const card = await ask(world, 'ana', 'coaching');
    expect(buttonsOf(card).length).toBeLessThanOrEqual(10);
  });
});

describe('the coach’s week', () => {
  it('tells who asked, where they parked, what was seen and not talked about, and time planned against protected', async () => {
    const world = await pair();
    const { id } = await contact(world);
    const open = await ask(world, 'ana', 'coaching');
    await world.press('ana', 'Next step', { message: open });
    await world.edge.submit(world.userId('ana'), {
      step: { value: 'Wait three seconds' },
      day: { value: '2026-10-14' },
    });
    await world.press('ana', 'Ask to talk', { message: open });
    const list = await ask(world, 'carmen', 'coaching');
    await world.press('carmen', 'My protected time', { message: list });
    await world.edge.submit(world.userId('carmen'), { minutes: { value: '20' } });
    await world.press('carmen', 'Open', { message: list, value: `${id}|${CYCLE}|` });
    await world.press('carmen', 'Log a practice check', { message: whisper(world, 'carmen') });
    await world.edge.submit(world.userId('carmen'), { described_real_practice: { value: '1' } });

    await world.until('2026-10-12T12:00:00-05:00');
    const week = messagesTo(world, 'carmen')
      .filter((message) => message.text.includes('Your coaching week'))
      .at(-1);
    expect(week?.text).toMatch(/ana · Oct 12 .*asked to talk.*a step for Oct 14/);
    expect(week?.text).toContain('Seen and not yet talked about: ana · Oct 5');
    expect(week?.text).toContain('Planned this week: 30 minutes of talks. You protect 20.');
    // In the list that stays in the chat stand no words of either.
    expect(week?.text).not.toContain('Wait three seconds');
    expect((week?.text.split(/\s+/) ?? []).length).toBeLessThan(200);

    await world.press('carmen', 'Held', week ? { message: week } : {});
    const after = messagesTo(world, 'carmen')
      .filter((message) => message.text.includes('Your coaching week'))
      .at(-1);
    expect(after?.text).not.toContain('Seen and not yet talked about');
    expect(after?.text).not.toContain('asked to talk');
  }, 60_000);
});

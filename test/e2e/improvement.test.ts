import { describe, expect, it } from 'vitest';
import { say } from '../../src/locales/index.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { coversFor } from '../../src/model/improvement/index.ts';
import { command, dialog, digest, fill, lowWeek, triageValues, withProposal } from '../doubles/improving.ts';
import type { World } from '../doubles/world.ts';

const actions = (world: World) => world.store.read(async (tx) => tx.db.select().from(tx.t.action));

/** Ruth taps "Do it" and names Ana for a known fix, by Friday the 23rd. */
async function planned(world: World): Promise<void> {
  await world.press('ruth', 'Do it', { message: digest(world) });
  await fill(world, 'ruth', triageValues('yyyn'));
  await fill(world, 'ruth', {
    technical_title: 'Cut the observation form to one page',
    technical_due: '2026-10-23',
    owner: world.userId('ana'),
    prediction: 'If it is one page, then feedback comes within the week',
  });
}

describe('an action’s whole life in chat', () => {
  it('goes from "Do it" to its owner, is nudged two days before, and opens the digest when it closes', async () => {
    const world = await withProposal();
    await planned(world);
    expect(dialog(world, 'ruth')).toContain('ana is asked whether they take it on');
    // The tap itself was recorded before the dialog opened.
    await world.bot.engine.tick();
    expect(digest(world).text).toContain('Decided by ruth, Oct 9: Do it');
    expect(await actions(world)).toMatchObject([
      {
        state: 'proposed',
        ownerId: 'lakeside/ana',
        due: '2026-10-23',
        kind: 'technical',
        source: 'decision',
      },
    ]);

    await world.until('2026-10-09T15:10:00-05:00');
    expect(world.last('ana').text).toContain('ruth asks: will you take this on?');
    expect(world.last('ana').text).toContain('Cut the observation form to one page');
    await world.press('ana', 'I take it');
    expect(world.last('ana').text).toContain('Your action');
    await world.press('ana', 'We have begun');
    expect(await actions(world)).toMatchObject([{ state: 'doing' }]);

    const before = world.direct('ana').length;
    await world.until('2026-10-21T12:00:00-05:00');
    const nudges = world
      .direct('ana')
      .slice(before)
      .filter((message) => message.text.includes('This is due Oct 23'));
    expect(nudges).toHaveLength(1);

    await world.press('ana', 'What was seen', { ...(nudges[0] ? { message: nudges[0] } : {}) });
    expect(await actions(world)).toMatchObject([{ state: 'study' }]);
    await fill(world, 'ana', { seen: 'Feedback came on the same day in five rooms.' });
    expect(await actions(world)).toMatchObject([{ state: 'act', outcome: null }]);
    await world.bot.engine.tick();
    const nudge = world.direct('ana').find((message) => message.ts === nudges[0]?.ts);
    await world.edge.closeView(world.userId('ana'));
    await world.press('ana', 'Decide', { ...(nudge ? { message: nudge } : {}) });
    await fill(world, 'ana', { seen: 'Feedback came on the same day in five rooms.', outcome: 'adopted' });
    expect(dialog(world, 'ana')).toContain('does not close without one');
    await fill(world, 'ana', {
      seen: 'Feedback came on the same day in five rooms.',
      outcome: 'adopted',
      decided: 'One page from now on',
    });
    expect(await actions(world)).toMatchObject([{ state: 'closed', outcome: 'adopted', watch: 'fresh' }]);

    await world.until('2026-10-23T15:02:00-05:00');
    const said = digest(world).text;
    expect(said).toContain(
      'What changed because of you: Cut the observation form to one page: kept (One page from now on).',
    );
    const lines = said.split('\n');
    expect(lines.findIndex((line) => line.startsWith('What changed'))).toBe(2);
    expect(said).not.toContain('nothing was decided');
    await world.until('2026-10-30T15:02:00-05:00');
    expect(digest(world).text).not.toContain('What changed because of you');
    expect(await actions(world)).toMatchObject([{ watch: 'open' }]);
  });

  it('keeps no word of it in the database that can be read without the key', async () => {
    const world = await withProposal();
    await planned(world);
    const [row] = await actions(world);
    expect(row?.title).toBeInstanceOf(Buffer);
    expect(JSON.stringify(await actions(world))).not.toContain('observation form');
    expect(row?.title?.toString('latin1')).not.toContain('observation');
  });

  it('is nobody’s again when its owner says no, and may be taken up by somebody else', async () => {
    const world = await withProposal();
    await planned(world);
    await world.until('2026-10-09T15:10:00-05:00');
    await world.press('ana', 'Not for me');
    expect(await actions(world)).toMatchObject([{ state: 'proposed', ownerId: null }]);
    const due = await command(world, 'ruth', 'due');
    expect(due?.text).toContain('Cut the observation form to one page · needs an owner');
    await world.until('2026-10-16T15:02:00-05:00');
    expect(digest(world).text).toContain('1 needs an owner');
  });

  it('tried again is a next, linked cycle with a date of its own', async () => {
    const world = await withProposal();
    await command(world, 'ben', 'action');
    await fill(world, 'ben', { driver: 'coaching', ...triageValues('yyyn') });
    await fill(world, 'ben', {
      technical_title: 'Swap duty on Thursdays',
      technical_due: '2026-10-20',
      owner: world.userId('ben'),
    });
    expect(await actions(world)).toMatchObject([{ state: 'agreed', ownerId: 'lakeside/ben' }]);
    const due = await command(world, 'ben', 'due');
    if (!due) throw new Error('no answer');
    await world.press('ben', 'Open: Swap duty', { message: due });
    const card = world.direct('ben').at(-1);
    if (!card) throw new Error('no card');
    await world.press('ben', 'What was seen', { message: card });
    await fill(world, 'ben', {
      seen: 'Half of the weeks it worked.',
      outcome: 'again',
      decided: 'Once more, with a swap list',
      due: '2026-11-03',
    });
    const [first, second] = (await actions(world)).sort((a, b) => a.cycle - b.cycle);
    expect(first).toMatchObject({ state: 'closed', outcome: 'again', cycle: 1 });
    expect(second).toMatchObject({ state: 'agreed', cycle: 2, previousId: first?.id, due: '2026-11-03' });
    expect((await command(world, 'ben', 'pendientes'))?.text).toContain(
      'Swap duty on Thursdays · ben · by Nov 3',
    );
  });
});

describe('a known fix and a hard change', () => {
  it('the same challenge is asked about, dated, and told differently', async () => {
    const world = await withProposal();
    await command(world, 'ana', 'action');
    await fill(world, 'ana', { driver: 'coaching', ...triageValues('yyyn') });
    const technical = dialog(world, 'ana');
    expect(technical).toContain('This looks like a known fix');
    expect(technical).toContain('"initial_date":"2026-10-23"');
    await fill(world, 'ana', {
      technical_title: 'Protect Thursday',
      technical_due: '2026-10-12',
      owner: world.userId('ana'),
    });
    await command(world, 'ben', 'action');
    await fill(world, 'ben', { driver: 'coaching', ...triageValues('nnny') });
    const adaptive = dialog(world, 'ben');
    expect(adaptive).toContain('small test that can be undone');
    expect(adaptive).toContain('"initial_date":"2026-11-20"');
    expect(adaptive).toContain('Talk about it by');
    await fill(world, 'ben', {
      adaptive_title: 'Protect Thursday, as a trial',
      adaptive_due: '2026-10-12',
      owner: world.userId('ben'),
    });
    await world.until('2026-10-16T15:02:00-05:00');
    const said = digest(world).text;
    expect(said).toContain('1 conversation due (ben)');
    expect(said).toContain('1 late, what would help?');
    // Who is late is not told in the channel.
    expect(said.split('\n').find((line) => line.startsWith('Actions:'))).not.toContain('ana');
    const due = await command(world, 'ana', 'due');
    expect(due?.text).toContain('Protect Thursday · ana · was due Oct 12: what would help?');
    expect(due?.text).toContain('Protect Thursday, as a trial · ben · conversation due Oct 12');
  });

  it('a mixed one becomes two linked actions, asked about once and accepted together', async () => {
    const world = await withProposal();
    await command(world, 'ruth', 'action');
    const team = { unit: 'lakeside/grades-3-5', driver: 'training' };
    await fill(world, 'ruth', { ...team, ...triageValues('nyyy') });
    await fill(world, 'ruth', {
      technical_title: 'Book the room',
      technical_due: '2026-10-20',
      adaptive_title: 'Talk about who trains whom',
      adaptive_due: '2026-11-20',
      owner: world.userId('chloe'),
    });
    await world.until('2026-10-12T12:00:00-05:00');
    const asked = world.direct('chloe').filter((message) => message.text.includes('ruth asks'));
    expect(asked).toHaveLength(1);
    await world.press('chloe', 'I take it', { ...(asked[0] ? { message: asked[0] } : {}) });
    const rows = await actions(world);
    expect(rows.map((row) => [row.kind, row.state]).sort()).toEqual([
      ['adaptive', 'agreed'],
      ['technical', 'agreed'],
    ]);
    expect(new Set(rows.map((row) => row.pairId))).toEqual(new Set(rows.map((row) => row.id)));
  });
});

describe('a weak driver', () => {
  it('has a proposal after two windows below 60, once, and whoever takes it up gives it owner and date', async () => {
    const world = await withProposal();
    expect(await actions(world)).toEqual([]);
    for (const tuesday of ['2026-10-13', '2026-10-20']) await lowWeek(world, tuesday);
    await world.until('2026-10-23T15:02:00-05:00');
    const proposals = await actions(world);
    expect(proposals.map((row) => row.driverId)).toEqual(['coaching']);
    expect(proposals).toMatchObject([{ state: 'proposed', source: 'suggestion', ownerId: null, due: null }]);
    expect(digest(world).text).toContain('1 needs an owner');
    await world.press('ben', 'Take up: Coaching', { message: digest(world) });
    await fill(world, 'ben', triageValues('yyyn'));
    await fill(world, 'ben', {
      technical_title: 'Fix a coaching hour',
      technical_due: '2026-10-30',
      owner: world.userId('ben'),
    });
    expect(await actions(world)).toMatchObject([
      { id: proposals[0]?.id, state: 'agreed', ownerId: 'lakeside/ben', due: '2026-10-30' },
    ]);
  });
});

describe('who may', () => {
  it('propose: their own team and school; see what is due: those who work there or evaluate there', async () => {
    const world = await withProposal();
    await planned(world);
    // Vera keeps the bot running, and no more than that.
    expect((await command(world, 'vera', 'due'))?.text).toContain('No action is visible to you');
    expect((await command(world, 'vera', 'action'))?.text).toContain('You can propose actions for your own');
    expect((await command(world, 'carmen', 'due'))?.text).toContain('Cut the observation form');
    const mine = await command(world, 'gus', 'due');
    if (!mine) throw new Error('no answer');
    await world.press('gus', 'Open: Cut', { message: mine });
    const card = world.direct('gus').at(-1);
    expect(card?.text).toContain('ana’s action');
    expect(card?.text).not.toContain('[I take it]');
    // A forged tap on somebody else's action changes nothing.
    await world.until('2026-10-09T15:10:00-05:00');
    const [row] = await actions(world);
    await world.press('gus', 'I take it', { message: world.last('ana'), value: row?.id ?? '' });
    expect((await actions(world))[0]?.state).toBe('proposed');
  });

  it('name somebody whom the district does not know: refused beside the field, nothing lost', async () => {
    const world = await withProposal();
    await world.press('ruth', 'Do it', { message: digest(world) });
    await fill(world, 'ruth', triageValues('yyyn'));
    await fill(world, 'ruth', {
      technical_title: 'Cut the form',
      technical_due: '2027-10-23',
      owner: world.edge.botUserId,
    });
    expect(dialog(world, 'ruth')).toContain('does not know this person');
    expect(dialog(world, 'ruth')).toContain('Please choose a day from Oct 9 to Nov 20');
    expect(await actions(world)).toEqual([]);
  });
});

describe('cover', () => {
  it('stands once its owner agreed, beside a score that stays as it is; and is none for fidelity', async () => {
    const world = await withProposal();
    const [, weak, score] = /Cover: ([^·]*?) (\d+) uncovered/.exec(digest(world).text) ?? [];
    expect(Number(score)).toBeLessThan(60);
    await world.press('ruth', 'Talk first', { message: digest(world) });
    expect((await command(world, 'ruth', 'cover fidelity'))?.text).toContain('Nothing can cover for');
    await command(world, 'ruth', `cover ${weak}`);
    expect(dialog(world, 'ruth')).toContain('Its score stays as it is');
    const driver = DRIVER_IDS.find((id) => say('en').drivers[id] === weak) ?? 'fidelity';
    const [by = 'fidelity'] = coversFor(driver);
    await fill(world, 'ruth', {
      ...{ by, unit: 'lakeside/grades-3-5', owner: world.userId('ana'), due: '2026-10-29' },
    });
    await lowWeek(world, '2026-10-13');
    await world.until('2026-10-16T15:02:00-05:00');
    expect(digest(world).text).toMatch(new RegExp(`${weak} \\d+ uncovered`));
    await world.edge.closeView(world.userId('ruth'));
    await world.press('ruth', 'Talk first', { message: digest(world) });
    const message = world.direct('ana').findLast((one) => one.text.includes(`covers for “${weak}”`));
    if (!message) throw new Error('ana was not asked');
    await world.press('ana', 'I take it', { message });
    expect(await actions(world)).toContainEqual(
      expect.objectContaining({ source: 'cover', coveringDriver: by, state: 'agreed' }),
    );
    await lowWeek(world, '2026-10-20');
    await world.until('2026-10-23T15:02:00-05:00');
    expect(digest(world).text).toMatch(
      new RegExp(`${weak} \\d+(:| covered by) .*${say('en').drivers[by]}.*(strained|review Oct 29)`),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { SENTENCES } from '../../adapters/slack/sentences.ts';
import { say } from '../../src/locales/index.ts';
import { buttonsOf, createWorld, PEOPLE, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-11-02T06:00:00-06:00';
const TUESDAY_855 = '2026-11-03T08:55:00-06:00';
const TUESDAY_10 = '2026-11-03T10:00:00-06:00';
const FRIDAY_16 = '2026-11-06T16:00:00-06:00';
const NO_SPREAD = { spread: 0 };

/** What the ledger says of one occurrence, e.g. `failed gone`. */
async function ledger(world: World, key: string): Promise<string> {
  const rows = await world.store.read((tx) => tx.db.select().from(tx.t.occurrence));
  const row = rows.find((one) => one.key === key);
  return row ? `${row.state} ${row.reason ?? ''}`.trim() : 'no row';
}

const asked = (world: World) => PEOPLE.filter((name) => world.direct(name).length > 0);
const posts = (world: World) => world.edge.calls('chat.postMessage').length;

describe('a channel that no longer takes messages', () => {
  it.each([
    ...['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action', 'no_permission'],
    'ekm_access_denied',
  ])('%s: the digest is given up at once with its reason, and comes again the week after', async (error) => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until('2026-11-06T14:55:00-06:00');
    world.edge.clearCalls();
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error });
    await world.until(FRIDAY_16);
    const [first] = world.edge.calls('chat.postMessage').filter((call) => call.error === error);
    expect(first?.body.channel).toBe(world.edge.channels()[0]?.id);
    expect(
      world.edge.calls('chat.postMessage').filter(({ body }) => body.channel === first?.body.channel),
    ).toHaveLength(1);
    expect(await ledger(world, 'digest:lakeside/grades-3-5:2026-11-02')).toBe('failed gone');
    await world.until('2026-11-13T16:00:00-06:00');
    expect(world.inTeamChannel()).toHaveLength(1);
  });
});

describe('who keeps the bot running', () => {
  it('is told once that a channel took no digest, and no more when it does again', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    const fault = { method: 'chat.postMessage', kind: 'error', error: 'is_archived' } as const;
    const told = () => world.direct('vera').filter(({ text }) => text.includes('could not be posted'));
    await world.until('2026-11-06T14:55:00-06:00');
    world.edge.fault(fault);
    await world.until('2026-11-11T09:00:00-06:00');
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain('Grades 3-5');
    await world.until('2026-11-13T14:55:00-06:00');
    world.edge.fault(fault);
    await world.until('2026-11-18T09:00:00-06:00');
    expect(told()).toHaveLength(1);
    await world.edge.command(
      world.userId('vera'),
      world.edge.direct(world.userId('vera')),
      '/driveline',
      'reach',
    );
    await settled(() => world.whispered('vera') !== undefined);
    expect(world.whispered('vera')).toContain('Grades 3-5');
    await world.until('2026-11-25T09:00:00-06:00');
    expect(world.inTeamChannel()).toHaveLength(1);
    await world.edge.command(
      world.userId('vera'),
      world.edge.direct(world.userId('vera')),
      '/driveline',
      'reach',
    );
    await settled(() => world.whispered('vera')?.includes('can be reached') === true);
    expect(world.whispered('vera')).toBe(say('en').reach.everybody);
  });
});

describe('a person who cannot be written to', () => {
  it.each([
    ...['user_disabled', 'user_not_found', 'user_not_visible', 'cannot_dm_bot', 'messages_tab_disabled'],
  ])('%s: theirs ends with its reason, nobody else waits, and it is not tried again', async (error) => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_855);
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error });
    await world.until(TUESDAY_10);
    const missing = PEOPLE.filter((name) => !asked(world).includes(name));
    expect(missing).toHaveLength(1);
    expect(await ledger(world, `checkin:lakeside/${missing[0]}:2026-11-02`)).toBe('failed gone');
    const [nobody = 'ana'] = missing;
    const tries = world.edge
      .calls('chat.postMessage')
      .filter(({ body }) => body.channel === world.userId(nobody));
    expect(tries).toHaveLength(1);
  });
});

describe('a token that is dead', () => {
  it.each([
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'team_access_not_granted',
  ])(
    '%s: nothing more is tried, nothing is lost, and everybody is asked once when a token works again',
    async (error) => {
      const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
      const times = Number.POSITIVE_INFINITY;
      for (const method of ['chat.postMessage', 'auth.test'])
        world.edge.fault({ method, kind: 'error', error, times });
      await world.until('2026-11-03T09:30:00-06:00');
      expect(asked(world)).toEqual([]);
      // What was on its way when the first refusal came back, and nothing after it.
      expect(posts(world)).toBeLessThanOrEqual(PEOPLE.length);
      const before = posts(world);
      await world.until('2026-11-03T09:45:00-06:00');
      expect(posts(world)).toBe(before);
      world.edge.clearFaults();
      await world.until(TUESDAY_10);
      for (const name of PEOPLE) expect(world.direct(name), name).toHaveLength(1);
    },
  );
});

describe('a send of which nobody knows whether it arrived', () => {
  it.each([
    ['the connection broke afterwards', { kind: 'dropAfter' }],
    ['Slack says internal_error', { kind: 'error', error: 'internal_error' }],
    ['Slack says fatal_error', { kind: 'error', error: 'fatal_error' }],
    ['Slack answers 503', { kind: 'status', status: 503 }],
    ['the connection broke before', { kind: 'drop' }],
  ] as const)('where %s, it is looked for, and everybody is asked exactly once', async (_, fault) => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_855);
    world.edge.fault({ method: 'chat.postMessage', ...fault, times: 3 });
    await world.until(TUESDAY_10);
    for (const name of PEOPLE) expect(world.direct(name), name).toHaveLength(1);
    expect(world.edge.calls('conversations.history').length).toBeGreaterThan(0);
  });

  it('without the right to look, it is sent once more, and both copies are one check-in', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    const times = Number.POSITIVE_INFINITY;
    world.edge.fault({ method: 'conversations.history', kind: 'error', error: 'missing_scope', times });
    await world.until(TUESDAY_855);
    world.edge.fault({ method: 'chat.postMessage', kind: 'dropAfter' });
    await world.until(TUESDAY_10);
    const twice = PEOPLE.find((name) => world.direct(name).length > 1);
    if (!twice) throw new Error('nobody has two copies');
    const [first, second, ...more] = world.direct(twice);
    expect(more).toEqual([]);
    await world.press(twice, 'In place', first ? { message: first } : {});
    await world.press(twice, 'Not yet', second ? { message: second } : {});
    const checkIn = `checkin:lakeside/${twice}:2026-11-02`;
    const questions = await world.store.read((tx) => tx.db.select().from(tx.t.question));
    const rated = questions.filter(({ checkInId, rating }) => checkInId === checkIn && rating !== null);
    // The second tap was on the first question too: the later answer stands, and no other question was touched.
    expect(rated.map(({ rating }) => rating)).toEqual(['not_yet']);
    expect(await ledger(world, checkIn)).toBe('answered');
  });
});

describe('a Slack that holds back', () => {
  it.each([
    ['429 with a time', { kind: 'ratelimited', retryAfterSeconds: 30 }],
    ['ratelimited', { kind: 'error', error: 'ratelimited' }],
    ['message_limit_exceeded', { kind: 'error', error: 'message_limit_exceeded' }],
    ['service_unavailable', { kind: 'error', error: 'service_unavailable' }],
    ['team_added_to_org', { kind: 'error', error: 'team_added_to_org' }],
  ] as const)('%s: everybody is asked once all the same, a little later', async (_, fault) => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_855);
    world.edge.fault({ method: 'chat.postMessage', ...fault, times: 4 });
    await world.until('2026-11-03T11:00:00-06:00');
    for (const name of PEOPLE) expect(world.direct(name), name).toHaveLength(1);
  });

  it('holds the limits of a workspace and of a channel to its own, without one refusal at the pace we keep', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    world.edge.limit({ postsPerMinute: 330, burst: 5, channelPostsPerSecond: 1, updatesPerMinute: 60 });
    await world.until(FRIDAY_16);
    expect(world.edge.calls().filter(({ status }) => status === 429)).toEqual([]);
    for (const name of PEOPLE) expect(world.direct(name).length, name).toBeGreaterThan(0);
  });
});

describe('blocks that Slack does not take', () => {
  it('in an edit: the message keeps its place and becomes text, never a second message', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_10);
    world.edge.fault({ method: 'response_url', kind: 'status', status: 500 });
    world.edge.fault({ method: 'chat.update', kind: 'error', error: 'invalid_blocks' });
    await world.press('ana', 'Partly');
    await world.until('2026-11-03T10:05:00-06:00');
    expect(world.direct('ana')).toHaveLength(1);
    expect(world.last('ana').blocks).toEqual([]);
    expect(world.last('ana').text).toContain('2');
  });

  it('in a new message: it is given up at once and loudly, as sending it again would change nothing', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_855);
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
    await world.until(TUESDAY_10);
    const missing = PEOPLE.filter((name) => !asked(world).includes(name));
    expect(await ledger(world, `checkin:lakeside/${missing[0]}:2026-11-02`)).toBe('failed invalid');
  });
});

describe('a tap', () => {
  it('whose trigger has expired is answered with what to do, and is not lost', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_10);
    await world.press('ana', 'Partly');
    for (const error of ['expired_trigger_id', 'exchanged_trigger_id']) {
      world.edge.fault({ method: 'views.open', kind: 'error', error });
      await world.press('ana', 'Note on 1');
      expect(world.whispered('ana')).toBe(SENTENCES.formTooLate);
    }
    await world.press('ana', 'Note on 1');
    expect(world.edge.view(world.userId('ana'))).toBeDefined();
  });

  it('on a message from before a deploy does what it says', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_10);
    const before = world.last('ana');
    await world.restart();
    expect((await world.press('ana', 'Partly', { message: before })).status).toBe(200);
    expect(buttonsOf(world.last('ana'))).not.toEqual(buttonsOf(before));
    expect(world.last('ana').ts).toBe(before.ts);
  });

  it('on a button that this version knows no more is acknowledged, explained, and changes nothing', async () => {
    const world = await createWorld({ at: MONDAY, district: NO_SPREAD });
    await world.until(TUESDAY_10);
    const { channelId, ts } = world.last('ana');
    const sentences = {
      'checkin.of_last_year': say('en').engine.olderMessage,
      'NO ACTION': SENTENCES.unknownButton,
    };
    for (const [actionId, sentence] of Object.entries(sentences)) {
      const before = world.edge.calls('response_url').length;
      const outdated = { userId: world.userId('ana'), channelId, ts, actionId, value: 'x' };
      expect((await world.edge.press(outdated)).status).toBe(200);
      await settled(() => world.edge.calls('response_url').length > before);
      expect(world.whispered('ana')).toBe(sentence);
    }
    expect(world.last('ana').editedAt).toBeUndefined();
  });
});

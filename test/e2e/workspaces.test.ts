import { describe, expect, it } from 'vitest';
import { createTownWorld, STAFF, type TownWorld } from '../doubles/town-world.ts';
import { buttonsOf, settled } from '../doubles/world.ts';

const MONDAY = '2026-11-02T14:00:00-06:00';
const NINE = '2026-11-03T09:00:00-06:00';
const HALF_PAST = '2026-11-03T09:30:00-06:00';

const two = (more: Partial<Parameters<typeof createTownWorld>[0]> = {}) =>
  createTownWorld({ at: MONDAY, workspaces: [{ domain: 'oak' }, { domain: 'river' }], ...more });

async function installed(world: TownWorld, ...workspaces: readonly number[]): Promise<TownWorld> {
  for (const index of workspaces) expect((await world.install(index)).status).toBe(200);
  await world.peopleFound(...workspaces);
  return world;
}

/** The newest check-in of a person: the message with a choice. */
function checkIn(world: TownWorld, workspace: number, name: string) {
  const message = world
    .direct(workspace, name)
    .filter((one) => buttonsOf(one).some(({ actionId }) => actionId.startsWith('checkin.answer')))
    .at(-1);
  if (!message) throw new Error(`${name} of workspace ${workspace} was not asked`);
  return message;
}

const asked = (world: TownWorld, workspace: number) =>
  STAFF.filter((name) =>
    world
      .direct(workspace, name)
      .some((one) => buttonsOf(one).some(({ actionId }) => actionId.startsWith('checkin.'))),
  );

/** Presses the first button of an action on a person's check-in. */
function press(world: TownWorld, workspace: number, name: string, action: string) {
  const { edge } = world.workspace(workspace);
  const message = checkIn(world, workspace, name);
  const button = buttonsOf(message).find(({ actionId }) => actionId.startsWith(action));
  if (!button) throw new Error(`no ${action} among ${buttonsOf(message).map(({ actionId }) => actionId)}`);
  const userId = edge.users().find((user) => user.name === name)?.id ?? '';
  const { channelId, ts } = message;
  return edge.press({ userId, channelId, ts, actionId: button.actionId });
}

const answers = (world: TownWorld, domain: string) =>
  world.bot.store.read(async ({ db, t }) => {
    const rows = await db.select().from(t.question);
    return rows.filter((row) => row.checkInId.includes(`${domain}/`) && row.rating !== null).length;
  });

const blocked = (world: TownWorld, workspace: number) =>
  world.bot.store.read(async ({ db, t }) => {
    const rows = await db.select().from(t.workspace);
    return rows.find(({ workspaceId }) => workspaceId === world.workspace(workspace).installId)
      ?.blockedReason;
  });

describe('two workspaces in one bot', () => {
  it('each is written to with its own token only, people and outbox at the same time', async () => {
    const world = await installed(await two(), 0, 1);
    await world.until(NINE);
    // Half are asked and tap while the rest are still being asked, in both workspaces at once.
    await world.until('2026-11-03T09:05:00-06:00');
    const taps = STAFF.flatMap((name) => [0, 1].map((index) => ({ name, index })));
    const ticking = world.bot.engine.tick();
    const acks = await Promise.all(
      taps.map(({ name, index }) => press(world, index, name, 'checkin.answer')),
    );
    await ticking;
    expect(acks.map(({ status }) => status)).toEqual(taps.map(() => 200));
    // A dialog is opened by the client that answers people, a message by the outbox's.
    const answered = () =>
      [0, 1].every((index) => world.workspace(index).edge.calls('response_url').length >= 3);
    await settled(answered);
    await Promise.all([0, 1].map((index) => press(world, index, 'ana', 'checkin.note')));
    await settled(() => world.town.calls.filter(({ method }) => method === 'views.open').length >= 2);
    await world.until(HALF_PAST);

    const { calls } = world.town;
    for (const index of [0, 1]) {
      const { installId, edge } = world.workspace(index);
      const mine = calls.filter((call) => call.installId === installId);
      for (const method of ['chat.postMessage', 'views.open', 'users.lookupByEmail']) {
        expect(mine.map((call) => call.method)).toContain(method);
      }
      expect([...new Set(mine.map(({ token }) => token))]).toEqual(world.town.live(index));
      // What came with this token was for this workspace: there is no such channel or person in the other one.
      expect(mine.filter(({ error }) => error !== undefined)).toEqual([]);
      expect(edge.calls('chat.postMessage').length).toBe(
        mine.filter(({ method }) => method === 'chat.postMessage').length,
      );
    }
    expect(calls.filter(({ installId }) => installId === undefined)).toEqual([]);
    expect([await answers(world, 'oak'), await answers(world, 'river')]).toEqual([3, 3]);
  });

  it('a limit of one slows the other by nothing', async () => {
    const world = await installed(await two(), 0, 1);
    world.workspace(0).edge.fault({
      ...{ method: 'chat.postMessage', kind: 'ratelimited', retryAfterSeconds: 1200, times: 1 },
    });
    await world.until('2026-11-03T09:10:00-06:00');
    expect(asked(world, 1)).toEqual([...STAFF]);
    expect(asked(world, 0).length).toBeLessThan(STAFF.length);
    await world.until('2026-11-03T09:40:00-06:00');
    expect(asked(world, 0)).toEqual([...STAFF]);
  });

  it('what the other is, one does not know: a tap with its workspace’s name on another’s check-in does nothing', async () => {
    const world = await installed(await two(), 0, 1);
    await world.until(HALF_PAST);
    const theirs = buttonsOf(checkIn(world, 0, 'ana'))[0];
    const { edge } = world.workspace(1);
    const mine = checkIn(world, 1, 'ana');
    const ana = edge.users().find(({ name }) => name === 'ana')?.id ?? '';
    await edge.press({
      ...{ userId: ana, channelId: mine.channelId, ts: mine.ts },
      ...{ actionId: theirs?.actionId ?? '', value: theirs?.value ?? '' },
    });
    expect([await answers(world, 'oak'), await answers(world, 'river')]).toEqual([0, 0]);
  });
});

describe('tokens that end', () => {
  it('the outbox refreshes them where no event ever comes', async () => {
    const world = await installed(await two({ rotating: true }), 0, 1);
    // 19 hours later the tokens of yesterday are dead, and nobody has touched anything.
    await world.until(HALF_PAST);
    expect([asked(world, 0), asked(world, 1)]).toEqual([[...STAFF], [...STAFF]]);
    expect(world.town.calls.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  it('are refreshed once where people and the outbox ask at the same time', async () => {
    const world = await createTownWorld({
      ...{ at: '2026-11-03T01:00:00-06:00', workspaces: [{ domain: 'oak' }], rotating: true },
    });
    await installed(world, 0);
    const { town } = world;
    const { edge } = world.workspace(0);
    // One of three must wait for her check-in until half past twelve; the others answer theirs in the morning.
    edge.fault({ method: 'chat.postMessage', kind: 'ratelimited', retryAfterSeconds: 12_600 });
    await world.until('2026-11-03T09:00:00-06:00');
    const early = asked(world, 0);
    expect(early.length).toBeGreaterThan(0);
    expect(early.length).toBeLessThan(STAFF.length);
    for (const name of early) await press(world, 0, name, 'checkin.answer');
    await settled(() => edge.calls('response_url').length >= early.length);

    // Straight to half past twelve: the token of the night has half an hour to live, and its refresh takes a while.
    const { length: grants } = town.grants;
    const { length: calls } = town.calls;
    let open: () => void = () => {};
    town.exchangeGate = new Promise((resolve) => {
      open = resolve;
    });
    world.clock.set(Date.parse('2026-11-03T12:30:30-06:00'));
    const tick = world.bot.engine.tick();
    const notes = early.map((name) => press(world, 0, name, 'checkin.note'));
    await settled(() => town.atTheGate > 0);
    await Promise.all(notes);
    open();
    await tick;
    const by = (method: string) => town.calls.slice(calls).filter((call) => call.method === method);
    await settled(() => by('views.open').length === early.length && by('chat.postMessage').length > 0);
    expect(town.grants.slice(grants)).toEqual(['refresh_token']);
    expect(by('views.open').length).toBe(early.length);
    expect(by('chat.postMessage').length).toBeGreaterThan(0);
    const used = town.calls.slice(calls).filter(({ method }) => method !== 'auth.test');
    expect(new Set(used.map(({ token }) => token)).size).toBe(1);
    expect(used.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  it('a process that died after a refresh goes on with what it had written down', async () => {
    const world = await installed(await two({ rotating: true }), 0);
    await world.until('2026-11-03T02:00:00-06:00');
    await world.restart();
    await world.until('2026-11-03T02:05:00-06:00');
    await world.until(HALF_PAST);
    expect(asked(world, 0)).toEqual([...STAFF]);
  });
});

describe('a workspace that lets us go', () => {
  const EVENTS = ['app_uninstalled', 'tokens_revoked'] as const;
  type Step = (typeof EVENTS)[number] | 'install';
  const orders: Step[][] = [
    ['app_uninstalled', 'tokens_revoked', 'install'],
    ['tokens_revoked', 'app_uninstalled', 'install'],
    ['app_uninstalled', 'install', 'tokens_revoked'],
    ['tokens_revoked', 'install', 'app_uninstalled'],
    ['install', 'app_uninstalled', 'tokens_revoked'],
    ['install', 'tokens_revoked', 'app_uninstalled'],
  ];

  async function happens(world: TownWorld, steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step === 'install') expect((await world.install(0)).status).toBe(200);
      else expect(await world.town.farewell(0, step)).toBe(200);
    }
  }

  it.each([false, true])(
    'and back again: every order of the events ends installed (rotating: %s)',
    async (rotating) => {
      const world = await installed(await two({ rotating }), 0, 1);
      for (const order of orders) {
        world.town.uninstall(0);
        await happens(world, order);
        expect(await blocked(world, 0), order.join()).toBeNull();
      }
      await world.until(HALF_PAST);
      expect(asked(world, 0)).toEqual([...STAFF]);
    },
  );

  it.each([
    { steps: ['app_uninstalled', 'tokens_revoked'] },
    { steps: ['tokens_revoked', 'app_uninstalled'] },
    { steps: ['app_uninstalled'] },
    { steps: ['tokens_revoked'] },
  ] as const)('for good: $steps ends without a token, and with all that it told us', async ({ steps }) => {
    const world = await installed(await two(), 0, 1);
    await world.until(HALF_PAST);
    await press(world, 0, 'ana', 'checkin.answer');
    world.town.uninstall(0);
    await happens(world, steps);
    expect(await blocked(world, 0)).toBe('uninstalled');
    const rows = await world.bot.store.read(({ db, t }) => db.select().from(t.installation));
    const of = (index: number) =>
      rows.find(({ workspaceId }) => workspaceId === world.workspace(index).installId);
    expect(of(0)?.token).toBeNull();
    expect(of(1)?.token).not.toBeNull();
    expect(await answers(world, 'oak')).toBe(1);
    expect(await blocked(world, 1)).toBeNull();
  });

  it('twice: old farewells and new, whichever come last, end uninstalled', async () => {
    const world = await installed(await two(), 0);
    world.town.uninstall(0);
    await happens(world, ['install']);
    world.town.uninstall(0);
    await happens(world, ['app_uninstalled', 'tokens_revoked', 'tokens_revoked', 'app_uninstalled']);
    expect(await blocked(world, 0)).toBe('uninstalled');
  });

  it.each([
    { how: 'the app removed', code: 'account_inactive' },
    { how: 'its token revoked', code: 'token_revoked' },
  ])(
    'without a word ($how): what is sent there fails as unauthorised, waits, and goes out after the next install',
    async ({ code }) => {
      const world = await installed(await two(), 0, 1);
      await world.until('2026-11-03T08:00:00-06:00');
      if (code === 'account_inactive') world.town.uninstall(0);
      else {
        const authorization = `Bearer ${world.town.live(0)[0]}`;
        await fetch(`${world.town.apiUrl}auth.revoke`, { method: 'POST', headers: { authorization } });
      }
      await world.until(HALF_PAST);
      expect(asked(world, 0)).toEqual([]);
      expect(await blocked(world, 0)).toBe(code);
      expect(asked(world, 1)).toEqual([...STAFF]);
      await installed(world, 0);
      await world.until('2026-11-03T09:45:00-06:00');
      expect(asked(world, 0)).toEqual([...STAFF]);
    },
  );

  it('is told again by Slack where Slack could not be asked whether it is so', async () => {
    const world = await installed(await two(), 0);
    world.town.uninstall(0);
    world.town.silent = true;
    expect(await world.town.farewell(0, 'app_uninstalled')).toBe(500);
    world.town.silent = false;
    expect(await world.town.farewell(0, 'app_uninstalled')).toBe(200);
    expect(await blocked(world, 0)).toBe('uninstalled');
  });
});

describe('whose a workspace is', () => {
  it('an organisation that lets the app in as a whole is one: sends, taps and its farewell', async () => {
    const world = await createTownWorld({
      at: MONDAY,
      workspaces: [{ domain: 'oak', organisation: 'E0MAPLE001' }, { domain: 'river' }],
    });
    await installed(world, 0, 1);
    await world.until(HALF_PAST);
    expect([asked(world, 0), asked(world, 1)]).toEqual([[...STAFF], [...STAFF]]);
    expect((await press(world, 0, 'ben', 'checkin.answer')).status).toBe(200);
    expect(await answers(world, 'oak')).toBe(1);
    world.town.uninstall(0);
    expect(await world.town.farewell(0, 'app_uninstalled')).toBe(200);
    expect(await blocked(world, 0)).toBe('uninstalled');
  });

  it('a workspace that nobody named is never given to a district that waits for one: it begins its own', async () => {
    // The one district of this bot has named no workspace yet.
    const world = await two({ named: [0], naming: false });
    const page = await (await world.install(1)).text();
    expect(page).toContain('Go on in Slack');
    await world.until(HALF_PAST);
    const rows = await world.bot.store.read(({ db, t }) => db.select().from(t.workspace));
    expect(rows.filter(({ tenantId }) => tenantId === 'oak')).toEqual([]);
    expect(asked(world, 1)).toEqual([]);
    // Its installer alone is written to: the first one there.
    expect(world.direct(1, 'ana').length).toBeGreaterThan(0);
    expect(world.direct(1, 'ben')).toEqual([]);
    // Named in a file afterwards, it is that district's, and its people are asked.
    await world.apply(1);
    await world.peopleFound(1);
    await world.until('2026-11-10T09:30:00-06:00');
    expect(asked(world, 1)).toEqual([...STAFF]);
  });

  it('what is installed and not named gets nothing of what the named one gets', async () => {
    const world = await two({ named: [0] });
    await world.install(1);
    await world.until(HALF_PAST);
    const rows = await world.bot.store.read(({ db, t }) => db.select().from(t.workspace));
    expect(rows.filter(({ tenantId }) => tenantId === 'oak').map(({ workspaceId }) => workspaceId)).toEqual([
      world.workspace(0).installId,
    ]);
    expect(asked(world, 1)).toEqual([]);
  });

  it('an event of a workspace that never let us in is acknowledged, and nothing else', async () => {
    const world = await installed(await two(), 0);
    const { edge } = world.workspace(1);
    const ack = await edge.command(
      edge.users()[0]?.id ?? '',
      edge.channels()[0]?.id ?? '',
      '/driveline',
      'help',
    );
    expect(ack.status).toBe(200);
    expect(world.town.calls.filter(({ installId }) => installId === world.workspace(1).installId)).toEqual(
      [],
    );
  });
});

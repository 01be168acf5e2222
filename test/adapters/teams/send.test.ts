import { describe, expect, it } from 'vitest';
import { CATALOG_APP_ID } from '../../../adapters/playground/teams-edge/index.ts';
import { codeOf, failureOf } from '../../../adapters/teams/errors.ts';
import { graphOf } from '../../../adapters/teams/self-install.ts';
import type { Destination, Outgoing } from '../../../src/chat/platform.ts';
import { openTeamsDoor, type TeamsDoor } from '../../doubles/teams-door.ts';

const card = { summary: 'A question', nodes: [{ kind: 'text', text: 'How is it?' }] } as const;
const toPerson = ({ edge }: TeamsDoor, name = 'ana'): Destination => ({
  type: 'person',
  platform: 'teams',
  workspaceId: edge.tenantId,
  userId: edge.person(name).id,
});
const message = (to: Destination): Outgoing => ({ to, card, key: 'k' });

async function withAna(more: Parameters<typeof openTeamsDoor>[0] = {}): Promise<TeamsDoor> {
  const door = await openTeamsDoor(more);
  await door.edge.install('ana');
  return door;
}

describe('a message', () => {
  it('opens the conversation where none is known, and says what it is about', async () => {
    const door = await withAna();
    const sent = await door.teams.send(message(toPerson(door)));
    expect(sent).toMatchObject({ ok: true });
    expect(door.edge.direct('ana')).toMatchObject([{ summary: 'A question', edits: 0 }]);
  });

  it('to a channel begins a thread, and is edited in place', async () => {
    const door = await openTeamsDoor();
    await door.edge.installInChannel('grades-3-5', 'ana');
    const channelId = door.edge.channel('grades-3-5');
    const { tenantId } = door.edge;
    const to = { type: 'channel', platform: 'teams', workspaceId: tenantId, channelId } as const;
    const sent = await door.teams.send(message(to));
    if (!sent.ok) throw new Error(sent.failure.detail);
    expect(sent.value.channelId).toBe(channelId);
    const edited = await door.teams.update(tenantId, sent.value, { ...card, summary: 'Changed' });
    expect(edited).toEqual(sent);
    expect(door.edge.inChannel('grades-3-5')).toMatchObject([{ summary: 'Changed', edits: 1 }]);
  });

  it('to a group chat stands in it, for it has no threads, and is edited in place', async () => {
    const door = await openTeamsDoor();
    await door.edge.installInChannel('leads', 'ana');
    const channelId = door.edge.channel('leads');
    const { tenantId } = door.edge;
    expect(door.routed).toContainEqual(
      expect.objectContaining({
        type: 'welcomed',
        place: expect.objectContaining({ kind: 'group', channelId }),
      }),
    );
    const sent = await door.teams.send(
      message({ type: 'channel', platform: 'teams', workspaceId: tenantId, channelId }),
    );
    if (!sent.ok) throw new Error(sent.failure.detail);
    await door.teams.update(tenantId, sent.value, { ...card, summary: 'Changed' });
    expect(door.edge.inChannel('leads')).toMatchObject([{ summary: 'Changed', edits: 1 }]);
    expect(await door.teams.conversation(tenantId, channelId)).toMatchObject({
      value: { members: [door.edge.person('ana').id, door.edge.person('vera').id], shared: false },
    });
  });

  it('waits while Teams has not said where it is', async () => {
    const door = await openTeamsDoor();
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({
      failure: { type: 'retry', detail: 'not_heard_from_teams' },
    });
  });

  it('never goes to an address that is none of Microsoft’s, however it came to be kept', async () => {
    const door = await withAna();
    for (const [id, place] of door.places) door.places.set(id, { ...place, route: 'http://10.0.0.7/' });
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({
      failure: { type: 'invalid', detail: 'service_url' },
    });
  });

  it('over 100 KB of UTF-16 is our own mistake', async () => {
    const door = await withAna();
    door.edge.fault('post', { status: 413, code: 'MessageSizeTooBig' });
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({
      failure: { type: 'invalid', detail: 'MessageSizeTooBig' },
    });
  });

  it('whose socket was dropped is uncertain, was posted once, and cannot be looked for', async () => {
    const door = await withAna();
    await door.teams.send(message(toPerson(door)));
    door.edge.fault('open', { status: 502 });
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({ failure: { type: 'retry' } });
    const channelId = door.places.keys().next().value ?? '';
    door.edge.fault('post', 'dropped');
    const lost = await door.teams.send(message({ ...toPerson(door), channelId }));
    expect(lost).toMatchObject({ ok: false, failure: { type: 'uncertain' } });
    expect(door.edge.direct('ana')).toHaveLength(2);
    expect(await door.teams.find(message(toPerson(door)), 0)).toMatchObject({ failure: { type: 'invalid' } });
  });

  it('to who never let us in, or let us go, is closed until something is heard of them', async () => {
    const door = await withAna();
    expect(await door.teams.send(message(toPerson(door, 'ben')))).toMatchObject({
      failure: { type: 'gone', detail: 'ForbiddenOperationException', until: 'heard' },
    });
    const channelId = door.places.keys().next().value ?? '';
    await door.edge.uninstall('ana');
    expect(await door.teams.send(message({ ...toPerson(door), channelId }))).toMatchObject({
      failure: { type: 'gone', detail: 'MessageWritesBlocked', until: 'heard' },
    });
  });
});

it('is paced below what Teams takes: 7 a second and 1,800 an hour in a conversation, 50 a second in a tenant', async () => {
  const { pace } = (await openTeamsDoor()).teams;
  expect((pace.sendsPerMinute + pace.updatesPerMinute) / 60).toBeLessThan(50);
  expect(pace.channelSendsPerMinute / 60).toBeLessThan(7);
  expect(pace.channelSendsPerMinute * 60).toBeLessThan(1_800);
});

describe('our credentials', () => {
  it('are renewed once where a token is refused, and an ended secret says so', async () => {
    const door = await withAna();
    expect(await door.teams.identify()).toMatchObject({
      ok: true,
      value: { workspaceId: door.edge.tenantId },
    });
    door.edge.fault('open', { status: 401, code: 'Unauthorized' });
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({ ok: true });
    door.edge.expireSecret();
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({
      failure: { type: 'unauthorised', detail: 'invalid_client' },
    });
    expect(await door.teams.identify()).toMatchObject({ failure: { type: 'unauthorised' } });
    expect(door.logged.join()).not.toContain(door.edge.appSecret);
  });

  it('that nobody can check right now are no reason to stop', async () => {
    const door = await withAna();
    door.edge.fault('token', { status: 503 });
    expect(await door.teams.send(message(toPerson(door)))).toMatchObject({ failure: { type: 'retry' } });
  });
});

describe('people', () => {
  it('are found by their address over all pages of the teams, guests left out', async () => {
    const door = await openTeamsDoor();
    await door.edge.installInChannel('grades-3-5', 'ana');
    const find = (email: string) => door.teams.findPerson(door.edge.tenantId, email);
    expect(await find('Vera@lakeside.example')).toEqual({ ok: true, value: door.edge.person('vera').id });
    expect(await find('eve@lakeside.example')).toEqual({ ok: true, value: undefined });
    expect(door.edge.calls.filter(({ path }) => path.endsWith('pagedmembers'))).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'BadSyntax', 'invalid'],
    [401, 'BotNotRegistered', 'unauthorised'],
    [403, 'BotNotInConversationRoster', 'gone'],
    [404, 'ConversationNotFound', 'gone'],
    [404, 'ActivityNotFoundInConversation', 'gone'],
    [408, '', 'uncertain'],
    [412, 'PreconditionFailed', 'retry'],
    [413, 'MessageSizeTooBig', 'invalid'],
    [429, 'TooManyRequests', 'retry'],
    [500, 'ServiceError', 'uncertain'],
    [502, '', 'retry'],
    [503, '', 'retry'],
    [504, '', 'uncertain'],
  ])('%i %s is %s', (status, code, type) => {
    const failure = failureOf(
      status,
      JSON.stringify({ error: { code, message: 'people’s words' } }),
      null,
      0,
    );
    expect(failure.type).toBe(type);
    expect(failure.detail).toBe(code || `http_${status}`);
    expect(failure).not.toHaveProperty('afterMs');
  });

  it('that names a time is believed, in seconds or as a date, for an hour at the most', () => {
    const now = Date.parse('2026-11-02T15:00:00Z');
    const waited = (header: string) => failureOf(429, '', header, now);
    expect(waited('7')).toMatchObject({ afterMs: 7_000 });
    expect(waited('Mon, 02 Nov 2026 15:00:30 GMT')).toMatchObject({ afterMs: 30_000 });
    expect(waited('999999')).toMatchObject({ afterMs: 3_600_000 });
    expect(waited('soon')).not.toHaveProperty('afterMs');
  });

  it('that closes only one message closes no conversation', () => {
    const gone = (code: string) => failureOf(404, JSON.stringify({ error: { code } }), null, 0);
    expect(gone('ActivityNotFoundInConversation')).not.toHaveProperty('until');
    expect(gone('ConversationNotFound')).toMatchObject({ until: 'heard' });
  });

  it('is read where a block hides JSON in the message of JSON, and never as people’s words', () => {
    const nested = JSON.stringify({ errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' });
    expect(codeOf(nested)).toBe('MessageWritesBlocked');
    expect(codeOf('<html>Ana wrote this</html>')).toBeUndefined();
    expect(codeOf(JSON.stringify({ error: { code: 'Ana wrote this' } }))).toBeUndefined();
  });
});

describe('adding the app for somebody', () => {
  it('is not there unless the app’s id in the catalog is set', async () => {
    expect((await openTeamsDoor()).teams.addsForPeople).toBeUndefined();
  });

  it('asks for one token however many wait for it, finds an app that is there already, and gives the conversation', async () => {
    const door = await openTeamsDoor({ catalogAppId: CATALOG_APP_ID });
    const { edge, teams } = door;
    await edge.install('ana');
    edge.consent();
    const add = (name: string) => teams.addsForPeople?.add(edge.tenantId, edge.person(name).id);
    const added = await Promise.all(['ana', 'ben', 'chloe'].map(add));
    expect(added.every((one) => one?.ok)).toBe(true);
    const posts = edge.graphCalls.filter(({ method }) => method === 'POST');
    expect(posts.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
    // One for Graph; nothing has been sent yet.
    expect(edge.tokensGiven()).toEqual(['https://graph.microsoft.com/.default']);
    const ben = added[1];
    if (!ben?.ok) throw new Error('ben');
    const sent = await teams.send(message({ ...toPerson(door, 'ben'), channelId: ben.value }));
    expect(sent).toMatchObject({ ok: true });
    expect(edge.direct('ben')).toHaveLength(1);
    expect(edge.tokensGiven()).toHaveLength(2);
  });

  it.each([
    [403, { type: 'gone', detail: 'graph_forbidden' }],
    [404, { type: 'gone', detail: 'graph_not_found' }],
    [400, { type: 'gone', detail: 'graph_refused' }],
    [429, { type: 'retry' }],
    [503, { type: 'retry' }],
    [504, { type: 'uncertain' }],
  ])('%i is told for what it is', async (status, failure) => {
    const { edge, teams } = await withAna({ catalogAppId: CATALOG_APP_ID });
    edge.consent();
    edge.fault('graph', { status });
    const outcome = await teams.addsForPeople?.add(edge.tenantId, edge.person('ben').id);
    expect(outcome).toMatchObject({ ok: false, failure });
    expect(edge.graphCalls).toHaveLength(1);
  });

  it.each([
    ['https://smba.trafficmanager.net/amer/', 'graph.microsoft.com', 'login.microsoftonline.com'],
    ['https://smba.infra.gcc.teams.microsoft.com/', 'graph.microsoft.com', 'login.microsoftonline.com'],
    ['https://smba.infra.gov.teams.microsoft.us/', 'graph.microsoft.us', 'login.microsoftonline.us'],
    ['https://smba.infra.dod.teams.microsoft.us/', 'dod-graph.microsoft.us', 'login.microsoftonline.us'],
  ])('of %s is asked of %s', (route, host, login) => {
    expect(graphOf({}, route)).toEqual({
      base: `https://${host}`,
      audience: { login: `https://${login}`, scope: `https://${host}/.default` },
    });
  });
});

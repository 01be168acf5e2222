import { describe, expect, it } from 'vitest';
import { createSlackEdge } from '../../../../adapters/playground/edge/index.ts';
import { behinds, bench, clientOf, refused, seed, userId } from './bolt-bot.ts';

describe.each(behinds)('people and channels, with %s behind', (behind) => {
  it('a person has a time zone and its offset by the clock of the edge', async () => {
    const { client, ana, clock } = await bench({ behind });
    const winter = await client.users.info({ user: ana });
    expect(winter.user).toMatchObject({
      id: ana,
      name: 'ana',
      real_name: 'Ana Ruiz',
      tz: 'America/Chicago',
      tz_offset: -6 * 3600,
      deleted: false,
      is_bot: false,
      profile: { email: 'ana@lakeside.example', title: 'Teacher', display_name: 'ana' },
    });
    clock.now = Date.parse('2027-06-01T12:00:00Z');
    expect((await client.users.info({ user: ana })).user?.tz_offset).toBe(-5 * 3600);
  });

  it('is found by mail address and in the list, each with a zone', async () => {
    const { client, ben } = await bench({ behind });
    const found = await client.users.lookupByEmail({ email: 'ben@lakeside.example' });
    expect(found.user).toMatchObject({ id: ben, tz: 'Asia/Kolkata', tz_offset: 19_800 });
    expect(await refused(client.users.lookupByEmail({ email: 'nobody@lakeside.example' }))).toBe(
      'users_not_found',
    );
    const { members = [] } = await client.users.list({});
    const people = members.filter((member) => !member.is_bot);
    expect(people.map((member) => member.name).sort()).toEqual(['admin', 'ana', 'ben']);
    expect(people.every((member) => member.tz !== undefined)).toBe(true);
  });

  it('the list comes in pages', async () => {
    const { client } = await bench({ behind });
    const names: (string | undefined)[] = [];
    for await (const page of client.paginate('users.list', { limit: 2 })) {
      const { members = [] } = page as { members?: { name?: string }[] };
      names.push(...members.map((member) => member.name));
    }
    expect(names).toEqual(expect.arrayContaining(['ana', 'ben', 'admin']));
  });

  it('a channel has the members of the seed and the bot', async () => {
    const { edge, client, ana } = await bench({ behind });
    const general = edge.channels().find((channel) => channel.name === 'general');
    const { members = [] } = await client.conversations.members({ channel: general?.id ?? '' });
    expect(members).toHaveLength(3);
    expect(members).toEqual(expect.arrayContaining([ana, userId(edge, 'admin'), edge.botUserId]));
    const info = await client.conversations.info({ channel: general?.id ?? '' });
    expect(info.channel).toMatchObject({ id: general?.id, name: 'general', is_im: false });
    const { channels = [] } = await client.conversations.list({});
    expect(channels.map((channel) => channel.name)).toEqual(['general', 'Grades 3–5']);
  });

  it('a direct channel is opened by name of the person, and is the one that messages go to', async () => {
    const { edge, client, ana } = await bench({ behind });
    const opened = await client.conversations.open({ users: ana, return_im: true });
    expect(opened.channel?.id).toBe(edge.direct(ana));
    const posted = await client.chat.postMessage({ channel: opened.channel?.id ?? '', text: 'hello' });
    expect(posted.channel).toBe(edge.direct(ana));
    const info = await client.conversations.info({ channel: edge.direct(ana) });
    expect(info.channel).toMatchObject({ is_im: true, user: ana });
    expect(await refused(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('the bot learns which workspace it is in', async () => {
    const { edge, client } = await bench({ behind });
    expect(await client.auth.test()).toMatchObject({
      team: 'Lakeside',
      team_id: edge.teamId,
      user_id: edge.botUserId,
      bot_id: expect.stringMatching(/^B/),
    });
  });

  it('a token that was not given out, none, and a method that is none are refused as Slack does', async () => {
    const { edge, client } = await bench({ behind });
    expect(await refused(clientOf(edge, 'xoxb-other').auth.test())).toBe('invalid_auth');
    const bare = await fetch(`${edge.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await refused(client.apiCall('no.such.method'))).toBe('unknown_method');
    expect(await refused(client.apiCall('views.generateTriggerId'))).toBe('unknown_method');
  });
});

it('ids are the same at every start and behind both', async () => {
  const known: string[][] = [];
  for (const behind of [...behinds, 'emulate'] as const) {
    const edge = await createSlackEdge({ seed, now: Date.now, behind });
    const ids = [...edge.users(), ...edge.channels()].map((one) => one.id);
    known.push([edge.teamId, edge.botUserId, edge.botToken, ...ids, edge.direct(ids[0] ?? '')]);
    await edge.close();
  }
  expect(known[1]).toEqual(known[0]);
  expect(known[2]).toEqual(known[0]);
  expect(new Set(known[0]).size).toBe(known[0]?.length);
});

it('a channel member who is nobody is an error at once', async () => {
  const channels = [{ name: 'c', members: ['zoe'] }];
  await expect(
    createSlackEdge({ seed: { ...seed, channels }, now: Date.now, behind: 'bare' }),
  ).rejects.toThrow('zoe');
});

import { beforeEach, describe, expect, it } from 'vitest';
import { openTeamsDoor, type TeamsDoor } from '../../doubles/teams-door.ts';

let door: TeamsDoor;
beforeEach(async () => {
  door = await openTeamsDoor();
});

const told = () => door.routed.map(({ type }) => type);

describe('what Teams tells without being asked', () => {
  it.each([
    ['add', 'welcomed'],
    ['add-upgrade', 'welcomed'],
    ['remove', 'dismissed'],
    ['remove-upgrade', 'dismissed'],
  ])(
    'an installation that says %s is %s, with who and where, and the address to write to',
    async (action, type) => {
      const { edge } = door;
      await edge.deliver(edge.activityBy('ana', { type: 'installationUpdate', action }));
      expect(door.routed).toMatchObject([
        {
          type,
          actor: { userId: edge.person('ana').id, locale: 'en-US' },
          place: { kind: 'direct', route: edge.serviceUrl },
        },
      ]);
      // Teams tells the time zone with messages only; it is not guessed from anything else.
      expect(JSON.stringify(door.routed)).not.toContain('zone');
    },
  );

  it('people who come to a channel and go are told by their Entra ids, the bot itself as let in or put out', async () => {
    const { edge } = door;
    const [ben, chloe] = [edge.person('ben'), edge.person('chloe')];
    const bot = { id: `28:${edge.appId}` };
    const update = (over: object) =>
      edge.deliver(edge.activityBy('vera', { type: 'conversationUpdate', ...over }, 'grades-3-5'));
    await update({ membersAdded: [bot, { id: ben.mri, aadObjectId: ben.id.toUpperCase() }] });
    await update({ membersRemoved: [{ id: chloe.mri, aadObjectId: chloe.id }, bot] });
    const channelId = edge.channel('grades-3-5');
    expect(door.routed).toMatchObject([
      { type: 'welcomed', place: { channelId, kind: 'channel' } },
      { type: 'memberJoined', actor: { userId: ben.id }, channelId },
      { type: 'memberLeft', actor: { userId: chloe.id }, channelId },
      { type: 'dismissed', place: { channelId, kind: 'channel' } },
    ]);
    // Whoever added the bot to a channel did not add it for themselves.
    expect(door.routed.filter((event) => event.type === 'welcomed' && event.actor)).toEqual([]);
  });

  it('a message brings the time zone and the language of who wrote it, and no zone that there is none of', async () => {
    const { edge } = door;
    const message = { type: 'message', text: 'help', locale: 'es-MX', localTimezone: 'America/Denver' };
    await edge.deliver(edge.activityBy('ana', message));
    await edge.deliver(edge.activityBy('ana', { ...message, localTimezone: 'Mars/Olympus' }));
    expect(told()).toEqual(['commanded', 'commanded']);
    expect(door.routed[0]).toMatchObject({ actor: { locale: 'es-MX', zone: 'America/Denver' } });
    expect(door.routed[1]).not.toHaveProperty('actor.zone');
  });

  it('what is said in a channel without the bot’s name, reactions and renamings are nobody’s business', async () => {
    const { edge } = door;
    for (const activity of [
      { type: 'message', text: 'good morning' },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      {
        type: 'conversationUpdate',
        channelData: { tenant: { id: edge.tenantId }, eventType: 'channelRenamed' },
      },
      { type: 'typing' },
    ])
      expect((await edge.deliver(edge.activityBy('ana', activity, 'grades-3-5'))).status).toBe(200);
    expect(door.routed).toEqual([]);
  });

  it('shows nobody that the bot is typing, however long an answer takes', async () => {
    const { edge } = door;
    await edge.install('ana');
    door.reply = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return { type: 'nothing' };
    };
    await edge.say('ana', 'help');
    expect(edge.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../../adapters/playground/edge/types.ts';
import { messageKey } from '../../../adapters/playground/message-key.ts';
import { teamsViewOf } from '../../../adapters/playground/teams-view.ts';
import { createWitness } from '../../../adapters/playground/witness.ts';
import { renderCard as renderInSlack } from '../../../adapters/slack/render/card.ts';
import { renderCard } from '../../../adapters/teams/render/index.ts';
import type { Card } from '../../../src/chat/card.ts';
import type { Inbox } from '../../../src/chat/platform.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { scriptedPlatform } from '../../doubles/scripted-platform.ts';
import { tempFolder } from '../../doubles/temp-folder.ts';
import { CARDS } from '../teams/render/examples.ts';

const newFile = () => join(tempFolder(), 'seen', 'cards.jsonl');

/** What Slack's side of the workspace keeps of a card. */
function inSlack(card: Card, ts = '1.0', ephemeralFor?: string): EdgeMessage {
  const { text, blocks } = renderInSlack(card);
  return {
    ...{ channelId: 'D1', ts, postedAt: 0, userId: 'UBOT', text },
    // As it comes from the wire.
    blocks: JSON.parse(JSON.stringify(blocks)),
    ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
  };
}

/** A watched platform through which a reply to some event went. */
async function answering(file: string, reply: Reply) {
  const witness = createWitness(file);
  let given: Inbox | undefined;
  const watched = witness.watch({
    ...scriptedPlatform({ clock: new ManualClock(0) }),
    start: async (inbox: Inbox) => {
      given = inbox;
    },
  });
  await watched.start({
    route: async () => reply,
    shown: () => {},
    routeTo: async () => undefined,
    channelsIn: async () => [],
  });
  const answered = await given?.route({
    ...{ type: 'homeOpened', platform: 'slack', workspaceId: 'T1', at: 0, actor: { userId: 'U1' } },
  });
  expect(answered).toBe(reply);
  return witness;
}

describe('the Teams drawing of a message', () => {
  it.each(Object.entries(CARDS))(
    'is made from the very card that was sent to Slack: %s',
    async (_name, card) => {
      const file = newFile();
      const witness = createWitness(file);
      const far = scriptedPlatform({ clock: new ManualClock(0) });
      const to = { type: 'person', platform: 'slack', workspaceId: 'W1', userId: 'U1' } as const;
      expect(await witness.watch(far).send({ to, card, key: 'k' })).toMatchObject({ ok: true });
      expect(far.messages.map((message) => message.card)).toEqual([card]);
      for (const one of [witness, createWitness(file)])
        expect(teamsViewOf([inSlack(card)], one)).toEqual({ 'D1:1.0:': renderCard(card) });
    },
  );

  it('is there for a card that answered a click, and for one that only one person sees', async () => {
    const card = CARDS['ask me later'] ?? { summary: '', nodes: [] };
    for (const type of ['replace', 'whisper'] as const) {
      const witness = await answering(newFile(), { type, card });
      const message = inSlack(card, '2.0', 'U1');
      expect(teamsViewOf([message], witness)[messageKey(message)]).toEqual(renderCard(card));
    }
  });

  it('tells two people’s check-ins apart by what their buttons carry', async () => {
    const card = CARDS['check-in'] ?? { summary: '', nodes: [] };
    const bens: Card = JSON.parse(JSON.stringify(card).replaceAll('lakeside/ana', 'lakeside/ben'));
    const witness = await answering(newFile(), { type: 'replace', card });
    expect(witness.cardOf(inSlack(card))).toEqual(card);
    expect(witness.cardOf(inSlack(bens))).toBeUndefined();
  });

  it('shows the words alone where the card is not known', () => {
    const message: EdgeMessage = { ...inSlack({ summary: 'a < b & c', nodes: [] }), blocks: [] };
    const [drawn] = Object.values(teamsViewOf([message], createWitness(newFile())));
    expect(drawn?.card).toMatchObject({ body: [{ type: 'RichTextBlock', inlines: ['a < b & c'] }] });
  });

  it('loses no more than the line that was being written when the process died', async () => {
    const file = newFile();
    const card = CARDS['check-in, done'] ?? { summary: '', nodes: [] };
    await answering(file, { type: 'replace', card });
    appendFileSync(file, '{"key":"half a li');
    expect(createWitness(file).cardOf(inSlack(card))).toEqual(card);
  });
});

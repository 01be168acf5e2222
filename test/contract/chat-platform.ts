import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import type { ChatEvent, MessageRef } from '../../src/chat/event.ts';
import type { ChatPlatform, Destination } from '../../src/chat/platform.ts';
import { NOTHING, type Reply } from '../../src/chat/reply.ts';
import { settled } from '../doubles/world.ts';

/** An adapter with its platform's far side, as the contract drives it. */
export interface Side {
  readonly platform: ChatPlatform;
  readonly workspaceId: string;
  /** Ana's user id, as the platform vouches for it. */
  readonly ana: string;
  readonly routed: readonly ChatEvent[];
  reply: (event: ChatEvent) => Reply | Promise<Reply>;
  toAna(): Destination;
  toTeam(): Destination;
  /** What the far side holds of a message now: all its text, and the labels of its buttons. */
  at(ref: MessageRef): { readonly text: string; readonly notification: string } | undefined;
  /** How many messages of the bot are in Ana's own conversation. */
  countForAna(): number;
  /** Presses a button of a message as Ana. @returns the HTTP status. */
  press(ref: MessageRef, label: string): Promise<number>;
  command(text: string): Promise<number>;
  /** The press once more, without a right signature. @returns the HTTP status. */
  forge(ref: MessageRef, label: string): Promise<number>;
  failNext(what: 'refused for 7 s' | 'dropped after it was done' | 'closed' | 'credentials'): void;
}

const CARD: Card = {
  summary: 'A check-in for you',
  nodes: [
    { kind: 'heading', text: 'One question' },
    { kind: 'text', text: 'How often do you *plan* together? <b>Be honest</b>' },
    {
      kind: 'choice',
      action: 'checkin.answer',
      options: [
        { label: 'Not yet', value: 'c1|0' },
        { label: 'In place', value: 'c1|2' },
      ],
    },
  ],
};
const CHANGED: Card = { summary: 'Thank you', nodes: [{ kind: 'text', text: 'Your answer is saved.' }] };

/** What every chat platform's adapter must keep. */
export function chatPlatformContract(name: string, open: () => Promise<Side>): void {
  describe(`the ${name} adapter`, () => {
    let side: Side;
    beforeEach(async () => {
      side = await open();
      side.reply = () => NOTHING;
    });

    async function sent(to = side.toAna(), card = CARD): Promise<MessageRef> {
      const outcome = await side.platform.send({ to, card, key: 'c1' });
      if (!outcome.ok) throw new Error(outcome.failure.detail);
      return outcome.value;
    }

    it('knows which workspace its credentials are for', async () => {
      const identity = await side.platform.identify();
      expect(identity).toMatchObject({ ok: true, value: { workspaceId: side.workspaceId } });
    });

    it('posts a card with every word of it, people’s words as they are, and a notification', async () => {
      const message = side.at(await sent());
      expect(message?.notification).toContain('A check-in for you');
      for (const word of ['One question', 'plan', 'Be honest', 'Not yet', 'In place']) {
        expect(message?.text).toContain(word);
      }
    });

    it('edits a message in place, and gives the same address back', async () => {
      for (const to of [side.toAna(), side.toTeam()]) {
        const ref = await sent(to);
        const edited = await side.platform.update(side.workspaceId, ref, CHANGED);
        expect(edited).toEqual({ ok: true, value: ref });
        expect(side.at(ref)?.text).toContain('Your answer is saved.');
        expect(side.at(ref)?.text).not.toContain('In place');
      }
    });

    it('tells a press with who the platform says pressed, and with what the button carried', async () => {
      const ref = await sent();
      expect(await side.press(ref, 'In place')).toBe(200);
      await settled(() => side.routed.length > 0);
      const event = side.routed.find(({ type }) => type === 'pressed');
      expect(event).toMatchObject({
        platform: side.platform.name,
        workspaceId: side.workspaceId,
        actor: { userId: side.ana },
        action: 'checkin.answer',
        value: 'c1|2',
        message: ref,
      });
    });

    it('acknowledges nothing before it is stored', async () => {
      const ref = await sent();
      let store = () => {};
      const stored = new Promise<void>((resolve) => {
        store = resolve;
      });
      side.reply = async () => {
        await stored;
        return NOTHING;
      };
      let acknowledged = false;
      const press = side.press(ref, 'In place').then((status) => {
        acknowledged = true;
        return status;
      });
      await settled(() => side.routed.some(({ type }) => type === 'pressed'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(acknowledged).toBe(false);
      store();
      expect(await press).toBe(200);
    });

    it('takes nothing from who cannot prove to be the platform', async () => {
      const ref = await sent();
      const before = side.routed.length;
      expect(await side.forge(ref, 'In place')).toBe(401);
      expect(side.routed).toHaveLength(before);
    });

    it('passes on what is typed, without what addresses the bot', async () => {
      expect(await side.command('why Luz Ñ')).toBe(200);
      await settled(() => side.routed.some(({ type }) => type === 'commanded'));
      const event = side.routed.find(({ type }) => type === 'commanded');
      expect(event).toMatchObject({ text: 'why Luz Ñ', actor: { userId: side.ana } });
    });

    it('says how long it must wait where the platform says so', async () => {
      await sent();
      side.failNext('refused for 7 s');
      expect(await side.platform.send({ to: side.toAna(), card: CARD, key: 'k' })).toMatchObject({
        ok: false,
        failure: { type: 'retry', afterMs: 7_000 },
      });
    });

    it('posts once, whatever becomes of the connection, and says that it does not know', async () => {
      await sent();
      const before = side.countForAna();
      side.failNext('dropped after it was done');
      expect(await side.platform.send({ to: side.toAna(), card: CARD, key: 'k' })).toMatchObject({
        ok: false,
        failure: { type: 'uncertain' },
      });
      expect(side.countForAna()).toBe(before + 1);
    });

    it('finds what it may have posted, or says that it may not look', async () => {
      const ref = await sent();
      const found = await side.platform.find({ to: side.toAna(), key: 'c1' }, 0);
      if (found.ok) expect(found.value).toEqual(ref);
      else expect(['invalid', 'unauthorised']).toContain(found.failure.type);
    });

    it('tells a closed conversation from credentials that are no longer good', async () => {
      await sent();
      for (const [what, type] of [
        ['closed', 'gone'],
        ['credentials', 'unauthorised'],
      ] as const) {
        side.failNext(what);
        expect(await side.platform.send({ to: side.toAna(), card: CARD, key: 'k' })).toMatchObject({
          ok: false,
          failure: { type },
        });
      }
    });

    it('never tells in a failure what anybody wrote', async () => {
      await sent();
      side.failNext('closed');
      const outcome = await side.platform.send({ to: side.toAna(), card: CARD, key: 'k' });
      expect(JSON.stringify(outcome)).not.toContain('plan');
    });

    it('answers what is in flight before it stops', async () => {
      const ref = await sent();
      let store = () => {};
      const stored = new Promise<void>((resolve) => {
        store = resolve;
      });
      side.reply = async () => {
        await stored;
        return NOTHING;
      };
      const press = side.press(ref, 'In place');
      await settled(() => side.routed.some(({ type }) => type === 'pressed'));
      const stopped = side.platform.stop();
      store();
      expect(await press).toBe(200);
      await stopped;
    });
  });
}

import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { ChatEvent, Pressed } from '../../src/chat/event.ts';
import type { CommandHandler, HandlerContext, Loop } from '../../src/engine/loop.ts';
import { say } from '../../src/locales/index.ts';
import { touch } from '../../src/store/queries/touched.ts';
import { addPerson, engineOf, figure, MONDAY, openDistrict, outboxOf } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { card, occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

const WORDS = 'my principal is the barrier';

async function house(presses: Loop['presses'] = {}) {
  const clock = new ManualClock(MONDAY);
  const store = await openDistrict();
  await addPerson(store, 'd1/ana', 'U1');
  await addPerson(store, 'd1/luz', 'U2', 'es');
  const loop = Object.assign(tinyLoop(), { presses });
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const engine = engineOf({ store, clock, platforms: [scriptedPlatform({ clock })], loops: [loop], log });
  return { clock, store, loop, engine, lines };
}

const pressed = (rest: Partial<Pressed> = {}): ChatEvent => ({
  ...{ type: 'pressed', platform: 'slack', workspaceId: 'W1', at: MONDAY, order: MONDAY },
  ...{ actor: { userId: 'U1' }, action: 'tiny.answer', value: WORDS },
  ...rest,
});

describe('an event', () => {
  it('reaches the handler of its action with who did it as the district file knows them', async () => {
    const seen: HandlerContext[] = [];
    const { engine } = await house({
      'tiny.answer': async (_tx, _event, context) => {
        seen.push(context);
        return { type: 'toast', text: 'kept' };
      },
    });
    expect(await engine.inbox.route(pressed({ actor: { userId: 'U2' } }))).toEqual({
      type: 'toast',
      text: 'kept',
    });
    expect(seen).toEqual([{ actor: { tenantId: 'd1', personId: 'd1/luz', locale: 'es' }, now: MONDAY }]);
    expect(await figure(engine.metrics, 'ack_seconds_count')).toBe(1);
  });

  it('is answered only when what it did is committed, and a handler that fails saves nothing and says so', async () => {
    const { store, engine, lines } = await house({
      'tiny.answer': async (tx, event) => {
        await tx.db.update(tx.t.person).set({ name: 'changed' });
        if (event.value === 'keep') return { type: 'nothing' };
        throw new Error(`cannot handle ${event.value}`);
      },
    });
    const names = () => store.read(async (tx) => (await tx.db.select().from(tx.t.person)).map((p) => p.name));
    const failed = await engine.inbox.route(pressed());
    expect(failed).toEqual({ type: 'toast', text: say('en').engine.notSaved });
    expect(await names()).toEqual(['d1/ana', 'd1/luz']);
    expect(lines.join('')).toContain('tiny.answer');
    expect(lines.join('')).not.toContain(WORDS);
    await engine.inbox.route(pressed({ value: 'keep' }));
    expect(await names()).toEqual(['changed', 'changed']);
  });

  it('of an action that is no more, of somebody unknown or from a strange workspace gets a sentence', async () => {
    const { engine } = await house();
    const text = async (event: ChatEvent) => {
      const reply = await engine.inbox.route(event);
      return reply.type === 'toast' ? reply.text : reply.type;
    };
    expect(await text(pressed())).toBe(say('en').engine.olderMessage);
    expect(await text(pressed({ action: 'tiny.constructor' }))).toBe(say('en').engine.olderMessage);
    expect(await text(pressed({ action: 'gone.answer', actor: { userId: 'U2' } }))).toBe(
      say('es').engine.olderMessage,
    );
    expect(await text(pressed({ actor: { userId: 'U9', locale: 'es-MX' } }))).toBe(
      say('es').engine.unknownPerson,
    );
    expect(await text(pressed({ workspaceId: 'W9' }))).toBe(say('en').engine.unknownPerson);
    const base = { platform: 'slack', workspaceId: 'W1', at: MONDAY, actor: { userId: 'U1' } } as const;
    expect(await text({ ...base, type: 'homeOpened' })).toBe('nothing');
  });

  it('that is a command reaches the handler its first words name, in any spelling, with the rest as typed', async () => {
    const { engine, loop } = await house();
    const named =
      (name: string): CommandHandler =>
      async (_tx, event, rest, { actor }) => ({
        type: 'toast',
        text: [name, rest, event.channelId, actor.personId].join('|'),
      });
    const names = ['', 'why', 'por', 'por que'];
    Object.assign(loop, { commands: Object.fromEntries(names.map((name) => [name, named(name)])) });
    const said = async (typed: string, userId = 'U1') => {
      const base = { platform: 'slack', workspaceId: 'W1', at: MONDAY, channelId: 'C' } as const;
      const event = { ...base, type: 'commanded', actor: { userId }, command: '/d', text: typed } as const;
      const reply = await engine.inbox.route(event);
      return reply.type === 'toast' ? reply.text : reply.type;
    };
    expect(await said('why')).toBe('why||C|d1/ana');
    expect(await said('  WHY?  <@U2|Luz  Ñ> ')).toBe('why|<@U2|Luz Ñ>|C|d1/ana');
    expect(await said('¿Por qué @Luz?', 'U2')).toBe('por que|@Luz?|C|d1/luz');
    expect(await said('por fin')).toBe('por|fin|C|d1/ana');
    expect(await said('whynot x')).toBe('|whynot x|C|d1/ana');
    expect(await said('')).toBe('||C|d1/ana');
    expect(await said('why', 'U9')).toBe(say('en').engine.unknownPerson);
  });

  it('of an uninstall stops everything to that workspace until it takes our token again', async () => {
    const { clock, store, loop, engine } = await house();
    const event = { type: 'uninstalled', platform: 'slack', workspaceId: 'W1', at: MONDAY } as const;
    expect(await engine.inbox.route(event)).toEqual({ type: 'nothing' });
    const reason = () =>
      store.read(async (tx) => (await tx.db.select().from(tx.t.workspace))[0]?.blockedReason);
    expect(await reason()).toBe('uninstalled');
    loop.planned = [occurrence('a', clock.now())];
    await engine.tick();
    expect(await reason()).toBeNull();
    expect(await outboxOf(store)).toMatchObject([{ state: 'sent' }]);
  });
});

describe('a reply that changes the message', () => {
  it('needs no edit by the engine once the platform has taken it, and gets one if it has not', async () => {
    const { clock, store, loop, engine } = await house();
    loop.planned = [occurrence('a', MONDAY)];
    await engine.tick();
    const press = async () => {
      const [message] = await store.transact((tx) => touch(tx, 'a', clock.now()));
      return { outboxId: message?.id ?? '', revision: message?.revision ?? 0 };
    };
    const first = await press();
    expect((await outboxOf(store))[0]?.refreshAt).toBe(MONDAY + 5_000);
    const second = await press();
    engine.inbox.shown(first);
    await engine.tick();
    expect((await outboxOf(store))[0]?.refreshAt).toBe(MONDAY + 5_000);
    engine.inbox.shown(second);
    await engine.tick();
    expect((await outboxOf(store))[0]?.refreshAt).toBeNull();
    await press();
    loop.onShow = () => ({
      type: 'card',
      card: card('new'),
      to: { type: 'channel', platform: 'slack', workspaceId: 'W1', channelId: 'C' },
    });
    clock.advance(5_000);
    await engine.tick();
    expect((await outboxOf(store))[0]?.refreshAt).toBeNull();
  });
});

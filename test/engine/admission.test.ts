import { describe, expect, it } from 'vitest';
import type { ActionName, ChatEvent } from '../../src/chat/event.ts';
import {
  AT_ONCE,
  BUSY,
  createAdmission,
  type Importance,
  importanceOf,
  MOST_OVERTAKING,
  MOST_WAITING,
} from '../../src/engine/admission.ts';
import { say } from '../../src/locales/index.ts';
import { createLoops } from '../../src/loops/index.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { addPerson, engineOf, figure, MONDAY, openDistrict } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { STORE } from '../doubles/stores.ts';
import { tinyLoop } from '../doubles/tiny-loop.ts';

/** Lets everything that can go on without anybody finishing anything go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A store whose works all wait until they are finished by hand. */
function desk() {
  const turnedAway: Importance[] = [];
  const admission = createAdmission((importance) => void turnedAway.push(importance));
  const begun: string[] = [];
  const finishers: (() => void)[] = [];
  return {
    ...{ turnedAway, begun },
    come: (importance: Importance, name: string) =>
      admission.run(importance, async () => {
        begun.push(name);
        await new Promise<void>((done) => finishers.push(done));
        return name;
      }),
    async finish(count: number) {
      for (let i = 0; i < count; i++) {
        finishers.shift()?.();
        await turn();
      }
    },
  };
}

describe('when more comes than can be served', () => {
  it('an answer goes before news and news before a view, each in the order of coming', async () => {
    const { come, begun, finish, turnedAway } = desk();
    for (let i = 0; i < AT_ONCE; i++) void come('view', 'early');
    for (const name of ['view 1', 'view 2']) void come('view', name);
    void come('news', 'news');
    for (const name of ['answer 1', 'answer 2']) void come('answer', name);
    await turn();
    expect(begun.length).toBe(AT_ONCE);
    await finish(5);
    expect(begun.slice(AT_ONCE)).toEqual(['answer 1', 'answer 2', 'news', 'view 1', 'view 2']);
    expect(turnedAway).toEqual([]);
  });

  it.each(['answer', 'news', 'view'] as const)(
    'who comes when the line of each %s is full is told at once, and has not begun',
    async (kind) => {
      const { come, begun, finish, turnedAway } = desk();
      const all = Array.from({ length: AT_ONCE + MOST_WAITING[kind] }, (_, i) => come(kind, String(i)));
      expect(await come(kind, 'too late')).toBe(BUSY);
      expect(turnedAway).toEqual([kind]);
      await finish(all.length);
      expect(new Set(await Promise.all(all)).size).toBe(all.length);
      expect(begun).not.toContain('too late');
    },
  );

  it('a view that no answer lets pass is told so in the end, and does not wait for ever', async () => {
    const { come, begun, finish, turnedAway } = desk();
    for (let i = 0; i < AT_ONCE; i++) void come('answer', 'early');
    const view = come('view', 'home');
    for (let i = 0; i <= MOST_OVERTAKING; i++) void come('answer', String(i));
    await finish(MOST_OVERTAKING);
    expect(turnedAway).toEqual([]);
    await finish(1);
    expect(await view).toBe(BUSY);
    expect(turnedAway).toEqual(['view']);
    expect(begun).not.toContain('home');
  });

  it('afterwards everything is served as before; also after works that failed', async () => {
    const admission = createAdmission(() => {});
    const failing = Array.from({ length: 2 * AT_ONCE }, () =>
      admission.run('answer', () => Promise.reject(new Error('no'))),
    );
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(
      failing.map(() => 'rejected'),
    );
    expect(await admission.run('view', async () => 'home')).toBe('home');
  });
});

it('the bot under a flood takes the answers first, says to whom it does not serve that it is busy, and counts them', async () => {
  const clock = new ManualClock(MONDAY);
  const opened = await openDistrict();
  await addPerson(opened, 'd1/ana', 'U1');
  await addPerson(opened, 'd1/luz', 'U2', 'es');
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  // A store that is held up, as by a slow disk: nothing is in the hands of the database before it is let go.
  const store: Store = { ...opened, transact: (work) => gate.then(() => opened.transact(work)) };
  // By the event: PostgreSQL may run one again that met another.
  const served = new Map<ChatEvent, 'answer' | 'view'>();
  const loop = Object.assign(tinyLoop(), {
    presses: {
      'tiny.answer': async (_tx: unknown, event: ChatEvent) => {
        served.set(event, 'answer');
        return { type: 'nothing' } as const;
      },
      'tiny.why': async (_tx: unknown, event: ChatEvent) => {
        served.set(event, 'view');
        return { type: 'nothing' } as const;
      },
    },
    looks: ['tiny.why'] as const,
    commands: {
      '': async (_tx: unknown, event: ChatEvent) => {
        served.set(event, 'view');
        return { type: 'nothing' } as const;
      },
    },
  });
  const { inbox, metrics } = engineOf({
    store,
    clock,
    platforms: [scriptedPlatform({ clock })],
    loops: [loop],
  });
  const base = { platform: 'slack', workspaceId: 'W1', at: MONDAY } as const;
  const look = (userId: string, locale: string): ChatEvent => ({
    ...{ ...base, type: 'commanded', command: '/d', text: '', channelId: 'C', actor: { userId, locale } },
  });
  const press = (action: ActionName): ChatEvent => ({
    ...{ ...base, type: 'pressed', order: MONDAY, action, value: '', actor: { userId: 'U1' } },
  });

  // Whoever presses "why" only looks, as whoever types a command does.
  const views = Array.from({ length: AT_ONCE + MOST_WAITING.view }, (_, i) =>
    inbox.route(i % 2 === 0 ? look('U1', 'en-US') : press('tiny.why')),
  );
  expect(await inbox.route(look('U1', 'en-US'))).toEqual({ type: 'toast', text: say('en').engine.busy });
  expect(await inbox.route(look('U2', 'es-MX'))).toEqual({ type: 'toast', text: say('es').engine.busy });
  const answers = Array.from({ length: 200 }, () => inbox.route(press('tiny.answer')));
  open();
  expect(await Promise.all(answers)).toEqual(answers.map(() => ({ type: 'nothing' })));
  await Promise.all(views);
  // Those that had begun when the answers came, every answer, then the views that had to wait. Of what is in the
  // hands of a PostgreSQL at once, no order is promised.
  const order = [...served.values()];
  expect(order.slice(0, order.lastIndexOf('answer')).filter((one) => one === 'view').length).toBeLessThan(
    STORE === 'postgres' ? 2 * AT_ONCE : AT_ONCE + 1,
  );
  expect(order).toHaveLength(views.length + answers.length);
  expect(await figure(metrics, 'turned_away_total')).toBe(2);
});

it('what the workspace tells is never shed for good: it is not acknowledged, so the platform sends it again', async () => {
  const opened = await openDistrict();
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const store: Store = { ...opened, transact: (work) => gate.then(() => opened.transact(work)) };
  const clock = new ManualClock(MONDAY);
  const { inbox } = engineOf({ store, clock, platforms: [scriptedPlatform({ clock })], loops: [tinyLoop()] });
  const told: ChatEvent = { type: 'uninstalled', platform: 'slack', workspaceId: 'W1', at: MONDAY };
  expect(importanceOf(told, () => false)).toBe('news');
  const all = Array.from({ length: AT_ONCE + MOST_WAITING.news }, () => inbox.route(told));
  await expect(inbox.route(told)).rejects.toMatchObject({ code: 'overloaded' });
  open();
  await Promise.all(all);
});

it('what is said to only look is a press that is there, on a digest, a check-in, a vote and on Home', () => {
  const all = createLoops({ seal: createSeal('a secret that is long enough for a test') });
  for (const { name, presses, looks = [] } of all) {
    for (const look of looks) expect(Object.keys(presses), name).toContain(look);
  }
  const looking = all.filter(({ looks = [] }) => looks.length > 0).map(({ name }) => name);
  expect(looking).toEqual(expect.arrayContaining(['checkin', 'vote', 'digest', 'home']));
});

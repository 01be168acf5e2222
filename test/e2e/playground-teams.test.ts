import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlaygroundState, Posts } from '../../adapters/playground/state.ts';
import { buttonsIn, textIn } from '../../adapters/playground/teams-edge/index.ts';
import type { TeamsDrawing } from '../../adapters/playground/teams-view.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Bot, startBot } from '../../src/main.ts';

/** The Teams drawing of the playground: what is done in it goes through the real Teams adapter. */
describe('the playground in Teams', () => {
  let folder: string;
  let bot: Bot;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    const config = readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' });
    bot = await startBot(config, { log: createLog('error'), playgroundWeeks: 2 });
  }, 120_000);

  afterAll(async () => {
    await bot?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function state(): Promise<PlaygroundState> {
    // The page's own state, as the playground sends it.
    return (await (await fetch(`${bot.url}/playground/state?teams=`)).json()) as PlaygroundState;
  }

  async function post<Path extends keyof Posts>(path: Path, body: Posts[Path]): Promise<number> {
    const response = await fetch(`${bot.url}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status;
  }

  const fromOutside = () =>
    fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer forged' },
      body: '{"type":"message"}',
    });

  /** The first visitor's newest check-in, and as what Teams draws it. */
  async function asked() {
    const now = await state();
    const message = now.messages.findLast(({ text }) => /Question \d of/.test(text));
    const key = Object.keys(now.teams ?? {}).find((one) => one.split(':')[1] === message?.ts);
    const drawn = now.teams?.[key ?? ''];
    if (!message || !drawn) throw new Error('no check-in');
    return {
      person: now.you,
      message: { channelId: message.channelId, ts: message.ts },
      message_: message,
      drawn,
    };
  }

  const press = (drawn: Pick<TeamsDrawing, 'card'>, title: string) => {
    const all = buttonsIn(drawn.card);
    const button = all.find((one) => one.title.startsWith(title));
    if (!button) throw new Error(`no "${title}" among ${all.map((one) => one.title)}`);
    const { type, verb, data } = button;
    return { type, verb, data };
  };

  it('is not there, and costs nothing, until somebody uses it', async () => {
    expect((await fromOutside()).status).toBe(404);
  });

  it('answers a press by the real adapter at once; the other drawing follows when the engine edits it', async () => {
    const { person, message, drawn } = await asked();
    expect(await post('teams-press', { person, message, action: press(drawn, 'Partly') })).toBe(200);
    const after = await asked();
    expect(textIn(after.drawn.card)).toContain('Question 2 of');
    await expect
      .poll(async () => (await asked()).message_.text, { timeout: 30_000 })
      .toContain('Question 2 of');
    // The door is the real one: nobody comes in without Teams' signature.
    const outside = await fromOutside();
    expect([outside.status, await outside.text()]).toEqual([401, '']);
  }, 120_000);

  it('opens a dialog as the answer to the click, and saves what is sent off in it', async () => {
    const { person, message, drawn } = await asked();
    expect(await post('teams-press', { person, message, action: press(drawn, 'Note on 1') })).toBe(200);
    const dialog = (await state()).teamsDialog;
    if (!dialog) throw new Error('no dialog');
    expect(dialog.title).toBe('Add a note');
    const save = press(dialog, '');
    const action = { ...save, data: { ...save.data, 'text:note': 'It *helped*' } };
    expect(await post('teams-press', { person, action })).toBe(200);
    expect((await state()).teamsDialog).toBeUndefined();
    await expect
      .poll(async () => buttonsIn((await asked()).drawn.card).map(({ title }) => title), { timeout: 30_000 })
      .toContain('Edit note 1');
    expect(await post('teams-press', { person, action })).toBe(409);
  }, 120_000);

  it('answers what is typed in Teams in the person’s own chat there, and its buttons work', async () => {
    const { you, conversations } = await state();
    const channel = conversations.find(({ kind }) => kind === 'channel')?.id ?? '';
    expect(await post('teams-say', { person: you, channelId: channel, text: 'driveline learn' })).toBe(200);
    const own = async () => (await state()).teamsOwn ?? [];
    await expect.poll(async () => (await own()).length).toBe(1);
    const [drivers] = await own();
    if (!drivers) throw new Error('no answer');
    expect(
      await post('teams-press', { person: you, own: drivers.id, action: press(drivers, 'Coaching') }),
    ).toBe(200);
    const dialog = (await state()).teamsDialog;
    expect(textIn(dialog?.card)).toContain('Try this week');
    expect(await post('teams-close', { person: you })).toBe(200);
    expect((await state()).teamsDialog).toBeUndefined();
    // Nobody else sees any of it.
    const other = (await state()).people.find(({ id }) => id !== you)?.id;
    const theirs = await fetch(`${bot.url}/playground/state?teams=&person=${other}`);
    expect(((await theirs.json()) as PlaygroundState).teamsOwn).toEqual([]);
  }, 120_000);
});

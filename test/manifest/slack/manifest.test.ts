import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMMAND, SCOPES, SHORTCUTS, slackManifest } from '../../../adapters/slack/manifest.ts';
import { BOT_EVENTS } from '../../../adapters/slack/receive/workspace-events.ts';
import { createLoops } from '../../../src/loops/index.ts';
import { createSeal } from '../../../src/privacy/seal.ts';
import { callback, closed, FORM, listening, originOf, startBot } from '../../adapters/slack/a-workspace.ts';
import { manifestRules } from './rules.ts';

const manifest = slackManifest('https://driveline.example.org');

/**
 * To write it anew:
 * `npx tsx -e "import('./adapters/slack/manifest.ts').then((m) => console.log(JSON.stringify(m.slackManifest('https://driveline.example.org'))))" > manifest/slack/manifest.json && npm run format`
 */
it('the manifest in the repository is the one the code generates', () => {
  const committed = new URL('../../../manifest/slack/manifest.json', import.meta.url);
  expect(JSON.parse(readFileSync(committed, 'utf8'))).toEqual(manifest);
});

it('keeps what Slack’s own schema asks of a manifest, and one that does not is found out', () => {
  expect(manifestRules.safeParse(manifest).error?.issues).toBeUndefined();
  const { display_information, settings } = manifest;
  for (const wrong of [
    { ...manifest, display_information: { ...display_information, description: 'x'.repeat(141) } },
    { ...manifest, display_information: { ...display_information, background_color: 'green' } },
    { ...manifest, settings: { ...settings, event_subscription: {} } },
    { ...manifest, settings: { ...settings, interactivity: { request_url: 'https://x.example' } } },
  ]) {
    expect(manifestRules.safeParse(wrong).success).toBe(false);
  }
});

it('every event it asks for is listened to, and nothing is listened to that it does not ask for', async () => {
  /** One payload that each event's listener must answer to. */
  const samples: Readonly<Record<string, object>> = {
    app_home_opened: { user: 'U1' },
    app_uninstalled: {},
    tokens_revoked: { tokens: { bot: ['UBOT'] } },
    team_access_granted: { team_ids: ['T1'] },
    team_access_revoked: { team_ids: ['T1'] },
    member_joined_channel: { user: 'U1', channel: 'C1' },
    member_left_channel: { user: 'U1', channel: 'C1' },
    subteam_members_changed: { subteam_id: 'S1', added_users: ['U1'] },
    subteam_updated: { subteam: { id: 'S1' } },
    user_change: { user: { id: 'U1' } },
  };
  const asked = manifest.settings.event_subscriptions.bot_events;
  expect([...asked].sort()).toEqual(Object.keys(samples).sort());
  expect([...asked].sort()).toEqual([...BOT_EVENTS].sort());

  // That we were let go is believed where Slack refuses our token.
  const api = await listening((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: false, error: 'account_inactive' }));
  });
  const bot = await startBot({ apiUrl: `${originOf(api)}/api/` });
  for (const type of asked) await bot.event(callback({ type, ...samples[type] }, `Ev-${type}`));
  await bot.close();
  await closed(api);
  expect(bot.routed).toHaveLength(asked.length);
});

it('its command reaches the engine, and another does not', async () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  const bot = await startBot();
  for (const command of [COMMAND, '/other']) {
    const body = new URLSearchParams({ command, text: '', user_id: 'U1', team_id: 'T1', channel_id: 'C1' });
    expect((await bot.post(body.toString(), FORM)).status).toBe(200);
  }
  await bot.close();
  expect(bot.routed).toMatchObject([{ command: COMMAND }]);
});

it('each shortcut reaches the engine as the words it stands for, which a loop answers; another does not', async () => {
  expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(
    SHORTCUTS.map(({ callback_id }) => callback_id),
  );
  const answered = createLoops({ seal: createSeal('a secret of the tests, long enough to be one') }).flatMap(
    ({ commands }) => Object.keys(commands ?? {}),
  );
  expect(SHORTCUTS.filter(({ says }) => !answered.includes(says))).toEqual([]);

  const bot = await startBot();
  for (const callback_id of [...SHORTCUTS.map((one) => one.callback_id), 'of_last_year']) {
    const used = { type: 'shortcut', callback_id, team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1.2' };
    expect((await bot.interact(used)).status).toBe(200);
  }
  await bot.close();
  expect(bot.routed).toMatchObject(SHORTCUTS.map(({ says }) => ({ command: COMMAND, text: says })));
});

it('all three addresses are the one path that the adapter answers', () => {
  const url = 'https://driveline.example.org/slack/events';
  expect(manifest.settings.event_subscriptions.request_url).toBe(url);
  expect(manifest.settings.interactivity.request_url).toBe(url);
  expect(manifest.features.slash_commands[0]?.url).toBe(url);
});

it('the bot may read no conversation unless an admin says so, and asks for nothing that it does not use', () => {
  const required: readonly string[] = SCOPES.required;
  expect(required.filter((scope) => /^(channels|groups|mpim):|:history$/.test(scope))).toEqual([]);
  expect(SCOPES.optional).toContain('im:history');
  const all: readonly string[] = [...SCOPES.required, ...SCOPES.optional];
  expect(
    all.filter((scope) => /^(chat:write\.(public|customize)|files|admin|users:write)/.test(scope)),
  ).toEqual([]);
  const { name, description } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
});

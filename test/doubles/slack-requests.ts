import { WebClient } from '@slack/web-api';
import { COMMAND, SHORTCUTS } from '../../adapters/slack/manifest.ts';
import { BOT_EVENTS } from '../../adapters/slack/receive/workspace-events.ts';
import { renderForm } from '../../adapters/slack/render/form.ts';
import { createRecorder, type Recorded } from './recorder.ts';
import type { World } from './world.ts';

/**
 * Every kind of request that Slack makes of us, as the local Slack really made it in a small world on the Monday
 * before its first check-in: taps, typing, a sent and a closed dialog, a command, each shortcut
 * and each event.
 *
 * @param words what people write in them
 */
export async function slackRequests(world: World, words: string): Promise<readonly Recorded[]> {
  const { edge, bot } = world;
  const recorder = await createRecorder(`${bot.url}/slack/events`);
  edge.connect(recorder.url);
  await world.until('2026-11-03T10:00:00-06:00');
  const [ana, ben] = [world.userId('ana'), world.userId('ben')];
  await world.press('ana', 'Partly');
  await world.press('ana', 'Note on 1');
  await edge.submit(ana, { note: { value: words } });
  await world.press('ben', 'Partly');
  await openDraft(world, recorder.recorded.at(-1));
  await edge.type(ben, { note: { value: words } });
  await edge.closeView(ben);
  await edge.command(ana, edge.direct(ana), COMMAND, `why ${words}`);
  for (const { callback_id } of SHORTCUTS) await edge.shortcut(ana, callback_id);
  const about = { user: ana, channel: edge.channels()[0]?.id, tab: 'home', title: words };
  const special: Readonly<Record<string, object>> = {
    user_change: { user: { id: ana, tz: 'America/Chicago', real_name: words } },
    tokens_revoked: { tokens: { oauth: [ana], bot: [] } },
    team_access_granted: { team_ids: [edge.teamId] },
    team_access_revoked: { team_ids: [edge.teamId] },
  };
  for (const type of BOT_EVENTS.filter((one) => !one.startsWith('subteam_'))) {
    await edge.event({ type, ...about, ...special[type] });
  }
  const group = edge.makeGroup(words, [ana]);
  await edge.changeGroup(group, { members: [ben] });
  await edge.changeGroup(group, { disabled: true });
  edge.connect(`${bot.url}/slack/events`);
  return recorder.recorded;
}

/** Opens a dialog that keeps drafts, with the trigger of a tap that opened none. */
async function openDraft({ edge }: World, tap: Recorded | undefined): Promise<void> {
  const payload = JSON.parse(new URLSearchParams(tap?.body).get('payload') ?? '{}');
  const client = new WebClient(edge.botToken, { slackApiUrl: edge.apiUrl });
  await client.views.open({
    trigger_id: payload.trigger_id,
    view: renderForm({
      ...{ title: 'Your reflection', action: 'coaching.reflect', subject: 'cycle 7' },
      ...{ submitLabel: 'Save', cancelLabel: 'Cancel', intro: [], keepsDraft: 'Kept.' },
      fields: [{ kind: 'text', name: 'note', label: 'What happened?', maxLength: 500, optional: true }],
    }),
  });
}

/** What a request is, as Slack names it: the event's type, the command, or the interaction's type. */
export function kindOf({ contentType, body }: Recorded): string {
  if (contentType === 'application/json') return JSON.parse(body).event?.type ?? '';
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? (form.get('command') ?? '') : JSON.parse(payload).type;
}

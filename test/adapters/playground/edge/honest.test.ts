import { parseSlackWebhookBody } from '@chat-adapter/slack/webhook';
import type {
  BlockAction,
  EnvelopedEvent,
  GlobalShortcut,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { COMMAND } from '../../../../adapters/slack/manifest.ts';
import { BOT_EVENTS } from '../../../../adapters/slack/receive/workspace-events.ts';
import { kindOf, slackRequests } from '../../../doubles/slack-requests.ts';
import { createWorld } from '../../../doubles/world.ts';

const plain = z.object({ type: z.literal('plain_text'), text: z.string() });
const view = z.object({
  ...{ id: z.string(), callback_id: z.string(), team_id: z.string(), app_id: z.string(), bot_id: z.string() },
  ...{ type: z.string(), hash: z.string(), private_metadata: z.string(), title: plain },
  ...{ clear_on_close: z.boolean(), notify_on_close: z.boolean() },
  ...{ close: plain.nullable(), submit: plain.nullable() },
  ...{ root_view_id: z.string().nullable(), previous_view_id: z.string().nullable() },
  blocks: z.array(z.looseObject({ type: z.string() })),
  state: z.object({
    values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() }))),
  }),
});
const interaction = {
  team: z.object({ id: z.string(), domain: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), username: z.string(), team_id: z.string() }),
  ...{ api_app_id: z.string(), token: z.string() },
  is_enterprise_install: z.literal(false),
};

/** What Bolt's types promise its listeners for each kind, as something that can be checked at run time. */
const PROMISES = {
  block_actions: z.object({
    ...interaction,
    type: z.literal('block_actions'),
    ...{ trigger_id: z.string(), response_url: z.string().default('') },
    container: z.looseObject({ type: z.enum(['message', 'view']) }),
    actions: z.array(
      z.looseObject({
        ...{ type: z.string(), action_id: z.string(), block_id: z.string(), action_ts: z.string() },
      }),
    ),
  }) satisfies z.ZodType<Omit<BlockAction, 'actions'>>,
  view_submission: z.object({
    ...interaction,
    type: z.literal('view_submission'),
    trigger_id: z.string(),
    view,
  }) satisfies z.ZodType<ViewSubmitAction>,
  shortcut: z.object({
    ...interaction,
    type: z.literal('shortcut'),
    ...{ callback_id: z.string(), trigger_id: z.string(), action_ts: z.string() },
  }) satisfies z.ZodType<GlobalShortcut>,
  view_closed: z.object({
    ...interaction,
    type: z.literal('view_closed'),
    is_cleared: z.boolean(),
    view,
  }) satisfies z.ZodType<ViewClosedAction>,
};

function isPromised(kind: string): kind is keyof typeof PROMISES {
  return Object.hasOwn(PROMISES, kind);
}

const envelope = z.object({
  type: z.literal('event_callback'),
  ...{ token: z.string(), team_id: z.string(), api_app_id: z.string(), event_id: z.string() },
  event_time: z.number(),
  event: z.looseObject({ type: z.string(), event_ts: z.string() }),
  authorizations: z.array(
    z.object({
      enterprise_id: z.null(),
      ...{ team_id: z.string(), user_id: z.string(), is_bot: z.literal(true) },
      is_enterprise_install: z.literal(false),
    }),
  ),
}) satisfies z.ZodType<EnvelopedEvent>;

it('each request that the local Slack makes is what Bolt’s types say, and another’s parser reads it the same', async () => {
  const world = await createWorld({ at: '2026-11-02T09:00:00-06:00' });
  const requests = await slackRequests(world, 'a < b & c');
  const kinds = new Map<string, number>();
  for (const request of requests) {
    const kind = kindOf(request);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const { contentType, body } = request;
    const read = parseSlackWebhookBody(body, { contentType });
    if (contentType === 'application/json') {
      expect(envelope.parse(JSON.parse(body)).event.type).toBe(kind);
      // The parser names only events of conversations; ours are of the workspace.
      expect(read).toMatchObject({ kind: 'unsupported', raw: { team_id: world.edge.teamId } });
    } else if (kind === COMMAND) {
      expect(read).toMatchObject({ kind: 'slash_command', command: COMMAND, teamId: world.edge.teamId });
    } else {
      if (!isPromised(kind)) throw new Error(`a kind that no promise is written down for: ${kind}`);
      const said: unknown = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
      const { user } = PROMISES[kind].parse(said);
      // That parser knows no shortcuts.
      if (kind === 'shortcut') expect(read).toMatchObject({ kind: 'unsupported', type: 'shortcut' });
      else expect(read).toMatchObject({ kind, userId: user.id });
    }
  }
  expect([...kinds.keys()].sort()).toEqual([...BOT_EVENTS, ...Object.keys(PROMISES), COMMAND].sort());
});

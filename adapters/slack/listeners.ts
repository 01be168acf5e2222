import type { App } from '@slack/bolt';
import type { Inbox } from '../../src/chat/platform.ts';
import type { SlackLog } from './config.ts';
import { readCommand, readFollowUp, readSubmission, readTap } from './receive/interactions.ts';
import type { createOnce } from './receive/once.ts';
import { BOT_EVENTS, readEvent } from './receive/workspace-events.ts';
import { type Replier, viewResponse } from './reply.ts';
import { SENTENCES } from './sentences.ts';

export interface ListenerParts {
  readonly inbox: Inbox;
  readonly replier: Replier;
  readonly once: ReturnType<typeof createOnce>;
  readonly now: () => number;
  readonly command: string;
  readonly log: SlackLog;
}

/**
 * One listener for each kind of thing that Slack sends. Each has the same order: read, store, acknowledge, answer.
 * `inbox.route` resolves when the event is stored, so Slack is never told of something that could still be lost.
 */
export function listen(app: App, { inbox, replier, once, now, command, log }: ListenerParts): void {
  const where = (teamId: string | undefined) => ({ workspaceId: teamId ?? '', at: now() });

  app.action({ type: 'block_actions' }, async ({ body, ack, context }) => {
    const followUp = readFollowUp(body);
    const event = readTap(body, where(context.teamId));
    if (!event) {
      await ack();
      log.warn({ code: 'unknown_action' }, 'a button was pressed that is not known');
      return replier.say(SENTENCES.unknownButton, followUp);
    }
    const reply = await inbox.route(event);
    await ack();
    await replier.afterTap(reply, followUp);
  });

  app.view({ type: 'view_submission' }, async ({ body, ack, context }) => {
    const event = readSubmission(body, where(context.teamId));
    if (!event) {
      log.warn({ code: 'unknown_form' }, 'a form was sent that is not known');
      return ack();
    }
    const response = viewResponse(await inbox.route(event));
    await (response ? ack(response) : ack());
  });

  app.command(command, async ({ body, ack, context }) => {
    const event = readCommand(body, where(context.teamId));
    if (!event) return ack();
    const reply = await inbox.route(event);
    await ack();
    await replier.afterCommand(reply, readFollowUp(body));
  });

  // Menus that load their options from us: we have none.
  app.options(/.*/, async ({ ack }) => {
    await ack({ options: [] });
  });

  for (const name of BOT_EVENTS) {
    app.event<string>(name, async ({ event, body, context }) => {
      await once(body.event_id, async () => {
        const read = readEvent(name, event, where(context.teamId));
        if (read) await inbox.route(read);
      });
    });
  }
}

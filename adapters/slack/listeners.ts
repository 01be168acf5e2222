import type { AckFn, App, ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import type { Card } from '../../src/chat/card.ts';
import type { ChatEvent } from '../../src/chat/event.ts';
import type { Inbox } from '../../src/chat/platform.ts';
import type { SlackLog } from './config.ts';
import type { HomeTabs, Tab } from './home-tab.ts';
import { SHORTCUTS } from './manifest.ts';
import {
  isPress,
  readCommand,
  readDraft,
  readFollowUp,
  readShortcut,
  readSubmission,
  readTap,
} from './receive/interactions.ts';
import type { createOnce } from './receive/once.ts';
import { isBotEvent, readEvent, type Where } from './receive/workspace-events.ts';
import { type Replier, viewResponse } from './reply.ts';
import { SENTENCES } from './sentences.ts';

export interface ListenerParts {
  readonly inbox: Inbox;
  /** Who answers the people of a workspace. */
  readonly replier: (workspaceId: string) => Promise<Replier>;
  readonly tabs: HomeTabs;
  /** Whether a workspace ever let us in. */
  readonly knows: (workspaceId: string) => Promise<boolean>;
  readonly once: ReturnType<typeof createOnce>;
  /** Takes over work that follows an acknowledgement that is still to come. */
  readonly later: (work: Promise<void>) => void;
  readonly now: () => number;
  readonly command: string;
  readonly log: SlackLog;
}

/**
 * Listens to everything that Slack sends, always in one order: read, store, acknowledge, answer. `inbox.route`
 * resolves when the event is stored, so Slack is never told of something that could still be lost.
 *
 * It is one global middleware that ends the chain, not one `app.action`, `app.view` and so on: Bolt copies the
 * arguments for every listener before it asks whether that listener is meant, which took 90 of a tap's 450 µs
 * with the ten listeners this replaces. What is not known here is acknowledged by `deliver`.
 */
export function listen(app: App, parts: ListenerParts): void {
  const { once, now, command, log } = parts;
  app.use(async (args) => {
    const where = { workspaceId: workspaceOf(args.context), at: now() };
    if (!(await parts.knows(where.workspaceId))) {
      // Sent again it would be no more ours, so it is acknowledged.
      log.warn({ code: 'not_installed' }, 'something came from a workspace that has not let us in');
      return;
    }
    if ('action' in args && args.body.type === 'block_actions') {
      // Without a message: an input of a dialog tells what is typed in it, and Home what is pressed on it.
      if (args.body.view && !args.body.message && !isPress(args.body))
        await drafted(args.body, args.ack, where, parts);
      else await tapped(args.body, args.ack, where, parts);
    } else if ('view' in args && args.body.type === 'view_submission') {
      await submitted(args.body, args.ack, where, parts);
    } else if ('view' in args && args.body.type === 'view_closed') {
      await drafted(args.body, args.ack, where, parts);
    } else if ('command' in args && args.body.command === command) {
      await commanded(args.body, args.ack, where, parts);
    } else if ('shortcut' in args && args.body.type === 'shortcut') {
      await shortcutUsed(args.body, args.ack, where, parts);
    } else if ('event' in args) {
      const { event, body } = args;
      const { type } = event;
      if (!isBotEvent(type)) return;
      await once(body.event_id, async () => {
        const read = readEvent(type, event, where);
        // Sent again it would read no better, and each refusal counts against the subscription.
        if (read === 'unreadable')
          log.error({ code: 'unreadable_event', type }, 'an event was not understood');
        else if (read) await happened(read, event, parts);
      });
    } else {
      log.info({ type: args.body.type }, 'something that nothing listens to was acknowledged');
    }
  });
}

/** By what the engine knows a workspace: an app that a whole organisation let in is known by the organisation. */
function workspaceOf(source: {
  readonly isEnterpriseInstall: boolean;
  readonly enterpriseId?: string | undefined;
  readonly teamId?: string | undefined;
}): string {
  return (source.isEnterpriseInstall ? source.enterpriseId : source.teamId) ?? '';
}

type Ack = () => Promise<void>;

async function tapped(body: unknown, ack: Ack, where: Where, { inbox, replier, tabs, log }: ListenerParts) {
  const followUp = readFollowUp(body);
  const event = readTap(body, where);
  if (!event) {
    await ack();
    log.warn({ code: 'unknown_action' }, 'a button was pressed that is not known');
    return (await replier(where.workspaceId)).say(SENTENCES.unknownButton, followUp);
  }
  const reply = await inbox.route(event);
  await ack();
  const { view } = followUp;
  if (reply.type === 'home' && view?.type === 'home') {
    return tabs.show({ ...tabOf(event), hash: view.hash }, reply.card);
  }
  await (await replier(where.workspaceId)).answer(reply, followUp);
}

/** What the workspace tells. Only who opens Home is shown something, and that must not keep Slack waiting. */
async function happened(event: ChatEvent, told: unknown, { inbox, tabs, later }: ListenerParts) {
  const reply = await inbox.route(event);
  if (event.type !== 'homeOpened') return;
  const hash = homeSeen.safeParse(told).data?.view?.hash;
  if (reply.type === 'home') later(tabs.show({ ...tabOf(event), hash }, reply.card));
  else if (reply.type === 'toast') later(tabs.show({ ...tabOf(event), hash }, sentence(reply.text)));
}

/** The tab as it was when it was opened; absent where it was never filled. */
const homeSeen = z.object({ view: z.object({ hash: z.string() }).optional() });

function tabOf(event: ChatEvent): Tab {
  return { workspaceId: event.workspaceId, userId: 'actor' in event ? (event.actor?.userId ?? '') : '' };
}

function sentence(text: string): Card {
  return { summary: text, nodes: [{ kind: 'text', text }] };
}

async function submitted(
  body: unknown,
  ack: AckFn<ViewResponseAction> | AckFn<void>,
  where: Where,
  { inbox, tabs, log }: ListenerParts,
) {
  const event = readSubmission(body, where);
  if (!event) {
    log.warn({ code: 'unknown_form' }, 'a form was sent that is not known');
    return ack();
  }
  const reply = await inbox.route(event);
  const response = viewResponse(reply);
  // Only a `view_closed` has the ack that takes nothing, and it does not come here.
  await (response ? (ack as AckFn<ViewResponseAction>)(response) : ack());
  if (reply.type === 'home') await tabs.show(tabOf(event), reply.card);
}

const SAYS = new Map<string, string>(SHORTCUTS.map(({ callback_id, says }) => [callback_id, says]));

async function shortcutUsed(
  body: unknown,
  ack: Ack,
  where: Where,
  { inbox, replier, command, log }: ListenerParts,
) {
  const event = readShortcut(body, SAYS, command, where);
  if (!event) {
    log.warn({ code: 'unknown_shortcut' }, 'a shortcut was used that is not known');
    return ack();
  }
  const reply = await inbox.route(event);
  await ack();
  await (await replier(where.workspaceId)).answer(reply, readFollowUp(body));
}

/** Kept before it is acknowledged, like all else; nobody is answered. */
async function drafted(body: unknown, ack: Ack, where: Where, { inbox }: ListenerParts) {
  const event = readDraft(body, where);
  if (event) await inbox.route(event);
  await ack();
}

async function commanded(body: unknown, ack: Ack, where: Where, { inbox, replier }: ListenerParts) {
  const event = readCommand(body, where);
  if (!event) return ack();
  const reply = await inbox.route(event);
  await ack();
  // A command has no message that Home could take the place of.
  const answer = reply.type === 'home' ? ({ type: 'whisper', card: reply.card } as const) : reply;
  await (await replier(where.workspaceId)).answer(answer, readFollowUp(body));
}

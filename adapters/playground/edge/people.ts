import type { Backing } from './backing.ts';
import { viewComplaints } from './block-rules.ts';
import type { Delivery } from './delivery.ts';
import type { Dialogs } from './dialogs.ts';
import { entryOf, missingOf, stateOf } from './fields.ts';
import { formatUser } from './format.ts';
import type { Groups } from './groups.ts';
import { idFor } from './identity.ts';
import {
  blockActions,
  eventCallback,
  globalShortcut,
  inputTyped,
  slashCommand,
  viewClosed,
  viewSubmission,
} from './payloads.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { EdgeAck, EdgePress, EdgeUser, EdgeView, SlackEdge } from './types.ts';
import { isJson, type Json, parse, text } from './wire.ts';
import { microsOf, tsOf, type Workspace } from './workspace.ts';

interface Parts {
  readonly workspace: Workspace;
  readonly backing: Backing;
  readonly dialogs: Dialogs;
  readonly responseUrls: ResponseUrls;
  readonly groups: Groups;
  readonly delivery: Delivery;
  /** Where the edge listens, e.g. `http://127.0.0.1:43127`. */
  readonly origin: string;
}

type Doings = Pick<
  SlackEdge,
  | 'press'
  | 'openHome'
  | 'pressView'
  | 'submit'
  | 'type'
  | 'closeView'
  | 'command'
  | 'shortcut'
  | 'event'
  | 'join'
  | 'leave'
  | 'changeGroup'
  | 'stand'
>;

/** What people do, turned into the requests that Slack sends for it, and what their client does with the answer. */
export function peopleOf(parts: Parts): Doings {
  const { workspace, backing, dialogs, responseUrls, groups, delivery, origin } = parts;
  let lastMicros = 0;
  let events = 0;

  /** Strictly increasing over the whole edge, so that no two taps look like one. */
  function nextTs(): string {
    lastMicros = Math.max(Math.round(workspace.now() * 1000), lastMicros + 1);
    return tsOf(lastMicros);
  }

  function person(userId: string): EdgeUser {
    const user = workspace.user(userId);
    if (user === undefined) throw new Error(`Nobody here has the id ${userId}.`);
    return user;
  }

  function dialogOf(userId: string): EdgeView {
    const dialog = dialogs.top(userId);
    if (dialog === undefined) throw new Error(`${person(userId).name} has no dialog open.`);
    return dialog;
  }

  async function trigger(userId: string, viewId?: string): Promise<string> {
    const id = await backing.trigger(userId, viewId);
    dialogs.expect(id, userId);
    return id;
  }

  const interact = (payload: Json) => delivery.form({ payload: JSON.stringify(payload) });

  /** Does to the dialog what an answer to its submission says; a bad answer leaves it open, as Slack does. */
  async function follow(userId: string, dialog: EdgeView, ack: EdgeAck): Promise<void> {
    if (ack.status !== 200) return;
    if (ack.body === '') return dialogs.close(userId);
    const answer = parse(ack.body);
    if (!isJson(answer)) return;
    const action = text(answer, 'response_action');
    if (action === 'errors' && isJson(answer.errors)) {
      dialogs.fail(
        userId,
        Object.fromEntries(Object.entries(answer.errors).map(([id, says]) => [id, String(says)])),
      );
    } else if (action === 'clear') {
      dialogs.close(userId, true);
    } else if (action === 'update' || action === 'push') {
      if (viewComplaints(answer.view).length > 0) return;
      const at =
        action === 'push' ? { trigger_id: await trigger(userId, dialog.viewId) } : { view_id: dialog.viewId };
      const { view } = await backing.ask(`views.${action}`, { ...at, view: answer.view });
      if (!isJson(view)) return;
      if (action === 'push') dialogs.push(userId, view);
      else dialogs.updated(view);
    }
  }

  function happen(event: Json, envelope: Json = {}): Promise<EdgeAck> {
    events += 1;
    const ts = nextTs();
    const id = idFor('Ev', String(events), String(microsOf(ts)));
    return delivery.json({ ...eventCallback(workspace, event, id, ts), ...envelope });
  }

  /** Slack's event for somebody who came or went. */
  const moved = (type: string, channelId: string, userId: string) =>
    happen({ type, user: userId, channel: channelId, channel_type: 'C', team: workspace.identity.teamId });

  return {
    shortcut: async (userId, callbackId) => {
      const user = person(userId);
      return interact(globalShortcut(workspace, user, callbackId, await trigger(userId), nextTs()));
    },

    join: (channelId, userId) => {
      const members = workspace.room(channelId)?.members ?? [];
      workspace.setMembers(channelId, [...new Set([...members, userId])]);
      return moved('member_joined_channel', channelId, userId);
    },

    leave: (channelId, userId) => {
      const members = workspace.room(channelId)?.members ?? [];
      workspace.setMembers(
        channelId,
        members.filter((id) => id !== userId),
      );
      return moved('member_left_channel', channelId, userId);
    },

    changeGroup: (groupId, to) => happen(groups.change(groupId, to)),

    stand: (userId, standing) => {
      workspace.stand(userId, standing);
      return happen({ type: 'user_change', user: formatUser(workspace, person(userId)) });
    },

    press: async (press) => {
      const user = person(press.userId);
      const message = workspace.message(press.channelId, press.ts);
      const action = { ...pressed(message?.blocks ?? [], press), action_ts: press.actionTs ?? nextTs() };
      return interact(
        blockActions(workspace, {
          user,
          channelId: press.channelId,
          ts: press.ts,
          message,
          action,
          triggerId: await trigger(user.id),
          responseUrl: origin + responseUrls.issue(press.channelId, user.id, press.ts),
        }),
      );
    },

    openHome: (userId) => {
      const seen = dialogs.home(person(userId).id);
      const channel = workspace.direct(userId);
      return happen({
        ...{ type: 'app_home_opened', user: userId, channel, tab: 'home' },
        ...(seen ? { view: seen.view } : {}),
      });
    },

    pressView: async ({ userId, on, ...press }) => {
      const user = person(userId);
      const seen = on === 'home' ? dialogs.home(userId) : dialogOf(userId);
      if (seen === undefined) throw new Error(`${user.name} has never opened Home.`);
      const blocks = Array.isArray(seen.view.blocks) ? seen.view.blocks.filter(isJson) : [];
      const action = { ...pressed(blocks, press), action_ts: nextTs() };
      const triggerId = await trigger(userId, seen.viewId);
      return interact(inputTyped(workspace, user, { view: seen.view, values: {}, action, triggerId }));
    },

    submit: async (userId, values) => {
      const user = person(userId);
      const dialog = dialogOf(userId);
      const state = stateOf(dialog.view, values);
      const missing = missingOf(dialog.view, state);
      if (Object.keys(missing).length > 0) {
        dialogs.fail(userId, missing);
        const body = JSON.stringify({ response_action: 'errors', errors: missing });
        return { status: 200, body, tookMs: 0 };
      }
      const triggerId = await trigger(userId, dialog.viewId);
      const ack = await interact(viewSubmission(workspace, user, dialog.view, state, triggerId));
      await follow(userId, dialog, ack);
      return ack;
    },

    type: async (userId, values) => {
      const user = person(userId);
      const { view, viewId } = dialogOf(userId);
      const blocks = Array.isArray(view.blocks) ? view.blocks : [];
      const input = blocks.find((block) => isJson(block) && block.dispatch_action === true);
      if (!isJson(input) || !isJson(input.element)) return { status: 200, body: '', tookMs: 0 };
      const triggerId = await trigger(userId, viewId);
      const action = {
        ...{ type: input.element.type, action_id: input.element.action_id, block_id: input.block_id },
        action_ts: nextTs(),
      };
      return interact(
        inputTyped(workspace, user, { view, values: stateOf(view, values), action, triggerId }),
      );
    },

    closeView: async (userId) => {
      const { view } = dialogOf(userId);
      dialogs.close(userId, view.clear_on_close === true);
      if (view.notify_on_close !== true) return { status: 200, body: '', tookMs: 0 };
      return interact(viewClosed(workspace, person(userId), view, stateOf(view, {})));
    },

    command: async (userId, channelId, command, said) => {
      const user = person(userId);
      const fields = slashCommand(workspace, {
        user,
        channelId,
        command,
        text: said,
        triggerId: await trigger(userId),
        responseUrl: origin + responseUrls.issue(channelId, userId),
      });
      const ack = await delivery.form(fields);
      const answer = parse(ack.body);
      if (ack.status === 200 && ack.body !== '') {
        responseUrls.answer(isJson(answer) ? answer : { text: ack.body }, { channelId, userId });
      }
      return ack;
    },

    event: happen,
  };
}

/** The action of a press: from the own element of what was shown, or made up for a click that is forged or outdated. */
function pressed(blocks: readonly Json[], press: Pick<EdgePress, 'actionId' | 'blockId' | 'value'>): Json {
  const found = elementsOf(blocks).find(
    ({ blockId, element }) =>
      element.action_id === press.actionId && (press.blockId === undefined || press.blockId === blockId),
  );
  if (found === undefined) {
    if (press.value !== undefined) {
      const label = { type: 'plain_text', text: 'Outdated', emoji: true };
      const { actionId, blockId = 'outdated', value } = press;
      return { type: 'button', action_id: actionId, block_id: blockId, text: label, value };
    }
    const known = elementsOf(blocks).map(({ element }) => text(element, 'action_id'));
    throw new Error(
      `There is nothing to press called ${press.actionId}; there is ${known.join(', ') || 'nothing'}. ` +
        'Give a value to send an outdated click all the same.',
    );
  }
  const { element, blockId } = found;
  const shared = { action_id: press.actionId, block_id: blockId };
  if (element.type !== 'button') return { ...shared, ...entryOf(element, press.value) };
  const value = press.value ?? element.value;
  return {
    ...shared,
    type: 'button',
    text: element.text,
    ...(value === undefined ? {} : { value }),
    ...(element.style === undefined ? {} : { style: element.style }),
    ...(element.url === undefined ? {} : { url: element.url }),
  };
}

function elementsOf(blocks: readonly Json[]): readonly { blockId: string; element: Json }[] {
  return blocks.flatMap((block) => {
    const listed = Array.isArray(block.elements) ? block.elements : [block.accessory, block.element];
    return listed
      .filter(isJson)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ blockId: text(block, 'block_id'), element }));
  });
}

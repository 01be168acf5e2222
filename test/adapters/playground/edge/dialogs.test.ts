import { readSlackWebhook } from '@chat-adapter/slack/webhook';
import type { types, ViewSubmitAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { behinds, bench, boltApp, only, rating, refused } from './bolt-bot.ts';
import { receiveOne } from './receive-one.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

const note: types.ModalView = {
  type: 'modal',
  callback_id: 'checkin.note',
  title: plain('A note'),
  submit: plain('Save'),
  private_metadata: 'c1',
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: plain('Your note'),
      element: { type: 'plain_text_input', action_id: 'value', multiline: true },
    },
  ],
};

/** One field of each kind, all optional but the first. */
const everything: types.ModalView = {
  ...note,
  blocks: [
    ...note.blocks,
    ...[
      { type: 'static_select' as const, options: [option('a'), option('b')], initial_option: option('b') },
      { type: 'radio_buttons' as const, options: [option('a'), option('b')] },
      { type: 'checkboxes' as const, options: [option('a'), option('b')] },
      { type: 'datepicker' as const },
      { type: 'users_select' as const },
    ].map((element) => ({
      type: 'input' as const,
      block_id: element.type,
      optional: true,
      label: plain('L'),
      element: { ...element, action_id: 'value' },
    })),
  ],
};

/** A bot whose button opens this view, and a person who pressed it. */
async function opened(behind: 'emulate' | 'bare', view = note) {
  const here = await bench({ behind });
  const app = await boltApp(here.edge);
  const errors: string[] = [];
  app.action('checkin.answer', async ({ ack, body, client }) => {
    await ack();
    // Only block actions reach this listener, and they have a trigger id.
    const { trigger_id } = body as { trigger_id: string };
    const open = client.views.open({ trigger_id, view });
    await open.catch((error: { data?: { error?: string } }) => errors.push(error.data?.error ?? ''));
  });
  await here.client.chat.postMessage({ channel: here.ana, text: 'Rate', blocks: [rating()] });
  const { channelId, ts } = only(here.edge.messages());
  const changed = nextView(here.edge, here.ana);
  await here.edge.press({ userId: here.ana, channelId, ts, actionId: 'checkin.answer' });
  await changed;
  return { ...here, app, errors };
}

function nextView(edge: Awaited<ReturnType<typeof bench>>['edge'], userId: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = edge.onChange(() => {
      if (edge.view(userId) === undefined) return;
      stop();
      resolve();
    });
  });
}

const submission = z.object({
  type: z.literal('view_submission'),
  team: z.object({ id: z.string(), domain: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), username: z.string(), team_id: z.string() }),
  api_app_id: z.string(),
  token: z.string(),
  trigger_id: z.string().min(1),
  response_urls: z.array(z.never()),
  is_enterprise_install: z.literal(false),
  view: z.object({
    id: z.string(),
    team_id: z.string(),
    type: z.literal('modal'),
    callback_id: z.string(),
    private_metadata: z.string(),
    hash: z.string(),
    root_view_id: z.string(),
    previous_view_id: z.null(),
    app_id: z.string(),
    app_installed_team_id: z.string(),
    bot_id: z.string(),
    external_id: z.string(),
    clear_on_close: z.boolean(),
    notify_on_close: z.boolean(),
    title: z.object({ type: z.literal('plain_text'), text: z.string() }),
    submit: z.object({ type: z.literal('plain_text'), text: z.string() }),
    close: z.null(),
    blocks: z.array(z.looseObject({ type: z.string() })),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.looseObject({ type: z.string(), value: z.string() })),
      ),
    }),
  }),
});

describe.each(behinds)('dialogs, with %s behind', (behind) => {
  it('a submission is complete by Bolt’s type and read by a parser that is not ours', async () => {
    const { edge, ana } = await opened(behind);
    const request = await receiveOne(edge, () =>
      edge.submit(ana, { note: { value: 'It went <well> & fast' } }),
    );
    const payload: unknown = JSON.parse(new URLSearchParams(request.body).get('payload') ?? '');
    const checked: ViewSubmitAction = submission.parse(payload);
    expect(checked.user).toMatchObject({ id: ana });
    expect(checked.view).toMatchObject({ callback_id: 'checkin.note', private_metadata: 'c1' });
    expect(checked.view.state.values).toEqual({
      note: { value: { type: 'plain_text_input', value: 'It went <well> & fast' } },
    });
    const read = await readSlackWebhook(request.toRequest(), { signingSecret: edge.signingSecret });
    expect(read).toMatchObject({ kind: 'view_submission', callbackId: 'checkin.note' });
  });

  it('an accepted submission closes the dialog; one with errors keeps it open and shows them', async () => {
    const { edge, ana, app } = await opened(behind);
    const heard: unknown[] = [];
    app.view('checkin.note', async ({ ack, view }) => {
      heard.push(view.state.values.note?.value?.value);
      if (heard.length === 1) await ack({ response_action: 'errors', errors: { note: 'Too short.' } });
      else await ack();
    });
    await edge.submit(ana, { note: { value: 'x' } });
    expect(edge.view(ana)?.errors).toEqual({ note: 'Too short.' });
    await edge.submit(ana, { note: { value: 'long enough' } });
    expect(edge.view(ana)).toBeUndefined();
    expect(heard).toEqual(['x', 'long enough']);
  });

  it('an empty required field is kept back by the client', async () => {
    const { edge, ana } = await opened(behind);
    edge.connect('http://127.0.0.1:1/');
    const ack = await edge.submit(ana, {});
    expect(ack.status).toBe(200);
    expect(edge.view(ana)?.errors).toEqual({ note: 'Please complete this required field.' });
  });

  it('each kind of field arrives as Slack sends it, filled, first and empty', async () => {
    const { edge, ana, ben } = await opened(behind, everything);
    const values = async (entered: Parameters<typeof edge.submit>[1]) => {
      const request = await receiveOne(edge, () => edge.submit(ana, entered));
      return JSON.parse(new URLSearchParams(request.body).get('payload') ?? '').view.state.values;
    };
    expect(
      await values({
        note: { value: 'n' },
        static_select: { value: 'a' },
        radio_buttons: { value: 'b' },
        checkboxes: { value: ['b'] },
        datepicker: { value: '2026-11-09' },
        users_select: { value: ben },
      }),
    ).toEqual({
      note: { value: { type: 'plain_text_input', value: 'n' } },
      static_select: { value: { type: 'static_select', selected_option: option('a') } },
      radio_buttons: { value: { type: 'radio_buttons', selected_option: option('b') } },
      checkboxes: { value: { type: 'checkboxes', selected_options: [option('b')] } },
      datepicker: { value: { type: 'datepicker', selected_date: '2026-11-09' } },
      users_select: { value: { type: 'users_select', selected_user: ben } },
    });
  });

  it('fields left alone carry what they began with, or nothing', async () => {
    const { edge, ana } = await opened(behind, everything);
    const request = await receiveOne(edge, () => edge.submit(ana, { note: { value: 'n' } }));
    const { values } = JSON.parse(new URLSearchParams(request.body).get('payload') ?? '').view.state;
    expect(values).toMatchObject({
      static_select: { value: { selected_option: option('b') } },
      radio_buttons: { value: { selected_option: null } },
      checkboxes: { value: { selected_options: [] } },
      datepicker: { value: { selected_date: null } },
      users_select: { value: { selected_user: null } },
    });
  });

  it('a field or an option that is not there is an error of the test', async () => {
    const { edge, ana } = await opened(behind, everything);
    await expect(edge.submit(ana, { nope: { value: 'x' } })).rejects.toThrow('note/value');
    await expect(edge.submit(ana, { radio_buttons: { value: 'z' } })).rejects.toThrow('"z"');
  });

  it('an answer can exchange the dialog or lay another on it, which closes to the first', async () => {
    const { edge, ana, app } = await opened(behind);
    let turn = 0;
    app.view('checkin.note', async ({ ack }) => {
      turn += 1;
      const view = { ...note, title: plain(`Step ${turn}`) };
      await ack({ response_action: turn === 1 ? 'update' : 'push', view });
    });
    const title = () => edge.view(ana)?.view.title;
    await edge.submit(ana, { note: { value: 'x' } });
    expect(title()).toMatchObject({ text: 'Step 1' });
    await edge.submit(ana, { note: { value: 'x' } });
    expect(title()).toMatchObject({ text: 'Step 2' });
    await edge.closeView(ana);
    expect(title()).toMatchObject({ text: 'Step 1' });
    await edge.closeView(ana);
    expect(edge.view(ana)).toBeUndefined();
  });

  it('the bot can change an open dialog by its id', async () => {
    const { edge, client, ana } = await opened(behind);
    const view_id = edge.view(ana)?.viewId ?? '';
    await client.views.update({ view_id, view: { ...note, title: plain('Changed') } });
    expect(edge.view(ana)?.view.title).toMatchObject({ text: 'Changed' });
    expect(await refused(client.views.update({ view_id: 'V0', view: note }))).toBe('not_found');
  });

  it('closing is told to the bot only where the dialog asks for it', async () => {
    const first = await opened(behind);
    first.edge.connect('http://127.0.0.1:1/');
    expect((await first.edge.closeView(first.ana)).status).toBe(200);
    const asked = await opened(behind, { ...note, notify_on_close: true });
    const request = await receiveOne(asked.edge, () => asked.edge.closeView(asked.ana));
    const read = await readSlackWebhook(request.toRequest(), { signingSecret: asked.edge.signingSecret });
    expect(read).toMatchObject({ kind: 'view_closed' });
  });

  it('a trigger id opens one dialog, within three seconds of the press', async () => {
    const { edge, client, ana, errors } = await opened(behind);
    const { channelId, ts } = only(edge.messages());
    const press = { userId: ana, channelId, ts, actionId: 'checkin.answer' };
    const request = await receiveOne(edge, () => edge.press(press));
    const { trigger_id } = JSON.parse(new URLSearchParams(request.body).get('payload') ?? '');
    await client.views.open({ trigger_id, view: note });
    expect(await refused(client.views.open({ trigger_id, view: note }))).toBe('exchanged_trigger_id');
    const late = await receiveOne(edge, () => edge.press(press));
    const old = JSON.parse(new URLSearchParams(late.body).get('payload') ?? '').trigger_id;
    await new Promise((wake) => setTimeout(wake, 3050));
    expect(await refused(client.views.open({ trigger_id: old, view: note }))).toBe('expired_trigger_id');
    expect(await refused(client.views.open({ trigger_id: 'never given', view: note }))).toBe(
      'invalid_trigger_id',
    );
    expect(errors).toEqual([]);
  });

  it('a view with mistakes is refused with where and why', async () => {
    const { client } = await bench({ behind });
    const view = { ...note, title: plain('x'.repeat(25)) };
    const error = await client.views.open({ trigger_id: 'any', view }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
  });

  it('a home tab can be published', async () => {
    const { client, ana } = await bench({ behind });
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Next: Monday' } }];
    const { view } = await client.views.publish({ user_id: ana, view: { type: 'home', blocks } });
    expect(view).toMatchObject({ type: 'home', id: expect.stringMatching(/^V/) });
    expect(await refused(client.views.publish({ user_id: 'U0NOBODY', view: { type: 'home', blocks } }))).toBe(
      'user_not_found',
    );
  });
});

import { asksForDialog } from '../../adapters/playground/teams-edge/card.ts';
import { field } from '../../adapters/playground/teams-edge/connector-api.ts';
import { buttonsIn } from '../../adapters/playground/teams-edge/index.ts';
import type { BotAnswer, TeamsMessage } from '../../adapters/playground/teams-edge/types.ts';
import type { Client, Page, Pressable } from './client.ts';
import { CHANNEL, createTeamsWorld, STAFF, type TeamsWorldOptions } from './teams-world.ts';
import { type PersonName, settled } from './world.ts';

/** What an invoke says where the answer follows as a message. */
const BELOW = 'You find it in our chat.';

/** The local Microsoft Teams, as people see it: everybody has the app, and so has the team. */
export async function teamsClient(options: TeamsWorldOptions): Promise<Client> {
  const world = await createTeamsWorld(options);
  const { edge } = world;
  for (const name of STAFF) await edge.install(name);
  await edge.installInChannel(CHANNEL, 'ruth');

  /** What could be pressed in dialogs, which are gone when they are closed. */
  const opened: Pressable[] = [];

  /** Does something; what it was answered with, and the message that follows where one does. */
  async function answered(
    name: PersonName,
    act: () => Promise<BotAnswer>,
  ): Promise<{ answer: BotAnswer; message: TeamsMessage | undefined }> {
    const before = edge.direct(name).length;
    const answer = await act();
    opened.push(...pressablesIn(dialogIn(answer)));
    const follows = answer.body === undefined || answer.text.includes(BELOW);
    if (follows) await settled(() => edge.direct(name).length > before);
    return { answer, message: follows ? edge.direct(name)[before] : undefined };
  }

  /** What a card shows, in a message (`message`) or in the dialog that an answer opened. */
  function page(name: PersonName, card: unknown, message: TeamsMessage | undefined): Page {
    const inputs = inputsIn(card);
    return {
      text: JSON.stringify(card ?? {}),
      buttons: pressablesIn(card),
      fields: inputs.map(({ id }) => id.slice(id.indexOf(':') + 1)),
      async press(label) {
        const button = buttonsIn(card).find(({ title }) => title.startsWith(label));
        if (!button) throw new Error(`no button "${label}" among ${buttonsIn(card).map((one) => one.title)}`);
        const on = message && { messageId: message.id };
        const { answer, message: next } = await answered(name, () => edge.act(name, button, on));
        const dialog = dialogIn(answer);
        return dialog ? page(name, dialog, undefined) : next && page(name, next.card, next);
      },
      async fill(values) {
        const given = inputs.map(({ id, value }) => [id, values[id.slice(id.indexOf(':') + 1)] ?? value]);
        const send = buttonsIn(card).find(({ data }) => data.kind === 'form');
        if (!send) throw new Error('nothing to send');
        await world.submit(name, send, Object.fromEntries(given));
      },
    };
  }

  const messages = (name: PersonName) => edge.direct(name).map((one) => page(name, one.card, one));
  const said = async (name: PersonName, words: string) => {
    const { message } = await answered(name, () => edge.say(name, words));
    return message && page(name, message.card, message);
  };

  return {
    bot: world.bot,
    until: (iso) => world.until(iso),
    apply: (wishes) => world.apply(wishes),
    messages,
    channel: () => edge.inChannel(CHANNEL).map((one) => page('ana', one.card, one)),
    // Nothing but a greeting is what an empty command is elsewhere.
    ask: (name, words) => said(name, words || 'hello'),
    home: (name) => said(name, 'home'),
    async take(name, { raw }) {
      const button = buttonsIn(raw)[0];
      if (!button) throw new Error('no button');
      const messageId = edge.direct(name)[0]?.id ?? edge.place(name);
      const on = button.type === 'Action.Submit' && !asksForDialog(button) ? undefined : { messageId };
      const { answer, message } = await answered(name, () => edge.act(name, button, on));
      if (answer.status !== 200) return undefined;
      return message ? `${answer.text}\n${JSON.stringify(message.card)}` : answer.text || undefined;
    },
    everyButton: () => [
      ...STAFF.flatMap((name) => edge.direct(name).flatMap(({ card }) => pressablesIn(card))),
      ...edge.inChannel(CHANNEL).flatMap(({ card }) => pressablesIn(card)),
      ...opened,
    ],
    history: (name) =>
      [...edge.direct(name), ...(name === 'vera' ? [] : edge.inChannel(CHANNEL))]
        .map((one) => JSON.stringify(one.activity))
        .join('\n'),
    async failing(name) {
      for (const fault of [{ status: 500 }, 'dropped'] as const) {
        const calls = edge.calls.length;
        edge.fault('post', fault);
        await edge.say(name, 'reflections');
        await settled(() => edge.calls.length > calls);
      }
    },
  };
}

function dialogIn({ body }: BotAnswer): unknown {
  return field(field(field(field(body, 'task'), 'value'), 'card'), 'content');
}

function pressablesIn(card: unknown): Pressable[] {
  return buttonsIn(card)
    .filter(({ data }) => data.kind === 'press')
    .map((one) => ({
      ...{ label: one.title, action: String(one.data.action), value: String(one.data.value) },
      raw: one,
    }));
}

/** The inputs of a card with what stands in them. */
function inputsIn(card: unknown): { readonly id: string; readonly value: string }[] {
  if (Array.isArray(card)) return card.flatMap(inputsIn);
  if (typeof card !== 'object' || card === null) return [];
  const { type, id, value, body } = Object.fromEntries(Object.entries(card));
  const own = typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string';
  return own ? [{ id, value: typeof value === 'string' ? value : '' }] : inputsIn(body);
}

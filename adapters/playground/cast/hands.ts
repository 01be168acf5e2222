import type { EdgeMessage, EdgeValue, SlackEdge } from '../edge/types.ts';
import { type Pressable, pressables } from '../pressables.ts';

/** What a person can do in front of a chat client: press, fill, type, and look. */
export interface Hands {
  /** A message as it stands now. */
  look(message: EdgeMessage): EdgeMessage | undefined;
  /** What only this person sees for a moment, the newest first, that has such a button. */
  whispered(userId: string, action: string): EdgeMessage | undefined;
  /** Presses and waits for the bot's answer, whichever it is: another card, a sentence, a dialog. */
  press(userId: string, message: EdgeMessage, button: Pressable | undefined): Promise<boolean>;
  /** Presses and waits until the message has changed. */
  pressed(userId: string, message: EdgeMessage, button: Pressable | undefined): Promise<boolean>;
  /** Presses a button that whispers a card with `action`. */
  unfold(
    userId: string,
    message: EdgeMessage,
    button: Pressable | undefined,
    action: string,
  ): Promise<EdgeMessage | undefined>;
  /** Presses a button behind which a dialog is. */
  open(userId: string, message: EdgeMessage, button: Pressable | undefined): Promise<boolean>;
  /** Types a command in one's own direct channel; resolves when it has been taken. */
  type(userId: string, text: string): Promise<boolean>;
  /** The fields of the open dialog, by name, with what can be chosen in them. */
  fields(userId: string): ReadonlyMap<string, readonly string[]>;
  /** Sends the open dialog; `values` that it has no field for are left out. */
  fill(userId: string, values: Readonly<Record<string, EdgeValue>>): Promise<boolean>;
  /** Closes whatever is open in front of somebody. */
  close(userId: string): Promise<void>;
  /** Waits for what follows a press that has been taken; `false` where it does not come within so many ms. */
  until(come: () => boolean, patienceMs?: number): Promise<boolean>;
}

/** The bot follows a press in some 5 ms. Who gave up sooner would live another year on a machine that is busy. */
const PATIENCE_MS = 30_000;

export function createHands(edge: SlackEdge): Hands {
  const look = ({ channelId, ts }: EdgeMessage) => edge.message(channelId, ts);
  const isOpen = (userId: string) => edge.view(userId) !== undefined;

  async function tap(userId: string, { channelId, ts }: EdgeMessage, button: Pressable | undefined) {
    if (!button) return false;
    const ack = await edge.press({ userId, channelId, ts, ...button });
    return ack.status === 200;
  }

  /** An answer that came after the clock has moved on would find its way back expired. */
  async function press(userId: string, message: EdgeMessage, button: Pressable | undefined) {
    const before = [look(message), edge.view(userId), newestSentence(message.channelId, userId)];
    const taken = await tap(userId, message, button);
    const answered = () =>
      look(message) !== before[0] ||
      edge.view(userId) !== before[1] ||
      newestSentence(message.channelId, userId) !== before[2];
    return taken && waitFor(answered);
  }

  /** What this person alone was shown last in a channel. */
  function newestSentence(channelId: string, userId: string): EdgeMessage | undefined {
    return edge.messages({ channelId }).findLast(({ ephemeralFor }) => ephemeralFor === userId);
  }

  function waitFor(come: () => boolean, patienceMs = PATIENCE_MS): Promise<boolean> {
    if (come()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const stop = edge.onChange(() => come() && done(true));
      const timer = setTimeout(() => done(false), patienceMs).unref();
      function done(came: boolean) {
        stop();
        clearTimeout(timer);
        resolve(came);
      }
    });
  }

  function whispered(userId: string, action: string): EdgeMessage | undefined {
    return edge
      .messages({ channelId: edge.direct(userId), forUser: userId })
      .findLast((message) => message.ephemeralFor === userId && buttonOf(message, action) !== undefined);
  }

  async function close(userId: string): Promise<void> {
    while (isOpen(userId)) await edge.closeView(userId);
  }

  return {
    look,
    whispered,
    press,
    async pressed(userId, message, button) {
      // An edit makes a new message in the place of the old one.
      const before = look(message);
      const changed = waitFor(() => look(message) !== before);
      return (await tap(userId, message, button)) && changed;
    },
    async unfold(userId, message, button, action) {
      const before = whispered(userId, action);
      const came = waitFor(() => whispered(userId, action) !== before);
      return (await tap(userId, message, button)) && (await came) ? whispered(userId, action) : undefined;
    },
    async open(userId, message, button) {
      await close(userId);
      return (await tap(userId, message, button)) && waitFor(() => isOpen(userId));
    },
    async type(userId, text) {
      await close(userId);
      const ack = await edge.command(userId, edge.direct(userId), '/driveline', text);
      return ack.status === 200;
    },
    fields: (userId) => new Map(inputsOf(edge, userId).map(({ name, choices }) => [name, choices])),
    async fill(userId, values) {
      if (!(await waitFor(() => inputsOf(edge, userId).length > 0))) return false;
      const given = inputsOf(edge, userId).flatMap(({ name, actionId }) => {
        const value = values[name];
        return value === undefined ? [] : [[name, { [actionId]: value }] as const];
      });
      const ack = await edge.submit(userId, Object.fromEntries(given));
      return ack.status === 200;
    },
    close,
    until: waitFor,
  };
}

/** The first button of an action on a message, or the one whose value fits. */
export function buttonOf(
  message: EdgeMessage | undefined,
  action: string,
  fits: (value: string) => boolean = () => true,
): Pressable | undefined {
  return buttonsOf(message, action).find(({ value = '' }) => fits(value));
}

export function buttonsOf(message: EdgeMessage | undefined, action: string): readonly Pressable[] {
  // An action's buttons are told apart by a number behind its name.
  const named = new RegExp(`^${action.replace('.', '\\.')}(?![a-z_])`);
  return message ? pressables(message.blocks).filter(({ actionId }) => named.test(actionId)) : [];
}

interface Input {
  readonly name: string;
  readonly actionId: string;
  readonly choices: readonly string[];
}

function inputsOf(edge: SlackEdge, userId: string): Input[] {
  const blocks = edge.view(userId)?.view.blocks;
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block): Input[] => {
    const [name, actionId, options] = [block?.block_id, block?.element?.action_id, block?.element?.options];
    if (block?.type !== 'input' || typeof name !== 'string' || typeof actionId !== 'string') return [];
    const choices = Array.isArray(options) ? options.map((option) => String(option?.value)) : [];
    return [{ name, actionId, choices }];
  });
}

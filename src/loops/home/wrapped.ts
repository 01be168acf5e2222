import type { CardNode } from '../../chat/card.ts';
import type { ActionName, MessageRef } from '../../chat/event.ts';
import type { Form } from '../../chat/form.ts';

/*
 * What stands on Home belongs to the loops, and so does what its buttons do. Home carries a loop's action inside its
 * own, so that the press comes here first and is answered by Home, and not by one loop's card in Home's place.
 */

const OWN = 'home.';

/** A button's nodes as they stand on Home: every press goes through it. */
export function wrapNodes(nodes: readonly CardNode[]): CardNode[] {
  return nodes.map((node): CardNode => {
    switch (node.kind) {
      case 'choice':
        return {
          ...node,
          action: 'home.press',
          options: node.options.map((option) => ({ ...option, value: wrapped(node.action, option.value) })),
        };
      case 'buttons':
        return {
          ...node,
          buttons: node.buttons.map((button) =>
            button.action.startsWith(OWN)
              ? button
              : { ...button, action: 'home.press', value: wrapped(button.action, button.value) },
          ),
        };
      default:
        return node;
    }
  });
}

/** A loop's dialog that was opened from Home: sent off, it comes back to Home. `from`: the message Home stands in. */
export function wrapForm(form: Form, from: MessageRef | undefined): Form {
  return placed({ ...form, action: 'home.submit', subject: wrapped(form.action, form.subject) }, from);
}

/** A dialog that knows which message it was opened from. */
export function placed(form: Form, from: MessageRef | undefined): Form {
  const place = from ? `${from.channelId} ${from.messageId}` : ' ';
  return { ...form, subject: `${place} ${form.subject}` };
}

/** The message that a dialog was opened from, where it was opened from one. */
export function readPlace(subject: string): { readonly at?: MessageRef } {
  const [channelId = '', messageId = ''] = subject.split(' ', 2);
  return channelId !== '' && messageId !== '' ? { at: { channelId, messageId } } : {};
}

function wrapped(action: ActionName, value: string): string {
  return `${action} ${value}`;
}

export interface Unwrapped {
  readonly action: ActionName;
  /** The name of the loop that the action belongs to. */
  readonly loop: string;
  readonly value: string;
}

/** What a button on Home carries; `undefined` where no version of ours wrote it. */
export function unwrap(carried: string): Unwrapped | undefined {
  const found = /^([a-z]+)\.([a-z_]+) (.*)$/s.exec(carried);
  const [, loop = '', verb = '', value = ''] = found ?? [];
  // Home never carries itself, so that no press goes round in circles.
  return found && loop !== 'home' ? { action: `${loop}.${verb}`, loop, value } : undefined;
}

/** What a loop's dialog on Home is about, and the message that it was opened from. */
export function unwrapForm(subject: string): (Unwrapped & { readonly at?: MessageRef }) | undefined {
  const inner = unwrap(subject.split(' ').slice(2).join(' '));
  return inner && { ...inner, ...readPlace(subject) };
}

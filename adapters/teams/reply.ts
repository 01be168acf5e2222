import type { Card } from '../../src/chat/card.ts';
import type { MessageRef } from '../../src/chat/event.ts';
import type { Destination } from '../../src/chat/platform.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { InvokeAnswer } from './door.ts';
import type { OpenForms } from './forms.ts';
import { attachment, inMessage, messageOf, sentence } from './message.ts';
import { renderCard, renderForm, renderInlineForm, typed } from './render/index.ts';
import { SENTENCES } from './sentences.ts';
import type { Carried } from './wire.ts';

/** What an invoke is answered with, and what follows it: a message, or an edit of the one that was pressed. */
export interface Answered {
  readonly answer: InvokeAnswer;
  /** A message in private to whoever acted. */
  readonly say?: object;
  /** What the pressed message shows from now on, or the one that `at` names. */
  readonly change?: object;
  readonly at?: MessageRef;
}

type FormSent = Extract<Carried, { kind: 'form' }>;

/** The answer to a click that Teams waits for: it replaces the card for the one who clicked, or says a sentence. */
function card(value: object): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } };
}

export function told(text: string): InvokeAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: typed(text) },
  };
}

function dialog(title: string, content: Parameters<typeof attachment>[0]): InvokeAnswer {
  const value = { title, height: 'large', width: 'medium', card: attachment(content) };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** A sentence in the dialog's place. */
export function toldInDialog(text: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value: typed(text) } } };
}

/** Closes a dialog. */
const CLOSE: InvokeAnswer = { status: 200 };

export interface ReplyContext {
  readonly userId: string;
  readonly forms: OpenForms;
}

/** Answers an `Action.Execute`. A replaced card is written over the message itself by the engine, a little later. */
export function afterPress(reply: Reply, { userId, forms }: ReplyContext): Answered {
  switch (reply.type) {
    case 'replace': {
      const rendered = renderCard(reply.card);
      // A message that the engine did not send, such as the answer to a command, it does not bring up to date either.
      return reply.receipt ? { answer: card(rendered.card) } : both(rendered.card, rendered.summary);
    }
    // Home is no message that the engine knows: it is written over here, for whenever it is seen again.
    case 'home': {
      const rendered = renderCard(reply.card);
      return both(rendered.card, rendered.summary);
    }
    case 'openForm':
    case 'whisper':
      return { answer: told(SENTENCES.below), say: inChat(reply, { userId, forms }) };
    case 'toast':
      return { answer: told(reply.text) };
    case 'formErrors':
    case 'closeForm':
    case 'nothing':
      return { answer: told(SENTENCES.done) };
  }
}

/** Answers a button that asked for a dialog, or that is in one. */
export function afterDialogPress(reply: Reply, { userId, forms }: ReplyContext): Answered {
  switch (reply.type) {
    case 'openForm':
      forms.opened(userId, reply.form);
      return { answer: dialog(reply.form.title, renderForm(reply.form)) };
    case 'whisper':
    case 'replace':
      return { answer: inDialog(reply.card) };
    case 'toast':
      return { answer: toldInDialog(reply.text) };
    case 'home':
      return { answer: toldInDialog(reply.card.summary), ...homeAgain(reply) };
    case 'formErrors':
    case 'closeForm':
    case 'nothing':
      return { answer: toldInDialog(SENTENCES.done) };
  }
}

/** Answers a form that was sent from a dialog. */
export function afterDialogForm(reply: Reply, sent: FormSent, context: ReplyContext): Answered {
  const { userId, forms } = context;
  if (reply.type === 'formErrors') {
    const form = forms.again(userId, sent);
    if (form) return { answer: dialog(form.title, renderForm(form, reply.errors)) };
    return { answer: toldInDialog(listed(reply.errors)) };
  }
  forms.closed(userId, sent);
  switch (reply.type) {
    case 'openForm':
      forms.opened(userId, reply.form);
      return { answer: dialog(reply.form.title, renderForm(reply.form)) };
    case 'whisper':
      return { answer: inDialog(reply.card) };
    case 'toast':
      return { answer: toldInDialog(reply.text) };
    case 'home':
      return { answer: CLOSE, ...homeAgain(reply) };
    case 'replace':
    case 'closeForm':
    case 'nothing':
      return { answer: CLOSE };
  }
}

/** Answers a form that was a message of its own: the message says what became of it. */
export function afterInlineForm(reply: Reply, sent: FormSent, context: ReplyContext): Answered {
  const { userId, forms } = context;
  if (reply.type === 'formErrors') {
    const form = forms.again(userId, sent);
    return { answer: form ? card(renderInlineForm(form, reply.errors)) : told(listed(reply.errors)) };
  }
  // Nothing was kept: the form stays as it is, and so do the words in it.
  if (reply.type === 'toast') return { answer: told(reply.text) };
  forms.closed(userId, sent);
  switch (reply.type) {
    case 'openForm':
      forms.opened(userId, reply.form);
      return both(renderInlineForm(reply.form), reply.form.title);
    case 'replace':
    case 'whisper': {
      const rendered = renderCard('door' in reply && reply.door ? reply.door : reply.card);
      return both(rendered.card, rendered.summary);
    }
    case 'home': {
      const again = homeAgain(reply);
      return again.at
        ? { ...again, answer: doneInPlace() }
        : both(renderCard(reply.card).card, reply.card.summary);
    }
    case 'closeForm':
    case 'nothing':
      return put(SENTENCES.done);
  }
}

/** A form that is a message goes away where somebody does not want it after all. */
export function afterCancel(): Answered {
  return put(SENTENCES.putAway);
}

/** What follows a message of somebody: a message to them. */
export function afterMessage(reply: Reply, { userId, forms }: ReplyContext): object | undefined {
  switch (reply.type) {
    case 'replace':
    case 'home':
      return messageOf(reply.card);
    case 'whisper':
    case 'openForm':
      return inChat(reply, { userId, forms });
    case 'toast':
      return messageOf(sentence(reply.text));
    case 'formErrors':
      return messageOf(sentence(listed(reply.errors)));
    case 'closeForm':
      return messageOf(sentence(SENTENCES.done));
    case 'nothing':
      return undefined;
  }
}

/** As a message, which stays: the words themselves only where they have no door. */
function inChat(
  reply: Extract<Reply, { type: 'openForm' | 'whisper' }>,
  { userId, forms }: ReplyContext,
): object {
  if (reply.door) return messageOf(reply.door);
  if (reply.type === 'whisper') return messageOf(reply.card);
  forms.opened(userId, reply.form);
  return inMessage(renderInlineForm(reply.form), reply.form.title);
}

/** Home as it stands now, in the message that a dialog was opened from; nothing where it was opened from none. */
function homeAgain({ card: home, at }: Extract<Reply, { type: 'home' }>): Pick<Answered, 'change' | 'at'> {
  return at ? { change: messageOf(home), at } : {};
}

/** A form that is a message of its own is done with; what it was about is shown elsewhere. */
function doneInPlace(): InvokeAnswer {
  return card(renderCard(sentence(SENTENCES.done)).card);
}

function put(text: string): Answered {
  const rendered = renderCard(sentence(text));
  return both(rendered.card, rendered.summary);
}

/** For the one who clicked at once, and for whenever the conversation is opened again. */
function both(content: Parameters<typeof inMessage>[0], summary: string): Answered {
  return { answer: card(content), change: inMessage(content, summary) };
}

function inDialog(shown: Card): InvokeAnswer {
  return dialog(SENTENCES.title, renderCard(shown, { dialog: true }).card);
}

function listed(errors: Readonly<Record<string, string>>): string {
  return Object.values(errors).join('\n\n');
}

/** The private conversation with whoever acted: this one, where it is private already. */
export function privately(
  workspaceId: string,
  userId: string,
  place: { readonly channelId: string; readonly kind: string },
): Destination {
  const known = place.kind === 'direct' ? { channelId: place.channelId } : {};
  return { type: 'person', platform: 'teams', workspaceId, userId, ...known };
}

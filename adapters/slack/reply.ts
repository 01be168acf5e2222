import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/chat/card.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Inbox } from '../../src/chat/platform.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { shown } from '../../src/chat/shown.ts';
import type { SlackLog } from './config.ts';
import { failureOf, nameOf } from './errors.ts';
import type { FollowUp } from './receive/interactions.ts';
import { renderCard } from './render/card.ts';
import { renderForm, renderSentence } from './render/form.ts';
import { LIMITS } from './render/limits.ts';
import { renderCardView } from './render/view.ts';
import { SENTENCES } from './sentences.ts';
import type { Post } from './transport.ts';

/** Gives people the replies of the engine, after the acknowledgement. Never rejects: what was stored is stored. */
export interface Replier {
  answer(reply: Reply, followUp: FollowUp): Promise<void>;
  say(sentence: string, followUp: FollowUp): Promise<void>;
}

const RESPONSE_URL_TIMEOUT_MS = 5_000;

export interface ReplierParts {
  /** Never the client of the outbox: one 429 there would hold every dialog back. */
  readonly interactive: WebClient;
  readonly post: Post;
  readonly inbox: Inbox;
  readonly log: SlackLog;
}

export function createReplier({ interactive, post, inbox, log }: ReplierParts): Replier {
  async function respond(url: string | undefined, message: object): Promise<boolean> {
    if (url === undefined) return false;
    try {
      const answer = await post(
        url,
        { 'content-type': 'application/json' },
        JSON.stringify(message),
        RESPONSE_URL_TIMEOUT_MS,
      );
      const taken = answer.status >= 200 && answer.status < 300 && !/"ok"\s*:\s*false/.test(answer.text);
      if (!taken) log.warn({ status: answer.status }, 'a response_url did not take the answer');
      return taken;
    } catch (error) {
      log.warn({ code: nameOf(error) }, 'a response_url could not be reached');
      return false;
    }
  }

  async function say(sentence: string, followUp: FollowUp): Promise<void> {
    await whisper({ summary: sentence, nodes: [{ kind: 'text', text: sentence }] }, followUp);
  }

  async function whisper(card: Card, followUp: FollowUp): Promise<void> {
    // A shortcut is used beside every conversation: it has no message to answer in either.
    if (followUp.view || followUp.responseUrl === undefined) return inDialog(card, followUp);
    const message = { response_type: 'ephemeral', replace_original: false, ...renderCard(card) };
    await respond(followUp.responseUrl, message);
  }

  /** There is no message to answer in: beside Home in a dialog of its own, and in a dialog in its place. */
  async function inDialog(card: Card, { triggerId, view: seen }: FollowUp): Promise<void> {
    const view = renderCardView(card);
    try {
      if (seen?.type === 'modal') await interactive.views.update({ view_id: seen.id, view });
      else await interactive.views.open({ trigger_id: triggerId ?? '', view });
    } catch (error) {
      log.warn({ failure: failureOf(error) }, 'an answer could not be shown in a dialog');
    }
  }

  async function open(reply: Extract<Reply, { type: 'openForm' }>, followUp: FollowUp): Promise<void> {
    const asked = { trigger_id: followUp.triggerId ?? '', view: renderForm(reply.form) };
    try {
      if (followUp.view?.type === 'modal') await interactive.views.push(asked);
      else await interactive.views.open(asked);
    } catch (error) {
      log.warn({ failure: failureOf(error) }, 'a dialog could not be opened');
      // Home has no message to say it in, and another dialog would come as late.
      if (!followUp.view) await say(SENTENCES.formTooLate, followUp);
    }
  }

  return {
    say,
    async answer(reply, followUp) {
      switch (reply.type) {
        case 'replace':
        case 'home': {
          if (followUp.view) return inDialog(reply.card, followUp);
          const message = { replace_original: true, ...renderCard(reply.card) };
          const taken = await respond(followUp.responseUrl, message);
          // Where it was not taken, the engine brings the message up to date by `chat.update` a little later.
          if (taken && reply.type === 'replace' && reply.receipt) inbox.shown(reply.receipt);
          return;
        }
        case 'openForm':
          return open(reply, followUp);
        case 'toast':
          return say(reply.text, followUp);
        case 'whisper':
          return whisper(reply.card, followUp);
        case 'formErrors':
        case 'closeForm':
        case 'nothing':
          return;
      }
    },
  };
}

/** What acknowledges a sent form. There is no `response_url` then, so a sentence takes the dialog's place. */
export function viewResponse(reply: Reply): ViewResponseAction | undefined {
  switch (reply.type) {
    case 'formErrors':
      return {
        response_action: 'errors',
        errors: Object.fromEntries(
          Object.entries(reply.errors).map(([field, error]) => [field, shown(error, LIMITS.inputHint)]),
        ),
      };
    case 'openForm':
      return { response_action: 'update', view: renderForm(reply.form) };
    case 'toast':
      return inPlaceOfTheForm(reply.text);
    case 'whisper':
      return inPlaceOfTheForm(toPlainText(reply.card));
    case 'replace':
    case 'home':
    case 'closeForm':
    case 'nothing':
      return undefined;
  }
}

function inPlaceOfTheForm(text: string): ViewResponseAction {
  return {
    response_action: 'update',
    view: renderSentence(SENTENCES.dialogTitle, SENTENCES.dialogClose, text),
  };
}

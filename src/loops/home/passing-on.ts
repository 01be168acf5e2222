import type { Reply } from '../../chat/reply.ts';
import type {
  DraftHandler,
  HandlerContext,
  PressHandler,
  Responder,
  SubmitHandler,
} from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import type { Tx } from '../../store/store.ts';
import { type HomeParts, homeNow } from './home.ts';
import { type Unwrapped, unwrap, unwrapForm, wrapForm } from './wrapped.ts';

/** Everybody who answers people, by their names. Asked when something is pressed: by then all of them are there. */
export type Others = () => ReadonlyMap<string, Responder>;

/**
 * Presses and dialogs of other loops on Home: the loop handles them, with its own checks of who may, and what it
 * answers is shown by Home.
 */
export function passOn(parts: HomeParts, others: Others) {
  const press: PressHandler = async (tx, event, context) => {
    const inner = unwrap(event.value);
    const handler = inner && own(others().get(inner.loop)?.presses, inner.action);
    if (!inner || !handler) return older(tx, parts, context);
    // Home is no message of that loop's, so none of its messages is taken for the one that was pressed.
    const { message, ...rest } = event;
    const reply = await handler(tx, { ...rest, action: inner.action, value: inner.value }, context);
    return shownBy(tx, parts, reply, context, { inner, ...(message ? { at: message } : {}) });
  };

  const ask: PressHandler = async (tx, event, context) => {
    const { platform, workspaceId, at, actor, message, value: text } = event;
    const command = [...others().values()]
      .map(({ commands }) => own(commands, text))
      .find((handler) => handler !== undefined);
    if (!command) return older(tx, parts, context);
    const said = { type: 'commanded', command: '', channelId: '', text } as const;
    const reply = await command(tx, { ...said, platform, workspaceId, at, actor }, '', context);
    return shownBy(tx, parts, reply, context, message ? { at: message } : {});
  };

  const submit: SubmitHandler = async (tx, event, context) => {
    const inner = unwrapForm(event.subject);
    const handler = inner && own(others().get(inner.loop)?.submissions, inner.action);
    if (!inner || !handler) return older(tx, parts, context);
    const reply = await handler(tx, { ...event, action: inner.action, subject: inner.value }, context);
    return shownBy(tx, parts, reply, context, { inner, ...(inner.at ? { at: inner.at } : {}) });
  };

  const draft: DraftHandler = async (tx, event, context) => {
    const inner = unwrapForm(event.subject);
    const handler = inner && own(others().get(inner.loop)?.drafts, inner.action);
    if (inner) await handler?.(tx, { ...event, action: inner.action, subject: inner.value }, context);
  };

  return {
    presses: { 'home.press': press, 'home.ask': ask } as const,
    submissions: { 'home.submit': submit } as const,
    drafts: { 'home.submit': draft } as const,
  };
}

/** A loop's answer as Home shows it. */
async function shownBy(
  tx: Tx,
  parts: HomeParts,
  reply: Reply,
  context: HandlerContext,
  { inner, at }: { readonly inner?: Unwrapped; readonly at?: Parameters<typeof wrapForm>[1] },
): Promise<Reply> {
  const place = at ? { at } : {};
  switch (reply.type) {
    case 'replace': {
      const answered = { loop: inner?.loop ?? '', card: reply.card };
      return homeNow(tx, parts, context, { answered, ...place });
    }
    case 'toast':
      return homeNow(tx, parts, context, { said: reply.text, ...place });
    case 'nothing':
    case 'closeForm':
      return homeNow(tx, parts, context, place);
    case 'openForm':
      return { type: 'openForm', form: wrapForm(reply.form, at) };
    case 'whisper':
    case 'formErrors':
    case 'home':
      return reply;
  }
}

/** A button or a dialog of another version. */
function older(tx: Tx, parts: HomeParts, context: HandlerContext): Promise<Reply> {
  return homeNow(tx, parts, context, { said: say(context.actor.locale).engine.olderMessage });
}

/** A handler by its name, and nothing that every object has. */
function own<Handler>(
  handlers: Readonly<Record<string, Handler>> | undefined,
  name: string,
): Handler | undefined {
  return handlers && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

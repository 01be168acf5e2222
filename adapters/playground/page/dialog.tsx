import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { type Block, Message as Blocks } from 'slack-blocks-to-jsx';
import type { EdgeValue, EdgeView } from '../edge/types.ts';
import type { Conversation, Person, Posts } from '../state.ts';
import { drawable } from './drawable.ts';
import { Field } from './field.tsx';
import type { ViewPress } from './home-tab.tsx';
import { pressedIn } from './pressed.ts';
import { enteredIn, type InputBlock, inputOf, textOf } from './view.ts';

/** The modal that the bot opened, in a real `<dialog>`: focus is held and Escape closes it. */
export function Dialog(props: {
  readonly shown: EdgeView;
  readonly people: readonly Person[];
  readonly conversations: readonly Conversation[];
  onSubmit(values: Posts['submit']['values']): Promise<void>;
  onClose(): Promise<void>;
  onPress(press: ViewPress): Promise<void>;
}) {
  const { view, errors } = props.shown;
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const blocks = Array.isArray(view.blocks) ? (view.blocks as Readonly<Record<string, unknown>>[]) : [];
  const inputs = blocks.map(inputOf).filter((input) => input !== undefined);

  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // The first field is what the dialog is for; the browser would begin at the button that closes it.
    opened?.querySelector<HTMLElement>('.field input, .field select, .field textarea')?.focus();
    return () => opened?.close();
  }, []);

  // After a refused submission, the first field that needs another look has the focus.
  useEffect(() => {
    if (errors) dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    await props.onSubmit(read(inputs, event.currentTarget));
    setBusy(false);
  };

  // A dialog that shows a card has its buttons; in a form they would send it off.
  const press = (event: MouseEvent<HTMLDivElement>) => {
    const pressed = pressedIn(event.currentTarget, event.target, blocks);
    if (!pressed) return;
    event.preventDefault();
    void props.onPress({ on: 'dialog', ...pressed });
  };

  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        void props.onClose();
      }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate aria-busy={busy}>
        <header>
          <h2 id="modal-title">{textOf(view.title)}</h2>
          <button type="button" aria-label="Close" onClick={() => void props.onClose()}>
            ×
          </button>
        </header>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are real buttons; this only hears them */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button arrives as its click */}
        <div className="fields" onClick={press}>
          {blocks.map((block, i) => {
            const input = inputOf(block);
            const key = input?.blockId ?? i;
            return input ? (
              <Field
                key={key}
                input={input}
                people={props.people}
                conversations={props.conversations}
                error={errors?.[input.blockId]}
              />
            ) : (
              // Anything that is not an input is drawn as in a message; the bot sent it as Block Kit.
              <Blocks key={key} blocks={[drawable(block) as Block]} name="Driveline" logo="" withoutWrapper />
            );
          })}
        </div>
        <footer>
          <button type="button" onClick={() => void props.onClose()}>
            {textOf(view.close) || 'Cancel'}
          </button>
          {inputs.length > 0 && (
            <button type="submit" className="primary" disabled={busy}>
              {textOf(view.submit) || 'Submit'}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

function read(inputs: readonly InputBlock[], form: HTMLFormElement): Posts['submit']['values'] {
  const data = new FormData(form);
  const values: Record<string, Record<string, EdgeValue>> = {};
  for (const input of inputs) {
    const value = enteredIn(input, data);
    if (value !== undefined) values[input.blockId] = { [input.actionId]: value };
  }
  return values;
}

import { useEffect, useRef } from 'react';
import type { EdgeValue } from '../../edge/types.ts';
import type { Person, Posts } from '../../state.ts';
import { enteredInTeams } from './entered.ts';
import { TeamsCard } from './teams-card.tsx';

/** The dialog that answers a click in Teams: a title that the client draws, and the form as a card. */
export function TeamsDialog(props: {
  readonly title: string;
  readonly card: unknown;
  readonly people: readonly Person[];
  onSubmit(values: Posts['submit']['values']): Promise<void>;
  onClose(): Promise<void>;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('.ac-input')?.focus();
    return () => opened?.close();
  }, []);

  const submit = (data: unknown) => {
    const values: Record<string, Record<string, EdgeValue>> = {};
    for (const [name, value] of enteredInTeams(data)) values[name] = { value };
    void props.onSubmit(values);
  };

  return (
    <dialog
      ref={dialog}
      className="modal teams-dialog"
      aria-labelledby="teams-dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        void props.onClose();
      }}
    >
      <header>
        <h2 id="teams-dialog-title">{props.title}</h2>
        <button type="button" aria-label="Close" onClick={() => void props.onClose()}>
          ×
        </button>
      </header>
      <TeamsCard card={withPeople(props.card, props.people)} onPress={submit} />
    </dialog>
  );
}

/** Teams itself finds colleagues as one types; here they are the people of the workspace. */
function withPeople(card: unknown, people: readonly Person[]): unknown {
  const choices = people.map(({ id, name }) => ({ title: name, value: id }));
  return JSON.parse(JSON.stringify(card), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'choices.data' in value ? { ...value, choices } : value,
  );
}

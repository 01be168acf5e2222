import { useEffect, useRef } from 'react';
import type { Person } from '../../state.ts';
import type { TeamsAction } from '../../teams-edge/types.ts';
import { TeamsCard } from './teams-card.tsx';

/** The dialog that answers a click in Teams: a title that the client draws, and what the bot answered as a card. */
export function TeamsDialog(props: {
  readonly title: string;
  readonly card: unknown;
  readonly people: readonly Person[];
  onPress(action: TeamsAction): Promise<void>;
  onClose(): Promise<void>;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('.ac-input')?.focus();
    return () => opened?.close();
  }, []);

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
      <TeamsCard
        card={withPeople(props.card, props.people)}
        onPress={(action) => void props.onPress(action)}
      />
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

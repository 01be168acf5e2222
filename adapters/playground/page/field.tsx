import { useId } from 'react';
import type { Conversation, Person } from '../state.ts';
import type { InputBlock } from './view.ts';

interface FieldProps {
  readonly input: InputBlock;
  readonly people: readonly Person[];
  /** What its reader's client shows in the sidebar: what they may pick from. */
  readonly conversations: readonly Conversation[];
  readonly error: string | undefined;
}

/** One input of a dialog: label, hint and error belong to it for a screen reader too. */
export function Field({ input, people, conversations, error }: FieldProps) {
  const id = useId();
  const described =
    [input.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const common = { 'aria-describedby': described, 'aria-invalid': error !== undefined, name: input.blockId };
  const grouped = input.type === 'checkboxes' || input.type === 'radio_buttons';
  const label = (
    <>
      {input.label}
      {input.optional && <span className="small"> (optional)</span>}
    </>
  );
  const notes = (
    <>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {input.hint && (
        <p className="small" id={`${id}-hint`}>
          {input.hint}
        </p>
      )}
    </>
  );
  if (grouped) {
    return (
      <fieldset className="field" aria-describedby={described}>
        <legend>{label}</legend>
        {input.options.map((option) => (
          <label key={option.value} className="option">
            <input
              type={input.type === 'checkboxes' ? 'checkbox' : 'radio'}
              name={input.blockId}
              value={option.value}
              defaultChecked={option.initial}
              aria-invalid={error !== undefined}
            />
            {option.label}
          </label>
        ))}
        {notes}
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Control id={id} input={input} people={people} conversations={conversations} common={common} />
      {notes}
    </div>
  );
}

interface Common {
  readonly name: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

function Control(
  props: Pick<FieldProps, 'input' | 'people' | 'conversations'> & {
    readonly id: string;
    readonly common: Common;
  },
) {
  const { id, input, common } = props;
  const menu = { id, common, input };
  switch (input.type) {
    case 'static_select':
      return <Menu {...menu} empty="Choose…" choices={input.options} />;
    case 'users_select':
      return (
        <Menu
          {...menu}
          empty="Choose a person…"
          choices={props.people.map(({ id: value, name }) => ({ value, label: name }))}
        />
      );
    case 'conversations_select':
      return (
        <Menu
          {...menu}
          empty="Choose a channel…"
          choices={props.conversations
            .filter(({ kind }) => kind === 'channel')
            .map(({ id: value, name }) => ({ value, label: `#${name}` }))}
        />
      );
    case 'datepicker':
      return <input id={id} {...common} type="date" defaultValue={input.initial} />;
    case 'timepicker':
      return <input id={id} {...common} type="time" defaultValue={input.initial} />;
    default: {
      const text = {
        ...common,
        id,
        placeholder: input.placeholder,
        defaultValue: input.initial,
        maxLength: input.maxLength,
      };
      return input.multiline ? <textarea {...text} rows={4} /> : <input {...text} type="text" />;
    }
  }
}

/** One of several, by name: what the bot offers, or who and what there is in the workspace. */
function Menu(props: {
  readonly id: string;
  readonly common: Common;
  readonly input: InputBlock;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What stands there while nothing is chosen and the bot says nothing of its own. */
  readonly empty: string;
}) {
  const { id, common, input, choices, empty } = props;
  const initial = input.initial || input.options.find((option) => option.initial)?.value || '';
  return (
    <select id={id} {...common} defaultValue={initial}>
      <option value="">{input.placeholder || empty}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

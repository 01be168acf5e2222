import { useId } from 'react';
import type { Person } from '../state.ts';
import type { InputBlock } from './view.ts';

interface FieldProps {
  readonly input: InputBlock;
  readonly people: readonly Person[];
  readonly error: string | undefined;
}

/** One input of a dialog: label, hint and error belong to it for a screen reader too. */
export function Field({ input, people, error }: FieldProps) {
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
      <Control id={id} input={input} people={people} common={common} />
      {notes}
    </div>
  );
}

function Control(props: {
  readonly id: string;
  readonly input: InputBlock;
  readonly people: readonly Person[];
  readonly common: {
    readonly name: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  };
}) {
  const { id, input, common } = props;
  switch (input.type) {
    case 'static_select':
      return (
        <select id={id} {...common} defaultValue={input.options.find((o) => o.initial)?.value ?? ''}>
          <option value="">{input.placeholder || 'Choose…'}</option>
          {input.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'users_select':
      return (
        <select id={id} {...common} defaultValue={input.initial}>
          <option value="">{input.placeholder || 'Choose a person…'}</option>
          {props.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      );
    case 'datepicker':
      return <input id={id} {...common} type="date" defaultValue={input.initial} />;
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

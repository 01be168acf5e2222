import type { CardElementArray, IAdaptiveCard, IChoice, IRichTextBlock } from '@microsoft/teams.cards';
import type { Field, Form } from '../../../src/chat/form.ts';
import { shown } from '../../../src/chat/shown.ts';
import { CANCEL, CANCEL_VERB, FORM_VERB, formData, inputId } from '../wire.ts';
import { LIMITS } from './limits.ts';
import { carried, heading, inert, literal, paragraphs, typed } from './text.ts';

/** What was wrong with which field, by its name. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * Teams' own check of a field that may not stay empty. A form does not say in which language it is written, so this
 * comes in both.
 */
const MISSING = 'Please fill this in. · Por favor, complete este campo.';

/** A form as the card of a dialog; Teams draws the title and how to close it. */
export function renderForm(form: Form, errors: FieldErrors = {}): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: fields(form, errors),
    actions: [{ type: 'Action.Submit', title: title(form.submitLabel), style: 'positive', data: data(form) }],
  } satisfies IAdaptiveCard;
}

/** The same form in a message of its own, for clients and places that have no dialogs. */
export function renderInlineForm(form: Form, errors: FieldErrors = {}): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [heading(form.title), ...fields(form, errors)],
    actions: [
      {
        type: 'Action.Execute',
        title: title(form.submitLabel),
        style: 'positive',
        verb: FORM_VERB,
        data: data(form),
      },
      {
        type: 'Action.Execute',
        title: title(form.cancelLabel),
        // Without this, a required field that is empty would keep the form from being put away.
        associatedInputs: 'none',
        verb: CANCEL_VERB,
        data: CANCEL,
      },
    ],
  } satisfies IAdaptiveCard;
}

function data(form: Form) {
  return formData(form.action, carried(form.subject, LIMITS.value));
}

function title(text: string): string {
  return shown(text.replace(/\s+/g, ' '), LIMITS.actionTitle);
}

function fields(form: Form, errors: FieldErrors): CardElementArray {
  return [
    ...form.intro.flatMap((text) => paragraphs(text, LIMITS.text)),
    ...form.fields.slice(0, LIMITS.inputs).flatMap((field) => inputOf(field, errors[field.name])),
  ];
}

function inputOf(field: Field, error: string | undefined): CardElementArray {
  const hint = field.kind !== 'toggle' && field.hint !== undefined ? [small(field.hint)] : [];
  return [...elementsOf(field), ...hint, ...(error === undefined ? [] : [small(error, 'Attention')])].map(
    (element, i) => ({ ...element, spacing: i === 0 ? ('Medium' as const) : ('Small' as const) }),
  );
}

function small(text: string, color?: 'Attention'): IRichTextBlock {
  const look = color ? { color, weight: 'Bolder' as const } : { isSubtle: true };
  return {
    type: 'RichTextBlock',
    inlines: [
      {
        type: 'TextRun',
        text: literal(typed(text.replace(/\s+/g, ' ')), LIMITS.text),
        size: 'Small',
        ...look,
      },
    ],
  };
}

function elementsOf(field: Field): CardElementArray {
  const base = { id: inputId(field), label: literal(field.label, LIMITS.inputLabel) };
  const needed = field.optional ? {} : { isRequired: true, errorMessage: MISSING };
  switch (field.kind) {
    case 'text': {
      const maxLength = Math.min(Math.max(1, Math.floor(field.maxLength)), LIMITS.inputText);
      return [
        {
          type: 'Input.Text',
          ...base,
          ...needed,
          isMultiline: field.multiline ?? false,
          maxLength,
          ...(field.initial ? { value: shown(field.initial, maxLength) } : {}),
        },
      ];
    }
    case 'choice':
    // Teams has no picker for channels in a card, so it shows those that the bot is in.
    case 'channel':
      return [choiceSet(field, { ...base, ...needed })];
    case 'date':
      return [
        {
          type: 'Input.Date',
          ...base,
          ...needed,
          ...(field.initial && /^\d{4}-\d{2}-\d{2}$/.test(field.initial) ? { value: field.initial } : {}),
        },
      ];
    case 'person':
      return [
        {
          type: 'Input.ChoiceSet',
          ...base,
          ...needed,
          style: 'filtered',
          choices: [],
          // Teams searches the organisation's people itself and hands back an Entra object id.
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
          ...(field.initial ? { value: carried(field.initial, LIMITS.value) } : {}),
        },
      ];
    case 'toggle':
      // A switch that must be on could never be sent off, so it is never required.
      return [
        {
          type: 'Input.Toggle',
          ...base,
          title: inert(field.hint ?? field.label, LIMITS.choiceTitle),
          valueOn: 'true',
          valueOff: 'false',
          value: String(field.initial ?? false),
          wrap: true,
        },
      ];
  }
}

type ChoiceField = Extract<Field, { kind: 'choice' | 'channel' }>;

function choiceSet(
  field: ChoiceField,
  base: { readonly id: string; readonly label: string },
): CardElementArray[number] {
  // Two options with one value are one answer; the first names it.
  const choices: IChoice[] = field.options
    .map(({ value, label }) => ({
      title: inert(label, LIMITS.choiceTitle),
      value: carried(value, LIMITS.value),
    }))
    .filter(({ value }, index, all) => all.findIndex((other) => other.value === value) === index)
    .slice(0, LIMITS.choices);
  const initial = choices.find(({ value }) => value === field.initial);
  return {
    type: 'Input.ChoiceSet',
    ...base,
    style: choices.length <= LIMITS.expandedChoices ? 'expanded' : 'compact',
    wrap: true,
    choices,
    ...(initial?.value === undefined ? {} : { value: initial.value }),
  };
}

import type { types } from '@slack/bolt';
import type { ActionName } from '../../../src/chat/event.ts';
import type { Field, Form } from '../../../src/chat/form.ts';
import { shown } from '../../../src/chat/shown.ts';
import { LIMITS } from './limits.ts';
import { plain } from './text.ts';

/** The `action_id` of every input; its block is named after the field. */
const INPUT = 'value';

/** A form as a modal. The action and the subject travel in `private_metadata`, which only we write. */
export function renderForm(form: Form): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.action.slice(0, LIMITS.id),
    private_metadata: toMetadata(form.action, form.subject),
    title: plain(form.title, LIMITS.viewTitle),
    submit: plain(form.submitLabel, LIMITS.viewTitle),
    close: plain(form.cancelLabel, LIMITS.viewTitle),
    blocks: [
      ...[...form.intro, ...(form.keepsDraft ? [form.keepsDraft] : [])].map(intro),
      ...form.fields.map((field) => input(field, form.keepsDraft !== undefined)),
    ].slice(0, LIMITS.viewBlocks),
    ...(form.keepsDraft ? { notify_on_close: true } : {}),
  };
}

/** A dialog that only says something: what answers a form that could not be taken. */
export function renderSentence(title: string, close: string, sentence: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(title, LIMITS.viewTitle),
    close: plain(close, LIMITS.viewTitle),
    blocks: [intro(sentence)],
  };
}

export function toMetadata(action: ActionName, subject: string): string {
  return `${action} ${subject}`.slice(0, LIMITS.privateMetadata);
}

/** Reads what {@link toMetadata} wrote: the action ends at the first blank, the subject is the rest. */
export function fromMetadata(metadata: string): { readonly action: string; readonly subject: string } {
  const blank = metadata.indexOf(' ');
  return blank < 0
    ? { action: metadata, subject: '' }
    : { action: metadata.slice(0, blank), subject: metadata.slice(blank + 1) };
}

function intro(text: string): types.SectionBlock {
  return { type: 'section', text: plain(text, LIMITS.sectionText), expand: true };
}

/** Slack tells what stands in a dialog when it is sent; of a draft it tells while somebody types, too. */
function input(field: Field, draft: boolean): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name.slice(0, LIMITS.id),
    label: plain(field.label, LIMITS.inputLabel),
    // A switch that must be on could never be sent off.
    optional: field.kind === 'toggle' || (field.optional ?? false),
    ...(field.hint === undefined || (field.kind === 'toggle' && besideSwitch(field) === field.hint)
      ? {}
      : { hint: plain(field.hint, LIMITS.inputHint) }),
    ...(draft && field.kind === 'text' ? { dispatch_action: true } : {}),
    element: elementOf(field, draft),
  };
}

/** What stands beside a switch: what it means, where that fits; else its name, and what it means stands below, whole. */
function besideSwitch({ label, hint }: Extract<Field, { kind: 'toggle' }>): string {
  return hint !== undefined && hint.length <= LIMITS.optionText ? hint : label;
}

function elementOf(field: Field, draft: boolean): types.InputBlock['element'] {
  switch (field.kind) {
    case 'text': {
      const maxLength = Math.min(Math.max(1, Math.floor(field.maxLength)), LIMITS.inputText);
      return {
        type: 'plain_text_input',
        action_id: INPUT,
        multiline: field.multiline ?? false,
        max_length: maxLength,
        ...(draft ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
        ...(field.initial ? { initial_value: shown(field.initial, maxLength) } : {}),
      };
    }
    case 'choice':
      return choiceOf(field);
    case 'date':
      return {
        type: 'datepicker',
        action_id: INPUT,
        ...(field.initial && /^\d{4}-\d{2}-\d{2}$/.test(field.initial)
          ? { initial_date: field.initial }
          : {}),
      };
    case 'person':
      return {
        type: 'users_select',
        action_id: INPUT,
        ...(field.initial ? { initial_user: field.initial } : {}),
      };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: INPUT,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(field.initial ? { initial_conversation: field.initial } : {}),
      };
    case 'toggle': {
      const on = option('on', besideSwitch(field));
      return {
        type: 'checkboxes',
        action_id: INPUT,
        options: [on],
        ...(field.initial ? { initial_options: [on] } : {}),
      };
    }
  }
}

/** Radio buttons show every answer at once; beyond ten Slack has only the menu. */
function choiceOf(field: Extract<Field, { kind: 'choice' }>): types.RadioButtons | types.StaticSelect {
  // Slack takes each value once. Two options with one value are one answer; the first names it.
  const options = field.options
    .map(({ value, label }) => option(value, label))
    .filter(({ value }, index, all) => all.findIndex((other) => other.value === value) === index);
  const initial = options.find((o) => o.value === field.initial);
  if (options.length <= LIMITS.radioOptions) {
    return {
      type: 'radio_buttons',
      action_id: INPUT,
      options,
      ...(initial ? { initial_option: initial } : {}),
    };
  }
  const shownOptions = options.slice(0, LIMITS.selectOptions);
  return {
    type: 'static_select',
    action_id: INPUT,
    options: shownOptions,
    ...(initial && shownOptions.includes(initial) ? { initial_option: initial } : {}),
  };
}

function option(value: string, label: string): types.PlainTextOption {
  return { text: plain(label, LIMITS.optionText), value: shown(value, LIMITS.optionValue) };
}

import type { EdgeValue } from './types.ts';
import { isJson, type Json, text } from './wire.ts';

/** One field of a dialog, as its `input` block describes it. */
interface Field {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Json;
  readonly required: boolean;
}

function fieldsOf(view: Json): readonly Field[] {
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isJson) : [];
  return blocks
    .filter((block) => block.type === 'input')
    .flatMap((block) => {
      const { element } = block;
      if (!isJson(element)) return [];
      const required = block.optional !== true;
      return [{ blockId: text(block, 'block_id'), actionId: text(element, 'action_id'), element, required }];
    });
}

type Values = Readonly<Record<string, Readonly<Record<string, EdgeValue>>>>;

/** `view.state.values` as Slack fills it: what was entered, else what the field began with, else null. */
export function stateOf(
  view: Json,
  values: Values,
): Readonly<Record<string, Readonly<Record<string, Json>>>> {
  const fields = fieldsOf(view);
  for (const [blockId, actions] of Object.entries(values)) {
    for (const actionId of Object.keys(actions)) {
      if (fields.some((field) => field.blockId === blockId && field.actionId === actionId)) continue;
      const known = fields.map((field) => `${field.blockId}/${field.actionId}`).join(', ');
      throw new Error(`The dialog has no field ${blockId}/${actionId}; it has ${known || 'none'}.`);
    }
  }
  return Object.fromEntries(
    fields.map(({ blockId, actionId, element }) => [
      blockId,
      { [actionId]: entryOf(element, values[blockId]?.[actionId]) },
    ]),
  );
}

/** Required fields that are empty: Slack's client keeps these back and sends nothing. */
export function missingOf(view: Json, state: ReturnType<typeof stateOf>): Readonly<Record<string, string>> {
  const empty = fieldsOf(view).filter(({ blockId, actionId, required }) => {
    const { type: _, ...value } = state[blockId]?.[actionId] ?? {};
    return (
      required &&
      Object.values(value).every((each) => each === null || (Array.isArray(each) && each.length === 0))
    );
  });
  return Object.fromEntries(empty.map(({ blockId }) => [blockId, 'Please complete this required field.']));
}

/** What an element carries in a payload, given what a person did with it. */
export function entryOf(element: Json, value: EdgeValue | undefined): Json {
  const type = text(element, 'type');
  const chosen = typeof value === 'string' ? value : undefined;
  switch (type) {
    case 'plain_text_input':
      return { type, value: (chosen ?? text(element, 'initial_value')) || null };
    case 'static_select':
    case 'radio_buttons':
    case 'overflow': {
      const option = chosen === undefined ? element.initial_option : optionOf(element, chosen);
      return { type, selected_option: option ?? null };
    }
    case 'checkboxes': {
      if (value === undefined) return { type, selected_options: element.initial_options ?? [] };
      const all = optionsOf(element);
      if (typeof value === 'boolean') return { type, selected_options: value ? all : [] };
      const values = typeof value === 'string' ? [value] : value;
      return { type, selected_options: values.map((each) => optionOf(element, each)) };
    }
    case 'datepicker':
      return { type, selected_date: (chosen ?? text(element, 'initial_date')) || null };
    case 'timepicker':
      return { type, selected_time: (chosen ?? text(element, 'initial_time')) || null };
    case 'users_select':
      return { type, selected_user: (chosen ?? text(element, 'initial_user')) || null };
    case 'conversations_select':
      return { type, selected_conversation: (chosen ?? text(element, 'initial_conversation')) || null };
    default:
      throw new Error(`The edge cannot fill a ${type || 'field without a type'}.`);
  }
}

function optionsOf(element: Json): readonly Json[] {
  return Array.isArray(element.options) ? element.options.filter(isJson) : [];
}

function optionOf(element: Json, value: string): Json {
  const option = optionsOf(element).find((each) => each.value === value);
  if (option !== undefined) return option;
  const known = optionsOf(element).map((each) => text(each, 'value'));
  throw new Error(`There is no option "${value}"; there are ${known.join(', ')}.`);
}

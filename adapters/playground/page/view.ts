import type { EdgeValue } from '../edge/types.ts';

/** An input block of a view, read from what the bot sent. */
export interface InputBlock {
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly label: string;
  readonly hint: string;
  readonly optional: boolean;
  readonly multiline: boolean;
  readonly maxLength: number | undefined;
  readonly placeholder: string;
  readonly initial: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly initial: boolean }[];
}

/** Reads one block; `undefined` where it is not an input. */
export function inputOf(block: unknown): InputBlock | undefined {
  const fields = record(block);
  const element = record(fields.element);
  if (fields.type !== 'input') return undefined;
  const chosen = [element.initial_option, ...list(element.initial_options)].map((o) => record(o).value);
  return {
    blockId: string(fields.block_id),
    actionId: string(element.action_id),
    type: string(element.type),
    label: textOf(fields.label),
    hint: textOf(fields.hint),
    optional: fields.optional === true,
    multiline: element.multiline === true,
    maxLength: typeof element.max_length === 'number' ? element.max_length : undefined,
    placeholder: textOf(element.placeholder),
    initial: string(
      element.initial_value ??
        element.initial_date ??
        element.initial_time ??
        element.initial_user ??
        element.initial_conversation,
    ),
    options: list(element.options).map((option) => {
      const value = string(record(option).value);
      return { value, label: textOf(record(option).text), initial: chosen.includes(value) };
    }),
  };
}

/** What was entered, as the edge takes it: a text that was emptied is `''`, a choice that was not made `undefined`. */
export function enteredIn(input: InputBlock, data: FormData): EdgeValue | undefined {
  if (input.type === 'checkboxes') return data.getAll(input.blockId).map(String);
  const entered = data.get(input.blockId);
  if (typeof entered !== 'string') return undefined;
  return entered === '' && input.type !== 'plain_text_input' ? undefined : entered;
}

/** The words of a Slack text object, or nothing. */
export function textOf(text: unknown): string {
  return string(record(text).text);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // An object's own keys are strings; what is under them stays unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

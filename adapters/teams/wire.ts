import { z } from 'zod';
import type { ActionName } from '../../src/chat/event.ts';
import type { Field, FormValues } from '../../src/chat/form.ts';

/*
 * What our buttons and inputs carry through Teams and back: `render` writes it, `receive` reads it. Teams merges
 * the inputs of a card into the data of what was pressed, so an input's id says its kind and can never be one of
 * our own keys. Nothing in here is a right: whoever can see a card can send any of it.
 *
 * A button is an `Action.Execute` with the action's name as its `verb`. One that {@link Press.opens} a dialog is an
 * `Action.Submit` instead, whose data also has {@link DIALOG}: Teams then asks for the dialog before it shows one.
 */

/** Beside a press's data: the answer to it is shown in a dialog. Goes in under the key `msteams`. */
export const DIALOG = { type: 'task/fetch' } as const;

/** The verb of the buttons that end a form shown as a card. A loop's action has a dot in it, so none is like these. */
export const FORM_VERB = 'form';
export const CANCEL_VERB = 'cancel';

const press = z.object({
  kind: z.literal('press'),
  action: z.string(),
  value: z.string(),
  /**
   * Our own key of the message that it is in, where that was sent and not edited since. Not called `key`: Microsoft's
   * web client (seen in Agents Playground 0.2.28) writes that name into the data it was given, fails, and the button
   * does nothing.
   */
  sentAs: z.string().min(1).optional(),
});
const form = z.object({ kind: z.literal('form'), action: z.string(), subject: z.string() });
const cancel = z.object({ kind: z.literal('cancel') });

const carried = z.discriminatedUnion('kind', [press, form.loose(), cancel]);

/** The data of a button of a card. */
export type PressData = z.infer<typeof press>;
/** The data of a form's submit button, in a dialog and in a card alike; the inputs join it on the way back. */
export type FormData = z.infer<typeof form>;
/** The data of a form's cancel button, where it is shown as a card. */
export type CancelData = z.infer<typeof cancel>;

export function pressData(action: ActionName, value: string, sentAs?: string): PressData {
  return { kind: 'press', action, value, ...(sentAs === undefined ? {} : { sentAs }) };
}

export function formData(action: ActionName, subject: string): FormData {
  return { kind: 'form', action, subject };
}

export const CANCEL: CancelData = { kind: 'cancel' };

/** The id of a field's input. A toggle's values are the words `true` and `false`. */
export function inputId(field: Pick<Field, 'kind' | 'name'>): string {
  return `${field.kind}:${field.name}`;
}

/** What came back of a press, a form or its cancelling. */
export type Carried =
  | PressData
  | { readonly kind: 'form'; readonly action: string; readonly subject: string; readonly values: FormValues }
  | CancelData;

/** Reads what a button carried; `undefined` where no version of ours wrote it. */
export function readCarried(data: unknown): Carried | undefined {
  const { data: read } = carried.safeParse(data);
  if (read?.kind !== 'form') return read;
  const { kind, action, subject, ...rest } = read;
  return { kind, action, subject, values: valuesOf(rest) };
}

function valuesOf(inputs: Readonly<Record<string, unknown>>): FormValues {
  const values: Record<string, string | boolean | undefined> = {};
  for (const [id, value] of Object.entries(inputs)) {
    const [kind, name] = split(id);
    if (name === '' || typeof value !== 'string') continue;
    // An input that was left empty comes back as an empty text.
    values[name] = kind === 'toggle' ? value === 'true' : value === '' ? undefined : value;
  }
  return values;
}

function split(id: string): readonly [kind: string, name: string] {
  const colon = id.indexOf(':');
  return colon === -1 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
}

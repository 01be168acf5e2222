import type { ActionName } from './event.ts';

/** A dialog. Its fields are asked at once; `subject` comes back untouched when it is submitted. */
export interface Form {
  /** At most 24 characters are shown. */
  readonly title: string;
  /** Sent back as the event's action when the form is submitted. */
  readonly action: ActionName;
  /** What the form is about: an id, never a right. At most 1,000 characters. */
  readonly subject: string;
  /** At most 24 characters. */
  readonly submitLabel: string;
  readonly cancelLabel: string;
  /** Sentences shown above the fields, e.g. who will read what is written. */
  readonly intro: readonly string[];
  readonly fields: readonly Field[];
  /**
   * What stands in the dialog comes as `drafted` events too, while it is typed or when it is closed, as far as the
   * platform tells. For what must not be lost; nobody is answered. It is the sentence that says so, which a platform
   * that tells nothing of a closed dialog leaves out.
   */
  readonly keepsDraft?: string;
}

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

export type Field =
  | (FieldBase & {
      readonly kind: 'text';
      readonly multiline?: boolean;
      /** Characters; at most 3,000. */
      readonly maxLength: number;
      readonly initial?: string;
    })
  | (FieldBase & {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly initial?: string;
    })
  | (FieldBase & { readonly kind: 'date'; readonly initial?: string })
  | (FieldBase & { readonly kind: 'person'; readonly initial?: string })
  /** A channel of the workspace. `options`: what there is to choose from where the platform has no picker for it. */
  | (FieldBase & {
      readonly kind: 'channel';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly initial?: string;
    })
  | (FieldBase & { readonly kind: 'toggle'; readonly initial?: boolean });

/** What a person entered, by field name: text, `YYYY-MM-DD`, a platform's user or channel id, or a switch. */
export type FormValues = Readonly<Record<string, string | boolean | undefined>>;

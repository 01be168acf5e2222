import type { Form, FormValues } from '../../src/chat/form.ts';

/** A form that nobody sent in so long is no longer filled in. */
const KEPT_MS = 60 * 60_000;
const MOST_FORMS = 2_000;

/**
 * The forms that people have open, so that one with a mistake in it can be shown again with what they wrote: Teams
 * has no errors beside fields, only another card. In memory: it holds people's own words, and is gone with the
 * process. Then the mistakes are told in a sentence.
 */
export interface OpenForms {
  opened(userId: string, form: Form): void;
  /** The form with what was entered filled in. */
  again(
    userId: string,
    sent: { readonly action: string; readonly subject: string; readonly values: FormValues },
  ): Form | undefined;
  closed(userId: string, sent: { readonly action: string; readonly subject: string }): void;
}

export function createOpenForms(now: () => number): OpenForms {
  const open = new Map<string, { readonly form: Form; readonly until: number }>();
  const name = (userId: string, { action, subject }: { action: string; subject: string }) =>
    `${userId} ${action} ${subject}`;

  return {
    opened(userId, form) {
      // A Map keeps the order of insertion, so the oldest stand first.
      for (const [key, { until }] of open) {
        if (until > now() && open.size < MOST_FORMS) break;
        open.delete(key);
      }
      const key = name(userId, form);
      open.delete(key);
      open.set(key, { form, until: now() + KEPT_MS });
    },
    again(userId, sent) {
      const form = open.get(name(userId, sent))?.form;
      return form && { ...form, fields: form.fields.map((field) => filled(field, sent.values[field.name])) };
    },
    closed: (userId, sent) => void open.delete(name(userId, sent)),
  };
}

function filled(field: Form['fields'][number], value: string | boolean | undefined): typeof field {
  if (field.kind === 'toggle') return { ...field, initial: value === true };
  if (typeof value === 'string') return { ...field, initial: value };
  const { initial: _, ...empty } = field;
  return empty;
}

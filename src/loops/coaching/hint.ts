import type { Submitted } from '../../chat/event.ts';
import type { Field, Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { studentHint } from '../../model/coaching/student-hint.ts';
import type { Admitted } from './admit.ts';

/** A form with values in its fields. */
export function filled(form: Form, values: Submitted['values']): Form {
  const fields = form.fields.map((field): Field => {
    const value = values[field.name];
    return typeof value === 'string' && field.kind !== 'toggle' ? { ...field, initial: value } : field;
  });
  return { ...form, fields };
}

/**
 * Where a text looks as if it named a student: the same dialog once more with what was written in it, what to look at
 * again, and a way to say that nobody is named. Nothing has been saved then. `undefined`: go on and save.
 */
export function askedAgain(
  form: Form,
  { values }: Submitted,
  texts: readonly string[],
  { coach, coachee }: Pick<Admitted, 'coach' | 'coachee'>,
  { actor }: HandlerContext,
): Reply | undefined {
  if (values.sure === true) return undefined;
  const hint = texts.map((text) => studentHint(text, [coach.name, coachee.name])).find((one) => one);
  if (!hint) return undefined;
  const t = say(actor.locale).coaching.entry;
  const again = filled(form, values);
  const sure: Field = { kind: 'toggle', name: 'sure', label: t.sure, hint: t.sureHint, optional: true };
  return {
    type: 'openForm',
    form: { ...again, intro: [`${t.looksLike[hint]} ${t.studentHint}`], fields: [...again.fields, sure] },
  };
}

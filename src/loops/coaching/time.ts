import type { PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type Window } from '../../model/ids.ts';
import { protectMinutes } from '../../store/queries/reflection.ts';
import { touch } from '../../store/queries/touched.ts';
import { readTarget, target, weekKey } from './keys.ts';

/** A coach's own time for coaching: told by them, shown to them. */
export const timePresses = {
  'coaching.time': async (_tx, event, { actor }) => {
    const t = say(actor.locale).coaching;
    return {
      type: 'openForm',
      form: {
        ...{
          title: t.week.timeTitle,
          action: 'coaching.time',
          subject: target('', readTarget(event.value).window),
        },
        ...{ submitLabel: t.step.save, cancelLabel: t.step.cancel },
        intro: [t.week.timeIntro],
        fields: [{ kind: 'text', name: 'minutes', label: t.week.timeLabel, maxLength: 4 }],
      },
    };
  },
} satisfies Record<string, PressHandler>;

export const timeSubmissions = {
  'coaching.time': async (tx, event, { actor, now }) => {
    const said = event.values.minutes;
    const minutes = typeof said === 'string' && /^\d{1,4}$/.test(said.trim()) ? Number(said) : Number.NaN;
    if (!(minutes <= 2_400)) {
      return { type: 'formErrors', errors: { minutes: say(actor.locale).coaching.week.timeBad } };
    }
    await protectMinutes(tx, actor.personId, minutes);
    await touch(tx, weekKey(actor.personId, as<Window>(readTarget(event.subject).window)), now, 0);
    return { type: 'closeForm' };
  },
} satisfies Record<string, SubmitHandler>;

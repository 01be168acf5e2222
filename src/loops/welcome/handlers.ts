import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { languageOf, say } from '../../locales/index.ts';
import { minuteOf } from '../../model/calendar/index.ts';
import type { Instant } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { keepOwnChoice, planAnew } from '../../store/queries/own-setting.ts';
import { touch } from '../../store/queries/touched.ts';
import { keepWelcome } from '../../store/queries/welcome.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { SHORTEST_MINUTES, timesWith } from '../home/settings.ts';
import { likelyZones } from '../home/zones.ts';
import { replacePressed } from '../replace.ts';
import { changeForm, type WelcomeView, welcomeCard } from './cards.ts';
import { readWelcome } from './keys.ts';
import { viewOf } from './send.ts';

/*
 * Only the person whom a welcome is for may answer it: whatever a button carries, who pressed it comes from the
 * platform.
 */

export function welcomePresses(directory: Directory) {
  return {
    'welcome.right': async (tx, event, context) => {
      const view = await own(tx, directory, event.value, context);
      if (!view) return { type: 'toast', text: say(context.actor.locale).welcome.notYours };
      await answered(tx, view, context.now);
      return replacePressed(tx, event, view.key, welcomeCard({ ...view, answered: true }));
    },
    'welcome.change': async (tx, event, context) => {
      const view = await own(tx, directory, event.value, context);
      if (!view) return { type: 'toast', text: say(context.actor.locale).welcome.notYours };
      return { type: 'openForm', form: changeForm(view) };
    },
  } satisfies Record<string, PressHandler>;
}

export function welcomeSubmissions(directory: Directory) {
  return {
    'welcome.change': async (tx, { values, subject }, context) => {
      const view = await own(tx, directory, subject, context);
      if (!view) return { type: 'toast', text: say(context.actor.locale).welcome.notYours };
      const { person, district, locale } = view;
      const t = say(locale).welcome;
      const zone = likelyZones(person, district, undefined).find((one) => one === values.zone);
      const from = timesWith(person.workStart).find((time) => time === values.from);
      const to = timesWith(person.workEnd).find((time) => time === values.to);
      const language = (['en', 'es'] as const).find((word) => word === values.language);
      if (!zone) return { type: 'formErrors', errors: { zone: t.zoneMissing } };
      if (!from || !to || minuteOf(to) - minuteOf(from) < SHORTEST_MINUTES) {
        return { type: 'formErrors', errors: { to: t.hoursWrong } };
      }
      // What they left as it was stays the district's to change.
      const chosen = {
        ...(zone === person.zone ? {} : { zone }),
        ...(from === person.workStart && to === person.workEnd
          ? {}
          : { workDays: person.workDays, workStart: from, workEnd: to }),
        ...(language === undefined || language === languageOf(locale) ? {} : { locale: language }),
      };
      if (Object.keys(chosen).length > 0) {
        await keepOwnChoice(tx, person, chosen, context.now);
        await planAnew(tx, context.actor.tenantId);
      }
      await answered(tx, view, context.now);
      await touch(tx, view.key, context.now, 0);
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

async function own(
  tx: Tx,
  directory: Directory,
  key: string,
  { actor, now }: HandlerContext,
): Promise<WelcomeView | undefined> {
  const about = readWelcome(key);
  if (!about || !may(actor.personId, 'participation', about.personId)) return undefined;
  return viewOf(tx, directory, key, now);
}

async function answered(tx: Tx, { key }: WelcomeView, now: Instant): Promise<void> {
  const about = readWelcome(key);
  if (about) await keepWelcome(tx, about.personId, about.teamId, 'answered', now);
}

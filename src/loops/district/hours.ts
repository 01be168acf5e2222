import type { Field, FormValues } from '../../chat/form.ts';
import { WEEKDAYS } from '../../district/describe.ts';
import { HOURS } from '../../district/settle.ts';
import { say } from '../../locales/index.ts';
import { clockTime } from '../../locales/when.ts';
import { as } from '../../model/ids.ts';
import { DAYS, timesWith } from '../home/settings.ts';
import { asEntry } from './entries.ts';
import type { Seen } from './operation.ts';
import { textIn } from './spec.ts';

/** Working hours as a file has them: what is left out is usual. */
export function hourFields({ locale, t }: Pick<Seen, 'locale' | 't'>, hours: unknown): Field[] {
  const { days, from, to } = asEntry(hours);
  const worked = new Set<unknown>(Array.isArray(days) ? days : HOURS.days.map((day) => WEEKDAYS[day - 1]));
  const time = (name: 'from' | 'to', own: string): Field => ({
    ...{ kind: 'choice', name, label: t.fields[name], initial: own },
    options: timesWith(own).map((value) => ({ value, label: clockTime(as(value), locale) })),
  });
  const h = say(locale).home.settings;
  return [
    time('from', typeof from === 'string' ? from : HOURS.from),
    time('to', typeof to === 'string' ? to : HOURS.to),
    ...DAYS.map((day, i): Field => {
      const initial = worked.has(WEEKDAYS[i]);
      return { kind: 'toggle', name: `day${day}`, label: h.days[day], hint: h.dayHint, initial };
    }),
  ];
}

export function daysIn(values: FormValues) {
  const days = WEEKDAYS.filter((_, i) => values[`day${i + 1}`] === true);
  return { days, from: textIn(values, 'from'), to: textIn(values, 'to') };
}

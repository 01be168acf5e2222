import type { Buttons, CardNode } from '../../chat/card.ts';
import type { Field, Form } from '../../chat/form.ts';
import { type Locale, languageOf, say } from '../../locales/index.ts';
import { clockTime, timeIn, weekdays, zoneName } from '../../locales/when.ts';
import { as, type Instant, type LocalTime, type Zone } from '../../model/ids.ts';
import { ownSettingOf } from '../../store/queries/own-setting.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { District } from '../directory.ts';
import { type Section, titled } from './section.ts';
import { likelyZones } from './zones.ts';

/** Nobody is written to before or after these, whatever they choose: minutes of the day, every half hour between. */
const EARLIEST = 5 * 60;
const LATEST = 22 * 60;
const STEP = 30;
/** Between the first hour and the last there is room for a message, and for the next try of one. */
export const SHORTEST_MINUTES = 120;

export const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Time zone, working hours and language: what counts now, whose word it is, and how to change it. */
export const settingsSection: Section = {
  name: 'settings',
  async nodes(tx, { locale, person, personId, now }) {
    const t = say(locale).home.settings;
    const own = await ownSettingOf(tx, personId);
    const source = (chosen: unknown) => (chosen == null ? t.file : t.own);
    const hours = own && (own.workDays ?? own.workStart ?? own.workEnd);
    const zone = as<Zone>(person.zone);
    const other = languageOf(locale) === 'en' ? 'es' : 'en';
    const facts = [
      { label: t.zone, value: t.from(zoneNow(zone, locale, now), source(own?.zone)) },
      { label: t.hours, value: t.from(spanOf(person, locale), source(hours)) },
      { label: t.language, value: t.languages[languageOf(locale)] },
    ];
    const buttons: Buttons['buttons'][number][] = [
      { action: 'home.zone', value: '', label: t.changeZone, opens: 'dialog' },
      { action: 'home.hours', value: '', label: t.changeHours, opens: 'dialog' },
      { action: 'home.language', value: other, label: t.changeLanguage[other] },
      ...(own?.zone == null && hours == null
        ? []
        : [{ action: 'home.reset', value: '', label: t.asFile, description: t.asFileMeaning } as const]),
    ];
    const beneath: CardNode[] =
      own && (own.zone !== null || hours !== null)
        ? [
            {
              kind: 'note',
              text: t.asFileNow(zoneName(as(own.fileZone), locale), spanOf(fileOf(own), locale)),
            },
          ]
        : [];
    return titled(t.title, [{ kind: 'facts', facts }, ...beneath, { kind: 'buttons', buttons }]);
  },
};

function fileOf(own: {
  readonly fileWorkDays: string;
  readonly fileWorkStart: string;
  readonly fileWorkEnd: string;
}) {
  return { workDays: own.fileWorkDays, workStart: own.fileWorkStart, workEnd: own.fileWorkEnd };
}

/** A zone by its name, and the time there. */
export function zoneNow(zone: Zone, locale: Locale, now: Instant): string {
  return say(locale).home.settings.now(zoneName(zone, locale), timeIn(now, zone, locale));
}

/** Working days and hours as a person says them. */
export function spanOf(
  { workDays, workStart, workEnd }: Pick<PersonRow, 'workDays' | 'workStart' | 'workEnd'>,
  locale: Locale,
): string {
  const t = say(locale).home.settings;
  const days = workDays.length === DAYS.length ? t.every : weekdays(workDays, locale);
  return t.span(days, clockTime(as(workStart), locale), clockTime(as(workEnd), locale));
}

export function zoneForm(
  locale: Locale,
  {
    person,
    district,
    heard,
    now,
  }: {
    readonly person: PersonRow;
    readonly district: District;
    readonly heard: string | undefined;
    readonly now: Instant;
  },
): Form {
  const t = say(locale).home.settings;
  return {
    title: t.zoneTitle,
    action: 'home.zone',
    subject: '',
    submitLabel: t.save,
    cancelLabel: t.cancel,
    intro: [t.zoneIntro],
    fields: [
      {
        kind: 'choice',
        name: 'zone',
        label: t.zoneField,
        optional: true,
        options: likelyZones(person, district, heard).map((zone) => ({
          value: zone,
          label: zoneNow(zone, locale, now),
        })),
        initial: person.zone,
      },
      {
        kind: 'text',
        name: 'other',
        label: t.zoneOther,
        hint: t.zoneOtherHint,
        optional: true,
        maxLength: 60,
      },
    ],
  };
}

export function hoursForm(locale: Locale, person: PersonRow): Form {
  const t = say(locale).home.settings;
  const times = (own: string) => ({
    options: timesWith(own).map((time) => ({ value: time, label: clockTime(time, locale) })),
    initial: own,
  });
  return {
    title: t.hoursTitle,
    action: 'home.hours',
    subject: '',
    submitLabel: t.save,
    cancelLabel: t.cancel,
    intro: [t.hoursIntro],
    fields: [
      { kind: 'choice', name: 'from', label: t.from_, ...times(person.workStart) },
      { kind: 'choice', name: 'to', label: t.to, ...times(person.workEnd) },
      ...DAYS.map((day): Field => {
        const initial = person.workDays.includes(day);
        return { kind: 'toggle', name: `day${day}`, label: t.days[day], hint: t.dayHint, initial };
      }),
    ],
  };
}

/** Every half hour of the day that can be chosen, and the one that counts now, wherever the district has set it. */
export function timesWith(own: string): LocalTime[] {
  const times: string[] = [];
  for (let minute = EARLIEST; minute <= LATEST; minute += STEP) {
    times.push(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  }
  return [...new Set([...times, own])].sort().map((time) => as<LocalTime>(time));
}

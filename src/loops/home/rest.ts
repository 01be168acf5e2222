import type { Buttons, CardNode } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays } from '../../model/calendar/index.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import { ownAbsencesOf } from '../../store/queries/own-setting.ts';
import { absencesBetween } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { chosen } from '../enrolment/cards.ts';
import { enrolled } from '../enrolment/standing.ts';
import { commandButton, type HomeReader, type Section, titled } from './section.ts';

/** Days away are told and listed for a year ahead. */
export const LONGEST_DAYS = 366;
/** Absences that are listed. */
const MOST = 4;

/** Days on which nothing is sent, and how often to ask: the one from calendar to calendar, the other until changed. */
export const restSection: Section = {
  name: 'rest',
  async nodes(tx, reader) {
    const { locale, personId, person, today } = reader;
    const t = say(locale).home.rest;
    const enrolment = await enrolled(tx, personId);
    const own = await ownAbsencesOf(tx, personId, today);
    const lines = await awayLines(tx, reader);
    if (person.homeTeamId !== null)
      lines.push(enrolment.mode === 'each' ? t.asked : chosen(enrolment, locale));
    const buttons: Buttons['buttons'][number][] = [
      { action: 'home.away', value: '', label: t.away, description: t.awayMeaning, opens: 'dialog' },
      ...(own.length === 0
        ? []
        : [{ action: 'home.here', value: '', label: t.back, description: t.backMeaning } as const]),
      ...(person.homeTeamId === null
        ? []
        : [
            {
              ...({ action: 'enrolment.less', value: '', opens: 'dialog' } as const),
              ...{ label: t.rhythm, description: t.rhythmMeaning },
            },
          ]),
      ...(enrolment.mode === 'each' ? [] : [commandButton('resume', say(locale).asking.keepAsking, 'home')]),
    ];
    const nodes: CardNode[] = lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('\n') }];
    return titled(t.title, [...nodes, { kind: 'buttons', buttons }]);
  },
};

/** The days away that are not over, those of the district file among them, in sentences. */
async function awayLines(tx: Tx, { locale, person, today }: HomeReader): Promise<string[]> {
  const t = say(locale).home.rest;
  const people = { from: person.id, to: person.id };
  const days = await absencesBetween(tx, people, today, addDays(today, LONGEST_DAYS));
  const sorted = days.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1)).slice(0, MOST);
  return sorted.map(({ firstDay, lastDay }) => {
    const [first, last] = [
      shortDate(as<LocalDate>(firstDay), locale),
      shortDate(as<LocalDate>(lastDay), locale),
    ];
    if (firstDay <= today) return t.awayNow(last);
    return firstDay === lastDay ? t.awayDay(first) : t.awayLater(first, last);
  });
}

/** From when to when: two days, the second left empty for a single one. */
export function awayForm(locale: Locale, today: LocalDate): Form {
  const t = say(locale).home;
  return {
    title: t.rest.formTitle,
    action: 'home.away',
    subject: '',
    submitLabel: t.settings.save,
    cancelLabel: t.settings.cancel,
    intro: [t.rest.intro],
    fields: [
      { kind: 'date', name: 'first', label: t.rest.first, initial: today },
      { kind: 'date', name: 'last', label: t.rest.last, hint: t.rest.lastHint, optional: true },
    ],
  };
}

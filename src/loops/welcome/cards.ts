import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, languageOf, say } from '../../locales/index.ts';
import { clockTime, timeIn, weekdays, zoneName } from '../../locales/when.ts';
import { as, type Instant, type OccurrenceKey } from '../../model/ids.ts';
import type { PersonRow, UnitRow } from '../../store/queries/people.ts';
import type { District } from '../directory.ts';
import { spanOf, timesWith, zoneNow } from '../home/settings.ts';
import { likelyZones } from '../home/zones.ts';

export interface WelcomeView {
  readonly key: OccurrenceKey;
  readonly locale: Locale;
  readonly person: PersonRow;
  readonly team: UnitRow;
  readonly district: District;
  readonly answered: boolean;
  readonly now: Instant;
}

/** Who we are, what is asked, who sees it, and whose hours these are: read in fifteen seconds, answered by one tap. */
export function welcomeCard(view: WelcomeView): Card {
  const { key, locale, person, team, district, answered, now } = view;
  const t = say(locale).welcome;
  const { everyWeeks, day, time } = district.cadenceOf(team);
  const when = t.when(everyWeeks, weekdays(String(day), locale), clockTime(time, locale));
  const facts = {
    kind: 'facts',
    facts: [
      { label: t.whenLabel, value: when },
      { label: t.hoursLabel, value: spanOf(person, locale) },
      {
        label: t.zoneLabel,
        value: t.zoneNow(zoneName(as(person.zone), locale), timeIn(now, as(person.zone), locale)),
      },
    ],
  } as const;
  if (answered) {
    return {
      summary: t.thanks,
      nodes: [
        { kind: 'text', tone: 'strong', text: t.thanks },
        facts,
        {
          kind: 'buttons',
          buttons: [{ action: 'welcome.change', value: key, label: t.change, opens: 'dialog' }],
        },
        { kind: 'note', text: t.later },
      ],
    };
  }
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text: t.what(team.name) },
      facts,
      {
        kind: 'buttons',
        buttons: [
          { action: 'welcome.right', value: key, label: t.right, description: t.rightMeaning },
          {
            action: 'welcome.change',
            value: key,
            label: t.change,
            description: t.changeMeaning,
            opens: 'dialog',
          },
        ],
      },
      { kind: 'note', text: t.who(district.tenant.k) },
    ],
  };
}

/** Time zone, hours and language at once, each with what holds now. */
export function changeForm({ key, locale, person, district, now }: WelcomeView): Form {
  const t = say(locale).welcome;
  const times = (own: string) => ({
    options: timesWith(own).map((time) => ({ value: time, label: clockTime(time, locale) })),
    initial: own,
  });
  return {
    title: t.formTitle,
    action: 'welcome.change',
    subject: key,
    submitLabel: t.save,
    cancelLabel: t.cancel,
    intro: [t.formIntro],
    fields: [
      {
        kind: 'choice',
        name: 'zone',
        label: t.zoneLabel,
        options: likelyZones(person, district, undefined).map((zone) => ({
          value: zone,
          label: zoneNow(zone, locale, now),
        })),
        initial: person.zone,
      },
      { kind: 'choice', name: 'from', label: t.from, ...times(person.workStart) },
      { kind: 'choice', name: 'to', label: t.to, ...times(person.workEnd) },
      {
        kind: 'choice',
        name: 'language',
        label: t.language,
        options: [
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ],
        initial: languageOf(locale),
      },
    ],
  };
}

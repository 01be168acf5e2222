import type { Card } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { as, type PersonId } from '../../model/ids.ts';
import { may, PERSONAL_DATA, type Relation } from '../../privacy/access.ts';
import { type HomeReader, type Section, titled } from './section.ts';

/** Others, as the table of access knows them. */
const RELATIONS = [
  'coach',
  'evaluating_coach',
  'chosen',
  'admin',
  'anyone_else',
] as const satisfies readonly Relation[];

/** One sentence, and the table it stands for. */
export const privacySection: Section = {
  name: 'privacy',
  async nodes(_tx, { locale }) {
    const t = say(locale).home.privacy;
    const who = {
      ...({ action: 'home.privacy', value: '', opens: 'dialog' } as const),
      ...{ label: t.button, description: t.buttonMeaning },
    };
    return titled(t.title, [
      { kind: 'text', text: t.short },
      { kind: 'buttons', buttons: [who] },
    ]);
  },
};

/** The one table of who may read what about a person, read out: it says what the code asks, cell by cell. */
export function privacyCard({ locale, personId, district }: HomeReader): Card {
  const t = say(locale).home.privacy;
  const somebody = as<PersonId>('');
  const facts = PERSONAL_DATA.map((data) => {
    const who = RELATIONS.filter((relation) => may(somebody, data, personId, relation));
    return { label: t.data[data], value: who.map((relation) => t.who[relation]).join(', ') || t.nobody };
  });
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text: t.intro },
      { kind: 'facts', facts },
      { kind: 'note', text: t.figures(district.tenant.k) },
    ],
  };
}

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
    const who = { action: 'home.privacy', value: '', label: t.button, description: t.buttonMeaning } as const;
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
  return {
    summary: t.title,
    nodes: [
      {
        kind: 'table',
        caption: t.caption,
        columns: [
          { label: t.columns.what },
          { label: t.columns.coach },
          { label: t.columns.evaluating },
          { label: t.columns.chosen },
          { label: t.columns.admin },
          { label: t.columns.others },
        ],
        rows: PERSONAL_DATA.map((data) => [
          t.data[data],
          ...RELATIONS.map((relation) => (may(somebody, data, personId, relation) ? t.yes : t.no)),
        ]),
      },
      { kind: 'note', text: t.figures(district.tenant.k) },
    ],
  };
}

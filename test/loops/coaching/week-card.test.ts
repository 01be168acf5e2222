import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plain-text.ts';
import { ON_REQUEST, weekCard } from '../../../src/loops/coaching/cards.ts';
import type { WeekLine, WeekView } from '../../../src/loops/coaching/week.ts';
import { as, type LocalDate } from '../../../src/model/ids.ts';

/** Words a minute that adults read in silence, by language (Brysbaert 2019). */
const WORDS_A_MINUTE = { en: 238, es: 278 } as const;

/** Somebody of whom there is everything to say at once. */
function line(i: number): WeekLine {
  return {
    ...{
      contactId: `c${i}`,
      name: `Alejandra Villanueva`,
      dueOn: as<LocalDate>('2026-10-08'),
      state: 'planned',
    },
    ...{ overdue: true, later: false, asked: true, withCheck: true, checked: false, relation: 'coach' },
    step: { dueOn: as<LocalDate>('2026-10-07'), tried: 'partly' },
  };
}

function fullWeek(locale: 'en' | 'es', people: number): WeekView {
  const day = as<LocalDate>('2026-10-06');
  return {
    ...{ window: as('2026-10-05'), locale, lines: Array.from({ length: people }, (_, i) => line(i)) },
    toTalkAbout: Array.from({ length: people }, () => ({ name: 'Alejandra Villanueva', day })),
    minutes: { planned: people * 30, protected: 60 },
    themes: [
      { theme: 'skill', people: 5 },
      { theme: 'time', people: 6 },
    ],
  };
}

/** What is read: not the buttons, which are looked for when they are needed. */
function wordsOf(view: WeekView): string[] {
  const { nodes, ...card } = weekCard(view);
  const read = toPlainText({ ...card, nodes: nodes.filter(({ kind }) => kind !== 'buttons') });
  return read.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

describe('a coach’s week', () => {
  it.each(['en', 'es'] as const)(
    'is read in a minute, however many people and however much of each (%s)',
    (locale) => {
      for (const people of [0, 5, 10, 30])
        expect(wordsOf(fullWeek(locale, people)).length, `${people} people`).toBeLessThan(
          WORDS_A_MINUTE[locale],
        );
    },
  );

  it('leaves out first those for whom nothing is to be done, and all are there for who asks', () => {
    const done = () => ({ ...line(0), name: 'Done', state: 'held' as const });
    const lines = [
      done(),
      done(),
      done(),
      ...Array.from({ length: 7 }, (_, i) => ({ ...line(i), name: `Open${i}` })),
    ];
    const view = { ...fullWeek('en', 0), lines };
    const inMessage = toPlainText(weekCard(view));
    for (let i = 0; i < 7; i++) expect(inMessage).toContain(`Open${i}`);
    expect(inMessage).toContain('2 more: /driveline coaching');
    expect(toPlainText(weekCard(view, ON_REQUEST)).match(/Done ·/g)).toHaveLength(3);
  });

  it('lets each person’s talk be logged or moved, and their pair be opened, from their line', () => {
    const { nodes } = weekCard(fullWeek('en', 5));
    const rows = nodes.filter((node) => node.kind === 'buttons').map(({ buttons }) => buttons);
    for (const row of rows.slice(0, 5)) {
      const actions = row.map(({ action }) => action);
      expect(actions).toEqual(['coaching.held', 'coaching.move', 'coaching.not_held', 'coaching.open']);
    }
  });
});

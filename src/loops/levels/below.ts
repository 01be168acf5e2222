import type { CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { GROUPS, type LevelFigures, type UnitBelow } from '../../model/fidelity/index.ts';
import { type Band, bandOf } from '../../model/scale.ts';
import { bandText, unitsWord } from './wording.ts';

/** More units than this are not listed one by one: a digest is read in a minute. */
const MOST_LISTED = 12;

const BANDS: readonly Band[] = ['strong', 'taking_hold', 'building'];

/** Among many units so many teams that vote have a line; the others are in the explanation. */
const MOST_VOTING = 3;

/**
 * Bands of the units one level down, by name; of many units how many are in which band, and apart from them what the
 * teams that vote agreed on. Never ranked.
 */
export function unitsBelow(figures: LevelFigures, locale: Locale): CardNode[] {
  if (figures.below.length <= MOST_LISTED) return [listed(figures, locale)];
  const agreed = agreedBelow(figures, locale, bandText).slice(0, MOST_VOTING);
  return [
    counted(figures, locale),
    ...(agreed.length > 0 ? [{ kind: 'facts', facts: agreed } as const] : []),
  ];
}

/** What each team that votes agreed on, in each group in which it did; none where it agreed on too little. */
export function agreedBelow(figures: LevelFigures, locale: Locale, tell: typeof bandText) {
  const t = say(locale).levels;
  return figures.below.flatMap(({ name, byVote, groups }) => {
    const told = GROUPS.flatMap((group, at) => {
      const agreed = groups[at];
      return agreed ? [`${t.groups[group]} ${tell(agreed, locale)}`] : [];
    });
    return byVote && told.length > 0 ? [{ label: t.byVote(name), value: told.join(', ') }] : [];
  });
}

function listed(figures: LevelFigures, locale: Locale): CardNode {
  const t = say(locale).levels;
  return {
    kind: 'table',
    caption: t.bandsOf(unitsWord(figures, locale)),
    columns: [
      { label: t.columns.name },
      ...GROUPS.map((group) => ({ label: t.groups[group] })),
      { label: t.columns.people, align: 'right' },
    ],
    rows: figures.below.map(({ name, byVote, groups, people }) => {
      const bands = groups.map((group) => (group ? bandText(group, locale) : '–'));
      if (byVote) return [t.byVote(name), ...bands, '–'];
      return people === 0 ? [name, t.tooFew, '–', '–', '–'] : [name, ...bands, String(people)];
    }),
  };
}

function counted(figures: LevelFigures, locale: Locale): CardNode {
  const t = say(locale);
  // What a team agrees on is another source than what people answer, so it is in no count of them.
  const below = figures.below.filter(({ byVote }) => !byVote);
  const lines = [
    ...BANDS.map((band) => ({
      label: t.bands[band],
      is: (unit: UnitBelow, at: number) => bandAt(unit, at) === band,
    })),
    { label: t.levels.tooFew, is: (unit: UnitBelow, at: number) => bandAt(unit, at) === undefined },
  ];
  return {
    kind: 'table',
    caption: t.levels.countsOf(unitsWord(figures, locale)),
    columns: [
      { label: t.levels.columns.band },
      ...GROUPS.map((group) => ({ label: t.levels.groups[group], align: 'right' as const })),
    ],
    rows: lines.map(({ label, is }) => [
      label,
      ...GROUPS.map((_, at) => String(below.filter((unit) => is(unit, at)).length)),
    ]),
  };
}

/** The band of a unit's group; where its bounds lie in two, the lower one. */
function bandAt({ groups }: UnitBelow, at: number): Band | undefined {
  const group = groups[at];
  return group ? bandOf(group.low) : undefined;
}

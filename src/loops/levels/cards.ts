import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { languageOf } from '../../locales/locale.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays } from '../../model/calendar/index.ts';
import { CHOICES } from '../../model/decision.ts';
import type { GroupFigure, LevelFigures, LevelNumber } from '../../model/fidelity/index.ts';
import { as, type OccurrenceKey } from '../../model/ids.ts';
import type { Decided } from '../digest/cards.ts';
import { MOST_WORDS, wordsIn } from '../digest/words.ts';
import { unitsBelow } from './below.ts';
import type { KeptLevels } from './kept.ts';
import type { LevelPartView } from './part.ts';
import { nodesOfLevelParts } from './parts.ts';
import { bandText, reading, unitsWord } from './wording.ts';

/** Everything the card of a level's digest is made from. */
export interface LevelsView {
  readonly id: OccurrenceKey;
  readonly unit: string;
  readonly locale: Locale;
  readonly kept: KeptLevels;
  /** What was decided on its proposal, if anything was. */
  readonly decision: Decided | undefined;
  /** Opens the words that its parts keep sealed; without it they are left out. */
  readonly open?: LevelPartView['open'];
}

/** The monthly digest of a school, district, region or state: one screen, the same words for whoever reads it. */
export function levelsCard(view: LevelsView): Card {
  const full = nodesOf(view, false);
  const nodes = countWords(full) <= MOST_WORDS[languageOf(view.locale)] ? full : nodesOf(view, true);
  return { summary: say(view.locale).levels.summary(view.unit), nodes };
}

/** @param short without what its details say too: readings and groups beside the scores, and what explains */
function nodesOf(view: LevelsView, short: boolean): CardNode[] {
  const t = say(view.locale).levels;
  const { figures, parts } = view.kept;
  const { k, window } = figures;
  const open = view.open ?? (() => undefined);
  const partNodes = (place: 'above' | 'below') =>
    nodesOfLevelParts(place, parts, { unit: view.unit, locale: view.locale, k, window, figures, open });
  const changed = partNodes('above');
  return [
    { kind: 'heading', text: titleOf(view) },
    ...changed,
    ...(changed.length > 0 && short ? [] : [{ kind: 'text', text: opening(view) } as const]),
    ...figuresOf(view, short),
    ...partNodes('below'),
    ...deciding(view),
    { kind: 'note', text: (short ? say(view.locale).digest.smallShort : t.small)(k) },
  ];
}

/** Facts are read too. */
function countWords(nodes: readonly CardNode[]): number {
  const facts = nodes.flatMap((node) =>
    node.kind === 'facts'
      ? node.facts.map(({ label, value }) => ({ kind: 'text' as const, text: `${label} ${value}` }))
      : [],
  );
  return wordsIn([...nodes, ...facts]);
}

function titleOf({ unit, locale, kept: { figures } }: LevelsView): string {
  const to = addDays(as(figures.last), 6);
  return say(locale).levels.title(unit, shortDate(as(figures.first), locale), shortDate(to, locale));
}

/** First what became of the last digest. Where nothing did, it says so. */
function opening({ locale, kept: { last } }: LevelsView): string {
  const t = say(locale);
  if (last.type !== 'decided') return t.levels[last.type];
  return t.digest.decided[last.choice](t.digest.lastTime, t.drivers[last.driverId]);
}

function figuresOf(view: LevelsView, short: boolean): CardNode[] {
  const { locale } = view;
  const { figures } = view.kept;
  const t = say(locale).levels;
  if (figures.people === 0) return [{ kind: 'text', text: t.nothing(figures.k) }];
  const { shown, all } = figures.units;
  return [
    {
      kind: 'text',
      text: (short ? t.behindShort : t.behind)(figures.people, shown, all, unitsWord(figures, locale)),
    },
    ...(figures.level === 'school' ? [profile(figures, locale, short)] : unitsBelow(figures, locale)),
    ...(short
      ? []
      : [{ kind: 'facts', facts: figures.groups.map((group) => groupFact(group, locale)) } as const]),
    ...figures.groups.flatMap((group) => change(group, locale)),
  ];
}

/** All nine drivers, in their order, which is no ranking. */
function profile({ drivers }: LevelFigures, locale: Locale, short: boolean): CardNode {
  const t = say(locale);
  const { columns, table, tooFew } = t.levels;
  const band = (text: string) => (short ? [] : [text]);
  return {
    kind: 'table',
    caption: table,
    columns: [
      { label: columns.driver },
      { label: columns.score, align: 'right' },
      ...(short ? [] : [{ label: columns.band }]),
      { label: columns.people, align: 'right' },
    ],
    rows: drivers.map(({ driverId, figure }) =>
      figure
        ? [t.drivers[driverId], ranged(figure, locale), ...band(bandText(figure, locale)), String(figure.n)]
        : [t.drivers[driverId], ...(short ? [tooFew] : ['–', tooFew]), '–'],
    ),
  };
}

function ranged(figure: LevelNumber, locale: Locale): string {
  const score = reading(figure, locale);
  return figure.range ? `${score} (${figure.range.low}–${figure.range.high})` : score;
}

export function groupFact({ group, mean, drivers, lowest }: GroupFigure, locale: Locale) {
  const t = say(locale);
  const label = t.levels.groups[group];
  if (!mean || !lowest) return { label, value: t.levels.tooFew };
  const score = t.levels.mean(reading(mean, locale), drivers.shown, drivers.all);
  const low = t.levels.lowest(t.drivers[lowest.driverId], reading(lowest, locale));
  return { label, value: `${score}, ${low}` };
}

/** A line on change where there are points enough to judge by. */
function change({ group, trend: { finding } }: GroupFigure, locale: Locale): CardNode[] {
  const t = say(locale).levels;
  const name = t.groups[group];
  switch (finding.type) {
    case 'notEnough':
      return [];
    case 'noClearChange':
      return [{ kind: 'text', text: t.trend.noClearChange(name, finding.points) }];
    case 'leaning':
      return [{ kind: 'text', text: t.trend[finding.direction](name, finding.points) }];
    case 'changed':
      return [{ kind: 'text', text: t.trend[finding.latest?.side ?? 'changed'](name, finding.points) }];
  }
}

/** What the level below needs, as a proposal with its buttons; without one the open question. */
function deciding(view: LevelsView): CardNode[] {
  const t = say(view.locale);
  const { figures } = view.kept;
  const { needs, level } = figures;
  const { decision, id } = view;
  const explain = { action: 'levels.explain', value: id, label: t.digest.explain, opens: 'dialog' } as const;
  if (!needs) {
    return [
      { kind: 'text', tone: 'strong', text: t.levels.decide },
      { kind: 'buttons', buttons: [explain] },
    ];
  }
  const driver = t.drivers[needs.driverId];
  const choices = CHOICES.map((choice) => ({
    action: 'levels.decide' as const,
    value: `${id}|${choice}`,
    label: t.digest.choices[choice],
    description: t.levels.choiceMeaning(t.digest.choices[choice]),
  }));
  const decided = decision && {
    kind: 'text' as const,
    text: t.digest.decidedBy(
      decision.name,
      shortDate(decision.on, view.locale),
      t.digest.choices[decision.choice],
    ),
  };
  const units = unitsWord(figures, view.locale);
  return [
    ...(level === 'school'
      ? []
      : [{ kind: 'text', text: t.levels.needs(driver, needs.low, needs.of, units) } as const]),
    {
      kind: 'text',
      tone: 'strong',
      text: level === 'school' ? t.levels.propose.school(driver) : t.levels.propose.above(driver),
    },
    ...(decided ? [decided] : []),
    { kind: 'buttons', buttons: [...choices, explain] },
  ];
}

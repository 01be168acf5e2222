import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { tFactor } from '../../model/fidelity/index.ts';
import { agreedBelow } from './below.ts';
import { groupFact } from './cards.ts';
import type { KeptLevels } from './kept.ts';
import { explainLevelParts } from './parts.ts';
import { reading, unitsWord } from './wording.ts';

/** "How was this worked out?": the ways, with this digest's own numbers and no others. */
export function explainLevels(
  { figures, parts }: Pick<KeptLevels, 'figures' | 'parts'>,
  locale: Locale,
): Card {
  const t = say(locale);
  const { levels } = t;
  const school = figures.level === 'school';
  const units = unitsWord(figures, locale);
  const facts = figures.drivers.flatMap(({ driverId, figure }) => {
    if (!figure) return [];
    const said = levels.explainFigure(reading(figure, locale), figure.n, figure.units, units);
    const { range } = figure;
    const likely = range
      ? ` ${t.digest.explainRange(range.low, range.high, tFactor(figure.n).toFixed(2))}`
      : '';
    return [{ label: t.drivers[driverId], value: `${said}.${likely}` }];
  });
  const groups = facts.length === 0 ? [] : figures.groups.map((group) => groupFact(group, locale));
  const agreed = agreedBelow(figures, locale, reading);
  const points = figures.groups.map(({ group, trend }) => `${levels.groups[group]} ${trend.points.length}`);
  const texts = [
    ...(facts.length === 0
      ? []
      : school
        ? [levels.explainSchool, levels.explainRange]
        : [levels.explainAbove(units)]),
    ...(facts.length === 0 ? [] : [levels.explainGroups, levels.explainTrend(points.join(', '))]),
    ...(figures.below.some(({ byVote }) => byVote) ? [levels.explainVotes] : []),
    ...explainLevelParts(parts, locale),
    levels.explainK(figures.k),
  ];
  return {
    summary: t.digest.explainTitle,
    nodes: [
      { kind: 'heading', text: t.digest.explainTitle },
      ...(facts.length > 0 ? [] : [{ kind: 'text', text: t.digest.explainNothing } as const]),
      ...(facts.length + agreed.length > 0
        ? [{ kind: 'facts', facts: [...facts, ...groups, ...agreed] } as const]
        : []),
      ...texts.map((text): CardNode => ({ kind: 'text', text })),
    ],
  };
}

import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { isNumber, type NumberFigure, tFactor } from '../../model/fidelity/index.ts';
import type { KeptDigest } from './kept.ts';
import { explainParts } from './parts.ts';

/**
 * "How was this worked out?": the ways, with this digest's own numbers and no others.
 *
 * @param leftOut what the digest had no room for
 */
export function explainCard(
  figures: KeptDigest,
  k: number,
  locale: Locale,
  leftOut: readonly CardNode[] = [],
): Card {
  const t = say(locale).digest;
  const facts = factsOf(figures, locale);
  const { trend } = figures;
  const texts = [
    ...(facts.length > 0 ? [t.explainScore, t.explainSpread, t.explainBands] : []),
    t.explainK(k),
    ...(figures.drivers.some(isHeld) ? [t.explainHeld] : []),
    trend ? judged(trend.finding, locale) : t.explainNoTrend,
    ...explainParts(figures.parts, locale),
  ];
  return {
    summary: t.explainTitle,
    nodes: [
      { kind: 'heading', text: t.explainTitle },
      ...leftOut,
      ...(facts.length > 0
        ? [{ kind: 'facts', facts } as const]
        : [{ kind: 'text', text: t.explainNothing } as const]),
      ...texts.map((text): CardNode => ({ kind: 'text', text })),
    ],
  };
}

function isHeld({ figure }: KeptDigest['drivers'][number]): boolean {
  return figure.type === 'held' || figure.type === 'band';
}

function factsOf(figures: KeptDigest, locale: Locale): { label: string; value: string }[] {
  const { drivers } = say(locale);
  return [
    ...figures.drivers.flatMap(({ driverId, figure }) =>
      isNumber(figure)
        ? [{ label: drivers[driverId], value: worked(figure, figures.participation.asked, locale) }]
        : [],
    ),
    ...figures.earlier.map(({ driverId, asked, figure }) => ({
      label: drivers[driverId],
      value: worked(figure, asked, locale),
    })),
  ];
}

function worked(shown: NumberFigure, asked: number, locale: Locale): string {
  const t = say(locale).digest;
  const { n, range } = shown;
  const figure =
    shown.type === 'score'
      ? t.explainFigure(shown.score, n, asked)
      : t.explainEnd(t.between(shown.low, shown.high), n, asked);
  return range ? `${figure} ${t.explainRange(range.low, range.high, tFactor(n).toFixed(2))}` : figure;
}

function judged(finding: NonNullable<KeptDigest['trend']>['finding'], locale: Locale): string {
  const t = say(locale).digest;
  const rule = t.explainTrend(finding.points);
  if (finding.type !== 'leaning') return rule;
  const slope = `${finding.slope > 0 ? '+' : '−'}${Math.abs(finding.slope).toFixed(1)}`;
  const p = finding.p < 0.001 ? '< 0.001' : `= ${finding.p.toFixed(3)}`;
  return `${rule} ${t.explainLeaning(p, slope)}`;
}

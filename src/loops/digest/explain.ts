import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { type DigestScore, tFactor } from '../../model/fidelity/index.ts';
import type { KeptDigest } from './kept.ts';

/** "How was this worked out?": the ways, with this digest's own numbers and no others. */
export function explainCard(figures: KeptDigest, k: number, locale: Locale): Card {
  const t = say(locale).digest;
  const facts = factsOf(figures, locale);
  const { trend } = figures;
  const texts = [
    ...(facts.length > 0 ? [t.explainScore, t.explainSpread, t.explainBands] : []),
    t.explainK(k),
    trend ? judged(trend.finding, locale) : t.explainNoTrend,
  ];
  return {
    summary: t.explainTitle,
    nodes: [
      { kind: 'heading', text: t.explainTitle },
      ...(facts.length > 0
        ? [{ kind: 'facts', facts } as const]
        : [{ kind: 'text', text: t.explainNothing } as const]),
      ...texts.map((text): CardNode => ({ kind: 'text', text })),
    ],
  };
}

function factsOf(figures: KeptDigest, locale: Locale): { label: string; value: string }[] {
  const { drivers } = say(locale);
  return [
    ...figures.drivers.flatMap(({ driverId, figure }) =>
      figure.type === 'score'
        ? [{ label: drivers[driverId], value: worked(figure, figures.participation.asked, locale) }]
        : [],
    ),
    ...figures.earlier.map(({ driverId, asked, figure }) => ({
      label: drivers[driverId],
      value: worked(figure, asked, locale),
    })),
  ];
}

function worked({ score, n, range }: DigestScore, asked: number, locale: Locale): string {
  const t = say(locale).digest;
  const figure = t.explainFigure(score, n, asked);
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

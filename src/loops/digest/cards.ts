import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import type { DigestFigures, DigestScore, DriverFigure, EarlierFigure } from '../../model/fidelity/index.ts';
import { as, type Window } from '../../model/ids.ts';

/** Everything a digest's card is made from. */
export interface DigestView {
  readonly team: string;
  readonly locale: Locale;
  readonly k: number;
  readonly figures: DigestFigures;
}

/** The weekly fidelity digest: one screen, read in a minute, the same words for whoever reads it. */
export function digestCard(view: DigestView): Card {
  const t = say(view.locale).digest;
  const { figures } = view;
  const answered = participation(view);
  const rows = [
    ...figures.drivers.map((driver) => thisWeek(view, driver)),
    ...figures.earlier.map((driver) => earlier(view, driver)),
  ];
  const table: CardNode = {
    kind: 'table',
    caption: t.tableCaption,
    columns: [
      { label: t.columns.driver },
      { label: t.columns.score, align: 'right' },
      { label: t.columns.band },
      { label: t.columns.answers, align: 'right' },
      { label: t.columns.week },
    ],
    rows,
  };
  const cantTell = figures.cantTell === null || figures.cantTell === 0 ? [] : [t.cantTell(figures.cantTell)];
  return {
    summary: t.summary(view.team, answered),
    nodes: [
      { kind: 'heading', text: t.title(view.team, week(view, figures.window)) },
      { kind: 'text', text: [answered, ...cantTell].join(' ') },
      ...(rows.length > 0 ? [table] : []),
      { kind: 'text', tone: 'strong', text: t.decide },
      { kind: 'note', text: t.small(view.k) },
    ],
  };
}

function participation({ figures, locale, k }: DigestView): string {
  const t = say(locale).digest;
  const { participation } = figures;
  if (participation.asked === 0) return t.nobodyAsked;
  return participation.type === 'count'
    ? t.answered(participation.answered, participation.asked)
    : t.fewAnswered(participation.asked, k);
}

function thisWeek(view: DigestView, { driverId, focus, figure }: DriverFigure): string[] {
  const t = say(view.locale);
  const name = focus ? t.digest.focus(t.drivers[driverId]) : t.drivers[driverId];
  const when = week(view, view.figures.window);
  if (figure.type === 'tooFew') return [name, '–', t.digest.tooFew, '–', when];
  return [name, ...reading(view, figure, view.figures.participation.asked), when];
}

function earlier(view: DigestView, { driverId, window, asked, figure }: EarlierFigure): string[] {
  return [say(view.locale).drivers[driverId], ...reading(view, figure, asked), week(view, window)];
}

function reading(
  view: DigestView,
  figure: DigestScore,
  asked: number,
): [score: string, band: string, answers: string] {
  const t = say(view.locale);
  return [String(figure.score), t.bands[figure.band], t.digest.respondents(figure.n, asked)];
}

function week(view: DigestView, window: Window): string {
  return shortDate(as(window), view.locale);
}

import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays } from '../../model/calendar/index.ts';
import { type Choice, type LastDecision, proposalOf } from '../../model/decision.ts';
import type { DriverFigure, EarlierFigure, NumberFigure } from '../../model/fidelity/index.ts';
import { as, type LocalDate, type OccurrenceKey, type Window } from '../../model/ids.ts';
import { votePart } from '../vote/part.ts';
import { choiceButtons, explainButton } from './buttons.ts';
import type { KeptDigest } from './kept.ts';
import type { PartView } from './part.ts';
import { nodesOfParts } from './parts.ts';
import { trendCharts, trendLine } from './trend-line.ts';

/** Everything a digest's card is made from. */
export interface DigestView {
  readonly id: OccurrenceKey;
  readonly team: string;
  readonly locale: Locale;
  readonly k: number;
  readonly figures: KeptDigest;
  /** What was decided on its proposal, if anything was. */
  readonly decision: Decided | undefined;
  /** Opens the words that its parts keep sealed; without it they are left out. */
  readonly open?: PartView['open'];
}

export interface Decided {
  readonly choice: Choice;
  readonly name: string;
  /** The day by the team's clock. */
  readonly on: LocalDate;
}

/** The weekly fidelity digest: one screen, read in a minute, the same words for whoever reads it. */
export function digestCard(view: DigestView): Card {
  const t = say(view.locale).digest;
  const { figures } = view;
  const answered = participation(view);
  const cantTell = figures.cantTell === null || figures.cantTell === 0 ? [] : [t.cantTell(figures.cantTell)];
  const parts = (place: Parameters<typeof nodesOfParts>[0]) =>
    nodesOfParts(place, figures.parts, {
      ...{ unit: view.team, locale: view.locale, k: view.k, window: figures.window, figures },
      open: view.open ?? (() => undefined),
    });
  const changed = parts('first');
  return {
    summary: t.summary(view.team, answered),
    nodes: [
      { kind: 'heading', text: t.title(view.team, week(view, figures.window)) },
      ...changed,
      // "Nothing was decided" is no news beside what did change.
      ...(figures.last && !(figures.last.type === 'undecided' && changed.length > 0)
        ? [{ kind: 'text', text: opening(view, figures.last) } as const]
        : []),
      ...parts('above'),
      { kind: 'text', text: [answered, ...cantTell].join(' ') },
      ...scores(view),
      ...focus(view),
      ...parts('below'),
      ...deciding(view),
      { kind: 'note', text: t.small(view.k) },
    ],
  };
}

/** First what became of the last digest. Where nothing did, it says so. */
function opening(view: DigestView, last: LastDecision): string {
  const t = say(view.locale);
  if (last.type === 'first') return t.digest.first;
  const weekBefore = addDays(as(view.figures.window), -7);
  const when = String(last.window) === weekBefore ? t.digest.lastWeek : t.digest.lastTime;
  return last.type === 'undecided'
    ? t.digest.undecided(when)
    : t.digest.decided[last.choice](when, t.drivers[last.driverId]);
}

function participation({ figures, locale, k }: DigestView): string {
  const t = say(locale).digest;
  const { participation } = figures;
  if (participation.asked === 0) {
    return figures.parts[votePart.name] === undefined ? t.nobodyAsked : say(locale).vote.digest.byVote;
  }
  return participation.type === 'count'
    ? t.answered(participation.answered, participation.asked)
    : t.fewAnswered(participation.asked, k);
}

function scores(view: DigestView): CardNode[] {
  const t = say(view.locale).digest;
  const { drivers, earlier } = view.figures;
  // A held driver takes one row: its last score stands, with its week.
  const standing = earlier.filter(({ driverId }) =>
    drivers.some((driver) => driver.driverId === driverId && driver.figure.type === 'held'),
  );
  const rows = [
    ...drivers.map((driver) =>
      thisWeek(
        view,
        driver,
        standing.find((last) => last.driverId === driver.driverId),
      ),
    ),
    ...earlier
      .filter((driver) => !standing.includes(driver))
      .map((driver) => [
        say(view.locale).drivers[driver.driverId],
        ...reading(view, driver.figure, driver.asked),
        week(view, driver.window),
      ]),
  ];
  if (rows.length === 0) return [];
  const columns = [
    { label: t.columns.driver },
    { label: t.columns.score, align: 'right' },
    { label: t.columns.band },
    { label: t.columns.answers, align: 'right' },
    { label: t.columns.week },
  ] as const;
  return [{ kind: 'table', caption: t.tableCaption, columns, rows }];
}

function thisWeek(
  view: DigestView,
  { driverId, focus, figure }: DriverFigure,
  standing: EarlierFigure | undefined,
): string[] {
  const t = say(view.locale);
  const name = focus ? t.digest.focus(t.drivers[driverId]) : t.drivers[driverId];
  const when = week(view, view.figures.window);
  if (figure.type === 'tooFew') return [name, '–', t.digest.tooFew, '–', when];
  if (figure.type === 'held' && standing) {
    const since = t.digest.heldSince(week(view, standing.window));
    return [name, ...reading(view, standing.figure, standing.asked), since];
  }
  if (figure.type === 'held') return [name, '–', t.digest.held, '–', when];
  if (figure.type === 'band') return [name, '–', t.bands[figure.band], '–', when];
  return [name, ...reading(view, figure, view.figures.participation.asked), when];
}

function reading(
  view: DigestView,
  figure: NumberFigure,
  asked: number,
): [score: string, band: string, answers: string] {
  const t = say(view.locale);
  const { range, band, n } = figure;
  const score = figure.type === 'score' ? String(figure.score) : t.digest.between(figure.low, figure.high);
  const likely = range ? `${score} (${range.low}–${range.high})` : score;
  return [likely, band ? t.bands[band] : t.digest.twoBands, t.digest.respondents(n, asked)];
}

/** The one line on change that a digest has, and from six points on what it was read from. */
function focus({ figures: { trend }, locale }: DigestView): CardNode[] {
  if (!trend) return [];
  return [{ kind: 'text', text: trendLine(trend, locale) }, ...trendCharts(trend, locale)];
}

/** The proposal with its buttons; without one the team's open question, which no button can answer. */
function deciding(view: DigestView): CardNode[] {
  const t = say(view.locale);
  const driver = proposalOf(view.figures);
  const { decision } = view;
  const text = driver ? t.stage.propose[view.figures.stage](t.drivers[driver]) : t.digest.decide;
  const buttons = [...(driver ? choiceButtons(view) : []), explainButton(view)];
  const day = decision && shortDate(decision.on, view.locale);
  return [
    { kind: 'text', tone: 'strong', text },
    ...(decision && day
      ? [
          {
            kind: 'text',
            text: t.digest.decidedBy(decision.name, day, t.digest.choices[decision.choice]),
          } as const,
        ]
      : []),
    { kind: 'buttons', buttons },
  ];
}

function week(view: DigestView, window: Window): string {
  return shortDate(as(window), view.locale);
}

import type { Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { languageOf } from '../../locales/locale.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays } from '../../model/calendar/index.ts';
import { type Choice, type LastDecision, proposalOf } from '../../model/decision.ts';
import {
  type DriverFigure,
  type EarlierFigure,
  type NumberFigure,
  pointOf,
} from '../../model/fidelity/index.ts';
import { as, type LocalDate, type OccurrenceKey, type Window } from '../../model/ids.ts';
import { votePart } from '../vote/part.ts';
import { choiceButtons, explainButton } from './buttons.ts';
import type { KeptDigest } from './kept.ts';
import { CUTS, type Cut, type PartView } from './part.ts';
import { leftOutOfParts, nodesOfParts } from './parts.ts';
import { trendCharts, trendLine } from './trend-line.ts';
import { MOST_WORDS, wordsIn } from './words.ts';

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
  const summary = say(view.locale).digest.summary(view.team, participation(view));
  return { summary, nodes: nodesOf(view, cutOf(view)) };
}

/** What the digest had no room for: it opens the answer to "How was this worked out?", in the reader's language. */
export function leftOutOf(view: DigestView, locale: Locale): CardNode[] {
  const reading = { ...view, locale };
  const shown = nodesOf(reading, cutOf(view));
  const { last } = view.figures;
  const opened = last && opening(reading, last);
  const untold = opened && !shown.some((node) => node.kind === 'text' && node.text === opened);
  return [
    ...(untold && last.type === 'decided' ? [{ kind: 'text', text: opened } as const] : []),
    ...leftOutOfParts(view.figures.parts, shown, partViewOf(reading, 'nothing')),
  ];
}

/** As little is left out as makes it short enough; where even that is too long, no more than can be. */
function cutOf(view: DigestView): Cut {
  const most = MOST_WORDS[languageOf(view.locale)];
  return CUTS.find((cut) => wordsIn(nodesOf(view, cut)) <= most) ?? 'all_but_news';
}

function nodesOf(view: DigestView, cut: Cut): CardNode[] {
  const t = say(view.locale).digest;
  const { figures } = view;
  const short = cut === 'all_but_news';
  const cantTell =
    figures.cantTell === null || figures.cantTell === 0
      ? []
      : [(short ? t.cantTellShort : t.cantTell)(figures.cantTell)];
  const parts = (place: Parameters<typeof nodesOfParts>[0]) =>
    nodesOfParts(place, figures.parts, partViewOf(view, cut));
  const changed = parts('first');
  return [
    { kind: 'heading', text: t.title(view.team, week(view, figures.window)) },
    ...changed,
    ...(figures.last && !(changed.length > 0 && (short || figures.last.type !== 'decided'))
      ? [{ kind: 'text', text: opening(view, figures.last) } as const]
      : []),
    ...parts('above'),
    { kind: 'text', text: [participation(view, cut), ...cantTell].join(' ') },
    ...scores(view, cut),
    ...focus(view),
    ...parts('below'),
    ...deciding(view),
    { kind: 'note', text: (cut === 'nothing' ? t.small : t.smallShort)(view.k) },
  ];
}

function partViewOf(view: DigestView, cut: Cut): PartView {
  const { team, locale, k, figures } = view;
  return {
    ...{ unit: team, locale, k, window: figures.window, figures, cut, proposing: true },
    open: view.open ?? (() => undefined),
  };
}

/** First what became of the last digest. Where nothing did, it says so. */
function opening(view: DigestView, last: LastDecision): string {
  const t = say(view.locale);
  if (last.type === 'first') return t.digest.first;
  const weekBefore = addDays(as(view.figures.window), -7);
  const when = String(last.window) === weekBefore ? t.digest.lastWeek : t.digest.lastTime;
  return last.type === 'decided'
    ? t.digest.decided[last.choice](when, t.drivers[last.driverId])
    : t.digest[last.type](when);
}

function participation({ figures, locale, k }: DigestView, cut: Cut = 'nothing'): string {
  const t = say(locale).digest;
  const { participation } = figures;
  if (participation.asked === 0) {
    return figures.parts[votePart.name] === undefined ? t.nobodyAsked : say(locale).vote.digest.byVote;
  }
  const { answered } = cut === 'nothing' ? t : { answered: t.answeredShort };
  return participation.type === 'count'
    ? answered(participation.answered, participation.asked)
    : t.fewAnswered(participation.asked, k);
}

/**
 * This week's drivers, and of those asked about before them all, only the strongest and the weakest, or, where there
 * is something of this week, none.
 */
function scores(view: DigestView, cut: Cut): CardNode[] {
  const t = say(view.locale).digest;
  const { drivers, earlier } = view.figures;
  // A held driver takes one row: its last score stands, with its week.
  const standing = earlier.filter(({ driverId }) =>
    drivers.some((driver) => driver.driverId === driverId && driver.figure.type === 'held'),
  );
  const before =
    cut === 'nothing' ? earlier : cut === 'all_but_news' && drivers.length > 0 ? [] : ends(earlier);
  const rows = [
    ...drivers.map((driver) =>
      thisWeek(
        view,
        driver,
        standing.find((last) => last.driverId === driver.driverId),
      ),
    ),
    ...before
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
  // Where every row is of this week, or says itself that it is not, the heading tells the week.
  const dated = cut === 'all_but_news' && before.length === 0 && standing.length === 0;
  const wide = dated ? columns.length - 1 : columns.length;
  const table = { columns: columns.slice(0, wide), rows: rows.map((row) => row.slice(0, wide)) };
  const caption = cut === 'all_but_news' ? t.tableCaptionShort : t.tableCaption;
  return [{ kind: 'table', caption, ...table }];
}

/** Of equals the newer, and every figure but these two stands in the details. */
function ends(earlier: readonly EarlierFigure[]): EarlierFigure[] {
  const byScore = [...earlier].sort((a, b) => (pointOf(b.figure) ?? 0) - (pointOf(a.figure) ?? 0));
  const shown = [byScore[0], byScore.at(-1)];
  return earlier.filter((driver) => shown.includes(driver));
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

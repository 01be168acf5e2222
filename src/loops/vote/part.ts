import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type OccurrenceKey, type Window } from '../../model/ids.ts';
import {
  compositeOf,
  type DriverScore,
  type Evenness,
  evennessOf,
  integrationOf,
  LINK_IDS,
  publishedScores,
} from '../../model/integration/index.ts';
import { CONSENSUSES, votesIn } from '../../model/vote/index.ts';
import { newestLinks, voteQuestions, votesOf } from '../../store/queries/vote.ts';
import type { Tx } from '../../store/store.ts';
import { type PartRequest, part } from '../digest/part.ts';
import { votedScores } from './scores.ts';
import { questionOf } from './view.ts';
import { consensusLabel, spreadLine, topicOf } from './wording.ts';

const driverId = z.enum(DRIVER_IDS);
const count = z.int().nonnegative();
const counts = z.object({ notYet: count, partly: count, inPlace: count, cantTell: count });

/** What a voting team agreed on this week, beside how its votes were spread. */
export const votePart = part({
  name: 'vote',
  schema: z.object({
    questions: z.array(z.object({ driverId, counts, consensus: z.enum(CONSENSUSES).nullable() })),
  }),
  async gather(tx, { unit, window }) {
    if (unit.answersBy !== 'vote') return null;
    const items = (await votesOf(tx, as(unit.id), window)).find((vote) => vote.kind === 'items');
    const rows = items ? await voteQuestions(tx, as<OccurrenceKey>(items.id)) : [];
    const questions = rows
      .map(questionOf)
      .flatMap(({ driverId: driver, revealed, consensus }) =>
        driver && revealed ? [{ driverId: driver, counts: revealed, consensus }] : [],
      );
    return { questions };
  },
  nodes({ questions }, { locale }) {
    const t = say(locale).vote.digest;
    if (questions.length === 0) return [{ kind: 'text', text: t.noVote }];
    const { driver, agreed, votes } = t.columns;
    return [
      {
        kind: 'table',
        caption: t.caption,
        columns: [{ label: driver }, { label: agreed }, { label: votes }],
        rows: questions.map((one) => [
          say(locale).drivers[one.driverId],
          one.consensus === null ? t.notRecorded : consensusLabel(locale, 'items', one.consensus),
          t.votes(votesIn(one.counts), spreadLine(locale, 'items', one.counts)),
        ]),
      },
    ];
  },
});

/** How far back a links vote is still told, in days. */
const LINKS_BACK = 5 * 7;

const score = z.object({ driverId, score: z.number().min(0).max(100) });

/**
 * How the drivers stand to each other: their mean with the lowest of them, how even they are, and beside it what the
 * team said of the links. Two displays: evenness is never called integration, nor worked into it.
 */
export const balancePart = part({
  name: 'balance',
  schema: z.object({
    source: z.enum(['check_in', 'vote']),
    scores: z.array(score),
    links: z
      .object({
        window: z.string().transform((text) => as<Window>(text)),
        answers: z.array(z.object({ linkId: z.enum(LINK_IDS), answer: z.enum(CONSENSUSES) })),
      })
      .nullable(),
  }),
  async gather(tx, request) {
    const { unit } = request;
    if (unit.kind !== 'team') return null;
    const source = unit.answersBy;
    const scores =
      source === 'vote'
        ? ((await votedScores(tx, [unit.id], request.window)).get(unit.id) ?? [])
        : publishedScores(request.figures);
    const links = source === 'vote' ? await linksOf(tx, request) : null;
    return evennessOf(scores) === undefined && links === null ? null : { source, scores, links };
  },
  nodes({ source, scores, links }, { locale, cut }) {
    const told = [
      ...(cut === 'nothing' ? scoresLine(scores, source, locale) : []),
      ...(links ? linksLine(links.window, links.answers, locale, cut === 'all_but_news') : []),
    ];
    return told.map((text): CardNode => ({ kind: 'text', text }));
  },
  explain({ source, scores, links }, locale) {
    const t = say(locale);
    const each = scores.map(({ driverId: driver, score: one }) => `${t.drivers[driver]} ${one}`).join(', ');
    const composite = compositeOf(scores);
    return [
      ...(composite ? [t.vote.digest.explainBalance(each, composite.mean)] : []),
      ...(source === 'vote' ? [t.vote.digest.explainVote] : []),
      ...(links ? [linksExplained(links.answers, locale)] : []),
    ];
  },
});

/** The composite always with its lowest driver, and the evenness with the word that it is only a hint. */
export function scoresLine(
  scores: readonly DriverScore[],
  source: 'check_in' | 'vote',
  locale: Locale,
): string[] {
  const t = say(locale);
  const composite = compositeOf(scores);
  const evenness = evennessOf(scores);
  if (!composite || !evenness) return [];
  const { drivers, mean, lowest } = composite;
  const means = t.vote.digest.composite[source](drivers, mean, t.drivers[lowest.driverId], lowest.score);
  return [`${means} ${evennessText(evenness, locale)} ${t.vote.digest.hint}`];
}

function evennessText({ reading, spread, highest, lowest }: Evenness, locale: Locale): string {
  const t = say(locale);
  if (reading === 'even') return t.vote.digest.even(spread);
  return t.vote.digest[reading](spread, t.drivers[highest.driverId], t.drivers[lowest.driverId]);
}

type LinkAnswers = readonly {
  readonly linkId: (typeof LINK_IDS)[number];
  readonly answer: (typeof CONSENSUSES)[number];
}[];

/** What the team said of the links: points of those possible. A link without an agreement is not answered. */
export function linksLine(window: Window, answers: LinkAnswers, locale: Locale, short = false): string[] {
  const rated = answers.flatMap(({ linkId, answer }) => (answer === 'none' ? [] : [{ linkId, answer }]));
  const integration = integrationOf(rated);
  if (!integration) return [];
  const { points, possible, percent, answered } = integration;
  if (short) return [say(locale).vote.digest.linksShort(points, possible, answered, LINK_IDS.length)];
  const day = shortDate(as(window), locale);
  return [say(locale).vote.digest.links(day, points, possible, percent, answered, LINK_IDS.length)];
}

/** How integration was worked out: each link with what was agreed on it. */
export function linksExplained(answers: LinkAnswers, locale: Locale): string {
  const each = answers.map(({ linkId, answer }) => {
    const topic = topicOf(locale, { subjectId: linkId, driverId: null });
    return `${topic}: ${consensusLabel(locale, 'links', answer)}`;
  });
  return say(locale).vote.digest.explainLinks(each.join('; '));
}

async function linksOf(tx: Tx, { unit, window }: PartRequest) {
  const since = as<Window>(addDays(as(window), -LINKS_BACK));
  const newest = await newestLinks(tx, as(unit.id), since, window);
  if (!newest) return null;
  const answers = newest.answers.flatMap(({ linkId, answer }) => {
    const link = LINK_IDS.find((id) => id === linkId);
    return link ? [{ linkId: link, answer }] : [];
  });
  return { window: as<Window>(newest.window), answers };
}

import type { Buttons, Card, CardNode, Choice } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { dayAndTime } from '../../locales/when.ts';
import { RATINGS } from '../../model/scale.ts';
import { currentOf, liesApart } from '../../model/vote/index.ts';
import type { AskedQuestion, VoteView } from './standing.ts';
import { target } from './target.ts';
import { consensusLabel, countOf, ratingLabel, spreadLine, topicOf } from './wording.ts';

type Button = Buttons['buttons'][number];

/** A vote as it stands: the question at hand to vote on or to agree on, or what came of all of them. */
export function voteCard(view: VoteView): Card {
  const current = currentOf(view.questions);
  if (!current || view.digested) return doneCard(view);
  if (current.revealed) return revealedCard(view, current);
  return view.closed ? doneCard(view) : votingCard(view, current);
}

function votingCard(view: VoteView, question: AskedQuestion): Card {
  const t = say(view.locale).vote;
  return {
    summary: t.summary(view.team, question.wording.text),
    nodes: [
      ...opening(view, question),
      ratingChoice(view, question, 'vote.cast'),
      { kind: 'text', text: t.voted(view.voted, view.of) },
      {
        kind: 'buttons',
        buttons: [
          button(view, question, 'vote.reveal', t.reveal, t.revealMeaning),
          button(view, question, 'vote.why', t.why, t.whyMeaning),
          ...correcting(view, question),
        ],
      },
      { kind: 'note', text: `${t.privacy(named(view))} ${t.closes(when(view))}` },
    ],
  };
}

function revealedCard(view: VoteView, question: AskedQuestion): Card {
  const t = say(view.locale).vote;
  const counts = question.revealed ?? { notYet: 0, partly: 0, inPlace: 0, cantTell: 0 };
  return {
    summary: t.revealedSummary(view.team, spreadLine(view.locale, view.kind, counts)),
    nodes: [
      ...opening(view, question),
      {
        kind: 'facts',
        facts: RATINGS.map((rating) => ({
          label: ratingLabel(view.locale, view.kind, rating),
          value: String(countOf(counts, rating)),
        })),
      },
      { kind: 'text', text: liesApart(counts) ? t.apart : t.together },
      { kind: 'text', tone: 'strong', text: t.agreeOn(named(view)) },
      ratingChoice(view, question, 'vote.agree'),
      {
        kind: 'buttons',
        buttons: [
          button(view, question, 'vote.agree', t.goOn, t.goOnMeaning, 'none'),
          button(view, question, 'vote.why', t.why, t.whyMeaning),
        ],
      },
      { kind: 'note', text: t.dropped },
    ],
  };
}

/** What came of every question; while it may be corrected, with a button for the last one. */
function doneCard(view: VoteView): Card {
  const t = say(view.locale).vote;
  const last = view.questions.findLast((question) => question.consensus !== null);
  const title = t.done(titleOf(view));
  return {
    summary: title,
    nodes: [
      { kind: 'heading', text: title },
      {
        kind: 'facts',
        facts: view.questions.map((question) => ({
          label: `${question.position + 1}. ${topicOf(view.locale, question)}`,
          value: result(view, question),
        })),
      },
      ...(last && !view.digested ? [{ kind: 'buttons', buttons: [correctButton(view, last)] } as const] : []),
      { kind: 'note', text: view.digested ? t.told : t.goesIntoDigest },
    ],
  };
}

function result(view: VoteView, { consensus, revealed }: AskedQuestion): string {
  const t = say(view.locale).vote;
  if (!revealed) return t.notVoted;
  const spread = spreadLine(view.locale, view.kind, revealed);
  return consensus === null
    ? t.notRecorded(spread)
    : t.agreed(consensusLabel(view.locale, view.kind, consensus), spread);
}

function opening(view: VoteView, question: AskedQuestion): CardNode[] {
  const t = say(view.locale).vote;
  const progress = t.progress(question.position + 1, view.questions.length, topicOf(view.locale, question));
  return [
    { kind: 'heading', text: titleOf(view) },
    { kind: 'text', text: progress },
    { kind: 'text', tone: 'strong', text: question.wording.text },
  ];
}

function ratingChoice(view: VoteView, question: AskedQuestion, action: 'vote.cast' | 'vote.agree'): Choice {
  return {
    kind: 'choice',
    action,
    options: RATINGS.map((rating) => ({
      label: ratingLabel(view.locale, view.kind, rating),
      value: target(view.id, question.position, rating),
    })),
  };
}

/** On the way to the next question: a slip of the finger on the one before can be put right. */
function correcting(view: VoteView, { position }: AskedQuestion): Button[] {
  const before = view.questions.find((question) => question.position === position - 1);
  return before ? [correctButton(view, before)] : [];
}

function correctButton(view: VoteView, question: AskedQuestion): Button {
  const t = say(view.locale).vote;
  const position = question.position + 1;
  return button(view, question, 'vote.correct', t.correct(position), t.correctMeaning(position));
}

function button(
  view: VoteView,
  { position }: AskedQuestion,
  action: Button['action'],
  label: string,
  description: string,
  word = '',
): Button {
  return { action, value: target(view.id, position, word), label, description };
}

function titleOf({ kind, team, locale }: VoteView): string {
  const t = say(locale).vote;
  return kind === 'links' ? t.linksTitle(team) : t.title(team);
}

function named({ facilitators }: VoteView): string {
  return facilitators.join(', ');
}

function when(view: VoteView): string {
  return dayAndTime(view.closesAt, view.zone, view.locale);
}

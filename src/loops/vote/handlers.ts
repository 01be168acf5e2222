import type { Pressed } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { RATINGS } from '../../model/scale.ts';
import {
  CONSENSUSES,
  LEAST_VOTES,
  type Refusal,
  refusalOfConsensus,
  refusalOfReveal,
  refusalOfVote,
} from '../../model/vote/index.ts';
import { touch } from '../../store/queries/touched.ts';
import { agree, castVote, revealVotes } from '../../store/queries/vote.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { replacePressed } from '../replace.ts';
import { voteCard } from './cards.ts';
import { readTarget, type Target } from './target.ts';
import { type OpenVote, readVote } from './view.ts';
import { questionWording, topicOf } from './wording.ts';

/** A press on a vote of the presser's own district. */
interface Press {
  readonly tx: Tx;
  readonly event: Pressed;
  readonly context: HandlerContext;
  readonly vote: OpenVote;
  readonly target: Target;
}

export function pressHandlers(directory: Directory) {
  const onVote =
    (act: (press: Press) => Promise<Reply>): PressHandler =>
    async (tx, event, context) => {
      const target = readTarget(event.value);
      const vote = await readVote(tx, directory, target.id, context.now);
      const sentences = say(context.actor.locale).vote;
      if (vote?.row.tenantId !== context.actor.tenantId) return { type: 'toast', text: sentences.gone };
      return act({ tx, event, context, vote, target });
    };

  /** Brings the vote's message up to date, and answers with the card for the one that was pressed. */
  async function replace({ tx, event, context, vote, target }: Press): Promise<Reply> {
    const after = await readVote(tx, directory, target.id, context.now);
    return replacePressed(tx, event, target.id, voteCard((after ?? vote).view));
  }

  return {
    'vote.cast': onVote(async (press) => {
      const { tx, event, context, vote, target } = press;
      const rating = RATINGS.find((word) => word === target.word);
      const refusal = refusalOfVote(tapOf(press));
      if (refusal) return refuse(context, refusal);
      if (!rating) return toast(say(context.actor.locale).vote.gone);
      const { id, position } = target;
      const { personId } = context.actor;
      const stored = await castVote(tx, { voteId: id, position, personId, rating, castOrder: event.order });
      if (!stored) return toast(say(context.actor.locale).vote.olderTap);
      const cast = new Set([...vote.cast, personId]);
      if (cast.size >= LEAST_VOTES && vote.waitingFor.every((person) => cast.has(person))) {
        await revealVotes(tx, id, position, context.now);
        return replace(press);
      }
      // The message shows how many have voted; what this person chose shows nowhere, not even to them.
      await touch(tx, id, event.at, 0);
      return toast(say(context.actor.locale).vote.saved);
    }),

    'vote.reveal': onVote(async (press) => {
      const { tx, context, vote, target } = press;
      const refusal = refusalOfReveal(tapOf(press));
      if (refusal === 'alreadyRevealed') return replace(press);
      if (refusal) return refuse(context, refusal);
      if (vote.view.voted < LEAST_VOTES) {
        return toast(say(context.actor.locale).vote.tooFewVotes(LEAST_VOTES));
      }
      await revealVotes(tx, target.id, target.position, context.now);
      return replace(press);
    }),

    'vote.agree': onVote(async (press) => {
      const consensus = CONSENSUSES.find((word) => word === press.target.word);
      return consensus ? record(press, consensus) : toast(say(press.context.actor.locale).vote.gone);
    }),

    'vote.correct': onVote((press) => record(press, null)),

    'vote.why': onVote(async (press) => {
      const { vote, target, context } = press;
      const { locale } = context.actor;
      const question = vote.view.questions.find((one) => one.position === target.position);
      const t = say(locale).vote;
      if (!question) return toast(t.gone);
      const topic = topicOf(locale, question);
      const why =
        question.reason === 'link'
          ? t.whyLink
          : question.reason === 'focus'
            ? t.whyFocus(topic)
            : t.whyLeastCovered(topic);
      return toast(
        `${why}\n${t.whatCounts} ${questionWording(vote.district, locale, question.subjectId).counts}`,
      );
    }),
  } satisfies Record<string, PressHandler>;

  async function record(press: Press, consensus: (typeof CONSENSUSES)[number] | null): Promise<Reply> {
    const { tx, event, context, vote, target } = press;
    const refusal = refusalOfConsensus(tapOf(press), vote.view.digested);
    if (refusal) return refuse(context, refusal);
    const recorded = await agree(tx, target.id, target.position, { consensus, order: event.order });
    return recorded ? replace(press) : toast(say(context.actor.locale).vote.olderTap);
  }
}

function tapOf({ context, vote, target }: Press) {
  const { closesAt } = vote.row;
  const { questions } = vote.view;
  const role = vote.roleOf(context.actor.personId);
  return { role, now: context.now, closesAt, questions, position: target.position };
}

function refuse({ actor }: HandlerContext, refusal: Refusal): Reply {
  return toast(say(actor.locale).vote.refusals[refusal]);
}

function toast(text: string): Reply {
  return { type: 'toast', text };
}

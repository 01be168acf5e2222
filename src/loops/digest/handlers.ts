import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { proposalOf } from '../../model/decision.ts';
import { as, type OccurrenceKey } from '../../model/ids.ts';
import { hasActionOf } from '../../store/queries/action.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { planOfDecision } from '../improvement/forms.ts';
import { replacePressed } from '../replace.ts';
import { readValue } from './buttons.ts';
import { digestCard, leftOutOf } from './cards.ts';
import { decideOn, type Undecided } from './decide.ts';
import { explainCard } from './explain.ts';
import { type DigestParts, type OpenDigest, readDigest } from './view.ts';

export function pressHandlers(parts: DigestParts) {
  return {
    /** Anyone in the channel may ask, and sees the answer alone and in their own language. */
    'digest.explain': async (tx, event, context) => {
      const digest = await ofTheirs(tx, parts, readValue(event.value).id, context);
      if (!digest) return refuse(context, 'gone');
      const { locale } = context.actor;
      const leftOut = leftOutOf(digest.view, locale);
      return { type: 'whisper', card: explainCard(digest.figures, digest.view.k, locale, leftOut) };
    },

    'digest.decide': async (tx, event, context) => {
      const { id, choice } = readValue(event.value);
      const digest = await ofTheirs(tx, parts, id, context);
      const driverId = digest && proposalOf(digest.figures);
      if (!digest || !driverId || !choice) return refuse(context, 'gone');
      const undecided = await decideOn(tx, digest, { driverId, choice }, event, context);
      if (undecided) return refuse(context, undecided);
      // "Do it" goes on to who and until when. What was tapped is recorded already, whatever becomes of the dialog.
      if (choice === 'do_it' && !(await hasActionOf(tx, id))) {
        await touch(tx, id, event.at, 0);
        return planOfDecision(context.actor.locale, as(digest.row.teamId), driverId, id);
      }
      const after = await readDigest(tx, parts, id);
      return replacePressed(tx, event, id, digestCard((after ?? digest).view));
    },
  } satisfies Record<string, PressHandler>;
}

/** A digest of the district in which the press was made. */
async function ofTheirs(
  tx: Tx,
  parts: DigestParts,
  id: OccurrenceKey,
  { actor }: HandlerContext,
): Promise<OpenDigest | undefined> {
  const digest = await readDigest(tx, parts, id);
  return digest?.row.tenantId === actor.tenantId ? digest : undefined;
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | Undecided): Reply {
  return { type: 'toast', text: say(actor.locale).digest[sentence] };
}

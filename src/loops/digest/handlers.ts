import type { Receipt, Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { proposalOf } from '../../model/decision.ts';
import { as, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { hasActionOf } from '../../store/queries/action.ts';
import { hasLaterDigest, membershipsOf, recordDecision } from '../../store/queries/decision.ts';
import { touch } from '../../store/queries/outbox.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { planOfDecision } from '../improvement/forms.ts';
import { readValue } from './buttons.ts';
import { digestCard, leftOutOf } from './cards.ts';
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
      const { actor, now } = context;
      const digest = await ofTheirs(tx, parts, id, context);
      const driverId = digest && proposalOf(digest.figures);
      if (!digest || !driverId || !choice) return refuse(context, 'gone');
      const { district, row } = digest;
      const chain = chainOf(district.units, as<UnitId>(row.teamId));
      if (!mayDecide(await membershipsOf(tx, actor.personId), chain)) return refuse(context, 'mayNotDecide');
      if (await hasLaterDigest(tx, as(row.teamId), as<Window>(row.window)))
        return refuse(context, 'decidedTooLate');
      const recorded = await recordDecision(tx, {
        ...{ digestId: id, tenantId: actor.tenantId, driverId, choice, personId: actor.personId },
        ...{ decidedAt: now, decidedOrder: event.order },
      });
      if (!recorded) return refuse(context, 'olderTap');
      // "Do it" goes on to who and until when. What was tapped is recorded already, whatever becomes of the dialog.
      if (choice === 'do_it' && !(await hasActionOf(tx, id))) {
        await touch(tx, id, event.at, 0);
        return planOfDecision(actor.locale, as(row.teamId), driverId, id);
      }
      const messages = await touch(tx, id, event.at);
      const pressed = messages.find((message) => message.messageId === event.message?.messageId);
      const receipt: Receipt | undefined = pressed && { outboxId: pressed.id, revision: pressed.revision };
      const after = await readDigest(tx, parts, id);
      const card = digestCard((after ?? digest).view);
      return { type: 'replace', card, ...(receipt ? { receipt } : {}) };
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

function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'mayNotDecide' | 'decidedTooLate' | 'olderTap',
): Reply {
  return { type: 'toast', text: say(actor.locale).digest[sentence] };
}

import type { Receipt, Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { hasLaterDigest, membershipsOf, recordDecision } from '../../store/queries/decision.ts';
import { touch } from '../../store/queries/outbox.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { readValue } from '../digest/buttons.ts';
import type { DigestParts } from '../digest/view.ts';
import { levelsCard } from './cards.ts';
import { explainLevels } from './explain.ts';
import { type OpenLevels, readLevelDigest } from './view.ts';

export function pressHandlers(parts: DigestParts) {
  return {
    /** Anyone in the channel may ask, and sees the answer alone and in their own language. */
    'levels.explain': async (tx, event, context) => {
      const digest = await ofTheirs(tx, parts, readValue(event.value).id, context);
      if (!digest) return refuse(context, 'gone');
      return { type: 'whisper', card: explainLevels(digest.view.kept.figures, context.actor.locale) };
    },

    'levels.decide': async (tx, event, context) => {
      const { id, choice } = readValue(event.value);
      const { actor, now } = context;
      const digest = await ofTheirs(tx, parts, id, context);
      const needs = digest?.view.kept.figures.needs;
      if (!digest || !needs || !choice) return refuse(context, 'gone');
      const { district, row } = digest;
      const chain = chainOf(district.units, as<UnitId>(row.teamId));
      if (!mayDecide(await membershipsOf(tx, actor.personId), chain)) return refuse(context, 'mayNotDecide');
      if (await hasLaterDigest(tx, as(row.teamId), as<Window>(row.window)))
        return refuse(context, 'decidedTooLate');
      const recorded = await recordDecision(tx, {
        ...{ digestId: id, tenantId: actor.tenantId, driverId: needs.driverId, choice },
        ...{ personId: actor.personId, decidedAt: now, decidedOrder: event.order },
      });
      if (!recorded) return refuse(context, 'olderTap');
      const messages = await touch(tx, id, event.at);
      const pressed = messages.find((message) => message.messageId === event.message?.messageId);
      const receipt: Receipt | undefined = pressed && { outboxId: pressed.id, revision: pressed.revision };
      const after = await readLevelDigest(tx, parts, id);
      const card = levelsCard((after ?? digest).view);
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
): Promise<OpenLevels | undefined> {
  const digest = await readLevelDigest(tx, parts, id);
  return digest?.row.tenantId === actor.tenantId ? digest : undefined;
}

function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'mayNotDecide' | 'decidedTooLate' | 'olderTap',
): Reply {
  const t = say(actor.locale);
  return { type: 'toast', text: sentence === 'mayNotDecide' ? t.levels.mayNotDecide : t.digest[sentence] };
}

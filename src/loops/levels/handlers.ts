import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import type { OccurrenceKey } from '../../model/ids.ts';
import type { Tx } from '../../store/store.ts';
import { readValue } from '../digest/buttons.ts';
import { decideOn, type Undecided } from '../digest/decide.ts';
import type { DigestParts } from '../digest/view.ts';
import { replacePressed } from '../replace.ts';
import { levelsCard } from './cards.ts';
import { explainLevels } from './explain.ts';
import { type OpenLevels, readLevelDigest } from './view.ts';

export function pressHandlers(parts: DigestParts) {
  return {
    /** Anyone in the channel may ask, and sees the answer alone and in their own language. */
    'levels.explain': async (tx, event, context) => {
      const digest = await ofTheirs(tx, parts, readValue(event.value).id, context);
      if (!digest) return refuse(context, 'gone');
      return { type: 'whisper', card: explainLevels(digest.view.kept, context.actor.locale) };
    },

    'levels.decide': async (tx, event, context) => {
      const { id, choice } = readValue(event.value);
      const digest = await ofTheirs(tx, parts, id, context);
      const needs = digest?.view.kept.figures.needs;
      if (!digest || !needs || !choice) return refuse(context, 'gone');
      const undecided = await decideOn(tx, digest, { driverId: needs.driverId, choice }, event, context);
      if (undecided) return refuse(context, undecided);
      const after = await readLevelDigest(tx, parts, id);
      return replacePressed(tx, event, id, levelsCard((after ?? digest).view));
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

function refuse({ actor }: HandlerContext, sentence: 'gone' | Undecided): Reply {
  const t = say(actor.locale);
  return { type: 'toast', text: sentence === 'mayNotDecide' ? t.levels.mayNotDecide : t.digest[sentence] };
}

import type { CommandHandler } from '../../engine/loop.ts';
import { writeDoor } from './door.ts';
import { type CoachingParts, entryPresses } from './entries.ts';
import { coachingCommand } from './pair.ts';

/**
 * `/driveline reflect`, and the shortcut of that name: the dialog to write in, which is one tap further where somebody
 * looks at where they are with their coach. Who is coached by several, or writes about nothing yet, sees that first.
 */
export function reflectCommand(parts: CoachingParts): CommandHandler {
  const coaching = coachingCommand(parts);
  const write = entryPresses(parts)['coaching.write'];
  return async (tx, event, rest, context) => {
    const shown = await coaching(tx, event, rest, context);
    if (shown.type !== 'whisper') return shown;
    const buttons = shown.card.nodes.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []));
    const offers = buttons.filter(({ action }) => action === 'coaching.write');
    const [offer] = offers;
    if (!offer || offers.length > 1) return shown;
    const { platform, workspaceId, at, actor } = event;
    const pressed = { platform, workspaceId, at, actor, order: at, value: offer.value } as const;
    const reply = await write(tx, { ...pressed, type: 'pressed', action: 'coaching.write' }, context);
    if (reply.type !== 'openForm') return shown;
    return { ...reply, door: writeDoor(context.actor.locale, offer) };
  };
}

import type { CommandHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { localOf, windowOf } from '../../model/calendar/index.ts';
import { as } from '../../model/ids.ts';
import { isAdmin } from '../../store/queries/why.ts';
import { reachCard } from './cards.ts';
import { lostIn } from './lost.ts';

const reach: CommandHandler = async (tx, _event, _rest, { actor, now }) => {
  if (!(await isAdmin(tx, actor.tenantId, actor.personId))) {
    return { type: 'toast', text: say(actor.locale).reach.forAdmins };
  }
  const thisWeek = windowOf(localOf(now, as('UTC')).date);
  return { type: 'whisper', card: reachCard(actor.locale, await lostIn(tx, actor.tenantId, thisWeek)) };
};

/** By their names, small and without accents. */
export const commands: Readonly<Record<string, CommandHandler>> = { reach, alcance: reach };

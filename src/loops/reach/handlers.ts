import type { CommandHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { unreachedPeople } from '../../store/queries/reach.ts';
import { isAdmin } from '../../store/queries/why.ts';
import { reachCard } from './cards.ts';

const reach: CommandHandler = async (tx, _event, _rest, { actor }) => {
  if (!(await isAdmin(tx, actor.tenantId, actor.personId))) {
    return { type: 'toast', text: say(actor.locale).reach.forAdmins };
  }
  return { type: 'whisper', card: reachCard(actor.locale, await unreachedPeople(tx, actor.tenantId)) };
};

/** By their names, small and without accents. */
export const commands: Readonly<Record<string, CommandHandler>> = { reach, alcance: reach };

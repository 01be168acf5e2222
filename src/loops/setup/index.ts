import type { Loop } from '../../engine/loop.ts';
import { as } from '../../model/ids.ts';
import { personById } from '../../store/queries/people.ts';
import { cardTo, directTo } from '../address.ts';
import type { Directory } from '../directory.ts';
import { beginCard, goneCard, previewCard } from './cards.ts';
import { createSetupFollower } from './follow.ts';
import { setupCommands, setupPresses, setupSubmissions } from './handlers.ts';
import { readSetup } from './keys.ts';
import { readSetupOf } from './view.ts';

const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;
/** How long to wait for an admin's account to be found before looking again. */
const ACCOUNT_WAIT_MS = 5 * 60_000;

/** From install to the first planned check-in, in chat. It says what a district file says, and is checked as one. */
export function createSetupLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'setup',
    /** Nothing comes round here: an admin gives rise to it. */
    plan: async () => ({ occurrences: [], next: null }),
    /** The answer to what somebody has just done: at once, and not from their budget. */
    async release(tx, due, now) {
      const person = await personById(tx, as(due.subject));
      if (!person?.active) return LEFT;
      if (!(await directTo(tx, person))) return { type: 'defer', until: now + ACCOUNT_WAIT_MS };
      return { type: 'send', subject: due.key, lane: 'interactive' };
    },
    async show(tx, message, now) {
      const about = readSetup(message.subject);
      const person = about && (await personById(tx, about.personId));
      if (!about || !person?.active) return LEFT;
      const locale = (await directory(tx, as(person.tenantId))).localeOf(person);
      if (message.view === 'begin') return cardTo(tx, person, beginCard(locale, person.name));
      const view = await readSetupOf(tx, directory, about.personId, about.nth, now);
      return cardTo(tx, person, view?.preview ? previewCard(view.preview) : goneCard(locale));
    },
    presses: setupPresses(directory),
    submissions: setupSubmissions(directory),
    commands: setupCommands(directory),
    follower: createSetupFollower(directory),
  };
}

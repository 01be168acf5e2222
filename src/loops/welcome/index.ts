import type { Loop } from '../../engine/loop.ts';
import { as, type PersonId, type UnitId } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import { planWelcomes, welcomesIn } from '../../store/queries/welcome.ts';
import type { Directory } from '../directory.ts';
import { KEEPS_MS } from './begins.ts';
import { welcomePresses, welcomeSubmissions } from './handlers.ts';
import { welcomeKey } from './keys.ts';
import { releaseWelcome, showWelcome, welcomeDelivered } from './send.ts';

/** People planned in one transaction, as few as a check-in's. */
const PAGE = 100;

/** Tells everybody who is asked in a team, once, what comes to them and who sees it, before the first check-in. */
export function createWelcomeLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'welcome',
    async plan(tx, tenantId, window, page) {
      if (page === null) await planWelcomes(tx, tenantId, window);
      const people = await welcomesIn(tx, tenantId, window, page, PAGE);
      const dueAt = Date.parse(`${window}T00:00:00Z`);
      const occurrences = people.map(
        (person): Planned => ({
          key: welcomeKey(as<PersonId>(person.id), as<UnitId>(person.homeTeamId ?? '')),
          ...{ view: 'hello', subject: person.id, window, dueAt, expiresAt: dueAt + KEEPS_MS },
        }),
      );
      return { occurrences, next: people.length < PAGE ? null : (people.at(-1)?.id ?? null) };
    },
    release: (tx, due, now) => releaseWelcome(tx, directory, due, now),
    show: (tx, message, now) => showWelcome(tx, directory, message, now),
    delivered: (tx, subject, _outcome, now) => welcomeDelivered(tx, subject, now),
    presses: welcomePresses(directory),
    submissions: welcomeSubmissions(directory),
  };
}

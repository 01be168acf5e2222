import type { Loop, Responder } from '../../engine/loop.ts';
import { changePresses, changeSubmissions } from './changes.ts';
import { homeCommands, openPresses } from './handlers.ts';
import { type HomeParts, homeNow } from './home.ts';
import { type Others, passOn } from './passing-on.ts';
import { hearZone, releaseZone, showZone, zonePresses } from './zone-question.ts';

/**
 * A person's Home: what waits for them, what is theirs, and what they can change, on one page. Sections come from
 * `sections.ts`; what stands in them belongs to the other loops and is answered by them.
 */
export function createHome(parts: HomeParts & { readonly others: () => readonly Responder[] }): Loop {
  let known: ReturnType<Others> | undefined;
  const others: Others = () => {
    known ??= new Map(parts.others().map((responder) => [responder.name, responder]));
    return known;
  };
  const passing = passOn(parts, others);
  return {
    name: 'home',
    /** Nothing comes round here: what a platform says of a person's time zone gives rise to the one question. */
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseZone(tx, parts.directory, due, now),
    show: (tx, message, now) => showZone(tx, parts.directory, message, now),
    presses: { ...openPresses(parts), ...changePresses(parts), ...zonePresses(parts), ...passing.presses },
    looks: ['home.history', 'home.privacy', 'home.digest'],
    submissions: { ...changeSubmissions(parts), ...passing.submissions },
    drafts: passing.drafts,
    commands: homeCommands(parts),
    home: (tx, context) => homeNow(tx, parts, context),
    heardZone: (tx, personId, said, now) => hearZone(tx, parts.directory, personId, said, now),
  };
}

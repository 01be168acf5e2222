import type { Instant, UnitId } from '../../model/ids.ts';
import { messagesAbout } from '../../store/queries/pulse.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';

/** Brings the messages up to date that say why a team is not asked: it has decided, or taken a step with an action. */
export async function touchRests(tx: Tx, teamId: UnitId, now: Instant): ReturnType<typeof touch> {
  const touched = [];
  for (const key of await messagesAbout(tx, teamId)) touched.push(...(await touch(tx, key, now)));
  return touched;
}

import { addDays, instantOf } from '../../model/calendar/index.ts';
import { as, type LocalDate, type OccurrenceKey, type PersonId, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import type { PersonRow } from '../../store/queries/people.ts';

export function reachKey(adminId: PersonId, window: Window): OccurrenceKey {
  return as(`reach:${adminId}:${window}`);
}

/** The admin whom a message is for: the keys of people have a slash in them and no colon. */
export function adminIn(key: string): PersonId | undefined {
  const id = key.split(':')[1];
  return id === undefined ? undefined : as<PersonId>(id);
}

/** The week in which an admin is told. */
export function windowIn(key: string): Window {
  return as(key.split(':')[2] ?? '');
}

/** One look a week for each admin, when their Tuesday begins: what changed over the weekend has settled by then. */
export function planReach(admins: readonly PersonRow[], window: Window): Planned[] {
  return admins.flatMap((admin): Planned[] => {
    const day: LocalDate = addDays(as(window), 1);
    const dueAt = instantOf(day, as(admin.workStart), as(admin.zone));
    if (dueAt === undefined) return [];
    const key = reachKey(as(admin.id), window);
    return [{ key, view: 'notice', subject: admin.id, window, dueAt, expiresAt: dueAt + 4 * 86_400_000 }];
  });
}

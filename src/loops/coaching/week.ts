import type { Locale } from '../../locales/index.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import type { ContactState } from '../../model/coaching/contacts.ts';
import { CYCLE_WEEKS, cycleOf } from '../../model/coaching/cycle.ts';
import { as, type Instant, type LocalDate, type PersonId, type Window } from '../../model/ids.ts';
import { type ContactRow, contactsForWeek, pairsOf } from '../../store/queries/coaching.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { checksOf } from '../../store/queries/practice-checks.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { anchorOf } from './calendar.ts';
import { type CoachRelation, relationsOf } from './wall.ts';

/** One contact in a coach's week. */
export interface WeekLine {
  readonly contactId: string;
  readonly name: string;
  readonly dueOn: LocalDate;
  readonly state: ContactState;
  readonly overdue: boolean;
  /** Due after this week, in the same cycle. */
  readonly later: boolean;
  readonly asked: boolean;
  readonly withCheck: boolean;
  readonly checked: boolean;
  readonly relation: CoachRelation;
}

/** Everything a coach's weekly message is made from. */
export interface WeekView {
  readonly window: Window;
  readonly locale: Locale;
  readonly lines: readonly WeekLine[];
}

export interface CoachWeek {
  readonly coach: PersonRow;
  readonly district: District;
  readonly view: WeekView;
}

/** Contacts that were forgotten do not follow a coach for ever: what is open for four weeks is let go. */
const OPEN_DAYS = 28;

/** A coach's week as it stands now; `undefined` where they have left. */
export async function readWeek(
  tx: Tx,
  directory: Directory,
  coachId: PersonId,
  window: Window,
  now: Instant,
): Promise<CoachWeek | undefined> {
  const coach = await personById(tx, coachId);
  if (!coach?.active) return undefined;
  const district = await directory(tx, as(coach.tenantId));
  const today = localOf(now, as(coach.zone)).date;
  const from = as<LocalDate>(window);
  const cycle = cycleOf(window, anchorOf(district));
  const rows = await contactsForWeek(tx, coachId, {
    from,
    to: addDays(as(cycle.first), CYCLE_WEEKS * 7 - 1),
    since: addDays(from, -OPEN_DAYS),
  });
  const coachees = new Map(
    (await pairsOf(tx, [coachId])).map(({ coachee }) => [coachee.id, coachee] as const),
  );
  const relations = await relationsOf(tx, district, coachId, [...coachees.values()]);
  const weekEnds = addDays(from, 6);
  const lines: WeekLine[] = [];
  for (const row of rows) {
    const coachee = coachees.get(row.coacheeId);
    const relation = relations.get(row.coacheeId);
    if (coachee && relation) lines.push(await lineOf(tx, row, coachee, relation, { today, weekEnds }));
  }
  return { coach, district, view: { window, locale: coach.locale, lines } };
}

async function lineOf(
  tx: Tx,
  row: ContactRow,
  coachee: PersonRow,
  relation: CoachRelation,
  { today, weekEnds }: { readonly today: LocalDate; readonly weekEnds: LocalDate },
): Promise<WeekLine> {
  const checks = row.withCheck
    ? await checksOf(tx, as<PersonId>(row.coacheeId), 'observer', as<LocalDate>(row.cycle))
    : [];
  return {
    contactId: row.id,
    name: coachee.name,
    dueOn: as<LocalDate>(row.dueOn),
    state: row.state,
    overdue: row.state === 'planned' && row.dueOn < today,
    later: row.dueOn > weekEnds,
    asked: row.askedAt !== null,
    withCheck: row.withCheck,
    checked: checks.some((check) => check.observerId === row.coachId),
    relation,
  };
}

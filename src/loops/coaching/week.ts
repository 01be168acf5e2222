import type { Locale } from '../../locales/index.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import type { ContactState } from '../../model/coaching/contacts.ts';
import { CYCLE_WEEKS, cycleOf } from '../../model/coaching/cycle.ts';
import { as, type Instant, type LocalDate, type PersonId, type Window } from '../../model/ids.ts';
import { type ContactRow, contactsForWeek, pairsOf } from '../../store/queries/coaching.ts';
import { newestSteps } from '../../store/queries/coaching-plan.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { checksOf, checksToTalkAbout } from '../../store/queries/practice-checks.ts';
import { protectedMinutes } from '../../store/queries/reflection.ts';
import type { Theme } from '../../store/queries/theme.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { anchorOf } from './calendar.ts';
import { sharedThemes } from './themes.ts';
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
  /** Where they parked: the newest step, without its words. */
  readonly step: { readonly dueOn: LocalDate; readonly tried: 'yes' | 'partly' | 'no' | null } | undefined;
}

/** What a coach saw and has not talked about. */
export interface OpenCheck {
  readonly name: string;
  readonly day: LocalDate;
}

/** Everything a coach's weekly message is made from. */
export interface WeekView {
  readonly window: Window;
  readonly locale: Locale;
  readonly lines: readonly WeekLine[];
  readonly toTalkAbout: readonly OpenCheck[];
  /** Minutes of talks planned in this week, and what the coach has protected; `undefined` where they have not said. */
  readonly minutes: { readonly planned: number; readonly protected: number | undefined };
  /** What enough of the coach's people share. */
  readonly themes: readonly { readonly theme: Theme; readonly people: number }[];
}

export interface CoachWeek {
  readonly coach: PersonRow;
  readonly district: District;
  readonly view: WeekView;
}

/** Contacts that were forgotten do not follow a coach for ever: what is open for four weeks is let go. */
const OPEN_DAYS = 28;

/** What a talk takes, where nobody says otherwise. */
const MINUTES_A_TALK = 30;

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
  const steps = await newestSteps(tx, coachId);
  const weekEnds = addDays(from, 6);
  const lines: WeekLine[] = [];
  for (const row of rows) {
    const coachee = coachees.get(row.coacheeId);
    const relation = relations.get(row.coacheeId);
    const step = steps.get(row.coacheeId);
    if (coachee && relation) {
      lines.push({ ...(await lineOf(tx, row, coachee, relation, { today, weekEnds })), step: parked(step) });
    }
  }
  const checks = await checksToTalkAbout(tx, coachId, addDays(from, -OPEN_DAYS));
  const toTalkAbout = checks.flatMap((check) => {
    const name = coachees.get(check.personId)?.name;
    return name === undefined ? [] : [{ name, day: as<LocalDate>(check.madeOn) }];
  });
  const planned = lines.filter((line) => line.dueOn >= from && !line.later).length * MINUTES_A_TALK;
  const minutes = { planned, protected: await protectedMinutes(tx, coachId) };
  const themes = await sharedThemes(tx, coachId, district.tenant.k, today);
  const locale = district.localeOf(coach);
  return { coach, district, view: { window, locale, lines, toTalkAbout, minutes, themes } };
}

function parked(
  step: { readonly dueOn: string; readonly tried: 'yes' | 'partly' | 'no' | null } | undefined,
) {
  return step && { dueOn: as<LocalDate>(step.dueOn), tried: step.tried };
}

async function lineOf(
  tx: Tx,
  row: ContactRow,
  coachee: PersonRow,
  relation: CoachRelation,
  { today, weekEnds }: { readonly today: LocalDate; readonly weekEnds: LocalDate },
): Promise<Omit<WeekLine, 'step'>> {
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

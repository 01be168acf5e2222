import { localOf, type SchoolCalendar } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId, type TenantId } from '../../model/ids.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { setupOf } from '../../store/queries/setup.ts';
import type { Tx } from '../../store/store.ts';
import { componentsOf } from '../coaching/components.ts';
import type { Directory, District } from '../directory.ts';
import type { PreviewView } from './cards.ts';
import { type Draft, draft, found, nameOf } from './draft.ts';
import { setupKey } from './keys.ts';
import { nextSends } from './preview.ts';

/** How many sends a preview shows in each zone. */
const SENDS = 3;

export interface SetupView {
  readonly person: PersonRow;
  readonly district: District;
  readonly entered: Draft;
  readonly preview: PreviewView | undefined;
}

/** A set-up as it stands; `undefined` where its admin has begun another since, or none. */
export async function readSetupOf(
  tx: Tx,
  directory: Directory,
  personId: PersonId,
  nth: number,
  now: Instant,
): Promise<SetupView | undefined> {
  const row = await setupOf(tx, personId);
  const person = await personById(tx, personId);
  const entered = draft.safeParse(row?.draft);
  if (!row || row.changedAt !== nth || !person?.active || !entered.success) return undefined;
  const district = await directory(tx, as<TenantId>(row.tenantId));
  const seen = found.safeParse(row.found);
  const locale = district.localeOf(person);
  return {
    ...{ person, district, entered: entered.data },
    preview: seen.success
      ? {
          ...{ key: setupKey(personId, nth), locale, entered: entered.data, found: seen.data },
          name: nameOf(entered.data, seen.data.name),
          started: row.state === 'started',
          k: district.tenant.k,
          components: typedCount(entered.data) ?? componentsOf(district, locale).length,
          sends: seen.data.zones.map(({ zone, people }) => ({
            ...{ zone: as(zone), people },
            at: sendsIn(district, entered.data, zone, now),
          })),
        }
      : undefined,
  };
}

function sendsIn(district: District, entered: Draft, zone: string, now: Instant): Instant[] {
  const { tenant, units } = district;
  const team = [...units.values()].find(({ channelId }) => channelId === entered.channelId);
  const closed = district.calendarOf(as(team?.id ?? `${tenant.id}/${tenant.id}`));
  const calendar: SchoolCalendar = {
    ...closed,
    firstDay: as(entered.firstDay),
    lastDay: as(entered.lastDay),
  };
  const today = localOf(now, as(zone)).date;
  return nextSends(entered, as(zone), calendar, today, now, SENDS);
}

/** Core components that were typed with this set-up; as many as the district has, where none were. */
function typedCount({ practice }: Draft): number | undefined {
  const lines =
    practice &&
    [practice.en, practice.es].map((text) => text.split('\n').filter((line) => line.trim() !== ''));
  return (lines && Math.max(...lines.map((typed) => typed.length))) || undefined;
}

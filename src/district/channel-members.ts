import { DrivelineError } from '../errors.ts';
import type { Organisation } from '../store/queries/organisation.ts';
import type { District } from './district.ts';
import { standingOf } from './standing.ts';
import { placed } from './wording.ts';

type Membership = District['memberships'][number];

/**
 * The district with the staff of its `members: channel` and `members: group` teams as the chat has it. Who is staff there is never the
 * file's to say: a person whom it lists gets their name, hours and other roles from it, one whom it does not list
 * stays as they are for as long as they are in such a channel or group.
 */
export function withChannelMembers(want: District, have: Organisation): District {
  const units = new Map(want.units.map((unit) => [unit.id, unit]));
  const followed = ({ role, unitId }: Membership) =>
    role === 'staff' && (units.get(unitId)?.members ?? 'listed') !== 'listed';
  const inChannels = groupOf(have.memberships.filter(followed));
  const claims = new Set(want.memberships.filter(followed).map(({ personId }) => personId));
  if (inChannels.size === 0 && claims.size === 0) return want;

  const listed = new Set(want.people.map(({ id }) => id));
  mustKeepKeys(want, have, new Set([...inChannels.keys()].filter((id) => !listed.has(id))));
  const known = new Map(have.people.map((person) => [person.id, person]));
  const coaches = new Set(want.pairs.map(({ coachId }) => coachId));
  const byFile = groupOf(want.memberships.filter((row) => !followed(row)));
  const named = groupOf(want.memberships);

  const settled = (person: District['people'][number]): District['people'][number] => {
    const there = inChannels.get(person.id) ?? [];
    if (there.length === 0 && !claims.has(person.id)) return person;
    const held = inOrder(named.get(person.id) ?? [], byFile.get(person.id) ?? [], there, person.homeTeamId);
    const { place: _, ...standing } = standingOf(held, units, coaches.has(person.id));
    return { ...person, ...standing };
  };
  const own = new Map(have.ownSettings.map((row) => [row.personId, row]));
  const unlisted = [...inChannels.keys()].flatMap((id) => {
    const row = listed.has(id) ? undefined : known.get(id);
    if (!row) return [];
    const { actedOn: _, ...person } = row;
    return [{ ...person, ...givenOf(row, own.get(id)), active: true }];
  });
  const away = new Set(unlisted.map(({ id }) => id));
  return {
    ...want,
    people: [...want.people, ...unlisted].map(settled),
    memberships: [...want.memberships.filter((row) => !followed(row)), ...[...inChannels.values()].flat()],
    absences: [...want.absences, ...have.absences.filter(({ personId }) => away.has(personId))],
  };
}

/** What the district gave a person before they chose for themselves: their choice is put over it once more. */
export function givenOf(
  { zone, locale, workDays, workStart, workEnd }: Organisation['people'][number],
  own: Organisation['ownSettings'][number] | undefined,
) {
  if (!own) return { zone, locale, workDays, workStart, workEnd };
  const { fileZone, fileLocale, fileWorkDays, fileWorkStart, fileWorkEnd } = own;
  return {
    ...{ zone: fileZone, locale: fileLocale, workDays: fileWorkDays },
    ...{ workStart: fileWorkStart, workEnd: fileWorkEnd },
  };
}

/** Staff first, in the file's order and then the channels'; then every other role. */
function inOrder(
  named: readonly Membership[],
  byFile: readonly Membership[],
  there: readonly Membership[],
  home: string | null,
): Membership[] {
  const place = ({ unitId }: Membership) => {
    const at = named.findIndex((row) => row.role === 'staff' && row.unitId === unitId);
    return at >= 0 ? at : unitId === home ? named.length : named.length + 1;
  };
  const staff = [...byFile.filter(({ role }) => role === 'staff'), ...there].sort(
    (a, b) => place(a) - place(b) || (a.unitId < b.unitId ? -1 : 1),
  );
  return [...staff, ...byFile.filter(({ role }) => role !== 'staff')];
}

/** Somebody who was enrolled through a channel keeps the key they got there: all that they answered hangs on it. */
function mustKeepKeys(want: District, have: Organisation, unlisted: ReadonlySet<string>): void {
  const emails = new Map(
    have.people.flatMap(({ id, email }) => (email !== null && unlisted.has(id) ? [[email, id]] : [])),
  );
  const accounts = new Map(
    have.accounts.flatMap(({ personId, platform, userId }) =>
      unlisted.has(personId) ? [[`${platform} ${userId}`, personId]] : [],
    ),
  );
  const other = [
    ...want.people.map(({ id, email }) => [id, email === null ? undefined : emails.get(email)] as const),
    ...want.accounts.map(({ personId, platform, userId }) => {
      return [personId, accounts.get(`${platform} ${userId}`)] as const;
    }),
  ].find(([id, holder]) => holder !== undefined && holder !== id);
  if (!other?.[1]) return;
  const [id, holder] = other;
  throw new DrivelineError({
    code: 'enrolled_already',
    message: `The file calls somebody "${placed(id)}" who is enrolled through a channel or group as "${placed(holder)}". Nothing was changed.`,
    fix: `A key never changes, since all history hangs on it: write key: ${placed(holder)} for this person. "driveline export" writes the whole district as it is now.`,
  });
}

function groupOf(rows: readonly Membership[]): Map<string, Membership[]> {
  const groups = new Map<string, Membership[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(row);
    else groups.set(row.personId, [row]);
  }
  return groups;
}

import type { PlatformName, Profile } from '../../chat/platform.ts';
import { HOURS } from '../../district/settle.ts';
import { standingOf } from '../../district/standing.ts';
import { as, type Instant, type PersonId, type TenantId, type UnitId } from '../../model/ids.ts';
import { slugOf } from '../../model/slug.ts';
import { personByEmail, rememberAccount } from '../../store/queries/accounts.ts';
import {
  addPerson,
  addStaff,
  cancelFor,
  changePerson,
  closeCheckIns,
  coachesAnybody,
  idsLike,
  type Known,
  knownByUser,
  removeStaff,
  rolesOfPeople,
  staffOf,
  takeBack,
} from '../../store/queries/membership.ts';
import type { MembershipRow } from '../../store/queries/organisation.ts';
import { planAnew } from '../../store/queries/own-setting.ts';
import { chainOf, type PersonRow, personById, type UnitRow } from '../../store/queries/people.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** Roles in a team, or above it, that make nobody its staff: they lead, coach or evaluate those who are. */
const NOT_STAFF: readonly string[] = ['leader', 'evaluator', 'coach'];

/** What is asked of a person in a team is asked by these. */
const TEAM_LOOPS = ['checkin', 'enrolment', 'welcome'];

/** Those of these people whom being in a team's channel or group does not enrol: for what they do in the team or above it. */
export function keptOut(tx: Tx, people: readonly string[], chain: readonly UnitRow[]) {
  return holdersOf(tx, [...NOT_STAFF, 'admin'], people, chain);
}

async function holdersOf(
  tx: Tx,
  roles: readonly string[],
  people: readonly string[],
  chain: readonly UnitRow[],
): Promise<ReadonlySet<string>> {
  const units = new Set(chain.map(({ id }) => id));
  const held = await rolesOfPeople(tx, people);
  return new Set(
    held
      .filter(({ role, unitId }) => roles.includes(role) && units.has(unitId))
      .map(({ personId }) => personId),
  );
}

const idsOf = (known: readonly { readonly person: PersonRow }[]) => known.map(({ person }) => person.id);

/** What a look at a team's channel or group showed. */
export interface Seen {
  readonly platform: PlatformName;
  /** The user ids of those in it. */
  readonly members: readonly string[];
  readonly profiles: ReadonlyMap<string, Profile>;
}

/**
 * Makes the staff of a team those who are in its channel or group: who came is enrolled, who left ends at once. Bots,
 * guests, people of other organisations and deactivated accounts are never enrolled.
 */
export async function followTeam(
  tx: Tx,
  district: District,
  team: UnitRow,
  seen: Seen,
  now: Instant,
): Promise<void> {
  const tenantId = as<TenantId>(team.tenantId);
  const there = new Set(seen.members);
  const staff = await staffOf(tx, as(team.id), seen.platform);
  const known = await knownByUser(tx, tenantId, seen.platform, seen.members);
  const chain = chainOf(district.units, as(team.id));
  const leading = await holdersOf(tx, NOT_STAFF, idsOf(staff), chain);
  const out = await keptOut(tx, idsOf(known), chain);
  const stays = ({ person, userId }: (typeof staff)[number]) =>
    // Whose account here is not known may well be in it.
    (userId === null || there.has(userId)) && !leading.has(person.id);

  const leaving = staff.filter((one) => !stays(one));
  for (const { person } of leaving) await leaveTeam(tx, district, person, team, now);

  const ids = new Set(idsOf(staff));
  let came = 0;
  for (const userId of seen.members) {
    const one = known.find((row) => row.userId === userId);
    if (one && (ids.has(one.person.id) || out.has(one.person.id))) continue;
    const person = await personFor(tx, district, team, seen, userId, one);
    if (!person) continue;
    await joinTeam(tx, district, person, team);
    came += 1;
  }
  if (came + leaving.length > 0) await planAnew(tx, tenantId);
}

/** Makes a person staff of a team. */
export async function joinTeam(
  tx: Tx,
  district: District,
  person: PersonRow,
  team: Pick<UnitRow, 'id'>,
): Promise<void> {
  await addStaff(tx, as(person.id), as(team.id));
  await settle(tx, district, person);
}

/** Whose profile it takes to judge them: the unknown, and those who had left. */
export function unjudged(members: readonly string[], known: readonly Known[]): string[] {
  const active = new Set(known.filter(({ person }) => person.active).map(({ userId }) => userId));
  return members.filter((userId) => !active.has(userId));
}

/** Whether somebody in a channel or group is one of the district's people, as their platform has it. */
export function mayEnrol({ kind, deleted }: Profile): boolean {
  return kind === 'member' && !deleted;
}

/** The person behind an account: known, known by their mail address, back again, or new. */
async function personFor(
  tx: Tx,
  district: District,
  team: UnitRow,
  { platform, profiles }: Seen,
  userId: string,
  known: Known | undefined,
): Promise<PersonRow | undefined> {
  if (known?.person.active) return known.person;
  const profile = profiles.get(userId);
  if (!profile || !mayEnrol(profile)) return undefined;
  const tenantId = as<TenantId>(team.tenantId);
  if (known) {
    await changePerson(tx, as(known.person.id), { active: true });
    return { ...known.person, active: true };
  }
  const email = profile.email?.toLowerCase();
  const named = email === undefined ? undefined : await personByEmail(tx, tenantId, email);
  if (named) return (await rememberAccount(tx, named, platform, userId)) ? named : undefined;
  const row = await newPerson(tx, district, team, platform, profile);
  await addPerson(tx, row);
  await rememberAccount(tx, row, platform, userId);
  return personById(tx, as(row.id));
}

/** Somebody new, with their own name, zone and language, and the hours that most of the team have. */
async function newPerson(
  tx: Tx,
  district: District,
  team: UnitRow,
  platform: PlatformName,
  { name, email, zone, locale }: Profile,
): Promise<Omit<PersonRow, 'actedOn'>> {
  const { tenant } = district;
  const language = locale === undefined ? undefined : locale.toLowerCase().startsWith('es') ? 'es' : 'en';
  return {
    ...{ id: await freshId(tx, tenant.id, name), tenantId: tenant.id, name: name.slice(0, 120) },
    ...{ email: email?.toLowerCase() ?? null, zone: zone ?? team.zone, active: true },
    locale: language ?? (tenant.locale.startsWith('es') ? 'es' : 'en'),
    ...(await hoursIn(tx, as(team.id), platform)),
    ...{ homeTeamId: null, calendarUnitId: null, audience: 'staff' },
  };
}

type Hours = Pick<PersonRow, 'workDays' | 'workStart' | 'workEnd'>;

async function hoursIn(tx: Tx, teamId: UnitId, platform: PlatformName): Promise<Hours> {
  const counts = new Map<string, { readonly hours: Hours; readonly n: number }>();
  for (const { person } of await staffOf(tx, teamId, platform)) {
    const { workDays, workStart, workEnd } = person;
    const key = `${workDays} ${workStart} ${workEnd}`;
    counts.set(key, { hours: { workDays, workStart, workEnd }, n: (counts.get(key)?.n ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.n - a.n);
  return most?.hours ?? { workDays: HOURS.days.join(''), workStart: HOURS.from, workEnd: HOURS.to };
}

/** A key for the district file, as a person would write it: `ana-ruiz`, or with a number behind it. */
async function freshId(tx: Tx, tenantId: string, name: string): Promise<string> {
  const id = `${tenantId}/${slugOf(name, 'person')}`;
  const taken = await idsLike(tx, id);
  if (!taken.has(id)) return id;
  for (let n = 2; ; n++) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** What a person's roles make of them, as they are now. Somebody without a role has left. */
async function settle(tx: Tx, district: District, person: PersonRow): Promise<boolean> {
  const held = await rolesOfPeople(tx, [person.id]);
  const first = ({ role, unitId }: MembershipRow) =>
    role === 'staff' ? (unitId === person.homeTeamId ? 0 : 1) : role === 'coach' ? 2 : 3;
  held.sort((a, b) => first(a) - first(b) || (a.unitId < b.unitId ? -1 : 1));
  const coaches = await coachesAnybody(tx, as(person.id));
  const { place: _, ...standing } = standingOf(held, district.units, coaches);
  const active = held.length > 0;
  await changePerson(tx, as(person.id), { ...standing, active });
  return active;
}

/** Ends a person's part in a team, at once. What they answered stays, under the same person, should they come back. */
export async function leaveTeam(
  tx: Tx,
  district: District,
  person: PersonRow,
  team: Pick<UnitRow, 'id'>,
  now: Instant,
): Promise<void> {
  const personId = as<PersonId>(person.id);
  await removeStaff(tx, personId, as(team.id));
  const active = await settle(tx, district, person);
  const closed = await closeCheckIns(tx, personId, as(team.id), now);
  await cancelFor(tx, personId, now, active ? TEAM_LOOPS : undefined);
  await takeBack(tx, closed);
  // Whoever is still here sees that their check-in is closed; to others nothing is written, not even an edit.
  if (active) for (const id of closed) await touch(tx, id, now, 0);
}

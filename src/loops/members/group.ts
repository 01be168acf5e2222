import type { Card } from '../../chat/card.ts';
import type { Failure } from '../../chat/platform.ts';
import type { Due, Release, Showing } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { localOf, windowOf } from '../../model/calendar/index.ts';
import type { Instant, TenantId, Zone } from '../../model/ids.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { cancelLeft, schedule } from '../../store/queries/plan.ts';
import { adminsOf } from '../../store/queries/reach.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory, District } from '../directory.ts';
import { type GroupTrouble, groupKey, readGroup } from './keys.ts';

const DAY_MS = 86_400_000;
/** How long the message waits for an hour of theirs. While the trouble lasts, each look puts its end off again. */
const KEEPS_MS = 7 * DAY_MS;

const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;

/** A group that says who is staff, in the zone of a team that follows it. */
interface About {
  readonly tenantId: TenantId;
  readonly zone: Zone;
  readonly groupId: string;
}

const TROUBLE_OF: Readonly<Record<Failure['type'], GroupTrouble | undefined>> = {
  gone: 'gone',
  invalid: 'gone',
  unauthorised: 'hidden',
  // Not for long, and nobody's to mend: the next look is in a minute.
  retry: undefined,
  uncertain: undefined,
};

/** Tells those who keep the bot running, once a week for as long as it lasts, that a group cannot be followed. */
export async function tellOfGroup(
  tx: Tx,
  { tenantId, zone, groupId }: About,
  failure: Failure,
  now: Instant,
): Promise<void> {
  const trouble = TROUBLE_OF[failure.type];
  if (trouble === undefined) return;
  const window = windowOf(localOf(now, zone).date);
  for (const { id } of await adminsOf(tx, tenantId)) {
    const key = groupKey(id, groupId, trouble, window);
    const told = { key, view: 'group', subject: id, window, dueAt: now, expiresAt: now + KEEPS_MS };
    await schedule(tx, { tenantId, loop: 'members' }, told, now);
  }
}

/** The group is there: what was to be told and has not gone out need not be told. */
export async function groupSeen(tx: Tx, { tenantId, zone, groupId }: About, now: Instant): Promise<void> {
  const windows = [now, now - KEEPS_MS].map((at) => windowOf(localOf(at, zone).date));
  const keys = (await adminsOf(tx, tenantId)).flatMap(({ id }) =>
    windows.flatMap((window) => [
      groupKey(id, groupId, 'gone', window),
      groupKey(id, groupId, 'hidden', window),
    ]),
  );
  await cancelLeft(tx, keys, now);
}

export async function releaseGroup(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const told = await read(tx, directory, due.key);
  if (!told) return LEFT;
  return releaseTo(tx, told.district, told.person, due, { subject: due.key, lane: 'prompt' }, now);
}

export async function showGroup(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const told = await read(tx, directory, message.subject);
  if (!told) return LEFT;
  return showTo(tx, told.district, told.person, { card: cardOf(told), sent: message.sent }, now);
}

interface Told {
  readonly person: PersonRow;
  readonly district: District;
  readonly trouble: GroupTrouble;
  readonly teams: readonly string[];
}

/** `undefined` where the person has left, or no team follows the group any more. */
async function read(tx: Tx, directory: Directory, key: string): Promise<Told | undefined> {
  const group = readGroup(key);
  const person = group && (await personById(tx, group.personId));
  if (!group || !person?.active) return undefined;
  const district = await directory(tx, group.tenantId);
  const teams = [...district.units.values()].flatMap(({ name, groupId, members, active }) =>
    active && members === 'group' && groupId === group.groupId ? [name] : [],
  );
  return teams.length === 0 ? undefined : { person, district, trouble: group.trouble, teams };
}

function cardOf({ person, district, trouble, teams }: Told): Card {
  const t = say(district.localeOf(person)).members.group;
  const text = t[trouble](teams.join(', '));
  return {
    summary: text,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text },
      { kind: 'note', text: t.small },
    ],
  };
}

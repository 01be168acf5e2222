import type { Profile } from '../../chat/platform.ts';
import type { Follower } from '../../engine/loop.ts';
import { as, type Instant, type PersonId, type TenantId, type Zone } from '../../model/ids.ts';
import {
  cancelFor,
  closeCheckIns,
  knownByUser,
  rolesOfPeople,
  switchOff,
  switchOn,
  takeBack,
  unitsWithChannel,
  unitsWithGroup,
} from '../../store/queries/membership.ts';
import { planAnew } from '../../store/queries/own-setting.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import { workspaceByKey } from '../../store/queries/workspaces.ts';
import type { Tx } from '../../store/store.ts';
import { platformOf } from '../address.ts';
import type { Directory } from '../directory.ts';
import { followTeam, leaveTeam, mayEnrol, unjudged } from './enrol.ts';
import { groupSeen, tellOfGroup } from './group.ts';
import { askAboutSharing } from './share.ts';

const MINUTE_MS = 60_000;
/** Events tell who comes and goes; this is for those that were lost. */
const FOLLOWED_EVERY_MS = 10 * MINUTE_MS;
/** Only whether it is shared with another organisation. */
const POSTED_TO_EVERY_MS = 6 * 60 * MINUTE_MS;
/** Guests and bots are judged again after this long. */
const JUDGED_FOR_MS = 6 * 60 * MINUTE_MS;
const MOST_JUDGED = 10_000;

/**
 * Follows the channels and groups of the district's teams: who is staff where they decide it, and who reads along in
 * every channel.
 */
export function createMembersFollower(directory: Directory): Follower {
  /** Accounts that are not enrolled, and until when that need not be asked again. */
  const judged = new Map<string, Instant>();

  function judge(profiles: ReadonlyMap<string, Profile>, now: Instant): void {
    if (judged.size > MOST_JUDGED) judged.clear();
    for (const [userId, profile] of profiles) {
      if (!mayEnrol(profile)) judged.set(userId, now + JUDGED_FOR_MS);
    }
  }

  return {
    async channels(tx, workspace) {
      const units = await unitsWithChannel(tx, workspace);
      const every = new Map<string, number>();
      for (const unit of units) {
        const { channelId } = unit;
        if (channelId === null || platformOf(channelId) !== workspace.platform) continue;
        const ms = followsChannel(unit) ? FOLLOWED_EVERY_MS : POSTED_TO_EVERY_MS;
        every.set(channelId, Math.min(ms, every.get(channelId) ?? ms));
      }
      return [...every].map(([channelId, everyMs]) => ({ channelId, everyMs }));
    },

    async groups(tx, workspace) {
      const ids = new Set((await unitsWithGroup(tx, workspace)).flatMap(({ groupId }) => groupId ?? []));
      return [...ids].map((groupId) => ({ groupId, everyMs: FOLLOWED_EVERY_MS }));
    },

    async unknown(tx, workspace, members, now) {
      const home = await workspaceByKey(tx, workspace);
      if (!home) return [];
      const known = await knownByUser(tx, as(home.tenantId), workspace.platform, members);
      return unjudged(members, known).filter((userId) => (judged.get(userId) ?? 0) <= now);
    },

    async looked(tx, workspace, channelId, look, now) {
      if (!look.ok) return;
      const units = (await unitsWithChannel(tx, workspace)).filter((unit) => unit.channelId === channelId);
      const [first] = units;
      if (!first) return;
      judge(look.profiles, now);
      const district = await directory(tx, as<TenantId>(first.tenantId));
      const seen = { platform: workspace.platform, members: look.channel.members, profiles: look.profiles };
      for (const team of units.filter(followsChannel)) await followTeam(tx, district, team, seen, now);
      await askAboutSharing(tx, district, first, look.channel.shared, now);
    },

    async lookedIntoGroup(tx, workspace, groupId, look, now) {
      const teams = (await unitsWithGroup(tx, workspace)).filter((unit) => unit.groupId === groupId);
      const [first] = teams;
      if (!first) return;
      const about = { tenantId: as<TenantId>(first.tenantId), zone: as<Zone>(first.zone), groupId };
      // Who is staff stays as it was: that a group cannot be seen says nothing of the people in it.
      if (!look.ok) return tellOfGroup(tx, about, look.failure, now);
      judge(look.profiles, now);
      const district = await directory(tx, about.tenantId);
      const seen = { platform: workspace.platform, members: look.members, profiles: look.profiles };
      for (const team of teams) await followTeam(tx, district, team, seen, now);
      await groupSeen(tx, about, now);
    },

    async accountChanged(tx, workspace, { userId, deleted }, now) {
      const home = await workspaceByKey(tx, workspace);
      if (!home) return;
      judged.delete(userId);
      const [known] = await knownByUser(tx, as(home.tenantId), workspace.platform, [userId]);
      if (!known) return;
      const personId = as<PersonId>(known.person.id);
      if (!deleted) {
        if (await switchOn(tx, personId, workspace.platform)) await planAnew(tx, as(home.tenantId));
        return;
      }
      if (!(await switchOff(tx, personId, workspace.platform)) || !known.person.active) return;
      const district = await directory(tx, as<TenantId>(home.tenantId));
      for (const { unitId, role } of await rolesOfPeople(tx, [personId])) {
        const team = role === 'staff' ? district.units.get(unitId) : undefined;
        if (team && followsChat(team)) await leaveTeam(tx, district, known.person, team, now);
      }
      await endAll(tx, personId, now);
      await planAnew(tx, as(home.tenantId));
    },
  };
}

/** Nothing that is planned or open is left. The person stays in the district file, should the account come back. */
async function endAll(tx: Tx, personId: PersonId, now: Instant): Promise<void> {
  await cancelFor(tx, personId, now);
  await takeBack(tx, await closeCheckIns(tx, personId, undefined, now));
}

function followsChannel({ kind, members, active }: UnitRow): boolean {
  return kind === 'team' && members === 'channel' && active;
}

function followsChat(unit: UnitRow): boolean {
  return followsChannel(unit) || (unit.members === 'group' && unit.active);
}

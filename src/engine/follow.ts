import type { ChatEvent } from '../chat/event.ts';
import type { ChatPlatform, Failure, Profile } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import type { Follower, WorkspaceName } from './loop.ts';
import { type EngineParts, errorClass, reachableTenants } from './parts.ts';

/**
 * Channels looked into in one round. A heartbeat makes a round, so these are 40 a minute: Slack allows some 50
 * `conversations.info` and 100 `users.info` in that time.
 */
const CHANNELS_A_ROUND = 10;
/** Groups looked into in one round: Slack allows 20 `usergroups.users.list` a minute. */
const GROUPS_A_ROUND = 4;
/** Profiles read in one look; the others come with the next round. */
const PROFILES_A_LOOK = 80;
/** After a look that failed. */
const AGAIN_MS = 60_000;

interface Seen {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Whether nothing is left to be asked for. */
  readonly whole: boolean;
}

/** A channel, or a group of people. No platform gives both the same id. */
interface Watched {
  readonly kind: 'channel' | 'group';
  readonly id: string;
  readonly everyMs: number;
}

/** Looks into the channels and groups that somebody follows: when something happened there, and from time to time. */
export interface Follow {
  /** Looks into what is due. One round at a time; who calls meanwhile gets the round after. */
  round(): Promise<void>;
  /** Something happened: what it is about is looked at with the next round, which begins at once. */
  heard(event: ChatEvent): void;
  settled(): Promise<void>;
}

export function createFollow(parts: EngineParts): Follow {
  const followers = [...parts.responders.values()].flatMap(({ follower }) => follower ?? []);
  /** When each channel or group is looked into again, and how often it was then; what is not here is looked into now. */
  const next = new Map<string, { readonly at: Instant; readonly everyMs: number }>();
  let running: Promise<void> | undefined;
  let again = false;

  async function rounds(): Promise<void> {
    do {
      again = false;
      await oneRound();
    } while (again && !parts.stopping.aborted);
  }

  async function oneRound(): Promise<void> {
    const reachable = await parts.store.read((tx) => reachableTenants(tx, parts));
    const left = { channel: CHANNELS_A_ROUND, group: GROUPS_A_ROUND };
    for (const { workspaceId, line } of reachable) {
      const workspace = { platform: line.platform.name, workspaceId };
      for (const [who, follower] of followers.entries()) {
        for (const watched of await watchedBy(follower, line.platform, workspace)) {
          const { kind, id, everyMs } = watched;
          const key = `${keyOf(workspace, id)} ${who}`;
          const now = parts.clock.now();
          const planned = next.get(key);
          // What is followed more closely from now on (a team's people are who is in it) does not wait.
          const waits = planned !== undefined && planned.at > now && everyMs >= planned.everyMs;
          if (waits || parts.stopping.aborted || left[kind] <= 0) continue;
          left[kind] -= 1;
          const whole = await lookInto(follower, line.platform, workspace, watched);
          next.set(key, { at: now + (whole ? everyMs : Math.min(AGAIN_MS, everyMs)), everyMs });
        }
      }
    }
  }

  function watchedBy(
    follower: Follower,
    platform: ChatPlatform,
    workspace: WorkspaceName,
  ): Promise<readonly Watched[]> {
    return parts.store.read(async (tx) => {
      const channels = await follower.channels(tx, workspace);
      const groups = platform.groupMembers ? ((await follower.groups?.(tx, workspace)) ?? []) : [];
      return [
        ...channels.map(({ channelId, everyMs }) => ({ kind: 'channel', id: channelId, everyMs }) as const),
        ...groups.map(({ groupId, everyMs }) => ({ kind: 'group', id: groupId, everyMs }) as const),
      ];
    });
  }

  /** @returns whether nothing is left to be asked for */
  function lookInto(
    follower: Follower,
    platform: ChatPlatform,
    workspace: WorkspaceName,
    { kind, id }: Watched,
  ): Promise<boolean> {
    return kind === 'channel'
      ? lookIntoChannel(follower, platform, workspace, id)
      : lookIntoGroup(follower, platform, workspace, id);
  }

  async function lookIntoChannel(
    follower: Follower,
    platform: ChatPlatform,
    workspace: WorkspaceName,
    channelId: string,
  ): Promise<boolean> {
    const found = await platform.conversation(workspace.workspaceId, channelId);
    const seen = found.ok
      ? await profilesOf(follower, platform, workspace, found.value.members, channelId)
      : notSeen(workspace, found.failure, 'a channel could not be looked into');
    const look = found.ok ? { ok: true as const, channel: found.value, profiles: seen.profiles } : found;
    await parts.store.transact((tx) => follower.looked(tx, workspace, channelId, look, parts.clock.now()));
    return seen.whole;
  }

  async function lookIntoGroup(
    follower: Follower,
    platform: ChatPlatform,
    workspace: WorkspaceName,
    groupId: string,
  ): Promise<boolean> {
    const found = await platform.groupMembers?.(workspace.workspaceId, groupId);
    if (!found) return true;
    const seen = found.ok
      ? await profilesOf(follower, platform, workspace, found.value)
      : notSeen(workspace, found.failure, 'a group could not be looked into');
    const look = found.ok ? { ok: true as const, members: found.value, profiles: seen.profiles } : found;
    await parts.store.transact((tx) =>
      Promise.resolve(follower.lookedIntoGroup?.(tx, workspace, groupId, look, parts.clock.now())),
    );
    return seen.whole;
  }

  /** The profiles that it takes to judge who is there, as many as one look may read. */
  async function profilesOf(
    follower: Follower,
    platform: ChatPlatform,
    workspace: WorkspaceName,
    members: readonly string[],
    channelId?: string,
  ): Promise<Seen> {
    const unknown = await parts.store.read((tx) =>
      follower.unknown(tx, workspace, members, parts.clock.now()),
    );
    const profiles = new Map<string, Profile>();
    for (const userId of unknown.slice(0, PROFILES_A_LOOK)) {
      const profile = await platform.profile(workspace.workspaceId, userId, channelId);
      if (profile.ok) profiles.set(userId, profile.value);
      else if (profile.failure.type === 'retry') break;
    }
    return { profiles, whole: profiles.size === unknown.length };
  }

  function notSeen({ platform }: WorkspaceName, { type, detail }: Failure, what: string): Seen {
    parts.log.info({ platform, failure: type, detail }, what);
    return { profiles: new Map(), whole: type === 'gone' };
  }

  function round(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = rounds()
      .catch((error: unknown) =>
        parts.log.error({ code: errorClass(error) }, 'looking into channels and groups failed'),
      )
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    round,
    heard(event) {
      if (followers.length === 0 || parts.stopping.aborted) return;
      switch (event.type) {
        case 'memberJoined':
        case 'memberLeft':
          // Teams tells of a team's people in its general channel, whichever of its channels is followed.
          forget(next, event.place ? keyOf(event, '') : `${keyOf(event, event.channelId)} `);
          break;
        case 'groupChanged':
          forget(next, `${keyOf(event, event.groupId)} `);
          break;
        case 'pressed':
          // Most presses are taps on a check-in, after which there is nothing to look at.
          if (!parts.responders.get(event.action.slice(0, event.action.indexOf('.')))?.follower) return;
          break;
        case 'welcomed':
          // What could not be looked into a moment ago can be now.
          forget(next, keyOf(event, ''));
          break;
        case 'submitted':
          break;
        default:
          return;
      }
      void round();
    },
    settled: async () => running,
  };
}

function forget(next: Map<string, unknown>, prefix: string): void {
  for (const key of next.keys()) if (key.startsWith(prefix)) next.delete(key);
}

function keyOf({ platform, workspaceId }: WorkspaceName, channelId: string): string {
  return `${platform} ${workspaceId} ${channelId}`;
}

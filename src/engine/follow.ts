import type { ChatEvent } from '../chat/event.ts';
import type { Profile } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import type { Follower, Look, WorkspaceName } from './loop.ts';
import { type EngineParts, errorClass, reachableTenants } from './parts.ts';

/**
 * Channels looked into in one round. A heartbeat makes a round, so these are 40 a minute: Slack allows some 50
 * `conversations.info` and 100 `users.info` in that time.
 */
const CHANNELS_A_ROUND = 10;
/** Profiles read in one look; the others come with the next round. */
const PROFILES_A_LOOK = 80;
/** After a look that failed. */
const AGAIN_MS = 60_000;

/** Looks into the channels that somebody follows: when something happened there, and from time to time. */
export interface Follow {
  /** Looks into what is due. One round at a time; who calls meanwhile gets the round after. */
  round(): Promise<void>;
  /** Something happened: what it is about is looked at with the next round, which begins at once. */
  heard(event: ChatEvent): void;
  settled(): Promise<void>;
}

export function createFollow(parts: EngineParts): Follow {
  const followers = [...parts.responders.values()].flatMap(({ follower }) => follower ?? []);
  /** When each channel is looked into again, and how often it was then; one that is not here is looked into now. */
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
    let left = CHANNELS_A_ROUND;
    for (const { workspaceId, line } of reachable) {
      const workspace = { platform: line.platform.name, workspaceId };
      for (const [who, follower] of followers.entries()) {
        const channels = await parts.store.read((tx) => follower.channels(tx, workspace));
        for (const { channelId, everyMs } of channels) {
          const key = `${keyOf(workspace, channelId)} ${who}`;
          const now = parts.clock.now();
          const planned = next.get(key);
          // A channel that is followed more closely from now on (its team's people are who is in it) does not wait.
          const waits = planned !== undefined && planned.at > now && everyMs >= planned.everyMs;
          if (waits || parts.stopping.aborted) continue;
          if (left-- <= 0) return;
          const whole = await lookInto(follower, workspace, channelId);
          next.set(key, { at: now + (whole ? everyMs : Math.min(AGAIN_MS, everyMs)), everyMs });
        }
      }
    }
  }

  /** @returns whether nothing is left to be asked for */
  async function lookInto(follower: Follower, workspace: WorkspaceName, channelId: string): Promise<boolean> {
    const platform = parts.lines.get(workspace.platform)?.platform;
    if (!platform) return true;
    const found = await platform.conversation(workspace.workspaceId, channelId);
    let look: Look;
    let whole = found.ok || found.failure.type === 'gone';
    if (found.ok) {
      const { members } = found.value;
      const unknown = await parts.store.read((tx) =>
        follower.unknown(tx, workspace, members, parts.clock.now()),
      );
      const profiles = new Map<string, Profile>();
      for (const userId of unknown.slice(0, PROFILES_A_LOOK)) {
        const profile = await platform.profile(workspace.workspaceId, userId, channelId);
        if (profile.ok) profiles.set(userId, profile.value);
        else if (profile.failure.type === 'retry') break;
      }
      whole = profiles.size === unknown.length;
      look = { ok: true, channel: found.value, profiles };
    } else {
      look = found;
      const { type, detail } = found.failure;
      parts.log.info(
        { platform: workspace.platform, failure: type, detail },
        'a channel could not be looked into',
      );
    }
    await parts.store.transact((tx) => follower.looked(tx, workspace, channelId, look, parts.clock.now()));
    return whole;
  }

  function round(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = rounds()
      .catch((error: unknown) => parts.log.error({ code: errorClass(error) }, 'looking into channels failed'))
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

import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/chat/card.ts';
import type { Inbox } from '../../src/chat/platform.ts';
import type { SlackLog } from './config.ts';
import { failureOf, refusalOf } from './errors.ts';
import { renderHome } from './render/view.ts';

/** Whose tab it is. */
export interface Tab {
  readonly workspaceId: string;
  readonly userId: string;
  /** The tab that the person saw when they acted, by Slack's own name for its state. */
  readonly hash?: string | undefined;
}

/** Fills people's Home tabs. */
export interface HomeTabs {
  /** Shows a card in a person's tab, unless a newer one is on its way. Never rejects: it is shown anew when opened. */
  show(tab: Tab, card: Card): Promise<void>;
}

export interface HomeTabParts {
  readonly client: (workspaceId: string) => Promise<WebClient>;
  readonly inbox: Inbox;
  readonly now: () => number;
  readonly log: SlackLog;
}

/** A tab's state in this process, while somebody works in it. */
interface Standing {
  /** Counts the cards that were asked for: only the newest is worth a call. */
  asked: number;
  hash: string | undefined;
  turn: Promise<void>;
}

/** People whose tabs are followed at a time; beyond them Slack's own hash is trusted again. */
const MOST_TABS = 2_000;

/**
 * A tab has one writer at a time, and of two cards the newer wins: within this process by waiting in line, against
 * another process by the hash, with which Slack refuses what was made from an older state. Then it is made anew.
 */
export function createHomeTabs({ client, inbox, now, log }: HomeTabParts): HomeTabs {
  const tabs = new Map<string, Standing>();

  function standingOf({ workspaceId, userId, hash }: Tab): Standing {
    const key = `${workspaceId} ${userId}`;
    const known = tabs.get(key) ?? { asked: 0, hash, turn: Promise.resolve() };
    // A Map keeps the order of insertion, so those who were here last stand last.
    tabs.delete(key);
    if (tabs.size >= MOST_TABS) for (const oldest of tabs.keys()) if (tabs.delete(oldest)) break;
    tabs.set(key, known);
    return known;
  }

  async function publish({ workspaceId, userId }: Tab, card: Card, hash: string | undefined) {
    const { views } = await client(workspaceId);
    const given = hash === undefined ? {} : { hash };
    const answer = await views.publish({ user_id: userId, view: renderHome(card), ...given });
    return answer.view?.hash;
  }

  /** Home as it is in the database now: what the tab showed when it was made is somebody else's newer work. */
  async function renewed({ workspaceId, userId }: Tab): Promise<Card | undefined> {
    const at = now();
    const event = { type: 'homeOpened', platform: 'slack', workspaceId, at, actor: { userId } } as const;
    const reply = await inbox.route(event);
    return reply.type === 'home' ? reply.card : undefined;
  }

  return {
    show(tab, card) {
      const standing = standingOf(tab);
      standing.asked += 1;
      const mine = standing.asked;
      const work = async () => {
        if (mine !== standing.asked) return;
        try {
          standing.hash = await publish(tab, card, standing.hash);
        } catch (error) {
          standing.hash = undefined;
          if (refusalOf(error) !== 'hash_conflict') throw error;
          const again = await renewed(tab);
          if (again) standing.hash = await publish(tab, again, undefined);
        }
      };
      standing.turn = standing.turn.then(work).catch((error: unknown) => {
        log.warn({ failure: failureOf(error) }, 'a Home tab could not be filled');
      });
      return standing.turn;
    },
  };
}

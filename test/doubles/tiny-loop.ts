import type { Card } from '../../src/chat/card.ts';
import type { Destination, PlatformName } from '../../src/chat/platform.ts';
import type { Due, Loop, Release, Showing } from '../../src/engine/loop.ts';
import { as, type Instant, type OccurrenceKey, type Window } from '../../src/model/ids.ts';
import type { Lane, Planned } from '../../src/model/occurrence.ts';

export interface TinyLoop extends Loop {
  /** What the next plan of each window yields. */
  planned: Planned[];
  /** How many windows have been planned, pages counted. */
  plans: number;
  /** Occurrences in one page of a plan. */
  pageSize: number;
  onRelease: (due: Due, now: Instant) => Release;
  onShow: (subject: string, sent: boolean, now: Instant) => Showing;
  readonly delivered_: { readonly subject: string; readonly outcome: 'sent' | 'failed' }[];
}

export const card = (summary: string): Card => ({ summary, nodes: [{ kind: 'text', text: summary }] });

export const toChannel = (
  channelId: string,
  workspaceId = 'W1',
  platform: PlatformName = 'slack',
): Destination => ({
  type: 'channel',
  platform,
  workspaceId,
  channelId,
});

/** The least that is a loop: it sends what it is told to, each message to a channel of its own. */
export function tinyLoop(name = 'tiny', lane: Lane = 'prompt'): TinyLoop {
  const delivered: TinyLoop['delivered_'] = [];
  const loop: TinyLoop = {
    name,
    planned: [],
    plans: 0,
    pageSize: 1_000,
    delivered_: delivered,
    onRelease: (due) => ({ type: 'send', subject: due.subject, lane }),
    onShow: (subject) => ({ type: 'card', card: card(`about ${subject}`), to: toChannel(`C-${subject}`) }),
    async plan(_tx, _tenantId, window, page) {
      loop.plans++;
      const mine = loop.planned.filter((p) => p.window === window);
      const from = Number(page ?? 0);
      const to = from + loop.pageSize;
      return { occurrences: mine.slice(from, to), next: to < mine.length ? String(to) : null };
    },
    release: async (_tx, due, now) => loop.onRelease(due, now),
    show: async (_tx, { subject, sent }, now) => loop.onShow(subject, sent, now),
    delivered: async (_tx, subject, outcome) => void delivered.push({ subject, outcome }),
    presses: {},
    submissions: {},
  };
  return loop;
}

/** A planned occurrence of the window of 2 November 2026, due and expiring where not told otherwise. */
export function occurrence(id: string, dueAt: Instant, rest: Partial<Planned> = {}): Planned {
  return {
    key: as<OccurrenceKey>(`tiny:${id}`),
    view: 'ask',
    subject: id,
    window: as<Window>('2026-11-02'),
    dueAt,
    expiresAt: dueAt + 4 * 3_600_000,
    ...rest,
  };
}

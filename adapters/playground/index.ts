import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Pace } from '../../src/chat/platform.ts';
import type { TeamsLog } from '../teams/config.ts';
import { asks, createCast } from './cast/index.ts';
import { createPlaygroundClock, type PlaygroundClock, type Ticking } from './clock.ts';
import type { EdgeSeed, SlackEdge } from './edge/types.ts';
import { HISTORY_WEEKS, historyStart, liveHistory } from './history.ts';
import { edgeSeedOf, LAKESIDE_FILE, readLakeside, teamsSeedOf } from './lakeside.ts';
import { type Memory, openMemory } from './memory.ts';
import { createRoutes } from './routes.ts';
import type { Phase } from './state.ts';
import { createTeamsSide, type TeamsSide } from './teams-side/index.ts';
import { createTraveller, type Motor } from './travel.ts';
import { createVisit } from './visit.ts';
import { createWitness, type Witness } from './witness.ts';
import { guideOf, stateFor } from './workspace-state.ts';

export type { PlaygroundClock } from './clock.ts';
export type { Motor } from './travel.ts';

/** What must be there before the engine is: whose time it runs on, and whom the local Slack knows. */
export interface Ground {
  readonly clock: PlaygroundClock;
  readonly edgeSeed: EdgeSeed;
  /** What the local Slack stands on: while the year is being lived nothing needs the emulator, which is slower. */
  readonly edgeBehind: 'emulate' | 'bare';
  /** So that a slow machine lives the same year: there nobody is told that their dialog came too late. */
  readonly dialogWithinMs: number;
  readonly pace: Pace;
  /** When Lakeside's history begins, epoch ms. */
  readonly start: number;
  /** Where the local Slack keeps its messages. */
  readonly edgeJournal: string;
  /** The path of Lakeside's district file, to be applied before the engine starts. */
  readonly districtFile: string;
  readonly memory: Memory;
  /** Has to watch the platform, so that the page can show its messages in Teams as well. */
  readonly witness: Witness;
}

export interface Playground {
  /** Answers `/` and `/playground/…`; `false` means that the path is not the playground's. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /**
   * Lives the school year so far, at the first start; at once where it has been lived. A run that was killed in the
   * middle goes on where it was. `done` and `total` are simulated days.
   */
  seed(onProgress: (done: number, total: number) => void): Promise<void>;
  close(): void;
}

/** The local workspace limits nobody: what is due in one moment of the past leaves in it. */
const LOCAL_PACE: Pace = {
  ...{ sendsPerMinute: 60_000, channelSendsPerMinute: 60_000, updatesPerMinute: 60_000 },
};

/** How often other people's taps are looked for and the clock is written down, ms. */
const BEAT = 2_000;

/**
 * @param dataDir where the playground keeps what must outlive a restart
 * @param real the clock of this machine
 * @param weeks how many weeks are lived at the first start
 */
export function layGround(dataDir: string, real: Ticking, weeks = HISTORY_WEEKS): Ground {
  const memory = openMemory(join(dataDir, 'playground.json'));
  const start = historyStart(weeks);
  const clock = createPlaygroundClock(memory.value.now ?? start, real);
  // The past is the same however long this machine takes to live it.
  if (memory.value.livedAt === undefined) clock.hold();
  return {
    start,
    clock,
    edgeSeed: edgeSeedOf(readLakeside()),
    edgeBehind: memory.value.livedAt === undefined ? 'bare' : 'emulate',
    dialogWithinMs: Number.POSITIVE_INFINITY,
    pace: LOCAL_PACE,
    edgeJournal: join(dataDir, 'workspace.jsonl'),
    districtFile: LAKESIDE_FILE,
    memory,
    witness: createWitness(join(dataDir, 'cards.jsonl')),
  };
}

/** Lakeside's people in Teams: the real adapter, and a local Teams that signs what it sends to it. */
export function openTeamsSide(ground: Ground, slack: SlackEdge, log: TeamsLog): TeamsSide {
  const { clock } = ground;
  return createTeamsSide(slack, async () => {
    const [{ createTeamsAdapter }, { createTeamsEdge }] = await Promise.all([
      import('../teams/index.ts'),
      import('./teams-edge/index.ts'),
    ]);
    const edge = await createTeamsEdge({ seed: teamsSeedOf(readLakeside()), now: () => clock.now() });
    const { appId, appSecret, tenantId, url: standInUrl } = edge;
    const credentials = { type: 'app', appId, appSecret, tenantId, standInUrl } as const;
    return { edge, adapter: createTeamsAdapter({ credentials, clock, log }) };
  });
}

export function createPlayground(parts: {
  readonly ground: Ground;
  readonly edge: SlackEdge;
  readonly teams: TeamsSide;
  readonly engine: Motor;
}): Playground {
  const { ground, edge, teams, engine } = parts;
  const { clock, memory } = ground;
  const lakeside = readLakeside();
  let phase: Phase =
    memory.value.livedAt === undefined ? { type: 'preparing', done: 0, total: 1 } : { type: 'ready' };

  // A kill loses at most one beat; the workspace's newest message is never in the clock's future.
  const newest = edge.messages().reduce((latest, message) => Math.max(latest, message.postedAt), 0);
  clock.jumpTo(newest);
  const cast = createCast({
    edge,
    lakeside,
    since: clock.now(),
    isPlayed: (userId) => memory.value.played.includes(userId),
  });
  const traveller = createTraveller({ clock, engine, cast });
  const visit = createVisit({ edge, teams, clock, memory, traveller, changed: () => routes.changed() });
  const routes = createRoutes({
    state: (person, inTeams) =>
      stateFor(
        { edge, lakeside, memory, ...(inTeams ? { inTeams: { side: teams, witness: ground.witness } } : {}) },
        { phase, now: clock.now(), moving: visit.moving },
        person,
      ),
    post: (path, body) => visit.post(path, body),
  });
  const stops = [
    edge.onChange(() => {
      visit.look();
      routes.changed();
    }),
    teams.onChange(() => routes.changed()),
  ];

  let beating = false;
  const heart = setInterval(() => void beat(), BEAT);

  async function beat(): Promise<void> {
    memory.change({ now: clock.now() });
    if (beating || visit.moving || phase.type !== 'ready') return;
    beating = true;
    cast.notice();
    await cast.act(clock.now());
    beating = false;
  }

  return {
    handle: (request, response) => routes.handle(request, response),
    async seed(onProgress) {
      if (phase.type === 'ready') return;
      const teacher = guideOf(edge, memory).teacher;
      const asked = () =>
        edge
          .messages({ forUser: teacher })
          .some((message) => message.postedAt > clock.now() - 3_600_000 && asks(message));
      try {
        await liveHistory(traveller, { start: ground.start, arrived: asked }, (done, total) => {
          phase = { type: 'preparing', done, total };
          routes.changed();
          onProgress(done, total);
          edge.clearCalls();
        });
        edge.reopenClients();
        await edge.standBehind('emulate');
      } catch (error) {
        phase = {
          type: 'failed',
          message: 'Lakeside’s school year could not be lived. The terminal says why.',
        };
        routes.changed();
        throw error;
      } finally {
        clock.flow();
      }
      memory.change({ now: clock.now(), livedAt: clock.now(), read: readSoFar() });
      phase = { type: 'ready' };
      routes.changed();
    },
    close() {
      clearInterval(heart);
      clock.flow();
      memory.change({ now: clock.now() });
      for (const stop of stops) stop();
      routes.close();
    },
  };

  /** All but what arrived this morning has been read, by everybody. */
  function readSoFar(): Memory['value']['read'] {
    const morning = clock.now() - 12 * 3_600_000;
    return Object.fromEntries(
      edge.users().map(({ id }) => [
        id,
        Object.fromEntries(
          edge
            .messages({ forUser: id })
            .filter((message) => message.postedAt < morning)
            .map((message) => [message.channelId, message.ts]),
        ),
      ]),
    );
  }
}

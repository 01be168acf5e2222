import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createTeamsEdge, type TeamsEdge } from '../../adapters/playground/teams-edge/index.ts';
import type { TeamsApp, TeamsLog } from '../../adapters/teams/config.ts';
import { createTeamsAdapter } from '../../adapters/teams/index.ts';
import type { ChatEvent, Place } from '../../src/chat/event.ts';
import type { ChatPlatform, Inbox } from '../../src/chat/platform.ts';
import { NOTHING, type Reply } from '../../src/chat/reply.ts';

/** The real adapter behind a real server, the local Teams on its far side, and an inbox that the test answers. */
export interface TeamsDoor {
  readonly edge: TeamsEdge;
  readonly teams: ChatPlatform;
  readonly url: string;
  readonly routed: ChatEvent[];
  /** All that was logged, as text. */
  readonly logged: string[];
  reply: (event: ChatEvent) => Reply | Promise<Reply>;
  /** What the core would have kept of conversations. */
  readonly places: Map<string, Place>;
}

export async function openTeamsDoor(more: Pick<TeamsApp, 'catalogAppId'> = {}): Promise<TeamsDoor> {
  const now = () => Date.now();
  const edge = await createTeamsEdge({
    now,
    seed: {
      people: ['ana', 'ben', 'chloe', 'vera', 'eve'].map((name) => ({
        name,
        email: `${name}@lakeside.example`,
      })),
      channels: [
        { name: 'grades-3-5', members: ['ana', 'ben', 'chloe', 'vera'] },
        { name: 'leads', members: ['ana', 'vera'], group: true },
      ],
    },
  });
  const logged: string[] = [];
  const write = (object: object, message: string) => void logged.push(`${message} ${JSON.stringify(object)}`);
  const log: TeamsLog = { info: write, warn: write, error: write };
  const { appId, appSecret, tenantId } = edge;
  const teams = createTeamsAdapter({
    credentials: { type: 'app', appId, appSecret, tenantId, standInUrl: edge.url, ...more },
    clock: { now },
    log,
  });
  const places = new Map<string, Place>();
  const routed: ChatEvent[] = [];
  const inbox: Inbox = {
    async route(event) {
      routed.push(event);
      if (event.place) places.set(event.place.channelId, event.place);
      return door.reply(event);
    },
    shown: () => {},
    routeTo: async (_platform, _workspaceId, channelId) =>
      (places.get(channelId ?? '') ?? places.values().next().value)?.route,
    channelsIn: async () =>
      [...places.values()].filter(({ kind }) => kind !== 'direct').map(({ channelId }) => channelId),
  };
  await teams.start(inbox);
  const server = createServer((request, response) => {
    if (!teams.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a host and port has an AddressInfo; a string is for pipes alone.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  edge.connect(url);
  onTestFinished(async () => {
    await teams.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await edge.close();
  });
  const door: TeamsDoor = { edge, teams, url, routed, logged, places, reply: () => NOTHING };
  return door;
}

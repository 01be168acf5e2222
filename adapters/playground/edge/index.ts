import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backing } from './backing.ts';
import { Delivery } from './delivery.ts';
import { Dialogs } from './dialogs.ts';
import { Groups } from './groups.ts';
import { peopleOf } from './people.ts';
import { ResponseUrls } from './response-urls.ts';
import type { EdgeOptions, SlackEdge } from './types.ts';
import { WebApi } from './web-api.ts';
import { Workspace } from './workspace.ts';

export type * from './types.ts';

/**
 * Starts a local Slack on an ephemeral port of 127.0.0.1. The bot's requests to it and its requests to the bot are
 * those of the real wire: forms, signatures, trigger ids, response_urls, Slack's errors and refusals.
 *
 * What it cannot prove: that Slack itself takes our blocks (its rules here are written down from documentation and
 * types), that the scopes of a real installation suffice, how real clients draw a message, and Slack's true limits.
 * Those are for a real workspace, once a release.
 *
 * @example
 * const edge = await createSlackEdge({ seed, now: () => clock.now() });
 * edge.connect('http://127.0.0.1:3000/slack/events');
 */
export async function createSlackEdge(options: EdgeOptions): Promise<SlackEdge> {
  const workspace = new Workspace(options);
  const { identity } = workspace;
  let behind = await backingOf(options.behind, workspace, options.dialogWithinMs);
  const backing: Backing = {
    ask: (method, body) => behind.ask(method, body),
    posted: (channelId, ts, answer) => behind.posted(channelId, ts, answer),
    trigger: (userId, viewId) => behind.trigger(userId, viewId),
    close: () => behind.close(),
  };
  const dialogs = new Dialogs(() => workspace.changed());
  const responseUrls = new ResponseUrls(workspace);
  const delivery = new Delivery(identity.signingSecret);
  const groups = new Groups(workspace);
  const api = new WebApi(workspace, backing, dialogs, responseUrls, groups);

  const server = createServer((request, response) => {
    api.handle(request, response).catch((error: unknown) => {
      // A fault of the edge itself must be loud: a test that met it would otherwise look for it in the bot.
      console.error('The local Slack failed:', error);
      response.destroy();
    });
  });
  // The bot keeps its connections; one closed under it would look like a failure that no test asked for.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a TCP port always has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    apiUrl: `${origin}/api/`,
    botToken: identity.botToken,
    signingSecret: identity.signingSecret,
    teamId: identity.teamId,
    botUserId: identity.botUserId,
    connect: (requestUrl) => delivery.connect(requestUrl),
    users: () => workspace.users,
    channels: () => workspace.channels,
    share: (channelId, shared) => workspace.share(channelId, shared),
    direct: (userId) => workspace.direct(userId),
    messages: (filter) => workspace.messages(filter),
    message: (channelId, ts) => workspace.message(channelId, ts),
    view: (userId) => dialogs.top(userId),
    home: (userId) => dialogs.home(userId),
    makeGroup: (name, members) => groups.make(name, members),
    ...peopleOf({ workspace, backing, dialogs, responseUrls, groups, delivery, origin }),
    fault: (fault) => api.faults.add(fault),
    clearFaults: () => api.faults.clear(),
    limit: (limits) => api.limit(limits),
    calls: (method) =>
      method === undefined ? [...api.calls] : api.calls.filter((call) => call.method === method),
    clearCalls: () => {
      api.calls.length = 0;
    },
    onChange: (listener) => workspace.onChange(listener),
    reopenClients: () => {
      for (const message of workspace.messages())
        if (message.ephemeralFor !== undefined) workspace.delete(message);
    },
    standBehind: async (kind) => {
      const next = await backingOf(kind, workspace);
      await behind.close();
      behind = next;
    },
    close: async () => {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
      delivery.close();
      await backing.close();
      workspace.close();
    },
  };
}

/** Each is loaded only where it is used: a load test must not carry the emulator. */
async function backingOf(
  behind: EdgeOptions['behind'],
  workspace: Workspace,
  dialogWithinMs?: number,
): Promise<Backing> {
  if (behind === 'bare') return (await import('./bare.ts')).bareBacking(workspace, dialogWithinMs);
  return (await import('./emulate.ts')).emulateBacking(workspace);
}

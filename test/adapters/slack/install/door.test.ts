import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSlackAdapter } from '../../../../adapters/slack/index.ts';
import { renderPage } from '../../../../adapters/slack/install/page.ts';
import { languageOf, wordsFor } from '../../../../adapters/slack/install/sentences.ts';
import type { ChatEvent } from '../../../../src/chat/event.ts';
import type { Installations } from '../../../../src/chat/installations.ts';
import { createInstallations } from '../../../../src/engine/installations.ts';
import { createSeal } from '../../../../src/privacy/seal.ts';
import { openSqliteStore } from '../../../../src/store/sqlite.ts';
import { ManualClock } from '../../../doubles/manual-clock.ts';
import { createSlackTown, type SlackTown } from '../../../doubles/slack-town.ts';
import { tempFolder } from '../../../doubles/temp-folder.ts';
import { createBrowser } from '../../../doubles/town-world.ts';
import { SECRET } from '../../../doubles/world.ts';
import { closed, listening, originOf } from '../a-workspace.ts';

interface Doorway {
  readonly town: SlackTown;
  readonly routed: ChatEvent[];
  readonly url: string;
  readonly clock: ManualClock;
  readonly installations: Installations;
  readonly slack: ReturnType<typeof createSlackAdapter>;
  /** Goes through an install as a person does. @returns the page at its end. */
  install(
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly page: string }>;
}

/** The adapter alone, on a real server and with a real store, and an engine that only notes what it is told. */
async function doorway(over: (kept: Installations) => Partial<Installations> = () => ({})): Promise<Doorway> {
  const clock = new ManualClock(Date.parse('2026-11-03T14:00:00Z'));
  const town = await createSlackTown({
    now: () => clock.now(),
    workspaces: [
      {
        seed: {
          team: { name: 'Oak & <Elm>', domain: 'oak' },
          users: [
            { name: 'ana', realName: 'Ana', email: 'ana@oak.example', tz: 'America/Chicago', title: '' },
          ],
          channels: [],
        },
      },
    ],
  });
  const store = openSqliteStore({ file: join(tempFolder(), 'door.sqlite') });
  const kept = createInstallations({ ...{ store, clock, platform: 'slack' }, seal: createSeal(SECRET) });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const slack = createSlackAdapter({
    ...{ signingSecret: town.signingSecret, apiUrl: town.apiUrl, clock, log },
    oauth: {
      ...{ clientId: town.clientId, clientSecret: town.clientSecret, apiUrl: town.apiUrl },
      ...{ publicUrl: 'https://driveline.example.org', installations: { ...kept, ...over(kept) } },
    },
  });
  const server = await listening((request, response) => {
    if (!slack.handle(request, response)) response.writeHead(418).end();
  });
  const routed: ChatEvent[] = [];
  await slack.start({
    route: async (event) => {
      routed.push(event);
      return { type: 'nothing' };
    },
    shown: () => {},
    routeTo: async () => undefined,
    channelsIn: async () => [],
  });
  onTestFinished(async () => {
    await slack.stop();
    await closed(server);
    await town.close();
    await store.close();
  });
  return {
    ...{ clock, slack, installations: kept },
    town,
    routed,
    url: originOf(server),
    async install(headers = {}) {
      const browser = createBrowser(originOf(server));
      const answer = await browser.get(town.consent(await browser.begin(), 0), headers);
      return { status: answer.status, page: await answer.text() };
    },
  };
}

const greeted = ({ town }: Doorway) => {
  const edge = town.workspaces[0]?.edge;
  return (edge?.messages() ?? []).map(({ text }) => text);
};

describe('an install of a workspace that nobody named', () => {
  it('tells the installer what is missing, on the page and in Slack, with the line to be sent on', async () => {
    const door = await doorway();
    const { status, page } = await door.install();
    const id = door.town.workspaces[0]?.teamId ?? '';
    expect(status).toBe(200);
    expect(page).toContain('Installed, and one step is left');
    expect(page).toContain(`<code>slack: ${id}</code>`);
    expect(page).toContain('Oak &amp; &lt;Elm&gt;');
    expect(greeted(door)).toHaveLength(1);
    expect(greeted(door)[0]).toContain(`slack: ${id}`);
    expect(door.routed).toMatchObject([
      { type: 'installed', workspaceId: id, actor: { userId: door.town.workspaces[0]?.edge.users()[0]?.id } },
    ]);
  });

  it('leaves the greeting to the engine where that begins a district with it', async () => {
    let asked = 0;
    const door = await doorway(() => ({ district: async () => (asked++ === 0 ? undefined : 'Oak') }));
    expect((await door.install()).page).toContain('Go on in Slack');
    expect(greeted(door)).toEqual([]);
  });
});

describe('an event while the store cannot be read', () => {
  it('is refused, so that Slack sends it again; of a workspace that never let us in it is acknowledged', async () => {
    let broken = true;
    const door = await doorway((kept) => ({
      find: async (id) => {
        if (broken) throw new Error('disk I/O error');
        return kept.find(id);
      },
    }));
    const edge = door.town.workspaces[0]?.edge;
    door.town.connect(`${door.url}/slack/events`);
    const joined = { type: 'member_joined_channel', user: 'U1', channel: 'C1' };
    expect((await edge?.event(joined))?.status).toBe(500);
    broken = false;
    expect((await edge?.event(joined))?.status).toBe(200);
    expect(door.routed).toEqual([]);
    await door.install();
    expect((await edge?.event(joined))?.status).toBe(200);
    expect(door.routed.map(({ type }) => type)).toEqual(['installed', 'memberJoined']);
  });
});

describe('an install that cannot be written down', () => {
  it('says so, greets nobody, and succeeds the next time', async () => {
    let full = true;
    const door = await doorway((kept) => ({
      keep: async (installation) => {
        if (full) throw new Error('disk full');
        return kept.keep(installation);
      },
    }));
    const { status, page } = await door.install();
    expect([status, door.routed, greeted(door)]).toEqual([500, [], []]);
    expect(page).toContain('It could not be saved');
    full = false;
    expect((await door.install()).status).toBe(200);
  });
});

describe('the cookie of an install', () => {
  it('is for this host alone, over HTTPS, out of reach of scripts, and gone after ten minutes', async () => {
    const { url } = await doorway();
    const answer = await fetch(`${url}/slack/install`, { redirect: 'manual' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-driveline_install=[\w-]{24}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.headers.get('location')).toContain('/oauth/v2/authorize?client_id=');
    expect((await fetch(`${url}/slack/install`, { method: 'POST' })).status).toBe(405);
  });
});

describe('every page', () => {
  const open = 'https://slack.com/app_redirect?app=A1&team=T1';
  const outcomes = [
    { type: 'installed', workspace: 'Oak', district: 'Oak District', open },
    { type: 'founded', workspace: 'Oak', open },
    { type: 'unnamed', workspace: 'Oak', workspaceId: 'T0123456789', open },
    { type: 'refused', code: 'invalid_code' },
    ...(
      ['declined', 'expired', 'used', 'otherBrowser', 'missing', 'slackUnreachable', 'notKept'] as const
    ).map((type) => ({ type })),
  ] as const;

  it.each(outcomes)('has a heading, says what happened in under 60 words, and leads on: $type', (outcome) => {
    for (const language of ['en', 'es'] as const) {
      const words = wordsFor(outcome, language);
      expect(words.title.length).toBeLessThan(45);
      expect(words.says.join(' ').split(/\s+/).length).toBeLessThan(60);
      expect(words.link?.to).toMatch(/^(\/slack\/install|https:\/\/slack\.com\/)/);
      const page = renderPage(words, language);
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).not.toMatch(/<script|src=|@import/);
    }
    expect(wordsFor(outcome, 'es').title).not.toBe(wordsFor(outcome, 'en').title);
  });

  it.each([
    ['es', 'es'],
    ['es-US,en;q=0.8', 'es'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['fr-FR,es;q=0.7,en;q=0.3', 'es'],
    ['de', 'en'],
    ['', 'en'],
  ])('is in the first of our languages that "%s" names', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('a workspace that let us go', () => {
  it('is remembered without its token for ninety days, then forgotten; one that came back is not', async () => {
    const { clock, slack, installations, town, install } = await doorway();
    await install();
    const workspaceId = town.workspaces[0]?.installId ?? '';
    const days = (count: number) => clock.set(clock.now() + count * 86_400_000);
    const goes = async () => {
      const seen = await installations.find(workspaceId);
      return seen !== undefined && installations.letGo(seen);
    };
    expect(await goes()).toBe(true);
    days(80);
    await slack.installed?.();
    expect(await installations.find(workspaceId)).toMatchObject({ name: 'Oak & <Elm>' });
    await install();
    days(80);
    expect(await slack.installed?.()).toEqual([workspaceId]);
    expect(await goes()).toBe(true);
    days(91);
    expect(await slack.installed?.()).toEqual([]);
    expect(await installations.find(workspaceId)).toBeUndefined();
  });
});

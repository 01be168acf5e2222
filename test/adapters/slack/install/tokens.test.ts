import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NoTokenError } from '../../../../adapters/slack/install/no-token.ts';
import { createOAuth } from '../../../../adapters/slack/install/oauth.ts';
import { createTokens, type Tokens } from '../../../../adapters/slack/install/tokens.ts';
import type { Installations } from '../../../../src/chat/installations.ts';
import { createInstallations } from '../../../../src/engine/installations.ts';
import { createSeal } from '../../../../src/privacy/seal.ts';
import { openSqliteStore } from '../../../../src/store/sqlite.ts';
import { ManualClock } from '../../../doubles/manual-clock.ts';
import { createSlackTown, type SlackTown } from '../../../doubles/slack-town.ts';
import { tempFolder } from '../../../doubles/temp-folder.ts';
import { SECRET } from '../../../doubles/world.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-03T14:00:00Z');

interface Bench {
  readonly town: SlackTown;
  readonly clock: ManualClock;
  readonly workspaceId: string;
  readonly installations: Installations;
  /** The same rows, with another secret. */
  under(secret: string): Installations;
  /** One process's tokens, on the one database. */
  process(kept?: Installations): Tokens;
}

/** One workspace that let the app in at 14:00 with a token that ends after twelve hours. */
async function bench({ rotating = true } = {}): Promise<Bench> {
  const clock = new ManualClock(START);
  const now = () => clock.now();
  const town = await createSlackTown({
    now,
    workspaces: [{ seed: { team: { name: 'Oak', domain: 'oak' }, users: [user('ana')], channels: [] } }],
  });
  town.rotating = rotating;
  const store = openSqliteStore({ file: join(tempFolder(), 'tokens.sqlite') });
  onTestFinished(async () => {
    await town.close();
    await store.close();
  });
  const under = (secret: string) =>
    createInstallations({ ...{ store, clock, platform: 'slack' }, seal: createSeal(secret) });
  const installations = under(SECRET);
  const app = { clientId: town.clientId, clientSecret: town.clientSecret, publicUrl: 'http://localhost' };
  const client = new WebClient(undefined, { slackApiUrl: town.apiUrl, retryConfig: { retries: 0 } });
  const oauth = createOAuth({ ...app, apiUrl: town.apiUrl }, client, now);
  const back = new URL(town.consent(oauth.consentUrl('state'), 0));
  const { installation } = await oauth.exchange(back.searchParams.get('code') ?? '');
  await installations.keep(installation);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  return {
    ...{ town, clock, installations, under, workspaceId: installation.workspaceId },
    process: (kept = installations) =>
      createTokens({ installations: kept, refresh: oauth.refresh, now, log }),
  };
}

function user(name: string) {
  return { name, realName: name, email: `${name}@oak.example`, tz: 'America/Chicago', title: '' };
}

const refreshes = (town: SlackTown) => town.grants.filter((grant) => grant === 'refresh_token').length;

describe('the one place where tokens come from', () => {
  it('gives the same token to all, and asks Slack for no other, while it has long to live', async () => {
    const { town, clock, workspaceId, process } = await bench();
    const tokens = process();
    const first = await tokens.of(workspaceId);
    clock.set(START + 9 * HOUR);
    expect(await tokens.of(workspaceId)).toBe(first);
    expect(town.live(0)).toEqual([first]);
    expect(refreshes(town)).toBe(0);
  });

  it('refreshes once for forty who ask at the same time', async () => {
    const { town, clock, workspaceId, process } = await bench();
    const tokens = process();
    const old = await tokens.of(workspaceId);
    clock.set(START + 10.5 * HOUR);
    const given = await Promise.all(Array.from({ length: 40 }, () => tokens.of(workspaceId)));
    expect(new Set(given).size).toBe(1);
    expect(given[0]).not.toBe(old);
    expect(refreshes(town)).toBe(1);
    expect(town.live(0)).toContain(given[0]);
  });

  it('has written the new refresh token down before anybody gets the new token', async () => {
    const { clock, workspaceId, process, installations } = await bench();
    clock.set(START + 11 * HOUR);
    const token = await process().of(workspaceId);
    expect((await installations.find(workspaceId))?.token?.access).toBe(token);
    // A process that starts now, and knows nothing but the database, goes on with it for a further twelve hours.
    clock.set(START + 22.5 * HOUR);
    const next = await process().of(workspaceId);
    expect(next).not.toBe(token);
  });

  it('goes on with the old token while the store takes nothing, and then keeps the new one it was given', async () => {
    const { town, clock, workspaceId, process, installations } = await bench();
    let full = true;
    const tokens = process({
      ...installations,
      renew: async (seen, token) => {
        if (full) throw new Error('disk full');
        return installations.renew(seen, token);
      },
    });
    const old = await tokens.of(workspaceId);
    clock.set(START + 11 * HOUR);
    expect(await tokens.of(workspaceId)).toBe(old);
    expect((await installations.find(workspaceId))?.token?.access).toBe(old);
    full = false;
    clock.set(START + 11 * HOUR + 60_000);
    const fresh = await tokens.of(workspaceId);
    expect(fresh).not.toBe(old);
    expect((await installations.find(workspaceId))?.token?.access).toBe(fresh);
    // Slack was asked once: the refresh token it took was used up.
    expect(refreshes(town)).toBe(1);
  });

  it('goes on with the old token while Slack is down, asking once a minute; after its end it waits, and does not give up', async () => {
    const { town, clock, workspaceId, process } = await bench();
    const tokens = process();
    const old = await tokens.of(workspaceId);
    clock.set(START + 11 * HOUR);
    town.exchangeFaults.push('down', 'down');
    for (let i = 0; i < 5; i++) expect(await tokens.of(workspaceId)).toBe(old);
    expect(town.exchangeFaults).toHaveLength(1);
    clock.set(START + 12 * HOUR);
    const late = await tokens.of(workspaceId).catch((error: unknown) => error);
    expect(late instanceof NoTokenError && late.failure.type).toBe('retry');
    const fresh = await tokens.of(workspaceId);
    expect(town.live(0)).toContain(fresh);
  });

  it('two processes that refresh at once end with one token, the loser with the winner’s', async () => {
    const { town, clock, workspaceId, process } = await bench();
    const [one, other] = [process(), process()];
    await Promise.all([one.of(workspaceId), other.of(workspaceId)]);
    clock.set(START + 11 * HOUR);
    const [a, b] = await Promise.all([one.of(workspaceId), other.of(workspaceId)]);
    clock.set(START + 12.5 * HOUR);
    expect(await one.of(workspaceId)).toBe(await other.of(workspaceId));
    expect(town.live(0)).toContain(await one.of(workspaceId));
    // At the moment of the race the loser may still go on with the old token, which lives.
    expect([a, b]).toContain(await one.of(workspaceId));
  });

  it('a token that Slack refuses is replaced by the one that another process has fetched since', async () => {
    const { clock, workspaceId, process } = await bench();
    const [one, other] = [process(), process()];
    const old = await one.of(workspaceId);
    clock.set(START + 11 * HOUR);
    const fresh = await other.of(workspaceId);
    expect(await one.replaced(workspaceId, old)).toBe(true);
    expect(await one.of(workspaceId)).toBe(fresh);
  });

  it('a workspace that is installed anew by way of another process is written to by this one too', async () => {
    const { workspaceId, process, installations } = await bench({ rotating: false });
    const tokens = process();
    const seen = await installations.find(workspaceId);
    if (seen) await installations.letGo(seen);
    await expect(tokens.of(workspaceId)).rejects.toBeInstanceOf(NoTokenError);
    await installations.keep({ workspaceId, name: 'Oak', installedAt: START, token: { access: 'xoxb-new' } });
    expect(await tokens.of(workspaceId)).toBe('xoxb-new');
  });

  it('a token without an end is never refreshed, and its refusal is final', async () => {
    const { town, clock, workspaceId, process } = await bench({ rotating: false });
    const tokens = process();
    const token = await tokens.of(workspaceId);
    clock.set(START + 400 * HOUR);
    expect(await tokens.of(workspaceId)).toBe(token);
    expect(await tokens.replaced(workspaceId, token)).toBe(false);
    expect(refreshes(town)).toBe(0);
  });

  it('a token that another secret sealed counts as none, and an install with the new one puts it right', async () => {
    const { workspaceId, process, under } = await bench();
    const other = under('another secret of the tests, long enough');
    const failed = await process(other)
      .of(workspaceId)
      .catch((error: unknown) => error);
    expect(failed instanceof NoTokenError && failed.failure.type).toBe('unauthorised');
    await other.keep({ workspaceId, name: 'Oak', installedAt: START, token: { access: 'xoxb-new' } });
    expect(await process(other).of(workspaceId)).toBe('xoxb-new');
  });

  it('says who never let us in and who let us go, and ends where Slack knows the refresh token no more', async () => {
    const { town, clock, workspaceId, process, installations } = await bench();
    const failure = async (id: string, tokens = process()) => {
      const error = await tokens.of(id).catch((thrown: unknown) => thrown);
      return error instanceof NoTokenError ? error.failure : error;
    };
    expect(await failure('T0NOBODY')).toEqual({ type: 'unauthorised', detail: 'not_installed' });
    clock.set(START + 13 * HOUR);
    town.uninstall(0);
    expect(await failure(workspaceId)).toEqual({ type: 'unauthorised', detail: 'invalid_refresh_token' });
    const seen = await installations.find(workspaceId);
    if (seen) await installations.letGo(seen);
    expect(await failure(workspaceId)).toEqual({ type: 'unauthorised', detail: 'uninstalled' });
  });
});

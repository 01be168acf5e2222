import { describe, expect, it } from 'vitest';
import { createBrowser, createTownWorld, type TownWorld } from '../doubles/town-world.ts';

const MONDAY = '2026-11-02T14:00:00-06:00';
const TUESDAY = '2026-11-03T09:30:00-06:00';

/** Two districts in one bot, each with a workspace of its own that it names. */
const two = (more: Partial<Parameters<typeof createTownWorld>[0]> = {}) =>
  createTownWorld({ at: MONDAY, workspaces: [{ domain: 'oak' }, { domain: 'river' }], ...more });

async function pageOf(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.text();
}

/** The bot's messages to all people of a workspace. */
function written(world: TownWorld, workspace: number) {
  const { edge } = world.workspace(workspace);
  return edge.messages().filter(({ userId }) => userId === edge.botUserId);
}

describe('an install', () => {
  it('ends on a page that says what was done and what is next, and the district is served from then on', async () => {
    const world = await two();
    const page = await pageOf(await world.install(0));
    expect(page).toContain('Driveline is installed');
    expect(page).toContain('serves District oak');
    expect(page).toContain('/invite @Driveline');
    await world.until(TUESDAY);
    expect(world.direct(0, 'ana')).not.toEqual([]);
    expect(written(world, 1)).toEqual([]);
  });

  it('speaks Spanish to a browser that asks for it', async () => {
    const world = await two();
    const browser = createBrowser(world.bot.url);
    const back = world.town.consent(await browser.begin(), 0);
    const answer = await browser.get(back, { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' });
    const page = await pageOf(answer);
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Driveline está instalado');
  });

  it('asks Slack for the scopes of the manifest, and for the way back to this bot', async () => {
    const world = await two();
    const consent = new URL(await createBrowser(world.bot.url).begin());
    expect(consent.searchParams.get('redirect_uri')).toBe('http://localhost/slack/oauth_redirect');
    expect(consent.searchParams.get('scope')?.split(',')).toContain('chat:write');
  });

  it('does nothing where the person declines', async () => {
    const world = await two();
    const browser = createBrowser(world.bot.url);
    const page = await pageOf(await browser.get(world.town.consent(await browser.begin(), 0, 'deny')));
    expect(page).toContain('Nothing was installed');
    expect(page).toContain('href="/slack/install"');
    expect(world.town.grants).toEqual([]);
  });

  it('works once: the same address again installs nothing, also when both come at the same time', async () => {
    const world = await two();
    const browser = createBrowser(world.bot.url);
    const back = world.town.consent(await browser.begin(), 0);
    const answers = await Promise.all([browser.get(back), browser.get(back)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(world.town.grants).toHaveLength(1);
    const again = await browser.get(back);
    expect(again.status).toBe(400);
    expect(await pageOf(again)).toContain('This was done already');
    // Nor after a restart: what was used is written down.
    await world.restart();
    const later = createBrowser(world.bot.url);
    later.cookies = browser.cookies;
    expect(await pageOf(await later.get(back))).toContain('This was done already');
    expect(world.town.grants).toHaveLength(1);
  });

  it.each([
    ['of another browser', 'otherBrowser', 'Another browser began this'],
    ['after eleven minutes', 'expired', 'This took too long'],
    ['with a state that nobody gave', 'forged', 'Another browser began this'],
    ['with no state at all', 'none', 'This is the end of an install'],
  ])('is not believed %s', async (_name, how, said) => {
    const world = await two();
    const browser = createBrowser(world.bot.url);
    const back = new URL(world.town.consent(await browser.begin(), 0));
    if (how === 'otherBrowser') browser.cookies = '';
    if (how === 'expired') world.clock.set(world.clock.now() + 11 * 60_000);
    if (how === 'none') back.searchParams.delete('state');
    if (how === 'forged') {
      const state = back.searchParams.get('state') ?? '';
      back.searchParams.set('state', `9${state}`);
    }
    const answer = await browser.get(back.href);
    expect(answer.status).toBe(400);
    expect(await pageOf(answer)).toContain(said);
    expect(world.town.grants).toEqual([]);
  });

  it('two tabs of one browser both end well', async () => {
    const world = await two();
    const browser = createBrowser(world.bot.url);
    const [first, second] = [await browser.begin(), await browser.begin()];
    expect((await browser.get(world.town.consent(second, 1))).status).toBe(200);
    expect((await browser.get(world.town.consent(first, 0))).status).toBe(200);
  });

  it('names Slack’s own word where Slack refuses, and says to wait where it does not answer', async () => {
    const world = await two();
    world.town.exchangeFaults.push('bad_client_secret', 'down');
    const refused = await world.install(0);
    expect(refused.status).toBe(502);
    expect(await pageOf(refused)).toContain('<code>bad_client_secret</code>');
    expect(await pageOf(await world.install(0))).toContain('Slack did not answer');
    expect(await pageOf(await world.install(0))).toContain('Driveline is installed');
  });

  it('repeats nothing from the address on its page, and lets no other page frame it', async () => {
    const world = await two();
    const browser = createBrowser(world.bot.url);
    const back = new URL(world.town.consent(await browser.begin(), 0));
    back.searchParams.delete('code');
    back.searchParams.set('error', '<script>alert(1)</script>');
    const answer = await browser.get(back.href);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await pageOf(answer)).not.toContain('alert(1)');
  });

  it('leaves no token in the database that could be read there', async () => {
    const world = await two({ rotating: true });
    await world.install(0);
    const rows = await world.bot.store.read(({ db, t }) => db.select().from(t.installation));
    expect(rows).toHaveLength(1);
    const bytes = rows.map(({ token }) => token?.toString('latin1') ?? '').join();
    expect(bytes).not.toMatch(/xox/);
    expect(JSON.stringify(rows)).not.toMatch(/xox/);
  });
});

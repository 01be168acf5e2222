import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import type { PlaygroundState } from '../../adapters/playground/state.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createLoops } from '../../src/loops/index.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { everyPress } from '../doubles/every-press.ts';

/** Lakeside's whole year, lived once; where docs/playground.md says that a state can be seen, it is looked for. */
describe('the playground’s year', () => {
  let folder: string;
  let bot: Bot;
  let config: Config;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    config = readConfig({ DATABASE_URL: `file:${join(folder, 'playground.sqlite')}`, PORT: '0' });
    bot = await startBot(config, { log: createLog('warn') });
  }, 1_800_000);

  afterAll(async () => {
    await bot?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function stateOf(person?: string): Promise<PlaygroundState> {
    const query = person === undefined ? '' : `?person=${person}`;
    const response = await fetch(`${bot.url}/playground/state${query}`);
    // The page's own state, as the playground sends it.
    return (await response.json()) as PlaygroundState;
  }

  /** What a person reads in a conversation, oldest first; their own with the bot unless a channel is named. */
  async function reads(name: string, channel?: string): Promise<readonly EdgeMessage[]> {
    const { people } = await stateOf();
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    const { conversations, messages } = await stateOf(person.id);
    const where = conversations.find((one) =>
      channel === undefined ? one.kind === 'direct' : one.name === channel,
    );
    if (!where) throw new Error(`${name} does not read #${channel}`);
    return messages
      .filter(({ channelId }) => channelId === where.id)
      .map((message) => ({ ...message, text: message.text.replaceAll('&amp;', '&') }));
  }

  const digests = async (name: string, channel: string) =>
    (await reads(name, channel)).filter(({ text }) => /fidelity digest/.test(text));

  it('shows in the channels: normal, too few, nobody, first week, all strong, one-sided, loop closed, school, district', async () => {
    const grades = await digests('Ruth Abernathy', 'grades-3-5');
    const years = await digests('Ruth Abernathy', 'early-years');
    const math = await digests('Marcus Bell', 'math-and-science');
    const counselors = await digests('Marcus Bell', 'counselors');
    const school = await digests('Ruth Abernathy', 'pine-ridge-staff');
    const district = await digests('Vera Lindholm', 'lakeside-leadership');

    expect(grades.length).toBeGreaterThan(20);
    const normal = grades.filter(({ text }) => /Focus – Coaching: .*points so far/.test(text));
    expect(normal.length).toBeGreaterThan(2);
    expect(JSON.stringify(normal.at(-1)?.blocks)).toContain('data_visualization');
    expect(
      counselors.filter(({ text }) => text.includes('3 were asked. Fewer than 5')).length,
    ).toBeGreaterThan(5);
    expect(years.find(({ text }) => text.includes('week of Dec 14'))?.text).toMatch(
      /1\d were asked\. Fewer than 5 answered/,
    );
    expect(grades[0]?.text).toMatch(/This is the team’s first digest\.[\s\S]*not enough weeks yet/);
    expect(years.some(({ text }) => isAllStrong(text))).toBe(true);
    expect(math.some(({ text }) => text.includes('One-sided:'))).toBe(true);
    expect(
      grades.some(({ text }) => text.includes('What changed because of you: The form is one page')),
    ).toBe(true);
    expect(grades.some(({ text }) => /Focus – Coaching: leaning up \(\d points so far\)/.test(text))).toBe(
      true,
    );
    // The run rules speak from ten points on.
    expect(
      grades.some(({ text }) =>
        /Focus – Coaching: changed, lately above its middle \(1\d points so far\)/.test(text),
      ),
    ).toBe(true);
    expect(grades.some(({ text }) => text.includes('Check-ins rest:'))).toBe(true);
    // Told once a month, with the way to team votes.
    const small = counselors.filter(({ text }) => text.includes('its answers count for the school'));
    expect(small.length).toBeGreaterThan(2);
    expect(small.length).toBeLessThan(counselors.length / 2);
    expect(JSON.stringify(small.at(-1)?.blocks)).toContain('mode.open');
    expect(years.some(({ text }) => text.includes('half as often for four weeks'))).toBe(true);
    expect(school.length).toBeGreaterThan(4);
    expect(school.at(-1)?.text).toContain('Monthly fidelity digest for Pine Ridge Elementary');
    expect(district.length).toBeGreaterThan(4);
    expect(district.at(-1)?.text).toContain('Lakeside Schools · weeks of');
  });

  it('shows a driver that could be covered, one that is, and one whose cover is strained', async () => {
    const said = [
      ...(await digests('Ruth Abernathy', 'grades-3-5')),
      ...(await digests('Marcus Bell', 'math-and-science')),
    ].map(({ text }) => text);
    expect(said.some((text) => / could cover/.test(text))).toBe(true);
    expect(said.some((text) => / covered by /.test(text))).toBe(true);
    expect(said.some((text) => /cover by .* strained/.test(text))).toBe(true);
  });

  it('shows a team that votes, its agreements, and what it says of the links', async () => {
    const said = (await reads('Tess Calloway', 'implementation-team')).map(({ text }) => text);
    expect(said.some((text) => text.includes('Team vote: what was agreed'))).toBe(true);
    expect(said.some((text) => /Links, team vote.*8 of 8 links answered/.test(text))).toBe(true);
    expect(said.some((text) => text.includes('Your vote is in'))).toBe(false);
  });

  it('shows coaching: talks held, practice checks, and each person’s own side of it', async () => {
    const weeks = (await reads('Carmen Ortega')).filter(({ text }) => text.includes('coaching week'));
    expect(weeks.length).toBeGreaterThan(15);
    expect(weeks.some(({ text }) => /✓ held.*practice check done/.test(text))).toBe(true);
    const ana = (await reads('Ana Morales')).map(({ text }) => text);
    expect(ana.some((text) => text.includes('Carmen Ortega saw some of your practice'))).toBe(true);
    const grades = await digests('Ruth Abernathy', 'grades-3-5');
    expect(grades.some(({ text }) => /Effort: coaching held \d of 5 planned/.test(text))).toBe(true);
  });

  it('shows actions through their states, a barrier’s way up and back, one declined, and one that waits', async () => {
    const all = [
      ...(await digests('Ruth Abernathy', 'grades-3-5')),
      ...(await digests('Ruth Abernathy', 'early-years')),
      ...(await digests('Marcus Bell', 'math-and-science')),
    ].map(({ text }) => text);
    expect(all.some((text) => /What changed because of you: .*: kept/.test(text))).toBe(true);
    expect(all.some((text) => /What changed because of you: answered with no/.test(text))).toBe(true);
    expect(all.some((text) => /Barriers: 1 with Lakeside Schools/.test(text))).toBe(true);
    const gus = (await reads('Gus Lindqvist')).map(({ text }) => text);
    expect(gus.some((text) => text.includes('The form is one page from Monday on'))).toBe(true);
    const waiting = [...(await reads('Ruth Abernathy')), ...(await reads('Vera Lindholm'))];
    expect(waiting.some(({ text }) => text.includes('State test training takes the two hours'))).toBe(true);
  });

  it('shows a stage decision, a question of the district’s own, and Spanish for who reads Spanish', async () => {
    const years = await digests('Ruth Abernathy', 'early-years');
    expect(
      years.some(({ text }) => text.includes('Stage: from Initial implementation to Full implementation')),
    ).toBe(true);
    const { people } = await stateOf();
    const asked = await Promise.all(
      people.map(async ({ name }) => (await reads(name)).map(({ text }) => text)),
    );
    expect(
      asked
        .flat()
        .some((text) =>
          /Thursday planning hour was mine|talked about it on the same day|hora de planificación del jueves|hablamos de ella el mismo día/.test(
            text,
          ),
        ),
    ).toBe(true);
    expect((await reads('Elena Ruiz')).some(({ text }) => /Gracias|Su /.test(text))).toBe(true);
  });

  it('sent nothing on the snow day, nothing to who was away, and nothing more to who paused', async () => {
    const dayOf = (message: EdgeMessage) =>
      new Date(message.postedAt).toLocaleDateString('sv-SE', { timeZone: 'America/Chicago' });
    const { people } = await stateOf();
    const everything = (await Promise.all(people.map(({ name }) => reads(name)))).flat();
    expect(everything.length).toBeGreaterThan(700);
    expect(everything.filter((message) => dayOf(message) === '2027-01-26')).toEqual([]);
    const joon = (await reads('Joon-ho Park')).map(dayOf);
    expect(joon.filter((day) => day >= '2026-10-05' && day <= '2026-10-09')).toEqual([]);
    const owen = await reads('Owen Schultz');
    expect(owen.at(-1)?.text).toMatch(/paus/i);
  });

  it.each(['slack', 'teams'] as const)(
    'opens a dialog for what is answered in private, and for nothing else, by %s',
    async (platform) => {
      const loops = createLoops({ seal: createSeal(config.secret.reveal()) });
      const presses = await everyPress(bot.store, loops, (await stateOf()).clock.now, platform);
      const told = (some: typeof presses) => [
        ...new Set(some.map(({ action, reply }) => `${action}: ${reply}`)),
      ];
      const inPrivate = (one: (typeof presses)[number]) =>
        one.reply === 'openForm' || one.reply === 'whisper';
      // Without this a Teams client would be sent to the chat for what it could have opened.
      expect(told(presses.filter((one) => inPrivate(one) && one.opens !== 'dialog'))).toEqual([]);
      // Home says a sentence by showing itself anew.
      const changing = presses.filter(
        (one) => !inPrivate(one) && one.reply !== 'toast' && one.reply !== 'home',
      );
      expect(told(changing.filter((one) => one.opens === 'dialog'))).toEqual([]);
      // Many kinds of buttons were really pressed, and forms on the way were sent off.
      expect(new Set(presses.map(({ action }) => action)).size).toBeGreaterThan(30);
    },
    900_000,
  );

  it('leaves nothing on the screen that only one person was to see for a moment', async () => {
    const { people } = await stateOf();
    for (const { id } of people) {
      const { messages, view } = await stateOf(id);
      expect(messages.filter(({ ephemeralFor }) => ephemeralFor !== undefined)).toEqual([]);
      expect(view).toBeUndefined();
    }
  });
});

/** Whether a digest has three drivers or more, and every one of them reads Strong. */
function isAllStrong(text: string): boolean {
  const rows = text.split('\n').filter((line) => line.startsWith('Driver '));
  return rows.length >= 3 && rows.every((row) => row.includes('Reading ● Strong'));
}

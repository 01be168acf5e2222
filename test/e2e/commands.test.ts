import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import { explainerOf, say } from '../../src/locales/index.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { as } from '../../src/model/ids.ts';
import { REASONS } from '../../src/model/occurrence.ts';
import {
  buttonsOf,
  createWorld,
  type PersonName,
  settled,
  type World,
  type WorldOptions,
} from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const TUESDAY = '2026-10-06T10:00:00-05:00';

const en = say('en').guide;
const es = say('es').guide;

/** Types a command where the bot's messages are, and waits for the answer that only they see. */
async function ask(world: World, name: PersonName, text: string): Promise<EdgeMessage> {
  const userId = world.userId(name);
  const answers = () =>
    world.edge.messages({ forUser: userId }).filter((message) => message.ephemeralFor === userId);
  const before = answers().length;
  const ack = await world.edge.command(userId, world.edge.direct(userId), '/driveline', text);
  expect(ack).toMatchObject({ status: 200, body: '' });
  await settled(() => answers().length > before);
  const [answer, ...more] = answers().slice(before);
  if (!answer || more.length > 0) throw new Error(`${1 + more.length} answers to ${text}`);
  return answer;
}

/** What the answer says, without Slack's entities. */
async function answer(world: World, name: PersonName, text: string): Promise<string> {
  const { text: said } = await ask(world, name, text);
  return said.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

async function district(options: Partial<WorldOptions> = {}, until?: string): Promise<World> {
  const world = await createWorld({ at: MONDAY, ...options });
  await world.until(until ?? options.at ?? MONDAY);
  return world;
}

const SPANISH = { district: { people: { elena: 'locale: es' } } } as const;

describe('/driveline help', () => {
  it('says what there is, to the one who asked, in their language, whatever is not understood', async () => {
    const world = await district(SPANISH);
    for (const text of ['', 'help', 'HELP', 'ayuda']) {
      expect(await answer(world, 'ana', text), text).toContain(`${en.help.title}\n/driveline why`);
      expect(await answer(world, 'elena', text), text).toContain(`${es.help.title}\n/driveline why`);
    }
    const unknown = await ask(world, 'ana', 'make <!channel> *laugh*');
    expect(unknown.text).toContain('I do not know “make &lt;!channel&gt; *laugh*”.');
    expect(JSON.stringify(unknown.blocks)).not.toContain('mrkdwn","text":"I do not');
    expect(unknown.ephemeralFor).toBe(world.userId('ana'));
  });

  it('offers to ask about others only to those who may', async () => {
    const world = await district();
    expect(await answer(world, 'ruth', 'help')).not.toContain('@person');
    expect(await answer(world, 'vera', 'help')).toContain('/driveline why @person');
  });
});

describe('/driveline learn', () => {
  it('explains each of the nine in both languages, by id and by alias, with the references', async () => {
    const world = await district(SPANISH);
    for (const driver of DRIVER_IDS) {
      for (const [name, locale] of [
        ['ana', 'en'],
        ['elena', 'es'],
      ] as const) {
        const said = await answer(world, name, `learn ${driver}`);
        const { what, good, tryThis } = explainerOf(locale, driver);
        for (const part of [say(locale).drivers[driver], what, good, tryThis]) expect(said).toContain(part);
        expect(said).toContain(
          'Fixsen, D. L., Naoom, S. F., Blase, K. A., Friedman, R. M., & Wallace, F. (2005)',
        );
      }
    }
    const said = await answer(world, 'ana', 'learn Facilitative Administration');
    expect(said).toContain('Internal systems');
    expect(said).toContain('Group: Organization');
    expect(said).toContain('Also called: Facilitative administration,');
    expect(said).toContain('not affiliated with or endorsed by NIRN or SISEP');
    expect(await answer(world, 'ana', 'learn Fidelity &amp; effort checks')).toContain(
      explainerOf('en', 'fidelity').what,
    );
    expect(await answer(world, 'elena', 'aprender capacitación')).toContain(
      explainerOf('es', 'training').what,
    );
  });

  it('alone lists the nine in three groups, leadership as the base; each opens at a press', async () => {
    const world = await district();
    const list = await ask(world, 'ana', 'learn');
    expect(buttonsOf(list).map(({ value }) => value)).toEqual([...DRIVER_IDS]);
    expect(list.text.indexOf(say('en').groups.leadership)).toBeGreaterThan(
      list.text.indexOf(say('en').groups.organization),
    );
    await world.press('ana', 'Coaching', { message: list });
    const explained = world.direct('ana').at(-1);
    expect(explained?.text).toContain(explainerOf('en', 'coaching').what);
    expect(explained?.ephemeralFor).toBe(world.userId('ana'));
    expect(world.direct('ana').find(({ ts }) => ts === list.ts)?.text).toBe(list.text);
  });

  it('asks where a word is ambiguous, suggests where it is misspelt, and lists where it is no driver', async () => {
    const world = await district(SPANISH);
    const which = await ask(world, 'ana', 'learn Leadership');
    expect(which.text).toContain('“Leadership” may mean more than one driver. Which one?');
    expect(buttonsOf(which).map(({ value }) => value)).toEqual([
      'leadership_technical',
      'leadership_adaptive',
    ]);
    expect(buttonsOf(await ask(world, 'elena', 'learn comunicación')).map(({ value }) => value)).toEqual([
      'external_systems',
      'internal_systems',
    ]);
    const slip = await ask(world, 'ana', 'learn coachin');
    expect(slip.text).toContain('I know no driver called “coachin”. Did you mean “coaching”?');
    expect(buttonsOf(slip)).toMatchObject([{ value: 'coaching' }]);
    expect(buttonsOf(await ask(world, 'ana', 'learn lunch duty'))).toHaveLength(DRIVER_IDS.length);
  });
});

describe('/driveline why', () => {
  it('says when the check-in will come, when it came, and which rule chose each question', async () => {
    const world = await district(SPANISH);
    expect(await answer(world, 'ana', 'why')).toMatch(
      /This week, from Oct 5\nThe check-in is planned for Tuesday,? 9:\d\d.AM\. The team’s digest is planned for Friday,? 3:00.PM\./,
    );
    await world.until(TUESDAY);
    const said = await answer(world, 'ana', 'why');
    expect(said).toMatch(/The check-in was sent Tuesday,? 9:\d\d.AM\. One reminder is planned for Wednesday/);
    expect(said).toMatch(/Question \d, Coaching: the team’s focus, so it is asked every time\./);
    expect(said.match(/the team had the fewest answers on it in this round/g)).toHaveLength(2);
    for (const text of ['por qué', '¿Por qué?', 'why']) {
      expect(await answer(world, 'elena', text), text).toMatch(/La consulta se envió el martes,? 9:\d\d/);
    }
  });

  it('tells the person themselves what became of their reminder and of “ask me later”', async () => {
    const world = await district({}, TUESDAY);
    for (let i = 0; i < 3; i++) await world.press('ana', 'Partly');
    await world.press('ben', 'Ask me later');
    await world.press('ben', 'Later today');
    expect(await answer(world, 'ben', 'why')).toMatch(
      /It comes back Tuesday,? 1\d:\d\d.[AP]M, as you chose\./,
    );
    await world.until('2026-10-12T08:00:00-05:00');
    const ana = await answer(world, 'ana', 'why');
    expect(ana).toContain('This week, from Oct 12');
    expect(ana).toMatch(/Last week, from Oct 5\n.*No reminder: the check-in was answered already\./);
    expect(ana).toMatch(/The team’s digest was posted Friday,? 3:00.PM\./);
    expect(await answer(world, 'ben', 'why')).toMatch(
      /It came back Tuesday.*No reminder|No reminder: “Ask me later”/s,
    );
    expect(await answer(world, 'chloe', 'why')).toMatch(/The one reminder was sent Wednesday/);
  });

  it.each([
    ['a break', { calendar: '  breaks: [{ name: Fall break, from: 2026-10-05, to: 2026-10-09 }]' }, 'break'],
    ['holidays', { calendar: '  holidays: [2026-10-06, 2026-10-07, 2026-10-08, 2026-10-09]' }, 'holiday'],
    ['an absence', { people: { ana: 'away: [{ from: 2026-10-05, to: 2026-10-09 }]' } }, 'away'],
    ['a week in between', { everyWeeks: 4 }, 'off_week'],
    [
      'hours that never fit',
      { people: { ana: 'working_hours: { days: [monday], from: "08:00", to: "12:00" }' } },
      'not_worked',
    ],
  ] as const)('says so where there was none for %s', async (_, wishes, reason) => {
    const world = await district({ district: wishes }, TUESDAY);
    expect(await answer(world, 'ana', 'why')).toContain(`No check-in: ${en.why.reasons[reason]}`);
  });

  it('says so where Slack lets nobody write, and where the person is not asked at all', async () => {
    const world = await district();
    world.edge.fault({
      method: 'chat.postMessage',
      kind: 'error',
      error: 'messages_tab_disabled',
      times: Number.POSITIVE_INFINITY,
    });
    await world.until(TUESDAY);
    world.edge.clearFaults();
    expect(await answer(world, 'ana', 'why')).toMatch(/No check-in: the chat /);
    expect(await answer(world, 'ruth', 'why')).toContain(en.why.notAsked);
  });

  it('has a sentence for every reason that the ledger can hold, in both languages', async () => {
    const world = await district(SPANISH);
    expect(new Set(REASONS.map((reason) => en.why.reasons[reason])).size).toBe(REASONS.length);
    expect(new Set(REASONS.map((reason) => es.why.reasons[reason])).size).toBe(REASONS.length);
    for (const reason of [...REASONS, 'of_next_year']) {
      await world.store.transact(async (tx) => {
        const { occurrence } = tx.t;
        await tx.db.update(occurrence).set({ state: 'skipped', reason }).where(eq(occurrence.view, 'ask'));
      });
      const known = REASONS.find((code) => code === reason);
      for (const [name, t] of [
        ['ana', en.why],
        ['elena', es.why],
      ] as const) {
        const sentence = t.not.ask(known ? t.reasons[known] : t.unknownReason);
        expect(await answer(world, name, 'why'), reason).toContain(sentence);
      }
    }
  });
});

describe('/driveline why @person', () => {
  it('tells an admin when and why, however Slack sends the name', async () => {
    const wishes = { people: { ben: 'email: ben@lakeside.example' } };
    const world = await district({ district: wishes }, TUESDAY);
    const ben = world.userId('ben');
    const asked = [`<@${ben}|ben>`, `<@${ben}>`, '@ben', 'Ben', 'ben@lakeside.example'];
    for (const who of [...asked, '<mailto:ben@lakeside.example|ben@lakeside.example>']) {
      const said = await answer(world, 'vera', `why ${who}`);
      expect(said, who).toMatch(/^Why ben was asked, or not\n/);
      expect(said).toMatch(/The check-in was sent Tuesday,? 9:\d\d.AM\./);
      expect(said).toContain('Coaching: the team’s focus');
      expect(said).toContain(en.why.withoutAnswers);
    }
  });

  it('reads the same whatever the person did: answered, snoozed, reminded or silent', async () => {
    const world = await district({}, TUESDAY);
    for (let i = 0; i < 3; i++) await world.press('ana', 'In place');
    await world.press('chloe', 'Partly');
    await world.press('darius', 'Ask me later');
    await world.press('darius', 'Later today');
    const told = async () => {
      const all = [];
      for (const name of ['ana', 'ben', 'chloe', 'darius'] as const) {
        const said = await answer(world, 'vera', `why @${name}`);
        expect(said, name).not.toMatch(/remind|comes back|came back|In place|Partly|later/i);
        // Their own minute within the spread and their own lot are theirs whatever they do.
        all.push(
          said
            .replaceAll(name, '*')
            .replaceAll(/9:\d\d/g, '9:*')
            .replaceAll(/Question \d, .*/g, 'Question'),
        );
      }
      return new Set(all);
    };
    expect((await told()).size).toBe(1);
    await world.until('2026-10-12T08:00:00-05:00');
    expect((await told()).size).toBe(1);
  });

  it('tells nobody else, and not even whether such a person is there', async () => {
    const world = await district({}, TUESDAY);
    for (const name of ['ana', 'carmen', 'ruth'] as const) {
      for (const who of [`<@${world.userId('ben')}|ben>`, '@ben', 'nobody at all']) {
        expect(await answer(world, name, `why ${who}`), `${name} ${who}`).toBe(en.why.refused);
      }
    }
    expect(await answer(world, 'ben', `why <@${world.userId('ben')}|ben>`)).toMatch(/^Why you were asked/);
    expect(await answer(world, 'ben', 'why @ben')).toMatch(/^Why you were asked/);
  });

  it('says so where nobody, or more than one, has the name', async () => {
    const world = await district();
    expect(await answer(world, 'vera', 'why @zoe')).toBe(en.why.unknownPerson('@zoe'));
    expect(await answer(world, 'vera', 'why <@U0NOBODY|zoe>')).toBe(en.why.unknownPerson('<@U0NOBODY|zoe>'));
    await world.store.transact(async (tx) => {
      await tx.db
        .update(tx.t.person)
        .set({ name: 'Ben Two' })
        .where(eq(tx.t.person.id, as('lakeside/gus')));
    });
    expect(await answer(world, 'vera', 'why @be')).toBe(en.why.severalPeople('@be'));
    expect(await answer(world, 'vera', 'why ben two')).toMatch(/^Why Ben Two was asked/);
  });
});

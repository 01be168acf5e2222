import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { say } from '../../src/locales/index.ts';
import { as } from '../../src/model/ids.ts';
import { PERSONAL_DATA } from '../../src/privacy/access.ts';
import { ownSettingOf } from '../../src/store/queries/own-setting.ts';
import { personById } from '../../src/store/queries/people.ts';
import { HomeTab, wordsOf } from '../doubles/home-tab.ts';
import { createWorld, type PersonName, settled, type World, type WorldOptions } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';
const TUESDAY = '2026-10-06T10:00:00-05:00';
const SATURDAY = '2026-10-10T12:00:00-05:00';

const en = say('en').home;

async function district(options: Partial<WorldOptions> = {}, until?: string): Promise<World> {
  const world = await createWorld({ at: MONDAY, ...options });
  await world.until(until ?? MONDAY);
  return world;
}

const home = (world: World, name: PersonName) => new HomeTab(world, name).open();

const dueOf = (world: World, name: PersonName, week: string) =>
  world.store.read(async (tx) => {
    const { occurrence } = tx.t;
    const key = `checkin:lakeside/${name}:${week}`;
    const [row] = await tx.db.select().from(occurrence).where(eq(occurrence.key, key));
    return row;
  });

describe('Home', () => {
  it('is filled when its tab is opened, for whoever the workspace vouches for, and not for the messages tab', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    expect(tab.words).toContain(en.title('ana'));
    expect(tab.words).toMatch(/The next check-in is planned for Tuesday,? 9:\d\d.AM \(Oct 6\)/);
    expect(tab.view).toMatchObject({ type: 'home' });
    const { filled } = tab;
    await world.edge.event({ type: 'app_home_opened', user: tab.userId, tab: 'messages' });
    expect(tab.filled).toBe(filled);
  });

  it('tells a stranger that Driveline does not know them, and shows nothing of the district', async () => {
    const world = await district({ district: { without: ['gus'] } });
    const tab = await home(world, 'gus');
    expect(tab.words).toBe(say('en').engine.unknownPerson);
  });

  it('answers the check-in where it stands, and its message follows', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    expect(tab.words).toContain('Question 1 of 3');
    await tab.press('Partly');
    expect(tab.words).toContain('Question 2 of 3');
    expect(tab.words).toContain('Saved: Partly.');
    // A step on the way that no table remembers.
    await tab.press('Change 1');
    expect(tab.words).toContain('Changing question 1 of 3');
    await tab.press('In place');
    await tab.press('Leave this one out');
    await tab.press('Not yet');
    expect(tab.words).toContain('Thank you. That was all.');
    await world.until('2026-10-06T10:05:00-05:00');
    expect(world.last('ana').text).toContain('Thank you. That was all.');
    expect(world.direct('ana')).toHaveLength(1);
    expect(tab.words).toContain(`${en.history.week} Oct 5`);
  });

  it('opens a note’s dialog, and shows Home anew when it was sent', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    await tab.press('Partly');
    await tab.press('Note on 1');
    const ack = await tab.send({ note: 'Two free periods' });
    expect(ack).toMatchObject({ status: 200, body: '' });
    expect(world.edge.view(tab.userId)).toBeUndefined();
    expect(tab.labels).toContain('Edit note 1');
  });

  it('shows what a command answers in a dialog beside it: why was I asked?', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    await tab.press(en.today.why);
    expect(tab.dialog).toMatch(/The check-in was sent Tuesday/);
    expect(tab.dialog).toContain('Coaching: the team’s focus');
  });

  it('tells all of one’s own answers by driver and week', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    for (const rating of ['Partly', 'In place', 'Not yet']) await tab.press(rating);
    await tab.press(en.history.all);
    expect(tab.dialog).toContain(en.history.allTitle);
    for (const rating of ['Partly', 'In place', 'Not yet']) expect(tab.dialog).toContain(rating);
    expect(tab.dialog).toContain('Coaching');
  });

  it('refuses what a forged button carries, with the loop’s own words', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    await tab.press('Partly', { value: 'checkin.answer checkin:lakeside/ben:2026-10-05|0|partly' });
    expect(tab.words).toContain(say('en').checkin.notYours);
    for (const value of [
      'home.press checkin.answer x',
      'nonsense',
      'no.such thing',
      'checkin.constructor x',
    ]) {
      await tab.press('Partly', { value });
      expect(tab.words, value).toContain(say('en').engine.olderMessage);
    }
    const rows = await world.store.read((tx) => tx.db.select().from(tx.t.question));
    expect(rows.filter(({ rating }) => rating !== null)).toEqual([]);
  });
});

describe('Home: away, pause and how often', () => {
  it('keeps days away: what was planned goes, comes back with them, and survives the district file', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.rest.away);
    await tab.send({ first: '2026-10-05', last: '2026-10-09' });
    expect(tab.words).toContain(en.rest.awayNow('Oct 9'));
    await world.apply({ people: { ben: 'locale: es' } });
    await world.until(TUESDAY);
    expect(world.direct('ana')).toEqual([]);
    expect(await dueOf(world, 'ana', '2026-10-05')).toMatchObject({ state: 'skipped', reason: 'away' });
    await tab.open();
    await tab.press(en.rest.back);
    expect(tab.words).not.toContain(en.rest.awayNow('Oct 9'));
    await world.until('2026-10-13T10:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
  });

  it('says beside the field which day is wrong, and keeps nothing', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.rest.away);
    await tab.send({ first: '2026-10-02' });
    expect(tab.errors).toEqual({ first: en.rest.wrongFirst });
    await tab.send({ first: '2026-10-07', last: '2026-10-06' });
    expect(tab.errors).toEqual({ last: en.rest.wrongLast });
    expect(await world.store.read((tx) => tx.db.select().from(tx.t.ownAbsence))).toEqual([]);
  });

  it('pauses in the dialog of the check-ins, and goes on by one tap', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.rest.rhythm);
    await tab.send({ mode: 'paused', until: '2026-10-12' });
    expect(tab.words).toContain(say('en').asking.paused('Oct 12'));
    await tab.press(say('en').asking.keepAsking);
    expect(tab.words).toContain(en.rest.asked);
    await world.until(TUESDAY);
    expect(world.direct('ana')).toHaveLength(1);
  });
});

describe('Home: time zone, hours and language', () => {
  it('moves what is planned with the time zone, asks nothing twice, and stands over the district file', async () => {
    const world = await district();
    const before = await dueOf(world, 'ana', '2026-10-05');
    const tab = await home(world, 'ana');
    await tab.press(en.settings.changeZone);
    await tab.send({ zone: 'America/Los_Angeles' });
    expect(tab.words).toContain('Saved: Pacific Time, now 4:00');
    await world.bot.engine.tick();
    const moved = await dueOf(world, 'ana', '2026-10-05');
    expect((moved?.dueAt ?? 0) - (before?.dueAt ?? 0)).toBe(2 * 3_600_000);
    // The file is applied again, with other hours and another zone of its own.
    await world.apply({
      people: { ana: 'zone: America/Denver, working_hours: { from: "08:00", to: "15:00" }' },
    });
    const person = await world.store.read((tx) => personById(tx, as('lakeside/ana')));
    expect(person).toMatchObject({ zone: 'America/Los_Angeles', workStart: '08:00', workEnd: '15:00' });
    await world.until('2026-10-06T11:00:00-05:00');
    expect(world.direct('ana')).toEqual([]);
    await world.until('2026-10-06T12:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
    // Back to what the file says today: the same week is not asked again.
    await tab.open();
    await tab.press(en.settings.asFile);
    expect(tab.words).toContain('Mountain Time');
    await world.until(SATURDAY);
    expect(world.direct('ana').filter(({ text }) => text.includes('Question 1 of 3'))).toHaveLength(2); // ask and reminder
    const asked = await world.store.read((tx) =>
      tx.db.select().from(tx.t.checkIn).where(eq(tx.t.checkIn.personId, 'lakeside/ana')),
    );
    expect(asked).toHaveLength(1);
  });

  it('takes another zone by its name, and says so where there is none such', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.settings.changeZone);
    await tab.send({ other: 'Mars/Olympus' });
    expect(tab.errors).toEqual({ other: en.settings.zoneWrong });
    await tab.send({ other: 'Europe/Lisbon' });
    expect(tab.words).toContain('Western European Time');
  });

  it('keeps one’s own hours and days, never two hours apart or none', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.settings.changeHours);
    await tab.send({ from: '09:00', to: '10:00', day1: true });
    expect(tab.errors).toEqual({ to: en.settings.hoursWrong });
    const none = { day1: false, day2: false, day3: false, day4: false, day5: false };
    await tab.send({ from: '10:00', to: '14:00', ...none });
    expect(tab.errors).toEqual({ day1: en.settings.daysWrong });
    await tab.send({ ...none, from: '10:00', to: '14:00', day2: true, day3: true, day5: true });
    expect(tab.words).toMatch(/Tue–Wed, Fri, 10:00.AM–2:00.PM/);
    await world.until('2026-10-06T09:59:00-05:00');
    expect(world.direct('ana')).toEqual([]);
    await world.until('2026-10-06T11:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
  });

  it('changes the language by one tap, back as well, and the file does not undo it', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.settings.changeLanguage.es);
    expect(tab.words).toContain(say('es').home.title('ana'));
    await world.apply({ people: { ana: 'locale: en' } });
    await world.apply({});
    expect((await tab.open()).words).toContain(say('es').home.settings.title);
    await tab.press('Read in English');
    expect(tab.words).toContain(en.settings.title);
    expect(await world.store.read((tx) => ownSettingOf(tx, as('lakeside/ana')))).toMatchObject({
      locale: 'en',
    });
  });
});

describe('whose clock counts', () => {
  const moved = (world: World, tz: string) =>
    world.edge.event({ type: 'user_change', user: { id: world.userId('ana'), deleted: false, tz } });

  it('asks once where Slack names another time than the school’s, and keeps to the school’s until then', async () => {
    const world = await district();
    await moved(world, 'America/New_York');
    await moved(world, 'America/New_York');
    await world.until('2026-10-05T12:00:00-05:00');
    expect(world.direct('ana')).toHaveLength(1);
    expect(world.last('ana').text).toContain(en.zoneAsk.heard('Slack', 'Eastern Time', 'Central Time'));
    const question = world.last('ana');
    await world.until(TUESDAY);
    expect(world.direct('ana')).toHaveLength(2);
    await world.press('ana', 'Central Time', { message: question });
    expect(world.direct('ana').find(({ ts }) => ts === question.ts)?.text).toContain(
      'All right: Central Time',
    );
    // What they chose stands, whatever Slack says from then on.
    await moved(world, 'America/Denver');
    await world.until('2026-10-12T12:00:00-05:00');
    expect(world.direct('ana').filter(({ text }) => text.includes(en.zoneAsk.title))).toEqual([]);
    const person = await world.store.read((tx) => personById(tx, as('lakeside/ana')));
    expect(person?.zone).toBe('America/Chicago');
  });

  it('reads the profile when Home is opened, once a day, and asks nobody whose time is the same', async () => {
    const world = await district();
    const read = () => world.edge.calls('users.info').filter(({ body }) => body.user === tab.userId).length;
    const tab = await home(world, 'ana');
    await settled(() => read() > 0);
    const once = read();
    expect(once).toBeGreaterThan(0);
    await tab.open();
    await tab.open();
    expect(read()).toBe(once);
    await moved(world, 'America/Menominee');
    await world.until('2026-10-05T15:00:00-05:00');
    expect(world.direct('ana')).toEqual([]);
  });

  it('asks who works in schools of two time zones, of whose own the platform says nothing', async () => {
    const more = ['districts:', '  - { key: west, name: West, zone: America/Denver }'].join('\n');
    const world = await district({ district: { more, roles: { vera: 'admin: lakeside, leader: west' } } });
    await world.edge.command(
      world.userId('vera'),
      world.edge.direct(world.userId('vera')),
      '/driveline',
      'help',
    );
    await world.until('2026-10-05T12:00:00-05:00');
    expect(world.last('vera').text).toContain(en.zoneAsk.unknown('Mountain Time'));
    expect(world.last('vera').text).toContain('[Central Time]');
  });
});

describe('Home, two at once', () => {
  it('shows the newer of two states where an older one comes late', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    world.edge.fault({ method: 'views.publish', kind: 'delay', delayMs: 150 });
    await world.edge.openHome(tab.userId);
    await tab.press('Partly');
    await settled(() => tab.words.includes('Question 2 of 3'));
    expect(tab.words).toContain('Question 2 of 3');
  });

  it('is made anew where another process has filled it meanwhile', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    world.edge.fault({ method: 'views.publish', kind: 'error', error: 'hash_conflict' });
    await tab.press('Partly');
    expect(tab.words).toContain('Question 2 of 3');
  });

  it('loses no answer where Slack takes no Home, and shows it the next time', async () => {
    const world = await district({}, TUESDAY);
    const tab = await home(world, 'ana');
    world.edge.fault({ method: 'views.publish', kind: 'error', error: 'fatal_error' });
    const button = tab.labels.length;
    await tab.world.edge.pressView({
      userId: tab.userId,
      on: 'home',
      actionId: 'home.press#1',
      value: 'checkin.answer checkin:lakeside/ana:2026-10-05|0|partly',
    });
    expect(button).toBeGreaterThan(0);
    await settled(() => world.edge.calls('views.publish').some(({ error }) => error === 'fatal_error'));
    expect((await tab.open()).words).toContain('Question 2 of 3');
  });
});

describe('/driveline home', () => {
  it('answers with the same page, which can be worked in where it stands', async () => {
    const world = await district({}, TUESDAY);
    for (const words of ['home', 'settings', 'ajustes']) {
      const before = world.direct('ana').length;
      await world.edge.command(
        world.userId('ana'),
        world.edge.direct(world.userId('ana')),
        '/driveline',
        words,
      );
      await settled(() => world.direct('ana').length > before);
      expect(world.whispered('ana'), words).toContain(en.title('ana'));
    }
    const message = world.direct('ana').at(-1);
    if (!message) throw new Error('no message');
    await world.press('ana', 'Partly', { message });
    expect(world.whispered('ana')).toContain('Question 2 of 3');
  });
});

describe('who can see what', () => {
  it('is read out of the one table of access, every row of it', async () => {
    const world = await district();
    const tab = await home(world, 'ana');
    await tab.press(en.privacy.button);
    const told = tab.dialog.replaceAll('*', '');
    for (const data of PERSONAL_DATA) expect(told).toContain(en.privacy.data[data]);
    expect(told).toContain(`${en.privacy.data.pulse_rating}\n${en.privacy.nobody}`);
    expect(told).toContain(`${en.privacy.data.why_asked}\n${en.privacy.who.admin}`);
    expect(told).toContain(`${en.privacy.data.shared_reflection}\n${en.privacy.who.coach}`);
  });

  it('holds on Home: what one person said stands on no one else’s, whatever their role', async () => {
    const coaching = { carmen: ['ana', 'ben'] } as const;
    const world = await district({ district: { coaching } }, TUESDAY);
    const ana = await home(world, 'ana');
    await ana.press('Not yet');
    await ana.press('Note on 1');
    await ana.send({ note: 'heliotrope' });
    await ana.press('In place');
    await ana.press('Partly');
    // In the dialog beside Home stands the pair, with its own buttons; the form comes on top of it.
    await ana.press(en.coaching.open);
    await ana.pressInDialog('Write');
    const [field] = ana.fields;
    await world.edge.submit(ana.userId, {
      [field ?? '']: { value: 'vermilion' },
      sharing: { value: 'not' },
    });
    if (world.edge.view(ana.userId)) await world.edge.closeView(ana.userId);
    await world.until(SATURDAY);
    await ana.open();
    expect(ana.words).toContain('Not yet');
    expect(ana.words).toContain(en.coaching.entries(1));
    for (const name of ['ben', 'carmen', 'ruth', 'vera'] as const) {
      const tab = await home(world, name);
      const seen = [tab.words];
      for (const label of tab.labels.filter((one) => !/^(Read in|Leer en|I will be)/.test(one))) {
        await tab.open();
        if (!tab.labels.includes(label)) continue;
        await tab.press(label);
        seen.push(tab.words, tab.dialog);
        if (world.edge.view(tab.userId)) await world.edge.closeView(tab.userId);
      }
      const all = seen.join('\n');
      expect(all, name).not.toMatch(/heliotrope|vermilion/);
      expect(all, name).not.toMatch(/ana.{0,40}(Not yet|In place|Partly)/i);
      if (name !== 'ben') expect(tab.words, name).not.toContain(en.history.title);
    }
    await ana.open();
    await ana.press(en.coaching.read);
    expect(ana.dialog).toContain('vermilion');
  });

  it('shows leaders their teams’ digests and nobody else theirs; the delivery log stands on admins’ Home alone', async () => {
    const world = await district({}, SATURDAY);
    const [ana, ruth, vera, carmen] = [
      await home(world, 'ana'),
      await home(world, 'ruth'),
      await home(world, 'vera'),
      await home(world, 'carmen'),
    ];
    expect(ruth.words).toContain(en.digest.last('Grades 3-5', 'Oct 5'));
    for (const tab of [ana, vera, carmen]) expect(tab.words).not.toContain(en.digest.title);
    await ruth.press(en.digest.show('Grades 3-5'));
    expect(ruth.dialog).toContain('Grades 3-5');
    // A button of the principal's, pressed by somebody who leads nothing.
    await ana.press(en.privacy.button, { value: 'lakeside/grades-3-5' });
    await world.edge.closeView(ana.userId);
    await world.edge.pressView({
      ...{ userId: ana.userId, on: 'home', actionId: 'home.digest', value: 'lakeside/grades-3-5' },
    });
    await settled(() => world.edge.view(ana.userId) !== undefined);
    expect(wordsOf(world.edge.view(ana.userId)?.view)).toBe(en.digest.gone);

    expect(vera.words).toContain(en.delivery.title);
    expect(vera.words).toContain(en.delivery.workspace('Slack'));
    for (const tab of [ana, ruth, carmen]) expect(tab.words).not.toContain(en.delivery.title);
  });

  it('counts messages for admins so that no reminder gives away who answered', async () => {
    const world = await district({}, TUESDAY);
    const fourteen = async () => (await home(world, 'vera')).words.match(/Sent\*?\n(\d+)/)?.[1];
    const silent = await fourteen();
    await world.until('2026-10-08T12:00:00-05:00');
    expect(world.direct('ben')).toHaveLength(2);
    expect(await fourteen()).toBe(silent);
  });

  it('names failures by the platform’s codes and whom nothing reaches by a number', async () => {
    const world = await district();
    world.edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'msg_too_long', times: 3 });
    await world.until(TUESDAY);
    const tab = await home(world, 'vera');
    expect(tab.words).toContain(en.delivery.one('msg_too_long', 3));
    expect(tab.words).toContain(en.delivery.everybody);
  });
});

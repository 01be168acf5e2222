import { describe, expect, it } from 'vitest';
import { districtsIn, districtText } from '../../src/district/describe.ts';
import { createLoops } from '../../src/loops/index.ts';
import { as } from '../../src/model/ids.ts';
import { exportOutcomes } from '../../src/outcomes/export.ts';
import { may, PERSONAL_DATA, type PersonalData, type Relation } from '../../src/privacy/access.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { type Client, type Page, type Pressable, SURFACES, type Surface } from '../doubles/client.ts';
import { MONDAY } from '../doubles/improving.ts';
import { slackClient } from '../doubles/slack-client.ts';
import { teamsClient } from '../doubles/teams-client.ts';
import { leaksIn } from '../doubles/traces.ts';
import { type DistrictWishes, type PersonName, SECRET } from '../doubles/world.ts';

const DISTRICT = {
  coaching: { carmen: ['ana'], chloe: ['ana'], darius: ['ben'] },
  roles: {
    chloe: 'evaluator: grades-3-5, staff: grades-3-5',
    farah: 'leader: grades-3-5, staff: grades-3-5',
    darius: 'coach: grades-3-5, staff: grades-3-5',
    elena: 'leader: lakeside',
  },
} as const satisfies DistrictWishes;

/** Everybody who might look, and how they stand to ana, whom the data is about. */
const ROLES: Readonly<Record<string, { readonly who: PersonName; readonly relation: Relation }>> = {
  author: { who: 'ana', relation: 'author' },
  'their coach': { who: 'carmen', relation: 'coach' },
  'a coach who evaluates them': { who: 'chloe', relation: 'evaluating_coach' },
  'a coach of somebody else': { who: 'darius', relation: 'anyone_else' },
  'a peer': { who: 'gus', relation: 'anyone_else' },
  'the team lead': { who: 'farah', relation: 'anyone_else' },
  'principal and evaluator': { who: 'ruth', relation: 'anyone_else' },
  'a district leader': { who: 'elena', relation: 'anyone_else' },
  'the admin': { who: 'vera', relation: 'admin' },
};

/** A text for each kind of data that has words, written by ana unless it says otherwise. */
const CANARIES = {
  note: 'zq1qz a note on a check-in',
  reflection: 'zq2qz a reflection kept private',
  shared_reflection: 'zq3qz a reflection that is shared',
  coach_note: 'zq4qz what the coach noted down',
  next_step: 'zq5qz the one next step',
  hand_off: 'zq6qz what the new role holder lacks',
} satisfies Partial<Record<PersonalData, string>>;

/** A field with something in it, in Slack or in Teams. */
const CHOSEN_BEFORE = '(initial_option|\\],"value":")';

/** How data without words reads where it is shown, a dialog on one line: what only a page about ana has. */
const SIGNS = {
  // Nobody but ana answers: whoever reads a rating beside its driver reads hers.
  pulse_rating: / – In place/,
  participation: /Saved: In place/,
  why_asked: /Why ana was asked/,
  contact: /Last talk held/,
  practice_check: new RegExp(`What carmen saw on|What you saw of ana.*${CHOSEN_BEFORE}`),
  self_check: new RegExp(`What you say of your own practice.*${CHOSEN_BEFORE}`),
} satisfies Partial<Record<PersonalData, RegExp>>;

/** The same page for whom it is about. */
const OWN_WHY = /Why you were asked, or not/;

/** Of a coach's own note the coach is the author. */
const AUTHORS: Partial<Record<PersonalData, PersonName>> = { coach_note: 'carmen' };

/** Whom ana chose to read her hand-off. */
const CHOSEN: PersonName = 'farah';

/** A week in which every kind of data about ana is written; and every button that anybody was shown by then. */
async function written(client: Client): Promise<Pressable[]> {
  await client.until('2026-10-05T12:00:00-05:00');
  // New in a role: asked what she brings and lacks.
  await client.apply({
    ...DISTRICT,
    roles: { ...DISTRICT.roles, ana: 'staff: grades-3-5, facilitator: grades-3-5' },
  });
  await client.until('2026-10-06T10:00:00-05:00');
  const press = async (name: PersonName, label: string, beside = label): Promise<Page | undefined> => {
    const offers = ({ buttons }: Page) => buttons.some((one) => one.label.startsWith(beside));
    const message = client.messages(name).filter(offers).at(-1);
    if (!message) throw new Error(`${name} has no "${beside}"`);
    return message.press(label);
  };
  await press('ana', 'In place', 'Can');
  // What a message shows of it comes a moment later.
  await client.until('2026-10-06T10:00:10-05:00');
  await (await press('ana', 'Note on'))?.fill({ note: CANARIES.note });
  const handOff = { strengths: '', gaps: CANARIES.hand_off, recipient: `lakeside/${CHOSEN}` };
  await (await press('ana', 'Write it down'))?.fill(handOff);
  /** Where somebody is with whom they coach or who coaches them, by the way that they go there. */
  const pairOf = async (name: PersonName): Promise<Page | undefined> => {
    const first = await client.ask(name, 'coaching');
    const label = first?.buttons.find((one) => one.label.startsWith('Open'))?.label;
    const there = first?.buttons.some((one) => one.label === 'Plan');
    return there || label === undefined ? first : first?.press(label);
  };
  const write = async (name: PersonName, label: string, { first, ...rest }: Record<string, string>) => {
    const dialog = await (await pairOf(name))?.press(label);
    if (!dialog) throw new Error(`${name} gets no dialog by "${label}"`);
    // Which questions are asked after a talk depends on the week of the year.
    const [asked = ''] = dialog.fields;
    await dialog.fill(first === undefined ? rest : { ...rest, [asked]: first });
  };
  await write('ana', 'Write', { want: CANARIES.reflection, sharing: 'not' });
  await write('ana', 'Next step', { step: CANARIES.next_step, day: '2026-10-14' });
  await write('carmen', 'Write', { evidence: CANARIES.coach_note });
  for (const coach of ['carmen', 'chloe'] as const) {
    await write(coach, 'Log a practice check', { first: '2' });
    await (await pairOf(coach))?.press('Held');
  }
  await write('ana', 'Rate my own practice', { first: '1' });
  await write('ana', 'Write', { first: CANARIES.shared_reflection, sharing: 'now' });
  await client.until('2026-10-06T15:30:00-05:00');
  return distinct(client.everyButton());
}

function distinct(buttons: readonly Pressable[]): Pressable[] {
  return [...new Map(buttons.map((one) => [`${one.action} ${one.value}`, one])).values()];
}

/** One name of each command, and one with somebody's name behind it. */
function typed(): string[] {
  const named = createLoops({ seal: createSeal(SECRET) }).flatMap((loop) =>
    Object.entries(loop.commands ?? {}).map(([name, handler]) => [handler, name] as const),
  );
  return [...new Map(named).values(), 'why ana'];
}

/** Buttons about ana, about what is between her and those who coach her, or about nobody; not other people's own. */
function isAbout({ value }: Pressable): boolean {
  return /lakeside\/(ana|carmen)/.test(value) || !value.includes('lakeside/');
}

/** What would take away what is looked for: the author presses these too. And nobody answers in their own name. */
function changes({ action, value }: Pressable): boolean {
  // On Home a button carries what it does in what it carries.
  const [does = action] = action === 'home.press' ? value.split(' ') : [action];
  const takes = /delete|share|decline|skip|later|enrolment|coaching\.keep/.test(does);
  return takes || (does.startsWith('checkin.answer') && !value.includes('/ana'));
}

/** Everything that somebody gets to see on each surface, whatever they type and whichever button of anybody they press. */
async function seenBy(
  client: Client,
  who: PersonName,
  buttons: readonly Pressable[],
): Promise<Record<Surface, string>> {
  const seen: Record<Surface, string> = { home: '', command: '', button: '', chat: '' };
  const unanswered: string[] = [];
  const home = await client.home(who);
  if (!home) unanswered.push('home');
  seen.home = home?.text ?? '';
  for (const words of typed()) {
    const page = await client.ask(who, words);
    if (!page) unanswered.push(words);
    seen.command += `${page?.text}\n`;
  }
  const offered = [...buttons, ...client.everyButton()].filter(isAbout);
  for (const button of distinct(offered).filter((one) => !changes(one))) {
    const said = await client.take(who, button);
    if (said === undefined) unanswered.push(`${button.action} ${button.value}`);
    seen.button += `${said}\n`;
  }
  seen.chat = client.history(who);
  // A press that nothing answered would let every promise below hold.
  expect(unanswered, who).toEqual([]);
  return seen;
}

const CLIENTS = {
  Slack: () => slackClient({ at: MONDAY, district: DISTRICT }),
  Teams: () => teamsClient({ at: MONDAY, district: DISTRICT }),
} satisfies Record<string, () => Promise<Client>>;

describe.each(Object.entries(CLIENTS))('the wall, cell by cell, in %s', (_name, createClient) => {
  it('whatever anybody types, and whichever button of anybody they press, they read what the table grants and no more', async () => {
    const client = await createClient();
    const { bot } = client;
    const buttons = await written(client);
    expect(buttons.length).toBeGreaterThan(30);
    const looked = Object.entries({ ...CANARIES, ...SIGNS });
    const found: Record<string, Record<string, string>> = {};
    const read: Record<string, Record<string, boolean>> = {};
    const granted: Record<string, Record<string, boolean>> = {};
    // The author last: what they are shown holds buttons that nobody else was ever given.
    for (const [role, { who, relation }] of Object.entries(ROLES).reverse()) {
      const seen = await seenBy(client, who, buttons);
      for (const [data, words] of looked) {
        const kind = data as PersonalData; // A key of the tables above.
        const author = AUTHORS[kind] ?? 'ana';
        const sign = kind === 'why_asked' && who === author ? OWN_WHY : words;
        const where = SURFACES.filter((surface) => seen[surface].search(sign) >= 0);
        const standing = who === CHOSEN && kind === 'hand_off' ? 'chosen' : relation;
        const asRole = standing === 'author' || standing === 'anyone_else' ? undefined : standing;
        const reads = who === author || (author === 'ana' && may(as(who), kind, as('ana'), asRole));
        found[role] = { ...found[role], [data]: where.join(' ') };
        read[role] = { ...read[role], [data]: where.length > 0 };
        granted[role] = { ...granted[role], [data]: reads };
      }
    }
    expect(looked.map(([data]) => data).sort()).toEqual([...PERSONAL_DATA].sort());
    expect(read, JSON.stringify(found, null, 1)).toEqual(granted);
    // What people write stays out of Home, where somebody may look over a shoulder, and out of the chat's history:
    // their own as well.
    const lasting = Object.values(found).flatMap((cells) =>
      Object.keys(CANARIES).filter((data) => /home|chat/.test(cells[data] ?? '')),
    );
    expect(lasting).toEqual([]);
    await client.until('2026-10-09T16:00:00-05:00');
    const channel = client.channel().map(({ text }) => text);
    expect(channel.length).toBeGreaterThan(0);
    for (const words of Object.values(CANARIES)) expect(channel.join()).not.toContain(words);
    // What no person reads at all: metrics, exports, and the log of everything until now, of what failed as well.
    await client.failing('ana');
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    const others = `${metrics} ${await exportOutcomes(bot.store)} ${await exported(bot.store)}`;
    expect(others).toContain('key: ana');
    for (const words of Object.values(CANARIES)) expect(others).not.toContain(words);
    const traces = process.env.DRIVELINE_TRACES;
    expect(traces && leaksIn(traces).leaks).toEqual([]);
  }, 240_000);
});

/** The district as an admin takes it away in a file. */
async function exported(store: Store): Promise<string> {
  return (await districtsIn(store)).map(districtText).join('\n');
}

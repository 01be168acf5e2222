import { describe, expect, it } from 'vitest';
import { districtsIn, districtText } from '../../src/district/describe.ts';
import { createLoops } from '../../src/loops/index.ts';
import { as } from '../../src/model/ids.ts';
import { exportOutcomes } from '../../src/outcomes/export.ts';
import { may, PERSONAL_DATA, type PersonalData, type Relation } from '../../src/privacy/access.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { command, dialog, fill, MONDAY } from '../doubles/improving.ts';
import { leaksIn } from '../doubles/traces.ts';
import { buttonsOf, createWorld, type PersonName, SECRET, settled, type World } from '../doubles/world.ts';

/** Everybody who might look, and how they stand to ana, whom the data is about. */
const ROLES: Readonly<Record<string, { readonly who: PersonName; readonly relation: Relation }>> = {
  author: { who: 'ana', relation: 'author' },
  'their coach': { who: 'carmen', relation: 'coach' },
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

/** How data without words reads where it is shown, a dialog on one line: what only a page about ana has. */
const SIGNS = {
  // Nobody but ana answers: whoever reads a rating beside its driver reads hers.
  pulse_rating: / – In place/,
  participation: /Saved: In place/,
  why_asked: /Why ana was asked/,
  contact: /Last talk held/,
  practice_check: /What carmen saw on|What you saw of ana.*initial_option/,
  self_check: /What you say of your own practice.*initial_option/,
} satisfies Partial<Record<PersonalData, RegExp>>;

/** The same page for whom it is about. */
const OWN_WHY = /Why you were asked, or not/;

/** Of a coach's own note the coach is the author. */
const AUTHORS: Partial<Record<PersonalData, PersonName>> = { coach_note: 'carmen' };

/** Whom ana chose to read her hand-off. */
const CHOSEN: PersonName = 'farah';

/** Where something is read: Home; an answer to a command; what a button opens or whispers; what stays in the chat. */
const SURFACES = ['home', 'command', 'button', 'chat'] as const;
type Surface = (typeof SURFACES)[number];

interface Button {
  readonly actionId: string;
  readonly value: string;
}

/** A week in which every kind of data about ana is written; and every button that anybody was shown by then. */
async function written(): Promise<{ world: World; buttons: Button[] }> {
  const roles = {
    farah: 'leader: grades-3-5, staff: grades-3-5',
    darius: 'coach: grades-3-5, staff: grades-3-5',
    elena: 'leader: lakeside',
  };
  const district = { coaching: { carmen: ['ana'], darius: ['chloe'] }, roles } as const;
  const world = await createWorld({ at: MONDAY, district });
  await world.until('2026-10-05T12:00:00-05:00');
  // New in a role: asked what she brings and lacks.
  await world.apply({ ...district, roles: { ...roles, ana: 'staff: grades-3-5, facilitator: grades-3-5' } });
  await world.until('2026-10-06T10:00:00-05:00');
  const messageWith = (name: PersonName, label: string) => {
    const found = world
      .direct(name)
      .filter((one) => buttonsOf(one).some((button) => button.label.startsWith(label)))
      .at(-1);
    if (!found) throw new Error(`${name} has no "${label}"`);
    return { message: found };
  };
  const close = async (name: PersonName) => {
    if (world.edge.view(world.userId(name))) await world.edge.closeView(world.userId(name));
  };
  await world.press('ana', 'In place', messageWith('ana', 'Can'));
  await world.press('ana', 'Note on', messageWith('ana', 'Note on'));
  await fill(world, 'ana', { note: CANARIES.note });
  await close('ana');
  await world.press('ana', 'Write it down', messageWith('ana', 'Write it down'));
  await fill(world, 'ana', { strengths: '', gaps: CANARIES.hand_off, recipient: `lakeside/${CHOSEN}` });
  await close('ana');
  const write = async (name: PersonName, label: string, values: Record<string, string>) => {
    const card = await command(world, name, 'coaching');
    const pressed = card && buttonsOf(card).some((one) => one.label.startsWith(label));
    if (!pressed) await world.press(name, 'Open', card ? { message: card } : {});
    const open = world.edge
      .messages()
      .filter((one) => one.ephemeralFor === world.userId(name))
      .at(-1);
    await world.press(name, label, open ? { message: open } : {});
    const { first, ...rest } = values;
    // Which questions are asked after a talk depends on the week of the year.
    const [, asked = ''] = /"block_id":"([a-z_]+)"/.exec(dialog(world, name)) ?? [];
    await fill(world, name, first === undefined ? rest : { ...rest, [asked]: first });
    await close(name);
  };
  await write('ana', 'Write', { want: CANARIES.reflection, sharing: 'not' });
  await write('ana', 'Next step', { step: CANARIES.next_step, day: '2026-10-14' });
  await write('carmen', 'Write', { evidence: CANARIES.coach_note });
  await write('carmen', 'Log a practice check', { first: '2' });
  const list = await command(world, 'carmen', 'coaching');
  await world.press('carmen', 'Open', list ? { message: list } : {});
  const pair = world.edge.messages().filter((one) => one.ephemeralFor === world.userId('carmen'));
  const last = pair.at(-1);
  await world.press('carmen', 'Held', last ? { message: last } : {});
  await write('ana', 'Rate my own practice', { first: '1' });
  await write('ana', 'Write', { first: CANARIES.shared_reflection, sharing: 'now' });
  await world.until('2026-10-06T15:30:00-05:00');
  return { world, buttons: everyButton(world) };
}

function everyButton(world: World): Button[] {
  const all = world.edge.messages().flatMap((message) => buttonsOf(message));
  return [...new Map(all.map((one) => [`${one.actionId} ${one.value}`, one])).values()];
}

/** One name of each command, and one with somebody's name behind it. */
function typed(): string[] {
  const named = createLoops({ seal: createSeal(SECRET) }).flatMap((loop) =>
    Object.entries(loop.commands ?? {}).map(([name, handler]) => [handler, name] as const),
  );
  return [...new Map(named).values(), 'why ana'];
}

/** Buttons about ana, about what is between her and carmen, or about nobody; other people's own are left out. */
function isAbout({ value }: Button): boolean {
  return /lakeside\/(ana|carmen)/.test(value) || !value.includes('lakeside/');
}

/** Everything that somebody gets to see on each surface, whatever they type and whichever button of anybody they press. */
async function seenBy(
  world: World,
  who: PersonName,
  buttons: readonly Button[],
): Promise<Record<Surface, string>> {
  const user = world.userId(who);
  const channelId = world.edge.direct(user);
  const message = world.direct(who)[0] ?? world.edge.messages({ forUser: user })[0];
  const text = (one: { readonly text: string; readonly blocks: unknown }) =>
    `${one.text} ${JSON.stringify(one.blocks)}`;
  const whispers = () => world.edge.messages({ forUser: user }).filter((one) => one.ephemeralFor === user);
  const replies = () => world.edge.calls('response_url').length;
  /** Does something, waits for what answers it, and reads it: a dialog is read and closed. */
  const answered = async (act: () => Promise<unknown>): Promise<string> => {
    const [before, homes] = [replies(), world.edge.calls('views.publish').length];
    await act();
    const there = () =>
      replies() > before ||
      world.edge.view(user) !== undefined ||
      world.edge.calls('views.publish').length > homes;
    await settled(there);
    unanswered += there() ? 0 : 1;
    const view = world.edge.view(user);
    if (view) await world.edge.closeView(user);
    return view ? `${JSON.stringify(view)}\n` : '';
  };
  let unanswered = 0;
  const seen: Record<Surface, string> = { home: '', command: '', button: '', chat: '' };
  await answered(() => world.edge.event({ type: 'app_home_opened', user, channel: channelId, tab: 'home' }));
  seen.home = JSON.stringify(world.edge.home(user) ?? {});
  const told = whispers().length;
  for (const words of typed())
    seen.command += await answered(() => world.edge.command(user, channelId, '/driveline', words));
  const typedOut = whispers().slice(told);
  seen.command += typedOut.map(text).join('\n');
  const offered = [...buttons, ...everyButton(world)].filter(isAbout);
  for (const { actionId, value } of new Map(
    offered.map((one) => [`${one.actionId} ${one.value}`, one]),
  ).values()) {
    // What would take away what is looked for: the author presses these too. And nobody answers in their own name.
    if (/delete|share|decline|skip|later|enrolment|coaching\.keep/.test(actionId)) continue;
    if (actionId.startsWith('checkin.answer') && !value.includes('/ana')) continue;
    seen.button += await answered(() =>
      world.edge.press({ userId: user, channelId, ts: message?.ts ?? '1.0', actionId, value }),
    );
  }
  const after = whispers().filter((one) => !typedOut.includes(one));
  seen.button += after.map(text).join('\n');
  seen.chat = world.edge
    .messages({ forUser: user })
    .filter((one) => one.ephemeralFor === undefined)
    .map(text)
    .join('\n');
  // A press that nothing answered would let every promise below hold.
  expect(unanswered, who).toBe(0);
  return seen;
}

describe('the wall, cell by cell', () => {
  it('whatever anybody types, and whichever button of anybody they press, they read what the table grants and no more', async () => {
    const { world, buttons } = await written();
    expect(buttons.length).toBeGreaterThan(30);
    const looked = Object.entries({ ...CANARIES, ...SIGNS });
    const found: Record<string, Record<string, string>> = {};
    const read: Record<string, Record<string, boolean>> = {};
    const granted: Record<string, Record<string, boolean>> = {};
    // The author last: what they are shown holds buttons that nobody else was ever given.
    for (const [role, { who, relation }] of Object.entries(ROLES).reverse()) {
      const seen = await seenBy(world, who, buttons);
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
    await world.until('2026-10-09T16:00:00-05:00');
    const channel = world.inTeamChannel().map((one) => `${one.text} ${JSON.stringify(one.blocks)}`);
    expect(channel.length).toBeGreaterThan(0);
    for (const words of Object.values(CANARIES)) expect(channel.join()).not.toContain(words);
    // What no person reads at all: metrics, exports, and the log of everything until now, of what failed as well.
    await failing(world);
    const metrics = await (await fetch(`${world.bot.url}/metrics`)).text();
    const others = `${metrics} ${await exportOutcomes(world.store)} ${await exported(world)}`;
    expect(others).toContain('key: ana');
    for (const words of Object.values(CANARIES)) expect(others).not.toContain(words);
    const traces = process.env.DRIVELINE_TRACES;
    expect(traces && leaksIn(traces).leaks).toEqual([]);
  }, 240_000);
});

/** Answers that hold ana's words fail on their way: what is said of it is an error that somebody reads. */
async function failing(world: World): Promise<void> {
  const user = world.userId('ana');
  const reached = () =>
    world.edge.calls('response_url').length + world.edge.calls('chat.postEphemeral').length;
  const own = await command(world, 'ana', 'reflections');
  world.edge.fault({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
  const before = world.edge.calls('views.open').length;
  const edit = own && buttonsOf(own).find(({ label }) => label === 'Edit');
  if (!own || !edit) throw new Error('ana cannot edit her entries');
  const { channelId, ts } = own;
  const { actionId, value } = edit;
  await world.edge.press({ userId: user, channelId, ts, actionId, value });
  await settled(() => world.edge.calls('views.open').length > before);
  expect(world.edge.calls('views.open').length).toBeGreaterThan(before);
  for (const kind of ['error', 'drop'] as const) {
    const calls = reached();
    world.edge.fault({ method: 'response_url', kind: kind === 'error' ? 'status' : kind, status: 500 });
    await world.edge.command(user, world.edge.direct(user), '/driveline', 'reflections');
    await settled(() => reached() > calls);
  }
}

/** The district as an admin takes it away in a file. */
async function exported(world: World): Promise<string> {
  return (await districtsIn(world.store)).map(districtText).join('\n');
}

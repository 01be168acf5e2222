import { describe, expect, it } from 'vitest';
import { createLoops } from '../../src/loops/index.ts';
import { as } from '../../src/model/ids.ts';
import { exportOutcomes } from '../../src/outcomes/export.ts';
import { may, type PersonalData, type Relation } from '../../src/privacy/access.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { command, dialog, fill, MONDAY } from '../doubles/improving.ts';
import { leaksIn } from '../doubles/traces.ts';
import { buttonsOf, createWorld, type PersonName, SECRET, type World } from '../doubles/world.ts';

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
const CANARIES: Partial<Record<PersonalData, string>> = {
  reflection: 'zq2qz a reflection kept private',
  shared_reflection: 'zq3qz a reflection that is shared',
  coach_note: 'zq4qz what the coach noted down',
  next_step: 'zq5qz the one next step',
};

/** Of a coach's own note the coach is the author. */
const AUTHORS: Partial<Record<PersonalData, PersonName>> = { coach_note: 'carmen' };

interface Button {
  readonly actionId: string;
  readonly value: string;
}

/** A week in which every kind of data about ana is written; and every button that anybody was shown by then. */
async function written(): Promise<{ world: World; buttons: Button[] }> {
  const world = await createWorld({
    at: MONDAY,
    district: {
      coaching: { carmen: ['ana'], darius: ['chloe'] },
      roles: {
        farah: 'leader: grades-3-5, staff: grades-3-5',
        darius: 'coach: grades-3-5, staff: grades-3-5',
        elena: 'leader: lakeside',
      },
    },
  });
  await world.until('2026-10-06T10:00:00-05:00');
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
    if (world.edge.view(world.userId(name))) await world.edge.closeView(world.userId(name));
  };
  await write('ana', 'Write', { want: CANARIES.reflection ?? '', sharing: 'not' });
  await write('ana', 'Next step', { step: CANARIES.next_step ?? '', day: '2026-10-14' });
  await write('carmen', 'Write', { evidence: CANARIES.coach_note ?? '' });
  const list = await command(world, 'carmen', 'coaching');
  await world.press('carmen', 'Open', list ? { message: list } : {});
  const pair = world.edge.messages().filter((one) => one.ephemeralFor === world.userId('carmen'));
  const last = pair.at(-1);
  await world.press('carmen', 'Held', last ? { message: last } : {});
  await write('ana', 'Write', { first: CANARIES.shared_reflection ?? '', sharing: 'now' });
  await world.until('2026-10-06T14:00:00-05:00');
  return { world, buttons: everyButton(world) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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

/** Buttons that are answered with a dialog, where they are answered at all. */
const OPENS = /note|write|plan|step|tried|adapt|edit/;

/** Everything that somebody gets to see, whatever they type and whichever button of anybody they press. */
async function seenBy(world: World, who: PersonName, buttons: readonly Button[]): Promise<string> {
  const user = world.userId(who);
  const opened = () =>
    (['views.open', 'views.push', 'views.update', 'views.publish'] as const).map((method) =>
      world.edge.calls(method),
    );
  const before = opened().map((calls) => calls.length);
  const dialogs: string[] = [];
  const channelId = world.edge.direct(user);
  const message = world.direct(who)[0] ?? world.edge.messages({ forUser: user })[0];
  await world.edge.event({ type: 'app_home_opened', user, channel: channelId, tab: 'home' });
  for (const text of typed()) await world.edge.command(user, channelId, '/driveline', text);
  const offered = [...buttons, ...everyButton(world)].filter(isAbout);
  for (const { actionId, value } of new Map(
    offered.map((one) => [`${one.actionId} ${one.value}`, one]),
  ).values()) {
    // What would take away what is looked for: the author presses these too.
    if (/delete|share|decline|skip|later|enrolment/.test(actionId)) continue;
    await world.edge.press({ userId: user, channelId, ts: message?.ts ?? '1.0', actionId, value });
    await pause(12);
    // A dialog covers what comes after it: it is read and closed.
    for (let i = 0; i < 30 && OPENS.test(actionId) && !world.edge.view(user); i++) await pause(10);
    const view = world.edge.view(user);
    if (view) dialogs.push(JSON.stringify(view));
    if (view) await world.edge.closeView(user);
  }
  // Replies and dialogs follow the acknowledgement.
  await pause(1_000);
  const views = opened().flatMap((calls, i) =>
    calls.slice(before[i]).map((call) => JSON.stringify(call.body)),
  );
  if (world.edge.view(user)) await world.edge.closeView(user);
  const messages = world.edge.messages({ forUser: user });
  return [...views, ...dialogs, ...messages.map((one) => `${one.text} ${JSON.stringify(one.blocks)}`)].join(
    '\n',
  );
}

describe('the wall, cell by cell', () => {
  it('whatever anybody types, and whichever button of anybody they press, they read what the table grants and no more', async () => {
    const { world, buttons } = await written();
    expect(buttons.length).toBeGreaterThan(30);
    const found: Record<string, Record<string, boolean>> = {};
    const granted: Record<string, Record<string, boolean>> = {};
    // The author last: what they are shown holds buttons that nobody else was ever given.
    for (const [role, { who, relation }] of Object.entries(ROLES).reverse()) {
      const seen = await seenBy(world, who, buttons);
      for (const [data, words] of Object.entries(CANARIES)) {
        const kind = data as PersonalData; // A key of the table above.
        const author = AUTHORS[kind] ?? 'ana';
        const standing = relation === 'author' || who === author ? undefined : relation;
        const reads =
          who === author ||
          (author === 'ana' &&
            may(
              as(who),
              kind,
              as('ana'),
              standing === 'coach' || standing === 'admin' ? standing : undefined,
            ));
        found[role] = { ...found[role], [data]: seen.includes(words) };
        granted[role] = { ...granted[role], [data]: reads };
      }
    }
    expect(found).toEqual(granted);
    await world.until('2026-10-09T16:00:00-05:00');
    const channel = world.inTeamChannel().map((one) => `${one.text} ${JSON.stringify(one.blocks)}`);
    expect(channel.length).toBeGreaterThan(0);
    for (const words of Object.values(CANARIES)) expect(channel.join()).not.toContain(words);
    // What no person reads at all: metrics, exports, and the log of everything until now.
    const metrics = await (await fetch(`${world.bot.url}/metrics`)).text();
    const others = `${metrics} ${await exportOutcomes(world.store)}`;
    for (const words of Object.values(CANARIES)) expect(others).not.toContain(words);
    const traces = process.env.DRIVELINE_TRACES;
    expect(traces && leaksIn(traces).leaks).toEqual([]);
  }, 240_000);
});

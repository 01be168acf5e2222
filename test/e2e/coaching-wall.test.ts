import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import { as, type LocalDate, type TenantId } from '../../src/model/ids.ts';
import { deleteExpired } from '../../src/store/queries/reflection.ts';
import { buttonsOf, createWorld, type PersonName, type World } from '../doubles/world.ts';

const CYCLE = '2026-10-05';
const CONTACT = `contact:lakeside/carmen:lakeside/ana:${CYCLE}`;
/** Words that nobody but their author, or whom they share them with, may ever see. */
const SECRET_WORDS = 'zinnia quartz lullaby';

async function world(coaching: Parameters<typeof createWorld>[0]['district'] = {}): Promise<World> {
  const made = await createWorld({
    at: '2026-10-05T06:00:00-05:00',
    district: { coaching: { carmen: ['ana', 'ben'] }, ...coaching },
  });
  await made.until('2026-10-05T12:00:00-05:00');
  return made;
}

const whispersTo = (made: World, name: PersonName): EdgeMessage[] =>
  made.edge.messages().filter((one) => one.ephemeralFor === made.userId(name));

async function ask(made: World, name: PersonName, command: string): Promise<EdgeMessage> {
  const user = made.userId(name);
  const before = whispersTo(made, name).length;
  await made.edge.command(user, made.edge.direct(user), '/driveline', command);
  for (let i = 0; i < 2_000 && whispersTo(made, name).length === before; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const message = whispersTo(made, name).at(-1);
  if (!message) throw new Error(`nothing was whispered to ${name}`);
  return message;
}

/** Presses something as anybody, on a message of their own that has a button of that action. */
async function forge(made: World, name: PersonName, actionId: string, value: string): Promise<string> {
  const user = made.userId(name);
  const own = await ask(made, name, 'help');
  const before = whispersTo(made, name).length;
  await made.edge.press({ userId: user, channelId: own.channelId, ts: own.ts, actionId, value });
  const answered = () => whispersTo(made, name).length > before || made.edge.view(user) !== undefined;
  for (let i = 0; i < 2_000 && !answered(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  // A refusal that never came would let every promise below hold.
  expect(answered(), `${name} ${actionId}`).toBe(true);
  const view = JSON.stringify(made.edge.view(user)?.view ?? {});
  if (made.edge.view(user)) await made.edge.closeView(user);
  return `${whispersTo(made, name).at(-1)?.text ?? ''} ${view}`;
}

async function write(made: World, words: string, sharing: string, extra: object = {}): Promise<void> {
  const user = made.userId('ana');
  const open = await ask(made, 'ana', 'coaching');
  await made.press('ana', 'Write', { message: open });
  const first = firstField(made);
  await made.edge.submit(user, { [first]: { value: words }, sharing: { value: sharing }, ...extra });
}

function firstField(made: World, name: PersonName = 'ana'): string {
  const view = JSON.stringify(made.edge.view(made.userId(name))?.view);
  return /"block_id":"([a-z_]+)"/.exec(view)?.[1] ?? '';
}

const entries = (made: World) => made.store.read((tx) => tx.db.select().from(tx.t.coachingEntry));

describe('the wall around a reflection', () => {
  it('is sealed at rest: its words are in no file of the database', async () => {
    const made = await world();
    await write(made, SECRET_WORDS, 'not');
    expect(await entries(made)).toHaveLength(1);
    await made.bot.stop();
    for (const file of readdirSync(made.folder)) {
      expect(readFileSync(join(made.folder, file)).includes('zinnia'), file).toBe(false);
    }
  });

  it('stays out of every message, and of everybody’s reach but its author’s', async () => {
    const made = await world();
    await write(made, SECRET_WORDS, 'not');
    const [entry] = await entries(made);
    for (const name of ['carmen', 'ben', 'ruth', 'vera'] as const) {
      for (const [action, value] of [
        ['coaching.read', `${CONTACT}||`],
        ['coaching.open', `${CONTACT}||`],
        ['coaching.edit', `${entry?.id}||`],
        ['coaching.write', `${CONTACT}||before`],
        ['coaching.share', `${entry?.id}||now`],
        ['coaching.export', '||'],
      ] as const) {
        expect(await forge(made, name, action, value), `${name} ${action}`).not.toContain('zinnia');
      }
      expect((await ask(made, name, 'reflections')).text, name).not.toContain('zinnia');
      expect((await ask(made, name, 'why ana')).text, name).not.toContain('zinnia');
    }
    expect((await entries(made))[0]).toMatchObject({ sharing: 'not', state: 'kept' });
    const persistent = made.edge.messages().filter((one) => one.ephemeralFor === undefined);
    expect(persistent.some((one) => JSON.stringify(one).includes('zinnia'))).toBe(false);
    expect((await ask(made, 'ana', 'reflections')).text).toContain(SECRET_WORDS);
  }, 60_000);

  it('shared now, its coach reads it; sharing can be taken back, and deleting takes it away', async () => {
    const made = await world();
    await write(made, SECRET_WORDS, 'now');
    expect(await forge(made, 'carmen', 'coaching.read', `${CONTACT}||`)).toContain(SECRET_WORDS);
    for (const name of ['ben', 'ruth', 'vera'] as const) {
      expect(await forge(made, name, 'coaching.read', `${CONTACT}||`), name).not.toContain('zinnia');
    }
    await made.press('ana', 'Stop sharing', { message: await ask(made, 'ana', 'reflections') });
    expect(await forge(made, 'carmen', 'coaching.read', `${CONTACT}||`)).not.toContain('zinnia');
    await made.press('ana', 'Export all', { message: await ask(made, 'ana', 'reflections') });
    expect(whispersTo(made, 'ana').at(-1)?.text).toContain(SECRET_WORDS);
    await made.press('ana', 'Delete', { message: await ask(made, 'ana', 'reflections') });
    expect(await entries(made)).toEqual([]);
  }, 60_000);

  it('a coach’s note is for the coach alone', async () => {
    const made = await world();
    const user = made.userId('carmen');
    await forge(made, 'carmen', 'coaching.open', `${CONTACT}||`);
    const card = whispersTo(made, 'carmen').at(-1);
    await made.press('carmen', 'Write', card ? { message: card } : {});
    await made.edge.submit(user, { [firstField(made, 'carmen')]: { value: SECRET_WORDS } });
    expect((await ask(made, 'carmen', 'reflections')).text).toContain(SECRET_WORDS);
    expect((await ask(made, 'ana', 'reflections')).text).not.toContain('zinnia');
    expect(await forge(made, 'ana', 'coaching.read', `${CONTACT}||`)).not.toContain('zinnia');
    expect(await forge(made, 'ruth', 'coaching.read', `${CONTACT}||`)).not.toContain('zinnia');
  }, 30_000);

  it('a coach who is no coach of hers any more reads nothing', async () => {
    const made = await world();
    await write(made, SECRET_WORDS, 'now');
    await made.apply({ coaching: { carmen: ['ben'] } });
    expect(await forge(made, 'carmen', 'coaching.read', `${CONTACT}||`)).not.toContain('zinnia');
    expect((await ask(made, 'ana', 'reflections')).text).toContain(SECRET_WORDS);
  }, 30_000);

  it('is deleted thirty days after the school year, unless its author keeps it', async () => {
    const made = await world();
    await write(made, SECRET_WORDS, 'not');
    expect((await entries(made))[0]?.expiresOn).toBe('2027-07-04');
    const expire = (day: string) =>
      made.store.transact((tx) => deleteExpired(tx, as<TenantId>('lakeside'), as<LocalDate>(day)));
    await expire('2027-07-04');
    expect(await entries(made)).toHaveLength(1);
    await made.press('ana', 'Keep', { message: await ask(made, 'ana', 'reflections') });
    await expire('2027-07-05');
    expect(await entries(made)).toHaveLength(1);
    await made.press('ana', 'Let expire', { message: await ask(made, 'ana', 'reflections') });
    await expire('2027-07-05');
    expect(await entries(made)).toEqual([]);
  }, 30_000);
});

describe('a text that looks as if it named a student', () => {
  it('is held up before it is saved, with the text still there, and saved when its author says so', async () => {
    const made = await world();
    await write(made, 'Then Marcus Lindqvist spoke', 'not');
    expect(await entries(made)).toEqual([]);
    const view = JSON.stringify(made.edge.view(made.userId('ana'))?.view);
    expect(view).toContain('full name');
    expect(view).toContain('Then Marcus Lindqvist spoke');
    await made.edge.submit(made.userId('ana'), {
      [firstField(made)]: { value: 'Then Marcus Lindqvist spoke' },
      sharing: { value: 'not' },
      sure: { value: true },
    });
    expect(await entries(made)).toHaveLength(1);
  }, 30_000);
});

describe('a coach who also evaluates', () => {
  it('shows NOT CONFIDENTIAL on every prompt, and takes no free text', async () => {
    const made = await createWorld({
      at: '2026-10-05T06:00:00-05:00',
      district: { coaching: { ruth: ['ana'] } },
    });
    await made.until('2026-10-13T12:00:00-05:00');
    const contact = `contact:lakeside/ruth:lakeside/ana:${CYCLE}`;
    const coaching = [...made.direct('ana'), ...made.direct('ruth')].filter((one) =>
      /talk on|talked|coaching week/.test(one.text),
    );
    expect(coaching.length).toBeGreaterThan(0);
    for (const message of coaching) {
      expect(message.text).toContain('NOT CONFIDENTIAL');
      const labels = buttonsOf(message).map((button) => button.label);
      expect(labels).not.toContain('Write');
      expect(labels).not.toContain('Next step');
    }
    for (const name of ['ana', 'ruth'] as const) {
      expect(await forge(made, name, 'coaching.open', `${contact}||`), name).toContain('NOT CONFIDENTIAL');
      for (const action of ['coaching.write', 'coaching.step'] as const) {
        expect(await forge(made, name, action, `${contact}||before`), `${name} ${action}`).not.toContain(
          'plain_text_input',
        );
      }
      expect(await forge(made, name, 'coaching.plan', `${contact}||`)).not.toContain('plain_text_input');
    }
    expect(await forge(made, 'ruth', 'coaching.read', `${contact}||`)).toContain('somebody else');
  }, 60_000);
});

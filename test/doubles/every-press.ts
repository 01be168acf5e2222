import type { Card, Press } from '../../src/chat/card.ts';
import type { ActionName, Commanded, Pressed, Submitted } from '../../src/chat/event.ts';
import type { Field, Form, FormValues } from '../../src/chat/form.ts';
import type { PlatformName } from '../../src/chat/platform.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Actor, HandlerContext, Loop, Responder } from '../../src/engine/loop.ts';
import { localeOf } from '../../src/locales/index.ts';
import { as } from '../../src/model/ids.ts';
import type { Store, Tx } from '../../src/store/store.ts';

/** A button, what pressing it was answered with, and by whom it was pressed where. */
export interface Pressing {
  readonly action: ActionName;
  readonly opens: Press['opens'];
  readonly reply: Reply['type'];
  readonly card: string;
}

type Button = Press & { readonly action: ActionName };

/** How far is gone from a message: its buttons, those of their answers, and so on. */
const DEPTH = 3;
/** Of one kind of message so many are looked at, from the whole time. */
const OF_A_KIND = 12;
/** A button that does the same is pressed so often, by different people and at different stages, and no more. */
const OF_A_BUTTON = 10;

class TakenBack extends Error {}

/**
 * Presses every button of every kind of message that was ever sent, and of the answers to every command, with every
 * form on the way filled in; each in a transaction that is then taken back, so that nothing is changed by it.
 */
export async function everyPress(
  store: Store,
  responders: readonly (Loop | Responder)[],
  now: number,
  platform: PlatformName,
): Promise<readonly Pressing[]> {
  const byName = new Map(responders.map((one) => [one.name, one]));
  const found: Pressing[] = [];
  const times = new Map<string, number>();

  function buttonsOf(card: Card): readonly Button[] {
    return card.nodes.flatMap((node): readonly Button[] => {
      if (node.kind === 'choice') return node.options.map((option) => ({ ...option, action: node.action }));
      return node.kind === 'buttons' ? node.buttons : [];
    });
  }

  /** Runs something and forgets that it did. */
  async function forgotten(work: (tx: Tx) => Promise<void>): Promise<void> {
    await store
      .transact(async (tx) => {
        await work(tx);
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
  }

  const eventOf = (actor: { readonly userId: string }) => ({
    ...{ platform, workspaceId: 'w', at: now, order: now, actor },
  });

  /** Presses one path of buttons, from a card to the card that answers it; then tries each further button. */
  async function walk(
    path: readonly ((tx: Tx) => Promise<Reply | undefined>)[],
    card: Card,
    who: Person,
  ): Promise<void> {
    if (path.length >= DEPTH) return;
    const here = new Set<string>();
    for (const button of buttonsOf(card)) {
      const kind = `${button.action} ${button.opens}`;
      const before = times.get(kind) ?? 0;
      if (here.has(kind) || before >= OF_A_BUTTON) continue;
      here.add(kind);
      times.set(kind, before + 1);
      const press = (tx: Tx) => pressed(tx, button, who);
      const reply = await replyAfter([...path, press]);
      if (!reply) continue;
      found.push({ action: button.action, opens: button.opens, reply: reply.type, card: card.summary });
      await follow([...path, press], reply, who);
    }
  }

  async function follow(
    path: readonly ((tx: Tx) => Promise<Reply | undefined>)[],
    reply: Reply,
    who: Person,
  ): Promise<void> {
    if ('card' in reply) await walk(path, reply.card, who);
    if (reply.type !== 'openForm' || path.length >= DEPTH) return;
    const submit = (tx: Tx) => submitted(tx, reply.form, who);
    const after = await replyAfter([...path, submit]);
    if (after) await follow([...path, submit], after, who);
  }

  async function replyAfter(
    path: readonly ((tx: Tx) => Promise<Reply | undefined>)[],
  ): Promise<Reply | undefined> {
    let last: Reply | undefined;
    await forgotten(async (tx) => {
      for (const step of path) last = await step(tx);
    });
    return last;
  }

  async function pressed(tx: Tx, button: Button, who: Person): Promise<Reply | undefined> {
    const event: Pressed = {
      ...{ type: 'pressed', ...eventOf(who), action: button.action, value: button.value },
    };
    return byName.get(button.action.split('.')[0] ?? '')?.presses[button.action]?.(tx, event, who.context);
  }

  async function submitted(tx: Tx, form: Form, who: Person): Promise<Reply | undefined> {
    const { action, subject } = form;
    const values: FormValues = Object.fromEntries(
      form.fields.map((field) => [field.name, filledIn(field, who, now)]),
    );
    const event: Submitted = { type: 'submitted', ...eventOf(who), action, subject, values: { ...values } };
    return byName.get(action.split('.')[0] ?? '')?.submissions[action]?.(tx, event, who.context);
  }

  const people = await peopleOf(store, now);

  for (const loop of responders) {
    if (!('show' in loop)) continue;
    for (const row of await sampleOf(store, loop.name)) {
      const showing = await store.read((tx) =>
        loop.show(tx, { subject: row.subject, view: row.view, sent: true }, now),
      );
      if (showing.type !== 'card') continue;
      const { to, card } = showing;
      const mine = people.filter(({ userId }) => to.type === 'channel' || to.userId === userId);
      for (const who of to.type === 'channel' ? oneOfEach(mine) : mine) await walk([], card, who);
    }
  }

  for (const responder of responders) {
    for (const [command, handler] of Object.entries(responder.commands ?? {})) {
      for (const who of oneOfEach(people)) {
        const event: Commanded = {
          ...{ type: 'commanded', ...eventOf(who), command: 'driveline', text: command, channelId: 'c' },
        };
        const step = (tx: Tx): Promise<Reply> => handler(tx, event, '', who.context);
        const reply = await replyAfter([step]);
        if (reply) await follow([step], reply, who);
      }
    }
  }
  return found;
}

interface Person {
  readonly userId: string;
  readonly roles: string;
  readonly context: HandlerContext;
}

async function peopleOf(store: Store, now: number): Promise<readonly Person[]> {
  return store.read(async ({ db, t }) => {
    const rows = await db.select().from(t.person);
    const accounts = await db.select().from(t.account);
    const roles = await db.select().from(t.membership);
    return rows.map((row) => {
      const actor: Actor = {
        tenantId: as(row.tenantId),
        personId: as(row.id),
        locale: localeOf(row.locale, 'plain'),
      };
      const theirs = roles.filter(({ personId }) => personId === row.id).map(({ role }) => role);
      return {
        userId: accounts.find(({ personId }) => personId === row.id)?.userId ?? row.id,
        roles: [...new Set(theirs)].sort().join(),
        context: { actor, now },
      };
    });
  });
}

/** One person for each set of roles: what else they may press is the same. */
function oneOfEach(people: readonly Person[]): readonly Person[] {
  return people.filter((one, i) => people.findIndex(({ roles }) => roles === one.roles) === i);
}

async function sampleOf(store: Store, loop: string) {
  const rows = await store.read(async ({ db, t }) =>
    (await db.select().from(t.outbox)).filter((row) => row.loop === loop && row.state === 'sent'),
  );
  return [...new Set(rows.map(({ view }) => view))].flatMap((view) => {
    const some = rows.filter((row) => row.view === view);
    const step = Math.max(1, Math.floor(some.length / OF_A_KIND));
    // The newest first: theirs are the buttons that still do something.
    return some.toReversed().filter((_, i) => i % step === 0 || i < 4);
  });
}

function filledIn(field: Field, who: Person, now: number): string | boolean {
  switch (field.kind) {
    case 'text':
      return field.initial ?? 'Words';
    case 'choice':
      return field.initial ?? field.options[0]?.value ?? '';
    case 'date':
      return field.initial ?? new Date(now + 7 * 86_400_000).toISOString().slice(0, 10);
    case 'person':
      return field.initial ?? who.userId;
    case 'channel':
      return field.initial ?? '';
    case 'toggle':
      return field.initial ?? true;
  }
}

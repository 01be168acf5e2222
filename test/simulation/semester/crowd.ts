import type { Card, CardNode } from '../../../src/chat/card.ts';
import type { ActionName, ChatEvent, MessageRef } from '../../../src/chat/event.ts';
import type { Field, Form } from '../../../src/chat/form.ts';
import type { Receipt, Reply } from '../../../src/chat/reply.ts';
import { type FarMessage, WORKSPACE } from './far-side.ts';
import type { Promises } from './promises-kept.ts';
import { type Inhabitant, plus, type Town } from './town.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Words } from './words.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

interface CrowdOptions {
  readonly town: Town;
  readonly time: VirtualTime;
  readonly draw: () => number;
  /** Share of taps that arrive twice, and of replies that never reach the message. */
  readonly twice: number;
  readonly replyLost: number;
  /** Share of messages of which somebody else sends what a button carries. */
  readonly strangers: number;
  readonly until: number;
  readonly promises: Promises;
  readonly words: Words;
  /** Brings an event to a process; `undefined` where none answered in time. */
  readonly deliver: (event: ChatEvent) => Promise<Reply | undefined>;
  readonly show: (ref: MessageRef, card: Card) => void;
  readonly shown: (receipt: Receipt) => void;
}

type Press = { readonly action: ActionName; readonly value: string };

const COMMANDS = [
  'help',
  'why',
  'barrier',
  'coaching',
  'reflections',
  'actions',
  'learn coaching',
  'driver',
  'load',
  '¿qué?',
];

/**
 * Everybody in the town: they answer at once, late, twice, or never, change their minds, press whatever else is there,
 * fill in dialogs, type commands. They know nothing of the bot but what it shows them.
 */
export function createCrowd(options: CrowdOptions): { appeared(message: FarMessage): void; begin(): void } {
  const { town, time, draw, promises, words, deliver } = options;
  const byUser = new Map(town.people.map((person) => [person.userId, person]));
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least));
  let taps = 0;

  const later = (ms: number, act: () => Promise<void>) => void time.at(time.now() + ms, () => void act());
  const here = (person: Inhabitant) => town.isHere(person, new Date(time.now()).toISOString().slice(0, 10));
  const base = (person: Inhabitant) =>
    ({
      platform: 'slack',
      workspaceId: WORKSPACE,
      actor: { userId: person.userId },
      at: time.now(),
    }) as const;

  /** How long somebody takes to a message; `undefined`: they never do. */
  function delayOf({ habit }: Inhabitant): number | undefined {
    const lot = draw();
    switch (habit) {
      case 'at_once':
        return lot < 0.9 ? between(20 * SECOND, 30 * MINUTE) : undefined;
      case 'twice':
        return lot < 0.9 ? between(MINUTE, HOUR) : undefined;
      case 'late':
        return lot < 0.8 ? between(HOUR, 60 * HOUR) : undefined;
      case 'now_and_then':
        return lot < 0.4 ? between(MINUTE, 8 * HOUR) : undefined;
      case 'never':
        return undefined;
    }
  }

  function appeared(message: FarMessage): void {
    const { to } = message;
    if (to.type === 'person') {
      const person = byUser.get(to.userId);
      if (person) consider(person, message);
      return;
    }
    const team = town.teams.find((one) => one.channelId === to.channelId);
    for (const person of town.people) {
      const leads = person.roles.includes(`leader: ${team?.school}`);
      if (leads || person.team === team?.key) consider(person, message);
    }
  }

  function consider(person: Inhabitant, message: FarMessage): void {
    const delay = delayOf(person);
    if (delay !== undefined) later(delay, () => actOn(person, message, 4));
    if (draw() < 0.12) later(between(MINUTE, 40 * HOUR), () => pressSomething(person, message));
    // Somebody else sends what a button of this message carries: no chat lets them, and a script can.
    const stranger = town.people[between(0, town.people.length)];
    if (stranger && draw() < options.strangers)
      later(between(MINUTE, 20 * HOUR), () => pressSomething(stranger, message));
  }

  /** Answers what the message asks now, and goes on while it asks more. */
  async function actOn(person: Inhabitant, message: FarMessage, most: number): Promise<void> {
    if (most === 0 || !here(person) || time.now() >= options.until) return;
    const choice = message.card.nodes.find((node) => node.kind === 'choice');
    if (choice?.kind !== 'choice') {
      // Who leads decides on what the digest proposes, or else the team is not asked again.
      const decisions = pressesOf(message.card).filter(({ action }) => action === 'digest.decide');
      const decision = decisions[between(0, decisions.length)];
      if (decision && person.audience === 'leadership') await press(person, decision, message);
      else if (message.to.type === 'channel' && draw() < 0.5) await pressSomething(person, message);
      return;
    }
    const option = choice.options[between(0, choice.options.length)];
    if (!option) return;
    const taken = await press(person, { action: choice.action, value: option.value }, message);
    if (person.habit === 'twice') {
      const other = choice.options[between(0, choice.options.length)] ?? option;
      await press(person, { action: choice.action, value: other.value }, message);
    }
    // Where nothing came back they try again after a while, as Slack asks them to.
    later(taken ? between(2 * SECOND, 40 * SECOND) : between(MINUTE, 10 * MINUTE), () =>
      actOn(person, message, taken ? most : most - 1),
    );
  }

  async function pressSomething(person: Inhabitant, message: FarMessage): Promise<void> {
    if (!here(person) || time.now() >= options.until) return;
    const all = pressesOf(message.card);
    const one = all[between(0, all.length)];
    if (one) await press(person, one, message);
  }

  /** @returns whether anything answered. */
  async function press(
    person: Inhabitant,
    { action, value }: Press,
    message: FarMessage | undefined,
  ): Promise<boolean> {
    // Two taps of one millisecond have an order too.
    const order = time.now() + (taps++ % 1_000) / 1_000;
    const at = message ? { message: message.ref } : {};
    const event: ChatEvent = { ...base(person), type: 'pressed', action, value, order, ...at };
    const { to } = message ?? {};
    const tap = to?.type === 'person' && to.userId !== person.userId ? undefined : promises.tapped(event);
    if (draw() < options.twice) later(between(0, 90 * SECOND), async () => void (await deliver(event)));
    const reply = await deliver(event);
    if (!reply) return false;
    tap?.answered(reply);
    await take(person, reply, message);
    return true;
  }

  /** What a reply does: the message changes, a dialog opens, a card is there for this person alone. */
  async function take(person: Inhabitant, reply: Reply, message: FarMessage | undefined): Promise<void> {
    if (reply.type === 'replace') {
      words.shownTo(person.key, reply.card);
      if (!message || draw() < options.replyLost) return;
      options.show(message.ref, reply.card);
      const { receipt } = reply;
      if (receipt) later(between(50, 900), async () => options.shown(receipt));
    } else if (reply.type === 'whisper') {
      words.shownTo(person.key, reply.card);
      const all = pressesOf(reply.card);
      const one = all[between(0, all.length)];
      if (one && draw() < 0.4)
        later(between(5 * SECOND, 2 * MINUTE), async () => void (await press(person, one, undefined)));
    } else if (reply.type === 'openForm') {
      words.shownTo(person.key, reply.form);
      if (draw() < 0.8) later(between(10 * SECOND, 4 * MINUTE), () => submit(person, reply.form));
    } else if (reply.type === 'toast') words.shownTo(person.key, reply.text);
  }

  async function submit(person: Inhabitant, form: Form): Promise<void> {
    const { action, subject } = form;
    const values = Object.fromEntries(form.fields.map((field) => [field.name, entered(person, form, field)]));
    const event: ChatEvent = {
      ...base(person),
      type: 'submitted',
      action,
      subject,
      values,
      order: time.now(),
    };
    if (form.keepsDraft && draw() < 0.5) await deliver({ ...event, type: 'drafted' });
    const reply = await deliver(event);
    if (reply) await take(person, reply, undefined);
  }

  function entered(person: Inhabitant, form: Form, field: Field): string | boolean | undefined {
    if (field.optional && draw() < 0.3) return undefined;
    switch (field.kind) {
      case 'text':
        return words.write(person.key, form.action, field.maxLength);
      case 'choice':
        return field.options[between(0, field.options.length)]?.value;
      case 'date':
        return plus(new Date(time.now()).toISOString().slice(0, 10), between(1, 20));
      case 'person':
        return town.people[between(0, town.people.length)]?.userId;
      case 'toggle':
        // A note that is raised as a barrier is no secret any more.
        return field.name !== 'raise' && draw() < 0.5;
    }
  }

  /** Everybody types a command now and then. */
  function begin(): void {
    for (const person of town.people) command(person);
  }
  function command(person: Inhabitant): void {
    later(between(HOUR, 60 * 24 * HOUR), async () => {
      if (time.now() >= options.until) return;
      command(person);
      if (!here(person)) return;
      const text =
        draw() < 0.05
          ? `pause ${plus(new Date(time.now()).toISOString().slice(0, 10), 14)}`
          : (COMMANDS[between(0, COMMANDS.length)] ?? 'help');
      const typed = { command: '/driveline', text, channelId: `D${person.userId}` };
      const reply = await deliver({ ...base(person), type: 'commanded', ...typed });
      if (reply) await take(person, reply, undefined);
    });
  }

  return { appeared, begin };
}

/** Their own hours and zone stay as the file has them: the checks know no others. */
const OWN_TIME = /^(home|welcome)\./;

function pressesOf(card: Card): Press[] {
  const all = card.nodes.flatMap((node: CardNode) => {
    if (node.kind === 'choice') return node.options.map(({ value }) => ({ action: node.action, value }));
    return node.kind === 'buttons' ? node.buttons.map(({ action, value }) => ({ action, value })) : [];
  });
  return all.filter(({ action }) => !OWN_TIME.test(action));
}

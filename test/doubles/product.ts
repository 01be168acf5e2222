import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHands } from '../../adapters/playground/cast/hands.ts';
import { createCast } from '../../adapters/playground/cast/index.ts';
import { createPlaygroundClock } from '../../adapters/playground/clock.ts';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import type { EdgeMessage, EdgeValue, SlackEdge } from '../../adapters/playground/edge/types.ts';
import { edgeSeedOf, LAKESIDE_FILE, readLakeside } from '../../adapters/playground/lakeside.ts';
import { pressables } from '../../adapters/playground/pressables.ts';
import { createTraveller } from '../../adapters/playground/travel.ts';
import type { Card } from '../../src/chat/card.ts';
import type { Form } from '../../src/chat/form.ts';
import type { ChatPlatform, Inbox } from '../../src/chat/platform.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrictFile } from '../../src/district/index.ts';
import { systemClock } from '../../src/engine/clock.ts';
import { createLog } from '../../src/log.ts';
import { createLoops } from '../../src/loops/index.ts';
import { startBot } from '../../src/main.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

/** Everything that Driveline shows, met by using it. */
export interface Product {
  /** Each card once, in every state in which it was met. */
  readonly cards: readonly Card[];
  /** The same for Home, which is no message. */
  readonly homes: readonly Card[];
  readonly forms: readonly Form[];
  /** Names from the district file and what people typed: whatever in a card is not ours. */
  readonly words: readonly string[];
  /** Every action that something to be pressed or sent off was seen with. */
  readonly seen: ReadonlySet<string>;
  /** Every action that something answers. */
  readonly answered: readonly string[];
  /** What the local Slack would not take, by method and reason. */
  readonly refused: readonly string[];
}

const SECRET = 'the secret of a walk through the product, long enough';
const WEEK = 7 * 86_400_000;
/** Monday, 06:00 in Chicago, four weeks before the spring break. */
const START = Date.parse('2027-02-15T12:00:00Z');
const TYPED = 'Two free periods made it work';
const PATIENCE_MS = 100;
/** The same button on many messages shows nothing new. */
const MOST_PRESSES = 2;

/**
 * Lives some weeks in Lakeside and then uses all that can be used: presses each kind of button as everybody who has
 * it, fills in each dialog, gives each command as each role.
 */
export async function walkProduct(weeks = 2): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-'));
  const lakeside = readLakeside();
  const clock = createPlaygroundClock(START, systemClock);
  const edge = await createSlackEdge({
    seed: edgeSeedOf(lakeside),
    behind: 'bare',
    now: () => clock.now(),
  });
  const file = join(folder, 'product.sqlite');
  const store = openSqliteStore({ file });
  await applyDistrict(store, readDistrictFile(LAKESIDE_FILE));
  await store.close();
  const config = readConfig({
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: edge.signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: SECRET,
    DATABASE_URL: `file:${file}`,
    PORT: '0',
  });
  const met = createMeeting();
  const bot = await startBot(config, { clock, log: createLog('silent'), watch: met.watch });
  edge.connect(`${bot.url}/slack/events`);
  const cast = createCast({ edge, lakeside, since: START, isPlayed: () => false });
  const traveller = createTraveller({ clock, engine: bot.engine, cast });
  const answering = createLoops({ seal: createSeal(SECRET) });
  try {
    await traveller.travel(START + weeks * WEEK, { marks: 3_600_000 });
    const commands = answering.flatMap((one) => Object.keys(one.commands ?? {}));
    const hand = createUser(edge);
    for (let days = 0; days < 2; days++) {
      for (const { id } of edge.users()) await hand.pressAll(id);
      if (days === 0) for (const id of oneOfEachRole(edge, lakeside.people)) await hand.command(id, commands);
      if (days === 0) for (const { id } of edge.users()) await hand.pressAll(id);
      await traveller.travel(clock.now() + 2 * 86_400_000, { marks: 3_600_000 });
    }
    return {
      cards: [...met.cards.values()],
      homes: [...met.homes.values()],
      forms: [...met.forms.values()],
      words: [...new Set([...namesIn(lakeside), ...met.typed])].filter((word) => word.trim().length > 2),
      seen: met.actions(),
      answered: answering.flatMap((one) => [...Object.keys(one.presses), ...Object.keys(one.submissions)]),
      refused: edge
        .calls()
        .filter(({ error }) => error !== undefined)
        .map(({ method, error }) => `${method}: ${error}`),
    };
  } finally {
    await bot.stop();
    await edge.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Watches what passes between the engine and the platform: cards and forms one way, what people typed the other. */
function createMeeting() {
  const cards = new Map<string, Card>();
  const homes = new Map<string, Card>();
  const forms = new Map<string, Form>();
  const typed = new Set<string>();
  // Instants and ids make a thousand of one card; what it looks like tells it from others.
  const meet = (card: Card) => void cards.set(shapeOf(card), card);
  const meetForm = (form: Form) => void forms.set(shapeOf(form), form);

  function meetReply(reply: Reply): Reply {
    if (reply.type === 'replace' || reply.type === 'whisper') meet(reply.card);
    if (reply.type === 'home') homes.set(shapeOf(reply.card), reply.card);
    if (reply.type === 'openForm') meetForm(reply.form);
    return reply;
  }

  const watch = (platform: ChatPlatform): ChatPlatform => ({
    ...platform,
    send(message) {
      meet(message.card);
      return platform.send(message);
    },
    update(workspaceId, ref, card) {
      meet(card);
      return platform.update(workspaceId, ref, card);
    },
    start(inbox) {
      const watched: Inbox = {
        ...inbox,
        async route(event) {
          if (event.type === 'submitted') {
            for (const value of Object.values(event.values)) if (typeof value === 'string') typed.add(value);
          }
          return meetReply(await inbox.route(event));
        },
      };
      return platform.start(watched);
    },
  });

  return {
    cards,
    homes,
    forms,
    typed,
    watch,
    actions: () =>
      new Set([
        ...[...cards.values(), ...homes.values()].flatMap((card) => actionsIn(card)),
        ...[...forms.values()].flatMap((form) => actionsIn(form)),
      ]),
  };
}

/** What tells one card from another to the eye: its kinds of nodes, its actions, and its words without figures. */
function shapeOf(shown: Card | Form): string {
  return JSON.stringify(shown, (key, value: unknown) =>
    key === 'value' || key === 'subject' || key === 'initial'
      ? undefined
      : typeof value === 'string'
        ? value.replace(/\d+/g, '0')
        : value,
  );
}

function actionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'action' in value && typeof value.action === 'string' ? [value.action] : [];
  return [...own, ...Object.values(value).flatMap(actionsIn)];
}

/** Every name in the file: of people, teams, schools, practices. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'name' in value && typeof value.name === 'string' ? [value.name] : [];
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

function oneOfEachRole(
  edge: SlackEdge,
  people: readonly { readonly key: string; readonly locale: string; readonly roles: object }[],
): readonly string[] {
  const keys = new Map(
    people.flatMap(({ key, locale, roles }) =>
      Object.keys(roles).map((role): [string, string] => [`${role} ${locale}`, key]),
    ),
  );
  const users = edge.users();
  return [...new Set(keys.values())].flatMap((key) => users.find(({ name }) => name === key)?.id ?? []);
}

/** Somebody who tries everything. */
function createUser(edge: SlackEdge) {
  const hands = createHands(edge);
  const presses = new Map<string, number>();

  /** Does something and waits for what the bot says to it; a press that changes nothing may be answered by nothing. */
  async function answered(userId: string, act: () => Promise<unknown>): Promise<void> {
    const before = edge.calls().length;
    await act();
    await hands.until(() => edge.calls().length > before || edge.view(userId) !== undefined, PATIENCE_MS);
  }

  async function fillIn(userId: string): Promise<void> {
    for (let sent = 0; sent < 3 && edge.view(userId) !== undefined; sent++) {
      // A preview has nothing to fill in, and can be sent off all the same.
      if (hands.fields(userId).size === 0) await edge.submit(userId, {});
      else await hands.fill(userId, valuesFor(edge, userId, sent));
      if (edge.view(userId)?.errors !== undefined) break;
    }
    await hands.close(userId);
  }

  return {
    /** Presses what stands before a person, kind by kind, the newest first. */
    async pressAll(userId: string): Promise<void> {
      const read = edge
        .messages({ forUser: userId })
        .filter((message: EdgeMessage) => message.userId === edge.botUserId)
        .slice(-25)
        .reverse();
      for (const message of read) {
        for (const button of pressables(message.blocks)) {
          const action = button.actionId.split('#')[0] ?? '';
          const [count, own] = [presses.get(action) ?? 0, `${action} ${userId}`];
          if (count >= MOST_PRESSES && (presses.has(own) || count >= 2 * MOST_PRESSES)) continue;
          presses.set(action, count + 1);
          presses.set(own, 1);
          await answered(userId, () =>
            edge.press({ userId, channelId: message.channelId, ts: message.ts, ...button }),
          );
          await fillIn(userId);
        }
      }
    },
    /** Opens Home and presses all that is on it. */
    async home(userId: string): Promise<void> {
      await answered(userId, () => edge.openHome(userId));
      const blocks = edge.home(userId)?.view.blocks;
      if (!Array.isArray(blocks)) return;
      for (const button of pressables(blocks)) {
        // What was pressed before may have changed what is there.
        await answered(userId, () =>
          edge.pressView({ userId, on: 'home', ...button }).catch(() => undefined),
        );
        await fillIn(userId);
      }
    },
    async command(userId: string, names: readonly string[]): Promise<void> {
      for (const name of names) {
        await answered(userId, () => hands.type(userId, name));
        await fillIn(userId);
      }
    },
  };
}

/** Something for each field; another try chooses otherwise. */
function valuesFor(edge: SlackEdge, userId: string, turn: number): Readonly<Record<string, EdgeValue>> {
  const blocks = edge.view(userId)?.view.blocks;
  if (!Array.isArray(blocks)) return {};
  const someone = edge.users().find(({ id }) => id !== userId)?.id ?? userId;
  const entries = blocks.flatMap((block): [string, EdgeValue][] => {
    const { type, options } = { type: undefined, options: undefined, ...block?.element };
    if (block?.type !== 'input') return [];
    const name = String(block.block_id);
    switch (type) {
      case 'plain_text_input':
        return [[name, `${TYPED} ${turn}`]];
      case 'datepicker':
        return [[name, '2027-04-30']];
      case 'users_select':
        return [[name, someone]];
      case 'checkboxes':
        return [[name, true]];
      default:
        return Array.isArray(options) ? [[name, String(options[turn % options.length]?.value)]] : [];
    }
  });
  return Object.fromEntries(entries);
}

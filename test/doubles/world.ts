import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import type { EdgeAck, EdgeMessage, SlackEdge } from '../../adapters/playground/edge/types.ts';
import { readConfig } from '../../src/config.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { as } from '../../src/model/ids.ts';
import { addressOf } from '../../src/store/address.ts';
import { openStore } from '../../src/store/open.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import type { Store } from '../../src/store/store.ts';
import { TEST_LOG_LEVEL } from './log-level.ts';
import { ManualClock } from './manual-clock.ts';
import { migrated } from './migrated.ts';
import { emptyDatabase, STORE } from './stores.ts';
import { tempFolder } from './temp-folder.ts';
import { keepTrace, rememberWords, tracedLog, wordsAtRest } from './traces.ts';

export const SECRET = 'a secret of the tests, long enough to be one';

/** A small district: one team of seven in Chicago, a principal who evaluates them, a coach, an admin. */
export const PEOPLE = ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah', 'gus'] as const;
export type PersonName = (typeof PEOPLE)[number] | 'carmen' | 'ruth' | 'vera';

export interface WorldOptions {
  /** When the world begins, ISO 8601 with an offset. */
  readonly at: string;
  /** Added to the district file: fields of people by name, calendar, cadence. */
  readonly district?: DistrictWishes;
  /** People are new here: each gets the welcome first. Without it everybody has answered theirs before. */
  readonly welcomes?: boolean;
  /** No district yet: the app has just been installed. */
  readonly empty?: boolean;
  /** Where people's clocks are, by name; America/Chicago where nothing is said. */
  readonly zones?: Partial<Record<PersonName, string>>;
  /** A database to go on with. */
  readonly folder?: string;
  readonly edge?: SlackEdge;
}

export interface DistrictWishes {
  readonly calendar?: string;
  readonly everyWeeks?: number;
  readonly people?: Partial<Record<PersonName, string>>;
  readonly without?: readonly PersonName[];
  readonly k?: number;
  readonly spread?: number;
  readonly digest?: string;
  /** More fields of the district, e.g. `vocabulary: nirn`. */
  readonly fields?: string;
  /** More of the file, as YAML from the margin on. */
  readonly more?: string;
  /** More fields of the school, e.g. its `channel`. */
  readonly school?: string;
  /** More fields of the team, e.g. `vote: {}`. */
  readonly team?: string;
  /** Roles by name, in the place of the usual ones. */
  readonly roles?: Partial<Record<PersonName, string>>;
  /** Who coaches whom: `carmen` with a list of names. */
  readonly coaching?: Partial<Record<PersonName, readonly PersonName[]>>;
}

/** The whole bot on a manual clock, over signed HTTP, with the local Slack on the far side. */
export class World {
  readonly edge: SlackEdge;
  readonly clock: ManualClock;
  readonly folder: string;
  /** Where its district is kept. */
  databaseUrl: string;
  bot: Bot;

  constructor(
    edge: SlackEdge,
    clock: ManualClock,
    folder: string,
    bot: Bot,
    databaseUrl = `file:${join(folder, 'driveline.sqlite')}`,
  ) {
    this.edge = edge;
    this.clock = clock;
    this.folder = folder;
    this.databaseUrl = databaseUrl;
    this.bot = bot;
  }

  get store(): Store {
    return this.bot.store;
  }

  /** Lets time pass: every instant at which the bot has something to do is lived in turn. */
  async until(iso: string): Promise<void> {
    const target = Date.parse(iso);
    await this.bot.engine.tick();
    for (let steps = 0; steps < 100_000; steps++) {
      const next = await this.bot.engine.nextWakeAt();
      if (next === undefined || next > target) break;
      this.clock.set(Math.max(next, this.clock.now()));
      await this.bot.engine.tick();
    }
    this.clock.set(target);
    await this.bot.engine.tick();
  }

  /** Stops the bot as SIGTERM does and starts it again on the same database, or on what took its place meanwhile. */
  async restart(meanwhile: () => Promise<string> = async () => this.databaseUrl): Promise<void> {
    await this.bot.stop();
    this.databaseUrl = await meanwhile();
    this.bot = await start(this.edge, this.clock, this.databaseUrl);
  }

  async apply(wishes: DistrictWishes, welcomes = false): Promise<void> {
    await applyWishes(this.store, this.edge, wishes, welcomes);
  }

  userId(name: PersonName): string {
    const user = this.edge.users().find((one) => one.name === name);
    if (!user) throw new Error(`nobody is called ${name}`);
    return user.id;
  }

  /** What the bot has written to a person, oldest first. */
  direct(name: PersonName): readonly EdgeMessage[] {
    return this.edge
      .messages({ forUser: this.userId(name) })
      .filter((message) => message.userId === this.edge.botUserId && message.channelId.startsWith('D'));
  }

  /** The newest message to a person that is not only shown to them for a moment. */
  last(name: PersonName): EdgeMessage {
    const message = this.direct(name)
      .filter((one) => one.ephemeralFor === undefined)
      .at(-1);
    if (!message) throw new Error(`${name} has no message`);
    return message;
  }

  /** The last sentence that only this person sees. */
  whispered(name: PersonName): string | undefined {
    return this.direct(name)
      .filter((one) => one.ephemeralFor !== undefined)
      .at(-1)?.text;
  }

  inTeamChannel(): readonly EdgeMessage[] {
    const channel = this.edge.channels().find((one) => one.name === 'grades-3-5');
    return this.edge
      .messages(channel ? { channelId: channel.id } : {})
      .filter((message) => message.userId === this.edge.botUserId);
  }

  /** Presses the button with this label on a message, and waits until the reply has reached it. */
  async press(name: PersonName, label: string, extra: PressExtra = {}): Promise<EdgeAck> {
    const message = extra.message ?? this.last(extra.of ?? name);
    const button = buttonOf(message, label);
    const before = this.edge.calls('response_url').length;
    const ack = await this.edge.press({
      userId: this.userId(name),
      channelId: message.channelId,
      ts: message.ts,
      actionId: button.actionId,
      // What this message showed, even where the edge has a newer one: an outdated click is a click too.
      value: extra.value ?? button.value,
      ...(extra.actionTs === undefined ? {} : { actionTs: extra.actionTs }),
    });
    await settled(
      () =>
        this.edge.calls('response_url').length > before || this.edge.view(this.userId(name)) !== undefined,
    );
    return ack;
  }
}

export interface PressExtra {
  readonly message?: EdgeMessage;
  /** Presses on someone else's message. */
  readonly of?: PersonName;
  readonly value?: string;
  readonly actionTs?: string;
}

/** Replies follow the acknowledgement: waits for one, at most 2 s, without caring how long it took. */
export async function settled(done: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
}

export function buttonsOf(message: EdgeMessage): { label: string; actionId: string; value: string }[] {
  return message.blocks.flatMap((block) => {
    const elements = Array.isArray(block.elements) && block.type === 'actions' ? block.elements : [];
    return elements.map((element: { text: { text: string }; action_id: string; value: string }) => ({
      label: element.text.text,
      actionId: element.action_id,
      value: element.value,
    }));
  });
}

export function buttonOf(message: EdgeMessage, label: string) {
  const button = buttonsOf(message).find((one) => one.label.startsWith(label));
  if (!button) {
    throw new Error(`no button "${label}" among ${buttonsOf(message).map((one) => one.label)}`);
  }
  return button;
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const clock = new ManualClock(Date.parse(options.at));
  const folder = options.folder ?? tempFolder();
  const edge =
    options.edge ??
    (await createSlackEdge({
      now: () => clock.now(),
      behind: 'bare',
      seed: {
        team: { name: 'Lakeside', domain: 'lakeside' },
        users: [...PEOPLE, 'carmen', 'ruth', 'vera'].map((name) => ({
          name,
          realName: name,
          email: `${name}@lakeside.example`,
          tz: options.zones?.[name as PersonName] ?? 'America/Chicago',
          title: '',
        })),
        channels: [{ name: 'grades-3-5', members: [...PEOPLE, 'ruth'] }],
      },
    }));
  const databaseUrl =
    STORE === 'postgres' && options.folder === undefined
      ? await emptyDatabase()
      : `file:${migrated(join(folder, 'driveline.sqlite'))}`;
  const store = await openStore(addressOf(databaseUrl));
  if (!options.empty) await applyWishes(store, edge, options.district ?? {}, options.welcomes);
  await store.close();
  const world = new World(edge, clock, folder, await start(edge, clock, databaseUrl), databaseUrl);
  rememberWords(edge);
  onTestFinished(async () => {
    // A test may have stopped its bot already.
    const metrics = await fetch(`${world.bot.url}/metrics`).catch(() => undefined);
    if (metrics) keepTrace('metric', await metrics.text());
    await world.bot.stop();
    await edge.close();
    expect(wordsAtRest(folder), 'private words in the clear in the database').toEqual([]);
  });
  return world;
}

async function start(edge: SlackEdge, clock: ManualClock, databaseUrl: string): Promise<Bot> {
  const config = readConfig({
    SLACK_BOT_TOKEN: edge.botToken,
    SLACK_SIGNING_SECRET: edge.signingSecret,
    SLACK_API_URL: edge.apiUrl,
    DRIVELINE_SECRET: SECRET,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: TEST_LOG_LEVEL,
  });
  const bot = await startBot(config, { clock, log: tracedLog('error') });
  edge.connect(`${bot.url}/slack/events`);
  return bot;
}

async function applyWishes(
  store: Store,
  edge: SlackEdge,
  wishes: DistrictWishes,
  welcomes = false,
): Promise<void> {
  const reading = readDistrict(districtText(edge, wishes));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  await applyDistrict(store, reading.district);
  if (!welcomes) await store.transact((tx) => welcomeEverybody(tx, as('lakeside'), 0));
}

function districtText(edge: SlackEdge, wishes: DistrictWishes): string {
  const id = (name: string) => edge.users().find((user) => user.name === name)?.id ?? '';
  const channel = edge.channels()[0]?.id ?? '';
  const person = (name: PersonName, roles: string) =>
    wishes.without?.includes(name)
      ? []
      : [
          `  - { key: ${name}, name: ${name}, slack: ${id(name)}, roles: { ${wishes.roles?.[name] ?? roles} }${wish(wishes, name)} }`,
        ];
  return [
    'district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04, ' +
      `k: ${wishes.k ?? 5}${wishes.fields ? `, ${wishes.fields}` : ''} }`,
    'defaults:',
    '  working_hours: { from: "07:30", to: "16:00" }',
    `  check_in: { every_weeks: ${wishes.everyWeeks ?? 1}, day: tuesday, time: "09:00", spread_minutes: ${wishes.spread ?? 30} }`,
    `  digest: { ${wishes.digest ?? 'day: friday, time: "15:00"'} }`,
    ...(wishes.calendar ? ['calendar:', wishes.calendar] : []),
    'schools:',
    `  - { key: pine-ridge, name: Pine Ridge${wishes.school ? `, ${wishes.school}` : ''} }`,
    'teams:',
    `  - { key: grades-3-5, name: Grades 3-5, school: pine-ridge, channel: ${channel}, focus: coaching${wishes.team ? `, ${wishes.team}` : ''} }`,
    'people:',
    ...PEOPLE.flatMap((name) => person(name, 'staff: grades-3-5')),
    ...person('carmen', 'coach: grades-3-5'),
    ...person('ruth', 'leader: pine-ridge, evaluator: pine-ridge'),
    ...person('vera', 'admin: lakeside'),
    ...coachingLines(wishes),
    ...(wishes.more ? [wishes.more] : []),
  ].join('\n');
}

export function coachingLines({ coaching }: DistrictWishes): string[] {
  if (!coaching) return [];
  return [
    'coaching:',
    ...Object.entries(coaching).map(
      ([coach, names]) => `  - { coach: ${coach}, coachees: [${names.join(', ')}] }`,
    ),
  ];
}

function wish(wishes: DistrictWishes, name: PersonName): string {
  const text = wishes.people?.[name];
  return text === undefined ? '' : `, ${text}`;
}

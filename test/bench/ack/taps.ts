import { createHmac } from 'node:crypto';
import { renderCard } from '../../../adapters/slack/render/card.ts';
import { wordingOf } from '../../../src/locales/index.ts';
import { askCard } from '../../../src/loops/checkin/cards.ts';
import { checkInKey } from '../../../src/loops/checkin/plan.ts';
import { windowOf } from '../../../src/model/calendar/index.ts';
import { as, type ItemId, type PersonId, type Window, type Zone } from '../../../src/model/ids.ts';
import { ITEMS } from '../../../src/model/items.ts';
import { RATINGS } from '../../../src/model/scale.ts';

/** Where and when all of this happens. */
export interface Scene {
  readonly workspaceId: string;
  readonly signingSecret: string;
  /** Where the bot answers people. */
  readonly responseUrl: string;
  readonly window: Window;
  readonly closesAt: number;
}

export const QUESTIONS = 3;
export const PEOPLE_A_TEAM = 20;

/** Check-in and person number `n`: the same ids in the payloads and in the database. */
export const numbered = (n: number, window: Window) => ({
  personId: `bench/person-${n}`,
  teamId: `bench/team-${Math.floor(n / PEOPLE_A_TEAM)}`,
  checkInId: checkInKey(as<PersonId>(`bench/person-${n}`), window),
  userId: `U${String(n).padStart(9, '0')}`,
  channelId: `D${String(n).padStart(9, '0')}`,
  messageTs: `1790000000.${String(n).padStart(6, '0')}`,
  items: Array.from({ length: QUESTIONS }, (_, position) => {
    const item = ITEMS[(n * QUESTIONS + position) % ITEMS.length];
    if (!item) throw new Error('no items');
    return item;
  }),
});

export const windowNow = (now: number): Window => windowOf(as(new Date(now).toISOString().slice(0, 10)));

/** A first answer to one question of one check-in. */
export interface Tap {
  readonly person: number;
  readonly position: number;
}

/** How many people answer their first question before the first of them gets to their second. */
const STRIDE = 60;

/** All first answers of these people: in the order in which a school's Monday brings them, not person by person. */
export function tapsOf(firstPerson: number, people: number): Tap[] {
  const taps: Tap[] = [];
  for (let from = firstPerson; from < firstPerson + people; from += STRIDE) {
    const to = Math.min(from + STRIDE, firstPerson + people);
    for (let position = 0; position < QUESTIONS; position++) {
      for (let person = from; person < to; person++) taps.push({ person, position });
    }
  }
  return taps;
}

/** The tap as Slack sends it: `block_actions` with the whole message in it, as a form, signed. */
export function signedTap(scene: Scene, tap: Tap, sentAt: number): Buffer {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload(scene, tap, sentAt)))}`;
  const timestamp = Math.floor(sentAt / 1000);
  const signature = createHmac('sha256', scene.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const head = [
    'POST /slack/events HTTP/1.1',
    'Host: driveline.example',
    'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    'Accept-Encoding: gzip,deflate',
    'Accept: application/json,*/*',
    `X-Slack-Signature: v0=${signature}`,
    `X-Slack-Request-Timestamp: ${timestamp}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Type: application/x-www-form-urlencoded',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function payload(scene: Scene, { person, position }: Tap, sentAt: number) {
  const { checkInId, userId, channelId, messageTs, items } = numbered(person, scene.window);
  const view = {
    id: checkInId,
    closesAt: scene.closesAt,
    zone: as<Zone>('America/Chicago'),
    locale: 'en' as const,
    k: 5,
    questions: items.map((item, at) => ({
      position: at,
      itemId: as<ItemId>(item.id),
      wording: wordingOf('en', item.id),
      driverId: item.topic,
      reason: 'least_covered',
      rating: at < position ? ('partly' as const) : null,
      skipped: false,
      hasNote: false,
    })),
  };
  const question = view.questions[position];
  if (!question) throw new Error('a check-in has three questions');
  const { text, blocks } = renderCard(askCard(view, question));
  const value = `${checkInId}|${position}|${RATINGS[(person + position) % RATINGS.length]}`;
  const named = blocks.map((block, at) => ({ block_id: `b${at}`, ...block }));
  return {
    type: 'block_actions',
    user: { id: userId, username: `person.${person}`, name: `person.${person}`, team_id: scene.workspaceId },
    api_app_id: 'A012BENCH34',
    token: 'Shh_its_a_seekrit',
    container: { type: 'message', message_ts: messageTs, channel_id: channelId, is_ephemeral: false },
    trigger_id: `${person}.${position}.0d3f4a5b6c7d8e9f0a1b2c3d4e5f6071`,
    team: { id: scene.workspaceId, domain: 'bench' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channelId, name: 'directmessage' },
    message: {
      user: 'U0BOT000001',
      type: 'message',
      ts: messageTs,
      bot_id: 'B0BOT000001',
      app_id: 'A012BENCH34',
      text,
      team: scene.workspaceId,
      blocks: named,
    },
    state: { values: {} },
    response_url: `${scene.responseUrl}/actions/${scene.workspaceId}/${person}${position}/0d3f4a5b6c7d8e9f`,
    actions: [pressedIn(named, value, sentAt)],
  };
}

/** The element of these blocks that carries `value`, as `actions` repeats it. */
function pressedIn(blocks: readonly object[], value: string, sentAt: number) {
  for (const block of blocks) {
    if (!('elements' in block) || !Array.isArray(block.elements) || !('block_id' in block)) continue;
    const found = block.elements.find((element: { value?: string }) => element.value === value);
    if (found) return { ...found, block_id: block.block_id, action_ts: (sentAt / 1000).toFixed(6) };
  }
  throw new Error('the message has no such button');
}

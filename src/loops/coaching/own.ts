import type { Card, CardNode } from '../../chat/card.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { PROMPTS, type PromptId } from '../../model/coaching/prompts.ts';
import { as, type LocalDate, type PersonId } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { contactById } from '../../store/queries/coaching.ts';
import { handoversOf } from '../../store/queries/handover.ts';
import { personById } from '../../store/queries/people.ts';
import {
  deleteEntry,
  type EntryRow,
  entriesBy,
  entryById,
  hideEntry,
  setKeep,
  setSharing,
  sharedEntries,
} from '../../store/queries/reflection.ts';
import type { Tx } from '../../store/store.ts';
import { admitTo, wordsAllowed } from './admit.ts';
import type { Button } from './cards.ts';
import { ownDoor } from './door.ts';
import { type CoachingParts, readEntry, utcDate } from './entries.ts';
import { isOwnHabit } from './habits.ts';
import { heldTexts } from './held.ts';
import { holdNotes } from './hold.ts';
import { contactId, readTarget, target } from './keys.ts';

/** Entries on one card: up to eight blocks each, of the 50 that a platform shows. */
const AT_ONCE = 6;
/** Entries in one export; a school year has some forty. */
const ALL = 200;

const KNOWN: ReadonlySet<string> = new Set(
  Object.values(PROMPTS).flatMap((moments) => Object.values(moments).flat()),
);

/** `/driveline reflections`: what the actor wrote, to read, share, keep, copy or delete. Nobody else's, ever. */
export function reflectionsCommand(parts: CoachingParts): CommandHandler {
  return async (tx, _event, _rest, context) => ({
    ...{ type: 'whisper', card: await ownCard(tx, parts, context) },
    door: ownDoor(context.actor.locale),
  });
}

export function ownPresses(parts: CoachingParts) {
  const { directory, seal } = parts;
  /** The guard before every press on an entry: it is there, and the actor wrote it. */
  const own =
    (act: (tx: Tx, entry: EntryRow, word: string, context: HandlerContext) => Promise<void>): PressHandler =>
    async (tx, event, context) => {
      const { id, word } = readTarget(event.value);
      const entry = await entryById(tx, id, utcDate(context));
      if (!entry || entry.authorId !== context.actor.personId) return refuse(context);
      await act(tx, entry, word, context);
      return { type: 'replace', card: await ownCard(tx, parts, context) };
    };

  return {
    'coaching.own': async (tx, _event, context) => ({
      ...{ type: 'whisper', card: await ownCard(tx, parts, context) },
      door: ownDoor(context.actor.locale),
    }),
    'coaching.share': own(async (tx, entry, word) => {
      const sharing = (['not', 'now', 'after_talk'] as const).find((one) => one === word);
      // A draft was never meant for anybody, and a coach's note has nobody to be shared with.
      if (sharing && sharable(entry)) {
        await setSharing(tx, entry.id, sharing);
      }
    }),
    'coaching.keep': own((tx, entry, word) => setKeep(tx, entry.id, word === 'keep')),
    'coaching.delete': own(async (tx, entry, _word, { actor, now }) => {
      const { tenant } = await directory(tx, actor.tenantId);
      await (tenant.legalHold ? hideEntry(tx, entry.id, now) : deleteEntry(tx, entry.id));
    }),

    'coaching.export': async (tx, _event, context) => {
      const { actor } = context;
      const t = say(actor.locale).coaching.own;
      const entries = await entriesBy(tx, actor.personId, utcDate(context), ALL);
      const text: string[] = [];
      for (const entry of entries) text.push(await entryText(tx, seal, entry, context));
      text.push(...(await heldTexts(tx, seal, actor.personId, actor.locale, ALL)));
      const nodes: CardNode[] = pages(text).map((page) => ({ kind: 'quote', text: page }));
      return {
        type: 'whisper',
        card: { summary: t.exportTitle, nodes: [{ kind: 'heading', text: t.exportTitle }, ...nodes] },
      };
    },

    /** What a coachee has shared: read by their coach, and by nobody who also evaluates them. */
    'coaching.read': async (tx, event, context) => {
      const given = await admitTo(tx, directory, readTarget(event.value).id, context);
      const coacheeId = given && as<PersonId>(given.coachee.id);
      const role = given?.side === 'coach' ? given.relation : undefined;
      if (!given || !coacheeId || !may(context.actor.personId, 'shared_reflection', coacheeId, role)) {
        return refuse(context);
      }
      const t = say(context.actor.locale).coaching.own;
      const nodes: CardNode[] = [];
      const pair = { coachId: given.coach.id, coacheeId: given.coachee.id };
      const handed = (await handoversOf(tx, coacheeId, as(given.coach.id))).filter(
        (one) => one.state === 'agreed',
      );
      const pairs = [pair, ...handed.map(({ formerId }) => ({ ...pair, coachId: formerId }))];
      const entries = wordsAllowed(given)
        ? await Promise.all(pairs.map((one) => sharedEntries(tx, one, given.today, AT_ONCE)))
        : [];
      for (const entry of entries.flat().slice(0, AT_ONCE)) {
        if (await isShared(tx, entry)) nodes.push(...(await entryNodes(tx, seal, entry, context)));
      }
      const title = t.shared(given.coachee.name);
      const none = { kind: 'text', text: t.sharedNone } as const;
      return {
        type: 'whisper',
        card: {
          summary: title,
          nodes: [{ kind: 'heading', text: title }, ...(nodes.length > 0 ? nodes : [none])],
        },
      };
    },
  } satisfies Record<string, PressHandler>;
}

/** Shared now, or once they have met and they have. */
export async function isShared(tx: Tx, entry: EntryRow): Promise<boolean> {
  if (entry.state !== 'kept' || entry.sharing === 'not') return false;
  if (entry.sharing === 'now') return true;
  const contact = await contactById(tx, contactId(entry.coachId, entry.coacheeId, as(entry.cycle)));
  return contact?.state === 'held';
}

async function ownCard(tx: Tx, { directory, seal }: CoachingParts, context: HandlerContext): Promise<Card> {
  const { actor } = context;
  const district = await directory(tx, actor.tenantId);
  const t = say(actor.locale).coaching.own;
  const entries = await entriesBy(tx, actor.personId, utcDate(context), ALL);
  const nodes: CardNode[] = [];
  for (const entry of entries.slice(0, AT_ONCE)) {
    nodes.push(...(await entryNodes(tx, seal, entry, context)));
    nodes.push({ kind: 'buttons', buttons: entryButtons(entry, context) });
  }
  const more = entries.length - AT_ONCE;
  const everything: Button = {
    ...{ action: 'coaching.export', value: target('') },
    ...{ label: t.export, opens: 'dialog' },
  };
  return {
    summary: t.summary,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(entries.length === 0 ? [{ kind: 'text', text: t.none } as const] : nodes),
      ...(more > 0 ? [{ kind: 'text', text: t.more(more) } as const] : []),
      ...(entries.length > 0 ? [{ kind: 'buttons', buttons: [everything] } as const] : []),
      ...holdNotes(district, actor.locale),
      { kind: 'note', text: t.private },
    ],
  };
}

async function entryNodes(
  tx: Tx,
  seal: CoachingParts['seal'],
  entry: EntryRow,
  context: HandlerContext,
): Promise<CardNode[]> {
  const { actor } = context;
  const own = entry.authorId === actor.personId;
  const t = say(actor.locale).coaching.own;
  const state = [
    entry.state === 'draft' ? t.draft : t.sharing[entry.sharing],
    entry.keep ? t.kept : t.expires(shortDate(as<LocalDate>(entry.expiresOn), actor.locale)),
  ].join(' · ');
  return [
    { kind: 'text', tone: 'strong', text: await titleOf(tx, entry, context) },
    ...(own ? [{ kind: 'note', text: state } as const] : []),
    ...linesOf(seal, entry, context).flatMap(([question, answer]): CardNode[] => [
      { kind: 'note', text: question },
      { kind: 'quote', text: answer },
    ]),
  ];
}

async function titleOf(tx: Tx, entry: EntryRow, { actor }: HandlerContext): Promise<string> {
  const t = say(actor.locale).coaching;
  const otherId = entry.coachId === actor.personId ? entry.coacheeId : entry.coachId;
  const other = await personById(tx, as<PersonId>(otherId));
  const day = shortDate(as<LocalDate>(entry.cycle), actor.locale);
  if (isOwnHabit(entry)) return t.habits.entry(day);
  return t.own.entry(t.entry.title[entry.moment], other?.name ?? '', day);
}

function linesOf(
  seal: CoachingParts['seal'],
  entry: EntryRow,
  { actor }: HandlerContext,
): [string, string][] {
  const t = say(actor.locale).coaching;
  return Object.entries(readEntry(seal, entry)).map(([id, answer]) => [
    // A question that this version does not know any more leaves its answer readable all the same.
    KNOWN.has(id) ? t.prompts[id as PromptId] : id,
    answer,
  ]);
}

async function entryText(
  tx: Tx,
  seal: CoachingParts['seal'],
  entry: EntryRow,
  context: HandlerContext,
): Promise<string> {
  const lines = linesOf(seal, entry, context).flat();
  return [await titleOf(tx, entry, context), ...lines].join('\n');
}

/** Characters of one quote on a card: below what the stricter platform shows in one block. */
const PAGE_LENGTH = 2_500;

function pages(texts: readonly string[]): string[] {
  const result: string[] = [];
  for (const text of texts) {
    const last = result.at(-1);
    if (last !== undefined && last.length + text.length < PAGE_LENGTH)
      result[result.length - 1] = `${last}\n\n${text}`;
    else result.push(text);
  }
  return result;
}

/** A coachee's own entry that is no draft; what a coach wrote about their own coaching has nobody to be shared with. */
function sharable(entry: EntryRow): boolean {
  return entry.state === 'kept' && entry.authorId === entry.coacheeId && !isOwnHabit(entry);
}

function entryButtons(entry: EntryRow, { actor }: HandlerContext): Button[] {
  const t = say(actor.locale).coaching.own;
  const button = (action: Button['action'], label: string, word = ''): Button => ({
    ...{ action, label, value: target(entry.id, '', word) },
  });
  const open = sharable(entry);
  const sharing: Button[] = [];
  if (open && entry.sharing !== 'now') sharing.push(button('coaching.share', t.share, 'now'));
  if (open && entry.sharing === 'not') sharing.push(button('coaching.share', t.shareLater, 'after_talk'));
  if (open && entry.sharing !== 'not') sharing.push(button('coaching.share', t.unshare, 'not'));
  return [
    { ...button('coaching.edit', t.edit), opens: 'dialog' },
    ...sharing,
    entry.keep ? button('coaching.keep', t.letGo, 'let_go') : button('coaching.keep', t.keep, 'keep'),
    { ...button('coaching.delete', t.delete), description: t.deleteMeaning },
  ];
}

function refuse({ actor }: HandlerContext): Reply {
  return { type: 'toast', text: say(actor.locale).coaching.notYours };
}

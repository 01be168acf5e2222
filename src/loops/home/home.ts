import type { CardNode } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { localOf } from '../../model/calendar/index.ts';
import { as } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { personById } from '../../store/queries/people.ts';
import { isAdmin } from '../../store/queries/why.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import type { HomeReader } from './section.ts';
import { nodesOfSections } from './sections.ts';
import { wrapNodes } from './wrapped.ts';

export interface HomeParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** What led to this Home, where something did. */
export interface Occasion {
  readonly answered?: HomeReader['answered'];
  /** A sentence that answers what was pressed or sent; it stands first. */
  readonly said?: string;
  /** The message that Home stands in, where a dialog was sent from it. */
  readonly at?: MessageRef;
}

type HomeReply = Extract<Reply, { type: 'home' }>;

/** Reads whose Home it is from who acted, and from nothing else: there is no Home of another person to ask for. */
export async function readerOf(
  tx: Tx,
  { directory, seal }: HomeParts,
  { actor, now }: HandlerContext,
): Promise<HomeReader> {
  const person = await personById(tx, actor.personId);
  if (!person) throw new Error('who acted is not there');
  const district = await directory(tx, actor.tenantId);
  return {
    ...{ district, person, now, seal },
    personId: actor.personId,
    // What they have chosen this moment counts already.
    locale: district.localeOf(person),
    memberships: await membershipsOf(tx, actor.personId),
    admin: await isAdmin(tx, actor.tenantId, actor.personId),
    today: localOf(now, as(person.zone)).date,
  };
}

/** A person's Home as it stands now. */
export async function homeNow(
  tx: Tx,
  parts: HomeParts,
  context: HandlerContext,
  { answered, said, at }: Occasion = {},
): Promise<HomeReply> {
  const reader = { ...(await readerOf(tx, parts, context)), ...(answered ? { answered } : {}) };
  const t = say(reader.locale).home;
  const nodes: CardNode[] = [
    { kind: 'heading', text: t.title(reader.person.name) },
    ...(said === undefined ? [] : [{ kind: 'text', tone: 'strong', text: said } as const]),
    ...(await nodesOfSections(tx, parts.directory, reader)),
    { kind: 'note', text: t.onlyYou },
  ];
  const card = { summary: said ?? t.summary, nodes: wrapNodes(nodes) };
  return { type: 'home', card, ...(at ? { at } : {}) };
}

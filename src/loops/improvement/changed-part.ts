import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import { OUTCOMES } from '../../model/improvement/index.ts';
import { type ActionRow, setWatch, untoldActions } from '../../store/queries/action.ts';
import { takeNews } from '../../store/queries/barrier.ts';
import type { Tx } from '../../store/store.ts';
import { placeOf as barrierPlace } from '../barrier/words.ts';
import { type PartRequest, type PartView, part } from '../digest/part.ts';
import { untitled } from './view.ts';
import { placeOf } from './words.ts';

const driverId = z.enum(DRIVER_IDS);

const changedAction = z.object({
  type: z.literal('action'),
  id: z.string(),
  driverId,
  coveringDriver: driverId.nullable(),
  outcome: z.enum(OUTCOMES),
  /** Sealed, in base64; `null` where it has no words of its own. */
  title: z.string().nullable(),
  decided: z.string().nullable(),
});

type ChangedAction = z.infer<typeof changedAction>;

const changedBarrier = z.object({
  type: z.literal('barrier'),
  id: z.string(),
  declined: z.boolean(),
  raisedOn: z.string(),
  /** Its answer, sealed, in base64. */
  reason: z.string(),
});

type ChangedBarrier = z.infer<typeof changedBarrier>;

/** Told by name; the others are counted. */
const MOST_TOLD = 2;

/** "What changed because of you": what has been closed since the last digest, in the words of those who decided it. */
export const changedPart = part({
  name: 'changed',
  schema: z.object({
    items: z.array(z.discriminatedUnion('type', [changedBarrier, changedAction])),
    more: z.int().nonnegative(),
  }),
  async gather(tx, { unit }) {
    const closed = [...(await closedBarriers(tx, unit)), ...(await closedActions(tx, unit))];
    if (closed.length === 0) return null;
    return { items: closed.slice(0, MOST_TOLD), more: Math.max(0, closed.length - MOST_TOLD) };
  },
  nodes({ items, more }, view): CardNode[] {
    const t = say(view.locale).improvement.digest;
    // The others stay in the details: nobody reads past two reasons.
    const shown = view.cut === 'all_but_news' ? items.slice(0, 1) : items;
    const others = more + items.length - shown.length;
    const told = shown.flatMap((item) =>
      item.type === 'action' ? [toldAction(item, view)] : toldBarrier(item, view),
    );
    const words = others > 0 ? [...told, t.andMore(others)] : told;
    return [{ kind: 'text', tone: 'strong', text: t.changed(words.join('; ')) }];
  },
});

/** The actions closed since the last digest. Told once: from now on their drivers are watched, if they were kept. */
async function closedActions(tx: Tx, unit: PartRequest['unit']): Promise<ChangedAction[]> {
  const rows = await untoldActions(tx, as(unit.id), 'fresh');
  const kept = rows.filter((row) => row.outcome === 'adopted' || row.outcome === 'adapted');
  const idsOf = (some: readonly ActionRow[]) => some.map((row) => row.id);
  await setWatch(tx, idsOf(kept), 'open');
  await setWatch(tx, idsOf(rows.filter((row) => !kept.includes(row))), 'told');
  return rows.flatMap((row) => {
    const read = changedAction.safeParse({
      ...{ type: 'action', id: row.id, driverId: row.driverId, coveringDriver: row.coveringDriver },
      outcome: row.outcome,
      ...{ title: row.title?.toString('base64') ?? null, decided: row.decided?.toString('base64') ?? null },
    });
    return read.success ? [read.data] : [];
  });
}

/** Barriers of this unit's people that have come to an end, with the answer they were given. Told once. */
async function closedBarriers(tx: Tx, unit: PartRequest['unit']): Promise<ChangedBarrier[]> {
  const rows = await takeNews(tx, as(unit.id));
  return rows.flatMap(({ id, answer, raisedOn, reason }) =>
    reason === null
      ? []
      : [
          {
            ...{ type: 'barrier' as const, id, declined: answer === 'declined', raisedOn },
            reason: reason.toString('base64'),
          },
        ],
  );
}

function toldBarrier(item: ChangedBarrier, { locale, open }: PartView): string[] {
  const t = say(locale).barrier.digest;
  const reason = open(item.reason, barrierPlace(item.id, 'reason'));
  if (reason === undefined) return [];
  const said = item.declined ? t.declined : t.closed;
  return [said(reason, shortDate(as(item.raisedOn), locale))];
}

function toldAction(item: ChangedAction, { locale, open }: PartView): string {
  const words = (sealed: string | null, word: 'title' | 'decided') =>
    sealed === null ? undefined : open(sealed, placeOf(item.id, word));
  const title = words(item.title, 'title') ?? untitled(item, locale);
  const decided = words(item.decided, 'decided');
  return saidOf(item, title, decided, locale);
}

function saidOf(item: ChangedAction, title: string, decided: string | undefined, locale: Locale): string {
  const t = say(locale).improvement.digest;
  const said = t.closed[item.outcome](title);
  return decided === undefined ? said : `${said} (${decided})`;
}

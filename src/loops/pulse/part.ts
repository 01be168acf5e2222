import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type UnitId, type Window } from '../../model/ids.ts';
import { HALVED_FOR } from '../../model/rotation/index.ts';
import { cantTellByItem, leftOutSince, peopleOfTeams, pulseOf } from '../../store/queries/pulse.ts';
import type { Tx } from '../../store/store.ts';
import { part } from '../digest/part.ts';
import { decisionButtons, offerButton } from './cards.ts';
import { restOf } from './verdict.ts';

/** Weeks of answers among which the item is looked for that most people could not tell about. */
const LOOKS_BACK_DAYS = 8 * 7;
/** Digests are weekly: what was decided in the week before one opens it. */
const WEEK_MS = 7 * 86_400_000;
/** People who could not tell, below which an item is not named: one or two could be known by it. */
const LEAST_UNSURE = 3;

type Kept = z.infer<typeof schema>;

const schema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('undecided'), teamId: z.string(), driverId: z.enum(DRIVER_IDS) }),
  z.object({ type: z.literal('unposted') }),
  z.object({
    ...{ type: z.literal('smallTeam'), teamId: z.string().optional() },
    /** Its answers count for its school; otherwise nobody is asked. */
    counts: z.boolean().default(false),
  }),
  z.object({
    type: z.literal('halved'),
    teamId: z.string(),
    reason: z.enum(HALVED_FOR),
    /** The item that most could not tell about, as it reads; `null` where too few answered any. */
    item: z.object({ id: z.string(), text: z.string() }).nullable(),
  }),
]);

/** Why the team was not asked, or is asked less. Nothing in an ordinary week. */
export const restPart = part({
  name: 'pulse',
  schema,
  async gather(tx, { district, unit, window }): Promise<Kept | null> {
    if (unit.kind !== 'team') return null;
    const pulse = await pulseOf(tx, as(unit.id), window);
    if (!pulse) return null;
    if (pulse.verdict === 'unposted') return { type: 'unposted' };
    if (pulse.verdict === 'small_team') return { type: 'smallTeam', teamId: unit.id, counts: false };
    if (pulse.verdict === 'undecided') {
      const rest = await restOf(tx, district, unit, window);
      return rest?.type === 'undecided'
        ? { type: 'undecided', teamId: unit.id, driverId: rest.driverId }
        : null;
    }
    if (isFirstOfMonth(window) && (await peopleOfTeams(tx, [unit.id])) < district.tenant.k)
      return { type: 'smallTeam', teamId: unit.id, counts: true };
    if (pulse.halvedFor === null) return null;
    const id = await mostUnsure(tx, as(unit.id), window, district.tenant.k);
    const item = id === null ? null : { id, text: district.wordingOf(district.tenant.locale, id).text };
    return { type: 'halved', teamId: unit.id, reason: pulse.halvedFor, item };
  },
  nodes(kept, { locale, k, cut, proposing }): CardNode[] {
    const t = say(locale);
    switch (kept.type) {
      case 'unposted':
        return [{ kind: 'text', text: t.asking.digest.unposted }];
      case 'smallTeam':
        return [
          { kind: 'text', text: kept.counts ? t.asking.digest.smallCounts(k) : t.asking.digest.smallTeam(k) },
          ...(kept.teamId === undefined ? [] : [offerButton(kept.teamId, locale)]),
        ];
      case 'undecided':
        return [
          { kind: 'text', text: t.asking.digest.undecided(t.drivers[kept.driverId]) },
          decisionButtons(kept.teamId, locale),
        ];
      case 'halved': {
        if (cut === 'all_but_news') return [];
        const halved = t.asking.digest.halved[kept.reason];
        if (kept.item === null || !proposing) return [{ kind: 'text', text: halved }];
        return [
          { kind: 'text', text: `${halved} ${t.asking.digest.leaveOut(kept.item.text)}` },
          {
            kind: 'buttons',
            buttons: [
              {
                action: 'pulse.drop',
                value: `${kept.teamId}|${kept.item.id}`,
                label: t.asking.digest.leaveOutButton,
                description: t.asking.digest.leaveOutMeaning,
              },
            ],
          },
        ];
      }
    }
  },
});

/** Once a month is enough to be told the same. */
function isFirstOfMonth(window: Window): boolean {
  return Number(window.slice(-2)) <= 7;
}

/** What is not asked any more because the team decided so: it opens the digest that follows. */
export const leftOutPart = part({
  name: 'left_out',
  schema: z.object({ items: z.array(z.string()) }),
  async gather(tx, { district, unit, now }) {
    const ids = await leftOutSince(tx, as<UnitId>(unit.id), now - WEEK_MS);
    const items = ids.map((id) => district.wordingOf(district.tenant.locale, id).text);
    return items.length > 0 ? { items } : null;
  },
  nodes: ({ items }, { locale, cut }) =>
    (cut === 'all_but_news' ? [] : items).map((item) => ({
      kind: 'text',
      text: say(locale).asking.digest.leftOut(item),
    })),
});

/**
 * The item about which most people could not tell, where k people or more have answered it. It is named without a
 * number, and only where it is one item: its name says that some could not tell, never who.
 */
async function mostUnsure(tx: Tx, teamId: UnitId, window: Window, k: number): Promise<string | null> {
  const since = as<Window>(addDays(as(window), -LOOKS_BACK_DAYS));
  const [first, second] = (await cantTellByItem(tx, teamId, since))
    .filter((item) => item.people >= k && item.cantTell >= LEAST_UNSURE)
    .sort((a, b) => b.cantTell / b.people - a.cantTell / a.people);
  if (!first || (second && second.cantTell / second.people === first.cantTell / first.people)) return null;
  return first.itemId;
}

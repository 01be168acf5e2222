import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import { dueState } from '../../model/improvement/index.ts';
import { type OwnedAction, openActions } from '../../store/queries/action.ts';
import { type PartRequest, part } from '../digest/part.ts';
import { proposeWhatStaysWeak } from './suggest.ts';
import { driverOf, kindOf, todayIn } from './view.ts';
import { movedSince } from './watch.ts';

const count = z.int().nonnegative();
const names = z.array(z.string());
const driverId = z.enum(DRIVER_IDS);

const moved = z.object({
  driverId,
  type: z.enum(['higher', 'lower', 'no_clear_move', 'too_few']),
  ...{ before: count, after: count },
});

/** Names told at most; the numbers say how many there are. */
const MOST_NAMES = 3;

/** What is due: known fixes by this week, conversations, what is late, what waits for an owner, and what moved. */
export const actionsPart = part({
  name: 'actions',
  schema: z.object({
    thisWeek: z.object({ count, names }),
    conversations: z.object({ count, names }),
    late: count,
    waiting: z.array(z.object({ id: z.string(), driverId, untaken: z.boolean() })),
    moved: z.array(moved),
  }),
  async gather(tx, request) {
    await proposeWhatStaysWeak(tx, request);
    const told = await movedSince(tx, request);
    const actions = await openActions(tx, [request.unit.id]);
    const said = { ...standing(actions, request), moved: told };
    const silent =
      said.thisWeek.count + said.conversations.count + said.late + said.waiting.length + told.length === 0;
    return silent ? null : said;
  },
  nodes(kept, { locale, cut, proposing }): CardNode[] {
    const { improvement, drivers } = say(locale);
    const t = improvement.digest;
    const words = [
      ...(kept.thisWeek.count > 0 ? [t.thisWeek(kept.thisWeek.count, kept.thisWeek.names.join(', '))] : []),
      ...(kept.conversations.count > 0
        ? [t.conversations(kept.conversations.count, kept.conversations.names.join(', '))]
        : []),
      ...(kept.late > 0 ? [(cut === 'all_but_news' ? t.lateShort : t.late)(kept.late)] : []),
      ...(kept.waiting.length > 0 ? [t.waiting(kept.waiting.length)] : []),
    ];
    const buttons = kept.waiting
      .filter((one) => one.untaken)
      .slice(0, 1)
      .map((one) => ({
        action: 'improvement.take' as const,
        value: one.id,
        label: t.takeUp(drivers[one.driverId]),
        opens: 'dialog' as const,
      }));
    return [
      ...(cut === 'all_but_news' ? [] : kept.moved).map(
        (one): CardNode => ({
          kind: 'text',
          text: t.moved[one.type](drivers[one.driverId], one.before, one.after),
        }),
      ),
      ...(words.length > 0 ? [{ kind: 'text', text: t.actions(words.join(' · ')) } as const] : []),
      ...(buttons.length > 0 && proposing ? [{ kind: 'buttons', buttons } as const] : []),
    ];
  },
});

/** How a unit's open actions stand to their dates. */
export function standing(actions: readonly OwnedAction[], { unit, now }: Pick<PartRequest, 'unit' | 'now'>) {
  const today = todayIn(unit, now);
  const due: { state: ReturnType<typeof dueState>; name: string }[] = [];
  const waiting: { id: string; driverId: ReturnType<typeof driverOf>; untaken: boolean }[] = [];
  for (const { row, owner } of actions) {
    if (row.due === null || !owner?.active)
      waiting.push({ id: row.id, driverId: driverOf(row), untaken: row.ownerId === null });
    else if (row.state !== 'proposed')
      due.push({ state: dueState(kindOf(row), as(row.due), today), name: owner.name });
  }
  const group = (state: ReturnType<typeof dueState>) => {
    const people = due.filter((one) => one.state === state).map((one) => one.name);
    return { count: people.length, names: [...new Set(people)].slice(0, MOST_NAMES) };
  };
  // Who is late is between them and the team: the number asks for help, a name would not.
  return {
    thisWeek: group('this_week'),
    conversations: group('conversation'),
    late: group('late').count,
    waiting,
  };
}

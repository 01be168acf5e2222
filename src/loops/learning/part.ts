import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { daysBetween } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import {
  changeLearning,
  type LearningRow,
  openLearning,
  untoldEffects,
} from '../../store/queries/learning.ts';
import type { Tx } from '../../store/store.ts';
import { type PartRequest, type PartView, part } from '../digest/part.ts';
import { driverOf, todayIn } from '../improvement/view.ts';
import { digestsUpTo, moveOf } from '../improvement/watch.ts';
import { FOLLOW_UP_DAYS, topicPlace } from './entry.ts';
import { suggestLearning } from './suggest.ts';

const count = z.int().nonnegative();
const named = {
  id: z.string(),
  driverId: z.enum(DRIVER_IDS),
  /** Sealed, in base64; `null` where nobody has put it into words. */
  topic: z.string().nullable(),
};

const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('suggested'), ...named, theme: z.enum(['skill', 'time', 'belief']).nullable() }),
  z.object({ type: z.literal('planned'), ...named, on: z.string() }),
  z.object({ type: z.literal('delivered'), ...named, day: count }),
]);

const effect = z.object({
  ...named,
  move: z.enum(['higher', 'lower', 'no_clear_move', 'too_few']),
  ...{ before: count, after: count },
});

const schema = z.object({ lines: z.array(line), effects: z.array(effect) });
type Kept = z.infer<typeof schema>;

/** Told in one digest. */
const MOST_LINES = 2;
/** Planned further ahead than this is no news yet. */
const AHEAD_DAYS = 14;

/** What is suggested, planned and to be followed up; and of what was held, whether its driver moved. */
export const learningPart = part({
  name: 'learning',
  schema,
  async gather(tx, request): Promise<Kept | null> {
    await suggestLearning(tx, request);
    const today = todayIn(request.unit, request.now);
    const rows = await openLearning(tx, [request.unit.id]);
    const lines = rows.flatMap((row) => lineOf(row, today)).slice(0, MOST_LINES);
    const effects = await effectsOf(tx, request);
    return lines.length + effects.length === 0 ? null : { lines, effects };
  },
  nodes({ lines, effects }, view): CardNode[] {
    const t = say(view.locale).learning.digest;
    const short = view.cut === 'all_but_news';
    const said = (short ? lines.slice(0, 1) : lines).map((one) => saidOf(one, view));
    const first = lines.find((one) => one.type === 'suggested');
    const plan = first && {
      ...{ action: 'learning.plan' as const, value: first.id, label: t.plan },
      opens: 'dialog' as const,
    };
    return [
      ...(said.length > 0 ? [{ kind: 'text', text: t.line(said.join(' · ')) } as const] : []),
      ...(short ? [] : effects).map((one): CardNode => ({ kind: 'text', text: effectOf(one, view) })),
      ...(plan && view.proposing && said.length > 0 ? [{ kind: 'buttons', buttons: [plan] } as const] : []),
    ];
  },
});

function nameOf(row: LearningRow) {
  return { id: row.id, driverId: driverOf(row), topic: row.topic?.toString('base64') ?? null };
}

function lineOf(row: LearningRow, today: LocalDate): Kept['lines'] {
  if (row.state === 'suggested') return [{ type: 'suggested', ...nameOf(row), theme: row.theme }];
  if (row.state === 'planned' && row.plannedOn !== null)
    return daysBetween(today, as(row.plannedOn)) > AHEAD_DAYS
      ? []
      : [{ type: 'planned', ...nameOf(row), on: row.plannedOn }];
  if (row.deliveredOn === null) return [];
  return [{ type: 'delivered', ...nameOf(row), day: Math.max(0, daysBetween(as(row.deliveredOn), today)) }];
}

/** Told once, when there are scores enough or no more will come. */
async function effectsOf(tx: Tx, request: PartRequest): Promise<Kept['effects']> {
  const rows = await untoldEffects(tx, request.unit.id);
  if (rows.length === 0) return [];
  const digests = await digestsUpTo(tx, request);
  for (const row of rows) {
    const closedAt = Date.parse(`${row.deliveredOn}T12:00:00Z`);
    const moved = moveOf({ driverId: row.driverId, closedAt }, digests, request, request.now);
    if (!moved) continue;
    await changeLearning(tx, row.id, { effectTold: true });
    return [{ ...nameOf(row), move: moved.type, before: moved.before, after: moved.after }];
  }
  return [];
}

function titleIn({ id, topic, driverId }: Kept['effects'][number] | Kept['lines'][number], view: PartView) {
  const { learning, drivers } = say(view.locale);
  const words = topic === null ? undefined : view.open(topic, topicPlace(id));
  return words ?? learning.untitled(drivers[driverId]);
}

function saidOf(one: Kept['lines'][number], view: PartView): string {
  const { learning, drivers } = say(view.locale);
  const t = learning.digest;
  switch (one.type) {
    case 'suggested':
      return one.theme === null
        ? t.suggestedDriver(drivers[one.driverId])
        : t.suggestedTheme(learning.themes[one.theme]);
    case 'planned':
      return t.planned(titleIn(one, view), shortDate(as(one.on), view.locale));
    case 'delivered':
      return one.day <= FOLLOW_UP_DAYS
        ? t.followUp(titleIn(one, view), one.day, FOLLOW_UP_DAYS)
        : t.overdue(titleIn(one, view));
  }
}

function effectOf(one: Kept['effects'][number], view: PartView): string {
  const { learning, drivers } = say(view.locale);
  return learning.digest.effect[one.move](titleIn(one, view), drivers[one.driverId], one.before, one.after);
}

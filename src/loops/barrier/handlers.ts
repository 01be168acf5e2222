import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import {
  barrierStep,
  clockOf,
  likeness,
  revisitOn,
  type Verdict,
  WAITING,
} from '../../model/improvement/index.ts';
import { maySeeActions } from '../../privacy/access.ts';
import {
  changeBarrier,
  clearVerdicts,
  markNews,
  setVerdict,
  waitingBarriers,
} from '../../store/queries/barrier.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { type BarrierReader, barrierCard } from './cards.ts';
import { answerForm, mergeForm, ownForm } from './forms.ts';
import { planRevisit, readerOf, refreshMessages, tellLevel } from './send.ts';
import { type BarrierParts, type OpenBarrier, readBarrier, standingOf, todayAt } from './view.ts';
import { wordsOf } from './words.ts';

export interface AdmittedToBarrier {
  readonly barrier: OpenBarrier;
  readonly reader: BarrierReader;
}

type Act = (tx: Tx, admitted: AdmittedToBarrier, context: HandlerContext) => Promise<Reply>;

/** Others at the same level that are offered when merging. */
const MOST_OFFERED = 10;
const LABEL = 70;

export function pressHandlers(parts: BarrierParts) {
  const guarded =
    (allowed: (reader: BarrierReader) => boolean, act: Act): PressHandler =>
    async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.value, context);
      if (!admitted) return refuse(context, 'gone');
      return allowed(admitted.reader) ? act(tx, admitted, context) : refuse(context, 'notYours');
    };
  const leading = (act: Act) =>
    guarded(
      ({ lead }) => lead,
      async (tx, admitted, context) =>
        WAITING.includes(admitted.barrier.row.state) ? act(tx, admitted, context) : refuse(context, 'notNow'),
    );
  const judging = (verdict: Verdict) =>
    guarded(
      ({ voice }) => voice,
      (tx, admitted, context) => judge(tx, admitted, verdict, context),
    );

  return {
    'barrier.open': guarded(
      () => true,
      async (_tx, { barrier, reader }) => ({
        type: 'whisper',
        card: barrierCard(parts.seal, barrier, reader, reader.voice ? 'yours' : 'arrived'),
      }),
    ),

    'barrier.own': leading(async (_tx, { barrier }, { actor }) => ({
      type: 'openForm',
      form: ownForm(actor.locale, barrier.row.id, wordsOf(parts.seal, barrier.row)),
    })),

    'barrier.answer': leading(async (_tx, { barrier }, { actor }) => ({
      type: 'openForm',
      form: answerForm(actor.locale, barrier.row.id, wordsOf(parts.seal, barrier.row)),
    })),

    'barrier.up': leading(async (tx, { barrier }, context) => {
      const { row, chain, district } = barrier;
      const t = say(context.actor.locale).barrier.saved;
      const [, above] = chain;
      if (!above) return { type: 'toast', text: t.top };
      const on = todayAt(above, context.now);
      const up = barrierStep(standingOf(row), { type: 'pass_up', on });
      if (!up.ok) return refuse(context, 'notNow');
      const clock = clockOf(district.calendarOf(as<UnitId>(above.id)), on, up.barrier.levelsUp);
      const { acknowledgeBy, answerBy } = clock;
      const change = { ...up.barrier, levelUnitId: above.id, acknowledgeBy, answerBy };
      await changeBarrier(tx, row.id, change);
      await refreshMessages(tx, row, context.now);
      await tellLevel(tx, { ...row, ...change }, context.now);
      return { type: 'toast', text: t.up(above.name) };
    }),

    'barrier.merge': leading(async (tx, { barrier }, { actor }) => {
      const { row, level } = barrier;
      const words = wordsOf(parts.seal, row);
      const others = (await waitingBarriers(tx, [level.id]))
        .filter((other) => other.id !== row.id && other.levelUnitId === level.id)
        .map((other) => ({ id: other.id, name: wordsOf(parts.seal, other) }))
        .sort((a, b) => likeness(b.name, words) - likeness(a.name, words))
        .slice(0, MOST_OFFERED)
        .map(({ id, name }) => ({ id, name: name.slice(0, LABEL) }));
      if (others.length === 0) return { type: 'toast', text: say(actor.locale).barrier.saved.alone };
      return { type: 'openForm', form: mergeForm(actor.locale, row.id, words, others) };
    }),

    'barrier.better': judging('better'),
    'barrier.same': judging('same'),
  } satisfies Record<string, PressHandler>;
}

/** What one of those who raised it says of the answer; enough of them close it, or open it again. */
async function judge(
  tx: Tx,
  { barrier, reader }: AdmittedToBarrier,
  verdict: Verdict,
  context: HandlerContext,
): Promise<Reply> {
  const { row, level, district, raw } = barrier;
  const { actor, now } = context;
  if (!reader.asked) return refuse(context, 'notNow');
  const t = say(actor.locale).barrier.saved;
  await setVerdict(tx, row.id, actor.personId, verdict);
  const verdicts = raw.map((voice) => (voice.personId === actor.personId ? verdict : voice.verdict));
  const on = todayAt(level, now);
  const type = row.state === 'told' ? 'hear' : 'revisit';
  const heard = barrierStep(standingOf(row), { type, verdicts, on });
  if (!heard.ok) {
    await refreshMessages(tx, row, now);
    return { type: 'toast', text: t.heard };
  }
  const calendar = district.calendarOf(as<UnitId>(level.id));
  if (heard.barrier.state === 'reopened') {
    const { acknowledgeBy, answerBy } = clockOf(calendar, on, row.levelsUp);
    const change = { ...heard.barrier, acknowledgeBy, answerBy, closedOn: null, reopened: row.reopened + 1 };
    await changeBarrier(tx, row.id, change);
    await clearVerdicts(tx, row.id);
    await refreshMessages(tx, row, now);
    await tellLevel(tx, { ...row, ...change }, now);
    return { type: 'toast', text: t.same };
  }
  await changeBarrier(tx, row.id, { state: heard.barrier.state, closedOn: row.closedOn ?? on });
  if (heard.barrier.state === 'closed') {
    await clearVerdicts(tx, row.id);
    await markNews(tx, row.id);
    await planRevisit(tx, row, revisitOn(calendar, on), now);
  }
  await refreshMessages(tx, row, now);
  return { type: 'toast', text: heard.barrier.state === 'closed' ? t.better : t.still };
}

/** Settles that the barrier is there and theirs to see: they raised it, or see where it was raised or waits. */
export async function admit(
  tx: Tx,
  parts: BarrierParts,
  id: string,
  { actor }: HandlerContext,
): Promise<AdmittedToBarrier | undefined> {
  const barrier = await readBarrier(tx, parts, id);
  if (barrier?.row.tenantId !== actor.tenantId) return undefined;
  const reader = await readerOf(tx, barrier, actor.personId, actor.locale);
  if (reader.voice || reader.lead) return { barrier, reader };
  const memberships = await membershipsOf(tx, actor.personId);
  const { units } = barrier.district;
  const sees = [barrier.row.unitId, barrier.row.levelUnitId].some((unitId) =>
    maySeeActions(memberships, chainOf(units, as<UnitId>(unitId))),
  );
  return sees ? { barrier, reader } : undefined;
}

export function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'notYours' | 'notNow' | 'mayNotRaise',
): Reply {
  return { type: 'toast', text: say(actor.locale).barrier[sentence] };
}

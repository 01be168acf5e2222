import type { Submitted } from '../../chat/event.ts';
import type { HandlerContext, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type UnitId } from '../../model/ids.ts';
import {
  ANSWERS,
  barrierStep,
  schoolDaysSince,
  TRIAGE_QUESTIONS,
  triage,
  WAITING,
} from '../../model/improvement/index.ts';
import { mayPropose } from '../../privacy/access.ts';
import { barrierById, changeBarrier, markNews, moveVoices } from '../../store/queries/barrier.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { type AdmittedToBarrier, admit, refuse } from './handlers.ts';
import { raise, raisedText } from './raise.ts';
import { refreshMessages, tellVoices } from './send.ts';
import { type BarrierParts, standingOf, todayAt } from './view.ts';
import { MOST, placeOf } from './words.ts';

export function submitHandlers(parts: BarrierParts) {
  const leading =
    (
      act: (
        tx: Tx,
        admitted: AdmittedToBarrier,
        event: Submitted,
        context: HandlerContext,
      ) => ReturnType<SubmitHandler>,
    ): SubmitHandler =>
    async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.subject, context);
      if (!admitted) return refuse(context, 'gone');
      return admitted.reader.lead ? act(tx, admitted, event, context) : refuse(context, 'notYours');
    };

  return {
    'barrier.raise': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).barrier;
      const district = await parts.directory(tx, actor.tenantId);
      const unitId = as<UnitId>(textOf(event, 'unit') || event.subject);
      if (!mayPropose(await membershipsOf(tx, actor.personId), chainOf(district.units, unitId)))
        return refuse(context, 'mayNotRaise');
      const words = textOf(event, 'words');
      const driverId = DRIVER_IDS.find((id) => id === event.values.driver) ?? 'internal_systems';
      if (words === '') return { type: 'formErrors', errors: { words: t.form.needed } };
      if (words.length > MOST.words)
        return { type: 'formErrors', errors: { words: t.form.tooLong(MOST.words) } };
      const raised = await raise(
        tx,
        district,
        parts.seal,
        {
          ...{ id: `barrier:${actor.personId}:${event.order}`, unitId, personId: actor.personId },
          ...{ words, driverId, shielded: event.values.voice !== 'named' },
        },
        now,
      );
      if (!raised) return refuse(context, 'mayNotRaise');
      return { type: 'toast', text: raisedText(raised, actor.locale) };
    },

    'barrier.own': leading(async (tx, { barrier: { row, level } }, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).barrier;
      const open = TRIAGE_QUESTIONS.filter((one) => !['yes', 'no'].includes(textOf(event, one)));
      if (open.length > 0)
        return { type: 'formErrors', errors: Object.fromEntries(open.map((one) => [one, t.form.needed])) };
      const yes = (question: (typeof TRIAGE_QUESTIONS)[number]) => textOf(event, question) === 'yes';
      const kind = triage({
        same_problem: yes('same_problem'),
        solved_before: yes('solved_before'),
        one_decision: yes('one_decision'),
        asks_for_loss: yes('asks_for_loss'),
      });
      const on = todayAt(level, now);
      const triaged = barrierStep(standingOf(row), { type: 'triage', kind, on });
      if (!triaged.ok) return refuse(context, 'notNow');
      const owned = barrierStep(triaged.barrier, { type: 'own', by: actor.personId, on });
      if (!owned.ok) return refuse(context, 'notNow');
      await changeBarrier(tx, row.id, owned.barrier);
      await refreshMessages(tx, row, now);
      return { type: 'toast', text: t.saved.owned[kind] };
    }),

    'barrier.answer': leading(async (tx, { barrier: { row, level, district } }, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).barrier;
      const answer = ANSWERS.find((one) => one === event.values.answer);
      const text = textOf(event, 'reason');
      const wrong = {
        ...(answer ? {} : { answer: t.form.needed }),
        ...(text === '' ? { reason: t.form.needed } : {}),
        ...(text.length > MOST.reason ? { reason: t.form.tooLong(MOST.reason) } : {}),
      };
      if (!answer || Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const on = todayAt(level, now);
      const reason = parts.seal.seal(text, placeOf(row.id, 'reason'));
      const answered = barrierStep(standingOf(row), { type: 'answer', answer, reason, on });
      if (!answered.ok) return refuse(context, 'notNow');
      const days = schoolDaysSince(district.calendarOf(as<UnitId>(level.id)), as(row.raisedOn), on);
      const change = {
        ...answered.barrier,
        ...{ ownerId: row.ownerId ?? actor.personId, daysToAnswer: row.daysToAnswer ?? days },
        closedOn: answered.barrier.state === 'closed' ? on : null,
      };
      await changeBarrier(tx, row.id, change);
      if (change.state === 'closed') await markNews(tx, row.id);
      await tellVoices(tx, { ...row, ...change }, now);
      await refreshMessages(tx, row, now);
      return { type: 'toast', text: answer === 'declined' ? t.saved.declined : t.saved.answered };
    }),

    'barrier.merge': leading(async (tx, { barrier: { row } }, event, context) => {
      const t = say(context.actor.locale).barrier;
      const into = await barrierById(tx, textOf(event, 'into'));
      const fits = into && into.levelUnitId === row.levelUnitId && WAITING.includes(into.state);
      if (!fits || into.id === row.id) return { type: 'formErrors', errors: { into: t.form.needed } };
      const merged = barrierStep(standingOf(row), { type: 'merge' });
      if (!merged.ok) return refuse(context, 'notNow');
      await changeBarrier(tx, row.id, { state: 'merged', mergedInto: into.id });
      await moveVoices(tx, row.id, into.id);
      // The one that was raised first keeps its clock: nobody gains time by merging.
      if (row.raisedOn < into.raisedOn) await changeBarrier(tx, into.id, { raisedOn: row.raisedOn });
      await refreshMessages(tx, row, context.now);
      await refreshMessages(tx, into, context.now);
      return { type: 'toast', text: t.saved.merged };
    }),
  } satisfies Record<string, SubmitHandler>;
}

function textOf(event: Submitted, field: string): string {
  const value = event.values[field];
  return typeof value === 'string' ? value.trim() : '';
}

import type { Submitted } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import { as, type LocalDate, type UnitId } from '../../model/ids.ts';
import { RATINGS } from '../../model/scale.ts';
import { mayTrain } from '../../privacy/access.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { keepItemAnswer } from '../../store/queries/item-answer.ts';
import { deliverLearning, openLearning } from '../../store/queries/learning.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import {
  addTraining,
  attended,
  attendees,
  keepAttendance,
  trainingById,
} from '../../store/queries/training.ts';
import type { Tx } from '../../store/store.ts';
import { textOf } from '../improvement/submit.ts';
import { titleOf } from '../learning/entry.ts';
import { personal } from '../personal.ts';
import { replacePressed } from '../replace.ts';
import { askCard, doneCard } from './cards.ts';
import { AT_ONCE, sessionForm, thereForm } from './forms.ts';
import { scheduleAsks } from './send.ts';
import {
  heldOn,
  isAsk,
  LOGGED_WITHIN,
  peopleOf,
  TOPIC_LENGTH,
  type TrainingParts,
  topicOf,
  topicPlace,
  unitsToTrain,
} from './session.ts';

/** `/driveline training`: a session that was held is logged, and then who was there. */
export function trainingCommand({ directory, seal }: TrainingParts): CommandHandler {
  return async (tx, _event, _rest, { actor, now }) => {
    const district = await directory(tx, actor.tenantId);
    const units = unitsToTrain(district, await membershipsOf(tx, actor.personId));
    const [first] = units;
    if (!first) return { type: 'toast', text: say(actor.locale).training.mayNot };
    const open = await openLearning(
      tx,
      units.map((unit) => unit.id),
    );
    const planned = open
      .filter((row) => row.state === 'planned')
      .map((row) => ({ id: row.id, name: titleOf(seal, row, actor.locale) }));
    const today = localOf(now, as(first.zone)).date;
    return { type: 'openForm', form: sessionForm(actor.locale, units, planned, today) };
  };
}

export function trainingSubmissions({ directory, seal }: TrainingParts) {
  return {
    'training.log': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).training;
      const district = await directory(tx, actor.tenantId);
      const unit = district.units.get(textOf(event, 'unit') || event.subject);
      if (!unit || !(await mayLog(tx, district.units, unit, context))) return refuse(context, 'mayNot');
      const topic = textOf(event, 'topic');
      const day = dayOf(event, localOf(now, as(unit.zone)).date);
      const wrong = {
        ...(topic === '' ? { topic: t.form.needed } : {}),
        ...(topic.length > TOPIC_LENGTH ? { topic: t.form.tooLong(TOPIC_LENGTH) } : {}),
        ...(day ? {} : { held_on: t.form.badDate }),
      };
      if (!day || Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const people = await peopleOf(tx, district, unit);
      if (people.length === 0) return { type: 'formErrors', errors: { topic: t.form.nobody } };
      const id = `${actor.personId}:${event.order}`;
      const planned = (await openLearning(tx, [unit.id])).find((row) => row.id === textOf(event, 'learning'));
      await addTraining(tx, {
        ...{ id, tenantId: actor.tenantId, unitId: unit.id, heldOn: day, loggedBy: actor.personId },
        ...{ topic: seal.seal(topic, topicPlace(id)), loggedAt: now, told: false },
        learningId: planned?.id ?? null,
      });
      return { type: 'openForm', form: thereForm(actor.locale, { id, topic, heldOn: day }, people, 0) };
    },

    'training.there': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).training;
      const [id = '', from = ''] = event.subject.split('|');
      const row = await trainingById(tx, id);
      const district = await directory(tx, actor.tenantId);
      const unit = row?.tenantId === actor.tenantId ? district.units.get(row.unitId) : undefined;
      if (!row || !unit) return refuse(context, 'gone');
      if (!(await mayLog(tx, district.units, unit, context))) return refuse(context, 'mayNot');
      const asked = Object.keys(event.values);
      const people = await peopleOf(tx, district, unit);
      const inside = people.filter((person) => asked.includes(person.id)).map((person) => person.id);
      const there = inside.filter((personId) => event.values[personId] === true);
      await keepAttendance(tx, id, inside, there);
      const next = Number(from) + AT_ONCE;
      if (next < people.length) {
        const session = { id, topic: topicOf(seal, row), heldOn: heldOn(row) };
        return { type: 'openForm', form: thereForm(actor.locale, session, people, next) };
      }
      const all = await attendees(tx, id);
      await scheduleAsks(tx, district, row, unit, all, now);
      if (row.learningId !== null && all.length > 0) await deliverLearning(tx, row.learningId, row.heldOn);
      return { type: 'toast', text: all.length === 0 ? t.savedNobody : t.saved(all.length) };
    },
  } satisfies Record<string, SubmitHandler>;
}

export function trainingPresses(parts: TrainingParts) {
  return {
    /** One rating of one item about one session, by somebody who was there. */
    'training.answer': async (tx, event, context) => {
      const { actor, now } = context;
      const [id = '', view = '', itemId = '', word = ''] = event.value.split('|');
      const rating = RATINGS.find((one) => one === word);
      const row = await trainingById(tx, id);
      if (row?.tenantId !== actor.tenantId || !rating || !isAsk(view)) return refuse(context, 'gone');
      if (!(await attended(tx, id, actor.personId))) return refuse(context, 'notYours');
      const answer = { about: id, personId: actor.personId, itemId, rating };
      const kept = await keepItemAnswer(tx, { ...answer, answeredAt: now, answeredOrder: event.order });
      if (!kept) return refuse(context, 'olderTap');
      const card = await askCard(tx, parts, row, actor.personId, view);
      return replacePressed(tx, event, personal(id, actor.personId), card ?? doneCard(actor.locale));
    },

    /** Left out: the message says so, and nobody is told. */
    'training.skip': async (_tx, _event, { actor }) => ({ type: 'replace', card: doneCard(actor.locale) }),
  } satisfies Record<string, PressHandler>;
}

async function mayLog(
  tx: Tx,
  units: ReadonlyMap<string, UnitRow>,
  unit: UnitRow,
  { actor }: HandlerContext,
): Promise<boolean> {
  return mayTrain(await membershipsOf(tx, actor.personId), chainOf(units, as<UnitId>(unit.id)));
}

/** The day of a session, where it is one of the last weeks. */
function dayOf(event: Submitted, today: LocalDate): LocalDate | undefined {
  const text = textOf(event, 'held_on');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = as<LocalDate>(text);
  return day <= today && day >= addDays(today, -LOGGED_WITHIN) ? day : undefined;
}

function refuse({ actor }: HandlerContext, sentence: 'mayNot' | 'gone' | 'notYours' | 'olderTap'): Reply {
  return { type: 'toast', text: say(actor.locale).training[sentence] };
}

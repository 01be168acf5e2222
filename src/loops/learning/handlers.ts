import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type LocalDate, type UnitId } from '../../model/ids.ts';
import { AUDIENCES } from '../../model/items.ts';
import { mayPropose } from '../../privacy/access.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import {
  addLearning,
  changeLearning,
  deliverLearning,
  type LearningRow,
  learningById,
  openLearning,
} from '../../store/queries/learning.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { unitsSeen, unitsToPropose } from '../improvement/rights.ts';
import { textOf } from '../improvement/submit.ts';
import { todayIn } from '../improvement/view.ts';
import { learningCard, planForm } from './cards.ts';
import { type LearningParts, stateOf, TOPIC_LENGTH, titleOf, topicPlace } from './entry.ts';

/** `/driveline learning`: what is suggested, planned, or waits for a follow-up, where the actor sees actions. */
export function learningCommand({ directory, seal }: LearningParts): CommandHandler {
  return async (tx, _event, _rest, { actor, now }) => {
    const district = await directory(tx, actor.tenantId);
    const units = unitsSeen(district, await membershipsOf(tx, actor.personId));
    if (units.length === 0) return { type: 'toast', text: say(actor.locale).learning.mayNot };
    const rows = await openLearning(
      tx,
      units.map((unit) => unit.id),
    );
    const lines = rows.flatMap((row) => {
      const unit = district.units.get(row.unitId);
      if (!unit) return [];
      const state = stateOf(row, todayIn(unit, now), actor.locale);
      return [{ row, unit: unit.name, title: titleOf(seal, row, actor.locale), state }];
    });
    return { type: 'whisper', card: learningCard(actor.locale, lines) };
  };
}

interface Admitted {
  readonly row: LearningRow;
  readonly unit: UnitRow;
}

export function learningPresses({ directory }: LearningParts) {
  /** The guard before every press on an entry: it is there, and the actor works where it belongs. */
  const guarded =
    (act: (tx: Tx, given: Admitted, context: HandlerContext) => Promise<Reply>): PressHandler =>
    async (tx, event, context) => {
      const given = await admit(tx, directory, event.value, context);
      return 'refusal' in given ? refuse(context, given.refusal) : act(tx, given, context);
    };

  return {
    'learning.plan': async (tx, event, context) => {
      const { actor, now } = context;
      if (event.value !== '') {
        const given = await admit(tx, directory, event.value, context);
        if ('refusal' in given) return refuse(context, given.refusal);
        const form = planForm(actor.locale, given.row, [], todayIn(given.unit, now));
        return { type: 'openForm', form };
      }
      const district = await directory(tx, actor.tenantId);
      const units = unitsToPropose(district, await membershipsOf(tx, actor.personId));
      const [first] = units;
      if (!first) return refuse(context, 'mayNot');
      return { type: 'openForm', form: planForm(actor.locale, undefined, units, todayIn(first, now)) };
    },

    'learning.delivered': guarded(async (tx, { row, unit }, context) => {
      if (row.state !== 'planned') return refuse(context, 'notNow');
      await deliverLearning(tx, row.id, todayIn(unit, context.now));
      return { type: 'toast', text: say(context.actor.locale).learning.saved.delivered };
    }),

    'learning.followed': guarded(async (tx, { row, unit }, context) => {
      if (row.state !== 'delivered') return refuse(context, 'notNow');
      await changeLearning(tx, row.id, {
        state: 'followed_up',
        followedUpOn: todayIn(unit, context.now),
      });
      return { type: 'toast', text: say(context.actor.locale).learning.saved.followed };
    }),

    'learning.drop': guarded(async (tx, { row }, context) => {
      if (row.state !== 'planned' && row.state !== 'suggested') return refuse(context, 'notNow');
      await changeLearning(tx, row.id, { state: 'dropped' });
      return { type: 'toast', text: say(context.actor.locale).learning.saved.dropped };
    }),
  } satisfies Record<string, PressHandler>;
}

export function learningSubmissions({ directory, seal }: LearningParts) {
  return {
    'learning.plan': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).learning;
      const district = await directory(tx, actor.tenantId);
      const before = event.subject === '' ? undefined : await learningById(tx, event.subject);
      const unit = district.units.get(before?.unitId ?? textOf(event, 'unit'));
      const driverId = before?.driverId ?? DRIVER_IDS.find((id) => id === textOf(event, 'driver'));
      if (!unit || !driverId || (event.subject !== '' && !before)) return refuse(context, 'gone');
      const chain = chainOf(district.units, as<UnitId>(unit.id));
      if (!mayPropose(await membershipsOf(tx, actor.personId), chain)) return refuse(context, 'mayNot');
      if (before && before.state !== 'suggested' && before.state !== 'planned')
        return refuse(context, 'notNow');
      const topic = textOf(event, 'topic');
      const day = dayOf(textOf(event, 'day'), todayIn(unit, now));
      const wrong = {
        ...(topic === '' ? { topic: t.form.needed } : {}),
        ...(topic.length > TOPIC_LENGTH ? { topic: t.form.tooLong(TOPIC_LENGTH) } : {}),
        ...(day ? {} : { day: t.form.badDate }),
      };
      if (!day || Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const id = before?.id ?? `learning:${actor.personId}:${event.order}`;
      const planned = {
        ...{ state: 'planned' as const, topic: seal.seal(topic, topicPlace(id)), plannedOn: day },
        audience: AUDIENCES.find((one) => one === textOf(event, 'audience')) ?? 'staff',
      };
      if (before) await changeLearning(tx, id, planned);
      else
        await addLearning(tx, [
          {
            ...{ id, tenantId: actor.tenantId, unitId: unit.id, driverId, source: 'command', theme: null },
            ...{ deliveredOn: null, followedUpOn: null, proposedBy: actor.personId, createdAt: now },
            ...{ effectTold: false, ...planned },
          },
        ]);
      return { type: 'toast', text: t.saved.planned(shortDate(day, actor.locale)) };
    },
  } satisfies Record<string, SubmitHandler>;
}

async function admit(
  tx: Tx,
  directory: LearningParts['directory'],
  id: string,
  { actor }: HandlerContext,
): Promise<Admitted | { readonly refusal: 'gone' | 'mayNot' }> {
  const row = await learningById(tx, id);
  const district = await directory(tx, actor.tenantId);
  const unit = row?.tenantId === actor.tenantId ? district.units.get(row.unitId) : undefined;
  if (!row || !unit) return { refusal: 'gone' };
  const chain = chainOf(district.units, as<UnitId>(unit.id));
  return mayPropose(await membershipsOf(tx, actor.personId), chain) ? { row, unit } : { refusal: 'mayNot' };
}

function dayOf(text: string, today: LocalDate): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = as<LocalDate>(text);
  return day >= today && day <= addDays(today, 366) ? day : undefined;
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | 'mayNot' | 'notNow'): Reply {
  return { type: 'toast', text: say(actor.locale).learning[sentence] };
}

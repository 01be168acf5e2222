import type { Pressed } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type Instant, type PersonId, type UnitId } from '../../model/ids.ts';
import { type ActionStep, coversFor, step } from '../../model/improvement/index.ts';
import { mayPropose } from '../../privacy/access.ts';
import { type ActionRow, actionById, changeAction } from '../../store/queries/action.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { chainOf } from '../../store/queries/people.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { touchRests } from '../pulse/touch.ts';
import { replacePressed } from '../replace.ts';
import { actionCard } from './cards.ts';
import { showDue } from './due-lines.ts';
import { coverForm, moveForm, nameForm, studyForm, triageForm } from './forms.ts';
import { type Admitted, admit, refuse } from './rights.ts';
import { planNudge } from './send.ts';
import { messageSubject } from './subject.ts';
import {
  driverOf,
  type ImprovementParts,
  kindOf,
  readAction,
  standingOf,
  titleOf,
  usualDueIn,
} from './view.ts';
import { openWord } from './words.ts';

export function pressHandlers(parts: ImprovementParts) {
  const guarded =
    (
      allowed: (admitted: Admitted) => boolean,
      act: (tx: Tx, admitted: Admitted, event: Pressed, context: HandlerContext) => Promise<Reply>,
    ): PressHandler =>
    async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.value, context);
      if (!admitted) return refuse(context, 'gone');
      return allowed(admitted) ? act(tx, admitted, event, context) : refuse(context, 'notYours');
    };
  const stepping = (next: (by: Admitted) => ActionStep<Buffer>) =>
    guarded(
      ({ own }) => own,
      async (tx, admitted, event, context) => {
        const { action } = admitted;
        const taken = step(standingOf(action.row), next(admitted));
        if (!taken.ok) return refuse(context, 'notNow');
        for (const row of [action.row, ...(await askedWith(tx, action.row))]) {
          const stepped = step(standingOf(row), next(admitted));
          if (!stepped.ok) continue;
          // Who turns it down leaves the team as it was: nobody works on it.
          const steppedAt = stepped.action.state === 'proposed' ? row.steppedAt : context.now;
          await changeAction(tx, row.id, { ...stepped.action, steppedAt });
          if (stepped.action.state === 'agreed' && action.owner)
            await planNudge(tx, action.district, { ...row, ...stepped.action }, action.owner, context.now);
        }
        // Taken on or begun, it is an answer to what the team was waiting to decide.
        if (taken.action.state !== 'proposed') await touchRests(tx, as(action.row.unitId), event.at);
        return showAgain(tx, parts, admitted, event);
      },
    );
  const by = ({ reader }: Admitted) => as<PersonId>(reader.personId);

  return {
    'improvement.accept': stepping((admitted) => ({ type: 'accept', by: by(admitted) })),
    'improvement.decline': stepping((admitted) => ({ type: 'decline', by: by(admitted) })),
    'improvement.begin': stepping(() => ({ type: 'begin' })),

    'improvement.open': guarded(
      () => true,
      async (_tx, { action, reader }) => ({ type: 'whisper', card: actionCard(parts.seal, action, reader) }),
    ),

    /** The rest of what is due: the button's value is how many lines its reader has seen. */
    'improvement.due': (tx, event, context) =>
      showDue(tx, parts, context, Math.max(0, Number.parseInt(event.value, 10) || 0)),

    'improvement.move': guarded(
      ({ own, reader }) => own || reader.lead,
      async (_tx, { action: { row }, reader }) => ({
        type: 'openForm',
        form: moveForm(reader.locale, row.id, kindOf(row), row.due ?? ''),
      }),
    ),

    'improvement.name': guarded(
      ({ reader }) => reader.lead,
      async (_tx, { action: { row, district, unit }, reader }, _event, { now }) => ({
        type: 'openForm',
        form: nameForm(reader.locale, row.id, kindOf(row), usualDueIn(district, unit, now)),
      }),
    ),

    'improvement.study': guarded(
      ({ own, reader }) => own || reader.lead,
      async (tx, { action, reader }, event, context) => {
        const { row, district, unit } = action;
        if (row.state === 'proposed' || row.state === 'closed') return refuse(context, 'notNow');
        const looking = step(standingOf(row), { type: 'look' });
        if (looking.ok) {
          await changeAction(tx, row.id, { state: looking.action.state });
          await refreshMessages(tx, row, event.at);
        }
        const about = {
          ...{ id: row.id, kind: kindOf(row) },
          title: titleOf(parts.seal, row, reader.locale),
          seen: openWord(parts.seal, row, 'seen'),
        };
        const usual = usualDueIn(district, unit, context.now);
        return { type: 'openForm', form: studyForm(reader.locale, about, usual) };
      },
    ),

    /** Somebody takes up a proposal that has no owner: from the digest or from what is due. */
    'improvement.take': async (tx, event, context) => {
      const action = await readAction(tx, parts, event.value);
      if (action?.row.tenantId !== context.actor.tenantId) return refuse(context, 'gone');
      const { row, chain } = action;
      if (!mayPropose(await membershipsOf(tx, context.actor.personId), chain))
        return refuse(context, 'mayNotPropose');
      if (row.state !== 'proposed' || row.ownerId !== null) return refuse(context, 'notNow');
      const subject = {
        ...{ unitId: as<UnitId>(row.unitId), driverId: driverOf(row), source: 'suggestion' as const },
        ...{ digestId: undefined, actionId: row.id, challenge: undefined },
      };
      return { type: 'openForm', form: triageForm(context.actor.locale, subject, []) };
    },

    /** Plans a cover: the button names the unit, the weak driver and the drivers that could carry it. */
    'improvement.cover': async (tx, event, context) => {
      const { actor, now } = context;
      const [unitId = '', weak = '', candidates = ''] = event.value.split('|');
      const district = await parts.directory(tx, actor.tenantId);
      const unit = district.units.get(unitId);
      const driverId = DRIVER_IDS.find((id) => id === weak);
      if (!unit || !driverId) return refuse(context, 'gone');
      const chain = chainOf(district.units, as<UnitId>(unit.id));
      if (!mayPropose(await membershipsOf(tx, actor.personId), chain))
        return refuse(context, 'mayNotPropose');
      const offered = coversFor(driverId).filter((id) => candidates.split(',').includes(id));
      if (offered.length === 0) return refuse(context, 'gone');
      const about = { units: [unit], driverId, by: offered };
      return {
        type: 'openForm',
        form: coverForm(actor.locale, about, usualDueIn(district, unit, now), event.actor.userId),
      };
    },
  } satisfies Record<string, PressHandler>;
}

/** The other half of a mixed challenge, where its owner was asked about both at once and has not answered. */
async function askedWith(tx: Tx, row: ActionRow): Promise<ActionRow[]> {
  if (row.state !== 'proposed' || row.pairId === null) return [];
  const other = await actionById(tx, row.pairId);
  return other?.state === 'proposed' && other.ownerId === row.ownerId ? [other] : [];
}

/** All messages about an action are brought up to date. */
export async function refreshMessages(tx: Tx, row: ActionRow, now: Instant): Promise<void> {
  if (row.ownerId !== null) await touch(tx, messageSubject(row.id, row.ownerId), now, 0);
}

/** The action as it stands now, in the message that was pressed. */
async function showAgain(
  tx: Tx,
  parts: ImprovementParts,
  { action, reader }: Admitted,
  event: Pressed,
): Promise<Reply> {
  const after = (await readAction(tx, parts, action.row.id)) ?? action;
  const subject = messageSubject(action.row.id, reader.personId);
  return replacePressed(tx, event, subject, actionCard(parts.seal, after, reader));
}

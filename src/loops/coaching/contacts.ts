import type { Pressed } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import { daysToMoveTo } from '../../model/coaching/contacts.ts';
import {
  as,
  type Instant,
  type LocalDate,
  type OccurrenceKey,
  type PersonId,
  type Window,
} from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { type ContactRow, contactById, logContact, moveContact } from '../../store/queries/coaching.ts';
import { personById } from '../../store/queries/people.ts';
import { markTalked } from '../../store/queries/practice-checks.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { replacePressed } from '../replace.ts';
import { admitTo } from './admit.ts';
import { moveAsk, scheduleAfter } from './asks.ts';
import { availabilities, meeting } from './calendar.ts';
import { changeCard, moveCard, weekCard } from './cards.ts';
import { readTarget, type Target, weekKey } from './keys.ts';
import { proposeFading } from './steps.ts';
import { relationOf } from './wall.ts';
import { type CoachWeek, readWeek } from './week.ts';

/** What a coach presses in their week to log a contact. Held and not held are one tap, moved is two. */
export function contactPresses(directory: Directory) {
  /** The guard before every press: the contact is there, and the actor coaches that person today. */
  const guarded =
    (
      act: (tx: Tx, given: Admitted, event: Pressed, context: HandlerContext) => Promise<Reply>,
    ): PressHandler =>
    async (tx, event, context) => {
      const { actor, now } = context;
      const at = readTarget(event.value);
      const contact = await contactById(tx, at.id);
      if (contact?.tenantId !== actor.tenantId) return refuse(context, 'gone');
      const coacheeId = as<PersonId>(contact.coacheeId);
      const district = await directory(tx, actor.tenantId);
      const relation =
        contact.coachId === actor.personId
          ? await relationOf(tx, district, actor.personId, coacheeId)
          : undefined;
      // The coachee may read that a contact took place, and does not log it.
      if (!relation || !may(actor.personId, 'contact', coacheeId, relation))
        return refuse(context, 'notYours');
      const week = await readWeek(tx, directory, actor.personId, as<Window>(at.window), now);
      if (!week) return refuse(context, 'gone');
      return act(tx, { contact, week, at }, event, context);
    };

  const logged = (state: 'held' | 'not_held') =>
    guarded(async (tx, { contact, at }, event, context) => {
      const { now, actor } = context;
      if (!(await logContact(tx, contact.id, { state, at: now, order: event.order }))) {
        return refuse(context, 'olderTap');
      }
      const coach = await personById(tx, actor.personId);
      const today = localOf(now, as(coach?.zone ?? 'UTC')).date;
      if (state === 'held') {
        await markTalked(tx, contact, today, now);
        await scheduleAfter(tx, contact, now);
        const pair = await admitTo(tx, directory, contact.id, context);
        if (pair) await proposeFading(tx, pair, context);
      }
      return replaceWeek(tx, directory, event, at, context);
    });

  return {
    'coaching.held': logged('held'),
    'coaching.not_held': logged('not_held'),

    'coaching.move': guarded(async (tx, { contact, week }, _event, { now }) => ({
      type: 'replace',
      card: moveCard(week.view, lineOf(week, contact), await daysFor(tx, week, contact, now)),
    })),

    'coaching.move_to': guarded(async (tx, { contact, week, at }, event, context) => {
      const dueOn = (await daysFor(tx, week, contact, context.now)).find((day) => day === at.word);
      if (!dueOn) {
        const days = await daysFor(tx, week, contact, context.now);
        return { type: 'replace', card: moveCard(week.view, lineOf(week, contact), days) };
      }
      if (!(await moveContact(tx, contact.id, { dueOn, at: context.now, order: event.order }))) {
        return refuse(context, 'olderTap');
      }
      await moveAsked(tx, week, { ...contact, dueOn }, context.now);
      return replaceWeek(tx, directory, event, at, context);
    }),

    'coaching.change': guarded(async (_tx, { contact, week }) => ({
      type: 'replace',
      card: changeCard(week.view, lineOf(week, contact)),
    })),

    /** Back to the list: the actor's own, whatever the button says. */
    'coaching.week': async (tx, event, context) =>
      replaceWeek(tx, directory, event, readTarget(event.value), context),
  } satisfies Record<string, PressHandler>;
}

interface Admitted {
  readonly contact: ContactRow;
  readonly week: CoachWeek;
  readonly at: Target;
}

/** The contact as the week shows it; one that has moved out of the week still needs its name. */
function lineOf({ view }: CoachWeek, contact: ContactRow) {
  const line = view.lines.find((one) => one.contactId === contact.id);
  return (
    line ?? {
      ...{ contactId: contact.id, name: '', dueOn: as<LocalDate>(contact.dueOn), state: contact.state },
      ...{
        overdue: false,
        later: false,
        asked: false,
        withCheck: contact.withCheck,
        checked: false,
        relation: 'coach' as const,
        step: undefined,
      },
    }
  );
}

async function daysFor(
  tx: Tx,
  { coach, district }: CoachWeek,
  contact: ContactRow,
  now: number,
): Promise<LocalDate[]> {
  const coachee = await personById(tx, as<PersonId>(contact.coacheeId));
  if (!coachee) return [];
  const today = localOf(now, as(coach.zone)).date;
  const available = await availabilities(tx, district, [coach, coachee], today, 15);
  return daysToMoveTo(today, meeting(available, coach.id, coachee.id));
}

/** What is asked before a talk moves along with it; one that was sent already says the new day. */
async function moveAsked(tx: Tx, { district }: CoachWeek, contact: ContactRow, now: Instant): Promise<void> {
  const coachee = await personById(tx, as<PersonId>(contact.coacheeId));
  if (!coachee) return;
  const from = addDays(as<LocalDate>(contact.dueOn), -7);
  const available = await availabilities(tx, district, [coachee], from, 8);
  await moveAsk(tx, contact, available.get(coachee.id), now);
  await touch(tx, contact.id, now, 0);
}

/** The week as it stands now, for the message that was pressed; the actor's other copies follow. */
async function replaceWeek(
  tx: Tx,
  directory: Directory,
  event: Pressed,
  at: Target,
  context: HandlerContext,
): Promise<Reply> {
  const { actor, now } = context;
  const week = await readWeek(tx, directory, actor.personId, as<Window>(at.window), now);
  if (!week) return refuse(context, 'gone');
  const key: OccurrenceKey = weekKey(actor.personId, as<Window>(at.window));
  return replacePressed(tx, event, key, weekCard(week.view));
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | 'notYours' | 'olderTap'): Reply {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

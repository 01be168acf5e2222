import type { Card } from '../../chat/card.ts';
import type { Submitted } from '../../chat/event.ts';
import type { Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { localOf, windowOf } from '../../model/calendar/index.ts';
import { cycleOf } from '../../model/coaching/cycle.ts';
import { FACETS, type Facet, type Points } from '../../model/coaching/practice.ts';
import { as, type LocalDate, type PersonId } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { contactById } from '../../store/queries/coaching.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import {
  type CheckRow,
  type ComponentRating,
  checkById,
  keepCheck,
  markTold,
  ratingsOf,
} from '../../store/queries/practice-checks.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { anchorOf } from './calendar.ts';
import { type Component, componentsOf } from './components.ts';
import { readTarget, target, toldKey } from './keys.ts';
import { relationOf } from './wall.ts';

/** What a coach saw reaches the person within this time (domain reference 6.2, fid3). */
export const TELL_WITHIN_MS = 7 * 86_400_000;

export function checkPresses(directory: Directory) {
  return {
    /** A coach opens the dialog for what they saw of somebody. */
    'coaching.check': async (tx, event, context) => {
      const open = await observed(tx, directory, readTarget(event.value).id, context);
      if (!open) return refuse(context, 'notYours');
      const { district, coachee } = open;
      const { locale } = context.actor;
      const t = say(locale).coaching.check;
      const before = await ratingsOf(tx, checkId(context.actor.personId, coachee.id, open.cycle));
      const form = checkForm(locale, componentsOf(district, locale), before);
      return {
        type: 'openForm',
        form: {
          ...form,
          action: 'coaching.check',
          subject: open.contactId,
          intro: [t.introCoach(coachee.name)],
        },
      };
    },

    /** Somebody opens the dialog for their own practice. */
    'coaching.rate_self': async (tx, _event, context) => {
      const { actor } = context;
      const own = await ownCheck(tx, directory, context);
      if (!own) return refuse(context, 'gone');
      const form = checkForm(
        actor.locale,
        componentsOf(own.district, actor.locale),
        await ratingsOf(tx, own.id),
      );
      const intro = [say(actor.locale).coaching.check.introSelf];
      return { type: 'openForm', form: { ...form, action: 'coaching.rate_self', subject: own.id, intro } };
    },

    /** What the coach saw, with the person's own ratings beside it: for that person's eyes, for a moment. */
    'coaching.show_seen': async (tx, event, context) => {
      const check = await checkById(tx, readTarget(event.value).id);
      const { actor } = context;
      if (check?.tenantId !== actor.tenantId) return refuse(context, 'gone');
      if (!may(actor.personId, 'practice_check', as<PersonId>(check.personId)))
        return refuse(context, 'notYours');
      await markTold(tx, check.id, context.now);
      const own = await ratingsOf(tx, checkId(check.personId, check.personId, check.cycle));
      const coach = await personById(tx, as<PersonId>(check.observerId));
      const district = await directory(tx, actor.tenantId);
      return {
        type: 'whisper',
        card: resultCard(actor.locale, componentsOf(district, actor.locale), {
          ...{ check, own, coach: coach?.name ?? '' },
          seen: await ratingsOf(tx, check.id),
        }),
      };
    },
  } satisfies Record<string, PressHandler>;
}

export function checkSubmissions(directory: Directory) {
  return {
    'coaching.check': async (tx, event, context) => {
      const open = await observed(tx, directory, event.subject, context);
      if (!open) return problem(event, say(context.actor.locale).coaching.notYours);
      const { district, coachee, cycle } = open;
      const ratings = ratingsIn(event, componentsOf(district, context.actor.locale));
      if (ratings.length === 0) return problem(event, say(context.actor.locale).coaching.check.empty);
      const { actor, now } = context;
      const coach = await personById(tx, actor.personId);
      const madeOn = localOf(now, as(coach?.zone ?? coachee.zone)).date;
      const id = checkId(actor.personId, coachee.id, cycle);
      await keepCheck(
        tx,
        {
          ...{ id, tenantId: actor.tenantId, personId: coachee.id, source: 'observer', cycle, madeOn },
          ...{ observerId: actor.personId, teamId: coachee.homeTeamId, madeAt: now },
        },
        ratings,
      );
      const told = {
        ...{ key: toldKey(id), view: 'seen', subject: id, window: windowOf(madeOn) },
        ...{ dueAt: now, expiresAt: now + TELL_WITHIN_MS },
      };
      await schedule(tx, { tenantId: actor.tenantId, loop: 'coaching' }, told, now);
      return { type: 'closeForm' };
    },

    'coaching.rate_self': async (tx, event, context) => {
      const own = await ownCheck(tx, directory, context);
      if (!own) return problem(event, say(context.actor.locale).coaching.gone);
      const { actor, now } = context;
      const ratings = ratingsIn(event, componentsOf(own.district, actor.locale));
      if (ratings.length === 0) return problem(event, say(actor.locale).coaching.check.empty);
      await keepCheck(
        tx,
        {
          ...{ id: own.id, tenantId: actor.tenantId, personId: actor.personId, source: 'self' },
          ...{ observerId: actor.personId, teamId: own.person.homeTeamId, cycle: own.cycle },
          ...{ madeOn: own.today, madeAt: now },
        },
        ratings,
      );
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

/** One check of one person by one pair of eyes in a cycle: made again, it takes the place of the first. */
function checkId(observerId: string, personId: string, cycle: string): string {
  return `check:${observerId}:${personId}:${cycle}`;
}

/** The contact's coachee, if the actor coaches them today. */
async function observed(tx: Tx, directory: Directory, contactId: string, { actor }: HandlerContext) {
  const contact = await contactById(tx, contactId);
  if (contact?.coachId !== actor.personId) return undefined;
  const district = await directory(tx, actor.tenantId);
  const coacheeId = as<PersonId>(contact.coacheeId);
  const relation = await relationOf(tx, district, actor.personId, coacheeId);
  const coachee = await personById(tx, coacheeId);
  if (!coachee || !may(actor.personId, 'practice_check', coacheeId, relation)) return undefined;
  return { district, coachee, contactId, cycle: contact.cycle };
}

async function ownCheck(tx: Tx, directory: Directory, { actor, now }: HandlerContext) {
  const person: PersonRow | undefined = await personById(tx, actor.personId);
  if (!person) return undefined;
  const district = await directory(tx, actor.tenantId);
  const today = localOf(now, as(person.zone)).date;
  const cycle = cycleOf(windowOf(today), anchorOf(district)).first;
  return { person, district, today, cycle, id: checkId(person.id, person.id, cycle) };
}

const FIELD = { effort: 'happened', fidelity: 'described' } as const;

function checkForm(
  locale: Locale,
  components: readonly Component[],
  before: readonly ComponentRating[],
): Omit<Form, 'action' | 'subject' | 'intro'> {
  const t = say(locale).coaching.check;
  const options = (words: Readonly<Record<Points, string>>) =>
    ([0, 1, 2] as const).map((points) => ({ value: String(points), label: words[points] }));
  const initial = (component: string, facet: Facet) =>
    before.find((rating) => rating.component === component && rating.facet === facet)?.points;
  return {
    title: t.title,
    submitLabel: t.save,
    cancelLabel: t.cancel,
    fields: components.flatMap(({ id, text }) =>
      FACETS.map((facet) => {
        const chosen = initial(id, facet);
        return {
          kind: 'choice' as const,
          name: `${FIELD[facet]}_${id}`,
          label: facet === 'effort' ? t.happenedLabel(text) : t.describedLabel(text),
          optional: true,
          options: options(facet === 'effort' ? t.happened : t.described),
          ...(chosen === undefined ? {} : { initial: String(chosen) }),
        };
      }),
    ),
  };
}

function ratingsIn({ values }: Submitted, components: readonly Component[]): ComponentRating[] {
  return components.flatMap(({ id }) =>
    FACETS.flatMap((facet) => {
      const points = ([0, 1, 2] as const).find((one) => String(one) === values[`${FIELD[facet]}_${id}`]);
      return points === undefined ? [] : [{ component: id, facet, points }];
    }),
  );
}

function resultCard(
  locale: Locale,
  components: readonly Component[],
  said: {
    readonly check: CheckRow;
    readonly coach: string;
    readonly seen: readonly ComponentRating[];
    readonly own: readonly ComponentRating[];
  },
): Card {
  const t = say(locale).coaching.check;
  const cell = (ratings: readonly ComponentRating[], component: string, facet: Facet) => {
    const rating = ratings.find((one) => one.component === component && one.facet === facet);
    if (!rating) return t.notSeen;
    return facet === 'effort' ? t.happened[rating.points] : t.described[rating.points];
  };
  const { columns } = t;
  return {
    summary: t.resultSummary,
    nodes: [
      {
        kind: 'heading',
        text: t.resultTitle(said.coach, shortDate(as<LocalDate>(said.check.madeOn), locale)),
      },
      {
        kind: 'table',
        caption: t.resultSummary,
        columns: [
          { label: columns.component },
          { label: columns.coachHappened },
          { label: columns.coachDescribed },
          { label: columns.ownHappened },
          { label: columns.ownDescribed },
        ],
        rows: components.map(({ id, text }) => [
          text,
          cell(said.seen, id, 'effort'),
          cell(said.seen, id, 'fidelity'),
          cell(said.own, id, 'effort'),
          cell(said.own, id, 'fidelity'),
        ]),
      },
      {
        kind: 'buttons',
        buttons: [
          {
            action: 'coaching.rate_self',
            value: target(said.check.id),
            label: say(locale).coaching.pair.selfCheck,
            opens: 'dialog',
          },
        ],
      },
      { kind: 'note', text: said.own.length === 0 ? t.noOwn : t.twoSources },
    ],
  };
}

/** A sentence beside the dialog's first field; what was chosen stays there. */
function problem({ values }: Submitted, sentence: string): Reply {
  const field = Object.keys(values)[0] ?? 'happened_shared_goal';
  return { type: 'formErrors', errors: { [field]: sentence } };
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | 'notYours'): Reply {
  return { type: 'toast', text: say(actor.locale).coaching[sentence] };
}

import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { studentHint } from '../../model/coaching/student-hint.ts';
import { as, type PersonId } from '../../model/ids.ts';
import { RATINGS, type Rating } from '../../model/scale.ts';
import { mayAnswer } from '../../privacy/access.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { itemAnswersOf, keepItemAnswer } from '../../store/queries/item-answer.ts';
import { chainOf, personById } from '../../store/queries/people.ts';
import { keepHandOff, type RoleHolderRow } from '../../store/queries/selection.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { holdVersion } from '../coaching/held.ts';
import { textOf } from '../improvement/submit.ts';
import { personal } from '../personal.ts';
import { replacePressed } from '../replace.ts';
import { chosenCard, handOffCard, handOffForm, welcomeCard } from './cards.ts';
import {
  ANSWER_LENGTH,
  mayRead,
  openHandOff,
  placeOf,
  readRole,
  recipientsFor,
  roleId,
  type SelectionParts,
  sealHandOff,
} from './role.ts';
import { recipientOf, tellRecipient } from './send.ts';

export function selectionPresses({ directory, seal }: SelectionParts) {
  return {
    /** The new role holder's one rating, or that of somebody who leads where they begin. */
    'selection.answer': async (tx, event, context) => {
      const { actor, now } = context;
      const parts = event.value.split('|');
      const rating = RATINGS.find((one) => one === parts.at(-1));
      const itemId = (['sel3', 'sel4'] as const).find((one) => one === parts.at(-2));
      const row = await readRole(tx, parts.slice(0, 3).join('|'));
      if (row?.tenantId !== actor.tenantId || !rating || !itemId) return refuse(context, 'gone');
      const district = await directory(tx, actor.tenantId);
      const own = row.personId === actor.personId;
      const leads = await leadsAbove(tx, district.units, row, actor.personId);
      if (itemId === 'sel3' ? !own : own || !leads) return refuse(context, 'notYours');
      const answer = { about: roleId(row), personId: actor.personId, itemId, rating };
      const kept = await keepItemAnswer(tx, { ...answer, answeredAt: now, answeredOrder: event.order });
      if (!kept) return refuse(context, 'olderTap');
      const about = { locale: actor.locale, district, row };
      const holder = await personById(tx, as<PersonId>(row.personId));
      const card =
        itemId === 'sel3'
          ? welcomeCard(about, rating, await recipientOf(tx, row))
          : chosenCard(about, holder?.name ?? '', rating);
      return replacePressed(tx, event, personal(roleId(row), actor.personId), card);
    },

    'selection.write': async (tx, event, context) => {
      const { actor } = context;
      const row = await readRole(tx, event.value);
      if (row?.personId !== actor.personId) return refuse(context, 'notYours');
      const district = await directory(tx, actor.tenantId);
      const recipients = await recipientsFor(tx, district, row);
      return {
        type: 'openForm',
        form: handOffForm(actor.locale, row, openHandOff(seal, row), recipients),
      };
    },

    'selection.read': async (tx, event, context) => {
      const { actor } = context;
      const row = await readRole(tx, event.value);
      if (row?.tenantId !== actor.tenantId) return refuse(context, 'gone');
      const district = await directory(tx, actor.tenantId);
      const holder = await personById(tx, as<PersonId>(row.personId));
      const written = openHandOff(seal, row);
      if (!holder || !written || !(await mayRead(tx, district, row, actor.personId)))
        return { type: 'toast', text: say(actor.locale).selection.received.takenBack };
      return {
        type: 'whisper',
        card: handOffCard(actor.locale, holder.name, written, await timeAnswer(tx, row)),
      };
    },
  } satisfies Record<string, PressHandler>;
}

/** What the role holder said about the time; read by others only where they agreed to it. */
async function timeAnswer(tx: Tx, row: RoleHolderRow): Promise<Rating | undefined> {
  const answers = await itemAnswersOf(tx, roleId(row), as<PersonId>(row.personId));
  return answers.find((one) => one.itemId === 'sel3')?.rating;
}

async function leadsAbove(
  tx: Tx,
  units: Parameters<typeof chainOf>[0],
  row: RoleHolderRow,
  personId: PersonId,
): Promise<boolean> {
  const memberships = await membershipsOf(tx, personId);
  const chain = chainOf(units, as(row.unitId));
  return chain.some((_unit, i) => mayAnswer(memberships, chain.slice(i)));
}

export function selectionSubmissions({ directory, seal }: SelectionParts) {
  return {
    'selection.write': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).selection;
      const row = await readRole(tx, event.subject);
      if (row?.personId !== actor.personId) return refuse(context, 'notYours');
      const given = { strengths: textOf(event, 'strengths'), gaps: textOf(event, 'gaps') };
      const written = { ...given, time: event.values.time === true };
      const texts = Object.entries(given);
      const long = texts.filter(([, text]) => text.length > ANSWER_LENGTH).map(([name]) => name);
      if (long.length > 0)
        return {
          type: 'formErrors',
          errors: Object.fromEntries(long.map((name) => [name, t.form.tooLong(ANSWER_LENGTH)])),
        };
      const district = await directory(tx, actor.tenantId);
      const recipients = await recipientsFor(tx, district, row);
      const recipient = recipients.find((person) => person.id === textOf(event, 'recipient'));
      if (texts.every(([, text]) => text === '') && row.words === null)
        return { type: 'formErrors', errors: { strengths: t.form.empty } };
      const names = [actor.personId, ...recipients.map((person) => person.name)];
      const hinted = texts.find(([, text]) => studentHint(text, names) !== undefined);
      const form = handOffForm(
        actor.locale,
        { ...row, recipientId: recipient?.id ?? null },
        written,
        recipients,
      );
      if (hinted && event.values.sure !== true) {
        const e = say(actor.locale).coaching.entry;
        const hint = studentHint(hinted[1], names);
        const sure = {
          kind: 'toggle',
          name: 'sure',
          label: e.sure,
          hint: e.sureHint,
          optional: true,
        } as const;
        return {
          type: 'openForm',
          form: {
            ...form,
            intro: [`${hint ? e.looksLike[hint] : ''} ${e.studentHint}`],
            fields: [...form.fields, sure],
          },
        };
      }
      const empty = texts.every(([, text]) => text === '');
      const handed = empty ? undefined : recipient;
      const changing = { place: placeOf(row), words: row.words, personId: actor.personId };
      await holdVersion(tx, district, changing, now);
      await keepHandOff(tx, row, {
        ...{ words: empty ? null : sealHandOff(seal, row, written), writtenAt: now },
        recipientId: handed?.id ?? null,
      });
      await touch(tx, personal(roleId(row), actor.personId), event.at, 0);
      if (!handed) return { type: 'toast', text: t.savedAlone };
      if (handed.id !== row.recipientId) await tellRecipient(tx, row, handed, now);
      return { type: 'toast', text: t.saved(handed.name) };
    },
  } satisfies Record<string, SubmitHandler>;
}

function refuse({ actor }: HandlerContext, sentence: 'gone' | 'notYours' | 'olderTap'): Reply {
  return { type: 'toast', text: say(actor.locale).selection[sentence] };
}

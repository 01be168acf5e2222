import type { Reply } from '../../chat/reply.ts';
import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type LocalDate, type UnitId } from '../../model/ids.ts';
import { addSchoolDays } from '../../model/improvement/index.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import {
  addPolicy,
  answerPolicy,
  keepPolicyEffect,
  keepPolicyWords,
  type PolicyRow,
  policiesOf,
  policyById,
} from '../../store/queries/policy.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { missing, textOf } from '../improvement/submit.ts';
import { todayIn } from '../improvement/view.ts';
import { lineForm, listCard, postForm } from './cards.ts';
import { heardCard } from './heard.ts';
import {
  EFFECTS,
  HEARD_DAYS,
  isOpen,
  MOST,
  messageSubject,
  type PolicyParts,
  placeOf,
  readSubject,
  teamsBelow,
  unitsToPostFrom,
} from './rule.ts';
import { scheduleAsks } from './send.ts';

/** Shown in one list; each has two buttons. */
const MOST_SHOWN = 8;

/** `/driveline policy`: what was posted and what is owed, for those who lead above teams. */
export function policyCommand({ directory, seal }: PolicyParts): CommandHandler {
  return async (tx, _event, _rest, { actor, now }) => {
    const district = await directory(tx, actor.tenantId);
    const units = unitsToPostFrom(district, await membershipsOf(tx, actor.personId));
    const [first] = units;
    if (!first) return { type: 'toast', text: say(actor.locale).policy.mayNot };
    const rows = await policiesOf(
      tx,
      units.map((unit) => unit.id),
      MOST_SHOWN,
    );
    const about = { locale: actor.locale, district, seal };
    return { type: 'whisper', card: listCard(about, rows, todayIn(first, now)) };
  };
}

export function policyPresses(parts: PolicyParts) {
  const { directory, seal } = parts;
  return {
    'policy.new': async (tx, _event, context) => {
      const district = await directory(tx, context.actor.tenantId);
      const units = unitsToPostFrom(district, await membershipsOf(tx, context.actor.personId));
      if (units.length === 0) return refuse(context, 'mayNot');
      return { type: 'openForm', form: postForm(context.actor.locale, units) };
    },

    /** The first question, one tap; the message in the channel shows nobody's. */
    'policy.effect': async (tx, event, context) => {
      const at = event.value.lastIndexOf('|');
      const effect = EFFECTS.find((one) => one === event.value.slice(at + 1));
      const asked = await admitAsked(tx, parts, event.value.slice(0, at), context);
      if ('refusal' in asked || !effect) return refuse(context, 'refusal' in asked ? asked.refusal : 'gone');
      const kept = await keepPolicyEffect(tx, answerBy(asked, context), {
        effect,
        answeredOrder: event.order,
      });
      if (!kept) return refuse(context, 'olderTap');
      return { type: 'toast', text: say(context.actor.locale).policy.counted };
    },

    'policy.say': async (tx, event, context) => {
      const asked = await admitAsked(tx, parts, event.value, context);
      if ('refusal' in asked) return refuse(context, asked.refusal);
      return { type: 'openForm', form: lineForm(context.actor.locale, 'policy.say', event.value) };
    },

    'policy.read': async (tx, event, context) => {
      const { actor } = context;
      const given = await admitPoster(tx, parts, event.value, context);
      if (!given) return refuse(context, 'mayNot');
      if (isOpen(given.row, given.today))
        return {
          type: 'toast',
          text: say(actor.locale).policy.early(shortDate(as(given.row.closesOn), actor.locale)),
        };
      return {
        type: 'whisper',
        card: await heardCard(tx, { seal }, given.district, given.row, actor.locale),
      };
    },

    'policy.answer': async (tx, event, context) => {
      const given = await admitPoster(tx, parts, event.value, context);
      if (!given) return refuse(context, 'mayNot');
      if (isOpen(given.row, given.today)) {
        const day = shortDate(as(given.row.closesOn), context.actor.locale);
        return { type: 'toast', text: say(context.actor.locale).policy.early(day) };
      }
      return { type: 'openForm', form: lineForm(context.actor.locale, 'policy.answer', given.row.id) };
    },
  } satisfies Record<string, PressHandler>;
}

export function policySubmissions(parts: PolicyParts) {
  const { directory, seal } = parts;
  return {
    'policy.new': async (tx, event, context) => {
      const { actor, now } = context;
      const district = await directory(tx, actor.tenantId);
      const units = unitsToPostFrom(district, await membershipsOf(tx, actor.personId));
      const unit = units.find((one) => one.id === (textOf(event, 'unit') || event.subject));
      if (!unit) return refuse(context, 'mayNot');
      const [title, words] = [textOf(event, 'title'), textOf(event, 'words')];
      const wrong = {
        ...missing(title, 'title', MOST.title, context),
        ...missing(words, 'words', MOST.words, context),
      };
      if (Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const id = `${actor.personId}:${event.order}`;
      const today = todayIn(unit, now);
      const closesOn = addSchoolDays(district.calendarOf(as<UnitId>(unit.id)), today, HEARD_DAYS);
      const row: PolicyRow = {
        ...{ id, tenantId: actor.tenantId, unitId: unit.id, postedBy: actor.personId, postedOn: today },
        ...{ title: seal.seal(title, placeOf(id, 'title')), words: seal.seal(words, placeOf(id, 'words')) },
        ...{ closesOn, answer: null, answeredOn: null },
      };
      await addPolicy(tx, row);
      const teams = teamsBelow(district, unit.id).filter((team) => team.channelId !== null);
      await scheduleAsks(tx, row, teams, now);
      const text = say(actor.locale).policy.posted(teams.length, shortDate(closesOn, actor.locale));
      return { type: 'toast', text };
    },

    'policy.say': async (tx, event, context) => {
      const asked = await admitAsked(tx, parts, event.subject, context);
      if ('refusal' in asked) return refuse(context, asked.refusal);
      const text = textOf(event, 'words');
      const wrong = missing(text, 'words', MOST.answer, context);
      if (Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const words = seal.seal(text, placeOf(asked.row.id, `said:${context.actor.personId}`));
      await keepPolicyWords(tx, answerBy(asked, context), words);
      return { type: 'toast', text: say(context.actor.locale).policy.said };
    },

    'policy.answer': async (tx, event, context) => {
      const given = await admitPoster(tx, parts, event.subject, context);
      if (!given) return refuse(context, 'mayNot');
      const { row, district, today } = given;
      const text = textOf(event, 'words');
      const wrong = missing(text, 'words', MOST.answer, context);
      if (Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      await answerPolicy(tx, row.id, {
        answer: seal.seal(text, placeOf(row.id, 'answer')),
        answeredOn: today,
      });
      for (const team of teamsBelow(district, row.unitId))
        await touch(tx, messageSubject(row.id, team.id), event.at, 0);
      return { type: 'toast', text: say(context.actor.locale).policy.answered };
    },
  } satisfies Record<string, SubmitHandler>;
}

interface Asked {
  readonly row: PolicyRow;
  readonly teamId: string;
}

/** Somebody who works in the team that was asked, while it is open. */
async function admitAsked(
  tx: Tx,
  { directory }: PolicyParts,
  subject: string,
  { actor, now }: HandlerContext,
): Promise<Asked | { readonly refusal: 'gone' | 'notYours' | 'closed' }> {
  const { id, teamId } = readSubject(subject);
  const row = await policyById(tx, id);
  const district = await directory(tx, actor.tenantId);
  const team = district.units.get(teamId);
  if (row?.tenantId !== actor.tenantId || !team) return { refusal: 'gone' };
  if (!teamsBelow(district, row.unitId).includes(team)) return { refusal: 'gone' };
  const memberships = await membershipsOf(tx, actor.personId);
  const works = memberships.some(({ unitId, role }) => unitId === teamId && role !== 'evaluator');
  if (!works) return { refusal: 'notYours' };
  return isOpen(row, todayIn(team, now)) ? { row, teamId } : { refusal: 'closed' };
}

function answerBy({ row, teamId }: Asked, { actor, now }: HandlerContext) {
  return { policyId: row.id, personId: actor.personId, teamId, answeredAt: now };
}

/** Somebody who leads where it was posted from. */
async function admitPoster(
  tx: Tx,
  { directory }: PolicyParts,
  id: string,
  { actor, now }: HandlerContext,
): Promise<{ row: PolicyRow; district: District; today: LocalDate } | undefined> {
  const row = await policyById(tx, id);
  const district = await directory(tx, actor.tenantId);
  const units = unitsToPostFrom(district, await membershipsOf(tx, actor.personId));
  const unit = row?.tenantId === actor.tenantId ? units.find((one) => one.id === row.unitId) : undefined;
  return row && unit && { row, district, today: todayIn(unit, now) };
}

function refuse(
  { actor }: HandlerContext,
  sentence: 'gone' | 'mayNot' | 'notYours' | 'olderTap' | 'closed',
): Reply {
  return { type: 'toast', text: say(actor.locale).policy[sentence] };
}

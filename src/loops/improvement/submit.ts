import type { Submitted } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type LocalDate, type TenantId } from '../../model/ids.ts';
import { fitsDue, type Kind, latestDue, nextCycle, OUTCOMES, step } from '../../model/improvement/index.ts';
import { personByUser } from '../../store/queries/accounts.ts';
import { type ActionRow, addActions, changeAction } from '../../store/queries/action.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { touchRests } from '../pulse/touch.ts';
import { refreshMessages } from './handlers.ts';
import { type Admitted, admit, refuse } from './rights.ts';
import { askOwner, planNudge } from './send.ts';
import { type ImprovementParts, kindOf, standingOf, todayIn } from './view.ts';
import { MOST, sealWord } from './words.ts';

type Errors = Readonly<Record<string, string>>;

/** What becomes of an action that is there already: another date, another owner, what was seen and decided. */
export function submitHandlers(parts: ImprovementParts) {
  return {
    'improvement.move': async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.subject, context);
      if (!admitted) return refuse(context, 'gone');
      const { action, own, reader } = admitted;
      if (!own && !reader.lead) return refuse(context, 'notYours');
      const due = dateOf(event, 'due', kindOf(action.row), todayIn(action.unit, context.now), context);
      if ('errors' in due) return errors(due.errors);
      const taken = step(standingOf(action.row), { type: 'move', due: due.date });
      if (!taken.ok) return refuse(context, 'notNow');
      await changeAction(tx, action.row.id, { due: due.date });
      const row = { ...action.row, due: due.date };
      if (row.state !== 'proposed' && action.owner)
        await planNudge(tx, action.district, row, action.owner, context.now);
      await refreshMessages(tx, row, event.at);
      const t = say(context.actor.locale).improvement.saved;
      return { type: 'toast', text: t.moved(shortDate(due.date, context.actor.locale)) };
    },

    'improvement.name': async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.subject, context);
      if (!admitted) return refuse(context, 'gone');
      const { action, reader } = admitted;
      if (!reader.lead) return refuse(context, 'notYours');
      const owner = await ownerOf(tx, event, context);
      const due = dateOf(event, 'due', kindOf(action.row), todayIn(action.unit, context.now), context);
      if ('errors' in owner || 'errors' in due)
        return errors({ ...('errors' in owner ? owner.errors : {}), ...('errors' in due ? due.errors : {}) });
      const taken = step(standingOf(action.row), {
        ...{ type: 'name', ownerId: as(owner.person.id), due: due.date },
      });
      if (!taken.ok) return refuse(context, 'notNow');
      const before = action.row;
      const row: ActionRow = { ...before, ...taken.action, proposedBy: context.actor.personId };
      await changeAction(tx, row.id, { ...taken.action, proposedBy: context.actor.personId });
      await refreshMessages(tx, before, event.at);
      return settleOwner(tx, parts, row, owner.person, context);
    },

    'improvement.study': async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.subject, context);
      if (!admitted) return refuse(context, 'gone');
      if (!admitted.own && !admitted.reader.lead) return refuse(context, 'notYours');
      return study(tx, parts, admitted, event, context);
    },
  } satisfies Record<string, SubmitHandler>;
}

/** Keeps what was seen; where a decision comes with it, closes the action, and opens the next try where that is it. */
async function study(
  tx: Tx,
  parts: ImprovementParts,
  { action, own }: Admitted,
  event: Submitted,
  context: HandlerContext,
): Promise<Reply> {
  const { row } = action;
  const { now, actor } = context;
  const t = say(actor.locale).improvement;
  const today = todayIn(action.unit, now);
  const seen = textOf(event, 'seen');
  const decided = textOf(event, 'decided');
  const outcome = OUTCOMES.find((one) => one === event.values.outcome);
  const wrong = {
    ...missing(seen, 'seen', MOST.seen, context),
    ...(decided.length > MOST.decided ? { decided: t.form.tooLong(MOST.decided) } : {}),
    ...(outcome && decided === '' ? { decided: t.form.decideToo } : {}),
    ...(decided !== '' && !outcome ? { outcome: t.form.chooseToo } : {}),
  };
  if (Object.keys(wrong).length > 0) return errors(wrong);
  const sealed = parts.seal.seal(seen, `action:${row.id}:seen`);
  const seenNow = step(standingOf(row), { type: 'see', seen: sealed });
  if (!seenNow.ok) return refuse(context, 'notNow');
  if (!outcome) {
    await changeAction(tx, row.id, seenNow.action);
    await refreshMessages(tx, row, event.at);
    return { type: 'toast', text: t.saved.study };
  }
  const next = outcome === 'again' ? dateOf(event, 'due', kindOf(row), today, context) : undefined;
  if (next && 'errors' in next) return errors(next.errors);
  const words = parts.seal.seal(decided, `action:${row.id}:decided`);
  const done = step(seenNow.action, { type: 'decide', outcome, decided: words });
  if (!done.ok) return refuse(context, 'notNow');
  await changeAction(tx, row.id, { ...done.action, closedAt: now, watch: next ? 'told' : 'fresh' });
  await refreshMessages(tx, row, event.at);
  await touchRests(tx, as(row.unitId), event.at);
  if (!next) return { type: 'toast', text: t.saved.closed };
  const again = nextCycle(done.action, next.date);
  if (again) {
    const cycle = nextOf(parts, row, again, actor.personId, own, now);
    await addActions(tx, [cycle]);
    if (action.owner && cycle.state === 'agreed')
      await planNudge(tx, action.district, cycle, action.owner, now);
    if (action.owner && cycle.state === 'proposed') await askOwner(tx, cycle, action.owner, now);
  }
  return { type: 'toast', text: t.saved.again(shortDate(next.date, actor.locale)) };
}

/** The next try: its words move along, and its owner has agreed only where they decided it themselves. */
function nextOf(
  parts: ImprovementParts,
  row: ActionRow,
  again: NonNullable<ReturnType<typeof nextCycle>>,
  by: string,
  own: boolean,
  now: number,
): ActionRow {
  const cycle = row.cycle + 1;
  const id = `${row.id.replace(/\.\d+$/, '')}.${cycle}`;
  const moved = (word: 'title' | 'prediction' | 'measure') => {
    const sealed = row[word];
    return sealed && sealWord(parts.seal, id, word, parts.seal.open(sealed, `action:${row.id}:${word}`));
  };
  return {
    ...row,
    ...again,
    ...{ id, cycle, previousId: row.id, proposedBy: by, createdAt: now, closedAt: null, steppedAt: null },
    ...{ watch: null, title: moved('title'), prediction: moved('prediction'), measure: moved('measure') },
    state: own ? again.state : 'proposed',
  };
}

/** Takes it for the actor at once; asks anybody else. */
export async function settleOwner(
  tx: Tx,
  parts: ImprovementParts,
  row: ActionRow,
  owner: PersonRow,
  { actor, now }: HandlerContext,
): Promise<Reply> {
  const t = say(actor.locale).improvement.saved;
  const day = shortDate(as(row.due ?? ''), actor.locale);
  if (owner.id !== actor.personId) {
    await askOwner(tx, row, owner, now);
    return { type: 'toast', text: t.asked(owner.name, day) };
  }
  const taken = step(standingOf(row), { type: 'accept', by: actor.personId });
  if (taken.ok) await changeAction(tx, row.id, { ...taken.action, steppedAt: now });
  await planNudge(tx, await parts.directory(tx, actor.tenantId), row, owner, now);
  return { type: 'toast', text: t.own(day) };
}

/** Whom a form names, where Driveline knows them. */
export async function ownerOf(
  tx: Tx,
  event: Submitted,
  { actor }: HandlerContext,
): Promise<{ readonly person: PersonRow } | { readonly errors: Errors }> {
  const userId = textOf(event, 'owner');
  const person =
    userId === '' ? undefined : await personByUser(tx, actor.tenantId as TenantId, event.platform, userId);
  return person ? { person } : { errors: { owner: say(actor.locale).improvement.form.unknownOwner } };
}

/** The date in a form's field, where it fits the kind of action. */
export function dateOf(
  event: Submitted,
  field: string,
  kind: Kind,
  today: LocalDate,
  { actor }: HandlerContext,
): { readonly date: LocalDate } | { readonly errors: Errors } {
  const text = textOf(event, field);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && fitsDue(kind, as(text), today)) return { date: as(text) };
  const day = (date: LocalDate) => shortDate(date, actor.locale);
  const sentence = say(actor.locale).improvement.form.badDate(day(today), day(latestDue(kind, today)));
  return { errors: { [field]: sentence } };
}

export function textOf(event: Submitted, field: string): string {
  const value = event.values[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** The error of a text that is needed, or is too long. */
export function missing(text: string, field: string, most: number, { actor }: HandlerContext): Errors {
  const t = say(actor.locale).improvement.form;
  if (text === '') return { [field]: t.needed };
  return text.length > most ? { [field]: t.tooLong(most) } : {};
}

export function errors(found: Errors): Reply {
  return { type: 'formErrors', errors: found };
}

import type { Submitted } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { as, type LocalDate, type UnitId } from '../../model/ids.ts';
import {
  type Challenge,
  coversFor,
  type Kind,
  kindsOf,
  proposed,
  scoresIn,
  TRIAGE_QUESTIONS,
  type TriageAnswers,
  triage,
} from '../../model/improvement/index.ts';
import { mayPropose } from '../../privacy/access.ts';
import {
  type ActionRow,
  actionById,
  addActions,
  changeAction,
  untakenProposal,
} from '../../store/queries/action.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { latestFigures } from '../../store/queries/digest.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import { touchRests } from '../pulse/touch.ts';
import { fieldOf, planForm } from './forms.ts';
import { refuse } from './rights.ts';
import { readPlanSubject } from './subject.ts';
import { dateOf, errors, missing, ownerOf, settleOwner, textOf } from './submit.ts';
import { type ImprovementParts, todayIn, usualDueIn } from './view.ts';
import { MOST, sealWord } from './words.ts';

/** How an action comes about: the four questions, then what they lead to; or a cover. */
export function planHandlers(parts: ImprovementParts) {
  return {
    'improvement.triage': async (tx, event, context) => {
      const subject = readPlanSubject(event.subject);
      const unit = await unitOf(tx, parts, subject.unitId ?? as<UnitId>(textOf(event, 'unit')), context);
      if (!unit) return refuse(context, 'mayNotPropose');
      const driverId = subject.driverId ?? DRIVER_IDS.find((id) => id === event.values.driver);
      const answers = answersOf(event);
      const t = say(context.actor.locale).improvement.form;
      const unanswered = TRIAGE_QUESTIONS.filter((question) => answers[question] === undefined);
      if (!driverId) return errors({ driver: t.needed });
      if (unanswered.length > 0)
        return errors(Object.fromEntries(unanswered.map((question) => [question, t.needed])));
      // Every question is answered, so none of its answers is undefined.
      const challenge = triage(answers as TriageAnswers);
      const next = { ...subject, unitId: as<UnitId>(unit.id), driverId, challenge };
      const usual = usualDueIn(await parts.directory(tx, context.actor.tenantId), unit, context.now);
      return {
        type: 'openForm',
        form: planForm(context.actor.locale, next, usual, event.actor.userId),
      };
    },

    'improvement.plan': async (tx, event, context) => {
      const { unitId, driverId, challenge, ...from } = readPlanSubject(event.subject);
      const unit = unitId && (await unitOf(tx, parts, unitId, context));
      if (!unit || !driverId || !challenge) return refuse(context, 'mayNotPropose');
      const read = await readPlan(tx, event, challenge, todayIn(unit, context.now), context);
      if ('errors' in read) return errors(read.errors);
      const taken =
        from.actionId === undefined
          ? await untakenProposal(tx, as(unit.id), driverId)
          : await actionById(tx, from.actionId);
      if (from.actionId !== undefined && (taken?.state !== 'proposed' || taken.ownerId !== null))
        return refuse(context, 'notNow');
      const base = `action:${context.actor.personId}:${event.order}`;
      const stage = (await parts.directory(tx, context.actor.tenantId)).stageOf(unit);
      const rows = read.halves.map(({ kind, title, due }, i): ActionRow => {
        const id = i === 0 ? (taken?.id ?? base) : `${base}:${kind}`;
        const word = (name: 'prediction' | 'measure') => sealWord(parts.seal, id, name, textOf(event, name));
        return {
          ...blank(context, unit, driverId, proposed(as(read.owner.id), due)),
          stage,
          ...{ id, kind, source: from.source, digestId: from.digestId ?? null },
          ...{ title: sealWord(parts.seal, id, 'title', title) },
          ...{ prediction: word('prediction'), measure: word('measure') },
        };
      });
      const paired = linked(rows);
      const [first, ...others] = paired;
      if (!first) return refuse(context, 'gone');
      if (taken && !(await changeAction(tx, taken.id, first))) return refuse(context, 'notNow');
      await addActions(tx, taken ? others : paired);
      await touchRests(tx, as(unit.id), event.at);
      return told(tx, parts, paired, read.owner, challenge, context);
    },

    'improvement.cover': async (tx, event, context) => {
      const [unitText = '', driver = ''] = event.subject.split('|');
      const unitId = as<UnitId>(textOf(event, 'unit') || unitText);
      const unit = await unitOf(tx, parts, unitId, context);
      const driverId = DRIVER_IDS.find((id) => id === driver);
      if (!unit || !driverId) return refuse(context, 'mayNotPropose');
      const t = say(context.actor.locale).improvement.form;
      const by = coversFor(driverId).find((id) => id === event.values.by);
      const owner = await ownerOf(tx, event, context);
      const due = dateOf(event, 'due', 'adaptive', todayIn(unit, context.now), context);
      if (!by || 'errors' in owner || 'errors' in due)
        return errors({
          ...(by ? {} : { by: t.needed }),
          ...('errors' in owner ? owner.errors : {}),
          ...('errors' in due ? due.errors : {}),
        });
      const figures = readKept((await latestFigures(tx, as(unit.id)))?.figures);
      const then = figures && scoresIn(figures).find((one) => one.driverId === by)?.score;
      const row: ActionRow = {
        ...blank(context, unit, driverId, proposed(as(owner.person.id), due.date)),
        stage: (await parts.directory(tx, context.actor.tenantId)).stageOf(unit),
        id: `action:${context.actor.personId}:${event.order}`,
        ...{ kind: 'adaptive', source: 'cover', coveringDriver: by, scoreThen: then ?? null },
      };
      await addActions(tx, [row]);
      await touchRests(tx, as(unit.id), event.at);
      return settleOwner(tx, parts, row, owner.person, context);
    },
  } satisfies Record<string, SubmitHandler>;
}

/** A unit of the actor's district for which they may propose. */
async function unitOf(
  tx: Tx,
  { directory }: ImprovementParts,
  unitId: UnitId,
  { actor }: HandlerContext,
): Promise<UnitRow | undefined> {
  const district = await directory(tx, actor.tenantId);
  const unit = district.units.get(unitId);
  const allowed = mayPropose(await membershipsOf(tx, actor.personId), chainOf(district.units, unitId));
  return allowed ? unit : undefined;
}

function answersOf(event: Submitted): Readonly<Record<keyof TriageAnswers, boolean | undefined>> {
  const yes = (question: keyof TriageAnswers) => {
    const word = event.values[question];
    return word === 'yes' ? true : word === 'no' ? false : undefined;
  };
  return {
    same_problem: yes('same_problem'),
    solved_before: yes('solved_before'),
    one_decision: yes('one_decision'),
    asks_for_loss: yes('asks_for_loss'),
  };
}

interface Half {
  readonly kind: Kind;
  readonly title: string;
  readonly due: LocalDate;
}

async function readPlan(
  tx: Tx,
  event: Submitted,
  challenge: Challenge,
  today: LocalDate,
  context: HandlerContext,
) {
  const owner = await ownerOf(tx, event, context);
  const t = say(context.actor.locale).improvement.form;
  let wrong: Record<string, string> = 'errors' in owner ? { ...owner.errors } : {};
  for (const word of ['prediction', 'measure'] as const)
    if (textOf(event, word).length > MOST[word]) wrong[word] = t.tooLong(MOST[word]);
  const halves: Half[] = [];
  for (const kind of kindsOf(challenge)) {
    const title = textOf(event, fieldOf(kind, 'title'));
    const due = dateOf(event, fieldOf(kind, 'due'), kind, today, context);
    wrong = { ...wrong, ...missing(title, fieldOf(kind, 'title'), MOST.title, context) };
    if ('errors' in due) wrong = { ...wrong, ...due.errors };
    else halves.push({ kind, title, due: due.date });
  }
  if ('errors' in owner || Object.keys(wrong).length > 0) return { errors: wrong };
  return { owner: owner.person, halves };
}

/** A row with everything that an action has from the start, and nothing else. */
function blank(
  { actor, now }: HandlerContext,
  unit: UnitRow,
  driverId: DriverId,
  standing: ReturnType<typeof proposed>,
): Omit<ActionRow, 'id' | 'source' | 'stage'> {
  return {
    ...standing,
    ...{ tenantId: unit.tenantId, unitId: unit.id, driverId, digestId: null, kind: null, cycle: 1 },
    ...{ pairId: null, previousId: null, coveringDriver: null, scoreThen: null, title: null },
    ...{ prediction: null, measure: null, proposedBy: actor.personId, createdAt: now },
    ...{ closedAt: null, steppedAt: null, watch: null },
  };
}

/** The two halves of a mixed challenge know of each other. */
function linked(rows: readonly ActionRow[]): ActionRow[] {
  const [first, second] = rows;
  if (!first || !second) return [...rows];
  return [
    { ...first, pairId: second.id },
    { ...second, pairId: first.id },
  ];
}

/** Asks the owner, once for both halves of a mixed one, and says how such a challenge is best taken on. */
async function told(
  tx: Tx,
  parts: ImprovementParts,
  rows: readonly ActionRow[],
  owner: Parameters<typeof settleOwner>[3],
  challenge: Challenge,
  context: HandlerContext,
): Promise<Reply> {
  const own = owner.id === context.actor.personId;
  let reply: Reply = { type: 'closeForm' };
  for (const row of own ? [...rows].reverse() : rows.slice(0, 1))
    reply = await settleOwner(tx, parts, row, owner, context);
  const hint = say(context.actor.locale).improvement.saved[challenge];
  return reply.type === 'toast' ? { type: 'toast', text: `${reply.text} ${hint}` } : reply;
}

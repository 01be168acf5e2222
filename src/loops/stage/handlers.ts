import type { Reply } from '../../chat/reply.ts';
import type {
  CommandHandler,
  CommandReply,
  HandlerContext,
  PressHandler,
  SubmitHandler,
} from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { localOf } from '../../model/calendar/index.ts';
import { folded } from '../../model/folded.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { STAGES } from '../../model/stage.ts';
import { mayDecide } from '../../privacy/access.ts';
import { type MembershipRow, membershipsOf } from '../../store/queries/decision.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import { raiseRevision, recordStage, stageDecisions } from '../../store/queries/stage.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { echo } from '../guide/cards.ts';
import { type StageView, stageCard, stageForm, teamsCard, WHY_LENGTH } from './cards.ts';

/** What a card shows as buttons without becoming a wall of them. */
const MOST_TEAMS = 20;

export function stageHandlers(directory: Directory) {
  const show: CommandHandler = async (tx, _event, rest, context) => {
    const { actor } = context;
    const t = say(actor.locale).stage;
    const district = await directory(tx, actor.tenantId);
    const mine = await teamsOf(tx, district, context);
    const wanted = folded(rest);
    const teams = mine.filter((team) => folded(team.name).startsWith(wanted));
    const [team] = teams;
    if (!team) return toast(mine.length === 0 ? t.noTeam : t.unknown(echo(rest)));
    if (teams.length === 1) return whisper(stageCard(await viewOf(tx, district, team, context)));
    if (teams.length > MOST_TEAMS) return toast(t.tooMany('/driveline stage'));
    return whisper(teamsCard(actor.locale, teams));
  };

  return {
    commands: { stage: show, etapa: show },

    presses: {
      'stage.show': async (tx, event, context) => {
        const seen = await teamSeen(tx, directory, event.value, context);
        return seen ? whisper(stageCard(await viewOf(tx, seen.district, seen.team, context))) : gone(context);
      },
      'stage.open': async (tx, event, context) => {
        const seen = await teamSeen(tx, directory, event.value, context);
        if (!seen) return gone(context);
        const view = await viewOf(tx, seen.district, seen.team, context);
        if (!view.mayChange) return toast(say(context.actor.locale).stage.mayNot);
        return { type: 'openForm', form: stageForm(view) };
      },
    } satisfies Record<string, PressHandler>,

    submissions: {
      'stage.decide': async (tx, event, context) => {
        const { actor, now } = context;
        const t = say(actor.locale).stage;
        const refuse = (field: 'stage' | 'why', text: string): Reply => ({
          type: 'formErrors',
          errors: { [field]: text },
        });
        const seen = await teamSeen(tx, directory, event.subject, context);
        if (!seen) return refuse('stage', t.gone);
        const view = await viewOf(tx, seen.district, seen.team, context);
        if (!view.mayChange) return refuse('stage', t.mayNot);
        const toStage = STAGES.find((stage) => stage === event.values.stage);
        if (!toStage || toStage === view.stage) return refuse('stage', t.sameStage);
        const why =
          typeof event.values.why === 'string' ? event.values.why.trim().replaceAll(/\s+/g, ' ') : '';
        if (why === '') return refuse('why', t.needsWhy);
        if (why.length > WHY_LENGTH) return refuse('why', t.tooLong);
        const recorded = await recordStage(tx, {
          ...{ unitId: seen.team.id, decidedOrder: event.order, fromStage: view.stage, toStage, why },
          ...{ personId: actor.personId, decidedAt: now },
        });
        // The plan follows: other questions, another cadence.
        if (recorded) await raiseRevision(tx, actor.tenantId);
        return { type: 'closeForm' };
      },
    } satisfies Record<string, SubmitHandler>,
  };
}

interface SeenTeam {
  readonly district: District;
  readonly team: UnitRow;
}

/** A team of the actor's own, or one they lead. */
async function teamSeen(
  tx: Tx,
  directory: Directory,
  id: string,
  context: HandlerContext,
): Promise<SeenTeam | undefined> {
  const district = await directory(tx, context.actor.tenantId);
  const team = (await teamsOf(tx, district, context)).find((one) => one.id === id);
  return team && { district, team };
}

/** The teams that somebody belongs to in any role, or belongs to a unit above of; by name. */
async function teamsOf(tx: Tx, district: District, { actor }: HandlerContext): Promise<UnitRow[]> {
  const memberships = await membershipsOf(tx, actor.personId);
  const units = new Set(memberships.map((membership) => membership.unitId));
  return [...district.units.values()]
    .filter((unit) => unit.kind === 'team')
    .filter((team) => chainOf(district.units, as<UnitId>(team.id)).some((unit) => units.has(unit.id)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function viewOf(
  tx: Tx,
  district: District,
  team: UnitRow,
  { actor }: HandlerContext,
): Promise<StageView> {
  const memberships: MembershipRow[] = await membershipsOf(tx, actor.personId);
  const [last] = await stageDecisions(tx, as(team.id), 1);
  return {
    ...{ teamId: team.id, team: team.name, locale: actor.locale, stage: district.stageOf(team) },
    ...(last
      ? { decided: { name: last.name, why: last.why, on: localOf(last.decidedAt, as(team.zone)).date } }
      : {}),
    mayChange: mayDecide(memberships, chainOf(district.units, as<UnitId>(team.id))),
  };
}

function gone({ actor }: HandlerContext): Reply {
  return toast(say(actor.locale).stage.gone);
}

function toast(text: string): Extract<CommandReply, { type: 'toast' }> {
  return { type: 'toast', text };
}

function whisper(card: ReturnType<typeof stageCard>): Extract<CommandReply, { type: 'whisper' }> {
  return { type: 'whisper', card };
}

import type { Pressed } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import { editDistrict } from '../../district/edit.ts';
import type { DistrictInput } from '../../district/schema.ts';
import { placed } from '../../district/wording.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type OccurrenceKey, type UnitId } from '../../model/ids.ts';
import { LEAST_VOTES } from '../../model/vote/index.ts';
import { mayDecide } from '../../privacy/access.ts';
import { personByUser } from '../../store/queries/accounts.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import {
  agreedToMode,
  agreeToMode,
  answerersOf,
  endModeOffer,
  modeOfferOf,
  offerMode,
} from '../../store/queries/mode.ts';
import { chainOf, type PersonRow, type UnitRow } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { replacePressed } from '../replace.ts';
import { offerCard, offerForm } from './cards.ts';
import { offerSubject, offerView } from './send.ts';

/** How long a team has to agree. */
const OPEN_MS = 14 * 86_400_000;

interface Asked {
  readonly district: District;
  readonly team: UnitRow;
}

export function pressHandlers(directory: Directory) {
  return {
    /** Somebody who decides for a small team asks it whether it would rather vote. */
    'mode.open': async (tx, event, context) => {
      const asked = await mayOffer(tx, directory, event.value, context);
      if ('text' in asked) return { type: 'toast', text: asked.text };
      return { type: 'openForm', form: offerForm(asked.team, context.actor.locale) };
    },

    'mode.agree': async (tx, event, context) => {
      const open = await openOffer(tx, directory, event, context);
      if ('text' in open) return { type: 'toast', text: open.text };
      const { team, found } = open;
      const teamId = as<UnitId>(team.id);
      const t = say(context.actor.locale).mode;
      await agreeToMode(tx, teamId, context.actor.personId);
      const agreed = new Set(await agreedToMode(tx, teamId));
      const people = await answerersOf(tx, teamId);
      if (!people.every(({ id }) => agreed.has(id))) {
        await touch(tx, offerSubject(team.id), event.at, 0);
        return { type: 'toast', text: t.thanks };
      }
      const refused = await goOver(tx, open, found.facilitator);
      if (refused !== undefined) return { type: 'toast', text: t.notChanged(refused) };
      await endModeOffer(tx, teamId, 'agreed');
      return showAgain(tx, open, event, context.now);
    },

    'mode.refuse': async (tx, event, context) => {
      const open = await openOffer(tx, directory, event, context);
      if ('text' in open) return { type: 'toast', text: open.text };
      await endModeOffer(tx, as(open.team.id), 'refused');
      return showAgain(tx, open, event, context.now);
    },
  } satisfies Record<string, PressHandler>;
}

export function submitHandlers(directory: Directory) {
  return {
    'mode.offer': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).mode;
      const refuse = (text: string): Reply => ({ type: 'formErrors', errors: { facilitator: text } });
      const asked = await mayOffer(tx, directory, event.subject, context);
      if ('text' in asked) return refuse(asked.text);
      const { team } = asked;
      const userId = event.values.facilitator;
      const facilitator =
        typeof userId === 'string'
          ? await personByUser(tx, actor.tenantId, event.platform, userId)
          : undefined;
      if (!facilitator?.active) return refuse(t.unknownPerson);
      const voters = (await answerersOf(tx, as(team.id))).filter(({ id }) => id !== facilitator.id);
      if (voters.length < LEAST_VOTES) return refuse(t.tooFewVoters);
      const closesAt = now + OPEN_MS;
      await offerMode(tx, {
        ...{ teamId: team.id, facilitatorId: facilitator.id, offeredBy: actor.personId },
        ...{ offeredAt: now, closesAt, state: 'open' },
      });
      const planned = {
        key: as<OccurrenceKey>(`mode:${team.id}:${now}`),
        ...{ view: 'offer', subject: team.id, window: windowOf(localOf(now, as(team.zone)).date) },
        ...{ dueAt: now, expiresAt: closesAt },
      };
      await schedule(tx, { tenantId: actor.tenantId, loop: 'mode' }, planned, now);
      return { type: 'closeForm' };
    },
  } satisfies Record<string, SubmitHandler>;
}

/** The team, where it answers by check-in, is too small for figures, and the actor decides for it. */
async function mayOffer(
  tx: Tx,
  directory: Directory,
  teamId: string,
  { actor }: HandlerContext,
): Promise<Asked | { readonly text: string }> {
  const t = say(actor.locale);
  const district = await directory(tx, actor.tenantId);
  const team = district.units.get(teamId);
  const people = team ? (await answerersOf(tx, as(team.id))).length : 0;
  if (team?.answersBy !== 'check_in' || team.channelId === null || people >= district.tenant.k) {
    return { text: t.mode.gone };
  }
  const chain = chainOf(district.units, as<UnitId>(team.id));
  if (!mayDecide(await membershipsOf(tx, actor.personId), chain)) return { text: t.digest.mayNotDecide };
  return { district, team };
}

/** The offer, where it is open and the actor is one of those whom it is about. */
async function openOffer(tx: Tx, directory: Directory, event: Pressed, { actor, now }: HandlerContext) {
  const t = say(actor.locale).mode;
  const district = await directory(tx, actor.tenantId);
  const team = district.units.get(event.value);
  const found = team && (await modeOfferOf(tx, as(team.id)));
  if (!team || found?.offer.state !== 'open' || now >= found.offer.closesAt) return { text: t.gone };
  const people = await answerersOf(tx, as(team.id));
  if (!people.some(({ id }) => id === actor.personId)) return { text: t.notYours };
  return { district, team, found };
}

async function showAgain(tx: Tx, { district, team }: Asked, event: Pressed, now: Instant): Promise<Reply> {
  const found = await modeOfferOf(tx, as(team.id));
  if (!found) return { type: 'nothing' };
  const card = offerCard(await offerView(tx, district, team, found, now));
  return replacePressed(tx, event, offerSubject(team.id), card);
}

/**
 * Writes the team's vote and its facilitator into the district, by the same rules as its file.
 *
 * @returns why it could not, if it could not; then nothing was changed
 */
async function goOver(
  tx: Tx,
  { district, team }: Asked,
  facilitator: Pick<PersonRow, 'id'>,
): Promise<string | undefined> {
  const key = placed(team.id);
  const leads = placed(facilitator.id);
  const edited = await editDistrict(tx, as(district.tenant.id), (file) => ({
    ...file,
    teams: (file.teams ?? []).map((one) => (one.key === key ? { ...one, vote: one.vote ?? {} } : one)),
    people: (file.people ?? []).map((one) => (one.key === leads ? leading(one, key) : one)),
  }));
  if (!edited) return '';
  return 'problems' in edited ? edited.problems[0]?.found : undefined;
}

type PersonEntry = NonNullable<DistrictInput['people']>[number];

function leading(person: PersonEntry, team: string): PersonEntry {
  const roles = person.roles ?? {};
  const now = [roles.facilitator ?? []].flat();
  return now.includes(team) ? person : { ...person, roles: { ...roles, facilitator: [...now, team] } };
}

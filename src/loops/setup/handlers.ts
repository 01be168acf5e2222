import type { FormValues } from '../../chat/form.ts';
import type { PlatformName } from '../../chat/platform.ts';
import { editDistrict, standingFile } from '../../district/edit.ts';
import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { SETUP_WORDS } from '../../locales/founding.ts';
import { languageOf, say } from '../../locales/index.ts';
import { localOf } from '../../model/calendar/index.ts';
import { DEFAULT_COMPONENTS } from '../../model/coaching/practice.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import { DEFAULT_STAGE, STAGES } from '../../model/stage.ts';
import { type PersonRow, personById, type UnitRow } from '../../store/queries/people.ts';
import { channelsIn } from '../../store/queries/places.ts';
import { keepSetup, setupOf } from '../../store/queries/setup.ts';
import { isAdmin } from '../../store/queries/why.ts';
import { workspaces } from '../../store/queries/workspaces.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { practiceFrom, practiceText } from '../district/practice.ts';
import { timesWith } from '../home/settings.ts';
import { likelyZones } from '../home/zones.ts';
import { joinTeam } from '../members/enrol.ts';
import { replacePressed } from '../replace.ts';
import { formDay, previewCard, setupForm } from './cards.ts';
import { type Draft, draft, withTeam } from './draft.ts';
import { yearAround } from './follow.ts';
import { readSetup } from './keys.ts';
import { readSetupOf } from './view.ts';

/** What a team begins with where nobody has said otherwise: as in the district file. */
const BEGINS = { everyWeeks: 2, day: 2, time: '09:00' } as const;

export function setupCommands(directory: Directory): Readonly<Record<string, CommandHandler>> {
  const begin: CommandHandler = async (tx, event, _rest, context) => {
    if (!(await admin(tx, context)))
      return { type: 'toast', text: say(context.actor.locale).setup.forAdmins };
    // Where it was typed is the likeliest channel; Slack's direct conversations begin with a D.
    const here = /^([CG][A-Z0-9]|19:.*@thread\.)/.test(event.channelId) ? event.channelId : '';
    return openForm(tx, directory, event.platform, here, undefined, context);
  };
  return Object.fromEntries(SETUP_WORDS.map((words) => [words, begin]));
}

export function setupPresses(directory: Directory) {
  return {
    'setup.begin': async (tx, event, context) => {
      if (!(await admin(tx, context)))
        return { type: 'toast', text: say(context.actor.locale).setup.forAdmins };
      const about = readSetup(event.value);
      const mine = about?.personId === context.actor.personId ? about : undefined;
      const before = mine && (await readSetupOf(tx, directory, mine.personId, mine.nth, context.now));
      return openForm(tx, directory, event.platform, '', before?.entered, context);
    },

    'setup.start': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).setup;
      if (!(await admin(tx, context))) return { type: 'toast', text: t.forAdmins };
      const about = readSetup(event.value);
      if (!about || about.personId !== actor.personId) return { type: 'toast', text: t.gone };
      const before = await readSetupOf(tx, directory, about.personId, about.nth, now);
      const row = await setupOf(tx, about.personId);
      if (!before?.preview || !row) return { type: 'toast', text: t.gone };
      if (row.state !== 'started') {
        const { entered, preview } = before;
        const by = { personId: actor.personId, kind: 'setup', at: now };
        const edited = await editDistrict(
          tx,
          actor.tenantId,
          (file, have) => withTeam(file, have, entered, preview.name),
          { by },
        );
        if (!edited || 'problems' in edited) {
          const wrong = edited?.problems.find(({ severity }) => severity === 'error');
          return { type: 'toast', text: t.refused(wrong ? `${wrong.found} ${wrong.fix}` : t.gone) };
        }
        await keepSetup(tx, { ...row, state: 'started' });
        if (entered.mine) await joinOwn(tx, directory, before.person, entered.channelId);
      }
      const after = await readSetupOf(tx, directory, about.personId, about.nth, now);
      return replacePressed(tx, event, event.value, previewCard(after?.preview ?? before.preview));
    },
  } satisfies Record<string, PressHandler>;
}

export function setupSubmissions(directory: Directory) {
  return {
    'setup.draft': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).setup;
      if (!(await admin(tx, context))) return { type: 'toast', text: t.forAdmins };
      const district = await directory(tx, actor.tenantId);
      const read = entered(event.values, teamsOf(district).length === 0);
      if ('errors' in read) {
        const errors = Object.fromEntries(
          Object.entries(read.errors).map(([field, why]) => [field, t[why]] as const),
        );
        return { type: 'formErrors', errors };
      }
      const typed = typeof event.values.practice === 'string' ? event.values.practice.trim() : undefined;
      const practice = await practiceTyped(tx, context, typed);
      if (practice === 'wrong') return { type: 'formErrors', errors: { practice: t.practiceCount } };
      const row = { personId: actor.personId, tenantId: actor.tenantId, state: 'looking' as const };
      await keepSetup(tx, {
        ...row,
        draft: { ...read.draft, ...(practice ? { practice } : {}) },
        found: null,
        changedAt: now,
      });
      return { type: 'toast', text: t.looking };
    },
  } satisfies Record<string, SubmitHandler>;
}

/** The practice as it stands, or Driveline's own core components: what somebody may leave as it is. */
async function practiceNow(tx: Tx, { actor }: HandlerContext) {
  const language = languageOf(actor.locale);
  const standing = await standingFile(tx, actor.tenantId, []);
  const own = standing ? practiceText(standing.file, language) : '';
  const words = say(actor.locale).coaching.check.components;
  return { standing, language, text: own || DEFAULT_COMPONENTS.map((id) => words[id]).join('\n') };
}

/** What was typed of the practice; `undefined` where it stays as it is. */
async function practiceTyped(
  tx: Tx,
  context: HandlerContext,
  typed: string | undefined,
): Promise<{ readonly en: string; readonly es: string } | undefined | 'wrong'> {
  const { standing, language, text } = await practiceNow(tx, context);
  if (typed === undefined || !standing || typed === text) return undefined;
  const texts = { en: '', es: '', [language]: typed };
  return Array.isArray(practiceFrom(standing.file, standing.have, texts)) ? texts : 'wrong';
}

function admin(tx: Tx, { actor }: HandlerContext): Promise<boolean> {
  return isAdmin(tx, actor.tenantId, actor.personId);
}

function teamsOf(district: District): UnitRow[] {
  return [...district.units.values()].filter(({ kind }) => kind === 'team');
}

/** The dialog with what is known: what was entered before, or what the team of this channel has, or what is usual. */
async function openForm(
  tx: Tx,
  directory: Directory,
  platform: PlatformName,
  channelId: string,
  before: Draft | undefined,
  context: HandlerContext,
) {
  const { actor, now } = context;
  const district = await directory(tx, actor.tenantId);
  const person = await personById(tx, actor.personId);
  const teams = teamsOf(district);
  const team = teams.find((one) => one.channelId === channelId);
  const channels = platform === 'teams' ? await teamsChannels(tx, actor.tenantId, teams) : [];
  if (platform === 'teams' && channels.length === 0) {
    return { type: 'toast', text: say(actor.locale).setup.noChannels } as const;
  }
  const { tenant, units } = district;
  const top = units.get(`${tenant.id}/${tenant.id}`);
  const year = yearAround(localOf(now, as(top?.zone ?? person?.zone ?? 'UTC')).date);
  const fresh: Draft = {
    ...{ channelId, name: team?.name ?? '' },
    focus: DRIVER_IDS.find((driver) => driver === team?.focusDriver) ?? 'coaching',
    stage: team ? district.stageOf(team) : DEFAULT_STAGE,
    everyWeeks: team?.checkinEveryWeeks ?? BEGINS.everyWeeks,
    day: formDay(team?.checkinDay ?? BEGINS.day),
    time: team?.checkinTime ?? BEGINS.time,
    mine: false,
    firstDay: top?.firstDay ?? year.first_day,
    lastDay: top?.lastDay ?? year.last_day,
    ...(teams.length === 0 && top ? { district: { name: tenant.name, zone: top.zone } } : {}),
  };
  const zones = person ? likelyZones(person, district, top?.zone) : [];
  const shown = before?.practice?.[languageOf(actor.locale)] ?? (await practiceNow(tx, context)).text;
  return {
    type: 'openForm',
    form: setupForm({ locale: actor.locale, entered: before ?? fresh, channels, zones, practice: shown }),
  } as const;
}

/** Channels that the bot is in, by their teams' names where they have one. Teams tells a bot no name of a channel. */
export async function teamsChannels(tx: Tx, tenantId: string, teams: readonly UnitRow[]) {
  const home = (await workspaces(tx)).find((one) => one.tenantId === tenantId && one.platform === 'teams');
  const ids = home ? await channelsIn(tx, 'teams', home.workspaceId) : [];
  return ids.map((value) => ({
    value,
    label: teams.find(({ channelId }) => channelId === value)?.name ?? `${value.slice(0, 12)}…`,
  }));
}

type Wrong = 'missing' | 'yearWrong' | 'timeWrong';

/** What was entered, or what is wrong with which field. */
function entered(
  values: FormValues,
  first: boolean,
): { readonly draft: Draft } | { readonly errors: Readonly<Record<string, Wrong>> } {
  const text = (field: string) => {
    const value = values[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  const channelId = text('channel');
  const focus = DRIVER_IDS.find((driver) => driver === text('focus'));
  const stage = STAGES.find((one) => one === text('stage'));
  const time = timesWith(BEGINS.time).find((one) => one === text('time'));
  const [firstDay, lastDay] = [text('first'), text('last')];
  if (channelId === '') return { errors: { channel: 'missing' } };
  if (!focus) return { errors: { focus: 'missing' } };
  if (!stage) return { errors: { stage: 'missing' } };
  if (!time) return { errors: { time: 'timeWrong' } };
  if (firstDay === '' || lastDay <= firstDay) return { errors: { last: 'yearWrong' } };
  if (first && text('district') === '') return { errors: { district: 'missing' } };
  const read = draft.safeParse({
    ...{ channelId, name: text('name'), focus, stage, time, firstDay, lastDay },
    ...{ everyWeeks: Number(text('every')), day: Number(text('day')), mine: values.mine === true },
    ...(first ? { district: { name: text('district'), zone: text('zone') } } : {}),
  });
  return read.success ? { draft: read.data } : { errors: { channel: 'missing' } };
}

/** An admin is on a team only by their own word, whatever channel they are in. */
async function joinOwn(tx: Tx, directory: Directory, person: PersonRow, channelId: string): Promise<void> {
  const district = await directory(tx, as(person.tenantId));
  const team = teamsOf(district).find((one) => one.channelId === channelId);
  if (team) await joinTeam(tx, district, person, team);
}

import type { Card } from '../../chat/card.ts';
import type { PlatformName } from '../../chat/platform.ts';
import type { CommandHandler, CommandReply, HandlerContext, PressHandler } from '../../engine/loop.ts';
import { findDrivers } from '../../locales/find-drivers.ts';
import { type Locale, say } from '../../locales/index.ts';
import { addDays, localOf, windowOf } from '../../model/calendar/index.ts';
import { folded } from '../../model/folded.ts';
import { as, type PersonId, type Window, type Zone } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { addressesOfPerson, personByUser } from '../../store/queries/accounts.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { votingTeamsOf } from '../../store/queries/vote.ts';
import {
  drawnQuestions,
  isAdmin,
  keepLookup,
  ledgerAbout,
  lookupsOf,
  namesIn,
} from '../../store/queries/why.ts';
import type { Tx } from '../../store/store.ts';
import { ambiguousCard, driversCard, echo, explainerCard, helpCard, whichCard, whyCard } from './cards.ts';
import { peopleNamed, readMeant } from './whom.ts';
import { type Week, type WhyView, withoutParticipation } from './why.ts';

/** For how long, and how many of them, a person is shown who looked them up. */
const LOOKUPS_MS = 90 * 86_400_000;
const MOST_LOOKUPS = 3;

const help: CommandHandler = async (tx, _event, rest, { actor }) =>
  whisper(helpCard(actor.locale, await roleOf(tx, actor), rest));

const learn: CommandHandler = async (_tx, _event, rest, { actor }) => whisper(learnCard(actor.locale, rest));

const why: CommandHandler = async (tx, event, rest, context) => {
  const { actor } = context;
  const t = say(actor.locale).guide.why;
  const role = await roleOf(tx, actor);
  const people =
    rest === '' ? [await personById(tx, actor.personId)] : await meant(tx, actor, event.platform, rest);
  const [person] = people;
  const alone = people.length === 1 ? person : undefined;
  if (alone && may(actor.personId, 'why_asked', as(alone.id), role)) {
    if (alone.id !== actor.personId) await keepLookup(tx, as(alone.id), actor.personId, context.now);
    return whisper(whyCard(await whyView(tx, alone, role, context)));
  }
  // Who may not ask about others is not told either who is here.
  if (role !== 'admin') return { type: 'toast', text: t.refused };
  return {
    type: 'toast',
    text: person ? t.severalPeople(echo(rest)) : t.unknownPerson(echo(rest)),
  };
};

/** By their names, small and without accents: those in Spanish beside those in English. */
export const commands: Readonly<Record<string, CommandHandler>> = {
  '': help,
  help: (tx, event, _rest, context) => help(tx, event, '', context),
  ayuda: (tx, event, _rest, context) => help(tx, event, '', context),
  learn,
  aprender: learn,
  aprende: learn,
  why,
  'por que': why,
  porque: why,
};

export const presses = {
  'guide.learn': async (_tx, event, { actor }) => whisper(learnCard(actor.locale, event.value)),
} satisfies Record<string, PressHandler>;

function learnCard(locale: Locale, typed: string): Card {
  if (folded(typed) === '') return driversCard(locale);
  const found = findDrivers(typed);
  switch (found.type) {
    case 'one':
      return explainerCard(locale, found.driver);
    case 'several':
      return ambiguousCard(locale, typed, found.drivers);
    case 'none':
      return found.meant === undefined ? driversCard(locale, typed) : suggestion(locale, typed, found.meant);
  }
}

function suggestion(locale: Locale, typed: string, word: string): Card {
  const t = say(locale).guide.learn;
  const known = findDrivers(word);
  const drivers = known.type === 'one' ? [known.driver] : known.type === 'several' ? known.drivers : [];
  return whichCard(locale, `${t.unknown(echo(typed))} ${t.meant(word)}`, drivers);
}

async function roleOf(tx: Tx, actor: HandlerContext['actor']): Promise<'admin' | undefined> {
  return (await isAdmin(tx, actor.tenantId, actor.personId)) ? 'admin' : undefined;
}

/** Those whom these words may mean in the actor's district. */
async function meant(
  tx: Tx,
  { tenantId }: HandlerContext['actor'],
  platform: PlatformName,
  typed: string,
): Promise<readonly (PersonRow | undefined)[]> {
  const whom = readMeant(typed);
  if (whom.type === 'account') {
    const person = await personByUser(tx, tenantId, platform, whom.userId);
    return person ? [person] : [];
  }
  const named = peopleNamed(whom.words, await namesIn(tx, tenantId));
  return Promise.all(named.slice(0, 2).map(({ id }) => personById(tx, as(id))));
}

async function whyView(
  tx: Tx,
  person: PersonRow,
  role: 'admin' | undefined,
  { actor, now }: HandlerContext,
): Promise<WhyView> {
  const own = actor.personId === person.id;
  const thisWeek = windowOf(localOf(now, as(person.zone)).date);
  const lastWeek = as<Window>(addDays(as(thisWeek), -7));
  const subjects = person.homeTeamId === null ? [person.id] : [person.id, person.homeTeamId];
  const all = await ledgerAbout(tx, subjects, [thisWeek, lastWeek]);
  const open = may(actor.personId, 'participation', as<PersonId>(person.id), role);
  const rows = open ? all : withoutParticipation(all);
  const drawn = await drawnQuestions(
    tx,
    rows.filter((row) => row.view === 'ask').map((row) => row.key),
  );
  const weekOf = (which: Week['which'], window: Window): Week => {
    const mine = rows.filter((row) => row.window === window);
    const keys = new Set(mine.map((row) => row.key));
    return { which, window, rows: mine, drawn: drawn.filter((question) => keys.has(question.checkInId)) };
  };
  return {
    ...(own ? {} : { name: person.name }),
    locale: actor.locale,
    zone: as<Zone>(person.zone),
    now,
    onTeam: person.homeTeamId !== null,
    votesIn: await votingTeamsOf(tx, as(person.id)),
    hasAccount: (await addressesOfPerson(tx, as(person.id))).length > 0,
    lookups: own ? await lookupsOf(tx, actor.personId, now - LOOKUPS_MS, MOST_LOOKUPS) : [],
    weeks: [weekOf('thisWeek', thisWeek), weekOf('lastWeek', lastWeek)],
  };
}

function whisper(card: Card): Extract<CommandReply, { type: 'whisper' }> {
  return { type: 'whisper', card };
}

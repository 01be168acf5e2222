import type { Buttons, Card, CardNode } from '../../chat/card.ts';
import { explainerOf, type Locale, languageOf, localeOf, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { ALIASES } from '../../model/aliases.ts';
import { localOf } from '../../model/calendar/index.ts';
import { DRIVER_IDS, type DriverGroup, type DriverId, groupOf, VOCABULARIES } from '../../model/drivers.ts';
import { folded } from '../../model/folded.ts';
import { tellWeek, type WhyView } from './why.ts';

/** What all of this is asked with. */
const COMMAND = '/driveline';

/** Of what somebody typed, this much is repeated to them. */
const ECHO = 60;

/** The groups as they are drawn: leadership is the base. */
const GROUPS: readonly DriverGroup[] = ['competency', 'organization', 'leadership'];

/** What there is to ask. `typed` is what was not understood, where there is something. */
export function helpCard(locale: Locale, role: 'admin' | undefined, typed: string): Card {
  const t = say(locale).guide.help;
  const row = (words: string, value: string) => ({ label: `${COMMAND} ${words}`, value });
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(typed === '' ? [] : [text(t.unknown(echo(typed)))]),
      {
        kind: 'facts',
        facts: [
          row('why', t.why),
          ...(role === 'admin' ? [row(`why ${t.person}`, t.whyPerson)] : []),
          row('home', t.home),
          row('pause', t.pause),
          row('resume', t.resume),
          row('action', t.action),
          row('due', t.due),
          row('barrier', t.barrier),
          row('cover', t.cover),
          row('stage', t.stage),
          row('coaching', t.coaching),
          row('reflect', t.reflect),
          row('reflections', t.reflections),
          row('training', t.training),
          row('learning', t.learning),
          row('policy', t.policy),
          row('analysis', t.analysis),
          row('results', t.results),
          row('outcomes', t.outcomes),
          ...(role === 'admin' ? [row('setup', t.setup), row('district', t.district)] : []),
          row('learn', t.learn),
          row(`learn ${t.driver}`, t.learnDriver),
          row('help', t.help),
        ],
      },
      { kind: 'note', text: t.small },
    ],
  };
}

/** The nine drivers in their groups. `typed` is what named none of them. */
export function driversCard(locale: Locale, typed = ''): Card {
  const { groups, guide } = say(locale);
  const t = guide.learn;
  return {
    summary: typed === '' ? t.title : t.unknown(echo(typed)),
    nodes: [
      { kind: 'heading', text: t.title },
      text(typed === '' ? t.intro : `${t.unknown(echo(typed))} ${t.intro}`),
      ...GROUPS.flatMap((group): CardNode[] => [
        { kind: 'text', tone: 'strong', text: groups[group] },
        driverButtons(
          locale,
          DRIVER_IDS.filter((driver) => groupOf(driver) === group),
        ),
      ]),
      { kind: 'note', text: t.ask(`${COMMAND} learn coaching`) },
    ],
  };
}

/** Asks which of some drivers is meant: `question` says why it asks. */
export function whichCard(locale: Locale, question: string, drivers: readonly DriverId[]): Card {
  const t = say(locale).guide.learn;
  return {
    summary: question,
    nodes: [
      text(question),
      driverButtons(locale, drivers),
      { kind: 'note', text: t.ask(`${COMMAND} learn ${drivers[0] ?? DRIVER_IDS[0]}`) },
    ],
  };
}

export function ambiguousCard(locale: Locale, typed: string, drivers: readonly DriverId[]): Card {
  return whichCard(locale, say(locale).guide.learn.ambiguous(echo(typed)), drivers);
}

/** One driver in a minute, with where to read on. */
export function explainerCard(locale: Locale, driver: DriverId): Card {
  const t = say(locale);
  const { what, good, tryThis } = explainerOf(locale, driver);
  const names = t.guide.learn.otherNames(otherNames(locale, driver).join(', '));
  return {
    summary: t.drivers[driver],
    nodes: [
      { kind: 'heading', text: t.drivers[driver] },
      { kind: 'note', text: `${t.guide.learn.group(t.groups[groupOf(driver)])} ${names}` },
      text(what),
      { kind: 'text', tone: 'strong', text: t.guide.learn.good },
      text(good),
      { kind: 'text', tone: 'strong', text: t.guide.learn.tryThis },
      text(tryThis),
      { kind: 'divider' },
      { kind: 'note', text: t.guide.learn.references },
      { kind: 'note', text: t.guide.learn.further },
    ],
  };
}

/** What else a driver is called: its name in the other vocabulary, then its aliases. */
function otherNames(locale: Locale, driver: DriverId): string[] {
  const language = languageOf(locale);
  const inBoth = VOCABULARIES.map((vocabulary) => say(localeOf(language, vocabulary)).drivers[driver]);
  const shown = folded(say(locale).drivers[driver]);
  const others = [...inBoth, ...ALIASES[driver][language]].filter((name) => folded(name) !== shown);
  return others.filter((name, i) => others.findIndex((other) => folded(other) === folded(name)) === i);
}

/** Why somebody was asked, or not, week by week. */
export function whyCard(view: WhyView): Card {
  const t = say(view.locale).guide.why;
  const title = view.name === undefined ? t.title : t.titleOf(view.name);
  const weeks = view.weeks.map((week) => tellWeek(view, week)).filter(({ lines }) => lines.length > 0);
  return {
    summary: title,
    nodes: [
      { kind: 'heading', text: title },
      ...(view.onTeam || view.votesIn.length > 0 ? [] : [text(t.notAsked)]),
      ...(view.votesIn.length > 0 ? [text(say(view.locale).vote.whyNotAsked(view.votesIn.join(', ')))] : []),
      ...weeks.flatMap((week): CardNode[] => [
        { kind: 'text', tone: 'strong', text: week.title },
        text(week.lines.join('\n')),
      ]),
      ...view.lookups.map(({ name, at }): CardNode => {
        const day = shortDate(localOf(at, view.zone).date, view.locale);
        return { kind: 'note', text: t.lookedUp(name, day) };
      }),
      { kind: 'note', text: t.small(view.zone) },
      ...(view.name === undefined ? [] : [{ kind: 'note', text: t.withoutAnswers } as const]),
    ],
  };
}

function driverButtons(locale: Locale, drivers: readonly DriverId[]): Buttons {
  const t = say(locale);
  return {
    kind: 'buttons',
    buttons: drivers.map((driver) => ({
      action: 'guide.learn',
      value: driver,
      label: t.drivers[driver],
      description: t.guide.learn.open(t.drivers[driver]),
      opens: 'dialog',
    })),
  };
}

function text(words: string): CardNode {
  return { kind: 'text', text: words };
}

export function echo(typed: string): string {
  return typed.length <= ECHO ? typed : `${typed.slice(0, ECHO)}…`;
}

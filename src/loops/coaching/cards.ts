import type { Buttons, Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import type { LocalDate } from '../../model/ids.ts';
import { target } from './keys.ts';
import type { WeekLine, WeekView } from './week.ts';

export type Button = Buttons['buttons'][number];

/** People in the week's message: with everything there is to say of each it is still read in a minute. */
const IN_MESSAGE = 8;

/** People shown where somebody asks for them: two blocks each, of the 50 that a platform shows. */
export const ON_REQUEST = 15;

/** Names in one line about what was seen. */
const MOST_SEEN = 5;

/**
 * A coach's week: each person with what may be done about them, one tap each. Where there are more than `most`, those
 * come first for whom something is to be done.
 */
export function weekCard(view: WeekView, most = IN_MESSAGE): Card {
  const t = say(view.locale).coaching.week;
  const isOpen = (line: WeekLine) => line.state === 'planned' && !line.later;
  const open = view.lines.filter(isOpen).length;
  const first = [...view.lines.filter(isOpen), ...view.lines.filter((line) => !isOpen(line))].slice(0, most);
  const lines = view.lines.filter((line) => first.includes(line));
  const more = view.lines.length - lines.length;
  return {
    summary: t.summary(open),
    nodes: [
      { kind: 'heading', text: t.title(shortDate(view.window as string as LocalDate, view.locale)) },
      ...(view.lines.length === 0 ? [{ kind: 'text', text: t.nothing } as const] : []),
      ...lines.flatMap((line) => lineNodes(view, line)),
      ...(more > 0 ? [{ kind: 'text', text: t.more(more) } as const] : []),
      ...seenNodes(view),
      ...themesNodes(view),
      ...timeNodes(view),
      { kind: 'note', text: t.private },
    ],
  };
}

/** What was seen and not yet talked about: by whom and when, never what. */
function seenNodes({ locale, toTalkAbout }: WeekView): CardNode[] {
  if (toTalkAbout.length === 0) return [];
  const t = say(locale).coaching.week;
  const shown = toTalkAbout
    .slice(0, MOST_SEEN)
    .map(({ name, day }) => t.person(name, shortDate(day, locale)));
  return [{ kind: 'text', text: t.toTalkAbout(shown.join(', ')) }];
}

/** What several people struggle with, from k people on and without names. */
function themesNodes({ locale, themes }: WeekView): CardNode[] {
  if (themes.length === 0) return [];
  const t = say(locale).coaching.theme;
  const said = themes.map(({ theme, people }) => t.count(t.themes[theme], people)).join(', ');
  return [{ kind: 'text', text: t.week(said) }];
}

/** The time that talks take against the time that was kept free for them. */
function timeNodes(view: WeekView): CardNode[] {
  const t = say(view.locale).coaching.week;
  const { planned, protected: kept } = view.minutes;
  const value = target('', view.window);
  return [
    { kind: 'text', text: kept === undefined ? t.timePlanned(planned) : t.time(planned, kept) },
    { kind: 'buttons', buttons: [{ action: 'coaching.time', value, label: t.timeButton, opens: 'dialog' }] },
  ];
}

function lineNodes(view: WeekView, line: WeekLine): CardNode[] {
  const t = say(view.locale).coaching;
  const said = [
    t.week.person(line.name, shortDate(line.dueOn, view.locale)),
    ...(line.state === 'planned' ? [] : [t.week.states[line.state]]),
    ...(line.overdue ? [t.week.overdue] : []),
    ...(line.later && line.state === 'planned' ? [t.week.later] : []),
    ...(line.asked ? [t.week.asked] : []),
    ...(line.step ? [t.week.parked[line.step.tried ?? 'open'](shortDate(line.step.dueOn, view.locale))] : []),
    ...(line.checked ? [t.week.checked] : line.withCheck ? [t.week.withCheck] : []),
  ].join(' · ');
  return [
    { kind: 'text', text: said },
    ...(line.relation === 'evaluating_coach' ? [{ kind: 'note', text: t.notConfidential } as const] : []),
    { kind: 'buttons', buttons: [...logButtons(view, line), openButton(view, line)] },
  ];
}

function logButtons(view: WeekView, line: WeekLine): Button[] {
  const t = say(view.locale).coaching.week;
  const value = target(line.contactId, view.window);
  // A talk that is not due yet is opened, and logged from there where it was held early.
  if (line.later && line.state === 'planned') return [];
  if (line.state === 'planned') return stateButtons(view, line);
  return [{ action: 'coaching.change', value, label: t.change, description: t.changeMeaning(line.name) }];
}

function stateButtons(view: WeekView, line: WeekLine): Button[] {
  const t = say(view.locale).coaching.week;
  const value = target(line.contactId, view.window);
  return [
    { action: 'coaching.held', value, label: t.held, description: t.heldMeaning(line.name) },
    { action: 'coaching.move', value, label: t.move, description: t.moveMeaning(line.name) },
    { action: 'coaching.not_held', value, label: t.notHeld, description: t.notHeldMeaning(line.name) },
  ];
}

function openButton(view: WeekView, line: WeekLine): Button {
  const t = say(view.locale).coaching.week;
  const value = target(line.contactId, view.window);
  return {
    action: 'coaching.open',
    value,
    label: t.open,
    description: t.openMeaning(line.name),
    opens: 'dialog',
  };
}

/** The days that a contact may be moved to, each one tap. */
export function moveCard(view: WeekView, line: WeekLine, days: readonly LocalDate[]): Card {
  const t = say(view.locale).coaching.week;
  const title = days.length === 0 ? t.moveNone : t.moveTitle(line.name);
  const buttons = days.map((day) => ({
    action: 'coaching.move_to' as const,
    value: target(line.contactId, view.window, day),
    label: shortDate(day, view.locale),
  }));
  return asking(view, title, buttons);
}

/** What was logged, to be logged anew. */
export function changeCard(view: WeekView, line: WeekLine): Card {
  const t = say(view.locale).coaching.week;
  return asking(view, t.changeTitle(line.name, t.states[line.state]), stateButtons(view, line));
}

function asking(view: WeekView, title: string, buttons: readonly Button[]): Card {
  const back = say(view.locale).coaching.week.back;
  return {
    summary: title,
    nodes: [
      { kind: 'text', tone: 'strong', text: title },
      {
        kind: 'buttons',
        buttons: [...buttons, { action: 'coaching.week', value: target('', view.window), label: back }],
      },
    ],
  };
}

/** Told to somebody whose practice their coach has seen: that it was seen, not what. */
export function seenCard(view: {
  readonly locale: Locale;
  readonly checkId: string;
  readonly coach: string;
  readonly day: LocalDate;
  readonly k: number;
  readonly confidential: boolean;
}): Card {
  const t = say(view.locale).coaching;
  const value = target(view.checkId);
  return {
    summary: t.check.seenSummary(view.coach),
    nodes: [
      ...(view.confidential ? [] : [{ kind: 'note', text: t.notConfidential } as const]),
      { kind: 'text', text: t.check.seenText(view.coach, shortDate(view.day, view.locale)) },
      {
        kind: 'buttons',
        buttons: [
          { action: 'coaching.rate_self', value, label: t.check.rateFirst, opens: 'dialog' },
          {
            ...{ action: 'coaching.show_seen', value, opens: 'dialog' },
            ...{ label: t.check.show, description: t.check.showMeaning },
          },
        ],
      },
      { kind: 'note', text: t.check.seenPrivate(view.k) },
    ],
  };
}

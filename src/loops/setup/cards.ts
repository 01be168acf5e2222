import type { Card, CardNode } from '../../chat/card.ts';
import type { Field, Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { clockTime, shortDate, timeIn, weekdays, zoneName } from '../../locales/when.ts';
import { localOf } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import type { Instant, OccurrenceKey, Zone } from '../../model/ids.ts';
import { STAGES } from '../../model/stage.ts';
import { timesWith } from '../home/settings.ts';
import type { Draft, Found } from './draft.ts';

/** The weeks between two check-ins that the dialog offers; a file may say others. */
const EVERY = [1, 2, 4] as const;
const DAYS = [1, 2, 3, 4, 5] as const;

/** The first word to whoever keeps the bot running. */
export function beginCard(locale: Locale, name: string): Card {
  const t = say(locale).setup;
  const text = t.begin(name);
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [{ action: 'setup.begin', value: '', label: t.beginButton, opens: 'dialog' }],
      },
    ],
  };
}

export interface FormView {
  readonly locale: Locale;
  readonly entered: Draft;
  /** Channels to choose from where the platform has no picker for them. */
  readonly channels: readonly { readonly value: string; readonly label: string }[];
  /** The practice as it stands: a core component on each line. */
  readonly practice: string;
  /** Asked for with the first team alone. */
  readonly zones: readonly Zone[];
}

/** Everything that a team needs, on one page, most of it filled in. */
export function setupForm({ locale, entered, channels, practice, zones }: FormView): Form {
  const t = say(locale).setup;
  const h = say(locale).home.settings;
  const { district } = entered;
  const first: Field[] = district
    ? [
        { kind: 'text', name: 'district', label: t.district, maxLength: 120, initial: district.name },
        {
          kind: 'choice',
          name: 'zone',
          label: h.zone,
          options: zones.map((zone) => ({ value: zone, label: zoneName(zone, locale) })),
          initial: district.zone,
        },
      ]
    : [];
  return {
    title: t.title,
    action: 'setup.draft',
    subject: '',
    submitLabel: t.go,
    cancelLabel: t.cancel,
    intro: [t.intro],
    fields: [
      {
        kind: 'channel',
        name: 'channel',
        label: t.channel,
        hint: t.channelHint,
        options: channels,
        ...(entered.channelId === '' ? {} : { initial: entered.channelId }),
      },
      {
        ...{ kind: 'text', name: 'name', label: t.name, hint: t.nameHint, optional: true, maxLength: 120 },
        ...(entered.name === '' ? {} : { initial: entered.name }),
      },
      {
        kind: 'choice',
        name: 'focus',
        label: t.focus,
        options: DRIVER_IDS.map((driver) => ({ value: driver, label: say(locale).drivers[driver] })),
        initial: entered.focus,
      },
      {
        kind: 'choice',
        name: 'stage',
        label: t.stage,
        options: STAGES.map((stage) => ({ value: stage, label: t.stages[stage] })),
        initial: entered.stage,
      },
      {
        kind: 'choice',
        name: 'every',
        label: t.every,
        options: [...new Set([...EVERY, entered.everyWeeks])].sort().map((weeks) => ({
          value: String(weeks),
          label: t.weeks(weeks),
        })),
        initial: String(entered.everyWeeks),
      },
      {
        kind: 'choice',
        name: 'day',
        label: t.day,
        options: DAYS.map((day) => ({ value: String(day), label: weekdays(String(day), locale) })),
        initial: String(entered.day),
      },
      {
        kind: 'choice',
        name: 'time',
        label: t.time,
        options: timesWith(entered.time).map((time) => ({ value: time, label: clockTime(time, locale) })),
        initial: entered.time,
      },
      {
        ...{ kind: 'text', name: 'practice', label: t.practice, hint: t.practiceHint, optional: true },
        ...{ multiline: true, maxLength: 3_000, initial: practice },
      },
      { kind: 'toggle', name: 'mine', label: t.mine, hint: t.mineHint, initial: entered.mine },
      ...first,
      { kind: 'date', name: 'first', label: t.firstDay, initial: entered.firstDay },
      { kind: 'date', name: 'last', label: t.lastDay, initial: entered.lastDay },
    ],
  };
}

export interface PreviewView {
  readonly key: OccurrenceKey;
  readonly locale: Locale;
  readonly entered: Draft;
  readonly found: Found;
  readonly name: string;
  readonly started: boolean;
  readonly k: number;
  readonly components: number;
  /** The next sends by zone. */
  readonly sends: readonly {
    readonly zone: Zone;
    readonly people: number;
    readonly at: readonly Instant[];
  }[];
}

/** What would happen, before it does: how many are asked, and when the next three come, in each time zone. */
export function previewCard(view: PreviewView): Card {
  const { key, locale, entered, found, name, started, k, sends } = view;
  const t = say(locale).setup.preview;
  const where = found.name ?? name;
  const people = found.zones.reduce((sum, zone) => sum + zone.people, 0);
  const title = started ? say(locale).setup.started(name) : t.title(name);
  const said = found.closed ? t.closed : people === 0 ? t.nobody(where) : t.people(people, where);
  const change = { action: 'setup.begin', value: key, label: t.change, opens: 'dialog' } as const;
  const start = { action: 'setup.start', value: key, label: t.start, description: t.startMeaning } as const;
  const ready = !found.closed && people > 0;
  return {
    summary: started ? title : `${title}. ${said}`,
    nodes: [
      { kind: 'heading', text: title },
      { kind: 'text', text: started ? say(locale).setup.startedMore : said },
      ...(ready ? planOf(view) : []),
      ...(found.shared ? [{ kind: 'note', text: t.shared } as const] : []),
      ...(ready && people < k ? [{ kind: 'note', text: t.few(k) } as const] : []),
      { kind: 'buttons', buttons: ready && !started ? [start, change] : [change] },
      ...(ready && sends.length > 0 && entered ? [{ kind: 'note', text: t.small } as const] : []),
    ],
  };
}

function planOf({ locale, entered, sends, components }: PreviewView): CardNode[] {
  const t = say(locale).setup.preview;
  const when = (at: Instant, zone: Zone) =>
    `${shortDate(localOf(at, zone).date, locale)}, ${timeIn(at, zone, locale)}`;
  return [
    {
      kind: 'facts',
      facts: [
        { label: t.focus, value: say(locale).drivers[entered.focus] },
        { label: t.practice, value: t.components(components) },
      ],
    },
    {
      kind: 'table',
      caption: t.table,
      columns: [{ label: t.zone }, ...t.sends.map((label) => ({ label }))],
      rows: sends.map(({ zone, at }) => [
        zoneName(zone, locale),
        ...t.sends.map((_, i) => {
          const one = at[i];
          return one === undefined ? t.noSends : when(one, zone);
        }),
      ]),
    },
  ];
}

export function goneCard(locale: Locale): Card {
  const text = say(locale).setup.gone;
  return { summary: text, nodes: [{ kind: 'text', text }] };
}

/** The weekday that a Monday-to-Friday form can show. */
export function formDay(day: number): number {
  return day >= 1 && day <= DAYS.length ? day : 2;
}

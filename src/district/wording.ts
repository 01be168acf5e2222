import type { PlatformName } from '../chat/platform.ts';
import { addDays } from '../model/calendar/zone.ts';
import { as } from '../model/ids.ts';
import type { Stage } from '../model/stage.ts';
import type { PersonRow, TenantRow, UnitRow } from '../store/queries/people.ts';
import type { Change } from './difference.ts';
import type { District } from './district.ts';

/** How a field is shown: its name, and its value in words; a field without a value is private, and only "changed". */
type Wording<Row> = {
  readonly [Field in keyof Row]?:
    | { readonly name: string; readonly value?: (value: unknown) => string }
    | undefined;
};

const plain = (value: unknown): string => (value === null || value === '' ? 'none' : String(value));
const DAYS = ['', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const day = (value: unknown): string => DAYS[Number(value)] ?? plain(value);
const days = (value: unknown): string => [...String(value)].map((digit) => day(digit).slice(0, 3)).join(' ');
const key = (value: unknown): string => (value === null ? 'none' : placed(String(value)));

export const TENANT_FIELDS: Wording<TenantRow> = {
  name: { name: 'name', value: plain },
  k: { name: 'k', value: plain },
  locale: { name: 'locale', value: plain },
  vocabulary: { name: 'words for the drivers', value: plain },
  legalHold: { name: 'legal hold', value: (value) => (value === true ? 'on' : 'off') },
};

export const UNIT_FIELDS: Wording<UnitRow> = {
  kind: { name: 'kind', value: plain },
  parentId: { name: 'part of', value: key },
  name: { name: 'name', value: plain },
  zone: { name: 'zone', value: plain },
  channelId: { name: 'channel', value: plain },
  focusDriver: { name: 'focus', value: plain },
  stage: { name: 'stage to begin in', value: plain },
  answersBy: { name: 'answers by', value: (value) => (value === 'vote' ? 'vote' : 'check-in') },
  checkinEveryWeeks: { name: 'check-in every weeks', value: plain },
  checkinDay: { name: 'check-in day', value: day },
  checkinTime: { name: 'check-in time', value: plain },
  checkinSpread: { name: 'check-in spread minutes', value: plain },
  digestDay: { name: 'digest day', value: day },
  digestTime: { name: 'digest time', value: plain },
  firstDay: { name: 'first day', value: plain },
  lastDay: { name: 'last day', value: plain },
  members: {
    name: 'staff',
    value: (value) => (value === 'listed' ? 'as listed' : `whoever is in its ${plain(value)}`),
  },
  groupId: { name: 'user group', value: plain },
};

const PERSON_FIELDS: Wording<PersonRow> = {
  name: { name: 'name', value: plain },
  email: { name: 'email' },
  locale: { name: 'locale', value: plain },
  zone: { name: 'zone', value: plain },
  workDays: { name: 'working days', value: days },
  workStart: { name: 'working from', value: plain },
  workEnd: { name: 'working to', value: plain },
  homeTeamId: { name: 'answers for', value: key },
  calendarUnitId: { name: 'calendar of', value: key },
  audience: { name: 'questions for', value: plain },
};

/** What the author of a file must know whose stage a team has decided otherwise. */
export function stageStands(stage: Stage): string {
  return `the team itself has decided on ${stage} in chat, and that stands: change it there`;
}

/** The same of what somebody has chosen for themselves. */
export function ownStands(fields: readonly (keyof typeof PERSON_FIELDS)[]): string {
  const names = fields.map((field) => PERSON_FIELDS[field]?.name ?? field).join(', ');
  return `${names} changed in the file; they have chosen their own on Home, and that stands`;
}

/** The changed fields of a row as `field old → new`. */
export function shownAs<Row extends object>(row: Row, set: Partial<Row>, fields: Wording<Row>): string {
  const parts: string[] = [];
  for (const field in set) {
    const shown = fields[field];
    if (shown === undefined) continue;
    const { name, value } = shown;
    parts.push(value ? `${name} ${value(row[field])} → ${value(set[field])}` : `${name} changed`);
  }
  return parts.join(', ');
}

/** The key of an id: `lakeside/ana` is `ana`. */
export function placed(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

export interface Shown {
  readonly row: PersonRow;
  readonly set: Partial<PersonRow>;
  /** Where their account is another, or unknown, from now on. */
  readonly platforms: readonly PlatformName[];
}

const ACCOUNTS: Readonly<Record<PlatformName, string>> = {
  slack: 'Slack member ID changed',
  teams: 'Teams user ID changed',
};

type Roles = readonly District['memberships'][number][];

/** A person in one line. `before` is absent for one who is new or back again. */
export function personChange(
  person: Pick<PersonRow, 'id'>,
  before: Shown | undefined,
  roles: { readonly joins: Roles; readonly leaves: Roles },
  absencesChanged: boolean,
): string {
  const inWords = ({ role, unitId }: Roles[number]) => `${role} of ${placed(unitId)}`;
  const parts = before
    ? [
        shownAs(before.row, before.set, PERSON_FIELDS),
        ...before.platforms.map((platform) => ACCOUNTS[platform]),
        ...roles.leaves.map((role) => `no longer ${inWords(role)}`),
        ...roles.joins.map((role) => `now ${inWords(role)}`),
        absencesChanged ? 'days away changed' : '',
      ]
    : roles.joins.map(inWords);
  return `person ${placed(person.id)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** Closed days as ranges, each unit's and kind's together. */
export function describeDays(sign: Change['sign'], rows: District['closedDays']): Change[] {
  const sorted = [...rows].sort((a, b) =>
    compareText(`${a.unitId} ${a.kind} ${a.date}`, `${b.unitId} ${b.kind} ${b.date}`),
  );
  const ranges: { unitId: string; kind: string; from: string; to: string }[] = [];
  for (const { unitId, kind, date } of sorted) {
    const last = ranges.at(-1);
    if (last && last.unitId === unitId && last.kind === kind && addDays(as(last.to), 1) === date)
      last.to = date;
    else ranges.push({ unitId, kind, from: date, to: date });
  }
  return ranges.map(({ unitId, kind, from, to }) => ({
    sign,
    what: `closed at ${placed(unitId)}: ${from === to ? from : `${from} to ${to}`} (${kind})`,
    about: `closed at ${placed(unitId)}`,
  }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

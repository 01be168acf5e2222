import { minutesOf } from '../../district/settle.ts';
import { SHORTEST_MINUTES } from '../home/settings.ts';
import { asEntry, entryOf, withEntry } from './entries.ts';
import { daysIn, hourFields } from './hours.ts';
import { addition, change, found, gone, type Operation, removal, type Seen } from './operation.ts';
import { languages, units, zones } from './options.ts';
import { type Option, textIn } from './spec.ts';

/* People: who they are, where they work and in which role, when, and when they are away. */

export const ROLES = ['staff', 'coach', 'leader', 'facilitator', 'evaluator', 'admin'] as const;

type Role = (typeof ROLES)[number];

function rolesIn(
  person: Readonly<Record<string, unknown>>,
): { readonly role: Role; readonly unit: string }[] {
  const roles = asEntry(person.roles);
  return ROLES.flatMap((role) => [roles[role] ?? []].flat().map((unit) => ({ role, unit: String(unit) })));
}

function rolesOf(held: readonly { readonly role: Role; readonly unit: string }[]) {
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const there = held.filter((one) => one.role === role).map(({ unit }) => unit);
      return there.length === 0 ? [] : [[role, [...new Set(there)]] as const];
    }),
  );
}

const roleFields = (seen: Seen) => {
  const all = units(seen.file);
  const { t } = seen;
  const where = { name: 'unit', label: t.fields.unit } as const;
  return [
    {
      ...({ kind: 'choice', name: 'role', label: t.fields.role, initial: 'staff' } as const),
      options: ROLES.map((value) => ({ value, label: t.roles[value] })),
    },
    all.length > 100
      ? ({ ...where, kind: 'text', maxLength: 120, hint: t.typedUnit } as const)
      : ({ ...where, kind: 'choice', options: all } as const),
  ];
};

/** The key of a unit that was chosen, or typed by its key or name. */
function unitIn(seen: Seen, typed: string): string {
  const said = typed.toLowerCase();
  const named = units(seen.file).find(({ value, label }) => {
    return value === said || label.toLowerCase() === `${said} (${value})`;
  });
  return named?.value ?? said;
}

const isRole = (value: string): value is Role => ROLES.some((role) => role === value);

const WHO = [
  { name: 'name', kind: 'text' },
  { name: 'email', kind: 'text', optional: true },
  { name: 'slack', kind: 'text', optional: true },
  { name: 'teams', kind: 'text', optional: true },
] as const;

const SPAN = [
  { kind: 'date', name: 'from' },
  { kind: 'date', name: 'to', optional: true },
] as const;

const plainAddition = addition({ name: 'person_add', area: 'people', list: 'people', specs: WHO });

const add: Operation = {
  ...plainAddition,
  fields: (seen) => [...plainAddition.fields(seen), ...roleFields(seen)],
  write(seen, values) {
    const made = plainAddition.write(seen, values);
    if ('wrong' in made) return made;
    const person = made.file.people.at(-1);
    const role = textIn(values, 'role');
    const unit = unitIn(seen, textIn(values, 'unit'));
    if (!person || !isRole(role)) return { wrong: { role: seen.t.missing } };
    return { file: withEntry(made.file, 'people', { ...person, roles: rolesOf([{ role, unit }]) }) };
  },
};

const roleAdd: Operation = {
  ...{ name: 'role_add', adds: true, area: 'people', of: ['people'] },
  says: ROLES.map((role) => `people.roles.${role}`),
  fields: roleFields,
  write(seen, values) {
    const person = found(seen, 'people');
    const role = textIn(values, 'role');
    if (!person || !isRole(role)) return gone(seen);
    const held = [...rolesIn(person), { role, unit: unitIn(seen, textIn(values, 'unit')) }];
    return { file: withEntry(seen.file, 'people', { ...person, roles: rolesOf(held) }) };
  },
};

/** The roles that somebody holds; where they are staff of several, which of them their answers count for. */
function held(seen: Seen, only?: Role): Option[] {
  const names = new Map(units(seen.file).map(({ value, label }) => [value, label]));
  return rolesIn(found(seen, 'people') ?? {})
    .filter(({ role }) => only === undefined || role === only)
    .map(({ role, unit }) => ({
      value: `${role} ${unit}`,
      label: `${seen.t.roles[role]}: ${names.get(unit) ?? unit}`,
    }));
}

const heldField = (seen: Seen, options: readonly Option[]) => {
  const [first] = options;
  return first
    ? ([{ kind: 'choice', name: 'held', label: seen.t.fields.held, options }] as const)
    : ([{ kind: 'toggle', name: 'held', label: seen.t.noneHeld }] as const);
};

const roleEnd: Operation = {
  ...{ name: 'role_end', area: 'people', of: ['people'], says: [] },
  fields: (seen) => heldField(seen, held(seen)),
  write(seen, values) {
    const person = found(seen, 'people');
    if (!person) return gone(seen);
    const left = rolesIn(person).filter(({ role, unit }) => `${role} ${unit}` !== textIn(values, 'held'));
    return { file: withEntry(seen.file, 'people', { ...person, roles: rolesOf(left) }) };
  },
};

const home: Operation = {
  ...{ name: 'person_home', area: 'people', of: ['people'], says: [] },
  fields: (seen) => heldField(seen, held(seen, 'staff')),
  write(seen, values) {
    const person = found(seen, 'people');
    if (!person) return gone(seen);
    const first = textIn(values, 'held');
    const all = rolesIn(person).sort(
      (a, b) => Number(`${b.role} ${b.unit}` === first) - Number(`${a.role} ${a.unit}` === first),
    );
    return { file: withEntry(seen.file, 'people', { ...person, roles: rolesOf(all) }) };
  },
};

const hours: Operation = {
  ...{ name: 'person_hours', area: 'people', of: ['people'] },
  says: ['from', 'to', 'days'].map((field) => `people.working_hours.${field}`),
  fields: (seen) => hourFields(seen, found(seen, 'people')?.working_hours),
  write(seen, values) {
    const person = found(seen, 'people');
    if (!person) return gone(seen);
    const hours = daysIn(values);
    if (minutesOf(hours.to) - minutesOf(hours.from) < SHORTEST_MINUTES) {
      return { wrong: { to: seen.h.hoursWrong } };
    }
    if (hours.days.length === 0) return { wrong: { day1: seen.h.daysWrong } };
    return { file: withEntry(seen.file, 'people', { ...person, working_hours: hours }) };
  },
};

const away: Operation = {
  ...{
    name: 'away_add',
    adds: true,
    area: 'people',
    of: ['people'],
    says: ['people.away.from', 'people.away.to'],
  },
  fields: ({ t }) => SPAN.map((field) => ({ ...field, label: t.fields[field.name] })),
  write(seen, values) {
    const person = seen.thing && seen.file.people.find(({ key }) => key === seen.thing?.key);
    if (!person) return gone(seen);
    const from = textIn(values, 'from');
    const to = textIn(values, 'to') || from;
    if (to < from) return { wrong: { to: seen.t.before } };
    return {
      file: withEntry(seen.file, 'people', { ...person, away: [...(person.away ?? []), { from, to }] }),
    };
  },
};

const awayEnd: Operation = {
  ...{ name: 'away_end', area: 'people', of: ['people'], says: [] },
  fields(seen) {
    const spans = (seen.thing && seen.file.people.find(({ key }) => key === seen.thing?.key)?.away) ?? [];
    return heldField(
      seen,
      spans.map((span) => ({ value: spanKey(span), label: spanKey(span).replace(' ', ' – ') })),
    );
  },
  write(seen, values) {
    const person = entryOf(seen.file, 'people', seen.thing?.key ?? '');
    if (!person || !Array.isArray(person.away)) return gone(seen);
    const left = person.away.filter((span) => spanKey(span) !== textIn(values, 'held'));
    return { file: withEntry(seen.file, 'people', { ...person, away: left }) };
  },
};

/** Days that follow each other, as one value of a choice: `2026-12-01 2026-12-04`. */
export function spanKey(span: unknown): string {
  if (typeof span === 'string') return `${span} ${span}`;
  const { from, to } = asEntry(span);
  return `${String(from)} ${String(to ?? from)}`;
}

export const PEOPLE_OPERATIONS: readonly Operation[] = [
  roleAdd,
  roleEnd,
  home,
  add,
  change({ name: 'person_who', area: 'people', list: 'people', specs: WHO }),
  change({
    ...{ name: 'person_zone', area: 'people', list: 'people' },
    specs: [
      { name: 'zone', kind: 'choice', options: zones },
      { name: 'locale', kind: 'choice', options: languages },
    ],
  }),
  hours,
  away,
  awayEnd,
  removal('person_end', 'people', ['people']),
];

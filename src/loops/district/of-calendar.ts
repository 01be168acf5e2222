import type { DistrictInput } from '../../district/schema.ts';
import { asEntry, type Entry, entryOf, type ListName, put, withEntry } from './entries.ts';
import { spanKey } from './of-people.ts';
import { gone, type Operation, type Seen } from './operation.ts';
import { type Option, textIn } from './spec.ts';

/* Days on which nothing is sent, of the district or of one school. */

const KINDS = ['breaks', 'holidays', 'testing', 'snow_days'] as const;
const WHOSE = ['district', 'districts', 'schools'] as const satisfies readonly ListName[];

function calendarOf({ file, thing }: Seen): Entry {
  if (!thing) return {};
  return asEntry(thing.list === 'district' ? file.calendar : entryOf(file, thing.list, thing.key)?.calendar);
}

function withCalendar({ file, thing }: Seen, calendar: Entry): DistrictInput | undefined {
  if (!thing) return undefined;
  if (thing.list === 'district') return { ...file, calendar };
  const entry = entryOf(file, thing.list, thing.key);
  return entry && withEntry(file, thing.list, { ...entry, calendar });
}

function spans(calendar: Entry, kind: string): readonly unknown[] {
  const found = calendar[kind];
  return Array.isArray(found) ? found : [];
}

const SAYS = KINDS.flatMap((kind) => {
  const places = ['calendar', 'districts.calendar', 'schools.calendar'];
  return places.flatMap((place) => [`${place}.${kind}.from`, `${place}.${kind}.to`]);
});

const add: Operation = {
  ...{ name: 'closed_add', adds: true, area: 'calendar', of: WHOSE, says: SAYS },
  fields: ({ t, today }) => [
    {
      ...{ kind: 'choice', name: 'kind', label: t.fields.kind, initial: 'snow_days' },
      options: KINDS.map((value) => ({ value, label: t.kinds[value] })),
    },
    { kind: 'date', name: 'from', label: t.fields.from, initial: today },
    { kind: 'date', name: 'to', label: t.fields.to, optional: true },
  ],
  write(seen, values) {
    const kind = KINDS.find((one) => one === textIn(values, 'kind'));
    const from = textIn(values, 'from');
    const to = textIn(values, 'to') || from;
    if (!kind) return { wrong: { kind: seen.t.missing } };
    if (from === '') return { wrong: { from: seen.t.missing } };
    if (to < from) return { wrong: { to: seen.t.before } };
    const calendar = calendarOf(seen);
    const file = withCalendar(seen, put(calendar, [kind], [...spans(calendar, kind), { from, to }]));
    return file ? { file } : gone(seen);
  },
};

const end: Operation = {
  ...{ name: 'closed_end', area: 'calendar', of: WHOSE, says: [] },
  fields: (seen) => {
    const options = closed(seen);
    return options.length === 0
      ? [{ kind: 'toggle', name: 'held', label: seen.t.noneHeld }]
      : [{ kind: 'choice', name: 'held', label: seen.t.fields.closed, options }];
  },
  write(seen, values) {
    const [kind = '', ...span] = textIn(values, 'held').split(' ');
    const calendar = calendarOf(seen);
    const left = spans(calendar, kind).filter((one) => spanKey(one) !== span.join(' '));
    const file = withCalendar(seen, put(calendar, [kind], left));
    return file ? { file } : gone(seen);
  },
};

/** What is closed, what is still to come first; a menu holds a hundred. */
function closed(seen: Seen): Option[] {
  const calendar = calendarOf(seen);
  const all = KINDS.flatMap((kind) =>
    spans(calendar, kind).map((span) => {
      const [from = '', to = ''] = spanKey(span).split(' ');
      const day = from === to ? from : `${from} – ${to}`;
      return {
        value: `${kind} ${from} ${to}`,
        label: `${day}: ${seen.t.kinds[kind]}`,
        from,
        past: to < seen.today,
      };
    }),
  );
  return all
    .sort((a, b) => Number(a.past) - Number(b.past) || (a.from < b.from ? -1 : 1))
    .slice(0, 100)
    .map(({ value, label }) => ({ value, label }));
}

export const CALENDAR_OPERATIONS: readonly Operation[] = [add, end];

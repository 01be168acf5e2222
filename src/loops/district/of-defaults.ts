import { checkedLater, type Entry, entriesOf } from './entries.ts';
import { daysIn, hourFields } from './hours.ts';
import { change, type Operation, type Seen, type Written } from './operation.ts';
import { days, spreads, weeks } from './options.ts';
import { entered, fieldsOf, type Spec } from './spec.ts';

/*
 * What the file calls `defaults`. A database does not keep which team said nothing else, so what most have is taken for
 * it: those who are asked as most are move together, and whoever has a time of their own keeps it.
 */

const CHECK_IN: readonly Spec[] = [
  { name: 'every_weeks', kind: 'number', options: weeks, path: ['check_in', 'every_weeks'], first: '2' },
  { name: 'day', kind: 'choice', options: days, path: ['check_in', 'day'], first: 'tuesday' },
  { name: 'time', kind: 'time', path: ['check_in', 'time'], first: '09:00' },
  {
    name: 'spread_minutes',
    kind: 'number',
    options: spreads,
    path: ['check_in', 'spread_minutes'],
    first: '30',
  },
];

const DIGEST: readonly Spec[] = [
  { name: 'day', kind: 'choice', options: days, path: ['digest', 'day'], first: 'friday' },
  { name: 'time', kind: 'time', path: ['digest', 'time'], first: '15:00' },
];

/** What most of these have in a block; of two that are as many, the first. */
function usual(entries: readonly Entry[], block: string): { readonly value: unknown; readonly as: string } {
  const counts = new Map<string, { value: unknown; times: number }>();
  for (const entry of entries) {
    const value = entry[block];
    const known = counts.get(spelled(value));
    if (known) known.times += 1;
    else counts.set(spelled(value), { value, times: 1 });
  }
  const [most] = [...counts].sort(([, a], [, b]) => b.times - a.times);
  return { value: most?.[1].value, as: most?.[0] ?? '' };
}

/** A block as text, to compare it by; the usual, which a file leaves out, as none. */
function spelled(block: unknown): string {
  return JSON.stringify(block) ?? '';
}

function asked(file: Seen['file']): readonly Entry[] {
  return entriesOf(file, 'teams').filter(({ vote }) => vote === undefined);
}

function forMost(name: string, block: 'check_in' | 'digest', specs: readonly Spec[]): Operation {
  const teams = (seen: Seen) => (block === 'digest' ? entriesOf(seen.file, 'teams') : asked(seen.file));
  const plain = change({ name, area: 'teams', list: 'district', specs });
  return {
    ...plain,
    says: specs.map(({ path = [] }) => `defaults.${path.join('.')}`),
    fields: (seen) => fieldsOf(specs, seen, { [block]: usual(teams(seen), block).value }),
    write(seen, values) {
      const most = usual(teams(seen), block).as;
      const among = new Set(teams(seen));
      return written(seen, 'teams', (team) =>
        among.has(team) && spelled(team[block]) === most ? entered(specs, team, values) : team,
      );
    },
  };
}

const hours: Operation = {
  ...{ name: 'people_hours', area: 'people', of: [], everybody: true },
  says: ['from', 'to', 'days'].map((field) => `defaults.working_hours.${field}`),
  fields: (seen) => hourFields(seen, usual(entriesOf(seen.file, 'people'), 'working_hours').value),
  write(seen, values) {
    const most = usual(entriesOf(seen.file, 'people'), 'working_hours').as;
    const now = daysIn(values);
    return written(seen, 'people', (person) =>
      spelled(person.working_hours) === most ? { ...person, working_hours: now } : person,
    );
  },
};

function written({ file }: Seen, list: 'teams' | 'people', edit: (entry: Entry) => Entry): Written {
  return { file: checkedLater({ ...file, [list]: entriesOf(file, list).map(edit) }) };
}

export const DEFAULT_OPERATIONS: readonly Operation[] = [
  forMost('teams_when', 'check_in', CHECK_IN),
  forMost('teams_digest', 'digest', DIGEST),
  hours,
];

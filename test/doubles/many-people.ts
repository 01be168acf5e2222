import type { EdgeSeed, SlackEdge } from '../../adapters/playground/edge/types.ts';

/** A district of any size: teams of so many people in one school, each team with a channel of its own. */
export interface ManyPeople {
  readonly people: number;
  readonly perTeam: number;
  readonly spreadMinutes: number;
  readonly day: 'monday' | 'tuesday';
  /** Days on which those of {@link awayOf} are away. */
  readonly away?: { readonly from: string; readonly to: string };
}

const nameOf = (index: number) => `p${String(index).padStart(5, '0')}`;
const teamOf = (index: number, perTeam: number) => `t${Math.floor(index / perTeam)}`;

/** Every fortieth person, where the district has absences. */
export const isAway = (many: ManyPeople, index: number) => many.away !== undefined && index % 40 === 7;

export function seedOf(many: ManyPeople): EdgeSeed {
  const indices = Array.from({ length: many.people }, (_, index) => index);
  const teams = new Map<string, string[]>();
  for (const index of indices) {
    const team = teamOf(index, many.perTeam);
    teams.set(team, [...(teams.get(team) ?? []), nameOf(index)]);
  }
  return {
    team: { name: 'Lakeside', domain: 'lakeside' },
    users: indices.map((index) => ({
      name: nameOf(index),
      realName: `Person ${index}`,
      email: `${nameOf(index)}@lakeside.example`,
      tz: 'America/Chicago',
      title: '',
    })),
    channels: [...teams].map(([name, members]) => ({ name, members })),
  };
}

/** The district file of the people that an edge was seeded with. */
export function districtText(many: ManyPeople, edge: SlackEdge): string {
  const { day, spreadMinutes, perTeam, away } = many;
  const person = (userId: string, index: number) => {
    const absence = away && isAway(many, index) ? `, away: [{ from: ${away.from}, to: ${away.to} }]` : '';
    const roles = `roles: { staff: ${teamOf(index, perTeam)} }`;
    return `  - { key: ${nameOf(index)}, name: Person ${index}, slack: ${userId}, ${roles}${absence} }`;
  };
  return [
    'district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04 }',
    'defaults:',
    '  working_hours: { from: "07:30", to: "16:00" }',
    `  check_in: { every_weeks: 1, day: ${day}, time: "09:00", spread_minutes: ${spreadMinutes} }`,
    '  digest: { day: friday, time: "15:00" }',
    'schools:',
    '  - { key: oak, name: Oak }',
    'teams:',
    ...edge
      .channels()
      .map(
        ({ id, name }) =>
          `  - { key: ${name}, name: Team ${name}, school: oak, channel: ${id}, focus: coaching }`,
      ),
    'people:',
    ...edge.users().map(({ id }, index) => person(id, index)),
    '',
  ].join('\n');
}

import { DEFAULT_K } from '../model/fidelity/index.ts';
import { LEAST_VOTES } from '../model/vote/index.ts';
import { nearest } from '../nearest.ts';
import { focusOf } from './focus.ts';
import { type Path, show } from './problem.ts';
import type { Readable } from './readable.ts';
import type { Report } from './rules.ts';
import type { PersonEntry } from './schema.ts';

/** Keys, mail addresses, member IDs: each belongs to one. */
export function uniqueRules(file: Readable, lineOf: (path: Path) => number, report: Report): void {
  const once = (what: string, fix: string) => {
    const seen = new Map<string, Path>();
    return (value: string | undefined, path: Path) => {
      if (value === undefined) return;
      const first = seen.get(value);
      if (first) report(path, `The ${what} ${show(value)} is used already, in line ${lineOf(first)}.`, fix);
      else seen.set(value, path);
    };
  };
  const unitKey = once('key', 'District, schools and teams need keys that differ from each other.');
  unitKey(file.keys.district, ['district', 'key']);
  file.keys.districts.forEach((key, i) => {
    unitKey(key, ['districts', i, 'key']);
  });
  file.keys.regions.forEach((key, i) => {
    unitKey(key, ['regions', i, 'key']);
  });
  unitKey(file.keys.state, ['state', 'key']);
  file.keys.schools.forEach((key, i) => {
    unitKey(key, ['schools', i, 'key']);
  });
  file.keys.teams.forEach((key, i) => {
    unitKey(key, ['teams', i, 'key']);
  });

  const personKey = once('key', 'Each person needs a key of their own.');
  const email = once(
    'mail address',
    'Each person needs their own; if they are one person, give them all roles in one entry.',
  );
  const member = once(
    'Slack member ID',
    'Each person needs their own; if they are one person, give them all roles in one entry.',
  );
  file.keys.people.forEach((key, i) => {
    personKey(key, ['people', i, 'key']);
  });
  file.people.forEach((person, i) => {
    email(person.email, ['people', i, 'email']);
    member(person.slack, ['people', i, 'slack']);
  });
}

export function teamRules(file: Readable, report: Report): void {
  const schools = file.keys.schools.filter((key) => key !== undefined);
  const channels = new Map<string, string>();
  file.teams.forEach((team, i) => {
    const at = (field: string): Path => ['teams', i, field];
    if (team.school !== undefined && !schools.includes(team.school)) {
      report(
        at('school'),
        `There is no school ${show(team.school)}.`,
        fixFor('school', team.school, schools, file),
      );
    }
    if (team.focus !== undefined) {
      const focus = focusOf(team.focus);
      if ('fix' in focus) report(at('focus'), `${show(team.focus)} names no driver.`, focus.fix);
    }
    if (team.channel === undefined && team.members === 'channel') {
      const fix = 'Add channel: with the channel ID, or leave members out and list its people.';
      report(at('members'), 'The staff of this team are those in its channel, and it has none.', fix);
    }
    groupRules(team, file.whole, at, report);
    if (team.channel === undefined) {
      if (!file.whole || team.members === 'channel') return;
      report(
        ['teams', i],
        'This team has no channel, so its digest is posted nowhere.',
        'Add channel: with the channel ID.',
        'warning',
      );
    } else if (channels.has(team.channel)) {
      const other = channels.get(team.channel);
      const fix = 'Both digests will be posted there. If that is not meant, correct one of them.';
      report(at('channel'), `Team ${other} has the same channel.`, fix, 'warning');
    } else channels.set(team.channel, team.key ?? `no. ${i + 1}`);
  });
  sizeRules(file, report);
  voteRules(file, report);
}

type Team = Readable['teams'][number];

/** Whether the chat says who is staff of the team: the file does not know how many they are. */
function followsChat({ members }: Team): boolean {
  return members === 'channel' || members === 'group';
}

/** A group says who is staff only where the team follows it, and only in Slack. */
function groupRules(team: Team, whole: boolean, at: (field: string) => Path, report: Report): void {
  if (team.members !== 'group') {
    if (team.group === undefined) return;
    const found = 'A user group is named, and the staff of this team are not taken from it.';
    report(at('group'), found, 'Add members: group, or leave group out.');
    return;
  }
  if (team.channel?.startsWith('19:')) {
    const found =
      'Microsoft Teams has no user groups, and the channel of this team is one of Microsoft Teams.';
    report(at('members'), found, 'Write members: channel, or leave members out and list its people.');
  } else if (team.group === undefined && whole) {
    const fix = 'Add group: with the ID of the group (S…), or leave members out and list its people.';
    report(at('members'), 'The staff of this team are those in a user group, and none is named.', fix);
  }
}

/** A team that is too small for k gets digests without a single figure: allowed, and better known beforehand. */
function sizeRules(file: Readable, report: Report): void {
  // A person whose roles are broken may belong to any team: then nothing can be said about sizes.
  if (!file.whole) return;
  const k = file.district.k ?? DEFAULT_K;
  const sizes = new Map<string | undefined, number>();
  const confidential = new Set(
    file.teams.flatMap(({ key, vote }) => (key === undefined || vote !== undefined ? [] : [key])),
  );
  for (const person of file.people) {
    const team = homeTeamOf(person.roles, confidential);
    sizes.set(team, (sizes.get(team) ?? 0) + 1);
  }
  file.teams.forEach((team, i) => {
    const size = sizes.get(team.key) ?? 0;
    if (size >= k || team.vote !== undefined || followsChat(team)) return;
    const found =
      size === 0
        ? 'Nobody answers for this team.'
        : `Only ${size} ${size === 1 ? 'person answers' : 'people answer'} for this team.`;
    const fix = `Its digest can show no figures: ${k} answers are needed (k). Join it with another team, or let it answer by vote, if that is not meant.`;
    report(['teams', i], found, fix, 'warning');
  });
}

/** Whom a vote needs: somebody who runs it and does not vote, two or more who do, and a channel. */
function voteRules(file: Readable, report: Report): void {
  if (!file.whole) return;
  file.teams.forEach((team, i) => {
    const { key, vote, channel } = team;
    if (vote === undefined || key === undefined) return;
    const path: Path = ['teams', i, 'vote'];
    const held = (person: (typeof file.people)[number], ...roles: readonly RoleName[]) =>
      roles.some((role) => person.roles?.[role]?.includes(key));
    const facilitators = file.people.filter((person) => held(person, 'facilitator'));
    if (facilitators.length === 0) {
      const fix = `Give somebody who leads it through a vote, and does not vote, roles: { facilitator: ${key} }.`;
      report(path, 'This team answers by vote, and nobody is its facilitator.', fix);
    }
    if (channel === undefined) {
      const fix = 'Add channel: with the channel ID, or leave vote out.';
      report(path, 'This team answers by vote, and has no channel to vote in.', fix);
    }
    const voters = file.people.filter(
      (person) => held(person, 'staff', 'coach', 'leader') && !facilitators.includes(person),
    );
    if (voters.length >= LEAST_VOTES || followsChat(team)) return;
    const found = `Only ${voters.length} may vote in this team; facilitators do not.`;
    const fix = `A vote is revealed from ${LEAST_VOTES} votes on. Add its members as staff, coach or leader of ${key}.`;
    report(path, found, fix, 'warning');
  });
}

type RoleName = keyof PersonEntry['roles'];

/** The team that a person's check-ins count for, of these teams: the first they work in, or else coach. */
export function homeTeamOf(
  roles:
    | { readonly staff?: readonly string[] | undefined; readonly coach?: readonly string[] | undefined }
    | undefined,
  teams: ReadonlySet<string>,
): string | undefined {
  return [...(roles?.staff ?? []), ...(roles?.coach ?? [])].find((unit) => teams.has(unit));
}

/** What to write instead of a reference that leads nowhere. */
export function fixFor(what: string, wrong: string, known: readonly string[], file: Readable): string {
  const meant = nearest(wrong, known);
  if (what === 'school' && wrong === file.keys.district)
    return 'For a team of the whole district, leave school out.';
  if (known.length === 0) return `The file describes no ${what} yet.`;
  const each = [...new Set(known)];
  const more = each.length > 12 ? ` and ${each.length - 12} more` : '';
  return `${meant === undefined ? '' : `Did you mean ${show(meant)}? `}There are: ${each.slice(0, 12).join(', ')}${more}.`;
}

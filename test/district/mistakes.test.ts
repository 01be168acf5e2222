import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblems, readDistrict } from '../../src/district/index.ts';
import { edited, lineOf, MAPLE, mistakesIn, warningsIn } from './maple.ts';

/** One slip each: what is written instead of what, what must be said of it, and what to do. */
const SLIPS: readonly (readonly [slip: string, from: string, to: string, found: string, fix: string])[] = [
  [
    'a zone that does not exist',
    'America/Chicago',
    'America/Chicgo',
    '"America/Chicgo"',
    'Did you mean America/Chicago?',
  ],
  ['a zone without summer time', 'America/Denver', 'MST', '"MST"', 'America/Denver'],
  ['an offset for a zone', 'America/Denver', '"-07:00"', '"-07:00"', 'IANA'],
  ['a city for a zone', 'America/Denver', 'Denver', '"Denver"', 'Did you mean America/Denver?'],
  ['k below 3', 'k: 3', 'k: 2', 'Found 2', 'from 3 to 50'],
  [
    'a day that does not exist',
    'first_day: 2026-08-24',
    'first_day: 2026-02-29',
    '"2026-02-29"',
    'no such day',
  ],
  ['a day in another order', 'last_day: 2027-06-04', 'last_day: 06/04/2027', '"06/04/2027"', 'YYYY-MM-DD'],
  [
    'a year that ends before it begins',
    'last_day: 2027-06-04',
    'last_day: 2026-06-04',
    '2026-06-04 comes before',
    'Correct',
  ],
  ['a break that ends before it starts', 'to: 2026-12-23', 'to: 2026-12-03', 'ends on 2026-12-03', 'Swap'],
  ['a break of three years', 'to: 2026-12-23', 'to: 2029-12-23', 'lasts 1099 days', 'a year at the most'],
  ['a time without a colon', 'time: "09:00"', 'time: 900', 'Found 900', '"HH:MM"'],
  ['a time that does not exist', 'time: "09:00"', 'time: "25:10"', '"25:10"', '"24:00"'],
  ['a day of the week that is none', 'day: tuesday', 'day: tomorrow', '"tomorrow"', 'monday'],
  ['nine weeks', 'every_weeks: 2', 'every_weeks: 9', 'Found 9', 'from 1 to 8'],
  ['half weeks', 'every_weeks: 2', 'every_weeks: 1.5', 'Found 1.5', 'whole number'],
  [
    'a school that is not there',
    'school: oak',
    'school: oka',
    '"oka"',
    'Did you mean "oak"? There are: oak, river.',
  ],
  ['the district as a school', 'school: oak', 'school: maple', '"maple"', 'leave school out'],
  ['a channel by its name', 'channel: C00000001', 'channel: "#grade-3"', '"#grade-3"', 'channel ID'],
  [
    'a user group by its name',
    'channel: C00000002',
    'channel: C00000002, members: group, group: "@science"',
    '"@science"',
    'Copy group ID',
  ],
  [
    'a team of a user group that names none',
    'channel: C00000002',
    'channel: C00000002, members: group',
    'none is named',
    'Add group:',
  ],
  [
    'a user group that nobody asked for',
    'channel: C00000002',
    'channel: C00000002, group: S00000001',
    'not taken from it',
    'Add members: group',
  ],
  [
    'a user group in Microsoft Teams',
    'channel: C00000002',
    'channel: "19:abcdef@thread.tacv2", members: group, group: S00000001',
    'Microsoft Teams has no user groups',
    'members: channel',
  ],
  [
    'a driver that may be two',
    'focus: coaching',
    'focus: leadership',
    '"leadership"',
    'leadership_technical or leadership_adaptive',
  ],
  ['a driver that is none', 'focus: coaching', 'focus: coching', '"coching"', 'Did you mean "coaching"?'],
  [
    'a team that is not there',
    '[science, grade-3]',
    '[science, grade-5]',
    '"grade-5"',
    'Did you mean "grade-3"? There are: maple, oak, river, grade-3, science.',
  ],
  ['a role that is none', 'roles: { leader: oak,', 'roles: { principal: oak,', '"principal"', 'leader'],
  ['no role', 'roles: { leader: oak, evaluator: oak }', 'roles: {}', 'no role', 'Add one'],
  ['a misspelt field', 'channel: C00000002', 'chanel: C00000002', '"chanel"', 'Did you mean "channel"?'],
  ['a missing field', 'key: oak, name: Oak Elementary', 'key: oak', '"name" is missing', 'Write a text'],
  ['a list where a text belongs', 'name: Science', 'name: [Science]', 'a list', 'Write a text'],
  ['a number for a key', 'key: kim', 'key: 3', 'Found 3', 'quotes'],
  ['a key in capitals', 'key: kim', 'key: Kim B', '"Kim B"', 'small letters'],
  [
    'a key used twice',
    'focus: coaching }',
    'focus: coaching }\n  - { key: oak, name: Oak, channel: C00000009 }',
    '"oak" is used already, in line 15',
    'differ',
  ],
  [
    'a team with the key of the district',
    'focus: coaching }',
    'focus: coaching }\n  - { key: maple, name: Maple, channel: C00000009 }',
    '"maple" is used already, in line 2',
    'differ',
  ],
  ['a person twice', 'key: ed,', 'key: di,', '"di" is used already', 'their own'],
  [
    'a mail address twice',
    'ben@maple.example',
    'ANA@maple.example',
    '"ana@maple.example" is used already',
    'their own',
  ],
  [
    'a member ID twice',
    'email: di@maple.example',
    'slack: U00000003',
    '"U00000003" is used already',
    'their own',
  ],
  ['a mail address that is none', 'ben@maple.example', 'ben(at)maple', '"ben(at)maple"', 'mail address'],
  ['no address at all', ' email: ed@maple.example,', '', 'none of email, slack and teams', 'Add'],
  [
    'hours that end before they begin',
    'name: Ed,',
    'name: Ed, working_hours: { from: "17:00" },',
    '16:00',
    'earlier from',
  ],
  ['no working day', 'name: Ed,', 'name: Ed, working_hours: { days: [] },', 'a list', 'at least one'],
  ['a spread past midnight', 'time: "09:00"', 'time: "23:45"', 'past midnight', 'Begin earlier'],
  [
    'an absence that ends before it starts',
    'name: Ed,',
    'name: Ed, away: [{ from: 2026-10-02, to: 2026-10-01 }],',
    'ends on 2026-10-01',
    'Swap',
  ],
  ['a coach who is not there', 'coach: flo,', 'coach: flow,', '"flow"', 'Did you mean "flo"?'],
  ['a coachee who is not there', '[ana, di]', '[anna, di]', '"anna"', 'Did you mean "ana"?'],
  ['a coach of themselves', '[ana, di]', '[ana, flo]', 'themselves', 'another'],
  ['a pair twice', '[ana, di]', '[ana, ana]', 'already', 'Leave one'],
  ['a field twice', 'name: Maple Valley', 'name: Maple Valley\n  name: Maple', 'twice', 'Keep one'],
  ['a tab', '  zone: America/Chicago', '\tzone: America/Chicago', 'tab', 'spaces'],
];

describe('a mistake in a district file', () => {
  it.each(SLIPS)('is named with its line and the fix: %s', (_, from, to, found, fix) => {
    const text = edited(MAPLE, [from, to]);
    const mistakes = mistakesIn(text);
    const [mistake] = mistakes.filter((one) => one.found.includes(found));
    expect(mistakes.map((one) => `${one.line} ${one.at}: ${one.found}`)).toHaveLength(1);
    expect(mistake?.fix).toContain(fix);
    const line = lineOf(MAPLE, from) + (to.includes('\n') ? 1 : 0);
    expect(mistake?.line).toBe(line);
  });

  it('says where it is, down to the column', () => {
    const text = edited(MAPLE, ['America/Denver', 'America/Dever']);
    const column = (text.split('\n')[15] ?? '').indexOf('America/Dever') + 1;
    expect(describeProblems('d.yaml', mistakesIn(text))).toBe(
      `d.yaml:16:${column}  schools › river › zone: Found "America/Dever".\n    There is no such time zone. Did you mean America/Denver?`,
    );
  });

  it('is told together with all the others, also those of a broken entry', () => {
    const apart = SLIPS.filter(([slip]) =>
      /zone that does not|k below|ends before it starts|channel by|driver that may|team that is not|mail address that|misspelt|coachee/.test(
        slip,
      ),
    );
    const text = edited(
      MAPLE,
      ...apart.filter(([slip]) => !slip.startsWith('an ')).map(([, from, to]) => [from, to] as const),
    );
    const said = mistakesIn(text).map(({ found }) => found);
    for (const [, , , found] of apart.filter(([slip]) => !slip.startsWith('an '))) {
      expect(said.some((one) => one.includes(found))).toBe(true);
    }
    const entry = edited(MAPLE, [
      '{ key: ed, name: Ed, email: ed@maple.example, roles: { staff: science } }',
      '{ key: ed, nmae: Ed, email: di@maple.example, zone: X/Y, roles: { staff: scince, lead: oak } }',
    ]);
    expect(mistakesIn(entry).map(({ at, found }) => `${at}: ${found}`)).toEqual([
      'people › ed: The field "name" is missing.',
      'people › ed: There is no field "nmae" here.',
      'people › ed › email: The mail address "di@maple.example" is used already, in line 24.',
      'people › ed › zone: Found "X/Y".',
      'people › ed › roles › staff › no. 1: There is no team or school "scince".',
      'people › ed › roles: There is no field "lead" here.',
    ]);
  });

  it('does not make every reference to a broken entry wrong too', () => {
    const text = edited(MAPLE, ['name: Grade 3, school: oak', 'name: "", school: oak']);
    expect(mistakesIn(text)).toHaveLength(1);
  });
});

describe('what is allowed, and likely not meant', () => {
  it.each([
    [
      'a coach who evaluates the coachee',
      'roles: { coach: [science, grade-3] }',
      'roles: { coach: [science, grade-3], evaluator: maple }',
      'also an evaluator',
      'NOT CONFIDENTIAL',
    ],
    ['a team smaller than k', 'k: 3', 'k: 4', 'Only 3 people', '4 answers are needed'],
    [
      'two teams in one channel',
      'C00000002',
      'C00000001',
      'Team grade-3 has the same channel',
      'Both digests',
    ],
    ['a team without a channel', ', channel: C00000002', '', 'no channel', 'Add channel'],
    [
      'a break outside the school year',
      'from: 2026-12-21, to: 2026-12-23',
      'from: 2025-12-21, to: 2025-12-23',
      'outside the school year',
      'slip',
    ],
    [
      'staff of a school without a team',
      'kim@maple.example, roles: {',
      'kim@maple.example, roles: { staff: oak,',
      'of no team',
      'no check-ins',
    ],
  ])('is applied with a warning: %s', (_, from, to, found, fix) => {
    const text = edited(MAPLE, [from, to]);
    expect(mistakesIn(text)).toEqual([]);
    const warning = warningsIn(text).find((one) => one.found.includes(found));
    expect(warning?.fix).toContain(fix);
  });

  it('warns of nothing in a sound file', () => {
    expect(warningsIn(MAPLE)).toEqual([]);
  });

  it('knows an evaluator of the school above the coachee’s team, and not one of another school', () => {
    const coach = 'roles: { coach: [science, grade-3] }';
    const of = (unit: string) =>
      warningsIn(edited(MAPLE, [coach, `roles: { coach: [science, grade-3], evaluator: ${unit} }`]));
    expect(of('oak').map(({ found }) => found)).toEqual([
      '"flo" coaches "ana" and is also an evaluator over them.',
    ]);
    expect(of('[oak, river]')).toHaveLength(2);
    expect(of('grade-3')).toHaveLength(1);
  });
});

describe('a file that is none', () => {
  it.each([
    ['empty', '', 'empty'],
    ['only a comment', '# later\n', 'not a mapping'],
    ['a list', '- a\n- b\n', 'not a mapping'],
    ['two documents', `${MAPLE}---\na: 1\n`, 'second document'],
    [
      'a bomb of aliases',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`).join('\n')}\n`,
      'unfold',
    ],
    ['a tag that runs code', 'district: !!js/function "x"\n', 'tag'],
    ['20,000 brackets, which end the parser’s process', '['.repeat(20_000), 'nests'],
    ['20,000 levels of lists', '- '.repeat(20_000), 'nests'],
    ['larger than 8 MB', `a: ${'x'.repeat(8 * 1024 * 1024)}`, 'larger than 8 MB'],
    ['bytes', '\u0000\u0001\u0002', ''],
  ])('is refused: %s', (_, text, found) => {
    const [mistake] = mistakesIn(text);
    expect(mistake?.found).toContain(found);
  });

  it('never throws and never prints a control character, whatever the text', () => {
    const pieces = MAPLE.split(/(?<=[\s{}:,])/);
    const piece = fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ maxLength: 8, unit: 'binary' }),
      fc.constantFrom('\t', '&a ', '*a', '"', '? ', '<<: '),
    );
    fc.assert(
      fc.property(
        fc.nat(pieces.length),
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.nat(4),
        (at, noise, gone) => {
          const text = [...pieces.slice(0, at), ...noise, ...pieces.slice(at + gone)].join('');
          const reading = readDistrict(text);
          const lines = text.split('\n').length;
          for (const { line, column, found, fix, at: place } of 'problems' in reading
            ? reading.problems
            : []) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines);
            expect(column).toBeGreaterThanOrEqual(1);
            expect(found.length + fix.length).toBeGreaterThan(10);
            expect(`${place}${found}${fix}`).not.toMatch(/\p{Cc}/u);
          }
        },
      ),
      { numRuns: 150, seed: 20261121 },
    );
  });
});

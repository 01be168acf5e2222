/** The sentences of the digests of schools, districts, regions and states in English. */
export const levelsEn = {
  title: (unit: string, first: string, last: string) => `${unit} · weeks of ${first} to ${last}`,
  summary: (unit: string) => `Monthly fidelity digest for ${unit}.`,

  first: 'This is the first digest at this level.',
  undecided: 'Last time nothing was decided.',
  unproposed: 'Last time no decision was called for.',

  groups: { competency: 'Competency', organization: 'Organization', leadership: 'Leadership' },
  below: { school: 'teams', district: 'schools', region: 'districts', state: 'regions' },
  mixed: 'schools and teams',
  behind: (people: number, shown: number, all: number, units: string) =>
    `Behind these figures: ${people} people, ${shown} of ${all} ${units}. Each person counts once.`,
  behindShort: (people: number, shown: number, all: number, units: string) =>
    `${people} people, ${shown} of ${all} ${units}.`,
  closedActions: (count: number) => (count === 1 ? '1 action closed' : `${count} actions closed`),
  endedBarriers: (count: number) => (count === 1 ? '1 barrier answered' : `${count} barriers answered`),
  learning: (driver: string) =>
    `Professional learning: plan one short session on “${driver}”, with a follow-up within two weeks.`,
  nothing: (k: number) =>
    `No figures this time: nowhere did ${k} people or more answer who could be shown together.`,

  table: 'Drivers, in percent of points',
  columns: {
    driver: 'Driver',
    score: 'Score (likely range)',
    band: 'Reading',
    people: 'People',
    name: 'Name',
  },
  tooFew: 'too few answers',
  byVote: (team: string) => `${team} (team vote)`,
  straddles: (lower: string, upper: string) => `${lower} or ${upper}`,

  mean: (mean: string, shown: number, all: number) =>
    shown === all ? mean : `${mean} (${shown} of ${all} drivers)`,
  lowest: (driver: string, score: string) => `lowest ${driver} ${score}`,
  trend: {
    noClearChange: (group: string, points: number) => `${group}: no clear change (${points} points).`,
    up: (group: string, points: number) => `${group}: leaning up (${points} points).`,
    down: (group: string, points: number) => `${group}: leaning down (${points} points).`,
    above: (group: string, points: number) =>
      `${group}: changed, lately above its middle (${points} points).`,
    below: (group: string, points: number) =>
      `${group}: changed, lately below its middle (${points} points).`,
    changed: (group: string, points: number) => `${group}: changed at some time (${points} points).`,
  },

  bandsOf: (units: string) => `Readings of the ${units}, by name`,
  countsOf: (units: string) => `How many ${units} read how`,
  needs: (driver: string, low: number, of: number, units: string) =>
    `What they need from here: “${driver}” is Building in ${low} of ${of} ${units}.`,

  propose: {
    school: (driver: string) =>
      `To decide: in the next four weeks, make one thing easier about “${driver}” for all teams?`,
    above: (driver: string) =>
      `To decide: in the next four weeks, take one thing out of the way of “${driver}”?`,
  },
  decide: 'To decide together: which one support would help the most in the next four weeks?',
  choiceMeaning: (choice: string) => `${choice}: record this as the decision`,
  small: (k: number) => `Never from fewer than ${k} people; nobody and no unit is ranked.`,
  mayNotDecide:
    'Only a leader or facilitator of this unit, or of one above it, can record the decision. Nothing was changed. Tell them here what you think.',

  explainSchool:
    'Score: the mean over the people who could tell, of 0, 1 or 2 points each, in percent of 2. It adds up what stands about each team: the newest figure of its own digest, also where a newer one was held, or, where that could show none, everybody’s newest answer of these weeks. Each answer is used once.',
  explainAbove: (units: string) =>
    `Score: the plain mean of the ${units}, so that a large one does not speak for a small one. A school’s score is the mean over its people. Small teams that are shown only together count as one more.`,
  explainVotes:
    'Teams that vote: their readings are what each team agreed on about its items in the last twelve weeks. That is another source, so it is in no score here.',
  explainRange:
    'Likely range: mean ± t × s ÷ √n over the people, cut at 0 and 100. About 90 of 100 such ranges hold the true score.',
  explainGroups:
    'A group’s score is the plain mean of its drivers that have a score, and never stands without its lowest: a strong driver hides no weak one.',
  explainTrend: (points: string) =>
    `Change: of each group only every second digest counts, since two that follow each other share answers, and only what was told in its weeks, with all drivers. Points so far: ${points}. Under 6 nothing is said; with 6 to 9 an exact Mann–Kendall test decides, from 10 on Anhøj’s run rules.`,
  explainK: (k: number) =>
    `Figures are made of separate groups of ${k} people or more. So taking one school from the district, or this month from the last, never leaves fewer. Readings: Building below 60, Taking hold from 60, Strong from 80; a habit of the field, not proven.`,
  explainFigure: (score: string, n: number, units: number, word: string) =>
    `${score}: ${n} people in ${units} ${word}`,
} as const;

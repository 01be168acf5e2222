/** The sentences of the weekly digest in English. About 150 words a digest, its figures not counted. */
export const digestEn = {
  title: (team: string, week: string) => `${team} · week of ${week}`,
  summary: (team: string, answered: string) => `Weekly fidelity digest for ${team}. ${answered}`,

  lastWeek: 'Last week',
  lastTime: 'Last time',
  first: 'This is the team’s first digest.',
  undecided: (when: string) => `${when} nothing was decided, so nothing has changed yet.`,
  unproposed: (when: string) => `${when} no decision was called for.`,
  decided: {
    do_it: (when: string, driver: string) => `${when} you decided: make one thing easier about “${driver}”.`,
    talk_first: (when: string, driver: string) => `${when} you decided to talk first about “${driver}”.`,
    not_now: (when: string, driver: string) => `${when} you decided on “${driver}”: not now.`,
  },

  answered: (answered: number, asked: number) =>
    `${answered} of ${asked} answered. People who were away are not counted.`,
  answeredShort: (answered: number, asked: number) => `${answered} of ${asked} answered.`,
  fewAnswered: (asked: number, k: number) =>
    `${asked} were asked. Fewer than ${k} answered, so no figures are shown: they could point to a person.`,
  nobodyAsked: 'Nobody was due for a check-in this week.',
  cantTell: (percent: number) => `“Can’t tell” made up ${percent}% of answers.`,
  cantTellShort: (percent: number) => `${percent}% “Can’t tell”.`,
  tableCaption: 'Drivers, in percent of points',
  tableCaptionShort: 'Percent of points',
  columns: {
    driver: 'Driver',
    score: 'Score (likely range)',
    band: 'Reading',
    answers: 'Answers',
    week: 'Week of',
  },
  tooFew: 'too few answers',
  held: 'held this week',
  heldSince: (week: string) => `${week}, held`,
  /** Both ends in whole percents; a score near an end of the scale is told no closer. */
  between: (low: number, high: number) =>
    low === 0 ? `${high} or less` : high === 100 ? `${low} or more` : `${low} to ${high}`,
  twoBands: '◐ Taking hold or ● Strong',
  respondents: (n: number, asked: number) => `${n} of ${asked}`,
  focus: (driver: string) => `${driver} (focus)`,

  trend: {
    notEnough: (driver: string, points: number, least: number) =>
      `Focus – ${driver}: not enough weeks yet (${points} of ${least}).`,
    noClearChange: (driver: string, points: number) =>
      `Focus – ${driver}: no clear change (${points} points so far).`,
    up: (driver: string, points: number) => `Focus – ${driver}: leaning up (${points} points so far).`,
    down: (driver: string, points: number) => `Focus – ${driver}: leaning down (${points} points so far).`,
    above: (driver: string, points: number) =>
      `Focus – ${driver}: changed, lately above its middle (${points} points so far).`,
    below: (driver: string, points: number) =>
      `Focus – ${driver}: changed, lately below its middle (${points} points so far).`,
    newQuestions: (week: string) =>
      `New questions since the week of ${week}: what was answered before is not compared.`,
    changed: (driver: string, points: number) =>
      `Focus – ${driver}: changed at some time (${points} points so far).`,
  },
  chartEarlier: (driver: string) => `${driver}, earlier questions`,
  chartTitle: (driver: string) => `${driver}, by week`,
  chartDescription: (low: number, high: number) => `Lowest ${low}, highest ${high}.`,

  decide: 'To decide together: which one support would make next week’s work easier?',
  choices: { do_it: 'Do it', talk_first: 'Talk first', not_now: 'Not now' },
  choiceMeaning: (choice: string) => `${choice}: record this as the team’s decision`,
  decidedBy: (name: string, day: string, choice: string) => `Decided by ${name}, ${day}: ${choice}`,
  small: (k: number) =>
    `Fewer than ${k} people: not shown. Few people make a wide range, so look at months, not at one week.`,
  smallShort: (k: number) => `Never from fewer than ${k} people.`,

  mayNotDecide:
    'Only a leader or facilitator of this team, its school or its district can record the decision. Nothing was changed. Tell them here what you think.',
  decidedTooLate:
    'A newer digest has already told what was decided here, so nothing was changed. Please decide on the newest one.',
  olderTap: 'A later decision was already recorded, so this tap was not counted.',
  gone: 'This digest is no longer there. Nothing was changed.',

  explain: 'How was this worked out?',
  explainTitle: 'How this digest was worked out',
  explainNothing: 'No score is shown in this digest.',
  explainFigure: (score: number, n: number, asked: number) =>
    `${score}, the mean of ${n} of ${asked} people.`,
  explainRange: (low: number, high: number, t: string) => `Likely range ${low}–${high}, with t = ${t}.`,
  explainEnd: (bounds: string, n: number, asked: number) =>
    `${bounds}, from ${n} of ${asked} people. So near an end of the scale a closer number could tell what one person said.`,
  explainHeld:
    '“Held” and a reading without a score: since the last score a few people came or went, and what changed is no more than they alone could make. A new score could tell what they said, so the last one stands.',
  explainScore:
    'Score: Not yet is 0 points, Partly 1, In place 2. It is the mean over the people who could tell, in percent of 2 points. Each person counts once; “Can’t tell” is left out.',
  explainSpread:
    'Likely range: mean ± t × s ÷ √n, cut at 0 and 100. Here n is how many could tell, s how far their answers lie apart, and t makes up for a small n. About 90 of 100 such ranges hold the true score. Where all answered alike, Wilson’s bound takes its place.',
  explainK: (k: number) =>
    `Figures from fewer than ${k} people are not shown, not even how many there were: they could point to a person.`,
  explainBands:
    'Readings: Building below 60, Taking hold from 60, Strong from 80. These lines come from capacity tools that trained teams fill in. For quick check-ins they are a habit of the field, not proven.',
  explainTrend: (points: number) =>
    `Focus, points so far: ${points}. Under 6 nothing is said. With 6 to 9 an exact Mann–Kendall test must reach p < .05 for “leaning”; from 10 on Anhøj’s run rules must signal for “changed”. Another focus or other questions start anew.`,
  explainLeaning: (p: string, slope: string) => `Here p ${p}, and the slope is ${slope} a week (Theil–Sen).`,
  explainNoTrend: 'Only the focus driver is judged over time: it alone is asked every time.',
} as const;

/** What Driveline says about the questions across all drivers, and about asking less. */
export const loadEn = {
  about: {
    confidence: 'Confidence (feeling able to do one’s part)',
    worth: 'Worth the time',
    fit: 'Fits into the week',
  },
  score: (about: string, score: string, likely: string, n: number, asked: number) =>
    `${about}: ${score}${likely}, ${n} of ${asked}. Not part of any driver.`,
  likely: (low: number, high: number) => ` (likely ${low}–${high})`,
  tooFew: (about: string) => `${about}: too few answers.`,
  held: (about: string) => `${about}: held this week.`,
  band: (about: string, band: string) => `${about}: ${band}.`,
  trend: {
    notEnough: (points: number, least: number) => `${points} of ${least} points for a trend.`,
    noClearChange: 'No clear change.',
    up: 'Leaning up.',
    down: 'Leaning down.',
    above: 'Changed, lately above its middle.',
    below: 'Changed, lately below its middle.',
    changed: 'Changed at some time.',
  },
  propose: 'Twice running, this work read below 60 on being worth its time. To decide: ask half as often?',
  proposeShort: 'Twice below 60 on being worth its time: ask half as often?',
  choices: { less: 'Ask half as often', keep: 'Keep asking' },
  choiceMeaning: (choice: string) => `${choice}: record this as the team’s decision`,
  recorded: {
    less: 'Recorded. Check-ins now come half as often, and the next digest tells so with your name.',
    keep: 'Recorded. Check-ins go on as before, and the next digest tells so with your name.',
  },
  told: {
    less: (name: string, day: string) =>
      `You said it was hardly worth its time: asked half as often, decided by ${name}, ${day}.`,
    keep: (name: string, day: string) => `Asked as often as before, decided by ${name}, ${day}.`,
  },
  toldShort: {
    less: (name: string, day: string) => `As you wished, asked half as often (${name}, ${day}).`,
    keep: (name: string, day: string) => `Asked as often as before (${name}, ${day}).`,
  },
  gone: 'This proposal is no longer there. Nothing was changed.',
  explain: (about: string) =>
    `${about}: one question to staff, in place of a driver’s, once every four weeks at the most. The same points, range and rules as for drivers; never in a driver’s score.`,
} as const;

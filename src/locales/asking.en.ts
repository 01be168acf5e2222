/** How often to ask, and why a team is not asked, in English. Never a reproach: silence is an answer too. */
export const askingEn = {
  quietTitle: 'Shall I keep asking?',
  quiet:
    'Your last three check-ins may have come at a bad time. That is quite all right. From now on I am quiet until you choose. Nobody is told.',
  keepAsking: 'Keep asking me',
  pauseUntil: 'Pause until …',
  modes: {
    each: 'Ask me each time',
    every_other: 'Every other time',
    paused: 'Pause check-ins',
  },
  chosen: {
    each: 'All right: I ask each time. The next check-in comes by itself.',
    every_other: 'All right: I ask every other time.',
    quiet: 'I am quiet until you choose how often to ask.',
  },
  paused: (day: string) => `All right: check-ins pause and go on from ${day}.`,
  pausedOpen: 'All right: check-ins pause until you type /driveline resume.',
  change: 'Change this',
  onlyYou: 'Only you see this. You are not counted while you are not asked.',

  formTitle: 'How often shall I ask?',
  save: 'Save',
  cancel: 'Cancel',
  modeLabel: 'Check-ins',
  modeMissing: 'Please choose one of these.',
  untilLabel: 'Pause until',
  untilHint: 'Check-ins go on from that day. Left empty, they rest until you type /driveline resume.',
  untilWrong: 'Please choose a day after today and within a year, such as 2027-01-11. Nothing was changed.',
  notYours: 'This message belongs to someone else. Nothing was changed.',
  gone: 'This message is no longer there. Nothing was changed. You can type /driveline pause at any time.',

  notNow: 'Not this time',
  notNowMeaning: 'Leave this check-in out. Nobody is told',
  less: 'Ask me less often',
  lessMeaning: 'Pause check-ins, or get every other one. Nobody is told',
  declined: 'All right, not this time. Nobody is told, and no reminder comes.',
  resting: 'Your check-ins rest. Nobody is told.',
  answerAfterAll: 'Answer after all',
  offer: 'If it would suit you better, I can ask less often.',

  whyAcross: (topic: string) =>
    `${topic}: asked of everyone on the team once a month, in the place of a driver. It tells how the work feels, and counts for no driver’s score.`,
  drawnAcross: (position: number, topic: string) =>
    `Question ${position}, ${topic}: asked of the whole team once a month, across all drivers.`,

  rest: {
    title: (team: string) => `Check-ins of ${team} rest`,
    undecided: (driver: string) =>
      `The last two digests led to no decision and no action, so nobody is asked until one does: people answer when answers lead to something. To decide: next week, make one thing easier about “${driver}”? “Not now” is a decision too.`,
    unposted:
      'The last digest could not be posted in the team’s channel, so nobody is asked until one arrives there. Please see that the bot is in the channel.',
    who: 'Leaders and facilitators of the team get this message.',
    over: (team: string) => `Check-ins of ${team} go on with the next one.`,
    decided: (choice: string, team: string) =>
      `Recorded: ${choice}. Check-ins of ${team} go on with the next one.`,
    gone: 'There is nothing to decide here any more. Nothing was changed.',
  },

  digest: {
    undecided: (driver: string) =>
      `Check-ins rest: the last two digests led to no decision and no action. Your answers should lead to something first. Decide on “${driver}”, and they go on.`,
    unposted: 'Nobody was asked this week: the last digest did not reach this channel.',
    halved: {
      few_answers: 'Few answered lately, so check-ins come half as often for four weeks.',
      cant_tell: 'Many could not tell lately, so check-ins come half as often for four weeks.',
    },
    leaveOut: (item: string) => `Most often “Can’t tell”: “${item}” Leave it out?`,
    leaveOutButton: 'Leave it out',
    leaveOutMeaning: 'Do not ask this team this question any more',
    leftOut: (item: string) => `As you decided, this is not asked any more: “${item}”`,
    smallTeam: (k: number) =>
      `This team has fewer than ${k} people to ask, so check-ins rest: their figures could point to a person.`,
    smallCounts: (k: number) =>
      `With fewer than ${k} people this team has no figures of its own; its answers count for the school.`,
  },
  leftOutDone: (item: string) => `This team is not asked this any more: “${item}”`,
} as const;

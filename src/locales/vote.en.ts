import type { LinkId } from '../model/integration/index.ts';
import type { Rating } from '../model/scale.ts';
import type { Refusal } from '../model/vote/index.ts';

/** The eight links between drivers: did what was learned in one change what was done in another? */
const links: Readonly<Record<LinkId, { readonly text: string; readonly counts: string }>> = {
  selection_training: {
    text: 'In the past month, did what we saw when choosing people change what we train them in?',
    counts: 'Yes: you can name a session that changed. Somewhat: it was passed on, but nothing changed yet.',
  },
  training_coaching: {
    text: 'Did what people took away from training change what coaches work on with them?',
    counts: 'Yes: coaching picks up where training ended. Somewhat: for some people, or only by chance.',
  },
  coaching_fidelity: {
    text: 'Did coaching and our practice checks learn from each other?',
    counts: 'Yes: in both directions. Somewhat: only one of the two changed because of the other.',
  },
  fidelity_data: {
    text: 'Did the results of our practice checks reach the data we make decisions with?',
    counts: 'Yes: they were on the table when we decided. Somewhat: they exist, but nobody looked.',
  },
  data_training: {
    text: 'Did something in our data change what we train next?',
    counts: 'Yes: a topic came, went or moved because of it. Somewhat: we talked about it.',
  },
  data_internal: {
    text: 'Did something in our data change a schedule, a form or a rule that is ours to change?',
    counts: 'Yes: it is changed. Somewhat: somebody has it in hand.',
  },
  internal_external: {
    text: 'Did what we could not solve ourselves reach somebody outside who can?',
    counts: 'Yes: they know, and we know who they are. Somewhat: it is on its way.',
  },
  leadership_all: {
    text: 'Did leaders use what came up here to change how we choose, train, coach or support people?',
    counts: 'Yes: you can name what they changed. Somewhat: they took it up, and it is open.',
  },
};

const linkRatings: Readonly<Record<Rating, string>> = {
  not_yet: 'No',
  partly: 'Somewhat',
  in_place: 'Yes',
  cant_tell: 'Can’t tell',
};

const refusals: Readonly<Record<Refusal, string>> = {
  facilitatorsDoNotVote:
    'You lead this vote, so you do not vote in it. Nothing was saved. You can reveal the votes and record what the team agrees on.',
  notOnTeam: 'Only members of this team vote here. Nothing was saved, and nobody was told.',
  onlyFacilitators:
    'Only the facilitator of this vote can do that. Nothing was changed, and your own vote is as it was.',
  closed: 'This vote has closed, so the tap was not counted. The next one comes by itself.',
  alreadyRevealed: 'The votes on this question have been revealed, so this tap was not counted.',
  notRevealed: 'The votes on this question are not revealed yet. Please reveal them first.',
  notOpen: 'This question is not open yet. Please use the buttons of the newest message.',
  digested: 'This week’s digest has already told what was agreed, so nothing was changed.',
};

/** The sentences of the team vote in English. */
export const voteEn = {
  links,
  linkRatings,
  refusals,

  leadership: 'Leadership',
  allDrivers: 'all drivers',
  title: (team: string) => `Team vote · ${team}`,
  linksTitle: (team: string) => `Do the drivers feed each other? · ${team}`,
  summary: (team: string, question: string) => `Team vote, ${team}: ${question}`,
  revealedSummary: (team: string, spread: string) => `Team vote, ${team}. The votes: ${spread}`,
  progress: (position: number, of: number, topic: string) => `Question ${position} of ${of} · ${topic}`,
  voted: (voted: number, of: number) => `${voted} of ${of} have voted.`,
  privacy: (names: string) =>
    `Your tap stays hidden until the reveal; you can change it until then. Then all see how many chose what, never who, and single votes are deleted. ${names} leads and does not vote.`,
  closes: (when: string) => `Open until ${when}.`,
  reveal: 'Reveal the votes',
  revealMeaning: 'For the facilitator: show how many chose each answer',
  why: 'Why this?',
  whyMeaning: 'Why is the team asked this, and what counts?',
  apart: 'Your answers lie far apart. What did each of you see?',
  together: 'Does anybody see it differently?',
  agreeOn: (names: string) => `${names}: which one does the team agree on?`,
  goOn: 'No agreement, go on',
  goOnMeaning: 'For the facilitator: go on without an agreement on this question',
  noAgreement: 'No agreement',
  dropped: 'Single votes are deleted. What you agree on and these counts are kept.',
  correct: (position: number) => `Correct question ${position}`,
  correctMeaning: (position: number) => `For the facilitator: record question ${position} anew`,

  done: (title: string) => `${title}: thank you`,
  agreed: (answer: string, spread: string) => `${answer} (votes: ${spread})`,
  notRecorded: (spread: string) => `Nothing recorded (votes: ${spread})`,
  notVoted: 'Not voted on',
  goesIntoDigest: 'This goes into your next digest, marked as team vote and kept apart from check-ins.',
  told: 'Your digest has told what was agreed.',

  saved: 'Your vote is in. You can change it until the reveal.',
  olderTap: 'A later tap was already counted, so this one was not.',
  tooFewVotes: (least: number) =>
    `A reveal needs ${least} votes, so that no single one can be told. Nothing was changed.`,
  gone: 'This vote is no longer there. Nothing was changed.',
  whyFocus: (driver: string) => `${driver} is your team’s focus, so it is asked each time.`,
  whyLeastCovered: (driver: string) =>
    `Your team has voted least on ${driver} lately, so it is its turn. The draw is fixed for the week.`,
  whyLink: 'Once a month the team looks at whether what is learned in one place changes another.',
  whyNotAsked: (teams: string) =>
    `${teams}: answers by vote, in its channel. So no check-in is planned for that team.`,
  whatCounts: 'What counts?',

  digest: {
    byVote: 'This team answers by vote.',
    noVote: 'There was no vote this week.',
    caption: 'Team vote: what was agreed (never averaged with check-ins)',
    columns: { driver: 'Driver', agreed: 'Agreed', votes: 'Votes' },
    votes: (n: number, spread: string) => `${n}: ${spread}`,
    notRecorded: 'not recorded',
    links: (day: string, points: number, possible: number, percent: number, answered: number, of: number) =>
      `Links, team vote in the week of ${day}: ${points} of ${possible} points (${percent}%), ${answered} of ${of} links answered.`,
    linksShort: (points: number, possible: number, answered: number, of: number) =>
      `Links, team vote: ${points} of ${possible} points, ${answered} of ${of} answered.`,
    composite: {
      check_in: (drivers: number, mean: number, lowest: string, score: number) =>
        `${drivers} drivers, by check-ins: ${mean} on average, lowest ${lowest} ${score}.`,
      vote: (drivers: number, mean: number, lowest: string, score: number) =>
        `${drivers} drivers, by team vote: ${mean} on average, lowest ${lowest} ${score}.`,
    },
    even: (spread: number) => `Even: ${spread} points from highest to lowest.`,
    uneven: (spread: number, highest: string, lowest: string) =>
      `Uneven: ${spread} points between ${highest} and ${lowest}.`,
    one_sided: (spread: number, highest: string, lowest: string) =>
      `One-sided: ${spread} points between ${highest} and ${lowest}.`,
    explainBalance: (scores: string, mean: number) =>
      `Drivers together: ${scores}. Their plain mean is ${mean}, without weights. Evenness is the highest minus the lowest: up to 20 even, up to 40 uneven, above one-sided. Even drivers may still not feed each other.`,
    explainVote:
      'Team vote: Not yet 0, Partly 1, In place 2 points, in percent of 2, over the newest agreement on each question of the last 12 weeks; from two questions on a driver. One team, one agreement, so no likely range.',
    explainLinks: (answers: string) =>
      `Links: No 0, Somewhat 1, Yes 2 points, of 2 for each link that was answered. ${answers}.`,
    hint: 'Evenness is a hint, not integration.',
  },
} as const;

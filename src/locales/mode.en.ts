/** How a team that is too small for figures may go over to votes, in English. */
export const modeEn = {
  offer: 'Vote as a team instead',
  offerMeaning: 'Ask the team whether it would rather answer by vote',
  formTitle: 'Answer by team vote?',
  formIntro: (team: string) =>
    `${team} is too small for figures of its own. In a team vote everybody taps in private, all answers are shown together without names, and the team agrees on one. It begins only if everybody on the team says yes.`,
  formPast: 'What anybody answered so far stays as hidden as it is.',
  facilitator: 'Who leads the votes?',
  facilitatorHint: 'They ask and record, and do not vote. It can be somebody from outside the team.',
  formSend: 'Ask the team',
  formCancel: 'Cancel',
  unknownPerson:
    'Driveline does not know this person, or they have no account here. Please choose somebody from the district file. Nothing was sent.',
  tooFewVoters:
    'Without this person fewer than two would be left to vote. Please choose somebody from outside the team. Nothing was sent.',

  title: (team: string) => `${team}: answer by team vote?`,
  summary: (team: string) => `A question for ${team}: would you rather answer by vote?`,
  explain: (name: string, k: number) =>
    `With fewer than ${k} people, check-ins give this team no figures: they could point to a person. In a team vote you tap in private, see all answers together without names, and agree on one. ${name} would lead it, and not vote.`,
  past: 'What you answered so far stays as hidden as it is.',
  agree: 'Yes, vote',
  agreeMeaning: 'Yes, I would rather answer by team vote',
  refuse: 'Rather not',
  refuseMeaning: 'No, leave it as it is; nobody learns who said so',
  count: (agreed: number, of: number) =>
    `${agreed} of ${of} have said yes. It begins when all have; one “rather not” is enough to leave it.`,
  thanks: 'Your yes is recorded. Nobody sees whose it is.',
  agreed: (team: string) => `Everybody said yes: ${team} answers by team vote from now on.`,
  refused: 'Not everybody wants this, so nothing changes. Nobody is told who.',
  closed: 'Not everybody answered in two weeks, so nothing changes.',
  gone: 'This question is no longer open. Nothing was changed.',
  notYours: 'Only those who answer this team’s check-ins decide this. Nothing was changed.',
  notChanged: (why: string) => `This team could not go over to votes: ${why} Nothing was changed.`,
} as const;

/** The one message by which a person learns what comes to them. Fifteen seconds to read, one tap to answer. */
export const welcomeEn = {
  title: 'Hello, I am Driveline',
  what: (team: string) =>
    `${team} checks in through me: three short questions about the support around your work, one tap each.`,
  whenLabel: 'When',
  when: (weeks: number, day: string, time: string) =>
    weeks === 1 ? `${day} from ${time}, every week` : `${day} from ${time}, every ${weeks} weeks`,
  hoursLabel: 'Your hours',
  zoneLabel: 'Your time zone',
  zoneNow: (zone: string, time: string) => `${zone}, now ${time}`,
  who: (k: number) =>
    `Your answers stay yours: the team sees sums of ${k} or more people, never names. No leader, coach or admin sees more.`,
  right: 'Looks right',
  rightMeaning: 'Time and hours are right: check-ins may begin',
  change: 'Change',
  changeMeaning: 'Change your time zone, your hours or your language',
  thanks: 'Thank you. That is all for now.',
  later: 'You can change this at any time. To pause check-ins, type /driveline pause.',
  formTitle: 'Your hours',
  formIntro: 'I write to you only in these hours.',
  from: 'From',
  to: 'To',
  language: 'Language',
  save: 'Save',
  cancel: 'Cancel',
  zoneMissing: 'Please choose one of these.',
  hoursWrong: 'Please leave at least two hours between the two.',
  notYours: 'This message is not open for you any more. Nothing was changed.',
} as const;

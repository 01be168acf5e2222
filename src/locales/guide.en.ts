import type { Reason } from '../model/occurrence.ts';

/** Each follows "No check-in: ", "No reminder: " or "No digest: ", whoever it is about and whenever it was. */
const reasons: Readonly<Record<Reason, string>> = {
  break: 'a school break.',
  holiday: 'a school holiday, and no later time that week.',
  testing: 'testing days, on which nobody is asked, and no later time that week.',
  snow: 'school was called off, and no later time that week.',
  before_first_day: 'the school year has not begun.',
  after_last_day: 'the school year is over.',
  first_days: 'the first five school days, when nobody is asked.',
  last_days: 'the last five school days, when nobody is asked.',
  no_school_day: 'a week without school days.',
  away: 'marked as away, and no later time that week.',
  not_worked: 'not a working day, and no later time that week.',
  clock_change: 'the clocks change and leave no working time that day.',
  no_slot: 'no working time is left before the check-in closes.',
  off_week: 'not one of the team’s check-in weeks.',
  paused: 'check-ins are paused, as you chose. To go on: /driveline resume',
  every_other: 'you get every other one, as you chose. To change that: /driveline pause',
  quiet: 'three in a row had no answer, so I am quiet until you choose. To go on: /driveline resume',
  declined: 'you chose “Not this time”.',
  chosen: 'a choice had been made in the meantime.',
  halved: 'the team is asked half as often for four weeks, since few answered or many could not tell.',
  undecided:
    'the team’s last two digests led to no decision and no action, and nobody is asked until one does.',
  unposted: 'the team’s last digest could not be posted, and nobody is asked until one is.',
  small_team: 'the team has too few people for figures of its own, so asking would lead to nothing.',
  answered: 'the check-in was answered already.',
  snoozed: '“Ask me later” was chosen instead.',
  closed: 'the check-in had closed.',
  late: 'it could not be sent in time, and late ones are not sent.',
  nothing_to_ask: 'every question that fits was asked too recently.',
  contact_budget: 'the most messages that a person gets in one week had been reached.',
  not_begun:
    'you had only just been told what comes to you. “Looks right” in that message, or some days, and it begins.',
  left: 'no longer on a team that is asked.',
  no_account: 'no chat account was found for the mail address before the check-in closed.',
  no_channel: 'the team has no channel for it.',
  shared_channel: 'another organization reads along in the channel, and nobody has agreed to that yet.',
  gone: 'the chat has no such account or channel, or lets nobody write to it.',
  invalid: 'the chat refused the message. That is our mistake, and it was logged.',
  attempts: 'the chat could not be reached, and the tries ran out.',
  uncertain: 'it may or may not have arrived, so it was not sent a second time.',
};

/** What Driveline says when it is spoken to. */
export const guideEn = {
  help: {
    title: 'What you can ask Driveline',
    unknown: (typed: string) => `I do not know “${typed}”. Here is what there is:`,
    home: 'Your page: today’s check-in, your answers, days away, time zone and hours, who sees what',
    why: 'Why you were asked, or not, this week and last',
    whyPerson: 'The same about one person. You see when and why, never an answer, nor whether there was one',
    pause: 'Pause check-ins, or get every other one. Nobody is told',
    resume: 'Check-ins go on each time',
    action: 'Propose one thing to change, with an owner and a date',
    due: 'What is due, and from whom',
    barrier: 'Tell those who can change it what is in the way, with your name or without',
    cover: 'Which strong support carries part of a weak one',
    stage: 'Where your team stands in implementation, and for its leaders a way to change it',
    reflect: 'Write down what you tried and what comes next',
    setup: 'Set up a team: its channel, its focus, its day and hour',
    district: 'Change the district: teams, people, pairs, calendar, questions',
    coaching: 'Where you are with your coach; for coaches, who is due this week',
    reflections: 'What you wrote, to read, share, keep or delete. Nobody else sees it',
    training: 'Log a training session and who was there',
    learning: 'Professional learning: what is suggested, planned and to be followed up',
    policy: 'For those who lead above teams: post a new rule, and read what it does to the work',
    analysis: 'Look at the drivers one by one: who answers for what, and what would be better',
    results: 'Official results of a drivers assessment, beside the pulse',
    outcomes: 'Measures of your schools over time, and whether they go together with the drivers',
    learn: 'The nine drivers, and a one-minute explanation of each',
    learnDriver: 'One driver, by any of its names, such as “coaching” or “professional development”',
    help: 'This list',
    driver: '[driver]',
    person: '@person',
    small:
      'Only you see these answers. Everything else comes by itself: check-ins in your working hours, a digest in your team’s channel.',
  },

  learn: {
    title: 'The nine drivers',
    intro: 'Press one for a one-minute explanation.',
    group: (group: string) => `Group: ${group}.`,
    otherNames: (names: string) => `Also called: ${names}.`,
    good: 'What good looks like',
    tryThis: 'Try this week',
    ambiguous: (typed: string) => `“${typed}” may mean more than one driver. Which one?`,
    unknown: (typed: string) => `I know no driver called “${typed}”.`,
    meant: (word: string) => `Did you mean “${word}”?`,
    ask: (command: string) => `Press one, or type for example ${command}`,
    open: (driver: string) => `Explain ${driver} in one minute`,
    references:
      'Fixsen, D. L., Naoom, S. F., Blase, K. A., Friedman, R. M., & Wallace, F. (2005). Implementation research: A synthesis of the literature. Tampa, FL: University of South Florida, Louis de la Parte Florida Mental Health Institute, The National Implementation Research Network (FMHI Publication #231).',
    further:
      'To go on: Module 2, Implementation Drivers, of the Active Implementation Hub. To rate your supports as a team: the Drivers Best Practices Assessment. Both are the work of NIRN. Driveline’s words are its own; it is not affiliated with or endorsed by NIRN or SISEP.',
  },

  why: {
    title: 'Why you were asked, or not',
    titleOf: (name: string) => `Why ${name} was asked, or not`,
    thisWeek: (monday: string) => `This week, from ${monday}`,
    lastWeek: (monday: string) => `Last week, from ${monday}`,
    notAsked: 'Check-ins go to staff and coaches on a team. This role is not asked, so none is planned.',
    nothing: 'Nothing was planned.',
    planned: {
      ask: (when: string) => `The check-in is planned for ${when}.`,
      reminder: (when: string) => `One reminder is planned for ${when}, unless there is an answer by then.`,
      snooze: (when: string) => `It comes back ${when}, as you chose.`,
      post: (when: string) => `The team’s digest is planned for ${when}.`,
      choice: (when: string) => `The question how often to ask is planned for ${when}.`,
      resting: (when: string) => `A message to you about the team’s check-ins is planned for ${when}.`,
    },
    waiting: {
      ask: (when: string) => `The check-in was due ${when} and is sent as soon as it can be.`,
      reminder: (when: string) => `The reminder was due ${when} and is sent as soon as it can be.`,
      snooze: (when: string) => `It was to come back ${when} and is sent as soon as it can be.`,
      post: (when: string) => `The team’s digest was due ${when} and is posted as soon as it can be.`,
      choice: (when: string) =>
        `The question how often to ask was due ${when} and is sent as soon as it can be.`,
      resting: (when: string) =>
        `A message to you about the team’s check-ins was due ${when} and is sent as soon as it can be.`,
    },
    sent: {
      ask: (when: string) => `The check-in was sent ${when}.`,
      reminder: (when: string) => `The one reminder was sent ${when}.`,
      snooze: (when: string) => `It came back ${when}, as you chose.`,
      post: (when: string) => `The team’s digest was posted ${when}.`,
      choice: (when: string) => `I asked you ${when} how often to ask.`,
      resting: (when: string) => `I wrote to you ${when} about the team’s check-ins.`,
    },
    not: {
      ask: (reason: string) => `No check-in: ${reason}`,
      reminder: (reason: string) => `No reminder: ${reason}`,
      snooze: (reason: string) => `It did not come back: ${reason}`,
      post: (reason: string) => `No digest: ${reason}`,
      choice: (reason: string) => `No question how often to ask: ${reason}`,
      resting: (reason: string) => `No message about the team’s check-ins: ${reason}`,
    },
    reasons,
    ownReason:
      'nothing fitted this person’s own settings or weekly limit. Only they see which of these it was.',
    unknownReason: 'for a reason that this version does not know.',
    noAccountYet: 'No chat account is known yet for the mail address in the district file.',
    focus: (position: number, driver: string) =>
      `Question ${position}, ${driver}: the team’s focus, so it is asked every time.`,
    leastCovered: (position: number, driver: string) =>
      `Question ${position}, ${driver}: the team had the fewest answers on it in this round.`,
    small: (zone: string) =>
      `Times are local (${zone}). Everyone on a team is asked about the same drivers; who gets which question is drawn by a fixed lot.`,
    lookedUp: (name: string, day: string) =>
      `${name} asked on ${day} why you were asked or not. No answer was shown.`,
    withoutAnswers: 'Answers, and whether there are any, are shown to nobody but this person.',
    refused:
      'That is between Driveline and that person, so I cannot tell you. About yourself you can ask any time: /driveline why',
    unknownPerson: (typed: string) =>
      `I know nobody called “${typed}” in this district. Try their mail address, or pick them from the list after @.`,
    severalPeople: (typed: string) =>
      `More than one person here is called “${typed}”. Try their mail address, or pick them from the list after @.`,
  },
} as const;

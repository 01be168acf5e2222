/** What Driveline says about training sessions, in English. */
export const trainingEn = {
  mayNot: 'Training is logged by those who lead, facilitate or coach a team. Nothing was saved.',
  gone: 'This session is no longer there. Nothing was saved.',
  notYours: 'This question is for those who were there. Nothing was saved.',
  olderTap: 'A later tap was already saved, so this one was not counted.',
  form: {
    title: 'Log a training',
    intro: 'First what it was. Then who was there: all in two short dialogs.',
    topic: 'What was it about?',
    topicHint: 'A few words, such as “Feedback that lands”. No names, please.',
    unit: 'For whom?',
    heldOn: 'When was it?',
    learning: 'Was this planned?',
    unplanned: 'No, it came by itself',
    next: 'Next',
    cancel: 'Cancel',
    needed: 'Please fill this in. Nothing was saved; what you wrote is still here.',
    tooLong: (most: number) => `Please keep it under ${most} characters. Nothing was lost.`,
    badDate: 'Please choose a day of the last four weeks, today included. Nothing was saved.',
    nobody: 'Nobody works there yet, as far as the district file says. Nothing was saved.',
    thereTitle: 'Who was there?',
    thereIntro: (topic: string, day: string) => `${topic} · ${day}. Switch off whoever was missing.`,
    part: (from: number, to: number, of: number) => `People ${from} to ${to} of ${of}.`,
    save: 'Save',
  },
  saved: (there: number) =>
    `Saved: ${there} were there. They are asked about it today, and again two weeks after it.`,
  savedNobody: 'Saved: nobody was there. Nobody is asked anything.',
  ask: {
    after: (topic: string, day: string) => `You had training on ${day}: ${topic}.`,
    later: (topic: string, day: string) => `Two weeks ago, on ${day}, you had training: ${topic}.`,
    private: (k: number) =>
      `Confidential: your team sees one combined figure, from ${k} people on. No evaluator sees yours. Stored by the district; records law may apply.`,
    skip: 'Not this time',
    skipMeaning: 'Leave this out; nobody is told',
    done: 'Thank you. That was all about this training.',
  },
  uncoached: {
    title: (team: string) => `Training in ${team}: who has no coach yet`,
    text: (topic: string, day: string, names: string) =>
      `After “${topic}” (${day}) these people have nobody who coaches them: ${names}. Training alone seldom reaches the classroom.`,
    more: (count: number) => `and ${count} more`,
    what: 'A pair is entered in the district file, under coaching.',
    small: 'You get this because you lead here. It says only who has no coach in the district file.',
  },
  digest: {
    line: (topic: string, day: string, figures: string) =>
      `Training “${topic}” (${day}), in people’s own words: ${figures}.`,
    items: {
      trn2: 'practiced it',
      trn3: 'can say why',
      trn4: 'somebody checked in within two weeks',
    },
    few: 'too few answers to show',
  },
} as const;

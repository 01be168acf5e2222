/** What Driveline says when somebody is new in a role, in English. */
export const selectionEn = {
  gone: 'This is no longer there. Nothing was saved.',
  notYours: 'This belongs to somebody else. Nothing was saved.',
  olderTap: 'A later tap was already saved, so this one was not counted.',
  roles: { coach: 'a coach', leader: 'a leader', facilitator: 'a facilitator' },
  ask: {
    title: (role: string, unit: string) => `You are new as ${role} at ${unit}. Welcome!`,
    text: 'If you like, write down what you bring and what you would like to learn, and choose who may read it. It helps whoever trains or coaches you to begin in the right place.',
    write: 'Write it down',
    change: 'Change it or take it back',
    handed: (name: string) => `${name} may read what you wrote. You can take that back at any time.`,
    kept: 'What you wrote is kept for you alone.',
    private:
      'Stored encrypted. Nobody reads it but the one person you choose; somebody who evaluates you cannot be chosen. Stored by the district; records law may apply.',
  },
  form: {
    title: 'Your hand-off',
    intro: 'Leave out what you like. You choose the one person who may read it.',
    strengths: 'What do you bring to this role?',
    gaps: 'What would you like to learn or see first?',
    hint: 'No student names, please.',
    recipient: 'Who may read it?',
    nobody: 'Only I',
    answer: 'They may read my answer about the time, too',
    answerHint: 'Whether you knew the time it takes and could say no.',
    save: 'Save',
    cancel: 'Close',
    empty: 'There is nothing written yet. Write something, or close the dialog.',
    tooLong: (most: number) => `Please keep it under ${most} characters. Nothing was lost.`,
  },
  saved: (name: string) => `Saved. ${name} gets a message and may read it.`,
  savedAlone: 'Saved, for you alone.',
  received: {
    title: (name: string) => `${name} has handed you something`,
    text: (name: string, role: string, unit: string) =>
      `${name} is new as ${role} at ${unit} and chose you to read what they bring and what they would like to learn.`,
    read: 'Read it',
    small: 'Only you can read it here, as long as they let you. It is no assessment.',
    strengths: 'What they bring',
    gaps: 'What they would like to learn or see first',
    time: 'Knew the time it takes, and could comfortably say no',
    takenBack: 'They have taken it back, or it is no longer there.',
  },
  chosen: {
    because: (name: string, role: string, unit: string) => `${name} is new as ${role} at ${unit}.`,
    said: (rating: string) => `You said: ${rating}. You can change it here.`,
    passOn: (name: string) =>
      `It can still be passed on: tell whoever trains or coaches ${name} what you saw when you chose them.`,
  },
  answered: (rating: string) => `You said about the time: ${rating}.`,
  private:
    'Only you see your answer. One person of your choice reads it if you say so below; nobody who evaluates you. Stored by the district; records law may apply.',
  privateChosen: 'Only you see your answer here. It is a reminder, no report. Stored by the district.',
} as const;

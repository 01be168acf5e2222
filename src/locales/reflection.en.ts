import type { PromptId } from '../model/coaching/prompts.ts';

/** What may be asked at the moments of a cycle: two at most at a time, each of them optional. */
const prompts: Readonly<Record<PromptId, string>> = {
  want: 'What is one thing you want to be different for students next time?',
  look_for: 'What should your coach look for?',
  safe: 'What would help you feel safe trying it?',
  unexpected: 'What happened that you did not expect?',
  needed: 'What does that tell you about what students needed?',
  keep: 'What will you keep, change or drop?',
  next_chance: 'When is your next chance to try?',
  in_the_way: 'What got in the way, if anything did?',
  changed: 'What changed for a student or a group (no names)?',
  can_now: 'What can you do now that you could not a month ago?',
  helped_most: 'Which support helped most, and which could we stop?',
  evidence: 'What evidence will you bring?',
  who_leads: 'How much will you lead, and how much will they?',
  smallest: 'What is the smallest next step?',
  noticed: 'What did you notice before you judged it?',
  talking: 'How much of the talking was yours?',
  agreed: 'What did you agree on, and by when?',
  which_gap: 'Is this a skill gap, a time gap or a belief gap?',
  why_held: 'Held, moved or not held: why?',
  space_out: 'Are they ready to space the talks out?',
  several: 'What did several people struggle with that training or the schedule should fix?',
  own_habits: 'Which of your habits as a coach helped?',
  own_feedback: 'What feedback did you ask for?',
};

/** What is said around the words that people write in coaching, in English. */
export const reflectionEn = {
  prompts,

  /** The message to somebody who is coached, before a talk and after it. */
  ask: {
    stages: { plan: 'plan', see: 'see', talk: 'talk', try: 'try', check: 'check' },
    before: (coach: string, day: string) => `You and ${coach} talk on ${day}.`,
    beforeText:
      'If you like, write two lines for yourself first. It takes two minutes, and you may leave it.',
    after: (coach: string) => `You and ${coach} have talked.`,
    afterText: 'If you like, write two lines while it is fresh, and note the one next step.',
    openStep: (day: string) => `A step from last time was for ${day}. Did you get the chance?`,
    write: 'Write',
    writeMeaning: 'Open a dialog with at most two questions',
    tried: 'Check the step',
    triedMeaning: 'Say whether you got the chance to try the step',
    step: 'Next step',
    stepMeaning: 'Note or change the one next step',
    skip: 'Not this time',
    skipMeaning: 'Leave this out; nobody is told',
    skipped: 'All right. Nobody is told.',
    private: (coach: string) =>
      `What you write is yours: stored encrypted, not kept in this chat. ${coach} reads an entry only if you share that one. Your evaluator never can here. Stored by the district; records law may apply.`,
    saved: 'Your lines are saved. /driveline reflections shows them.',
  },

  entry: {
    title: { before: 'Before the talk', after: 'After the talk', check: 'Checking', monthly: 'Looking back' },
    save: 'Save',
    cancel: 'Close',
    introOwn: 'Leave out what you like. Only you read this, unless you share this one entry.',
    introNote: 'Leave out what you like. A note to yourself: only you read it.',
    draftKept: 'What you type is kept as a draft if you close the dialog.',
    hint: 'No student names, please.',
    sharing: 'Who may read it?',
    sharings: {
      not: 'Only I',
      now: 'My coach too, from now on',
      after_talk: 'My coach too, once we have met',
    },
    empty: 'There is nothing written yet. Write something, or close the dialog.',
    tooLong: 'Please keep each answer under 600 characters. Nothing was lost: your text is still here.',
    looksLike: {
      id: 'This looks like a student number.',
      mail: 'There is a mail address in it.',
      name: 'This looks like somebody’s full name.',
    },
    studentHint:
      'A text that names a student may become a student record. Please change it, or confirm that it names none. Nothing is saved yet.',
    sure: 'It names no student',
    sureHint: 'I have checked: save it as it is',
    evaluating:
      'This coach also evaluates you, or you them. So nothing can be written here, and nothing was saved.',
  },

  step: {
    title: 'One next step',
    save: 'Save',
    cancel: 'Cancel',
    intro: (other: string) => `One line that ${other} reads too. Nobody else does here.`,
    label: 'The next step',
    hint: 'Small enough to try once. No student names, please.',
    day: 'When will you have tried it?',
    badDay: 'Please choose a day from today on, within the next half year. Nothing was saved.',
    empty: 'Please write the step, or press Cancel.',
    triedTitle: 'Checking the step',
    triedLabel: 'Did you get the chance to try it?',
    tried: { yes: 'Yes', partly: 'In part', no: 'Not yet' },
    stillRightLabel: 'Is this step still the right one?',
    stillRight: { yes: 'Yes', no: 'No, we should change it' },
    adaptTitle: 'What was adapted',
    adaptIntro: (other: string) =>
      `Changing a practice is fine. ${other} reads this too. No student names, please.`,
    adaptLabel: 'What have you adapted?',
    stillWorksLabel: 'Does it still do its job?',
    stillWorks: { yes: 'Yes', partly: 'Partly', no: 'No', cant_tell: 'Can’t tell yet' },
    none: 'There is no step yet. Agree on one first.',
  },

  plan: {
    title: 'Coaching plan',
    save: 'Save',
    cancel: 'Cancel',
    intro: (other: string) => `You and ${other} both read and change this plan. Nobody else does here.`,
    theirs: (other: string, text: string) => `${other} commits to: ${text}`,
    focus: 'One focus',
    commits: 'What I commit to',
    lookedAt: 'How do we look at it?',
    looked: {
      visit: 'A visit',
      video: 'A short video',
      work: 'Work that students made',
      talk: 'Talking it through',
    },
    every: 'How often do we talk?',
    everyWeeks: { 2: 'Every 2 weeks', 4: 'Every 4 weeks', 6: 'Every 6 weeks' },
    fade: 'When do we space talks out?',
    fades: {
      two_on_track: 'After two talks on track, if the coachee agrees',
      never: 'Only when we change this plan',
    },
    review: 'When do we look at the plan again?',
    hint: 'No student names, please.',
    summary: (every: string, looked: string) => `${every}. ${looked}.`,
    focusIs: (focus: string) => `Focus: ${focus}`,
    reviewOn: (day: string) => `Plan review: ${day}.`,
    reviewDue: 'The plan is due for a review.',
  },

  fade: {
    proposed: (weeks: number) =>
      `Two talks in a row were on track. Space them out to every ${weeks} weeks? The coachee decides.`,
    agree: (weeks: number) => `Every ${weeks} weeks, yes`,
    notYet: 'Not yet',
    agreed: (weeks: number) => `Agreed: you talk every ${weeks} weeks from the next cycle on.`,
    declined: 'All right, everything stays as it is.',
  },

  /** Where a chat would keep what it shows: a button, and behind it a dialog. */
  door: {
    text: 'It opens in a window that only you see, so that no words stay in this chat.',
    own: 'Read what I wrote',
    pair: (name: string) => `Open: ${name} and I`,
  },

  own: {
    title: 'What you have written',
    summary: 'Your own reflections and notes. Only you see this.',
    none: 'You have written nothing yet, or it has expired.',
    entry: (moment: string, other: string, day: string) => `${moment} · with ${other} · ${day}`,
    draft: 'Draft: only you',
    sharing: { not: 'Only you', now: 'Shared with your coach', after_talk: 'Shared once you have met' },
    expires: (day: string) => `deleted after ${day}`,
    kept: 'kept until you delete it',
    edit: 'Edit',
    share: 'Share now',
    shareLater: 'Share after we met',
    unshare: 'Stop sharing',
    keep: 'Keep',
    letGo: 'Let expire',
    delete: 'Delete',
    deleteMeaning: 'Delete this entry for good',
    export: 'Export all',
    exportTitle: 'Everything you have written, to copy',
    more: (count: number) => `${count} older ones: delete or export to see them.`,
    private:
      'Only you see this, for a moment. It is stored encrypted by your district; records law may apply to it.',
    shared: (name: string) => `What ${name} shared with you`,
    sharedNone: 'Nothing is shared with you here.',
  },
} as const;

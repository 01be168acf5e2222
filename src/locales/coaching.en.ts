import type { DefaultComponent, Points } from '../model/coaching/practice.ts';
import type { PromptId } from '../model/coaching/prompts.ts';

/** The core components of the practice, where a district describes none of its own. */
const components: Readonly<Record<DefaultComponent, string>> = {
  shared_goal: 'A growth goal that both sides agreed on',
  real_practice: 'A look at real practice',
  soon_feedback: 'Feedback soon afterwards',
  own_reflection: 'A reflection in the teacher’s own words',
  step_tried: 'One next step, tried out',
  student_evidence: 'A look at what students did or made',
  plan_revised: 'The plan looked at again and changed',
};

const happened: Readonly<Record<Points, string>> = { 0: 'No', 1: 'In part', 2: 'Yes' };
const described: Readonly<Record<Points, string>> = { 0: 'Not yet', 1: 'Partly', 2: 'As described' };

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

/** The sentences of coaching in English. Under 50 words a prompt. */
export const coachingEn = {
  notConfidential: 'NOT CONFIDENTIAL: this coach also evaluates this person. No free text here.',
  notYours: 'This belongs to somebody else. Nothing was saved.',
  gone: 'This is no longer there. Nothing was saved.',
  olderTap: 'A later tap was already saved, so this one was not counted.',
  nobody: 'You coach nobody here and nobody coaches you, as far as the district file says.',

  week: {
    title: (monday: string) => `Your coaching week · ${monday}`,
    summary: (due: number) =>
      due === 0 ? 'Your coaching week: nothing is due.' : `Your coaching week: ${due} to talk with.`,
    nothing: 'Nobody is due this week.',
    person: (name: string, day: string) => `${name} · ${day}`,
    overdue: 'still open',
    later: 'later',
    asked: 'asked to talk',
    withCheck: 'with a practice check',
    checked: 'practice check done',
    states: { planned: 'planned', held: '✓ held', not_held: 'not held' },
    more: (count: number) => `${count} more: /driveline coaching`,
    private: 'Only you get this list. Your team sees counts alone, from enough people on.',
    toTalkAbout: (names: string) => `Seen and not yet talked about: ${names}.`,
    parked: {
      open: (day: string) => `a step for ${day}`,
      yes: (_day: string) => 'step tried',
      partly: (_day: string) => 'step tried in part',
      no: (_day: string) => 'step not tried yet',
    },
    timePlanned: (planned: number) => `Planned this week: ${planned} minutes of talks.`,
    time: (planned: number, kept: number) =>
      `Planned this week: ${planned} minutes of talks. You protect ${kept}.${planned > kept ? ' That is not enough: move one, or ask for time.' : ''}`,
    timeButton: 'My protected time',
    timeTitle: 'Protected time',
    timeIntro: 'How many minutes a week are kept free for your coaching talks? Only you see this.',
    timeLabel: 'Minutes a week',
    timeBad: 'Please write a whole number of minutes from 0 to 2400. Nothing was saved.',
    held: 'Held',
    heldMeaning: (name: string) => `The talk with ${name} was held`,
    move: 'Move',
    moveMeaning: (name: string) => `Move the talk with ${name} to another day`,
    notHeld: 'Not held',
    notHeldMeaning: (name: string) => `The talk with ${name} was not held`,
    change: 'Change',
    changeMeaning: (name: string) => `Change what you logged about ${name}`,
    open: 'Open',
    openMeaning: (name: string) => `Open what you and ${name} are working on`,
    moveTitle: (name: string) => `Move ${name} to`,
    moveNone: 'There is no day in the next two weeks on which you both work. Nothing was changed.',
    changeTitle: (name: string, state: string) => `${name}: ${state}. What was it?`,
    back: 'Back',
  },

  pair: {
    title: (name: string) => `You and ${name}`,
    summary: (name: string) => `Where you and ${name} are.`,
    next: (day: string) => `Next talk: ${day}.`,
    nextNone: 'No talk is planned in this cycle.',
    lastHeld: (day: string) => `Last talk held: ${day}.`,
    moved: (times: number) => (times === 1 ? 'Moved once.' : `Moved ${times} times.`),
    heldEarly: 'Held',
    check: 'Log a practice check',
    checkMeaning: (name: string) => `Log what you saw of ${name}’s practice`,
    selfCheck: 'Rate my own practice',
    selfCheckMeaning: 'Rate your own practice, for your eyes only',
    seen: (day: string) => `See what your coach saw, ${day}`,
    ask: 'Ask to talk',
    askMeaning: (name: string) => `Ask ${name} to talk with you`,
    asked: (name: string) => `${name} will see in their weekly list that you would like to talk.`,
    plan: 'Plan',
    planMeaning: (name: string) => `Open the coaching plan with ${name}`,
    step: 'Next step',
    tried: 'Check the step',
    adapt: 'Adapted',
    adaptMeaning: 'Note what was adapted, and whether it still does its job',
    write: 'Write',
    writeMeaning: 'Write for yourself; at most two questions',
    read: 'Read what is shared',
    lastStep: (step: string, day: string) => `Last step: ${step} (for ${day}).`,
    stepState: { yes: 'Tried.', partly: 'Tried in part.', no: 'Not tried yet.', open: 'Not checked yet.' },
    changeStep: 'They would like to change this step.',
    adapted: (what: string, works: string) => `Adapted: ${what} Still does its job? ${works}.`,
    askNone: 'There is no talk planned in this cycle to ask for. Please write to your coach directly.',
  },

  check: {
    components,
    happened,
    described,
    title: 'Practice check',
    save: 'Save',
    cancel: 'Cancel',
    introCoach: (name: string) =>
      `What you saw of ${name}’s practice. ${name} alone is told, within 7 days. Leave out what you did not see.`,
    introSelf:
      'What you say of your own practice. Only you see it; your team’s figure counts it in, from enough people on. Leave out what you cannot tell.',
    happenedLabel: (component: string) => `${component}: did it happen?`,
    describedLabel: (component: string) => `${component}: done as we describe it?`,
    empty: 'Choose at least one answer, or press Cancel. Nothing was saved.',
    seenSummary: (coach: string) => `${coach} saw some of your practice.`,
    seenText: (coach: string, day: string) =>
      `${coach} saw some of your practice on ${day}. Would you like to rate it yourself before you look?`,
    seenPrivate: (k: number) =>
      `Only you and your coach see it here. Your team sees one combined figure from observers, from ${k} people on. Stored by the district; records law may apply.`,
    show: 'Show me',
    showMeaning: 'Show what your coach saw',
    rateFirst: 'Rate it myself first',
    resultTitle: (coach: string, day: string) => `What ${coach} saw on ${day}`,
    resultSummary: 'What your coach saw, and your own ratings beside it.',
    columns: {
      component: 'Part of the practice',
      coachHappened: 'Coach: happened?',
      coachDescribed: 'Coach: as described?',
      ownHappened: 'You: happened?',
      ownDescribed: 'You: as described?',
    },
    notSeen: '–',
    twoSources: 'Two views side by side. Neither is the right one, and they are never averaged.',
    noOwn: 'Your own column is empty: you can rate your practice at any time.',
  },
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
    introOwn:
      'Leave out what you like. Only you read this, unless you share this one entry. What you type is kept as a draft if you close the dialog.',
    introNote:
      'Leave out what you like. A note to yourself: only you read it. What you type is kept as a draft if you close the dialog.',
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

  /** The digest's line on effort and quality. */
  effort: {
    effort: (logs: string) => `Effort: ${logs}.`,
    logs: {
      contacts: (held: number, planned: number) => `coaching held ${held} of ${planned} planned`,
      checks: (done: number, planned: number) => `practice checks ${done} of ${planned}`,
    },
    fewLogs: {
      contacts: 'coaching: too few people to show',
      checks: 'practice checks: too few people to show',
    },
    quality: (self: string, observers: string) =>
      `Quality by self-report: ${self}; by observers: ${observers}.`,
    figure: (band: string, score: string, n: number) => `${band} ${score} (n ${n})`,
    tooFew: (k: number) => `too few to show (under ${k})`,
    by: { self: 'by self-report', observer: 'by observers' },
    readings: {
      keep: (source: string) => `Both are high, ${source}: keep it, and begin to space the support out.`,
      not_landing: (source: string) =>
        `Much is done and it is not landing yet, ${source}: change the training or coaching, or make it simpler.`,
      goodwill: (source: string) =>
        `Quality is high with little support behind it, ${source}: it runs on goodwill, so protect it.`,
      not_resourced: (source: string) =>
        `Not started or not resourced, ${source}: first find the time and the people.`,
    },
  },
} as const;

import type { DefaultComponent, Points } from '../model/coaching/practice.ts';
import { coachingMoreEn } from './coaching-more.en.ts';
import { reflectionEn } from './reflection.en.ts';

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
  ...reflectionEn,
  ...coachingMoreEn,

  /** The digest's line on effort and quality. */
  effort: {
    effort: (logs: string) => `Effort: ${logs}.`,
    logs: {
      contacts: (held: number, planned: number) => `coaching held ${held} of ${planned} planned`,
      checks: (done: number, planned: number) => `practice checks ${done} of ${planned}`,
      actions: (done: number, planned: number) => `actions closed on time ${done} of ${planned}`,
    },
    fewLogs: {
      contacts: 'coaching: too few people to show',
      checks: 'practice checks: too few people to show',
      actions: 'actions: too few to show',
    },
    quality: (self: string, observers: string) =>
      `Quality by self-report: ${self}; by observers: ${observers}.`,
    figure: (band: string, score: string, n: number) => `${band} ${score} (n ${n})`,
    few: 'too few',
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

import type { Band, Rating } from '../model/scale.ts';
import { analysisEn } from './analysis.en.ts';
import { askingEn } from './asking.en.ts';
import { barrierEn } from './barrier.en.ts';
import { coachingEn } from './coaching.en.ts';
import { digestEn } from './digest.en.ts';
import { districtEn } from './district.en.ts';
import { guideEn } from './guide.en.ts';
import { homeEn } from './home.en.ts';
import { improvementEn } from './improvement.en.ts';
import { learningEn } from './learning.en.ts';
import { levelsEn } from './levels.en.ts';
import { loadEn } from './load.en.ts';
import { membersEn } from './members.en.ts';
import { modeEn } from './mode.en.ts';
import { namesEn } from './names.en.ts';
import { outcomesEn } from './outcomes.en.ts';
import { policyEn } from './policy.en.ts';
import { reachEn } from './reach.en.ts';
import { selectionEn } from './selection.en.ts';
import { setupEn } from './setup.en.ts';
import { stageEn } from './stage.en.ts';
import { trainingEn } from './training.en.ts';
import { voteEn } from './vote.en.ts';
import { welcomeEn } from './welcome.en.ts';

/** The words of the scale and the bands. */
const ratings: Readonly<Record<Rating, string>> = {
  not_yet: 'Not yet',
  partly: 'Partly',
  in_place: 'In place',
  cant_tell: 'Can’t tell',
};

const ratingMeanings: Readonly<Record<Rating, string>> = {
  not_yet: 'Not yet: this is not happening for me so far',
  partly: 'Partly: this happens some of the time or in part',
  in_place: 'In place: this happens as described',
  cant_tell: 'Can’t tell: I do not know, leave me out of this one',
};

const bands: Readonly<Record<Band, string>> = {
  building: '○ Building',
  taking_hold: '◐ Taking hold',
  strong: '● Strong',
};

/** Every sentence that Driveline says in English. Under 50 words a prompt, at an eighth-grade reading level. */
export const en = {
  ...namesEn.plain,
  ratings,
  ratingMeanings,
  bands,

  checkin: {
    title: 'Your check-in',
    reminderTitle: 'Your check-in is still open',
    summary: (question: string) => `Check-in, one tap is enough: ${question}`,
    progress: (position: number, of: number, driver: string) => `Question ${position} of ${of} · ${driver}`,
    changing: (position: number, of: number, driver: string) =>
      `Changing question ${position} of ${of} · ${driver}`,
    lastAnswer: (rating: string) => `Saved: ${rating}.`,
    lastSkipped: 'Left out. You can still answer it at the end.',
    unanswered: 'Left out',
    withNote: (rating: string) => `${rating}, with a note`,
    editNote: (position: number) => `Edit note ${position}`,
    skip: 'Leave this one out',
    skipMeaning: 'Leave this question out and go to the next',
    later: 'Ask me later',
    laterMeaning: 'Choose when to be asked again',
    why: 'Why this?',
    whyMeaning: 'Why am I asked this question?',
    change: (position: number) => `Change ${position}`,
    changeMeaning: (position: number, driver: string) =>
      `Change your answer to question ${position}, ${driver}`,
    addNote: (position: number) => `Note on ${position}`,
    addNoteMeaning: (position: number, driver: string) =>
      `Add or edit a note on question ${position}, ${driver}`,
    privacy: (k: number) =>
      `Confidential: your team sees one combined figure, from ${k} people on. No evaluator sees yours. Stored by the district; records law may apply.`,
    closes: (when: string) => `Open until ${when}.`,
    done: 'Thank you. That was all.',
    doneSummary: 'Thank you, your check-in is saved.',
    doneNote: (when: string) => `You can change your answers until ${when}. Then your team’s digest is made.`,
    allSkipped: 'Nothing answered, and that is fine.',
    noteTitle: 'Add a note',
    noteSave: 'Save',
    noteCancel: 'Cancel',
    noteIntro: 'Only you can read this note here. It is stored encrypted by your district.',
    noteLabel: 'Your note',
    noteHint: 'No student names, please.',
    noteTooLong: 'Please keep it under 600 characters. Nothing was lost: your text is still here.',
    laterTitle: 'When shall I ask again?',
    laterToday: (when: string) => `Later today, ${when}`,
    laterTomorrow: (when: string) => `Tomorrow, ${when}`,
    laterNextWorkDay: (when: string) => `Next work day, ${when}`,
    laterNone: (when: string) =>
      `There is no later time in your working hours. This check-in is open until ${when}.`,
    back: 'Answer now',
    keep: 'Keep it as it is',
    ready: 'Ready',
    edit: 'Change or add a note',
    editMeaning: 'Change an answer or add a note',
    editTitle: 'Change or add a note',
    snoozed: (when: string) => `All right. I will ask again ${when}.`,
    closed: (when: string) => `This check-in closed on ${when}.`,
    closedKept: (count: number) =>
      count === 1
        ? 'Your one answer was kept.'
        : `Your ${count} answers were kept. This tap was not counted.`,
    closedEmpty:
      'No answer was saved, and nobody is told who answered. The next check-in will come by itself.',
    notYours: 'This check-in belongs to someone else. Nothing was saved.',
    gone: 'This check-in is no longer there. Nothing was saved.',
    olderTap: 'A later tap was already saved, so this one was not counted.',
    whatCounts: 'What counts?',
    whyFocus: (driver: string) =>
      `${driver} is your team’s focus right now, so it is asked each time. Which of its questions you get goes round in turn.`,
    whyLeastCovered: (driver: string) =>
      `Your team has the fewest answers on ${driver} in this round, so it is asked next. Everyone on the team is asked about the same drivers.`,
  },

  coaching: coachingEn,
  training: trainingEn,
  selection: selectionEn,
  learning: learningEn,
  policy: policyEn,
  analysis: analysisEn,
  outcomes: outcomesEn,

  asking: askingEn,

  digest: digestEn,
  levels: levelsEn,
  mode: modeEn,

  reach: reachEn,

  guide: guideEn,

  home: homeEn,

  stage: stageEn,

  load: loadEn,

  members: membersEn,

  welcome: welcomeEn,

  setup: setupEn,

  district: districtEn,

  vote: voteEn,

  improvement: improvementEn,

  barrier: barrierEn,

  /** What is said when no loop can answer. */
  engine: {
    olderMessage:
      'This message is from an older version of Driveline. Nothing was changed. Please use the newest message here.',
    unknownPerson:
      'Driveline does not know you in this district yet, so nothing was saved. Please ask the person who runs Driveline in your district to add you.',
    busy: 'Very many people are here at this moment, and I did not get to this. What you answered before is safe. Please try again in a minute.',
    notSaved: 'Something went wrong on our side and nothing was saved. Please try again in a minute.',
  },
} as const;

/** What each language must say: the same sentences with the same gaps. */
export type Sentences = Widened<typeof en>;

type Widened<T> = T extends (...gaps: infer Gaps) => string
  ? (...gaps: Gaps) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

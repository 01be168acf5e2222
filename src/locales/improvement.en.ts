import type {
  ActionState,
  Challenge,
  CoverState,
  Kind,
  Outcome,
  TriageQuestion,
} from '../model/improvement/index.ts';

const questions: Readonly<Record<TriageQuestion, string>> = {
  same_problem: 'Would everyone affected describe this problem the same way?',
  solved_before: 'Has someone here already solved it somewhere?',
  one_decision: 'Would one decision by the right person mostly end it?',
  asks_for_loss: 'Does it ask someone to give up time, standing, a habit or a belief?',
};

const formTitles: Readonly<Record<Challenge, string>> = {
  technical: 'A known fix',
  adaptive: 'A hard change',
  mixed: 'A bit of both',
};

const formIntros: Readonly<Record<Challenge, string>> = {
  technical: 'This looks like a known fix: name the step, who does it, and a near date. Then report it done.',
  adaptive:
    'This looks like a hard change: people see it differently, or would lose something. Begin with a small test that can be undone, shaped by those closest to it. A talk in person does more than a thread.',
  mixed:
    'Part of this is a known fix, part of it needs a conversation. It becomes two linked actions, so that the fix does not hide the conversation.',
};

const what: Readonly<Record<Kind, { label: string; hint: string }>> = {
  technical: { label: 'The fix', hint: 'One step that someone can do, e.g. cut the form to one page.' },
  adaptive: {
    label: 'The small test, or the talk',
    hint: 'E.g. try it in one grade for two weeks, or hear those who see it otherwise.',
  },
};

const due: Readonly<Record<Kind, string>> = { technical: 'Done by', adaptive: 'Talk about it by' };

const prediction: Readonly<Record<Kind, { label: string; hint: string }>> = {
  technical: { label: 'What we expect', hint: 'If we …, then … by …' },
  adaptive: { label: 'What we hope to learn, and what someone may lose', hint: 'No student names, please.' },
};

const states: Readonly<Record<ActionState, string>> = {
  proposed: 'waits for its owner to accept',
  agreed: 'agreed',
  doing: 'under way',
  study: 'being looked at',
  act: 'to be decided',
  closed: 'closed',
};

const outcomes: Readonly<Record<Outcome, string>> = {
  adopted: 'Keep it',
  adapted: 'Keep it, changed',
  abandoned: 'Drop it',
  again: 'Try again',
};

const closed: Readonly<Record<Outcome, (what: string) => string>> = {
  adopted: (what) => `${what}: kept`,
  adapted: (what) => `${what}: kept, changed`,
  abandoned: (what) => `${what}: dropped`,
  again: (what) => `${what}: another try`,
};

const strained: Readonly<Record<Extract<CoverState, { type: 'strained' }>['why'], string>> = {
  too_many: 'it carries three drivers',
  fell: 'its score fell by 10 or more',
  weak: 'it is below 60 itself',
};

/** What Driveline says about actions, cover and what is due, in English. */
export const improvementEn = {
  form: {
    triageTitle: 'What kind is it?',
    triageIntro: 'Four quick answers. They decide what is asked next, and nothing else.',
    triageIntroFor: (driver: string) => `For “${driver}”. Four quick answers decide what is asked next.`,
    questions,
    yes: 'Yes',
    no: 'No',
    next: 'Next',
    cancel: 'Cancel',
    save: 'Save',
    team: 'For whom',
    driver: 'Which driver is it about?',
    titles: formTitles,
    intros: formIntros,
    what,
    due,
    owner: 'Who owns it',
    ownerHint: 'One person. They are asked first, and may say no.',
    prediction,
    measure: 'How we will see it',
    measureHint: 'Which question, count or look will tell?',
    seenBy: 'The team, its school and those who evaluate there can read this.',
    moveTitle: 'Another date',
    nameTitle: 'Hand it to someone',
    nameIntro: 'They are asked first. Until they accept, it is a proposal again.',
    coverTitle: 'Plan a cover',
    coverIntro: (driver: string) =>
      `While “${driver}” is weak, a stronger driver can carry part of it. Its score stays as it is. Name who looks after it and when you look again.`,
    coverBy: 'Which driver covers',
    review: 'Look again on',
    studyTitle: 'Look and decide',
    studyIntro: {
      technical: 'Is it done, and did it help? One line for each is enough. Your team reads it.',
      adaptive:
        'What did we learn, also from those who see it otherwise? It need not be finished. Your team reads it.',
    } satisfies Record<Kind, string>,
    seen: { technical: 'What was seen', adaptive: 'What we learned' } satisfies Record<Kind, string>,
    seenHint: 'Also what did not go as expected. No student names, please.',
    outcome: 'What is decided',
    outcomes,
    decided: 'The decision in one line',
    decidedHint: 'Your team reads it first in the next digest.',
    next_due: 'If you try again: by when',
    needed: 'Please answer this. Nothing was saved; what you wrote is still here.',
    tooLong: (most: number) => `Please keep it under ${most} characters. What you wrote is still here.`,
    badDate: (from: string, to: string) => `Please choose a day from ${from} to ${to}.`,
    unknownOwner: 'Driveline does not know this person in your district. Please choose someone else.',
    decideToo: 'Please write the decision in one line too: it does not close without one.',
    chooseToo: 'Please choose what is decided as well.',
  },

  untitled: (driver: string) => `Make one thing easier about “${driver}”`,
  covers: (by: string, driver: string) => `“${by}” covers for “${driver}”`,
  kinds: { technical: 'known fix', adaptive: 'hard change' } satisfies Record<Kind, string>,
  states,

  saved: {
    own: (due: string) => `Saved, and yours, by ${due}. You find it under /driveline due.`,
    asked: (name: string, due: string) => `Saved. ${name} is asked whether they take it on, by ${due}.`,
    technical:
      'A known fix does well with one name, one step and a near date, and with telling people when it is done.',
    adaptive:
      'A hard change does well when the people closest to it shape the test, other views are asked for and protected, and what someone loses is said aloud. Meet about it: a thread is not enough.',
    mixed:
      'It became two linked actions: the fix, and the conversation. Both are shown together, so that neither hides the other.',
    study: 'Saved. It stays open until you also decide what follows from it.',
    closed:
      'Closed. Your team reads it first in the next digest, and its driver is watched for three more scores.',
    again: (due: string) => `Closed, and the next try is open, until ${due}.`,
    moved: (due: string) => `Saved. The new date is ${due}.`,
  },

  card: {
    ask: (name: string) => `${name} asks: will you take this on?`,
    askedByAll: 'Will you take this on?',
    yours: 'Your action',
    of: (name: string) => `${name}’s action`,
    nobodys: 'A proposal without an owner',
    soon: {
      technical: (due: string) =>
        `This is due ${due}. If it no longer fits, move the date or hand it back: that is fine.`,
      adaptive: (due: string) =>
        `A conversation is due ${due}. What have we learned so far? It need not be finished.`,
    } satisfies Record<Kind, (due: string) => string>,
    summary: (title: string) => `Action: ${title}`,
    driver: 'Driver',
    kind: 'Kind',
    by: { technical: 'Done by', adaptive: 'Talk about it by' } satisfies Record<Kind, string>,
    state: 'Stands',
    expect: 'Expected',
    measure: 'Seen by',
    cycle: 'Try',
    stage: 'Begun in stage',
    seen: 'Seen',
    decided: 'Decided',
    pair: 'The other half of this challenge is an action of its own.',
    hint: {
      technical: 'Known fix: one step, one name, then say that it is done.',
      adaptive: 'Hard change: a small test that can be undone, other views asked for, and a talk in person.',
    } satisfies Record<Kind, string>,
    accept: 'I take it',
    acceptMeaning: 'I take this action on',
    decline: 'Not for me',
    declineMeaning: 'I do not take it: it needs someone else',
    move: 'Another date',
    begin: 'We have begun',
    study: 'What was seen',
    decide: 'Decide',
    take: 'Take it up',
    hand: 'Hand to someone',
    declined: 'All right. It is a proposal again, and nobody is told why.',
    small: 'Your team, its school and those who evaluate there can read this action.',
  },

  due: {
    title: 'What is due, and from whom',
    nothing: 'Nothing is due: no open actions, and no barriers that wait.',
    nobody: 'This is for people on a team, in a school or leading a district. No action is visible to you.',
    line: (title: string, owner: string, when: string) => `${title} · ${owner} · ${when}`,
    by: (due: string) => `by ${due}`,
    late: (due: string) => `was due ${due}: what would help?`,
    conversation: (due: string) => `conversation due ${due}`,
    waiting: 'waits for a yes',
    noOwner: 'needs an owner',
    left: (name: string) => `${name} has left: needs a new owner`,
    yours: 'Yours',
    others: 'From others',
    open: (title: string) => `Open: ${title}`,
    more: (count: number) => `Show ${count} more, due later`,
    small: 'Only you see this answer.',
  },

  digest: {
    changed: (items: string) => `What changed because of you: ${items}.`,
    andMore: (count: number) => `${count} more`,
    closed,
    nothingChanged: 'Nothing else changed since.',
    covered: (driver: string, score: number, by: string, owner: string, review: string) =>
      `${driver} ${score} covered by ${by} (${owner}, review ${review})`,
    possible: (driver: string, score: number, by: string) => `${driver} ${score}: ${by} could cover`,
    uncovered: (driver: string, score: number) => `${driver} ${score} uncovered`,
    strainedBy: (driver: string, score: number, by: string, why: string) =>
      `${driver} ${score}: cover by ${by} strained, ${why}`,
    strained,
    cover: (lines: string) => `Cover: ${lines}.`,
    or: ' or ',
    actions: (parts: string) => `Actions: ${parts}.`,
    thisWeek: (count: number, names: string) => `${count} due this week (${names})`,
    late: (count: number) => (count === 1 ? '1 late, what would help?' : `${count} late, what would help?`),
    lateShort: (count: number) => `${count} late`,
    conversations: (count: number, names: string) =>
      count === 1 ? `1 conversation due (${names})` : `${count} conversations due (${names})`,
    waiting: (count: number) => (count === 1 ? '1 needs an owner' : `${count} need an owner`),
    moved: {
      higher: (driver: string, before: number, after: number) =>
        `${driver}: an action closed and higher scores followed (${after} after, ${before} before). They went together; that proves no cause.`,
      lower: (driver: string, before: number, after: number) =>
        `${driver}: an action closed and lower scores followed (${after} after, ${before} before). They went together; that proves no cause.`,
      no_clear_move: (driver: string) => `${driver} after its action: no clear move.`,
      too_few: (driver: string) => `${driver} after its action: too few scores to tell.`,
    },
    plan: (driver: string) => `Plan cover: ${driver}`,
    takeUp: (driver: string) => `Take up: ${driver}`,
  },

  coverCommand: {
    which: 'Which driver needs a cover? Type for example: /driveline cover training',
    none: (driver: string) =>
      `Nothing can cover for “${driver}”: without it nobody would know whether a cover works.`,
  },
  gone: 'This action is no longer there. Nothing was changed.',
  notYours: 'This is for the action’s owner, or a leader or facilitator here. Nothing was changed.',
  notNow: 'This action has moved on since, so nothing was changed. Open it anew with /driveline due.',
  mayNotPropose: 'You can propose actions for your own team or school. Nothing was saved.',
} as const;

import type { Answer, BarrierState, Challenge } from '../model/improvement/index.ts';

const states: Readonly<Record<BarrierState, string>> = {
  raised: 'raised',
  triaged: 'looked at',
  owned: 'in hand',
  told: 'answered',
  closed: 'closed',
  reopened: 'open again',
  revisited: 'closed, and looked at again',
  merged: 'part of another one',
};

const answers: Readonly<Record<Answer, string>> = {
  resolved: 'It is out of the way',
  eased: 'It is less in the way',
  declined: 'No, and here is why',
};

const kinds: Readonly<Record<Challenge, string>> = {
  technical: 'a known fix',
  adaptive: 'a hard change',
  mixed: 'a bit of both',
};

/** What Driveline says about barriers, in English. */
export const barrierEn = {
  states,
  answers,
  kinds,
  form: {
    title: 'What is in the way?',
    intro:
      'It goes to those who can change it, and they owe you an answer. If it is beyond them, they pass it up. Silence is never an answer.',
    words: 'What is in the way of doing this work well?',
    wordsHint: 'What happens, and what it costs. No names of students or colleagues, please.',
    team: 'From which team',
    driver: 'Where does it come from?',
    internal: 'From within: our own rules, time or forms',
    external: 'From outside: law, funds, testing, demands',
    voice: 'In whose name?',
    named: 'In my name',
    shielded: 'Without my name',
    shieldedHint: (k: number) =>
      `Without your name it says “a member of” your team, if the team has ${k} people or more; else “someone at a school”. Driveline keeps your name to tell you the answer, and shows it to nobody.`,
    send: 'Raise it',
    cancel: 'Cancel',
    save: 'Save',
    ownTitle: 'Take it in hand',
    ownIntro: 'You acknowledge it with this. Four quick answers tell what kind of answer it needs.',
    answerTitle: 'Answer it',
    answerIntro: 'Those who raised it are told, and say whether it became better.',
    answer: 'The answer',
    reason: 'In one or two lines',
    reasonHint: 'What changed, or why not. Everyone whom it concerns reads it.',
    mergeTitle: 'Same as another one',
    mergeIntro: 'Both go on as one. Everyone who raised either gets the answer.',
    merge: 'It is the same as',
    needed: 'Please answer this. Nothing was saved; what you wrote is still here.',
    tooLong: (most: number) => `Please keep it under ${most} characters. What you wrote is still here.`,
    raiseNote: 'Raise this as a barrier too',
    raiseNoteHint:
      'Without your name. It goes to those who can change it; the rest of the check-in stays private.',
  },
  saved: {
    raised: (level: string, day: string) =>
      `Raised. It is with ${level} now, which owes an answer by ${day}. You are told when it comes.`,
    nobody:
      'Raised, but nobody leads your team, school or district in Driveline. Your admin can see to that.',
    owned: {
      technical: 'It is in your hands. A known fix: decide, do it, and answer.',
      adaptive: 'It is in your hands. A hard change: talk with those it touches before you answer.',
      mixed: 'It is in your hands. Fix what can be fixed, and talk with those it touches about the rest.',
    } satisfies Record<Challenge, string>,
    answered: 'Saved. Those who raised it are told, and say whether it became better.',
    declined: 'Saved. Those who raised it are told your reason.',
    up: (level: string) => `Passed up to ${level}, with a clock of its own.`,
    top: 'There is no level above this one. Please answer it here, also if the answer is no.',
    merged: 'They are one now. Everyone who raised either gets the answer.',
    better: 'Thank you. It closes, and I will ask again in about three months.',
    same: 'Thank you. It is open again, and its level is told.',
    still: 'Thank you. It stays closed.',
    alone: 'Nothing else waits at this level, so there is nothing to join it with.',
    heard: 'Thank you, that is noted. It waits for what the others say.',
  },
  card: {
    arrived: 'Something is in people’s way',
    yours: 'A barrier that you raised',
    answered: 'Your barrier has an answer',
    revisit: 'A while ago this became better. Is it still?',
    summary: 'A barrier',
    from: 'From',
    voices: (first: string, more: number) =>
      more === 0 ? first : `${first}, and ${more} ${more === 1 ? 'more' : 'others'}`,
    memberOf: (team: string) => `a member of ${team}`,
    atASchool: (district: string) => `a school in ${district}`,
    named: (name: string, team: string) => `${name}, ${team}`,
    raised: 'Raised',
    with: 'With',
    state: 'Stands',
    kind: 'Kind',
    driver: 'Driver',
    by: 'Please acknowledge, and answer, by',
    byDays: (acknowledge: string, answer: string) => `${acknowledge}, and ${answer}`,
    answer: 'Answer',
    owner: 'In hand of',
    teams: (count: number) =>
      `The same comes from ${count} teams: perhaps it is a matter for the next level.`,
    own: 'I take it in hand',
    answerIt: 'Answer',
    up: 'Pass it up',
    merge: 'Same as another',
    better: 'Better',
    betterMeaning: 'It became better for me',
    same: 'Still the same',
    sameMeaning: 'It is still the same for me',
    asks: 'Has it become better for you?',
    small: 'Only those who raised it, their team and the levels it went through can read this.',
  },
  closure: (answered: number, raised: number, days: string) =>
    `${answered} of ${raised} answered in this district, median ${days} school days.`,
  closureNone: (raised: number) => `0 of ${raised} answered in this district.`,
  due: {
    line: (words: string, level: string, when: string) => `${words} · ${level} · ${when}`,
    acknowledge: (day: number, of: number) => `to acknowledge, day ${day} of ${of}`,
    answer: (day: number, of: number) => `to answer, day ${day} of ${of}`,
    open: (words: string) => `Barrier: ${words}`,
  },
  digest: {
    barriers: (parts: string) => `Barriers: ${parts}.`,
    here: (count: number, day: number, of: number) =>
      count === 1
        ? `1 waits here (day ${day} of ${of})`
        : `${count} wait here (the first: day ${day} of ${of})`,
    overdue: (count: number) => `${count} past the agreed time`,
    above: (count: number, level: string, day: number, of: number) =>
      `${count} with ${level} (day ${day} of ${of})`,
    teams: (count: number) => `one comes from ${count} teams: pass it up`,
    rate: (answered: number, raised: number, days: string) =>
      `${answered} of ${raised} answered, median ${days} school days`,
    closed: (words: string, day: string) => `${words} (raised ${day})`,
    declined: (words: string, day: string) => `answered with no: ${words} (raised ${day})`,
  },
  gone: 'This barrier is no longer there. Nothing was changed.',
  notYours: 'This is for those who lead the level it waits at. Nothing was changed.',
  notNow: 'This barrier has moved on since, so nothing was changed. Open it anew with /driveline due.',
  mayNotRaise: 'You can raise barriers from your own team or school. Nothing was saved.',
} as const;

/*
 * What was promised about coaching, the wall and what changes because of answers, and the tests that prove it; held by
 * `proofs.test.ts`. Rows are those of the feature table of the domain reference (7).
 */

const WALL =
  'whatever anybody types, and whichever button of anybody they press, they read what the table grants and no more';

export const CHANGE = {
  '3 selection: asked when somebody is new in a role, and handed on with consent': {
    'e2e/selection.test.ts': [
      'is asked, and hands what they bring and lack to the one person they choose; nobody else reads it',
      'is noticed once, and whoever leads there is asked whether what was seen was passed on',
      'loses what they wrote when the role ends',
    ],
  },
  '4 training: who was there is asked, again on day 14, and who has no coach is named to the lead': {
    'e2e/training.test.ts': [
      'asks those who were there the right questions, and again two weeks after it',
      'tells whoever leads coaching which of those who were there have no coach',
      'tells the team what people say of it from k people on, and nothing below',
      'refuses a day that has not come, and keeps what was written',
    ],
  },
  '5 coaching: a whole cycle in chat, missed talks moved, adaptations, fading by the coachee': {
    'e2e/coaching-cycle.test.ts': [
      'goes plan, see, talk, try, check for both people',
      'two talks on track propose to space them out, and only the coachee makes it so',
      'a draft survives the closing of the dialog, and nobody but its author reads it',
    ],
    'e2e/coaching.test.ts': [
      'a contact is logged by one tap, and the list says so in place',
      'a missed contact is moved by one tap more, to a day on which both work',
    ],
    'model/coaching/words.test.ts': ['are two at the most, and over the cycles each of a set comes up'],
  },
  '5 a coach’s week in a minute': {
    'loops/coaching/week-card.test.ts': [
      'is read in a minute, however many people and however much of each (%s)',
      'leaves out first those for whom nothing is to be done, and all are there for who asks',
      'lets each person’s talk be logged or moved, and their pair be opened, from their line',
    ],
    'e2e/coaching-cycle.test.ts': [
      'tells who asked, where they parked, what was seen and not talked about, and time planned against protected',
    ],
  },
  '8 outcomes: a known link is recovered, small cells and bad files are refused with the row named': {
    'model/outcomes/outcomes.test.ts': [
      'with fourteen schools and a known link its sign and interval are recovered; with six it is refused',
      'that is clearly not positive questions the measure after three periods, and not before',
      'with fewer than ten behind one cell is refused whole, and the row is named',
    ],
    'e2e/change.test.ts': [
      'are shown to those who lead, over time, with a plain sentence; too few units are told so',
      'with a small cell or a unit that is not here are refused whole, with the row named',
    ],
  },
  '9 a weak driver has a proposal, and what was closed is looked back upon': {
    'e2e/improvement.test.ts': [
      'has a proposal after two windows below 60, once, and whoever takes it up gives it owner and date',
    ],
    'model/improvement/moved.test.ts': [
      'waits for three scores, and says so',
      'calls nothing a move that no test could call one',
    ],
  },
  '11 and 12 a barrier travels up all levels and back, with a clock at each': {
    'e2e/barrier.test.ts': [
      'goes from a team to its school and the district, is answered, told, confirmed and looked at again',
      'goes from a team to the region and back, with a clock at each level that begins when it gets there',
      'that is still the same is open again at its level, with a new clock and its leader told',
    ],
    'e2e/change.test.ts': ['asks the teams it meets two questions, and they get an answer'],
  },
  '13 no barrier vanishes': {
    'e2e/barrier.test.ts': [
      'is declined only with a reason, which those who raised it read',
      'never goes away by silence: every week its digest says how long it has waited',
      'become one, and everybody who raised either gets the answer',
      'becomes a barrier with one more tap, without the name of who wrote it',
    ],
    'model/improvement/barrier.test.ts': [
      'leaves a level’s duty only by an answer in words or on its way up, whatever happens',
      'count silence as no answer',
    ],
    'simulation/answered-year.test.ts': [
      'ends with every one of them answered, whoever left or was away',
      'an action of somebody who left says that it needs a new owner, and is handed on; nothing is lost',
      'a barrier is owned, answered and told although the channel is gone, and the reason stands in the ledger',
    ],
  },
  '15 what is due, from whom': {
    'e2e/improvement.test.ts': [
      'propose: their own team and school; see what is due: those who work there or evaluate there',
    ],
    'loops/improvement/due.test.ts': [
      'is shown in the order of its days, so that no list of actions hides a barrier that is due sooner',
    ],
  },
  '17 professional learning: suggested, held, followed up, its effect told': {
    'e2e/change.test.ts': [
      'is suggested by a driver that stays weak, planned, held, followed up, and its effect told',
    ],
    'e2e/coaching-changes.test.ts': [
      'is in the coach’s week from k people on, and suggests learning to the team without a name',
    ],
  },
  '19 technical, adaptive, mixed: other prompts, due logic and digest words': {
    'e2e/improvement.test.ts': [
      'the same challenge is asked about, dated, and told differently',
      'a mixed one becomes two linked actions, asked about once and accepted together',
    ],
    'model/improvement/triage.test.ts': [
      'only yes, yes, yes and no is technical, of all sixteen answers',
      'a hard change is never late: a conversation is due instead',
    ],
  },
  '24 and 25 official results beside the pulse; the strategic analysis ends in an action': {
    'e2e/change.test.ts': [
      'are recorded with version and date, and stand beside the pulse without being added to it',
      'becomes a proposed action, and gaps and duplicates are listed',
      'that is not finished is not kept, and says what is missing',
    ],
  },
  '28 nothing closes without what was seen and decided, and “again” opens the next cycle': {
    'model/improvement/action.test.ts': [
      'never closes without what was seen and what was decided, and never opens again',
      'never goes beyond a proposal without an owner and a date',
      'tried again opens a next cycle that its owner has agreed to; any other end opens none',
    ],
    'e2e/improvement.test.ts': [
      'goes from "Do it" to its owner, is nudged two days before, and opens the digest when it closes',
      'tried again is a next, linked cycle with a date of its own',
    ],
  },
  '30 reflections: every cell of the table on every surface of both platforms, and in no trace': {
    'privacy/access.test.ts': ['%s: its owner, %s, and nobody else'],
    'e2e/coaching-wall.test.ts': [
      'is sealed at rest: its words are in no file of the database',
      'is held up before it is saved, with the text still there, and saved when its author says so',
      'shows NOT CONFIDENTIAL on every prompt, and takes no free text',
      'is deleted thirty days after the school year, unless its author keeps it',
      'a coach who is no coach of hers any more reads nothing',
    ],
    'e2e/coaching-changes.test.ts': [
      'what was shared with them stays sealed until the coachee agrees, and can be sealed again',
      'is visible wherever somebody writes and in the digest, and keeps what is deleted out of sight until it ends',
    ],
    'e2e/wall-matrix.test.ts': [WALL],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

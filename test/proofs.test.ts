import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANGE } from './proofs-of-change.ts';

/*
 * What was promised about measuring, and the tests that prove it: a promise whose test was renamed, removed or skipped
 * has no proof any more, and says so here. Rows and rules are those of the domain reference (7, and 6.3).
 */

/** Tests by their file under `test/`, named as they are written there. */
type Proof = Readonly<Record<string, readonly string[]>>;

/** The rows of the feature table that are about measuring. */
const ROWS: Readonly<Record<string, Proof>> = {
  '1 nine drivers, found by every word of both sources': {
    'locales/find-drivers.test.ts': [
      '%s, by every word of the sources and of the catalog',
      '%s, by its id, its names and its aliases in both languages',
      'asks where a word may mean more than one',
    ],
    'e2e/vocabulary.test.ts': ['reads them everywhere, in both languages, and no others'],
  },
  '2, 10 and 18 the three groups, each with n and its lowest driver': {
    'loops/levels-golden.test.ts': [
      'reads as it should: %s',
      'never shows a group without its lowest driver, and never lets a strong one hide it',
    ],
    'e2e/commands.test.ts': [
      'alone lists the nine in three groups, leadership as the base; each opens at a press',
    ],
  },
  '2 confidence has a trend of its own': {
    'e2e/load.test.ts': [
      'are asked of all staff at once, told in a line of their own, and count for no driver',
      'only answers to the same question make its trend',
    ],
  },
  '6 a practice check: to that teacher alone within seven days, to the team from k on, by source': {
    'e2e/coaching.test.ts': [
      'is told to that teacher alone, and shown to their eyes only',
      'stands beside the teacher’s own ratings, which the coach does not see',
      'reaches the teacher within seven days even where their week’s messages are used up',
      'says "too few to show" of each source under k, and reads what there is',
    ],
    'model/coaching/practice-figure.test.ts': [
      'is told from k people on, and below not even how many there were',
      'gives away no newcomer: a round that only one more person could have made is held',
    ],
  },
  '7 effort and fidelity apart, with four readings': {
    'model/fidelity/effort-quality.test.ts': ['reads each of the four cells as the domain does'],
    'loops/coaching/effort-part.test.ts': [
      'are read as %s with %i of ten held and a score of %i',
      'are two figures, each with its source, and no third is made of them or of the two sources',
    ],
    'e2e/coaching.test.ts': [
      'tells contacts held of planned, and both sources side by side with their n, never a mean of them',
      'counts actions that were due and closed by their day, and names nobody',
    ],
  },
  '14 several sources in one digest, each named': {
    'loops/vote/part.test.ts': ['labels the source, and gives the consensus with n and spread'],
    'loops/digest-full.test.ts': [
      'keeps what changed, the figures, effort and quality, cover, what is due and the decision, in this order',
    ],
    'loops/levels-golden.test.ts': [
      'shows a team that votes by what it agreed on, and counts it in no score',
    ],
  },
  '16 five levels that no subtraction sees through': {
    'property/subtraction.test.ts': [
      'is never won against a team’s digests, by nobody inside or outside who knows the rules and who answered',
      'is never won against whole districts by taking figures from figures, across weeks, siblings and parents',
      'is won by the same attackers where there is only the threshold',
    ],
    'property/levels.test.ts': [
      'is never won by who has the digests of all five levels, team to state, and goes through all answers',
      'is never won by taking figures from figures where people repeat themselves',
      'is never won by taking figures from figures by who knows which week’s answers are in each',
      'is won where a level forgets what was told before',
    ],
    'district/levels.test.ts': [
      'puts every unit under the one above it: team, school, district, region, state',
    ],
  },
  '20 integrated: links and evenness side by side': {
    'loops/vote/part.test.ts': [
      'calls unequal drivers with strong links neither integrated by average nor even: both stand side by side',
    ],
    'model/integration/integration.test.ts': [
      'does not follow from the drivers: strong links with unequal drivers stay one-sided, and the reverse',
    ],
    'e2e/vote.test.ts': [
      'stands in the digest as points of the links answered, beside the evenness and never in its place',
    ],
  },
  '21 compensatory: four states of cover, and no score is changed': {
    'model/improvement/cover.test.ts': [
      'is none where no strong driver could carry it',
      'is possible where a plausible driver is surely strong: offered, never assumed',
      'is there only by an action that names driver, owner and review date',
      'is strained where the covering driver fell by ten, became weak, or carries three',
      'is never offered nor taken for fidelity and for leadership',
      'changes no score and hides no weak driver, whatever is agreed',
    ],
  },
  '22 a decision is recorded at a tap and opens the next digest': {
    'e2e/decision.test.ts': [
      'is recorded at a leader’s tap, told with name and day, and opens the next digest',
    ],
  },
  '23 an explainer of each driver in both vocabularies': {
    'e2e/commands.test.ts': [
      'explains each of the nine in both languages, by id and by alias, with the references',
    ],
    'e2e/vocabulary.test.ts': [
      'finds each of the nine by both vocabularies, and explains it under its own name',
    ],
    'locales/learn.test.ts': ['can be read in the eighth grade'],
  },
  '24 no words of a published instrument': {
    'phrases/instruments.test.ts': [
      'were looked for at all: every item and prompt is read, and a copied line is found',
      'have no five words on end in any item, prompt or explanation, nor their anchors or stems',
      'are named only beside the words that we are not affiliated with their authors',
    ],
  },
  '26 the stage decides what is asked, and its change is logged': {
    'model/stage.test.ts': [
      'exploration has no fidelity items: it asks what would be needed, and nothing else',
      'installation asks about people, training, internal systems and data, not about what is not in use',
      'initial implementation asks about all nine, and full also whether it will last',
    ],
    'e2e/stage.test.ts': [
      'a change is a logged decision: who, when, from, to, why; the next digest tells it once',
    ],
  },
  '27 Fixsen and others (2005) cited as they are': {
    'e2e/commands.test.ts': [
      'explains each of the nine in both languages, by id and by alias, with the references',
    ],
  },
  '29 a school year of check-ins': {
    'simulation/school-year.test.ts': [
      'is lived from August to June',
      'covers every driver in every team that is asked, and starves none',
      'draws by a fair lot: the focus stands first, second and third equally often',
      'gives the same autumn to the last row, and another district another draw',
      'find %s',
    ],
  },
  '31 the digest, golden, and the same on both platforms': {
    'loops/digest-golden.test.ts': [
      'has a golden one of each kind: normal, too few, nobody, first week, all strong, one-sided, loop closed',
      'of %s reads like this',
      'of %s is read in a minute, in both languages',
    ],
    'loops/levels-golden.test.ts': ['reads as it should: %s', 'is read in a minute, in both languages: %s'],
    'contract/same-figures.test.ts': [
      '%s tells the same figures in Slack and in Teams, and all that it has',
      'is told of every kind: a changed or a lost figure would be found',
    ],
  },
};

/** The twelve rules of asking. */
const RULES: Readonly<Record<string, Proof>> = {
  '1 three questions, and one optional line': {
    'model/rotation/rotation.test.ts': [
      'asks three questions each time, the focus among them whenever it has one that has rested',
    ],
    'e2e/checkin.test.ts': ['keeps a note sealed, shows it to its author alone and says so in the message'],
    'model/vote/vote.test.ts': [
      'are three a week, never two on one driver, at most one on leadership and one of effort',
    ],
  },
  '2 the focus and the least covered drivers': {
    'model/rotation/rotation.test.ts': [
      'never asks twice about one driver, nor more than once about leadership or effort',
      'come round in four check-ins, each exactly once, again and again',
    ],
  },
  '3 who is asked what, and no item again within six weeks': {
    'model/rotation/rotation.test.ts': [
      'asks only what is meant for them, under the driver it belongs to',
      'lets every item rest: six weeks, two for the focus, four and twelve for monthly and termly ones',
    ],
    'model/fidelity/fidelity.test.ts': ['are told of no other driver'],
  },
  '4 a seeded draw that can be explained': {
    'e2e/commands.test.ts': [
      'says when the check-in will come, when it came, and which rule chose each question',
      'tells an admin when and why, however Slack sends the name',
      'reads the same whatever the person did: answered, snoozed, reminded or silent',
    ],
    'e2e/checkin.test.ts': ['lets a question be left out, and says why it was asked'],
  },
  '5 never outside hours, in breaks, testing, the first and last five days, or on leave': {
    'model/calendar/slots.test.ts': [
      'is left out in the first and last five school days',
      'moves to the next day the person works, past a holiday, an absence and days they do not work',
      'never moves into the next week, however late it closes',
    ],
    'e2e/scheduling.test.ts': [
      'asks everyone in their own zone',
      'moves to the next school day of the week on a holiday, and skips a week that is a break',
      'keeps local time over both clock changes',
    ],
  },
  '6 one reminder, in private, and no list of who did not answer': {
    'e2e/checkin.test.ts': ['reminds once, in private, and then is silent'],
    'e2e/digest.test.ts': ['says “too few answers” below k, and neither how many nor who'],
    'loops/digest-golden.test.ts': ['draws no arrow and ranks nobody'],
  },
  '7 no new ask while the last result got no answer': {
    'model/rotation/rhythm.test.ts': ['where %s: %3$s'],
    'e2e/asking.test.ts': [
      'rests, tells the leader why in private and the channel kindly, and goes on with the decision',
      'rests after a digest that never reached the channel, and goes on once one does',
    ],
  },
  '8 back-off, and a pause for who always answers alike': {
    'model/rotation/rhythm.test.ts': [
      'halves the pace for four weeks when fewer than half answered twice',
      'halves it when more than three in ten could not tell',
      'offers a pause, and five do not',
    ],
    'e2e/asking.test.ts': [
      'halves the pace for four weeks after “can’t tell” and lets a leader leave the item out',
      'offers to ask less often in the thanks, once, and says nothing of the answers',
      'after three unanswered check-ins the bot asks once how often, in private and without reproach',
    ],
  },
  '9 one budget of messages over all that the bot does': {
    'loops/contact.test.ts': [
      'gives %s %i messages a week, over all loops',
      'begins anew on Monday and not before',
      'counts a message that is released twice once',
    ],
    'e2e/coaching-cycle.test.ts': ['asks nobody who has had enough messages this week, and never twice'],
  },
  '10 pause, leave or “not now” without a trace': {
    'e2e/asking.test.ts': [
      'leaves no trace that others can see, and an answer takes it back for that check-in',
      '“not this time” is no reminder and no trace: it counts as any other silence',
    ],
  },
  '11 a small team votes, by consent, or counts for its school': {
    'model/rotation/rhythm.test.ts': ['is asked only where its answers count for the school'],
    'e2e/mode.test.ts': [
      'goes over to votes once everybody in it has said yes, and not before',
      'stays as it is after one “rather not”, and nobody learns whose',
    ],
    'e2e/vote.test.ts': [
      'shows no answer that was given in confidence before, neither then nor when it is changed back',
    ],
  },
  '12 the team vote: hidden taps, one reveal, spread, a consensus by who does not vote': {
    'e2e/vote.test.ts': [
      'goes from the question to the consensus to the digest, and keeps no single vote',
      'answers a tap with a count, never with a vote, and hides all of them until the reveal',
      'takes no vote from the facilitator, who is also the principal',
      'leaves no byte of a single vote in the database file once it is revealed',
    ],
    'loops/vote/cards.test.ts': [
      'shows the spread after the reveal, asks what each saw, and waits for the facilitator',
    ],
  },
};

/** What is said of scores, suppression and levels besides. */
const FIGURES: Readonly<Record<string, Proof>> = {
  'a score is percent of points, by respondent first': {
    'model/fidelity/fidelity.test.ts': ['is the percent of points of those who could tell'],
    'model/coaching/practice-figure.test.ts': ['counts each person once, however often they were seen'],
    'loops/levels.test.ts': [
      'uses of everybody the newest answer in its weeks, where no digest of their team could show a figure',
    ],
  },
  '“can’t tell” is left out of the score, and told as a rate': {
    'model/fidelity/fidelity.test.ts': [
      'does not count "can’t tell" as a low rating, but as a share of its own',
    ],
    'model/vote/vote.test.ts': ['leave out “can’t tell” and what the team did not agree on'],
  },
  'ranges are those of SciPy and of Wilson as published': {
    'model/fidelity/range.test.ts': [
      'is Wilson’s, as published for few people',
      'is the t-interval that SciPy 1.17 gives, clipped to what a score can be',
      'takes t from where every table has it',
    ],
  },
  'trends are those of Kendall’s table, of all orders gone through, of SciPy, and of Anhøj and Olesen': {
    'model/fidelity/trend.test.ts': [
      'gives the probabilities of Kendall’s table',
      'is what going through all orders gives, with and without ties',
      'is what SciPy 1.17 gives',
      'have the limits that Anhøj and Olesen published',
      'raise a false alarm in about one of twenty series of chance',
      'is “not enough” under six points, however they rise',
      'is “leaning” with six to nine points only where the test reaches .05',
      'is “changed” from ten points where a run rule signals, and told from its newest run',
    ],
  },
  'distributions come from a library, and only where figures are made': {
    'boundary.test.ts': [
      'the model imports only the model, temporal-polyfill where local time is told, quantiles for fidelity',
    ],
  },
  'a changed wording is a new question, and the trend breaks to be seen': {
    'loops/trend-line.test.ts': [
      'the line judges only what was asked alike, and says since when',
      'the points before have a chart of their own: no line runs across the break',
    ],
    'district/catalog.test.ts': [
      'keep their wording for ever: a change under the same id is refused whole, with every line and the fix',
    ],
  },
  'the items can be read in the eighth grade': {
    'model/items.test.ts': [
      'about %s can be read in the eighth grade, in both languages',
      'is worded in %s in one short sentence, with what counts',
    ],
  },
  'somebody in two teams counts once at every level, and a moved team keeps its history': {
    'loops/levels.test.ts': [
      'counts somebody in two teams once',
      'counts somebody in teams of two schools once in the district, with the newer answer',
      'counts somebody who changed teams once, with the newer answer',
      'keeps a team’s history when it moves to another school, and what the old school published as it was',
    ],
  },
  'what a team agreed on by vote stands apart at the levels above it': {
    'loops/levels.test.ts': [
      'shows what a team of the district’s own agreed on by vote apart: in no score and no number of people',
    ],
    'loops/levels-golden.test.ts': [
      'shows what teams that vote agreed on apart where the others are only counted, and all of them in the explanation',
      'explains what a school’s teams agreed on about the links, link by link',
    ],
  },
  'every figure answers how it was worked out': {
    'loops/digest-golden.test.ts': ['of %s has only numbers that its digest has, and t'],
    'loops/levels-golden.test.ts': ['answers “how was this worked out?” with its own numbers: %s'],
    'e2e/decision.test.ts': [
      'answers whoever asks, alone and in their language, with the digest’s own numbers',
    ],
  },
};

/** Whether a file holds a test or a group of this name that is run: not one that is skipped, nor only its words. */
function isRun(file: string, name: string): boolean {
  const path = resolve(import.meta.dirname, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  for (const quoted of [`'${name}'`, `"${name}"`, `\`${name}\``]) {
    for (let at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
      if (/(?:\b(?:it|test|describe)|\))\(\s*$/.test(text.slice(0, at))) return true;
    }
  }
  return false;
}

describe.each([
  ['the feature table', ROWS],
  ['what changes because of answers, and the wall', CHANGE],
  ['the rules of asking', RULES],
  ['figures', FIGURES],
])('%s: each promise has its proof', (_, promises) => {
  it.each(Object.entries(promises))('%s', (_promise, proof) => {
    const missing = Object.entries(proof).flatMap(([file, names]) =>
      names.flatMap((name) => (isRun(file, name) ? [] : [`${file}: ${name}`])),
    );
    expect(missing).toEqual([]);
    expect(Object.values(proof).flat().length).toBeGreaterThan(0);
  });
});

it('a proof that is skipped, renamed or only spoken of is found missing', () => {
  expect(isRun('proofs.test.ts', 'a proof that is skipped, renamed or only spoken of is found missing')).toBe(
    true,
  );
  expect(isRun('loops/levels.test.ts', 'counts somebody in two teams twice')).toBe(false);
  expect(isRun('loops/no-such.test.ts', 'counts somebody in two teams once')).toBe(false);
  expect(isRun('proofs.test.ts', 'reads as it should: %s')).toBe(false);
});

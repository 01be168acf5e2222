import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { toPlainText } from '../../../src/chat/plain-text.ts';
import { type Locale, say } from '../../../src/locales/index.ts';
import { voteCard } from '../../../src/loops/vote/cards.ts';
import type { AskedQuestion, VoteView } from '../../../src/loops/vote/standing.ts';
import { as } from '../../../src/model/ids.ts';
import { LINK_IDS } from '../../../src/model/integration/index.ts';

const question = (position: number, over: Partial<AskedQuestion> = {}): AskedQuestion => ({
  ...{ position, subjectId: ['dat1', 'trn1', 'int3'][position] ?? 'dat1', driverId: 'data_systems' },
  ...{ reason: 'least_covered', revealed: null, consensus: null },
  wording: { text: 'We looked at our data.', counts: 'In place: all of it.' },
  ...over,
});

const counts = { notYet: 1, partly: 2, inPlace: 1, cantTell: 0 };

const view = (over: Partial<VoteView> = {}): VoteView => ({
  ...{ id: as('vote:lakeside/leaders:2026-10-05'), kind: 'items', team: 'Leaders', locale: 'en' },
  ...{ zone: as('America/Chicago'), closesAt: Date.parse('2026-10-09T19:00:00Z'), closed: false },
  ...{ digested: false, facilitators: ['Ruth Alvarez'], voted: 4, of: 6 },
  questions: [question(0), question(1), question(2)],
  ...over,
});

const actions = (card: Card) =>
  card.nodes.flatMap((node) =>
    node.kind === 'buttons'
      ? node.buttons.map((button) => button.action)
      : node.kind === 'choice'
        ? [node.action]
        : [],
  );

describe('the card of a vote', () => {
  it('asks one question at a time, and counts without showing a vote', () => {
    const card = voteCard(view());
    expect(actions(card)).toEqual(['vote.cast', 'vote.reveal', 'vote.why']);
    expect(toPlainText(card)).toContain('4 of 6 have voted.');
    expect(toPlainText(card).match(/Question \d of 3/g)).toEqual(['Question 1 of 3']);
  });

  it('shows the spread after the reveal, asks what each saw, and waits for the facilitator', () => {
    const card = voteCard(view({ questions: [question(0, { revealed: counts }), question(1), question(2)] }));
    expect(actions(card)).toEqual(['vote.agree', 'vote.agree', 'vote.why']);
    expect(toPlainText(card)).toContain('What did each of you see?');
    expect(toPlainText(card)).toContain('Ruth Alvarez: which one does the team agree on?');
  });

  it('offers no vote after the close and nothing at all after the digest', () => {
    const settled = question(0, { revealed: counts, consensus: 'partly' });
    const closed = view({ closed: true, questions: [settled, question(1), question(2)] });
    expect(actions(voteCard(closed))).toEqual(['vote.correct']);
    expect(actions(voteCard({ ...closed, digested: true }))).toEqual([]);
    expect(toPlainText(voteCard({ ...closed, digested: true }))).toContain('Not voted on');
  });

  it.each(['en', 'es'] satisfies Locale[])('keeps each prompt under 50 words, in %s', (locale) => {
    const t = say(locale).vote;
    const said = [
      `${t.privacy('Ruth Alvarez')} ${t.closes('Friday 2:00 PM')}`,
      ...Object.values(t.refusals),
      ...Object.values(t.links).flatMap((link) => [link.text, link.counts]),
      ...[t.saved, t.apart, t.together, t.goesIntoDigest, t.tooFewVotes(2)],
    ];
    for (const text of said) expect(text.split(/\s+/).length, text).toBeLessThan(50);
    expect(Object.keys(t.links)).toEqual([...LINK_IDS]);
  });

  it('names the links in the words of the district', () => {
    const links = LINK_IDS.map((subjectId, position) => question(position, { subjectId, driverId: null }));
    const card = (locale: Locale) => toPlainText(voteCard(view({ kind: 'links', locale, questions: links })));
    expect(card('en')).toContain('Question 1 of 8 · Selection → Training');
    expect(card('es')).toContain('Pregunta 1 de 8 · Selección → Formación');
    expect(card('es-x-nirn')).toContain('Selección → Capacitación');
  });
});

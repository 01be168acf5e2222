import { describe, expect, it } from 'vitest';
import type { CardNode } from '../../src/chat/card.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Locale } from '../../src/locales/index.ts';
import { type DigestView, digestCard, leftOutOf } from '../../src/loops/digest/cards.ts';
import { explainCard } from '../../src/loops/digest/explain.ts';
import { wordsIn } from '../../src/loops/digest/words.ts';
import { GOLDEN } from './golden-digests.ts';

/** People's words, as the parts keep them sealed. */
const WORDS: Readonly<Record<string, string>> = {
  form: 'Cut the observation form to one page',
  kept: 'one page from now on',
  cover: 'Two substitutes on Thursdays for peer visits',
};

const score = (low: number, n: number) => ({
  ...{ type: 'score', score: low, n, band: low < 60 ? 'building' : 'strong', cantTell: 0 },
  range: { low: low - 18, high: low + 18 },
});

/** Every part that a team of check-ins can have in one and the same week. */
const PARTS: Readonly<Record<string, unknown>> = {
  changed: {
    items: [
      { type: 'barrier', id: 'b', declined: false, raisedOn: '2026-09-18', reason: 'cover' },
      {
        ...{ type: 'action', id: 'a', driverId: 'fidelity', coveringDriver: null, outcome: 'adopted' },
        ...{ title: 'form', decided: 'kept' },
      },
    ],
    more: 1,
  },
  stage: [
    {
      ...{ from: 'installation', to: 'initial', name: 'Ruth Alvarez', on: '2026-10-20' },
      why: 'All six teachers have begun, and each has a coach.',
    },
  ],
  left_out: { items: ['Data on the program reach us within a week.'] },
  drift: { driverId: 'coaching' },
  across: {
    ...{ teamId: 'lakeside/grades-3-5', topic: 'worth', asked: 9, figure: score(48, 8) },
    ...{ finding: { type: 'noClearChange', points: 6 }, proposesLess: true },
  },
  effort_quality: {
    cycle: '2026-10-12',
    logs: [
      { type: 'count', name: 'contacts', done: 11, planned: 14 },
      { type: 'count', name: 'checks', done: 6, planned: 8 },
    ],
    quality: { self: { type: 'score', score: 82, band: 'strong', n: 8 }, observer: { type: 'tooFew' } },
  },
  pulse: {
    ...{ type: 'halved', teamId: 'lakeside/grades-3-5', reason: 'cant_tell' },
    item: { id: 'dat2', text: 'We see our data within a week.' },
  },
  cover: {
    unitId: 'lakeside/grades-3-5',
    covers: [
      {
        ...{ driverId: 'training', score: 58 },
        cover: { type: 'covered', by: 'coaching', owner: 'Ana Brooks', review: '2026-11-20' },
      },
      {
        ...{ driverId: 'internal_systems', score: 50 },
        cover: { type: 'possible', by: ['leadership_technical'] },
      },
    ],
  },
  actions: {
    thisWeek: { count: 2, names: ['Ana Brooks', 'Luis Ortega'] },
    conversations: { count: 1, names: ['Ruth Alvarez'] },
    late: 1,
    waiting: [{ id: 'x', driverId: 'data_systems', untaken: true }],
    moved: [{ driverId: 'coaching', type: 'higher', before: 6, after: 3 }],
  },
  barriers: {
    here: { count: 1, day: 6, of: 15, overdue: 0 },
    above: [{ count: 1, day: 9, of: 15, level: 'Pine Ridge' }],
    ...{ teams: null, raised: 12, answered: 9, medianDays: 8 },
  },
  balance: {
    source: 'check_in',
    scores: [
      { driverId: 'coaching', score: 84 },
      { driverId: 'training', score: 58 },
      { driverId: 'internal_systems', score: 50 },
    ],
    links: null,
  },
};

/** The week after the team agreed to be asked less, in which nothing across all drivers is proposed. */
const LESS: Readonly<Record<string, unknown>> = {
  ...PARTS,
  across: { ...(PARTS.across as object), proposesLess: false },
  load: [{ choice: 'less', name: 'Ruth Alvarez', on: '2026-10-22' }],
};

const LINKS = ['selection_training', 'training_coaching', 'coaching_fidelity', 'fidelity_data'] as const;

/** What a team that answers by vote has besides, in the place of check-ins. */
const VOTED: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.entries(PARTS).filter(([name]) => name !== 'pulse' && name !== 'across')),
  vote: {
    questions: (['coaching', 'training', 'leadership_technical'] as const).map((driverId, i) => ({
      ...{ driverId, counts: { notYet: 1, partly: 3 - i, inPlace: 1 + i, cantTell: 0 } },
      consensus: i === 1 ? null : 'partly',
    })),
  },
  balance: {
    ...{ source: 'vote', scores: [{ driverId: 'coaching', score: 84 }] },
    links: { window: '2026-10-12', answers: LINKS.map((linkId) => ({ linkId, answer: 'partly' })) },
  },
};

function full(locale: Locale, over: { readonly parts?: Readonly<Record<string, unknown>> } = {}): DigestView {
  const base = GOLDEN['a normal week'];
  if (!base) throw new Error('no golden digest');
  const figures = { ...base.figures, parts: over.parts ?? PARTS };
  return { ...base, locale, figures, open: (sealed) => WORDS[sealed] };
}

function byVote(locale: Locale): DigestView {
  const view = full(locale, { parts: VOTED });
  const none = { drivers: [], earlier: [], trend: null, cantTell: null };
  const participation = { type: 'tooFew' as const, asked: 0 };
  return { ...view, figures: { ...view.figures, ...none, participation } };
}

const textsOf = (nodes: readonly CardNode[]) => toPlainText({ summary: '', nodes });

describe('a digest in which everything is said at once', () => {
  it.each([
    ['en', 150],
    // The same in Spanish takes some 15 % more words.
    ['es', 172],
  ] as const)('is still read in a minute: %s, at most %i words', (locale, most) => {
    for (const view of [full(locale), full(locale, { parts: LESS }), byVote(locale)])
      expect(wordsIn(digestCard(view).nodes), textsOf(digestCard(view).nodes)).toBeLessThanOrEqual(most);
  });

  it('keeps what changed, the figures, effort and quality, cover, what is due and the decision, in this order', () => {
    const text = textsOf(digestCard(full('en')).nodes);
    const at = [
      'What changed because of you: Two substitutes',
      '8 of 9 answered',
      'Coaching (focus)',
      'Focus – Coaching',
      'Effort: coaching held 11 of 14 planned',
      'Cover: Training 58 covered by Coaching',
      'Actions: 2 due this week (Ana Brooks, Luis Ortega)',
      'Barriers: 1 waits here',
      'To decide: next week',
    ].map((words) => text.indexOf(words));
    expect(at, text).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('says all that it left out under “How was this worked out?”, in the reader’s language', () => {
    const view = full('en');
    const answer = (locale: Locale) =>
      textsOf(explainCard(view.figures, view.k, locale, leftOutOf(view, locale)).nodes);
    const shown = textsOf(digestCard(view).nodes);
    for (const words of [
      'Last week you decided: make one thing easier about “Internal systems”.',
      'All six teachers have begun, and each has a coach.',
      'Cut the observation form to one page: kept (one page from now on)',
      'Evenness is a hint, not integration.',
      'an action closed and higher scores followed',
      '9 of 12 answered, median 8 school days',
    ]) {
      expect(shown).not.toContain(words);
      expect(answer('en')).toContain(words);
    }
    expect(answer('en')).toContain('[Leave it out]');
    expect(answer('es')).toContain('Que sea parejo es una pista, no integración.');
    // Every driver whose row gave way has its figure there.
    for (const driver of ['Selection', 'External systems', 'Leadership: hard changes'])
      expect(answer('en')).toContain(`${driver}: `);
  });

  it('asks for two decisions at most, and an ordinary digest leaves nothing out', () => {
    const groups = digestCard(full('en')).nodes.filter((node) => node.kind === 'buttons');
    expect(groups).toHaveLength(2);
    expect(textsOf(digestCard(full('en')).nodes)).not.toContain('Leave it out?');
    for (const view of Object.values(GOLDEN)) expect(leftOutOf(view, 'en')).toEqual([]);
  });
});

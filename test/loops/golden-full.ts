import type { Locale } from '../../src/locales/index.ts';
import type { DigestView } from '../../src/loops/digest/cards.ts';
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
export const LESS: Readonly<Record<string, unknown>> = {
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

export function full(
  locale: Locale,
  over: { readonly parts?: Readonly<Record<string, unknown>> } = {},
): DigestView {
  const base = GOLDEN['a normal week'];
  if (!base) throw new Error('no golden digest');
  const figures = { ...base.figures, parts: over.parts ?? PARTS };
  return { ...base, locale, figures, open: (sealed) => WORDS[sealed] };
}

export function byVote(locale: Locale): DigestView {
  const view = full(locale, { parts: VOTED });
  const none = { drivers: [], earlier: [], trend: null, cantTell: null };
  const participation = { type: 'tooFew' as const, asked: 0 };
  return { ...view, figures: { ...view.figures, ...none, participation } };
}

import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plain-text.ts';
import type { Locale } from '../../../src/locales/index.ts';
import { barriersPart } from '../../../src/loops/barrier/part.ts';
import type { PartView } from '../../../src/loops/digest/part.ts';
import { actionsPart } from '../../../src/loops/improvement/actions-part.ts';
import { changedPart } from '../../../src/loops/improvement/changed-part.ts';
import { coverPart } from '../../../src/loops/improvement/cover-part.ts';
import { as } from '../../../src/model/ids.ts';

const figures = {
  ...{ window: as<PartView['window']>('2026-10-12'), k: 5, cantTell: null, drivers: [], earlier: [] },
  ...{ trend: null, participation: { type: 'tooFew' as const, asked: 7 } },
};

function view(locale: Locale, words: Readonly<Record<string, string>> = {}): PartView {
  const open = (sealed: string) => words[sealed];
  return {
    unit: 'Grades 3-5',
    locale,
    k: 5,
    window: figures.window,
    figures,
    cut: 'nothing',
    proposing: true,
    open,
  };
}

const said = (nodes: ReturnType<typeof coverPart.nodes>) => toPlainText({ summary: '', nodes }).trim();

const cover = (state: object) => ({
  unitId: 'lakeside/grades-3-5',
  covers: [{ driverId: 'training', score: 58, cover: state }],
});
const agreed = { by: 'coaching', owner: 'Ana', review: '2026-10-20' };

describe('the cover line', () => {
  it.each([
    [{ type: 'uncovered' }, 'Cover: Training 58 uncovered.'],
    [
      { type: 'possible', by: ['coaching'] },
      'Cover: Training 58: Coaching could cover.\n[Plan cover: Training]',
    ],
    [{ type: 'covered', ...agreed }, 'Cover: Training 58 covered by Coaching (Ana, review Oct 20).'],
    [
      { type: 'strained', ...agreed, why: 'fell' },
      'Cover: Training 58: cover by Coaching strained, its score fell by 10 or more.',
    ],
  ])('of %j always shows the weak score', (state, line) => {
    expect(said(coverPart.nodes(cover(state), view('en')))).toBe(line);
    expect(said(coverPart.nodes(cover(state), view('es')))).toMatch(/^Cobertura: .*58/);
  });
});

describe('what changed because of you', () => {
  const items = [
    {
      ...{ type: 'barrier', id: 'b', declined: false, raisedOn: '2026-09-18' },
      reason: 'observation form cut from 3 pages to 1',
    },
    {
      ...{ type: 'action', id: 'a', driverId: 'coaching', coveringDriver: null, outcome: 'abandoned' },
      ...{ title: 'sealed title', decided: null },
    },
  ];
  const words = {
    'observation form cut from 3 pages to 1': 'observation form cut from 3 pages to 1',
    'sealed title': 'Thursday debriefs',
  };

  it('tells barriers and actions in people’s own words, and counts the rest', () => {
    const kept = { items, more: 2 };
    expect(said(changedPart.nodes(kept, view('en', words)))).toBe(
      'What changed because of you: observation form cut from 3 pages to 1 (raised Sep 18); Thursday debriefs: dropped; 2 more.',
    );
  });

  it('falls back to the driver where words cannot be opened, and never shows sealed ones', () => {
    const told = said(changedPart.nodes({ items: items.slice(1), more: 0 }, view('en')));
    expect(told).toContain('Make one thing easier about “Coaching”: dropped');
    expect(told).not.toContain('sealed');
  });
});

describe('the lines on actions and barriers', () => {
  const kept = {
    thisWeek: { count: 2, names: ['Ana', 'Luis'] },
    conversations: { count: 1, names: ['Ruth'] },
    late: 1,
    waiting: [{ id: 'a', driverId: 'training', untaken: true }],
    moved: [{ driverId: 'coaching', type: 'higher', before: 6, after: 3 }],
  };

  it('say who is due, never who is late', () => {
    expect(said(actionsPart.nodes(kept, view('en')))).toBe(
      [
        'Coaching: an action closed and higher scores followed (3 after, 6 before). They went together; that proves no cause.',
        'Actions: 2 due this week (Ana, Luis) · 1 conversation due (Ruth) · 1 late, what would help? · 1 needs an owner.',
        '[Take up: Training]',
      ].join('\n'),
    );
  });

  it('say what waits where, on which day, and how many got an answer', () => {
    const barriers = {
      here: { count: 1, day: 2, of: 5, overdue: 0 },
      above: [{ count: 1, day: 6, of: 15, level: 'Lakeside' }],
      ...{ teams: null, raised: 5, answered: 3, medianDays: 9 },
    };
    expect(said(barriersPart.nodes(barriers, view('en')))).toBe(
      'Barriers: 1 waits here (day 2 of 5) · 1 with Lakeside (day 6 of 15) · 3 of 5 answered, median 9 school days.',
    );
  });

  it('suggest the next level for what three teams raise, and say what is past its time', () => {
    const barriers = {
      here: { count: 2, day: 9, of: 5, overdue: 1 },
      ...{ above: [], teams: 3, raised: 2, answered: 0, medianDays: null },
    };
    expect(said(barriersPart.nodes(barriers, view('en')))).toBe(
      'Barriers: 2 wait here (the first: day 9 of 5) · 1 past the agreed time · one comes from 3 teams: pass it up.',
    );
  });

  it('use no causal word for a driver that moved, in either language', () => {
    for (const locale of ['en', 'es'] as const)
      expect(said(actionsPart.nodes(kept, view(locale)))).not.toMatch(
        /because|led to|thanks to|gracias a|por eso/i,
      );
  });
});

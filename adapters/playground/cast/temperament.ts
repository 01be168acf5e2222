import type { Townsperson } from '../lakeside.ts';
import { DAY, type Draw, HOUR, MINUTE, oneOf } from './town.ts';

/** What one person will do with one check-in. */
export type Intent =
  | { readonly type: 'answer'; readonly afterMs: number; readonly note: boolean; readonly leaveOut: boolean }
  /** Lets it lie; a reminder may still change that. */
  | { readonly type: 'ignore' };

/** Who answers how, by key; everybody else is steady. */
const HABITS: Readonly<Record<string, 'together' | 'late' | 'forgetful' | 'silent'>> = {
  // Grades 3–5 answers in its Tuesday meeting, its coach among them: somebody is missing only now and then.
  ...{ ana: 'together', ben: 'together', chloe: 'together', darius: 'together', elena: 'together' },
  ...{ farah: 'together', gus: 'together', hannah: 'together', carmen: 'together' },
  liam: 'late',
  owen: 'silent',
  nadia: 'forgetful',
  sofia: 'late',
  uma: 'forgetful',
};

/** Early Years in December: report cards and the winter show. Nobody answers. */
const BURIED = { team: 'early-years', weeks: [14, 16] } as const;

export function isBuried(team: string, week: number): boolean {
  return team === BURIED.team && BURIED.weeks.some((one) => one === week);
}

/** Grades 3–5 in September: whoever decides there has no minute for digests yet. */
const UNHEARD = { team: 'grades-3-5', weeks: [1, 2, 3, 4, 5] } as const;

export function isUnheard(team: string, week: number): boolean {
  return team === UNHEARD.team && UNHEARD.weeks.some((one) => one === week);
}

/**
 * Most answer within two hours, some a day late, some only when reminded, one never: response rates of 70 to 95
 * percent, as short pulses in schools get where the answers are used.
 */
export function intentFor(person: Townsperson, reminder: boolean, draw: Draw): Intent {
  const habit = HABITS[person.key] ?? 'steady';
  const mood = draw();
  const answer = (afterMs: number): Intent => ({
    type: 'answer',
    afterMs,
    note: draw() < 0.05,
    leaveOut: draw() < 0.04 && habit !== 'together',
  });
  const soon = 4 * MINUTE + draw() ** 2 * 2 * HOUR;
  switch (habit) {
    case 'together':
      return mood < (reminder ? 0.5 : 0.98) ? answer(soon) : { type: 'ignore' };
    case 'steady':
      return mood < (reminder ? 0.5 : 0.95) ? answer(soon) : { type: 'ignore' };
    case 'late':
      return mood < (reminder ? 0.6 : 0.85)
        ? answer(reminder ? soon : DAY + draw() * 4 * HOUR)
        : { type: 'ignore' };
    case 'forgetful':
      return mood < (reminder ? 0.7 : 0.6) ? answer(soon) : { type: 'ignore' };
    case 'silent':
      return { type: 'ignore' };
  }
}

const NOTES: readonly string[] = [
  'The debrief after the visit was the most useful ten minutes of my week.',
  'We keep losing Thursday planning time to cover.',
  'I still need to see this done with a real class once.',
  'The new form is shorter. Thank you.',
  'Hard to say, the schedule changed twice this month.',
];

export function noteFor(locale: Townsperson['locale'], draw: Draw): string {
  if (locale === 'es') return 'La visita de esta semana me ayudó mucho.';
  return oneOf(draw, NOTES) ?? '';
}

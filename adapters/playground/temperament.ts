import type { Townsperson } from './lakeside.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A number in [0, 1), drawn in the order asked. */
export type Draw = () => number;

/** What one person will do with one check-in. */
export type Intent =
  | { readonly type: 'answer'; readonly afterMs: number; readonly note: boolean; readonly leaveOut: boolean }
  /** Lets it lie; a reminder may still change that. */
  | { readonly type: 'ignore' };

/** Who answers how, by key; everybody else is steady. */
const HABITS: Readonly<Record<string, 'late' | 'forgetful' | 'never'>> = {
  ben: 'late',
  gus: 'forgetful',
  liam: 'late',
  owen: 'never',
  nadia: 'forgetful',
  sofia: 'late',
  uma: 'forgetful',
};

/**
 * Most answer within two hours, some a day late, some only when reminded, one hardly ever: response rates of 70 to
 * 95 percent, as short pulses in schools get where the answers are used.
 */
export function intentFor(person: Townsperson, reminder: boolean, draw: Draw): Intent {
  const habit = HABITS[person.key] ?? 'steady';
  const mood = draw();
  const answer = (afterMs: number): Intent => ({
    type: 'answer',
    afterMs,
    note: draw() < 0.08,
    leaveOut: draw() < 0.06,
  });
  const soon = 4 * MINUTE + draw() ** 2 * 2 * HOUR;
  switch (habit) {
    case 'steady':
      return mood < (reminder ? 0.4 : 0.88) ? answer(soon) : { type: 'ignore' };
    case 'late':
      return mood < (reminder ? 0.5 : 0.7)
        ? answer(reminder ? soon : DAY + draw() * 4 * HOUR)
        : { type: 'ignore' };
    case 'forgetful':
      return mood < (reminder ? 0.55 : 0.3) ? answer(soon) : { type: 'ignore' };
    case 'never':
      return mood < 0.12 ? answer(soon) : { type: 'ignore' };
  }
}

interface Standing {
  readonly words: RegExp;
  readonly level: number;
  readonly growth?: number;
}

const ELSE: Standing = { words: /(?:)/, level: 0.55 };

/**
 * How the work stands, from 0 (nothing in place) to 1 (all of it), by what the question says it is about; English
 * and Spanish names of the drivers. Coaching is the one that grows over the autumn: its `growth` is per week.
 */
const STANDING: readonly Standing[] = [
  { words: /Selection|Selección/, level: 0.74 },
  { words: /Training|Formación/, level: 0.6 },
  { words: /Coaching|Acompañamiento/, level: 0.48, growth: 0.036 },
  { words: /Fidelity|fidelidad/, level: 0.5 },
  { words: /External systems|Sistemas externos/, level: 0.55 },
  { words: /Internal systems|Sistemas internos/, level: 0.42 },
  { words: /Data for decisions|Datos para decidir/, level: 0.57 },
  { words: /known fixes|soluciones conocidas/, level: 0.69 },
  { words: /hard changes|cambios difíciles/, level: 0.46 },
];

/** Which button is pressed, counted from 0: not yet, partly, in place, can't tell. */
export function ratingFor(words: string, weeks: number, draw: Draw): 0 | 1 | 2 | 3 {
  if (draw() < 0.05) return 3;
  const standing = STANDING.find((one) => one.words.test(words)) ?? ELSE;
  const level = Math.min(0.92, standing.level + (standing.growth ?? 0) * weeks);
  // People differ by about half a step of the scale around how the work stands.
  const felt = level * 2 + (draw() + draw() - 1) * 0.95;
  return felt < 0.66 ? 0 : felt < 1.36 ? 1 : 2;
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
  return NOTES[Math.floor(draw() * NOTES.length)] ?? '';
}

import type { Draw } from './town.ts';

/** How a driver's work stands, from 0 (nothing in place) to 1 (all of it). */
interface Standing {
  /** In the first school week. */
  readonly level: number;
  /** Per week. */
  readonly growth?: number;
  /** From a week on, another level. */
  readonly later?: { readonly week: number; readonly level: number };
}

/** What a question says it is about, behind its number: English and Spanish names of the drivers. */
const TOPICS = {
  selection: /· (Selection|Selección)/,
  training: /· (Training|Formación)/,
  coaching: /· (Coaching|Acompañamiento)/,
  fidelity: /· [^"]*fidelity|· [^"]*fidelidad/i,
  external: /· (External systems|Sistemas externos)/,
  internal: /· (Internal systems|Sistemas internos)/,
  data: /· (Data for decisions|Datos para decidir)/,
  fixes: /· [^"]*(known fixes|soluciones conocidas)/,
  changes: /· [^"]*(hard changes|cambios difíciles)/,
} as const;

type Topic = keyof typeof TOPICS;

/** Two in three of what could be in place is: where most teams stand in most things. */
const USUAL: Readonly<Record<Topic | 'other', Standing>> = {
  selection: { level: 0.74 },
  training: { level: 0.62 },
  coaching: { level: 0.46, growth: 0.012 },
  fidelity: { level: 0.5, growth: 0.004 },
  external: { level: 0.55 },
  internal: { level: 0.36 },
  data: { level: 0.57 },
  fixes: { level: 0.93 },
  changes: { level: 0.5 },
  other: { level: 0.64 },
};

/** A team in which everything stands well from the first winter on. */
const STRONG: Standing = { level: 0.8, growth: 0.01 };

/**
 * Where teams differ. Grades 3-5 has come a long way with its coaching by spring. Early Years grows strong; Math & Science is
 * one-sided, and its coaching gives way after the winter break.
 */
const TEAMS: Readonly<Record<string, Partial<Record<Topic | 'other', Standing>>>> = {
  'grades-3-5': { coaching: { level: 0.25, growth: 0.027 } },
  'early-years': Object.fromEntries([...Object.keys(TOPICS), 'other'].map((topic) => [topic, STRONG])),
  'math-science': {
    ...{
      selection: { level: 0.9 },
      training: { level: 0.88 },
      fidelity: { level: 0.93 },
    },
    ...{ coaching: { level: 0.95, later: { week: 18, level: 0.5 } }, external: { level: 0.86 } },
    ...{ data: { level: 0.1 }, internal: { level: 0.7 }, changes: { level: 0.86 } },
  },
  'implementation-team': { internal: { level: 0.3 }, fixes: { level: 0.8 }, changes: { level: 0.72 } },
};

/** Which button is pressed, counted from 0: not yet, partly, in place, can't tell. */
export function ratingFor(asked: {
  readonly team: string;
  /** All that the question's message says. */
  readonly words: string;
  /** The school week, from 0. */
  readonly week: number;
  readonly draw: Draw;
}): 0 | 1 | 2 | 3 {
  const { team, words, week, draw } = asked;
  if (draw() < 0.03) return 3;
  const topics = Object.keys(TOPICS) as Topic[];
  const topic = topics.find((one) => TOPICS[one].test(words)) ?? 'other';
  const standing = TEAMS[team]?.[topic] ?? USUAL[topic];
  const { level, growth = 0, later } = standing;
  const now = later && week >= later.week ? later.level : Math.min(0.96, level + growth * week);
  // People differ by about half a step of the scale around how the work stands.
  const felt = now * 2 + (draw() + draw() - 1) * 0.95;
  return felt < 0.66 ? 0 : felt < 1.36 ? 1 : 2;
}

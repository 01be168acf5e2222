import { describe, expect, it } from 'vitest';
import { coachingEn } from '../../../src/locales/coaching.en.ts';
import { coachingEs } from '../../../src/locales/coaching.es.ts';
import { fadeTo, type Past } from '../../../src/model/coaching/fade.ts';
import { MOMENTS, PROMPTS, promptsFor } from '../../../src/model/coaching/prompts.ts';
import { studentHint } from '../../../src/model/coaching/student-hint.ts';

describe('the prompts of a cycle', () => {
  it('are two at the most, and over the cycles each of a set comes up', () => {
    for (const side of ['coach', 'coachee'] as const) {
      for (const moment of MOMENTS) {
        const seen = new Set<string>();
        for (let index = -3; index < 9; index++) {
          const ids = promptsFor(side, moment, { index });
          expect(ids.length).toBeLessThanOrEqual(2);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) seen.add(id);
        }
        expect([...seen].sort()).toEqual([...PROMPTS[side][moment]].sort());
      }
    }
  });

  it('stay under fifty words in both languages', () => {
    for (const words of [coachingEn.prompts, coachingEs.prompts]) {
      for (const prompt of Object.values(words)) expect(prompt.split(/\s+/).length, prompt).toBeLessThan(50);
    }
  });
});

describe('fading', () => {
  const past = (...tried: (Past['tried'] | 'missed')[]): Past[] =>
    tried.map((one, i) => ({
      cycle: `2026-1${2 - i}-01`,
      held: one !== 'missed',
      tried: one === 'missed' ? null : one,
    }));

  it('is proposed after two talks in a row that were held and whose step was tried', () => {
    expect(fadeTo(past('yes', 'partly'), 2, '')).toBe(4);
    expect(fadeTo(past('yes', 'yes'), 4, '')).toBe(6);
    expect(fadeTo(past('yes', 'yes'), 6, '')).toBeUndefined();
  });

  it('is not proposed after one, after a step not tried, or after a talk that was missed', () => {
    expect(fadeTo(past('yes'), 2, '')).toBeUndefined();
    expect(fadeTo(past('yes', 'no'), 2, '')).toBeUndefined();
    expect(fadeTo(past('yes', null), 2, '')).toBeUndefined();
    expect(fadeTo(past('yes', 'missed'), 2, '')).toBeUndefined();
  });

  it('once declined, needs two more talks on track', () => {
    expect(fadeTo(past('yes', 'yes', 'yes'), 2, '2026-12-01')).toBeUndefined();
    expect(fadeTo(past('yes', 'yes', 'yes'), 2, '2026-11-01')).toBe(4);
  });
});

describe('a text that looks as if it named a student', () => {
  it.each([
    ['She wrote me from lee@school.example about it', 'mail'],
    ['Number 204811 was absent again', 'id'],
    ['The student Marcus spoke up for once', 'name'],
    ['Then Marcus Lindqvist spoke up', 'name'],
    ['Hablé con la estudiante Lucía ayer', 'name'],
    ['Ayer Lucía Fernández habló por primera vez', 'name'],
  ])('%s: a hint', (text, hint) => {
    expect(studentHint(text, ['carmen', 'Ana Ruiz'])).toBe(hint);
  });

  it.each([
    'I waited three seconds and more hands went up.',
    'Ana Ruiz and I will look at it on Monday.',
    'In Room 204 the second group finished first.',
    'Next Tuesday I try it with period two.',
    'The students who never speak spoke.',
    'Esperé tres segundos y levantaron más la mano.',
  ])('%s: none', (text) => {
    expect(studentHint(text, ['carmen', 'Ana Ruiz'])).toBeUndefined();
  });
});

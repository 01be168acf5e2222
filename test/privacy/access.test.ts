import { describe, expect, it } from 'vitest';
import { as, type PersonId } from '../../src/model/ids.ts';
import { may, type PersonalData, type Relation } from '../../src/privacy/access.ts';

const ana = as<PersonId>('lakeside/ana');
const vera = as<PersonId>('lakeside/vera');

/** The promise, written down a second time: a change of the table has to be meant. */
const PROMISED: Readonly<Record<PersonalData, readonly Relation[]>> = {
  pulse_rating: ['author'],
  note: ['author'],
  participation: ['author'],
  why_asked: ['author', 'admin'],
};

describe('who may read or change what about a person', () => {
  it.each(Object.entries(PROMISED))('%s: %s, and nobody else', (name, allowed) => {
    const data = name as PersonalData; // A key of the table above.
    expect(may(ana, data, ana)).toBe(allowed.includes('author'));
    expect(may(ana, data, ana, 'admin')).toBe(allowed.includes('author'));
    expect(may(vera, data, ana, 'admin')).toBe(allowed.includes('admin'));
    expect(may(vera, data, ana)).toBe(allowed.includes('anyone_else'));
  });
});

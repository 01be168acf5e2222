import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focusOf } from '../../src/district/focus.ts';
import { findDrivers } from '../../src/locales/find-drivers.ts';
import { say } from '../../src/locales/index.ts';
import { ALIASES, AMBIGUOUS } from '../../src/model/aliases.ts';
import { DRIVER_IDS, type DriverId } from '../../src/model/drivers.ts';
import { folded } from '../../src/model/folded.ts';

/** The catalog's aliases as the domain reference lists them (1.3), and the words of the two source documents. */
const CATALOG: Readonly<Record<DriverId, readonly string[]>> = {
  selection: ['Selection', 'recruitment and selection', 'staff selection', 'staffing', 'hiring'],
  training: ['Training', 'professional development', 'PD', 'pre-service training', 'in-service training'],
  coaching: [
    'Coaching',
    'consultation and coaching',
    'supervision/coaching',
    'supervision',
    'ongoing support',
  ],
  fidelity: [
    ...['Fidelity & effort checks', 'fidelity assessment', 'performance assessment'],
    ...['Assessment of Implementation', 'staff evaluation', 'integrity', 'effort', 'Fidelity'],
  ],
  external_systems: [
    ...['External Systems', 'systems intervention', 'systems-level partnerships', 'communication (ext.)'],
  ],
  internal_systems: [
    ...['Internal Systems', 'facilitative administration', 'facilitative administrative support'],
  ],
  data_systems: [
    ...['Data Support Systems', 'Data for decisions', 'decision support data system', 'DSDS'],
    ...['decision support data systems', 'program evaluation'],
  ],
  leadership_technical: ['Leadership: known fixes', 'technical leadership', 'technical'],
  leadership_adaptive: ['Leadership: hard changes', 'adaptive leadership', 'adaptive'],
};

const one = (driver: DriverId) => ({ type: 'one', driver });

describe('typing any alias of the catalog finds its driver; the ambiguous ones ask; both sources’ words work', () => {
  it.each(DRIVER_IDS)('%s, by every word of the sources and of the catalog', (driver) => {
    for (const word of CATALOG[driver]) expect(findDrivers(word), word).toEqual(one(driver));
  });

  it.each(DRIVER_IDS)('%s, by its id, its names and its aliases in both languages', (driver) => {
    const names = [say('en').drivers[driver], say('es').drivers[driver]];
    for (const word of [driver, ...names, ...ALIASES[driver].en, ...ALIASES[driver].es]) {
      expect(findDrivers(word), word).toEqual(one(driver));
    }
  });

  it('asks where a word may mean more than one', () => {
    const both = ['external_systems', 'internal_systems'];
    const leadership = ['leadership_technical', 'leadership_adaptive'];
    for (const [word, drivers] of [
      ['Leadership', leadership],
      ['liderazgo', leadership],
      ['communication', both],
      ['barrier removing', both],
      ['comunicación', both],
      ['evaluation', ['fidelity', 'data_systems']],
      ['Evaluación', ['fidelity', 'data_systems']],
      ['Competency Drivers', ['selection', 'training', 'coaching', 'fidelity']],
      ['Organization Drivers', ['external_systems', 'internal_systems', 'data_systems']],
    ] as const) {
      expect(findDrivers(word), word).toEqual({ type: 'several', drivers });
    }
  });

  it('has no word twice: not for two drivers, and none both clear and ambiguous', () => {
    const clear = DRIVER_IDS.flatMap((driver) => {
      const names = [driver, say('en').drivers[driver], say('es').drivers[driver]];
      const words = new Set([...names, ...ALIASES[driver].en, ...ALIASES[driver].es].map(folded));
      return [...words];
    });
    const ambiguous = AMBIGUOUS.flatMap(({ words }) => words.map(folded));
    const all = [...clear, ...ambiguous];
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
  });

  it('does not mind case, accents, hyphens or spaces', () => {
    const words = DRIVER_IDS.flatMap((driver) => [...ALIASES[driver].en, ...ALIASES[driver].es]);
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.boolean(),
        fc.constantFrom(' ', '  ', '-', '_'),
        (word, up, gap) => {
          const typed = ` ${up ? word.toUpperCase() : word.toLowerCase()} `
            .normalize('NFD')
            .replaceAll(' ', gap);
          expect(findDrivers(typed)).toEqual(findDrivers(word));
        },
      ),
    );
    expect(findDrivers('seleccion')).toEqual(one('selection'));
  });

  it('suggests the nearest word for a slip, and nothing for what is no driver', () => {
    expect(findDrivers('facilitative adminstration')).toEqual({
      type: 'none',
      meant: 'Facilitative administration',
    });
    expect(findDrivers('selecion')).toEqual({ type: 'none', meant: 'Selección' });
    expect(findDrivers('lunch duty')).toEqual({ type: 'none', meant: undefined });
    expect(findDrivers('')).toEqual({ type: 'none', meant: undefined });
    for (const word of ['constructor', '__proto__', 'toString']) expect(findDrivers(word).type).toBe('none');
  });

  it('is the same table that a district file’s focus is read by', () => {
    expect(focusOf('Systems Intervention')).toEqual({ driver: 'external_systems' });
    expect(focusOf('acompañamiento')).toEqual({ driver: 'coaching' });
    expect(focusOf('Leadership')).toEqual({
      fix: 'This may mean more than one driver. Write leadership_technical or leadership_adaptive.',
    });
  });
});

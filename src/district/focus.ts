import { DRIVER_IDS, type DriverId } from '../model/drivers.ts';
import { nearest } from '../nearest.ts';

/** What districts call the drivers: the ids, the words of the two NIRN sources, and everyday ones. */
const ALIASES: Readonly<Record<DriverId, readonly string[]>> = {
  selection: ['recruitment and selection', 'staff selection', 'staffing', 'hiring'],
  training: ['professional development', 'pd', 'pre-service training', 'in-service training'],
  coaching: ['consultation and coaching', 'supervision', 'ongoing support'],
  fidelity: [
    'fidelity assessment',
    'performance assessment',
    'assessment of implementation',
    'staff evaluation',
    'integrity',
  ],
  external_systems: ['external systems', 'systems intervention', 'systems-level partnerships'],
  internal_systems: [
    'internal systems',
    'facilitative administration',
    'facilitative administrative support',
  ],
  data_systems: [
    ...['data systems', 'decision support data system', 'decision support data systems', 'dsds'],
    ...['data support systems', 'program evaluation'],
  ],
  leadership_technical: ['technical leadership', 'technical'],
  leadership_adaptive: ['adaptive leadership', 'adaptive'],
};

/** Words that more than one driver answers to: they ask, and never guess. */
const AMBIGUOUS: Readonly<Record<string, readonly DriverId[]>> = {
  leadership: ['leadership_technical', 'leadership_adaptive'],
  communication: ['external_systems', 'internal_systems'],
  'barrier removing': ['internal_systems', 'external_systems'],
  evaluation: ['fidelity', 'data_systems'],
};

export type Focus = { readonly driver: DriverId } | { readonly fix: string };

/** The driver that a team means by its `focus`, or what to write instead. Case does not count. */
export function focusOf(word: string): Focus {
  const said = word.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const driver = DRIVER_IDS.find((id) => id === said || ALIASES[id].includes(said));
  if (driver !== undefined) return { driver };
  const several = Object.hasOwn(AMBIGUOUS, said) ? AMBIGUOUS[said] : undefined;
  if (several) return { fix: `This may mean two drivers. Write ${several.join(' or ')}.` };
  const meant = nearest(said, [...DRIVER_IDS, ...Object.values(ALIASES).flat()]);
  return {
    fix: meant === undefined ? `The drivers are: ${DRIVER_IDS.join(', ')}.` : `Did you mean "${meant}"?`,
  };
}

import { type DriverNames, namesOf } from './names.ts';

const crossCutting = { confidence: 'Confidence', worth: 'Worth the time', fit: 'Fits the week' } as const;

/** What a district reads that chooses plain words: those of the growth and evaluation text, in everyday English. */
const plain: DriverNames = {
  selection: 'Selection',
  training: 'Training',
  coaching: 'Coaching',
  fidelity: 'Fidelity & effort checks',
  external_systems: 'External systems',
  internal_systems: 'Internal systems',
  data_systems: 'Data for decisions',
  leadership_technical: 'Leadership: known fixes',
  leadership_adaptive: 'Leadership: hard changes',
};

/** The words of NIRN and SISEP. */
const nirn: DriverNames = {
  selection: 'Selection',
  training: 'Training',
  coaching: 'Coaching',
  fidelity: 'Fidelity assessment',
  external_systems: 'Systems intervention',
  internal_systems: 'Facilitative administration',
  data_systems: 'Decision support data systems',
  leadership_technical: 'Technical leadership',
  leadership_adaptive: 'Adaptive leadership',
};

export const namesEn = {
  plain: namesOf(plain, crossCutting, {
    competency: 'Competency: people become able and sure',
    organization: 'Organization: the place makes the work possible',
    leadership: 'Leadership: the base that all of it stands on',
  }),
  nirn: namesOf(nirn, crossCutting, {
    competency: 'Competency drivers',
    organization: 'Organization drivers',
    leadership: 'Leadership drivers',
  }),
} as const;

import { type DriverNames, namesOf } from './names.ts';

const crossCutting = { confidence: 'Confianza', worth: 'Vale el tiempo', fit: 'Cabe en la semana' } as const;

const plain: DriverNames = {
  selection: 'Selección',
  training: 'Formación',
  coaching: 'Acompañamiento',
  fidelity: 'Revisión de fidelidad y esfuerzo',
  external_systems: 'Sistemas externos',
  internal_systems: 'Sistemas internos',
  data_systems: 'Datos para decidir',
  leadership_technical: 'Liderazgo: soluciones conocidas',
  leadership_adaptive: 'Liderazgo: cambios difíciles',
};

const nirn: DriverNames = {
  selection: 'Selección',
  training: 'Capacitación',
  coaching: 'Coaching',
  fidelity: 'Evaluación de la fidelidad',
  external_systems: 'Intervención en los sistemas',
  internal_systems: 'Administración facilitadora',
  data_systems: 'Sistemas de datos de apoyo a las decisiones',
  leadership_technical: 'Liderazgo técnico',
  leadership_adaptive: 'Liderazgo adaptativo',
};

export const namesEs = {
  plain: namesOf(plain, crossCutting, {
    competency: 'Competencia: las personas se vuelven capaces y seguras',
    organization: 'Organización: el lugar hace posible el trabajo',
    leadership: 'Liderazgo: la base sobre la que descansa todo',
  }),
  nirn: namesOf(nirn, crossCutting, {
    competency: 'Impulsores de competencia',
    organization: 'Impulsores de organización',
    leadership: 'Impulsores de liderazgo',
  }),
} as const;

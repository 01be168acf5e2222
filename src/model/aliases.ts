import { DRIVER_IDS, type DriverId, groupOf } from './drivers.ts';

/**
 * What people call the drivers besides their names: the words of both NIRN vocabularies (the growth and evaluation
 * text, and the SISEP summary), those of the 2005 synthesis, and everyday ones (domain reference 1.3).
 */
export const ALIASES: Readonly<
  Record<DriverId, { readonly en: readonly string[]; readonly es: readonly string[] }>
> = {
  selection: {
    en: ['staff selection', 'recruitment and selection', 'recruitment', 'staffing', 'hiring'],
    es: ['selección de personal', 'contratación', 'reclutamiento'],
  },
  training: {
    en: ['professional development', 'PD', 'pre-service training', 'in-service training', 'workshops'],
    es: ['capacitación', 'desarrollo profesional', 'formación inicial', 'formación continua', 'talleres'],
  },
  coaching: {
    en: ['consultation and coaching', 'supervision/coaching', 'supervision', 'ongoing support'],
    es: ['coaching', 'asesoría', 'tutoría', 'supervisión', 'apoyo continuo'],
  },
  fidelity: {
    en: [
      ...['fidelity', 'fidelity assessment', 'performance assessment', 'assessment of implementation'],
      ...['staff evaluation', 'effort', 'effort and fidelity', 'integrity'],
    ],
    es: [
      ...['fidelidad', 'evaluación de fidelidad', 'evaluación de la implementación'],
      ...[
        'evaluación del desempeño',
        'evaluación del personal',
        'esfuerzo',
        'esfuerzo y fidelidad',
        'integridad',
      ],
    ],
  },
  external_systems: {
    en: [
      ...['systems intervention', 'systems-level partnerships'],
      ...['external communication', 'communication (ext.)'],
    ],
    es: ['intervención en los sistemas', 'alianzas', 'comunicación externa'],
  },
  internal_systems: {
    en: [
      ...['facilitative administration', 'facilitative administrative support'],
      ...['administration', 'internal communication'],
    ],
    es: ['administración facilitadora', 'apoyo administrativo', 'administración', 'comunicación interna'],
  },
  data_systems: {
    en: [
      ...['decision support data system', 'DSDS', 'data support systems'],
      ...['data systems', 'data', 'program evaluation'],
    ],
    es: [
      ...['sistemas de datos', 'sistemas de apoyo de datos', 'datos', 'evaluación del programa'],
      ...['datos de apoyo a las decisiones'],
    ],
  },
  leadership_technical: {
    en: ['technical leadership', 'technical challenges', 'technical'],
    es: ['liderazgo técnico', 'retos técnicos', 'técnico'],
  },
  leadership_adaptive: {
    en: ['adaptive leadership', 'adaptive challenges', 'adaptive'],
    es: ['liderazgo adaptativo', 'retos adaptativos', 'adaptativo'],
  },
};

const inGroup = (group: ReturnType<typeof groupOf>) => DRIVER_IDS.filter((id) => groupOf(id) === group);

/**
 * Words that more than one driver answers to: whoever says them is asked which one they mean. *Communication* and
 * *barrier removing* name what both systems drivers do, not one of them.
 */
export const AMBIGUOUS: readonly {
  readonly words: readonly string[];
  readonly drivers: readonly DriverId[];
}[] = [
  { words: ['leadership', 'leadership driver', 'liderazgo'], drivers: inGroup('leadership') },
  {
    words: [
      ...['communication', 'barrier removing', 'barrier removal', 'removing barriers', 'barrier'],
      ...['comunicación', 'quitar barreras', 'eliminación de barreras', 'barrera'],
    ],
    drivers: ['external_systems', 'internal_systems'],
  },
  { words: ['evaluation', 'assessment', 'evaluación'], drivers: ['fidelity', 'data_systems'] },
  { words: ['systems', 'sistemas'], drivers: ['external_systems', 'internal_systems', 'data_systems'] },
  { words: ['competency', 'competency driver', 'competencia'], drivers: inGroup('competency') },
  { words: ['organization', 'organization driver', 'organización'], drivers: inGroup('organization') },
];

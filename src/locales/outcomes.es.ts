import type { Sentences } from './en.ts';

/** Lo que Driveline dice sobre las medidas importadas, en español. Solo unidades, nunca personas ni causas. */
export const outcomesEs: Sentences['outcomes'] = {
  mayNot: 'Las medidas se muestran a quien dirige una escuela o un nivel superior.',
  title: 'Medidas de sus escuelas y equipos',
  none: 'Todavía no se ha importado nada. Lo hace quien administra Driveline, desde un archivo: driveline outcomes import ARCHIVO.',
  caption: (measure) => `${measure}, por unidad y período`,
  unit: 'Unidad',
  chart: (measure, unit) => `${measure} en ${unit}, al lado del pulso`,
  chartSays: (measure, first, last) => `${measure}: de ${first} a ${last}.`,
  pulse: (driver) => `${driver} (pulso)`,
  expected: (driver, measure) => `${driver} en un período, ${measure} en el siguiente. Se espera: positivo.`,
  tooFew: (units, least) =>
    `${units} de las ${least} unidades que hacen falta tienen ambas cosas: todavía no se puede decir nada.`,
  seen: (rho, low, high, units) => `Visto: ${rho} (probablemente de ${low} a ${high}), ${units} unidades:`,
  readings: {
    positive: 'van juntas. Eso no prueba que una cause la otra.',
    cannot_tell: 'todavía no se puede saber.',
    not_positive: 'por ahora no es positivo. Espere un tercer período antes de sacar conclusiones.',
    questions:
      'claramente no es positivo. Puede que nuestra consulta no mida lo que importa: revisen sus preguntas y la medida. No dice nada de quienes enseñan.',
  },
  small:
    'Solo unidades de diez personas o más, nunca personas; sin posiciones. Se comparan los rangos de las unidades, período por período (Spearman, intervalo de Bonett y Wright).',
};

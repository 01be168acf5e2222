import type { Sentences } from './en.ts';

export const membersEs: Sentences['members'] = {
  share: {
    title: 'Otra organización está en este canal',
    ask: (unit) =>
      `Personas de otra organización leen el canal de ${unit}. Su resumen muestra cómo va ${unit}, sin nombres. ¿Lo publico allí? Mientras nadie decida, no publico nada.`,
    agreed: (unit, by) =>
      `Anotado: el resumen de ${unit} se publica en el canal compartido. Lo decidió ${by}.`,
    refused: (unit, by) =>
      `Anotado: el resumen de ${unit} no se publica en el canal compartido. Lo decidió ${by}. Para recibirlo, dele al equipo un canal propio.`,
    agree: 'Publicarlo allí',
    refuse: 'No publicarlo',
    small:
      'Puede cambiarlo cuando quiera. A las personas de la otra organización nunca se les pregunta nada.',
    notYours:
      'Esto lo deciden quienes dirigen o facilitan este equipo, o quienes se ocupan de mí. No se cambió nada.',
    gone: 'Aquí ya no hay nada que decidir. No se cambió nada.',
  },
};

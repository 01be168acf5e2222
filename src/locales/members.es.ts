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
  group: {
    title: 'No puedo ver quién forma un equipo',
    gone: (teams) =>
      `El grupo de usuarios que dice quién forma ${teams} se desactivó, está vacío o ya no existe. Actívelo de nuevo o indique otro grupo.`,
    hidden: (teams) =>
      `No tengo permiso para ver el grupo de usuarios que dice quién forma ${teams}. Por favor, instáleme otra vez en Slack y permita «usergroups:read».`,
    small:
      'Hasta entonces, el equipo queda como está. A nadie nuevo se le pregunta y a nadie se le da de baja.',
  },
};

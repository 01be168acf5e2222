import type { Sentences } from './en.ts';

/** How often to ask, and why a team is not asked, in Spanish. */
export const askingEs: Sentences['asking'] = {
  quietTitle: '¿Sigo preguntando?',
  quiet:
    'Quizá sus tres últimas consultas llegaron en mal momento. No pasa nada. Desde ahora no pregunto hasta que usted elija. Nadie se entera.',
  keepAsking: 'Siga preguntando',
  pauseUntil: 'Pausar hasta …',
  modes: {
    each: 'Pregúnteme cada vez',
    every_other: 'Una vez sí y otra no',
    paused: 'Pausar las consultas',
  },
  chosen: {
    each: 'De acuerdo: pregunto cada vez. La próxima consulta llega sola.',
    every_other: 'De acuerdo: pregunto una vez sí y otra no.',
    quiet: 'No pregunto hasta que usted elija con qué frecuencia.',
  },
  paused: (day) => `De acuerdo: las consultas se pausan y siguen a partir del ${day}.`,
  pausedOpen: 'De acuerdo: las consultas se pausan hasta que usted escriba /driveline reanudar.',
  change: 'Cambiar esto',
  onlyYou: 'Esto solo lo ve usted. Mientras no se le pregunta, no se le cuenta.',

  formTitle: '¿Cada cuánto pregunto?',
  save: 'Guardar',
  cancel: 'Cancelar',
  modeLabel: 'Consultas',
  modeMissing: 'Elija una de estas opciones, por favor.',
  untilLabel: 'Pausar hasta',
  untilHint:
    'Las consultas siguen a partir de ese día. Si lo deja vacío, descansan hasta que escriba /driveline reanudar.',
  untilWrong:
    'Elija un día posterior a hoy y dentro de un año, por ejemplo 2027-01-11. No se ha cambiado nada.',
  notYours: 'Este mensaje es de otra persona. No se ha cambiado nada.',
  gone: 'Este mensaje ya no está. No se ha cambiado nada. Puede escribir /driveline pausa cuando quiera.',

  notNow: 'Esta vez no',
  notNowMeaning: 'Dejar esta consulta. Nadie se entera',
  less: 'Menos consultas',
  lessMeaning: 'Pausar las consultas o recibir una de cada dos. Nadie se entera',
  declined: 'De acuerdo, esta vez no. Nadie se entera y no llega ningún recordatorio.',
  resting: 'Sus consultas descansan. Nadie se entera.',
  answerAfterAll: 'Responder de todos modos',
  offer: 'Si lo prefiere, puedo preguntarle con menos frecuencia.',

  whyAcross: (topic) =>
    `${topic}: se pregunta a todo el equipo una vez al mes, en lugar de un impulsor. Dice cómo se vive el trabajo y no cuenta para la cifra de ningún impulsor.`,
  drawnAcross: (position, topic) =>
    `Pregunta ${position}, ${topic}: se hace a todo el equipo una vez al mes, sobre todos los impulsores.`,

  rest: {
    title: (team) => `Las consultas de ${team} descansan`,
    undecided: (driver) =>
      `Los dos últimos resúmenes quedaron sin decisión y sin acción, así que no se pregunta a nadie hasta que haya una: la gente responde si sirve de algo. Para decidir: ¿facilitar la próxima semana una cosa de «${driver}»? «Ahora no» también es una decisión.`,
    unposted:
      'El último resumen no se pudo publicar en el canal del equipo, así que no se pregunta a nadie hasta que llegue uno. Compruebe, por favor, que el bot está en el canal.',
    who: 'Este mensaje llega a quienes dirigen o facilitan el equipo.',
    over: (team) => `Las consultas de ${team} siguen con la próxima.`,
    decided: (choice, team) => `Anotado: ${choice}. Las consultas de ${team} siguen con la próxima.`,
    gone: 'Aquí ya no hay nada que decidir. No se ha cambiado nada.',
  },

  digest: {
    undecided: (driver) =>
      `Las consultas descansan: los dos últimos resúmenes quedaron sin decisión y sin acción. Sus respuestas deben servir de algo. Decidan sobre «${driver}» y siguen.`,
    unposted: 'Esta semana no se preguntó a nadie: el último resumen no llegó a este canal.',
    halved: {
      few_answers:
        'Últimamente respondieron pocas personas, así que durante cuatro semanas hay la mitad de consultas.',
      cant_tell:
        'Últimamente muchas respuestas fueron «No sé», así que durante cuatro semanas hay la mitad de consultas.',
    },
    leaveOut: (item) => `Donde más se respondió «No sé»: «${item}» ¿La quitamos?`,
    leaveOutButton: 'Quitarla',
    leaveOutMeaning: 'No hacer más esta pregunta a este equipo',
    leftOut: (item) => `Como decidieron, esto ya no se pregunta: «${item}»`,
    smallTeam: (k) =>
      `En este equipo se preguntaría a menos de ${k} personas, así que las consultas descansan: las cifras podrían señalar a alguien.`,
    smallCounts: (k) =>
      `Con menos de ${k} personas, este equipo no tiene cifras propias; sus respuestas cuentan para la escuela.`,
  },
  leftOutDone: (item) => `A este equipo ya no se le pregunta esto: «${item}»`,
};

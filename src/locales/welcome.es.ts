import type { Sentences } from './en.ts';

export const welcomeEs: Sentences['welcome'] = {
  title: 'Hola, soy Driveline',
  what: (team) =>
    `${team} consulta a través de mí: tres preguntas cortas sobre el apoyo que rodea su trabajo, con un toque cada una.`,
  whenLabel: 'Cuándo',
  when: (weeks, day, time) =>
    weeks === 1 ? `${day} desde las ${time}, cada semana` : `${day} desde las ${time}, cada ${weeks} semanas`,
  hoursLabel: 'Su horario',
  zoneLabel: 'Su zona horaria',
  zoneNow: (zone, time) => `${zone}, ahora ${time}`,
  who: (k) =>
    `Sus respuestas siguen siendo suyas: el equipo ve sumas de ${k} o más personas, nunca nombres. Nadie ve más: ni la dirección, ni acompañantes, ni quien administra.`,
  right: 'Está bien',
  rightMeaning: 'La hora y el horario están bien: las consultas pueden empezar',
  change: 'Cambiar',
  changeMeaning: 'Cambiar su zona horaria, su horario o su idioma',
  thanks: 'Gracias. Eso es todo por ahora.',
  later: 'Puede cambiarlo cuando quiera. Para hacer una pausa, escriba /driveline pausa.',
  formTitle: 'Su horario',
  formIntro: 'Solo le escribo en este horario.',
  from: 'Desde',
  to: 'Hasta',
  language: 'Idioma',
  save: 'Guardar',
  cancel: 'Cancelar',
  zoneMissing: 'Elija una de estas, por favor.',
  hoursWrong: 'Deje al menos dos horas entre las dos, por favor.',
  notYours: 'Este mensaje ya no está abierto para usted. No se cambió nada.',
};

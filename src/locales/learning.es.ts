import type { Sentences } from './en.ts';

/** Lo que Driveline dice sobre el aprendizaje profesional, en español. */
export const learningEs: Sentences['learning'] = {
  gone: 'Esto ya no está. No se guardó nada.',
  mayNot: 'El aprendizaje lo planean quienes trabajan allí. No se guardó nada.',
  notNow: 'Mientras tanto esto avanzó. No se cambió nada.',
  untitled: (driver) => `Aprendizaje sobre ${driver}`,
  themes: {
    skill: 'una habilidad que varias personas todavía construyen',
    time: 'tiempo que a varias personas les falta',
    belief: 'una convicción que varias personas no comparten',
  },
  states: {
    suggested: 'sugerido',
    planned: (day) => `planeado para el ${day}`,
    late: (day) => `estaba planeado para el ${day}: ¿se hizo o se movió?`,
    delivered: (day, of) => `hecho; seguimiento en dos semanas, día ${day} de ${of}`,
    overdue: (day) => `hecho el ${day}, y todavía nadie dio seguimiento`,
  },
  card: {
    title: 'Aprendizaje profesional',
    none: 'No hay nada sugerido ni planeado. Lo sugiere aquí un impulsor que sigue débil o algo que les cuesta a varias personas.',
    line: (unit, topic, state) => `${unit} · ${topic} · ${state}`,
    plan: (topic) => `Planear: ${topic}`,
    delivered: (topic) => `Hecho: ${topic}`,
    followed: (topic) => `Con seguimiento: ${topic}`,
    drop: (topic) => `Descartar: ${topic}`,
    add: 'Planear algo nuevo',
    small:
      'Quiénes estuvieron se registra con /driveline training. Esta lista la ven sus equipos y su escuela.',
  },
  form: {
    title: 'Planear aprendizaje',
    intro:
      'Un tema que la gente usará en las dos semanas siguientes, y un día. Después, alguien da seguimiento.',
    topic: '¿Qué aprenderán a hacer?',
    topicHint: 'Unas pocas palabras. Sin nombres, por favor.',
    unit: '¿Para quiénes?',
    driver: '¿Para qué impulsor?',
    audience: '¿Quiénes aprenden?',
    audiences: { staff: 'Personal', coach: 'Coaches', leadership: 'Dirección' },
    day: '¿Cuándo?',
    save: 'Planear',
    cancel: 'Cancelar',
    needed: 'Complete esto, por favor. No se guardó nada; lo que escribió sigue aquí.',
    tooLong: (most) => `Que no pase de ${most} caracteres. No se perdió nada.`,
    badDate: 'Elija un día desde hoy, dentro del próximo año. No se guardó nada.',
  },
  saved: {
    planned: (day) => `Planeado para el ${day}. Cuando se haya hecho, regístrelo con /driveline training.`,
    delivered: 'Anotado como hecho. Alguien da seguimiento en dos semanas.',
    followed: 'Anotado: ustedes dieron seguimiento.',
    dropped: 'Descartado. No se vuelve a sugerir para este impulsor hasta el próximo año escolar.',
  },
  digest: {
    line: (said) => `Aprendizaje: ${said}.`,
    suggestedDriver: (driver) => `${driver} sigue débil; puede ayudar aprender algo`,
    suggestedTheme: (theme) => `los coaches nombran ${theme}`,
    planned: (topic, day) => `«${topic}» el ${day}`,
    followUp: (topic, day, of) => `dar seguimiento a «${topic}» (día ${day} de ${of})`,
    overdue: (topic) => `«${topic}» todavía espera seguimiento`,
    plan: 'Planear aprendizaje',
    effect: {
      higher: (topic, driver, before, after) =>
        `Desde «${topic}», ${driver} está más alto (${before} cifras antes, ${after} después); fueron juntos, y eso no es prueba.`,
      lower: (topic, driver, before, after) =>
        `Desde «${topic}», ${driver} está más bajo (${before} cifras antes, ${after} después); fueron juntos, y eso no es prueba.`,
      no_clear_move: (topic, driver, before, after) =>
        `Desde «${topic}», ${driver} no muestra un cambio claro (${before} cifras antes, ${after} después).`,
      too_few: (topic, driver, before, after) =>
        `Desde «${topic}»: muy pocas cifras de ${driver} para decirlo (${before} antes, ${after} después).`,
    },
  },
};

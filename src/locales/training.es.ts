import type { Sentences } from './en.ts';

/** Lo que Driveline dice sobre las capacitaciones, en español. */
export const trainingEs: Sentences['training'] = {
  mayNot: 'Las capacitaciones las registra quien dirige, facilita o acompaña un equipo. No se guardó nada.',
  gone: 'Esta sesión ya no está. No se guardó nada.',
  notYours: 'Esta pregunta es para quienes estuvieron. No se guardó nada.',
  olderTap: 'Ya se había guardado un toque posterior, así que este no contó.',
  form: {
    title: 'Registrar capacitación',
    intro: 'Primero, qué fue. Después, quiénes estuvieron: son dos diálogos cortos.',
    topic: '¿De qué trató?',
    topicHint: 'Unas pocas palabras, como «Retroalimentación que sirve». Sin nombres, por favor.',
    unit: '¿Para quiénes?',
    heldOn: '¿Cuándo fue?',
    learning: '¿Estaba planeada?',
    unplanned: 'No, surgió por sí sola',
    next: 'Siguiente',
    cancel: 'Cancelar',
    needed: 'Complete esto, por favor. No se guardó nada; lo que escribió sigue aquí.',
    tooLong: (most) => `Que no pase de ${most} caracteres. No se perdió nada.`,
    badDate: 'Elija un día de las últimas cuatro semanas, hoy incluido. No se guardó nada.',
    nobody: 'Según el archivo del distrito, allí todavía no trabaja nadie. No se guardó nada.',
    thereTitle: '¿Quiénes estuvieron?',
    thereIntro: (topic, day) => `${topic} · ${day}. Desactive a quien faltó.`,
    part: (from, to, of) => `Personas ${from} a ${to} de ${of}.`,
    save: 'Guardar',
  },
  saved: (there) =>
    `Guardado: estuvieron ${there}. Hoy se les pregunta y otra vez dos semanas después de la sesión.`,
  savedNobody: 'Guardado: no estuvo nadie. No se le pregunta nada a nadie.',
  ask: {
    after: (topic, day) => `Usted tuvo capacitación el ${day}: ${topic}.`,
    later: (topic, day) => `Hace dos semanas, el ${day}, usted tuvo capacitación: ${topic}.`,
    private: (k) =>
      `Confidencial: su equipo ve una sola cifra conjunta, desde ${k} personas. Quien le evalúa no ve la suya. La guarda el distrito; puede aplicarse la ley de registros.`,
    skip: 'Esta vez no',
    skipMeaning: 'Dejar esto; no se le dice a nadie',
    done: 'Gracias. Eso era todo sobre esta capacitación.',
  },
  uncoached: {
    title: (team) => `Capacitación en ${team}: quién no tiene coach todavía`,
    text: (topic, day, names) =>
      `Después de «${topic}» (${day}), a estas personas no las acompaña nadie: ${names}. La capacitación sola rara vez llega al aula.`,
    more: (count) => `y ${count} más`,
    what: 'La pareja se anota en el archivo del distrito, en coaching.',
    small: 'Lo recibe porque usted dirige aquí. Solo dice quién no tiene coach en el archivo del distrito.',
  },
  digest: {
    line: (topic, day, figures) => `Capacitación «${topic}» (${day}), según quienes estuvieron: ${figures}.`,
    items: {
      trn2: 'la practicaron',
      trn3: 'saben decir por qué',
      trn4: 'alguien preguntó en dos semanas',
    },
    few: 'muy pocas respuestas para mostrarlas',
  },
};

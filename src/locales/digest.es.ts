import type { Sentences } from './en.ts';

/** The sentences of the weekly digest in Spanish. */
export const digestEs: Sentences['digest'] = {
  title: (team, week) => `${team} · semana del ${week}`,
  summary: (team, answered) => `Resumen semanal de fidelidad de ${team}. ${answered}`,

  lastWeek: 'La semana pasada',
  lastTime: 'La última vez',
  first: 'Este es el primer resumen del equipo.',
  undecided: (when) => `${when} no se decidió nada, así que nada ha cambiado todavía.`,
  unproposed: (when) => `${when} no hubo nada que decidir.`,
  decided: {
    do_it: (when, driver) => `${when} decidieron facilitar una cosa de «${driver}».`,
    talk_first: (when, driver) => `${when} decidieron hablar primero de «${driver}».`,
    not_now: (when, driver) => `${when} decidieron sobre «${driver}»: ahora no.`,
  },

  answered: (answered, asked) =>
    `Respondieron ${answered} de ${asked}. No se cuenta a quienes estaban ausentes.`,
  answeredShort: (answered, asked) => `Respondieron ${answered} de ${asked}.`,
  fewAnswered: (asked, k) =>
    `Se preguntó a ${asked}. Respondieron menos de ${k}, así que no se muestran cifras: podrían señalar a una persona.`,
  nobodyAsked: 'Esta semana a nadie le tocaba la consulta.',
  cantTell: (percent) => `«No sé» fue el ${percent} % de las respuestas.`,
  cantTellShort: (percent) => `${percent} % «No sé».`,
  tableCaption: 'Impulsores, en porcentaje de puntos',
  tableCaptionShort: 'Porcentaje de puntos',
  columns: {
    driver: 'Impulsor',
    score: 'Cifra (rango probable)',
    band: 'Lectura',
    answers: 'Respuestas',
    week: 'Semana del',
  },
  tooFew: 'muy pocas respuestas',
  held: 'retenida esta semana',
  heldSince: (week) => `${week}, retenida`,
  between: (low, high) =>
    low === 0 ? `${high} o menos` : high === 100 ? `${low} o más` : `de ${low} a ${high}`,
  twoBands: '◐ Afianzándose o ● Sólido',
  respondents: (n, asked) => `${n} de ${asked}`,
  focus: (driver) => `${driver} (foco)`,

  trend: {
    notEnough: (driver, points, least) =>
      `Foco – ${driver}: aún no hay semanas suficientes (${points} de ${least}).`,
    noClearChange: (driver, points) => `Foco – ${driver}: sin cambio claro (${points} puntos hasta ahora).`,
    up: (driver, points) => `Foco – ${driver}: tiende a subir (${points} puntos hasta ahora).`,
    down: (driver, points) => `Foco – ${driver}: tiende a bajar (${points} puntos hasta ahora).`,
    above: (driver, points) =>
      `Foco – ${driver}: cambió, últimamente sobre su mitad (${points} puntos hasta ahora).`,
    below: (driver, points) =>
      `Foco – ${driver}: cambió, últimamente bajo su mitad (${points} puntos hasta ahora).`,
    newQuestions: (week) => `Preguntas nuevas desde la semana del ${week}: no se compara con lo anterior.`,
    changed: (driver, points) => `Foco – ${driver}: cambió en algún momento (${points} puntos hasta ahora).`,
  },
  chartEarlier: (driver) => `${driver}, preguntas anteriores`,
  chartTitle: (driver) => `${driver}, por semana`,
  chartDescription: (low, high) => `La más baja ${low}, la más alta ${high}.`,

  decide: 'Para decidir juntos: ¿qué apoyo haría más fácil el trabajo de la próxima semana?',
  choices: { do_it: 'Hacerlo', talk_first: 'Hablarlo primero', not_now: 'Ahora no' },
  choiceMeaning: (choice) => `${choice}: registrar esto como decisión del equipo`,
  decidedBy: (name, day, choice) => `Decisión de ${name}, ${day}: ${choice}`,
  small: (k) =>
    `Menos de ${k} personas: no se muestra. Con pocas, el rango es amplio: miren meses, no una semana.`,
  smallShort: (k) => `Nunca de menos de ${k} personas.`,

  mayNotDecide:
    'Solo quien lidera o facilita este equipo, su escuela o su distrito puede registrar la decisión. No cambió nada. Cuéntale aquí lo que piensas.',
  decidedTooLate:
    'Un resumen más reciente ya contó lo que se decidió aquí, así que no cambió nada. Decide en el más reciente.',
  olderTap: 'Ya se registró una decisión posterior, así que este toque no contó.',
  gone: 'Este resumen ya no está. No cambió nada.',

  explain: '¿Cómo se calculó?',
  explainTitle: 'Cómo se calculó este resumen',
  explainNothing: 'Este resumen no muestra ninguna cifra.',
  explainFigure: (score, n, asked) => `${score}, el promedio de ${n} de ${asked} personas.`,
  explainRange: (low, high, t) => `Rango probable ${low}–${high}, con t = ${t}.`,
  explainEnd: (bounds, n, asked) =>
    `${bounds}, de ${n} de ${asked} personas. Tan cerca de un extremo, un número más exacto podría revelar lo que dijo una persona.`,
  explainHeld:
    '«Retenida» y una lectura sin cifra: desde la última cifra llegaron o se fueron unas pocas personas, y el cambio no es mayor que el que ellas solas podrían causar. Una cifra nueva podría revelar lo que dijeron; vale la anterior.',
  explainScore:
    'Cifra: «Aún no» vale 0 puntos, «En parte» 1, «Ya está» 2. Es el promedio de quienes podían saberlo, en porcentaje de 2 puntos. Cada persona cuenta una vez; «No sé» queda fuera.',
  explainSpread:
    'Rango probable: promedio ± t × s ÷ √n, cortado en 0 y 100. Aquí n es cuántas personas podían saberlo, s cuánto difieren sus respuestas, y t compensa una n pequeña. Unos 90 de 100 rangos así contienen la cifra verdadera. Si todas respondieron igual, lo reemplaza el límite de Wilson.',
  explainK: (k) =>
    `No se muestran cifras de menos de ${k} personas, ni siquiera cuántas eran: podrían señalar a una persona.`,
  explainBands:
    'Lecturas: «En construcción» hasta 59, «Afianzándose» desde 60, «Sólido» desde 80. Estas líneas vienen de herramientas de capacidad que completan equipos capacitados. Para consultas breves son costumbre del campo, no algo probado.',
  explainTrend: (points) =>
    `Foco, puntos hasta ahora: ${points}. Con menos de 6 no se dice nada. De 6 a 9, una prueba exacta de Mann–Kendall debe llegar a p < .05 para «tiende»; desde 10, las reglas de rachas de Anhøj deben dar señal para «cambió». Otro foco u otras preguntas empiezan de nuevo.`,
  explainLeaning: (p, slope) => `Aquí p ${p}, y la pendiente es ${slope} por semana (Theil–Sen).`,
  explainNoTrend: 'Solo el impulsor en foco se juzga en el tiempo: es el único que se pregunta cada vez.',
};

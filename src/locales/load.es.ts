import type { Sentences } from './en.ts';

/** Lo que Driveline dice de las preguntas fuera de los impulsores, y de preguntar menos. */
export const loadEs: Sentences['load'] = {
  about: {
    confidence: 'Confianza (sentirse capaz de hacer su parte)',
    worth: 'Vale el tiempo',
    fit: 'Cabe en la semana',
  },
  score: (about, score, likely, n, asked) =>
    `${about}: ${score}${likely}, ${n} de ${asked}. No cuenta en ningún impulsor.`,
  likely: (low, high) => ` (probable ${low}–${high})`,
  tooFew: (about) => `${about}: muy pocas respuestas.`,
  held: (about) => `${about}: retenido esta semana.`,
  band: (about, band) => `${about}: ${band}.`,
  trend: {
    notEnough: (points, least) => `${points} de ${least} puntos para una tendencia.`,
    noClearChange: 'Sin cambio claro.',
    up: 'Tiende a subir.',
    down: 'Tiende a bajar.',
    above: 'Cambió: últimamente por encima de su mitad.',
    below: 'Cambió: últimamente por debajo de su mitad.',
    changed: 'Cambió en algún momento.',
  },
  propose:
    'Dos veces seguidas, este trabajo quedó por debajo de 60 en si vale su tiempo. Para decidir: ¿preguntar la mitad?',
  proposeShort: 'Dos veces por debajo de 60 en si vale su tiempo: ¿preguntar la mitad?',
  choices: { less: 'Preguntar la mitad', keep: 'Seguir igual' },
  choiceMeaning: (choice) => `${choice}: registrar esto como decisión del equipo`,
  recorded: {
    less: 'Registrado. Las consultas llegan ahora la mitad de veces; el próximo resumen lo contará con su nombre.',
    keep: 'Registrado. Las consultas siguen como antes; el próximo resumen lo contará con su nombre.',
  },
  told: {
    less: (name, day) =>
      `Dijeron que apenas valía su tiempo: se pregunta la mitad, por decisión de ${name}, ${day}.`,
    keep: (name, day) => `Se pregunta igual que antes, por decisión de ${name}, ${day}.`,
  },
  toldShort: {
    less: (name, day) => `Como pidieron, se pregunta la mitad (${name}, ${day}).`,
    keep: (name, day) => `Se pregunta igual que antes (${name}, ${day}).`,
  },
  gone: 'Esta propuesta ya no existe. No se cambió nada.',
  explain: (about) =>
    `${about}: una pregunta al personal en lugar de una de un impulsor, como mucho cada cuatro semanas. Los mismos puntos, rango y reglas que los impulsores; nunca en la cifra de un impulsor.`,
};

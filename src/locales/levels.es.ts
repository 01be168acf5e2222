import type { Sentences } from './en.ts';

/** The sentences of the digests of schools, districts, regions and states in Spanish. */
export const levelsEs: Sentences['levels'] = {
  title: (unit, first, last) => `${unit} · semanas del ${first} al ${last}`,
  summary: (unit) => `Resumen mensual de fidelidad de ${unit}.`,

  first: 'Este es el primer resumen en este nivel.',
  undecided: 'La última vez no se decidió nada.',
  unproposed: 'La última vez no hubo nada que decidir.',

  groups: { competency: 'Competencia', organization: 'Organización', leadership: 'Liderazgo' },
  below: { school: 'equipos', district: 'escuelas', region: 'distritos', state: 'regiones' },
  mixed: 'escuelas y equipos',
  behind: (people, shown, all, units) =>
    `Detrás de estas cifras: ${people} personas, ${shown} de ${all} ${units}. Cada persona cuenta una vez.`,
  behindShort: (people, shown, all, units) => `${people} personas, ${shown} de ${all} ${units}.`,
  closedActions: (count) => (count === 1 ? '1 acción cerrada' : `${count} acciones cerradas`),
  endedBarriers: (count) => (count === 1 ? '1 obstáculo respondido' : `${count} obstáculos respondidos`),
  learning: (driver) =>
    `Desarrollo profesional: prevean una sesión breve sobre «${driver}», con seguimiento en dos semanas.`,
  nothing: (k) =>
    `Esta vez no hay cifras: en ningún lugar respondieron ${k} personas o más que se puedan mostrar juntas.`,

  table: 'Impulsores, en porcentaje de puntos',
  columns: {
    driver: 'Impulsor',
    score: 'Cifra (rango probable)',
    band: 'Lectura',
    people: 'Personas',
    name: 'Nombre',
  },
  tooFew: 'muy pocas respuestas',
  byVote: (team) => `${team} (voto del equipo)`,
  straddles: (lower, upper) => `${lower} o ${upper}`,

  mean: (mean, shown, all) => (shown === all ? mean : `${mean} (${shown} de ${all} impulsores)`),
  lowest: (driver, score) => `la más baja: ${driver} ${score}`,
  trend: {
    noClearChange: (group, points) => `${group}: sin cambio claro (${points} puntos).`,
    up: (group, points) => `${group}: tiende a subir (${points} puntos).`,
    down: (group, points) => `${group}: tiende a bajar (${points} puntos).`,
    above: (group, points) => `${group}: cambió, últimamente sobre su mitad (${points} puntos).`,
    below: (group, points) => `${group}: cambió, últimamente bajo su mitad (${points} puntos).`,
    changed: (group, points) => `${group}: cambió en algún momento (${points} puntos).`,
  },

  bandsOf: (units) => `Lecturas por nombre: ${units}`,
  countsOf: (units) => `Cuántas lecturas de cada tipo: ${units}`,
  needs: (driver, low, of, units) =>
    `Lo que necesitan de aquí: «${driver}» está en construcción en ${low} de ${of} ${units}.`,

  propose: {
    school: (driver) =>
      `Para decidir: en las próximas cuatro semanas, ¿facilitar una cosa de «${driver}» a todos los equipos?`,
    above: (driver) => `Para decidir: en las próximas cuatro semanas, ¿quitar un obstáculo a «${driver}»?`,
  },
  decide: 'Para decidir en conjunto: ¿qué apoyo ayudaría más en las próximas cuatro semanas?',
  choiceMeaning: (choice) => `${choice}: registrar esto como la decisión`,
  small: (k) => `Nunca de menos de ${k} personas; no se ordena a nadie ni a ninguna unidad.`,
  mayNotDecide:
    'Solo quien lidera o facilita esta unidad, o una superior, puede registrar la decisión. No cambió nada. Cuénteles aquí lo que piensa.',

  explainSchool:
    'Cifra: el promedio de quienes podían saberlo, con 0, 1 o 2 puntos cada persona, en porcentaje de 2. Suma lo que vale de cada equipo: la cifra más nueva de su propio resumen, también si después se retuvo otra, o, si no pudo mostrar ninguna, la respuesta más nueva de cada persona en estas semanas. Cada respuesta se usa una vez.',
  explainAbove: (units) =>
    `Cifra: el promedio simple (${units}), para que lo grande no hable por lo pequeño. La cifra de una escuela es el promedio de sus personas. Los equipos pequeños que solo se muestran juntos cuentan como uno más.`,
  explainVotes:
    'Equipos que votan: su lectura es lo que cada equipo acordó sobre sus preguntas en las últimas doce semanas. Es otra fuente, así que no entra en ningún puntaje de aquí.',
  explainRange:
    'Rango probable: promedio ± t × s ÷ √n de las personas, cortado en 0 y 100. Unos 90 de 100 rangos así contienen la cifra verdadera.',
  explainGroups:
    'La cifra de un grupo es el promedio simple de sus impulsores con cifra, y nunca va sin la más baja: un impulsor fuerte no esconde uno débil.',
  explainTrend: (points) =>
    `Cambio: de cada grupo cuenta solo un resumen de cada dos, porque dos seguidos comparten respuestas, y solo lo que se contó en sus semanas, con todos sus impulsores. Puntos hasta ahora: ${points}. Con menos de 6 no se dice nada; de 6 a 9 decide una prueba exacta de Mann–Kendall; desde 10, las reglas de rachas de Anhøj.`,
  explainK: (k) =>
    `Las cifras se hacen con grupos separados de ${k} personas o más. Así, restar una escuela del distrito, o este mes del anterior, nunca deja menos. Lecturas: «En construcción» hasta 59, «Afianzándose» desde 60, «Sólido» desde 80; costumbre del campo, no algo probado.`,
  explainFigure: (score, n, units, word) => `${score}: ${n} personas en ${units} ${word}`,
};

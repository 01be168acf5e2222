import type { Sentences } from './en.ts';

/** Lo que Driveline dice de las etapas. */
export const stageEs: Sentences['stage'] = {
  names: {
    exploration: 'Exploración',
    installation: 'Instalación',
    initial: 'Implementación inicial',
    full: 'Implementación plena',
  },
  meanings: {
    exploration: '¿Hace falta y encajaría? Todavía no se usa nada, por eso no se pregunta si se hace bien.',
    installation: 'Preparativos: personas, formación, tiempo y datos.',
    initial:
      'Empiezan las primeras personas. Es el momento más frágil: primero el acompañamiento y las barreras.',
    full: 'La mitad o más de quienes debían usarlo lo usa como se describe. Menos preguntas; cuidamos que dure.',
  },
  tone: {
    exploration: 'Todavía no se usa nada. Solo preguntamos qué haría falta.',
    installation: 'Estamos en los preparativos. Aquí «Aún no» es una respuesta normal.',
    full: 'Esto ya lleva un tiempo en uso. Miramos si se mantiene.',
  },
  propose: {
    exploration: (driver) => `Para decidir: ¿qué haría falta primero para «${driver}»?`,
    installation: (driver) => `Para decidir: la próxima semana, ¿dejar lista una parte de «${driver}»?`,
    initial: (driver) => `Para decidir: la próxima semana, ¿facilitar una cosa de «${driver}»?`,
    full: (driver) => `Para decidir: la próxima semana, ¿afianzar una cosa de «${driver}»?`,
  },
  title: (team) => `${team}: etapa`,
  now: (stage) => `Ahora: ${stage}.`,
  since: (stage, day, name) => `Ahora: ${stage}, desde el ${day}, por decisión de ${name}.`,
  why: (why) => `Por qué: ${why}`,
  list: '¿Qué equipo?',
  noTeam:
    'No conozco aquí ningún equipo suyo. La etapa se muestra a quienes son del equipo y a quienes lo dirigen.',
  unknown: (typed) => `Ninguno de sus equipos se llama «${typed}».`,
  tooMany: (command) => `Tiene muchos equipos aquí. Nombre uno: ${command} y el comienzo de su nombre.`,
  change: 'Cambiar la etapa',
  changeMeaning: (team) => `Registrar que ${team} pasa a otra etapa`,
  formTitle: 'Cambiar la etapa',
  formStage: 'Nueva etapa',
  formWhy: '¿Por qué?',
  formWhyHint: 'Una frase, sin nombres.',
  formIntro: (team) =>
    `El próximo resumen de ${team} contará esta decisión con su nombre y su motivo. De ella depende qué se pregunta. También se puede volver atrás.`,
  formSave: 'Registrar',
  formCancel: 'Cancelar',
  needsWhy: 'Escriba una frase, por favor: el equipo la leerá. Todavía no se registró nada.',
  tooLong: 'Que no pase de 200 caracteres, por favor. No se perdió nada: su texto sigue aquí.',
  sameStage: 'El equipo ya está en esa etapa. Elija otra, por favor.',
  mayNot:
    'Solo quien dirige o modera este equipo, su escuela o su distrito puede cambiar la etapa. No se cambió nada. Cuénteles qué piensa.',
  gone: 'Este equipo ya no existe. No se cambió nada.',
  told: (from, to, name, day, why) =>
    `Etapa: de ${from} a ${to}, por decisión de ${name} el ${day}. Por qué: ${why}`,
  toldShort: (to, name, day) => `Etapa: ahora ${to} (${name}, ${day}).`,
  drift: (driver) =>
    `Conviene mirarlo: ${driver} sale últimamente más bajo que antes. ¿Qué ha cambiado alrededor?`,
};

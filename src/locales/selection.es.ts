import type { Sentences } from './en.ts';

/** Lo que Driveline dice cuando alguien es nuevo en un papel, en español. */
export const selectionEs: Sentences['selection'] = {
  gone: 'Esto ya no está. No se guardó nada.',
  notYours: 'Esto es de otra persona. No se guardó nada.',
  olderTap: 'Ya se había guardado un toque posterior, así que este no contó.',
  roles: { coach: 'coach', leader: 'líder', facilitator: 'facilitador o facilitadora' },
  ask: {
    title: (role, unit) => `Usted empieza como ${role} en ${unit}. ¡Le damos la bienvenida!`,
    text: 'Si quiere, anote qué aporta y qué le gustaría aprender, y elija quién puede leerlo. A quien le capacita o le acompaña le ayuda a empezar por donde conviene.',
    write: 'Anotarlo',
    change: 'Cambiarlo o retirarlo',
    handed: (name) => `${name} puede leer lo que usted escribió. Puede retirarlo cuando quiera.`,
    kept: 'Lo que escribió se guarda solo para usted.',
    private:
      'Se guarda cifrado. Solo lo lee la única persona que usted elija; quien le evalúa no puede elegirse. Lo guarda el distrito; puede aplicarse la ley de registros.',
  },
  form: {
    title: 'Su traspaso',
    intro: 'Deje en blanco lo que quiera. Usted elige a la única persona que puede leerlo.',
    strengths: '¿Qué aporta usted a este papel?',
    gaps: '¿Qué le gustaría aprender o ver primero?',
    hint: 'Sin nombres de estudiantes, por favor.',
    recipient: '¿Quién puede leerlo?',
    nobody: 'Solo yo',
    answer: 'También puede leer mi respuesta sobre el tiempo',
    answerHint: 'Si usted sabía el tiempo que exige y podía decir que no.',
    save: 'Guardar',
    cancel: 'Cerrar',
    empty: 'Todavía no hay nada escrito. Escriba algo o cierre el diálogo.',
    tooLong: (most) => `Que no pase de ${most} caracteres. No se perdió nada.`,
  },
  saved: (name) => `Guardado. ${name} recibe un mensaje y puede leerlo.`,
  savedAlone: 'Guardado, solo para usted.',
  received: {
    title: (name) => `${name} le ha dejado algo`,
    text: (name, role, unit) =>
      `${name} empieza como ${role} en ${unit} y le eligió a usted para leer qué aporta y qué le gustaría aprender.`,
    read: 'Leerlo',
    small: 'Aquí solo usted puede leerlo, mientras se lo permitan. No es una evaluación.',
    strengths: 'Lo que aporta',
    gaps: 'Lo que le gustaría aprender o ver primero',
    time: 'Sabía el tiempo que exige y podía decir que no con tranquilidad',
    takenBack: 'Lo retiró, o ya no está.',
  },
  chosen: {
    because: (name, role, unit) => `${name} empieza como ${role} en ${unit}.`,
    said: (rating) => `Usted dijo: ${rating}. Aquí puede cambiarlo.`,
    passOn: (name) =>
      `Todavía se puede pasar: cuente a quien capacita o acompaña a ${name} lo que usted vio al elegir.`,
  },
  answered: (rating) => `Sobre el tiempo usted dijo: ${rating}.`,
  private:
    'Solo usted ve su respuesta. Si usted lo indica abajo, la lee una persona de su elección; nunca quien le evalúa. La guarda el distrito; puede aplicarse la ley de registros.',
  privateChosen: 'Aquí solo usted ve su respuesta. Es un recordatorio, no un informe. La guarda el distrito.',
};

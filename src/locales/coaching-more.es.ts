import type { Sentences } from './en.ts';

/** Lo que se dice cuando un coach se va, sobre los hábitos de los coaches y sobre lo que les cuesta a varias personas. */
export const coachingMoreEs: Pick<
  Sentences['coaching'],
  'handover' | 'habits' | 'hold' | 'second' | 'theme'
> = {
  handover: {
    title: (former) => `${former} ya no le acompaña aquí.`,
    text: (former, coach) =>
      `Lo que compartió con ${former} está sellado: solo usted puede leerlo. ¿Quiere que ${coach} pueda leer esas entradas? Usted decide y puede cambiarlo después.`,
    agree: (coach) => `${coach} puede leerlas`,
    sealed: 'Que sigan selladas',
    agreed: (former, coach) => `${coach} puede leer lo que usted compartió con ${former}.`,
    kept: (former) => `Lo que compartió con ${former} sigue sellado.`,
    takeBack: 'Sellarlas otra vez',
    private:
      'Los borradores y lo que nunca compartió siguen siendo suyos en todo caso. A nadie se le dice qué eligió.',
    notYours: 'Solo decide quien lo escribió. No se cambió nada.',
  },

  habits: {
    title: 'Una vez al mes: su propio coaching',
    text: 'Dos preguntas, sin puntaje, y nadie lo lee. Puede dejarlo.',
    write: 'Escribir',
    skip: 'Esta vez no',
    entry: (day) => `Su propio coaching · ${day}`,
    formTitle: 'Su propio coaching',
    intro: 'Deje en blanco lo que quiera. Solo usted lo lee y no se le da ningún puntaje.',
  },

  hold: {
    on: 'En su distrito hay una retención legal: hasta que termine, nada de lo escrito aquí se borra del todo. Lo que usted borra ya no se muestra a nadie; de lo que cambia se guarda también el texto anterior.',
    version: (day) => `Como estaba hasta el ${day}; lo conserva la retención legal`,
    digest: 'Hay una retención legal: hasta que termine, lo escrito en el coaching no se borra del todo.',
  },

  second: {
    text: (names) => `También le acompaña ${names}.`,
    open: (name) => `Abrir: ${name}`,
    openMeaning: (name) => `Abrir en qué están trabajando usted y ${name}`,
    own: 'Y su propio acompañamiento:',
  },

  theme: {
    ask: '¿Qué estorbó más? Solo se cuenta; nunca se muestra con un nombre.',
    themes: { skill: 'Habilidad', time: 'Tiempo', belief: 'Convicción' },
    meanings: {
      skill: 'Una habilidad: cómo hacerlo todavía se está construyendo',
      time: 'Tiempo: no hay tiempo o lugar para hacerlo',
      belief: 'Convicción: no parece valer la pena o no parece correcto',
    },
    chosen: (theme) => `✓ ${theme}`,
    saved: (k) =>
      `Contado. Su semana y el plan de aprendizaje del equipo lo muestran solo desde ${k} personas, y sin nombres.`,
    week: (said) => `Les pasa a varias personas que usted acompaña: ${said}.`,
    count: (theme, people) => `${theme} (${people})`,
  },
};

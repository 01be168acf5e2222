import type {
  ActionState,
  Challenge,
  CoverState,
  Kind,
  Outcome,
  TriageQuestion,
} from '../model/improvement/index.ts';
import type { Sentences } from './en.ts';

const questions: Readonly<Record<TriageQuestion, string>> = {
  same_problem: '¿Describirían este problema de la misma manera todas las personas afectadas?',
  solved_before: '¿Ya lo ha resuelto alguien aquí en algún lugar?',
  one_decision: '¿Se acabaría casi del todo con una decisión de la persona adecuada?',
  asks_for_loss: '¿Le pide a alguien que renuncie a tiempo, prestigio, una costumbre o una convicción?',
};

const formTitles: Readonly<Record<Challenge, string>> = {
  technical: 'Solución conocida',
  adaptive: 'Un cambio difícil',
  mixed: 'Un poco de ambos',
};

const formIntros: Readonly<Record<Challenge, string>> = {
  technical:
    'Parece una solución conocida: nombre el paso, quién lo hace y una fecha cercana. Después, avise cuando esté hecho.',
  adaptive:
    'Parece un cambio difícil: se ve de distintas maneras o alguien perdería algo. Empiece con una prueba pequeña que se pueda deshacer, pensada por quienes están más cerca. Conversar en persona ayuda más que un hilo.',
  mixed:
    'Una parte es una solución conocida y otra necesita una conversación. Se convierte en dos acciones enlazadas, para que el arreglo no oculte la conversación.',
};

const what: Readonly<Record<Kind, { label: string; hint: string }>> = {
  technical: {
    label: 'La solución',
    hint: 'Un paso que alguien pueda dar, p. ej. reducir el formulario a una página.',
  },
  adaptive: {
    label: 'La prueba pequeña, o la conversación',
    hint: 'P. ej. probarlo dos semanas en un grado, o escuchar a quienes lo ven de otro modo.',
  },
};

const due: Readonly<Record<Kind, string>> = {
  technical: 'Hecho antes del',
  adaptive: 'Conversarlo antes del',
};

const prediction: Readonly<Record<Kind, { label: string; hint: string }>> = {
  technical: { label: 'Qué esperamos', hint: 'Si …, entonces … para el …' },
  adaptive: {
    label: 'Qué esperamos aprender y qué puede perder alguien',
    hint: 'Sin nombres de estudiantes, por favor.',
  },
};

const states: Readonly<Record<ActionState, string>> = {
  proposed: 'espera que su responsable acepte',
  agreed: 'acordada',
  doing: 'en marcha',
  study: 'en revisión',
  act: 'por decidir',
  closed: 'cerrada',
};

const outcomes: Readonly<Record<Outcome, string>> = {
  adopted: 'Conservarlo',
  adapted: 'Conservarlo con cambios',
  abandoned: 'Dejarlo',
  again: 'Intentarlo otra vez',
};

const closed: Readonly<Record<Outcome, (what: string) => string>> = {
  adopted: (what) => `${what}: se conserva`,
  adapted: (what) => `${what}: se conserva con cambios`,
  abandoned: (what) => `${what}: se deja`,
  again: (what) => `${what}: otro intento`,
};

const strained: Readonly<Record<Extract<CoverState, { type: 'strained' }>['why'], string>> = {
  too_many: 'sostiene tres impulsores',
  fell: 'bajó 10 puntos o más',
  weak: 'está por debajo de 60',
};

/** Lo que Driveline dice sobre acciones, coberturas y pendientes, en español. */
export const improvementEs: Sentences['improvement'] = {
  form: {
    triageTitle: '¿De qué tipo es?',
    triageIntro: 'Cuatro respuestas rápidas. Solo deciden qué se pregunta después.',
    triageIntroFor: (driver) =>
      `Para «${driver}». Cuatro respuestas rápidas deciden qué se pregunta después.`,
    questions,
    yes: 'Sí',
    no: 'No',
    next: 'Siguiente',
    cancel: 'Cancelar',
    save: 'Guardar',
    team: 'Para quién',
    driver: '¿De qué impulsor se trata?',
    titles: formTitles,
    intros: formIntros,
    what,
    due,
    owner: 'Quién se encarga',
    ownerHint: 'Una sola persona. Se le pregunta primero y puede decir que no.',
    prediction,
    measure: 'Cómo lo veremos',
    measureHint: '¿Qué pregunta, cuenta u observación lo dirá?',
    seenBy: 'Lo pueden leer el equipo, su escuela y quienes evalúan allí.',
    moveTitle: 'Otra fecha',
    nameTitle: 'Encargarlo a alguien',
    nameIntro: 'Se le pregunta primero. Hasta que acepte, vuelve a ser una propuesta.',
    coverTitle: 'Planear una cobertura',
    coverIntro: (driver) =>
      `Mientras «${driver}» esté débil, un impulsor más fuerte puede sostener una parte. Su puntaje queda como está. Diga quién se ocupa y cuándo se vuelve a mirar.`,
    coverBy: 'Qué impulsor cubre',
    review: 'Volver a mirar el',
    studyTitle: 'Mirar y decidir',
    studyIntro: {
      technical: '¿Está hecho y ayudó? Basta una línea para cada cosa. Su equipo la lee.',
      adaptive:
        '¿Qué aprendimos, también de quienes lo ven de otro modo? No tiene que estar terminado. Su equipo lo lee.',
    },
    seen: { technical: 'Qué se vio', adaptive: 'Qué aprendimos' },
    seenHint: 'También lo que no salió como se esperaba. Sin nombres de estudiantes, por favor.',
    outcome: 'Qué se decide',
    outcomes,
    decided: 'La decisión en una línea',
    decidedHint: 'Es lo primero que su equipo lee en el próximo resumen.',
    next_due: 'Si se intenta otra vez: para cuándo',
    needed: 'Responda esto, por favor. No se guardó nada; lo que escribió sigue aquí.',
    tooLong: (most) => `Use menos de ${most} caracteres, por favor. Lo que escribió sigue aquí.`,
    badDate: (from, to) => `Elija un día entre el ${from} y el ${to}, por favor.`,
    unknownOwner: 'Driveline no conoce a esta persona en su distrito. Elija a otra, por favor.',
    decideToo: 'Escriba también la decisión en una línea, por favor: sin ella no se cierra.',
    chooseToo: 'Elija también qué se decide, por favor.',
  },

  untitled: (driver) => `Facilitar una cosa de «${driver}»`,
  covers: (by, driver) => `«${by}» cubre a «${driver}»`,
  kinds: { technical: 'solución conocida', adaptive: 'cambio difícil' },
  states,

  saved: {
    own: (due) => `Guardado: es suya, para el ${due}. La encuentra en /driveline due.`,
    asked: (name, due) => `Guardado. Se le pregunta a ${name} si la acepta, para el ${due}.`,
    technical:
      'A una solución conocida le van bien un nombre, un paso, una fecha cercana y avisar cuando esté hecha.',
    adaptive:
      'A un cambio difícil le va bien que lo diseñen quienes están más cerca, que se pidan y protejan otras miradas y que se diga en voz alta qué se pierde. Reúnanse: un hilo no basta.',
    mixed:
      'Se convirtió en dos acciones enlazadas: el arreglo y la conversación. Se muestran juntas, para que una no oculte a la otra.',
    study: 'Guardado. Sigue abierta hasta que también se decida qué se hace.',
    closed:
      'Cerrada. Es lo primero que su equipo lee en el próximo resumen, y se observan tres puntajes más de su impulsor.',
    again: (due) => `Cerrada, y queda abierto el siguiente intento, hasta el ${due}.`,
    moved: (due) => `Guardado. La nueva fecha es el ${due}.`,
  },

  card: {
    ask: (name) => `${name} le pregunta: ¿se encarga usted de esto?`,
    askedByAll: '¿Se encarga usted de esto?',
    yours: 'Su acción',
    of: (name) => `Acción de ${name}`,
    nobodys: 'Una propuesta sin responsable',
    soon: {
      technical: (due) => `Vence el ${due}. Si ya no encaja, cambie la fecha o devuélvala: está bien así.`,
      adaptive: (due) =>
        `Toca conversar el ${due}. ¿Qué hemos aprendido hasta ahora? No tiene que estar terminado.`,
    },
    summary: (title) => `Acción: ${title}`,
    driver: 'Impulsor',
    kind: 'Tipo',
    by: { technical: 'Hecho antes del', adaptive: 'Conversarlo antes del' },
    state: 'Está',
    expect: 'Se espera',
    measure: 'Se verá por',
    cycle: 'Intento',
    stage: 'Iniciada en la etapa',
    seen: 'Se vio',
    decided: 'Se decidió',
    pair: 'La otra mitad de este desafío es una acción aparte.',
    hint: {
      technical: 'Solución conocida: un paso, un nombre y después avisar que está hecho.',
      adaptive:
        'Cambio difícil: una prueba pequeña que se pueda deshacer, otras miradas y una conversación en persona.',
    },
    accept: 'Me encargo',
    acceptMeaning: 'Me encargo de esta acción',
    decline: 'No puedo',
    declineMeaning: 'No me encargo: hace falta otra persona',
    move: 'Otra fecha',
    begin: 'Ya empezamos',
    study: 'Qué se vio',
    decide: 'Decidir',
    take: 'Encargarse',
    hand: 'Encargarla a alguien',
    declined: 'De acuerdo. Vuelve a ser una propuesta y a nadie se le dice por qué.',
    small: 'Su equipo, su escuela y quienes evalúan allí pueden leer esta acción.',
  },

  due: {
    title: 'Qué está pendiente y de quién',
    nothing: 'No hay nada pendiente: ni acciones abiertas ni obstáculos en espera.',
    nobody:
      'Esto es para quienes están en un equipo, en una escuela o dirigen un distrito. Usted no ve ninguna acción.',
    line: (title, owner, when) => `${title} · ${owner} · ${when}`,
    by: (due) => `para el ${due}`,
    late: (due) => `era para el ${due}: ¿qué ayudaría?`,
    conversation: (due) => `toca conversar el ${due}`,
    waiting: 'espera un sí',
    noOwner: 'falta responsable',
    left: (name) => `${name} ya no está: falta responsable`,
    yours: 'Suyas',
    others: 'De otras personas',
    open: (title) => `Abrir: ${title}`,
    more: (count) => `Ver ${count} más, para más adelante`,
    small: 'Solo usted ve esta respuesta.',
  },

  digest: {
    changed: (items) => `Qué cambió gracias a ustedes: ${items}.`,
    andMore: (count) => `${count} más`,
    closed,
    nothingChanged: 'Nada más ha cambiado desde entonces.',
    covered: (driver, score, by, owner, review) =>
      `${driver} ${score} con cobertura de ${by} (${owner}, revisión ${review})`,
    possible: (driver, score, by) => `${driver} ${score}: podría cubrirlo ${by}`,
    uncovered: (driver, score) => `${driver} ${score} sin cobertura`,
    strainedBy: (driver, score, by, why) => `${driver} ${score}: cobertura de ${by} en tensión, ${why}`,
    strained,
    cover: (lines) => `Cobertura: ${lines}.`,
    or: ' o ',
    actions: (parts) => `Acciones: ${parts}.`,
    thisWeek: (count, names) =>
      count === 1 ? `1 para esta semana (${names})` : `${count} para esta semana (${names})`,
    late: (count) => (count === 1 ? '1 atrasada, ¿qué ayudaría?' : `${count} atrasadas, ¿qué ayudaría?`),
    lateShort: (count) => (count === 1 ? '1 atrasada' : `${count} atrasadas`),
    conversations: (count, names) =>
      count === 1 ? `1 conversación pendiente (${names})` : `${count} conversaciones pendientes (${names})`,
    waiting: (count) => (count === 1 ? '1 sin responsable' : `${count} sin responsable`),
    moved: {
      higher: (driver, before, after) =>
        `${driver}: se cerró una acción y siguieron puntajes más altos (${after} después, ${before} antes). Fueron juntos; eso no prueba una causa.`,
      lower: (driver, before, after) =>
        `${driver}: se cerró una acción y siguieron puntajes más bajos (${after} después, ${before} antes). Fueron juntos; eso no prueba una causa.`,
      no_clear_move: (driver) => `${driver} después de su acción: sin cambio claro.`,
      too_few: (driver) => `${driver} después de su acción: muy pocos puntajes para saberlo.`,
    },
    plan: (driver) => `Planear cobertura: ${driver}`,
    takeUp: (driver) => `Encargarse: ${driver}`,
  },

  coverCommand: {
    which: '¿Qué impulsor necesita cobertura? Escriba por ejemplo: /driveline cover capacitación',
    none: (driver) => `Nada puede cubrir a «${driver}»: sin él nadie sabría si una cobertura funciona.`,
  },
  gone: 'Esta acción ya no está. No se cambió nada.',
  notYours:
    'Esto es para quien se encarga de la acción o para quien dirige o facilita aquí. No se cambió nada.',
  notNow: 'Esta acción ya avanzó, así que no se cambió nada. Ábrala de nuevo con /driveline due.',
  mayNotPropose: 'Usted puede proponer acciones para su propio equipo o escuela. No se guardó nada.',
};

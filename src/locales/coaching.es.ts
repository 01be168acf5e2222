import { coachingMoreEs } from './coaching-more.es.ts';
import type { Sentences } from './en.ts';
import { reflectionEs } from './reflection.es.ts';

/** The sentences of coaching in Spanish. */
export const coachingEs: Sentences['coaching'] = {
  notConfidential: 'NO CONFIDENCIAL: este coach también evalúa a esta persona. Aquí no hay texto libre.',
  notYours: 'Esto es de otra persona. No se guardó nada.',
  gone: 'Esto ya no está. No se guardó nada.',
  olderTap: 'Ya se había guardado un toque posterior, así que este no contó.',
  nobody: 'Según el archivo del distrito, usted no acompaña a nadie y nadie le acompaña a usted.',

  week: {
    title: (monday) => `Su semana de coaching · ${monday}`,
    summary: (due) =>
      due === 0
        ? 'Su semana de coaching: no hay nada pendiente.'
        : `Su semana de coaching: ${due} por conversar.`,
    nothing: 'Esta semana no le toca a nadie.',
    person: (name, day) => `${name} · ${day}`,
    overdue: 'sigue abierta',
    later: 'más adelante',
    asked: 'pidió conversar',
    withCheck: 'con revisión de la práctica',
    checked: 'revisión hecha',
    states: { planned: 'planeada', held: '✓ realizada', not_held: 'no realizada' },
    more: (count) => `${count} más: /driveline coaching`,
    private:
      'Solo usted recibe esta lista. Su equipo ve únicamente totales, a partir de suficientes personas.',
    toTalkAbout: (names) => `Visto y todavía sin conversar: ${names}.`,
    parked: {
      open: (day) => `un paso para el ${day}`,
      yes: (_day) => 'paso probado',
      partly: (_day) => 'paso probado en parte',
      no: (_day) => 'paso todavía no probado',
    },
    timePlanned: (planned) => `Planeado esta semana: ${planned} minutos de conversaciones.`,
    time: (planned, kept) =>
      `Planeado esta semana: ${planned} minutos de conversaciones. Usted protege ${kept}.${planned > kept ? ' No alcanza: mueva una o pida tiempo.' : ''}`,
    timeButton: 'Mi tiempo protegido',
    timeTitle: 'Tiempo protegido',
    timeIntro:
      '¿Cuántos minutos por semana quedan libres para sus conversaciones de coaching? Solo usted lo ve.',
    timeLabel: 'Minutos por semana',
    timeBad: 'Escriba un número entero de minutos, de 0 a 2400. No se guardó nada.',
    held: 'Realizada',
    heldMeaning: (name) => `La conversación con ${name} se realizó`,
    move: 'Mover',
    moveMeaning: (name) => `Mover la conversación con ${name} a otro día`,
    notHeld: 'No realizada',
    notHeldMeaning: (name) => `La conversación con ${name} no se realizó`,
    change: 'Cambiar',
    changeMeaning: (name) => `Cambiar lo que registró sobre ${name}`,
    open: 'Abrir',
    openMeaning: (name) => `Abrir en qué están trabajando usted y ${name}`,
    moveTitle: (name) => `Mover a ${name} al`,
    moveNone: 'En las próximas dos semanas no hay ningún día en que ambos trabajen. No se cambió nada.',
    changeTitle: (name, state) => `${name}: ${state}. ¿Qué fue?`,
    back: 'Volver',
  },

  pair: {
    title: (name) => `Usted y ${name}`,
    summary: (name) => `En qué están usted y ${name}.`,
    next: (day) => `Próxima conversación: ${day}.`,
    nextNone: 'No hay ninguna conversación planeada en este ciclo.',
    lastHeld: (day) => `Última conversación realizada: ${day}.`,
    moved: (times) => (times === 1 ? 'Se movió una vez.' : `Se movió ${times} veces.`),
    heldEarly: 'Realizada',
    check: 'Registrar una revisión',
    checkMeaning: (name) => `Registrar lo que vio de la práctica de ${name}`,
    selfCheck: 'Valorar mi práctica',
    selfCheckMeaning: 'Valorar su propia práctica, solo para usted',
    seen: (day) => `Ver lo que vio su coach, ${day}`,
    ask: 'Pedir conversar',
    askMeaning: (name) => `Pedir a ${name} que conversen`,
    asked: (name) => `${name} verá en su lista semanal que usted quisiera conversar.`,
    plan: 'Plan',
    planMeaning: (name) => `Abrir el plan de coaching con ${name}`,
    step: 'Próximo paso',
    tried: 'Revisar el paso',
    adapt: 'Adaptado',
    adaptMeaning: 'Anotar qué se adaptó y si sigue cumpliendo su función',
    write: 'Escribir',
    writeMeaning: 'Escribir para usted; dos preguntas como máximo',
    read: 'Leer lo compartido',
    lastStep: (step, day) => `Último paso: ${step} (para el ${day}).`,
    stepState: {
      yes: 'Probado.',
      partly: 'Probado en parte.',
      no: 'Todavía no probado.',
      open: 'Todavía no revisado.',
    },
    changeStep: 'Quisiera cambiar este paso.',
    adapted: (what, works) => `Adaptado: ${what} ¿Sigue cumpliendo su función? ${works}.`,
    askNone:
      'En este ciclo no hay ninguna conversación planeada que pueda pedir. Escriba directamente a su coach.',
  },

  check: {
    components: {
      shared_goal: 'Una meta de crecimiento acordada por ambas partes',
      real_practice: 'Una mirada a la práctica real',
      soon_feedback: 'Retroalimentación poco después',
      own_reflection: 'Una reflexión en palabras del docente',
      step_tried: 'Un próximo paso, puesto a prueba',
      student_evidence: 'Una mirada a lo que los estudiantes hicieron',
      plan_revised: 'El plan revisado y cambiado',
    },
    happened: { 0: 'No', 1: 'En parte', 2: 'Sí' },
    described: { 0: 'Todavía no', 1: 'En parte', 2: 'Como se describe' },
    title: 'Revisión',
    save: 'Guardar',
    cancel: 'Cancelar',
    introCoach: (name) =>
      `Lo que vio de la práctica de ${name}. Solo se le dice a ${name}, en un plazo de 7 días. Deje en blanco lo que no vio.`,
    introSelf:
      'Lo que usted dice de su propia práctica. Solo usted lo ve; cuenta en la cifra de su equipo, a partir de suficientes personas. Deje en blanco lo que no sepa.',
    happenedLabel: (component) => `${component}: ¿ocurrió?`,
    describedLabel: (component) => `${component}: ¿se hizo como lo describimos?`,
    empty: 'Elija al menos una respuesta o pulse Cancelar. No se guardó nada.',
    seenSummary: (coach) => `${coach} vio algo de su práctica.`,
    seenText: (coach, day) =>
      `${coach} vio algo de su práctica el ${day}. ¿Quisiera valorarla usted antes de mirar?`,
    seenPrivate: (k) =>
      `Aquí solo lo ven usted y su coach. Su equipo ve una cifra combinada de observadores, a partir de ${k} personas. Lo guarda el distrito; puede aplicarse la ley de registros.`,
    show: 'Mostrar',
    showMeaning: 'Mostrar lo que vio su coach',
    rateFirst: 'Primero la valoro yo',
    resultTitle: (coach, day) => `Lo que vio ${coach} el ${day}`,
    resultSummary: 'Lo que vio su coach y, al lado, lo que dice usted.',
    columns: {
      component: 'Parte de la práctica',
      coachHappened: 'Coach: ¿ocurrió?',
      coachDescribed: 'Coach: ¿como se describe?',
      ownHappened: 'Usted: ¿ocurrió?',
      ownDescribed: 'Usted: ¿como se describe?',
    },
    notSeen: '–',
    twoSources: 'Dos miradas, una al lado de la otra. Ninguna es la correcta y nunca se promedian.',
    noOwn: 'Su columna está vacía: puede valorar su práctica cuando quiera.',
  },

  ...reflectionEs,
  ...coachingMoreEs,

  effort: {
    effort: (logs) => `Esfuerzo: ${logs}.`,
    logs: {
      contacts: (held, planned) => `coaching realizado ${held} de ${planned} planeados`,
      checks: (done, planned) => `revisiones de la práctica ${done} de ${planned}`,
      actions: (done, planned) => `acciones cerradas a tiempo ${done} de ${planned}`,
    },
    fewLogs: {
      contacts: 'coaching: muy pocas personas para mostrarlo',
      checks: 'revisiones: muy pocas personas para mostrarlas',
      actions: 'acciones: muy pocas para mostrarlas',
    },
    quality: (self, observers) => `Calidad según cada quien: ${self}; según observadores: ${observers}.`,
    figure: (band, score, n) => `${band} ${score} (n ${n})`,
    few: 'muy pocas',
    tooFew: (k) => `muy pocas para mostrarla (menos de ${k})`,
    by: { self: 'según cada quien', observer: 'según observadores' },
    readings: {
      keep: (source) => `Ambos son altos, ${source}: consérvenlo y empiecen a espaciar el apoyo.`,
      not_landing: (source) =>
        `Se hace mucho y todavía no se nota, ${source}: cambien la capacitación o el coaching, o háganlo más sencillo.`,
      goodwill: (source) =>
        `La calidad es alta con poco apoyo detrás, ${source}: se sostiene con buena voluntad, así que protéjanla.`,
      not_resourced: (source) =>
        `Sin empezar o sin recursos, ${source}: primero busquen el tiempo y las personas.`,
    },
  },
};

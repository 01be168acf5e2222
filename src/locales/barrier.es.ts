import type { Answer, BarrierState, Challenge } from '../model/improvement/index.ts';
import type { Sentences } from './en.ts';

const states: Readonly<Record<BarrierState, string>> = {
  raised: 'planteado',
  triaged: 'visto',
  owned: 'en manos de alguien',
  told: 'respondido',
  closed: 'cerrado',
  reopened: 'abierto otra vez',
  revisited: 'cerrado y vuelto a mirar',
  merged: 'parte de otro',
};

const answers: Readonly<Record<Answer, string>> = {
  resolved: 'Ya no estorba',
  eased: 'Estorba menos',
  declined: 'No, y este es el motivo',
};

const kinds: Readonly<Record<Challenge, string>> = {
  technical: 'una solución conocida',
  adaptive: 'un cambio difícil',
  mixed: 'un poco de ambos',
};

/** Lo que Driveline dice sobre los obstáculos, en español. */
export const barrierEs: Sentences['barrier'] = {
  states,
  answers,
  kinds,
  form: {
    title: '¿Qué estorba?',
    intro:
      'Llega a quienes pueden cambiarlo, y le deben una respuesta. Si los supera, lo pasan al nivel siguiente. El silencio nunca es una respuesta.',
    words: '¿Qué impide hacer bien este trabajo?',
    wordsHint: 'Qué pasa y cuánto cuesta. Sin nombres de estudiantes ni de colegas, por favor.',
    team: 'Desde qué equipo',
    driver: '¿De dónde viene?',
    internal: 'De dentro: reglas, tiempo o formularios nuestros',
    external: 'De fuera: leyes, fondos, pruebas, exigencias',
    voice: '¿En nombre de quién?',
    named: 'En mi nombre',
    shielded: 'Sin mi nombre',
    shieldedHint: (k) =>
      `Sin su nombre dice «alguien de» su equipo, si el equipo tiene ${k} personas o más; si no, «una escuela». Driveline guarda su nombre para darle la respuesta y no lo muestra a nadie.`,
    send: 'Plantearlo',
    cancel: 'Cancelar',
    save: 'Guardar',
    ownTitle: 'Hacerse cargo',
    ownIntro: 'Con esto acusa recibo. Cuatro respuestas rápidas dicen qué tipo de respuesta necesita.',
    answerTitle: 'Responder',
    answerIntro: 'Quienes lo plantearon reciben la respuesta y dicen si mejoró.',
    answer: 'La respuesta',
    reason: 'En una o dos líneas',
    reasonHint: 'Qué cambió o por qué no. Lo leen todas las personas a quienes les toca.',
    mergeTitle: 'Igual que otro',
    mergeIntro: 'Los dos siguen como uno. Quienes plantearon cualquiera reciben la respuesta.',
    merge: 'Es igual que',
    needed: 'Responda esto, por favor. No se guardó nada; lo que escribió sigue aquí.',
    tooLong: (most) => `Use menos de ${most} caracteres, por favor. Lo que escribió sigue aquí.`,
    raiseNote: 'Plantearlo también como obstáculo',
    raiseNoteHint: 'Sin su nombre. Llega a quienes pueden cambiarlo; lo demás de la consulta sigue privado.',
  },
  saved: {
    raised: (level, day) =>
      `Planteado. Ahora lo tiene ${level}, que debe una respuesta antes del ${day}. Se le avisa cuando llegue.`,
    nobody:
      'Planteado, pero nadie dirige su equipo, escuela o distrito en Driveline. Quien administra puede resolverlo.',
    owned: {
      technical: 'Está en sus manos. Una solución conocida: decida, hágalo y responda.',
      adaptive:
        'Está en sus manos. Un cambio difícil: converse con las personas afectadas antes de responder.',
      mixed:
        'Está en sus manos. Arregle lo que se pueda y converse sobre lo demás con las personas afectadas.',
    },
    answered: 'Guardado. Quienes lo plantearon reciben la respuesta y dicen si mejoró.',
    declined: 'Guardado. Quienes lo plantearon reciben su motivo.',
    up: (level) => `Pasó a ${level}, con un plazo propio.`,
    top: 'No hay un nivel por encima. Respóndalo aquí, por favor, también si la respuesta es no.',
    merged: 'Ahora son uno. Quienes plantearon cualquiera reciben la respuesta.',
    better: 'Gracias. Se cierra, y volveré a preguntar en unos tres meses.',
    same: 'Gracias. Queda abierto otra vez y se avisa a su nivel.',
    still: 'Gracias. Queda cerrado.',
    alone: 'No hay nada más en espera en este nivel, así que no hay con qué unirlo.',
    heard: 'Gracias, queda anotado. Falta lo que digan las demás personas.',
  },
  card: {
    arrived: 'Algo le estorba a la gente',
    yours: 'Un obstáculo que usted planteó',
    answered: 'Su obstáculo tiene respuesta',
    revisit: 'Hace un tiempo esto mejoró. ¿Sigue así?',
    summary: 'Un obstáculo',
    from: 'De',
    voices: (first, more) => (more === 0 ? first : `${first} y ${more} más`),
    memberOf: (team) => `alguien de ${team}`,
    atASchool: (district) => `una escuela de ${district}`,
    named: (name, team) => `${name}, ${team}`,
    raised: 'Planteado',
    with: 'Lo tiene',
    state: 'Está',
    kind: 'Tipo',
    driver: 'Impulsor',
    by: 'Acuse recibo, y responda, antes del',
    byDays: (acknowledge, answer) => `${acknowledge}, y ${answer}`,
    answer: 'Respuesta',
    owner: 'En manos de',
    teams: (count) => `Lo mismo viene de ${count} equipos: quizá le toque al nivel siguiente.`,
    own: 'Me hago cargo',
    answerIt: 'Responder',
    up: 'Pasarlo arriba',
    merge: 'Igual que otro',
    better: 'Mejor',
    betterMeaning: 'Para mí mejoró',
    same: 'Sigue igual',
    sameMeaning: 'Para mí sigue igual',
    asks: '¿Mejoró para usted?',
    small: 'Solo pueden leerlo quienes lo plantearon, su equipo y los niveles por los que pasó.',
  },
  closure: (answered, raised, days) =>
    `${answered} de ${raised} con respuesta en este distrito, mediana ${days} días de clase.`,
  closureNone: (raised) => `0 de ${raised} con respuesta en este distrito.`,
  due: {
    line: (words, level, when) => `${words} · ${level} · ${when}`,
    acknowledge: (day, of) => `por acusar recibo, día ${day} de ${of}`,
    answer: (day, of) => `por responder, día ${day} de ${of}`,
    open: (words) => `Obstáculo: ${words}`,
  },
  digest: {
    barriers: (parts) => `Obstáculos: ${parts}.`,
    here: (count, day, of) =>
      count === 1
        ? `1 espera aquí (día ${day} de ${of})`
        : `${count} esperan aquí (el primero: día ${day} de ${of})`,
    overdue: (count) => `${count} fuera del plazo acordado`,
    above: (count, level, day, of) => `${count} en ${level} (día ${day} de ${of})`,
    teams: (count) => `uno viene de ${count} equipos: conviene pasarlo arriba`,
    rate: (answered, raised, days) => `${answered} de ${raised} con respuesta, mediana ${days} días de clase`,
    closed: (words, day) => `${words} (planteado el ${day})`,
    declined: (words, day) => `se respondió que no: ${words} (planteado el ${day})`,
  },
  gone: 'Este obstáculo ya no está. No se cambió nada.',
  notYours: 'Esto es para quienes dirigen el nivel donde espera. No se cambió nada.',
  notNow: 'Este obstáculo ya avanzó, así que no se cambió nada. Ábralo de nuevo con /driveline due.',
  mayNotRaise: 'Usted puede plantear obstáculos desde su propio equipo o escuela. No se guardó nada.',
};

import { analysisEs } from './analysis.es.ts';
import { askingEs } from './asking.es.ts';
import { barrierEs } from './barrier.es.ts';
import { coachingEs } from './coaching.es.ts';
import { digestEs } from './digest.es.ts';
import { districtEs } from './district.es.ts';
import type { Sentences } from './en.ts';
import { guideEs } from './guide.es.ts';
import { homeEs } from './home.es.ts';
import { improvementEs } from './improvement.es.ts';
import { learningEs } from './learning.es.ts';
import { levelsEs } from './levels.es.ts';
import { loadEs } from './load.es.ts';
import { membersEs } from './members.es.ts';
import { modeEs } from './mode.es.ts';
import { namesEs } from './names.es.ts';
import { outcomesEs } from './outcomes.es.ts';
import { policyEs } from './policy.es.ts';
import { reachEs } from './reach.es.ts';
import { selectionEs } from './selection.es.ts';
import { setupEs } from './setup.es.ts';
import { stageEs } from './stage.es.ts';
import { trainingEs } from './training.es.ts';
import { voteEs } from './vote.es.ts';
import { welcomeEs } from './welcome.es.ts';

/** Every sentence that Driveline says in Spanish. */
export const es: Sentences = {
  ...namesEs.plain,
  ratings: { not_yet: 'Aún no', partly: 'En parte', in_place: 'Ya está', cant_tell: 'No sé' },
  ratingMeanings: {
    not_yet: 'Aún no: por ahora no me ocurre',
    partly: 'En parte: ocurre a veces o solo una parte',
    in_place: 'Ya está: ocurre tal como se describe',
    cant_tell: 'No sé: no puedo decirlo, no me cuenten en esta',
  },
  bands: { building: '○ En construcción', taking_hold: '◐ Afianzándose', strong: '● Sólido' },

  checkin: {
    title: 'Su consulta de la semana',
    reminderTitle: 'Su consulta sigue abierta',
    summary: (question) => `Consulta, basta un toque: ${question}`,
    progress: (position, of, driver) => `Pregunta ${position} de ${of} · ${driver}`,
    changing: (position, of, driver) => `Cambiar la pregunta ${position} de ${of} · ${driver}`,
    lastAnswer: (rating) => `Guardado: ${rating}.`,
    lastSkipped: 'Sin responder. Todavía puede hacerlo al final.',
    unanswered: 'Sin responder',
    withNote: (rating) => `${rating}, con una nota`,
    editNote: (position) => `Editar nota ${position}`,
    skip: 'Dejar esta',
    skipMeaning: 'Dejar esta pregunta y pasar a la siguiente',
    later: 'Más tarde',
    laterMeaning: 'Elegir cuándo volver a preguntar',
    why: '¿Por qué esta?',
    whyMeaning: '¿Por qué me toca esta pregunta?',
    change: (position) => `Cambiar ${position}`,
    changeMeaning: (position, driver) => `Cambiar su respuesta ${position}: ${driver}`,
    addNote: (position) => `Nota a la ${position}`,
    addNoteMeaning: (position, driver) => `Añadir o editar nota ${position}: ${driver}`,
    privacy: (k) =>
      `Confidencial: su equipo ve una sola cifra conjunta, desde ${k} personas. Quien le evalúa no ve la suya. La guarda el distrito; puede aplicarse la ley de registros.`,
    closes: (when) => `Abierta hasta el ${when}.`,
    done: 'Gracias. Eso era todo.',
    doneSummary: 'Gracias, su consulta está guardada.',
    doneNote: (when) =>
      `Puede cambiar sus respuestas hasta el ${when}. Entonces se prepara el resumen de su equipo.`,
    allSkipped: 'No respondió nada, y está bien.',
    noteTitle: 'Añadir una nota',
    noteSave: 'Guardar',
    noteCancel: 'Cancelar',
    noteIntro: 'Aquí solo usted puede leer esta nota. Su distrito la guarda cifrada.',
    noteLabel: 'Su nota',
    noteHint: 'Sin nombres de estudiantes, por favor.',
    noteTooLong: 'Que no pase de 600 caracteres. No se perdió nada: su texto sigue aquí.',
    laterTitle: '¿Cuándo vuelvo a preguntar?',
    laterToday: (when) => `Hoy más tarde, ${when}`,
    laterTomorrow: (when) => `Mañana, ${when}`,
    laterNextWorkDay: (when) => `Próximo día laboral, ${when}`,
    laterNone: (when) => `No queda otra hora en su horario. Esta consulta está abierta hasta el ${when}.`,
    back: 'Responder ahora',
    keep: 'Dejarla como está',
    ready: 'Listo',
    edit: 'Cambiar o añadir una nota',
    editMeaning: 'Cambiar una respuesta o añadir una nota',
    editTitle: 'Cambiar o añadir una nota',
    snoozed: (when) => `De acuerdo. Volveré a preguntar: ${when}.`,
    closed: (when) => `Esta consulta se cerró el ${when}.`,
    closedKept: (count) =>
      count === 1
        ? 'Se guardó su única respuesta.'
        : `Se guardaron sus ${count} respuestas. Este toque no se contó.`,
    closedEmpty:
      'No se guardó ninguna respuesta y nadie sabe quién respondió. La próxima consulta llegará sola.',
    notYours: 'Esta consulta es de otra persona. No se guardó nada.',
    gone: 'Esta consulta ya no existe. No se guardó nada.',
    olderTap: 'Ya se había guardado un toque posterior, así que este no se contó.',
    whatCounts: '¿Qué cuenta?',
    whyFocus: (driver) =>
      `${driver} es ahora el foco de su equipo, por eso se pregunta cada vez. Sus preguntas se van turnando.`,
    whyLeastCovered: (driver) =>
      `De ${driver} hay menos respuestas de su equipo en esta ronda, por eso toca ahora. A todo el equipo se le pregunta por los mismos impulsores.`,
  },

  coaching: coachingEs,
  training: trainingEs,
  selection: selectionEs,
  learning: learningEs,
  policy: policyEs,
  analysis: analysisEs,
  outcomes: outcomesEs,

  asking: askingEs,

  digest: digestEs,
  levels: levelsEs,
  mode: modeEs,

  reach: reachEs,

  guide: guideEs,

  home: homeEs,

  stage: stageEs,

  load: loadEs,

  members: membersEs,

  welcome: welcomeEs,

  setup: setupEs,
  district: districtEs,

  vote: voteEs,

  improvement: improvementEs,

  barrier: barrierEs,

  /** What is said when no loop can answer. */
  engine: {
    olderMessage:
      'Este mensaje es de una versión anterior de Driveline. No se cambió nada. Use el mensaje más reciente de esta conversación.',
    unknownPerson:
      'Driveline todavía no le conoce en este distrito, así que no se guardó nada. Pida a la persona que administra Driveline en su distrito que le agregue.',
    busy: 'En este momento hay muchísima gente y no alcancé a atender esto. Lo que usted ya respondió está guardado. Inténtelo de nuevo en un minuto.',
    notSaved: 'Algo falló de nuestro lado y no se guardó nada. Inténtelo de nuevo en un minuto.',
  },
};

import type { Sentences } from './en.ts';

/** Las frases de la votación del equipo en español. */
export const voteEs: Sentences['vote'] = {
  links: {
    selection_training: {
      text: 'En el último mes, ¿lo que vimos al elegir a las personas cambió lo que se les enseña en la formación?',
      counts: 'Sí: puede nombrar una sesión que cambió. Algo: se comunicó, pero aún no cambió nada.',
    },
    training_coaching: {
      text: '¿Lo que las personas se llevaron de la formación cambió lo que trabajan con su coach?',
      counts:
        'Sí: el acompañamiento sigue donde terminó la formación. Algo: con algunas personas, o por casualidad.',
    },
    coaching_fidelity: {
      text: '¿El acompañamiento y nuestras revisiones de la práctica aprendieron lo uno de lo otro?',
      counts: 'Sí: en ambos sentidos. Algo: solo cambió uno de los dos por el otro.',
    },
    fidelity_data: {
      text: '¿Los resultados de nuestras revisiones llegaron a los datos con los que decidimos?',
      counts: 'Sí: estaban sobre la mesa al decidir. Algo: existen, pero nadie los miró.',
    },
    data_training: {
      text: '¿Algo en nuestros datos cambió lo que viene en la formación?',
      counts: 'Sí: un tema entró, salió o se movió por ello. Algo: lo hablamos.',
    },
    data_internal: {
      text: '¿Algo en nuestros datos cambió un horario, un formulario o una regla que depende de nosotros?',
      counts: 'Sí: ya cambió. Algo: alguien lo tiene en marcha.',
    },
    internal_external: {
      text: '¿Lo que no pudimos resolver llegó a alguien de fuera que sí puede?',
      counts: 'Sí: lo saben, y sabemos quién es. Algo: está en camino.',
    },
    leadership_all: {
      text: '¿Quienes dirigen usaron lo que surgió aquí para cambiar cómo elegimos, formamos, acompañamos o apoyamos a las personas?',
      counts: 'Sí: puede nombrar lo que cambiaron. Algo: lo retomaron y sigue abierto.',
    },
  },
  linkRatings: { not_yet: 'No', partly: 'Algo', in_place: 'Sí', cant_tell: 'No sé' },
  refusals: {
    facilitatorsDoNotVote:
      'Usted dirige esta votación, por eso no vota en ella. No se guardó nada. Puede mostrar los votos y anotar lo que el equipo acuerde.',
    notOnTeam: 'Aquí votan solo los miembros de este equipo. No se guardó nada ni se avisó a nadie.',
    onlyFacilitators:
      'Eso solo puede hacerlo quien dirige esta votación. No cambió nada, y su propio voto sigue como estaba.',
    closed: 'Esta votación ya cerró, así que su toque no se contó. La próxima llega sola.',
    alreadyRevealed: 'Los votos de esta pregunta ya se mostraron, así que este toque no se contó.',
    notRevealed: 'Los votos de esta pregunta aún no se han mostrado. Muéstrelos primero, por favor.',
    notOpen: 'Esta pregunta aún no está abierta. Use los botones del mensaje más reciente, por favor.',
    digested: 'El resumen de esta semana ya contó lo acordado, así que no cambió nada.',
  },

  leadership: 'Liderazgo',
  allDrivers: 'todos los impulsores',
  title: (team) => `Votación del equipo · ${team}`,
  linksTitle: (team) => `¿Los impulsores se alimentan entre sí? · ${team}`,
  summary: (team, question) => `Votación del equipo, ${team}: ${question}`,
  revealedSummary: (team, spread) => `Votación del equipo, ${team}. Los votos: ${spread}`,
  progress: (position, of, topic) => `Pregunta ${position} de ${of} · ${topic}`,
  voted: (voted, of) => `Han votado ${voted} de ${of}.`,
  privacy: (names) =>
    `Su toque queda oculto hasta que se muestren los votos; hasta entonces puede cambiarlo. Después se ve cuántos eligieron qué, nunca quién, y los votos se borran. Dirige, sin votar: ${names}.`,
  closes: (when) => `Abierta hasta ${when}.`,
  reveal: 'Mostrar los votos',
  revealMeaning: 'Para quien dirige: mostrar cuántos eligieron cada respuesta',
  why: '¿Por qué esta?',
  whyMeaning: '¿Por qué se le pregunta esto al equipo, y qué cuenta?',
  apart: 'Sus respuestas están muy separadas. ¿Qué vio cada persona?',
  together: '¿Alguien lo ve de otra manera?',
  agreeOn: (names) => `${names}: ¿en cuál está de acuerdo el equipo?`,
  goOn: 'Sin acuerdo, seguir',
  goOnMeaning: 'Para quien dirige: seguir sin un acuerdo en esta pregunta',
  noAgreement: 'Sin acuerdo',
  dropped: 'Los votos de cada persona se borraron. Se guardan lo acordado y estas cuentas.',
  correct: (position) => `Corregir la pregunta ${position}`,
  correctMeaning: (position) => `Para quien dirige: anotar de nuevo la pregunta ${position}`,

  done: (title) => `${title}: gracias`,
  agreed: (answer, spread) => `${answer} (votos: ${spread})`,
  notRecorded: (spread) => `Nada anotado (votos: ${spread})`,
  notVoted: 'No se votó',
  goesIntoDigest:
    'Esto va en su próximo resumen, marcado como votación del equipo y aparte de las consultas.',
  told: 'Su resumen ya contó lo acordado.',

  saved: 'Su voto está guardado. Puede cambiarlo hasta que se muestren los votos.',
  olderTap: 'Ya se contó un toque posterior, por eso este no se contó.',
  tooFewVotes: (least) =>
    `Para mostrar los votos hacen falta ${least}, para que no se reconozca ninguno. No cambió nada.`,
  gone: 'Esta votación ya no está. No cambió nada.',
  whyFocus: (driver) => `${driver} es el foco de su equipo, por eso se pregunta cada vez.`,
  whyLeastCovered: (driver) =>
    `${driver} es lo que su equipo menos ha votado últimamente, por eso le toca. El sorteo vale para toda la semana.`,
  whyLink: 'Una vez al mes el equipo mira si lo que se aprende en un lugar cambia algo en otro.',
  whyNotAsked: (teams) =>
    `${teams}: responde por votación, en su canal. Por eso no hay consulta para ese equipo.`,
  whatCounts: '¿Qué cuenta?',

  digest: {
    byVote: 'Este equipo responde por votación.',
    noVote: 'Esta semana no hubo votación.',
    caption: 'Votación del equipo: lo acordado (nunca se promedia con las consultas)',
    columns: { driver: 'Impulsor', agreed: 'Acordado', votes: 'Votos' },
    votes: (n, spread) => `${n}: ${spread}`,
    notRecorded: 'no anotado',
    links: (day, points, possible, percent, answered, of) =>
      `Enlaces, votación de la semana del ${day}: ${points} de ${possible} puntos (${percent} %), ${answered} de ${of} enlaces respondidos.`,
    linksShort: (points, possible, answered, of) =>
      `Enlaces, votación: ${points} de ${possible} puntos, ${answered} de ${of} respondidos.`,
    composite: {
      check_in: (drivers, mean, lowest, score) =>
        `${drivers} impulsores, por consultas: ${mean} de promedio, el más bajo ${lowest} ${score}.`,
      vote: (drivers, mean, lowest, score) =>
        `${drivers} impulsores, por votación: ${mean} de promedio, el más bajo ${lowest} ${score}.`,
    },
    even: (spread) => `Parejo: ${spread} puntos entre el más alto y el más bajo.`,
    uneven: (spread, highest, lowest) => `Desparejo: ${spread} puntos entre ${highest} y ${lowest}.`,
    one_sided: (spread, highest, lowest) =>
      `Cargado a un lado: ${spread} puntos entre ${highest} y ${lowest}.`,
    explainBalance: (scores, mean) =>
      `Los impulsores juntos: ${scores}. Su promedio simple es ${mean}, sin pesos. Lo parejo es el más alto menos el más bajo: hasta 20 parejo, hasta 40 desparejo, más allá cargado a un lado. Impulsores parejos pueden aun así no alimentarse entre sí.`,
    explainVote:
      'Votación: Aún no 0, En parte 1, Ya está 2 puntos, en porcentaje de 2, sobre el acuerdo más reciente de cada pregunta de las últimas 12 semanas; desde dos preguntas por impulsor. Un equipo, un acuerdo: por eso no hay rango probable.',
    explainLinks: (answers) =>
      `Enlaces: No 0, Algo 1, Sí 2 puntos, de 2 por cada enlace respondido. ${answers}.`,
    hint: 'Que sea parejo es una pista, no integración.',
  },
};

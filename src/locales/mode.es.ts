import type { Sentences } from './en.ts';

/** How a team that is too small for figures may go over to votes, in Spanish. */
export const modeEs: Sentences['mode'] = {
  offer: 'Mejor votar en equipo',
  offerMeaning: 'Preguntar al equipo si prefiere responder por votación',
  formTitle: '¿Votar en equipo?',
  formIntro: (team) =>
    `${team} es demasiado pequeño para tener cifras propias. En una votación de equipo cada quien toca en privado, todas las respuestas se muestran juntas y sin nombres, y el equipo acuerda una. Solo empieza si todas las personas del equipo dicen que sí.`,
  formPast: 'Lo que cada quien ha respondido hasta ahora sigue tan oculto como está.',
  facilitator: '¿Quién conduce las votaciones?',
  facilitatorHint: 'Pregunta y anota, y no vota. Puede ser alguien de fuera del equipo.',
  formSend: 'Preguntar al equipo',
  formCancel: 'Cancelar',
  unknownPerson:
    'Driveline no conoce a esta persona, o no tiene cuenta aquí. Elija a alguien del archivo del distrito. No se envió nada.',
  tooFewVoters:
    'Sin esta persona quedarían menos de dos para votar. Elija a alguien de fuera del equipo. No se envió nada.',

  title: (team) => `${team}: ¿responder por votación?`,
  summary: (team) => `Una pregunta para ${team}: ¿prefieren responder por votación?`,
  explain: (name, k) =>
    `Con menos de ${k} personas, las consultas no dan cifras a este equipo: podrían señalar a alguien. En una votación ustedes tocan en privado, ven todas las respuestas juntas y sin nombres, y acuerdan una. La conduciría ${name}, sin votar.`,
  past: 'Lo que han respondido hasta ahora sigue tan oculto como está.',
  agree: 'Sí, votar',
  agreeMeaning: 'Sí, prefiero responder por votación de equipo',
  refuse: 'Mejor no',
  refuseMeaning: 'No, dejarlo como está; nadie sabe quién lo dijo',
  count: (agreed, of) =>
    `${agreed} de ${of} han dicho que sí. Empieza cuando lo digan todos; un «mejor no» basta para dejarlo.`,
  thanks: 'Su sí quedó anotado. Nadie ve de quién es.',
  agreed: (team) => `Todos dijeron que sí: ${team} responde por votación desde ahora.`,
  refused: 'No todos lo quieren, así que nada cambia. A nadie se le dice quién.',
  closed: 'No todos respondieron en dos semanas, así que nada cambia.',
  gone: 'Esta pregunta ya no está abierta. No se cambió nada.',
  notYours: 'Solo deciden esto quienes responden las consultas de este equipo. No se cambió nada.',
  notChanged: (why) => `Este equipo no pudo pasar a votaciones: ${why} No se cambió nada.`,
};
